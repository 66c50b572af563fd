"""A document's words -> mentions of organisations, forces and fighters that no lexicon entry names."""

from dataclasses import replace

from riwaya.lexicon.actor_words import Reading, Role
from riwaya.lexicon.inflect import Part
from riwaya.mentions.actors.extents import (
    body_end,
    has_n,
    is_adjective,
    names_something,
    noun_end,
    purpose_end,
    tied_end,
)
from riwaya.mentions.actors.found import CLOSING, FEMININE, OPENING, Field, Found
from riwaya.mentions.phrases import is_definite
from riwaya.model import ActorKind
from riwaya.text.clitics import ARTICLE, PREPOSITIONS

_WITH_NATION = (ActorKind.ARMED_GROUP, ActorKind.MEDIA, ActorKind.POLITICAL_BODY)
"""Known actors whose name may go on with a nation that is not part of it."""
_FORCES = (ActorKind.ARMED_GROUP, ActorKind.STATE_BODY)
"""Fighters, soldiers and forces of a known actor stand for it; its website or office does not."""


def extended(field: Field, found: Found, limit: int) -> Found:
    """A known name with what describes it behind: "the X Y", "X led by Z", "X opposed to"."""
    end = found.last
    if found.how == "known.state":
        return found
    if found.kind in _WITH_NATION:
        nation = field.nation(end) if end < limit else None
        end += nation is not None and nation.definite and not nation.skip
    end = _labels(field, end, limit)
    if not _says_of(field, end, limit):
        end = tied_end(field, end, limit)
    if found.kind is not ActorKind.PERSON:
        end = purpose_end(field, end, limit)
    return replace(found, last=end, how=found.how + "+") if end > found.last else found


def _says_of(field: Field, i: int, limit: int) -> bool:
    """A participle without the article behind a name says something of it: "X is part of Y"."""
    tied = field.role(i, Role.TIED) if i < limit else None
    return tied is not None and tied.form.part is Part.PARTICIPLE and not tied.definite


def body_at(field: Field, i: int, limit: int) -> Found | None:
    """The organisation, force or group of fighters whose phrase begins at this word, or None."""
    head = field.role(i, Role.BODY, Role.FIGHTERS, Role.MEMBER)
    if head is None or head.word.kind is None or field.role(i, Role.TIED) is not None:
        return None
    alone = head.word.role is Role.FIGHTERS and head.form.number == "s"
    if alone or (head.word.role is Role.MEMBER and head.definite and not is_adjective(field, i + 1)):
        return None
    core = body_end(field, i, limit, definite=head.definite, described=has_n(head))
    if core == i + 1 and head.definite:
        further = tied_end(field, core, limit)
        if further == core:
            return _bare(i, head) if head.word.alone and not _agrees_before(field, i) else None
        core = further
    inner = whole_inside(field, i, core)
    if inner is not None:
        core = max(core, inner.last)
    if inner is not None and head.word.kind in _FORCES:
        return replace(inner, first=i, skip=head.skip, how="part", members=True, head=head.stem,
                       number=head.form.number, gender=head.form.gender, last=_labels(field, core, limit))  # fmt: skip
    if inner is not None and head.word.kind is inner.kind:
        return replace(inner, first=i, skip=head.skip, how="part", last=_labels(field, core, limit))
    if head.word.role is Role.MEMBER and core == i + 1:
        return None
    pointed = _part_of_pointed(field, i, core, head)
    if pointed is not None:
        return pointed
    end = tied_end(field, _share_end(field, i, _of_end(field, head, core, limit), limit), limit)
    if end == i + 1 and not head.definite and (head.form.number != "p" or head.word.role is not Role.FIGHTERS):
        return None
    kind = kind_of(field, head, i, core)
    of = inner.known if inner is not None else _owner(field, i, core)
    return Found(
        i, end, head.skip, kind, head.word.role.value, head=head.stem, gender=head.form.gender, number=head.form.number,
        definite=_is_definite(field, i, core), like=head.word.like, bare=head.word.bare, of=of,
    )  # fmt: skip


def allies_at(field: Field, i: int, limit: int) -> Found | None:
    """Allies, partners or supporters of somebody, whose phrase begins at this word: "its allies", "allies of X"."""
    head = field.role(i, Role.ALLIES)
    if head is None or head.word.kind is None or (head.definite and not head.owner):
        return None
    end = body_end(field, i, limit, definite=bool(head.owner) or None)
    if end == i + 1 and not head.owner:
        return None
    return Found(
        i, end, head.skip, head.word.kind, "allies", head=head.stem, gender=head.form.gender, number=head.form.number,
        of=_owner(field, i, end),
    )  # fmt: skip


