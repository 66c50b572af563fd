"""A document -> its places, each with coordinates where the tables know them, how exact they are, and why.

Names of the gazetteer and names that a head noun vouches for; areas beside them; and the nouns that take a place up
again. A name that is only part of an actor's name is no place. A capital that stands for its government is a place here
as well: whether it speaks or acts is for the actors to say.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from riwaya.lexicon.lexicon import Lexicon
from riwaya.mentions.places.again import taken_up
from riwaya.mentions.places.areas import Whole, adjectives_after, area_around, wholes
from riwaya.mentions.places.choice import Setting, choose, setting
from riwaya.mentions.places.drafts import Draft, Drafts
from riwaya.mentions.places.further import add_further
from riwaya.mentions.places.gazetteer import Gazetteer
from riwaya.mentions.places.scan import Found, Scan, scan_names
from riwaya.mentions.places.site import Site
from riwaya.mentions.places.trust import is_state, trusted
from riwaya.mentions.places.unknown import unknown_names
from riwaya.mentions.places.unnamed import add_unnamed
from riwaya.mentions.places.weighing import kept
from riwaya.model import Note, NoteKind, Place, PlaceKind, PlacePrecision, Span
from riwaya.text import Document


def read_places(
    document: Document,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    *,
    times: Sequence[Span] = (),
    taken: Sequence[Span] = (),
) -> tuple[tuple[Place, ...], tuple[Note, ...]]:
    """The places of a document and a note for each that stayed without coordinates.

    ``times`` and ``taken`` are spans in which no place is looked for: dates, and names of actors found by other means
    than the lexicon, whose own names are always respected.
    """
    scan, drafts = find_places(document, lexicon, gazetteer, (*times, *taken))
    drafts.keep(kept(scan, drafts))
    places = drafts.places()
    return places, tuple(_notes(places))


def find_places(
    document: Document, lexicon: Lexicon, gazetteer: Gazetteer, taken: Sequence[Span]
) -> tuple[Scan, Drafts]:
    """Every phrase that may be a mention of a place, with what it stands for; ``kept`` decides which are."""
    scan = scan_names(document, lexicon, gazetteer, taken)
    named = scan.found
    scan.found = trusted(scan, setting(scan))
    acting = [f for f in named if is_state(f) and f not in scan.found]
    scan.found = sorted((*scan.found, *unknown_names(scan, gazetteer)), key=lambda f: f.first)
    around = setting(scan)
    drafts = Drafts()
    senses = _governorates(scan)
    for found in scan.found:
        _add(scan, drafts, found, around, senses)
    for whole in wholes(scan):
        _add_whole(scan, drafts, whole)
    add_unnamed(scan, drafts)
    taken_up(scan, drafts, around, gazetteer)
    add_further(scan, drafts, acting)
    return scan, drafts


def _governorates(scan: Scan) -> frozenset[tuple[str, ...]]:
    """Names said with the head noun of a governorate and never with that of a town: alone they mean the governorate."""
    said: dict[tuple[str, ...], set[PlaceKind]] = {}
    for found in scan.found:
        if found.name is not None and found.head is not None:
            said.setdefault(found.name.words, set()).add(found.head.kind)
    return frozenset(w for w, kinds in said.items() if PlaceKind.GOVERNORATE in kinds and PlaceKind.CITY not in kinds)


def _add(scan: Scan, drafts: Drafts, found: Found, around: Setting, governorates: frozenset[tuple[str, ...]]) -> None:
    key, draft = _reading(scan, found, around, governorates)
    if found.end > found.last and scan.folded(found.end - 1) in scan.lexicon.places["besieged"]:
        # what has befallen an area may be told with its name or be no part of it
        drafts.add(key, scan.span(found), draft, "besieged")
        found = replace(found, end=found.end - 1)
    state = draft.kind is PlaceKind.COUNTRY
    area = area_around(scan, found.start, found.end, state=state, headed=_headed(scan, found))
    after = adjectives_after(scan, found.end) if area is None and _is_part(scan, found) else ()
    if area is not None:
        start = scan.document.words[area.start].start + area.skip
        span = Span.at(scan.document.text, start, scan.document.words[area.end - 1].end)
        drafts.add((area.sense, key), span, _beside(draft, span), "area")
        # "south of the governorate of X" names the governorate too; whether "south of X" names X is weighed
        headed = found.start < found.first or _headed(scan, found)
        drafts.add(key, scan.span(found), draft, "area.of" if headed else "within")
    elif after:
        end = found.end + len(after)
        span = Span.at(scan.document.text, scan.span(found).start, scan.document.words[end - 1].end)
        drafts.add((after, key), span, _beside(draft, span), "after")
        drafts.add(key, scan.span(found), draft, "within")
    else:
        drafts.add(key, scan.span(found), draft, _rule(found))
        if found.head is not None and found.start < found.first:
            rule = "bare." if found.name is not None else "stranger."
            drafts.add(key, _bare_name(scan, found), draft, rule + found.head.kind.value)


def _rule(found: Found) -> str:
    """How a name alone or with its head noun was found."""
    if found.name is None or found.head is not None:
        return "unknown" if found.name is None else "headed"
    return "named." + found.grade.name.lower()


def _bare_name(scan: Scan, found: Found) -> Span:
    """The bare name inside a mention that begins with "city of": the name is a mention too."""
    words = scan.document.words
    return Span.at(scan.document.text, words[found.first].start, words[found.last - 1].end)


def _headed(scan: Scan, found: Found) -> bool:
    """True for a mention that begins with a head noun, its own or its name's, of anything but a governorate."""
    own = (
        scan.lexicon.places.heads.get(found.name.words[0]) if found.name is not None and found.name.words[1:] else None
    )
    if found.head is None and own is not None and (own[0].part or own[0].kind in (PlaceKind.AREA, PlaceKind.RIVER)):
        return False
    head = found.head or (own[0] if own is not None else None)
    if head is None or head.kind is PlaceKind.GOVERNORATE:
        return False
    return head.word not in scan.lexicon.places["again.capital"]


