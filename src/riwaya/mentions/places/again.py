"""Definite nouns that take a place up again (المدينة، هذه المنطقة، البلاد) -> mentions of the place they stand for."""

from bisect import bisect_right
from collections.abc import Hashable

from riwaya.lexicon.place_words import Joined
from riwaya.mentions.places.areas import area_around
from riwaya.mentions.places.choice import Setting
from riwaya.mentions.places.drafts import Draft, Drafts
from riwaya.mentions.places.gazetteer import Gazetteer
from riwaya.mentions.places.scan import Scan, nation_of
from riwaya.model import PlaceKind, PlacePrecision, Span
from riwaya.text import fold
from riwaya.text.clitics import ARTICLE

_BY_NAME = frozenset((PlaceKind.AREA, PlaceKind.DISTRICT, PlaceKind.CAMP, PlaceKind.BUILDING))
"""Kinds too wide for the noun alone: the place's own name or mention must begin with it (القطاع: قطاع غزة)."""


def taken_up(scan: Scan, drafts: Drafts, around: Setting, gazetteer: Gazetteer) -> None:
    """Add to the places every noun that stands for one of them."""
    covered = {i for span, _ in drafts.order for i in scan.document.words_of(span)} | scan.taken
    places = scan.lexicon.places
    capitals = _capitals(scan, drafts)
    for i, folded in enumerate(scan.folds):
        word = places.again.get(folded) if i not in covered else None
        if word is None:
            continue
        if word.word in places["again.country"]:
            _country(scan, drafts, around, i, word.skip)
        elif word.word in places["again.capital"]:
            _capital(scan, drafts, gazetteer, capitals, i, word.skip)
        elif word.word in places.means and not _qualified(scan, i):
            _noun(scan, drafts, gazetteer, i, word)


def _qualified(scan: Scan, i: int) -> bool:
    """A definite adjective makes it another one, or a name."""
    following = scan.folded(i + 1)
    return following.startswith(ARTICLE) and following not in scan.lexicon.grammar["relative"]


def _country(scan: Scan, drafts: Drafts, around: Setting, i: int, skip: int) -> None:
    lands = around.countries
    country = max(sorted(lands), key=lambda c: lands[c], default=None)
    if country is None:
        return
    area = area_around(scan, i, i + 1, state=True)
    start, skip = (area.start, area.skip) if area is not None else (i, skip)
    words = scan.document.words
    span = Span.at(scan.document.text, words[start].start + skip, words[i].end)
    reason = "the country that the report names most"
    key: Hashable = f"country:{country}"
    if area is not None:
        drafts.add(
            (area.sense, key), span, Draft(span.text, PlaceKind.AREA, reason, country=country), "again.country.area"
        )
    else:
        drafts.add(key, span, Draft(span.text, PlaceKind.COUNTRY, reason, country=country), "again.country")


def _capitals(scan: Scan, drafts: Drafts) -> list[tuple[int, Hashable]]:
    """Where the report names a capital, or an area told by one: the mention's end and the place, in text order."""
    names = scan.lexicon.places["capitals"]
    found: list[tuple[int, Hashable]] = []
    for span, key in tuple(drafts.order):
        site = drafts[key].site
        if site is not None and site.kind is PlaceKind.CITY and fold(site.name) in names:
            drafts.know(site.id, Draft(site.name, site.kind, "the capital, told by a place beside it", site))
            found.append((span.end, site.id))
    return sorted(found, key=lambda c: c[0])


