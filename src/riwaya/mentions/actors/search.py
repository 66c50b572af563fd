"""A field -> every mention of an actor in it, in text order, with the ones inside another's phrase marked so."""

from collections.abc import Iterator
from dataclasses import replace

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.actors.bodies import allies_at, body_at, extended
from riwaya.mentions.actors.found import CLOSING, OPENING, Field, Found
from riwaya.mentions.actors.known import known_names
from riwaya.mentions.actors.people import individual_at, national_at, people_at, source_at
from riwaya.mentions.actors.persons import person_at
from riwaya.mentions.actors.variants import longer
from riwaya.model import ActorKind
from riwaya.text import Kind

_ENCLOSING = OPENING | CLOSING | frozenset("()[]")
_TAG_KINDS = {"ORG": ActorKind.STATE_BODY, "GRP": ActorKind.ARMED_GROUP}


def search(field: Field) -> tuple[Found, ...]:
    """Known names are looked up first, since every other rule asks for them."""
    for found in known_names(field):
        field.known[found.first] = found
    return tuple(_in_sentences(field))


def _in_sentences(field: Field) -> Iterator[Found]:
    for sentence in field.document.sentences:
        i = sentence.first
        while i < sentence.last:
            found = _at(field, i, sentence.last)
            if found is None:
                i += 1
                continue
            found = _abbreviated(field, found)
            yield found
            yield from longer(field, found, sentence.last)
            yield from _inside(field, found)
            yield from _together(field, found)
            i = found.last


def _at(field: Field, i: int, limit: int) -> Found | None:
    if not _may_begin(field, i):
        return None
    person = person_at(field, i, limit)
    if person is not None:
        return person
    known = field.known.get(i)
    if known is not None:
        return extended(field, _called_twice(field, known, limit), limit)
    if field.is_stop(i):
        return _pointed_at(field, i, limit)
    share = field.role(i, Role.SHARE)
    if share is not None and i + 1 < limit and not field.is_stop(i + 1):
        some = body_at(field, i + 1, limit)
        if some is not None and some.how != "bare":
            return replace(some, first=i, skip=share.skip)
    return (
        source_at(field, i, limit)
        or people_at(field, i, limit)
        or body_at(field, i, limit)
        or allies_at(field, i, limit)
        or individual_at(field, i, limit)
        or national_at(field, i, limit)
        or _tagged(field, i, limit)
    )


def _may_begin(field: Field, i: int) -> bool:
    """Whether any rule can begin at a word: most words say nothing of actors."""
    word = field.document.words[i]
    if field.readings[i] or i in field.known or i in field.tags or word.kind is Kind.NUMBER:
        return True
    if word.kind is not Kind.ARABIC:
        return False
    return field.stops[i] or word.folded in field.lexicon.numbers.cardinals or field.nation(i) is not None


def _called_twice(field: Field, known: Found, limit: int) -> Found:
    """A name with another of the same actor in brackets or quotation marks behind it is one mention."""
    behind = field.known.get(known.last)
    if behind is not None and behind.known == known.known and known.kind is ActorKind.MEDIA and not behind.skip:
        return replace(known, last=behind.last)
    at = known.last + 1
    second = field.known.get(at)
    if field.text(known.last) not in _ENCLOSING:
        return known
    latin = at < limit and field.document.words[at].kind is Kind.LATIN
    same = second is not None and second.known == known.known and known.kind is not ActorKind.ARMED_GROUP
    last = at + 1 if latin else second.last if second is not None else at
    closed = last < limit and field.text(last) in _ENCLOSING
    return replace(known, last=last + 1) if closed and (latin or same) else known


def _abbreviated(field: Field, found: Found) -> Found:
    """A body with nothing but a known body's name in brackets behind it is that body: "the agency for X (ABC)"."""
    at = found.last + 1
    known = field.known.get(at) if found.known is None and field.text(found.last) == "(" else None
    if known is None or field.text(known.last) != ")" or known.kind is ActorKind.PERSON or known.how == "known.state":
        return found
    return replace(found, known=known.known, kind=known.kind) if found.how == "body" else found


