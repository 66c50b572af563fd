"""Roles and what each may do: one table, read by ``permission.may`` and by nothing else."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in a case."""

    READER = "reader"
    CODER = "coder"
    SENIOR = "senior"
    OWNER = "owner"


class Action(StrEnum):
    """What can be done in a case; every route of the workbench names one."""

    READ = "read"
    EXPORT = "export"
    """Take tables, dossiers or bundles out."""
    ADD = "add"
    """Put reports in, have them read again."""
    JUDGE = "judge"
    """Give or withdraw one's own opinion on a claim."""
    ASSESS = "assess"
    DISMISS = "dismiss"
    """Put reports of the inbox away, and back."""
    SETTLE = "settle"
    """Decide between two coders."""
    SIGN_OFF = "sign_off"
    DECIDE = "decide"
    """Merge and split incidents, set the release state."""
    RESTRICT = "restrict"
    """Keep a report or incident for named people."""
    EXPUNGE = "expunge"
    PEOPLE = "people"
    """Invite people, give and take roles."""
    AUDIT = "audit"


_CODER = frozenset({Action.READ, Action.EXPORT, Action.ADD, Action.JUDGE, Action.ASSESS, Action.DISMISS})
_SENIOR = _CODER | {Action.SETTLE, Action.SIGN_OFF, Action.DECIDE, Action.RESTRICT}

ALLOWED: dict[Role, frozenset[Action]] = {
    Role.READER: frozenset({Action.READ}),
    Role.CODER: _CODER,
    Role.SENIOR: _SENIOR,
    Role.OWNER: frozenset(Action),
}

RANK: dict[Role, int] = {role: n for n, role in enumerate(Role)}
"""Least first."""