def _agrees_before(field: Field, i: int) -> bool:
    """A feminine noun with the article before a feminine word with it: an adjective (the war that is *going on*)."""
    if i == field.document.sentences[field.document.sentence_of(i)].first:
        return False
    before = field.text(i - 1)
    feminine = before.endswith(FEMININE) and field.text(i).endswith(FEMININE)
    return feminine and all(field.folded(j).startswith(ARTICLE) for j in (i - 1, i))


def _share_end(field: Field, i: int, end: int, limit: int) -> int:
    """A delegation, a squad "of" a body told of with its article."""
    if end != i + 1 or is_definite(field.folded(i)) or field.folded(end) not in field.lexicon.grammar["partitive"]:
        return end
    further = noun_end(field, end + 1, limit) if end + 1 < limit else end
    return further if further > end + 1 and _is_definite(field, end + 1, further) else end


def _of_end(field: Field, head: Reading, end: int, limit: int) -> int:
    """Councils and commands go on with whose they are behind a joined "of": "the local council of the town of X"; all
    bodies with what they are there for."""
    end = purpose_end(field, end, limit)
    if not head.word.of or end >= limit or field.folded(end)[:1] != PREPOSITIONS[1] or not names_something(field, end):
        return end
    if field.lexicon.cues.table.lookup(field.folded(end)) or field.lexicon.triggers.table.lookup(field.folded(end)):
        return end  # a delegation to stress, a committee to investigate
    known = field.known.get(end)
    if known is not None and known.skip == 0:
        return end  # the letter is the first of a party's own name
    return noun_end(field, end, limit)


def _bare(i: int, head: Reading) -> Found:
    assert head.word.kind is not None
    return Found(
        i, i + 1, head.skip, head.word.kind, "bare", head=head.stem, gender=head.form.gender, number=head.form.number,
        owner=head.owner, bare=head.word.bare, like=head.word.like,
    )  # fmt: skip


def _labels(field: Field, end: int, limit: int) -> int:
    while end < limit and is_definite(field.folded(end)):
        label = field.role(end, Role.LABEL)
        if (label is None or label.skip) and field.folded(end) not in field.lexicon.grammar["state_adjective"]:
            break
        end += 1
    return end


def whole_inside(field: Field, i: int, end: int) -> Found | None:
    """A known actor that is all of the phrase behind its head: its fighters, its aircraft."""
    at = i + 1
    if field.folded(at) in field.lexicon.grammar["partitive"] and field.role(i, Role.FIGHTERS, Role.MEMBER) is not None:
        at += 1  # fighters of X
    if at not in field.known:
        at += field.role(at, Role.BODY) is not None and field.text(at + 1) in OPENING
        at += field.text(at) in OPENING
    known = field.known.get(at)
    if known is None or known.kind is ActorKind.PERSON or known.how == "known.state":
        return None
    closed = known.last + (field.text(known.last) in CLOSING)
    while closed < end and (is_adjective(field, closed) or field.role(closed, Role.LABEL) is not None):
        closed += 1
    return known if closed >= end else None


def _part_of_pointed(field: Field, i: int, end: int, head: Reading) -> Found | None:
    """Fighters or forces of a body that is only pointed to: they point to the same."""
    inner = field.role(i + 1, Role.BODY)
    if inner is None or not inner.definite or inner.owner or head.definite or head.word.kind not in _FORCES:
        return None
    if _labels(field, i + 2, end) < end:
        return None
    return Found(
        i, end, head.skip, inner.word.kind or ActorKind.ARMED_GROUP, "bare", head=inner.stem, gender=head.form.gender,
        number=head.form.number, like=inner.word.like | head.word.like, bare=True, members=True,
    )  # fmt: skip


def _owner(field: Field, i: int, end: int) -> str | None:
    return next((field.known[j].known for j in range(i + 1, end) if j in field.known), None)


def _is_definite(field: Field, i: int, end: int) -> bool:
    return any(is_definite(field.folded(j)) or j in field.known or j in field.places for j in range(i, end))


def kind_of(field: Field, head: Reading, i: int, end: int) -> ActorKind:
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