def _is_part(scan: Scan, found: Found) -> bool:
    if found.name is None:
        return False
    head = scan.lexicon.places.heads.get(found.name.words[0])
    return head is not None and head[0].directed


def _reading(
    scan: Scan, found: Found, around: Setting, governorates: frozenset[tuple[str, ...]]
) -> tuple[Hashable, Draft]:
    if found.name is None:
        return _unknown(scan, found)
    sites = found.name.sites
    if found.head is None and found.name.words in governorates:
        sites = tuple(s for s in sites if s.kind is PlaceKind.GOVERNORATE) or sites
    choice = choose(found, sites, around)
    assert choice.site is not None
    return _key(choice.site), Draft(choice.site.name, choice.site.kind, choice.reason, choice.site)


def _key(site: Site) -> Hashable:
    """A country is one place under all its tables' rows."""
    return f"country:{site.country}" if site.kind is PlaceKind.COUNTRY else site.id


def _unknown(scan: Scan, found: Found) -> tuple[Hashable, Draft]:
    assert found.head is not None
    words = scan.document.words[found.first : found.last]
    name = " ".join(w.text for w in words)[found.skip :]
    folded = " ".join(w.folded for w in words)[found.skip :]
    return ("unknown", folded), Draft(name, found.head.kind, "named with its kind; in none of the place tables")


def _beside(draft: Draft, span: Span) -> Draft:
    """An area told by its place: near it, or somewhere in it."""
    reason = f"told by {draft.name}: {draft.reason}"
    return Draft(span.text, PlaceKind.AREA, reason, draft.site, PlacePrecision.NEAR, draft.country)


def _add_whole(scan: Scan, drafts: Drafts, whole: Whole) -> None:
    words = scan.document.words
    span = Span.at(scan.document.text, words[whole.start].start + whole.skip, words[whole.end - 1].end)
    kind = scan.lexicon.places.whole_kinds[whole.word]
    key: Hashable = f"country:{whole.country}" if kind is PlaceKind.COUNTRY else (whole.word, whole.country)
    drafts.add(key, span, Draft(span.text, kind, "told by a nation's adjective", country=whole.country), "whole")


def _notes(places: Sequence[Place]) -> list[Note]:
    return [
        Note(NoteKind.UNRESOLVED_PLACE, place.mentions[0], f"{place.name}: {place.reason}; no coordinates are given")
        for place in places
        if place.latitude is None and place.kind not in (PlaceKind.COUNTRY, PlaceKind.AIRSPACE, PlaceKind.AREA)
    ]
