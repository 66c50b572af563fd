"""A document's words -> mentions of organisations, forces and fighters that no lexicon entry names."""

from dataclasses import replace

from riwaya.lexicon.actor_words import Reading, Role
from riwaya.mentions.extents import body_end, is_adjective, tied_end
from riwaya.mentions.found import Field, Found
from riwaya.mentions.phrases import is_definite
from riwaya.model import ActorKind


def extended(field: Field, found: Found, limit: int) -> Found:
    """A known name with what describes it behind: "the X Y", "X led by Z", "X opposed to"."""
    end = found.last
    while end < limit and field.role(end, Role.LABEL) is not None and is_definite(field.folded(end)):
        end += 1
    end = tied_end(field, end, limit)
    return replace(found, last=end, how=found.how + "+") if end > found.last else found


def body_at(field: Field, i: int, limit: int) -> Found | None:
    """The organisation, force or group of fighters whose phrase begins at this word, or None."""
    head = field.role(i, Role.BODY, Role.FIGHTERS, Role.MEMBER)
    if head is None or head.word.kind is None:
        return None
    core = body_end(field, i, limit, definite=head.definite)
    if core == i + 1 and head.definite:
        further = tied_end(field, core, limit)
        if further == core:
            return _bare(i, head)
        core = further
    inner = _whole_inside(field, i, core)
    if inner is not None:
        return replace(inner, first=i, skip=head.skip, how="part", members=True, head=head.stem,
                       number=head.form.number, gender=head.form.gender, last=_labels(field, core, limit))  # fmt: skip
    if head.word.role is Role.MEMBER:
        return None
    end = tied_end(field, core, limit)
    if end == i + 1 and not head.definite and (head.form.number != "p" or head.word.role is not Role.FIGHTERS):
        return None
    kind = _kind(field, head, i, core)
    return Found(
        i, end, head.skip, kind, head.word.role.value, head=head.stem, gender=head.form.gender, number=head.form.number,
        definite=_is_definite(field, i, core), of=inner.known if inner else _owner(field, i, core),
    )  # fmt: skip


def _bare(i: int, head: Reading) -> Found:
    assert head.word.kind is not None
    return Found(
        i, i + 1, head.skip, head.word.kind, "bare", head=head.stem, gender=head.form.gender, number=head.form.number,
        owner=head.owner, bare=head.word.bare,
    )  # fmt: skip


def _labels(field: Field, end: int, limit: int) -> int:
    while end < limit and field.role(end, Role.LABEL) is not None and is_definite(field.folded(end)):
        end += 1
    return end


def _whole_inside(field: Field, i: int, end: int) -> Found | None:
    """A known actor that is all of the phrase behind its head: its fighters, its aircraft."""
    if i + 1 < end:
        for at in (i + 1, i + 2):
            known = field.known.get(at)
            if known is not None and known.kind is not ActorKind.PERSON and at + (known.last - at) >= end - 1:
                return known if known.how != "known.state" else None
    return None


def _owner(field: Field, i: int, end: int) -> str | None:
    return next((field.known[j].known for j in range(i + 1, end) if j in field.known), None)


def _is_definite(field: Field, i: int, end: int) -> bool:
    return any(is_definite(field.folded(j)) or j in field.known or j in field.places for j in range(i, end))


def _kind(field: Field, head: Reading, i: int, end: int) -> ActorKind:
    """Forces that a state's adjective or the regime follows are the state's."""
    assert head.word.kind is not None
    if head.word.kind is ActorKind.ARMED_GROUP and head.word.role is Role.BODY:
        for j in range(i + 1, end):
            inner = field.role(j, Role.BODY)
            if inner is not None and inner.word.kind is ActorKind.STATE_BODY:
                return ActorKind.STATE_BODY
            if is_adjective(field, j) and field.folded(j) in field.lexicon.grammar["state_adjective"]:
                return ActorKind.STATE_BODY
    return head.word.kind