def _pointed_at(field: Field, i: int, limit: int) -> Found | None:
    """A demonstrative with a noun that stands for somebody named before: "these forces"."""
    if i + 1 >= limit or field.folded(i).removeprefix("و") not in field.lexicon.grammar["demonstrative"]:
        return None
    found = body_at(field, i + 1, limit) or source_at(field, i + 1, limit)
    if found is None or not found.definite or found.last > i + 2:
        return None
    return replace(found, first=i, skip=int(field.folded(i).startswith("و")), how="bare", bare=False)


def _together(field: Field, found: Found) -> Iterator[Found]:
    """Two states, or two known persons, joined by "and": what they do, they do as one."""
    second = field.known.get(found.last)
    if second is None or second.skip != 1 or second.particle:
        return
    if found.how == second.how and found.how in ("known", "known.state") and found.kind is second.kind:
        yield Found(found.first, second.last, found.skip, found.kind, "pair", number="d")


def _tagged(field: Field, i: int, limit: int) -> Found | None:
    tag = field.tags.get(i)
    if tag is None or tag.type not in _TAG_KINDS:
        return None
    return Found(i, min(tag.last, limit), tag.skip, _TAG_KINDS[tag.type], "tagged")


def _shorter(field: Field, outer: Found) -> Iterator[Found]:
    """The same actor's name without what ties it to a place or a foe: "the coalition" of "the coalition against X"; and
    the name as the lexicon has it where the text says more of it."""
    if outer.known is None or not outer.how.startswith("known"):
        return
    core = field.known.get(outer.first)
    if core is not None and core.known == outer.known and core.last < outer.last:
        yield replace(core, how="known.core", inside=True)
    for hit in field.lexicon.actors.hits(field.document.words, outer.first):
        tied = hit.last < outer.last and (field.is_stop(hit.last) or field.folded(hit.last).startswith("ل"))
        if tied and any(n.actor == outer.known for n in hit.names):
            yield replace(outer, last=hit.last, how="known", inside=True, also=())
            return


def _names_inside(field: Field, outer: Found) -> Iterator[Found]:
    """The person's name without the title, also with the rank right before it."""
    assert outer.name is not None
    first, last = outer.name
    ranked = first
    while ranked > outer.first and field.role(ranked - 1, Role.RANK, Role.RANK_MORE, Role.HONORIFIC) is not None:
        ranked -= 1
    if outer.how == "title+name+title":
        yield replace(outer, last=last, how="title+name", inside=True)
    bare = replace(outer, title="", of=None, inside=True, skip=0, also=(), head="")
    if outer.first < ranked < first:
        yield replace(bare, first=ranked, last=last, how="ranked")
    if first not in field.known:
        yield replace(bare, first=first, last=last, how="name")


def _person_inside(field: Field, i: int, outer: Found) -> Found | None:
    """Somebody with title and name inside the phrase of a body: the forces of *president X*."""
    if outer.kind is ActorKind.PERSON or field.role(i, Role.POST, Role.RANK) is None:
        return None
    person = person_at(field, i, outer.last)
    return person if person is not None and person.name is not None and person.last <= outer.last else None


def _inside(field: Field, outer: Found) -> Iterator[Found]:
    """Known actors named inside a phrase: the ministry of a minister, the army of a spokesman."""
    if outer.name is not None and outer.how in ("name+title", "title+name", "title+name+title", "nation+name"):
        yield from _names_inside(field, outer)
    if outer.how == "counted" and field.role(outer.first, Role.ABOUT) is not None:
        yield replace(outer, first=outer.first + 2, skip=0, inside=True)
    yield from _shorter(field, outer)
    i = outer.first + 1
    while i < outer.last:
        known = field.known.get(i)
        person = _person_inside(field, i, outer)
        if person is not None:
            yield replace(person, inside=True)
        if known is not None and known.last <= outer.last:
            if known.known != outer.known or outer.members:
                yield replace(known, inside=True)
            i = known.last
            continue
        i += 1
