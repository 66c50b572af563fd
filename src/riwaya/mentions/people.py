"""A document's words -> mentions of populations and of sources that are quoted without a name."""

from riwaya.lexicon.actor_words import Reading, Role
from riwaya.mentions.extents import body_end, is_adjective, tied_end, within_end
from riwaya.mentions.found import Field, Found
from riwaya.mentions.phrases import is_definite
from riwaya.model import ActorKind
from riwaya.text import Kind

_PEOPLE = (Role.PEOPLE, Role.FIGHTERS)


def source_at(field: Field, i: int, limit: int) -> Found | None:
    """The unnamed source whose phrase begins at this word, or None."""
    shared = field.role(i, Role.ONE_OF, Role.SHARE)
    at = i + 1 if shared is not None else i
    head = field.role(at, Role.SOURCE, Role.ACCOUNT) if at < limit else None
    if head is None and shared is not None and shared.word.role is Role.ONE_OF and at < limit:
        return _one_of(field, i, limit, shared)
    if head is None or (shared is not None and head.skip):
        return None
    end = body_end(field, at, limit, definite=head.definite)
    if head.word.role is Role.SOURCE or end > at + 1:
        end = within_end(field, tied_end(field, end, limit), limit)
    skip = shared.skip if shared is not None else head.skip
    how = "source.bare" if end == i + 1 and head.definite else head.word.role.value
    return Found(
        i, end, skip, ActorKind.UNNAMED_SOURCE, how, head=head.stem, gender=head.form.gender, number=head.form.number,
        definite=head.definite, bare=head.word.bare, owner=head.owner,
    )  # fmt: skip


def _one_of(field: Field, i: int, limit: int, shared: Reading) -> Found | None:
    """One of the X (of the Y): not named, whatever X is."""
    if not field.is_word(i + 1) or field.is_stop(i + 1) or not is_definite(field.folded(i + 1)):
        return None
    end = within_end(field, body_end(field, i + 1, limit), limit)
    return Found(i, end, shared.skip, ActorKind.UNNAMED_SOURCE, "one_of", head=shared.stem, number="s", definite=False)


def people_at(field: Field, i: int, limit: int) -> Found | None:
    """The population (or counted fighters) whose phrase begins at this word or number, or None."""
    head_at = _behind_number(field, i, limit)
    counted = head_at > i
    head = field.role(head_at, *_PEOPLE) if head_at < limit else None
    if head is None or head.word.kind is None or (counted and head.skip):
        return None
    if not counted and head.word.role is Role.FIGHTERS:
        return None
    end = head_at + 1
    if not head.definite and not counted:
        end = body_end(field, head_at, limit, definite=False)
    while end < limit and field.is_word(end) and not field.is_stop(end) and is_adjective(field, end):
        end += 1
    end = tied_end(field, end, limit)
    if not counted and not head.definite and head.form.number == "s":
        return None
    skip = _skip(field, i) if counted else head.skip
    how = "counted" if counted else "people" if end > i + 1 else "people.bare"
    return Found(
        i, end, skip, head.word.kind, how, head=head.stem, gender=head.form.gender, number="p",
        definite=head.definite, bare=head.word.bare, owner=head.owner,
    )  # fmt: skip


def _skip(field: Field, i: int) -> int:
    """Letters joined before a number word or a share."""
    form = field.lexicon.numbers.cardinals.get(field.folded(i))
    share = field.role(i, Role.SHARE)
    return form.before.length if form is not None else share.skip if share is not None else 0


def _behind_number(field: Field, i: int, limit: int) -> int:
    """The word behind figures, number words or "tens of" that begin at ``i`` (``i`` itself where none do)."""
    at = i
    while at < limit and at < i + 5:
        word = field.document.words[at]
        number = word.kind is Kind.NUMBER or field.folded(at) in field.lexicon.numbers.cardinals
        if not number and field.role(at, Role.SHARE) is None:
            break
        at += 1
    if at > i and field.folded(at) in field.lexicon.grammar["partitive"]:
        at += 1
    return at if at < limit else i