def _capital(
    scan: Scan, drafts: Drafts, gazetteer: Gazetteer, capitals: list[tuple[int, Hashable]], i: int, skip: int
) -> None:
    """The capital: the one named last before it, else the first that the report names."""
    end = i + 1
    if nation_of(scan, end) is not None:
        end += 1
        key = _capital_of(scan, drafts, gazetteer, end - 1)
    elif not capitals or _qualified(scan, i):
        return
    else:
        last = bisect_right(capitals, scan.document.words[i].start, key=lambda c: c[0])
        key = capitals[max(0, last - 1)][1]
    if key is None:
        return
    area = area_around(scan, i, end)
    start, skip = (area.start, area.skip) if area is not None else (i, skip)
    words = scan.document.words
    span = Span.at(scan.document.text, words[start].start + skip, words[end - 1].end)
    if area is None:
        drafts.add(key, span, drafts[key], "again.capital")
    else:
        old = drafts[key]
        reason = f"told by {old.name}: {old.reason}"
        draft = Draft(span.text, PlaceKind.AREA, reason, old.site, PlacePrecision.NEAR)
        drafts.add((area.sense, key), span, draft, "again.capital.area")


def _capital_of(scan: Scan, drafts: Drafts, gazetteer: Gazetteer, i: int) -> Hashable | None:
    """The capital of the nation whose adjective stands at a word, where the lexicon lists it."""
    country = nation_of(scan, i)
    for name in sorted(scan.lexicon.places["capitals"]):
        for site in gazetteer.named(name):
            if site.country == country and site.kind is PlaceKind.CITY:
                drafts.know(site.id, Draft(site.name, site.kind, "the capital of the nation named with it", site))
                return site.id
    return None


def _noun(scan: Scan, drafts: Drafts, gazetteer: Gazetteer, i: int, word: Joined) -> None:
    words = scan.document.words
    skip, base = word.skip, word.word
    key = _antecedent(scan, drafts, words[i].start, base)
    if key is None and PlaceKind.GOVERNORATE in scan.lexicon.places.means[base]:
        key = _governorate(drafts, gazetteer, words[i].start)
    if key is None:
        return
    area = area_around(scan, i, i + 1, headed=True)
    if area is not None:
        words = scan.document.words
        span = Span.at(scan.document.text, words[area.start].start + area.skip, words[area.end - 1].end)
        old = drafts[key]
        reason = f"told by {old.name}, named before"
        draft = Draft(span.text, PlaceKind.AREA, reason, old.site, PlacePrecision.NEAR)
        drafts.add((area.sense, key), span, draft, "again.area")
        return
    this = skip == 0 and scan.folded(i - 1) in scan.lexicon.places["again.this"]
    if base in scan.lexicon.places["again.only_this"] and not this:
        return
    start = i - 1 if this else i
    span = Span.at(scan.document.text, words[start].start + (skip if start == i else 0), words[i].end)
    drafts.add(key, span, drafts[key], "again.this" if this else "again")


def _governorate(drafts: Drafts, gazetteer: Gazetteer, offset: int) -> Hashable | None:
    """The governorate in which the place named last lies; it becomes a place of the report by being taken up."""
    near = (drafts[k].site for k in drafts.before(offset))
    town = next((s for s in near if s is not None and s.admin1), None)
    if town is None or town.admin1 is None:
        return None
    sites = gazetteer.named(fold(town.admin1))
    own = next((s for s in sites if s.kind is PlaceKind.GOVERNORATE and s.country == town.country), None)
    if own is None:
        return None
    drafts.know(own.id, Draft(own.name, own.kind, f"the governorate of {town.name}, named before", own))
    return own.id


def _antecedent(scan: Scan, drafts: Drafts, offset: int, base: str) -> Hashable | None:
    means = scan.lexicon.places.means[base]
    noun = base.removeprefix(ARTICLE)
    loose = base in scan.lexicon.places["again.loose"]
    nearest: Hashable | None = None
    for key in drafts.before(offset):
        draft = drafts[key]
        if draft.kind in means and (noun in draft.nouns or fold(draft.name.split()[0]).removeprefix(ARTICLE) == noun):
            return key
        if nearest is None and draft.kind in means and (loose or draft.kind not in _BY_NAME) and _itself(draft):
            nearest = key
    return nearest


def _itself(draft: Draft) -> bool:
    """False for an area that is only told by a place."""
    return draft.precision is not PlacePrecision.NEAR
