"""Definite nouns that take a place up again (المدينة، هذه المنطقة، البلاد) -> mentions of the place they stand for."""

from collections.abc import Hashable

from riwaya.mentions.place_areas import area_around
from riwaya.mentions.place_choice import Setting
from riwaya.mentions.place_drafts import Draft, Drafts
from riwaya.mentions.place_scan import Scan
from riwaya.model import PlaceKind, PlacePrecision, Span
from riwaya.text import fold
from riwaya.text.clitics import ARTICLE

_BY_NAME = frozenset((PlaceKind.AREA, PlaceKind.DISTRICT, PlaceKind.CAMP, PlaceKind.BUILDING))
"""Kinds too wide for the noun alone: the place's own name or mention must begin with it (القطاع: قطاع غزة)."""


def taken_up(scan: Scan, drafts: Drafts, around: Setting) -> None:
    """Add to the places every noun that stands for one of them."""
    covered = {i for span, _ in drafts.order for i in scan.document.words_of(span)} | scan.taken
    places = scan.lexicon.places
    for i in range(len(scan.document.words)):
        word = places.again.get(scan.folded(i)) if i not in covered else None
        if word is None:
            continue
        if word.word in places["again.country"]:
            _country(scan, drafts, around, i, word.skip)
        elif word.word in places.means and not _qualified(scan, i):
            _noun(scan, drafts, i, word.skip, word.word)


def _qualified(scan: Scan, i: int) -> bool:
    """A definite adjective makes it another one, or a name."""
    following = scan.folded(i + 1)
    return following.startswith(ARTICLE) and following not in scan.lexicon.grammar["relative"]


def _country(scan: Scan, drafts: Drafts, around: Setting, i: int, skip: int) -> None:
    lands = around.countries
    country = max(sorted(lands), key=lambda c: lands[c], default=None)
    if country is None:
        return
    area = area_around(scan, i, i + 1)
    start, skip = (area.start, area.skip) if area is not None else (i, skip)
    words = scan.document.words
    span = Span.at(scan.document.text, words[start].start + skip, words[i].end)
    reason = "the country that the report names most"
    key: Hashable = f"country:{country}"
    if area is not None:
        drafts.add((area.sense, key), span, Draft(span.text, PlaceKind.AREA, reason, country=country))
    else:
        drafts.add(key, span, Draft(span.text, PlaceKind.COUNTRY, reason, country=country))


def _noun(scan: Scan, drafts: Drafts, i: int, skip: int, base: str) -> None:
    words = scan.document.words
    key = _antecedent(scan, drafts, words[i].start, base)
    if key is None:
        return
    start = i
    if skip == 0 and scan.folded(i - 1) in scan.lexicon.places["again.this"]:
        start = i - 1
    span = Span.at(scan.document.text, words[start].start + (skip if start == i else 0), words[i].end)
    drafts.add(key, span, drafts[key])


def _antecedent(scan: Scan, drafts: Drafts, offset: int, base: str) -> Hashable | None:
    means = scan.lexicon.places.means[base]
    noun = base.removeprefix(ARTICLE)
    nearest: Hashable | None = None
    for key in drafts.before(offset):
        draft = drafts[key]
        names = (draft.name, *(s.text for s in draft.spans))
        if any(fold(n).removeprefix(ARTICLE).startswith(noun) for n in names) and draft.kind in means:
            return key
        if nearest is None and draft.kind in means and _free(draft, base, noun):
            nearest = key
    return nearest


def _free(draft: Draft, base: str, noun: str) -> bool:
    return draft.precision is not PlacePrecision.NEAR and (draft.kind not in _BY_NAME or noun == fold("منطقة"))
