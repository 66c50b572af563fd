"""Names found, each with its grade -> those that are read as places here, by the words around them."""

from collections import Counter
from collections.abc import Iterator

from riwaya.mentions.gazetteer import Grade
from riwaya.mentions.place_choice import Setting, choose
from riwaya.mentions.place_scan import Found, Scan, head_at
from riwaya.model import PlaceKind

_COMMAS = frozenset("،,")
_LARGE = 50_000
_LOCAL = frozenset((PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.BUILDING, PlaceKind.BASE))


def trusted(scan: Scan, around: Setting) -> list[Found]:
    """The names that stand for places, in text order."""
    known = {f.name.words for f in scan.found if f.name is not None and f.head is not None and _fits(f)}
    kept: list[Found] = []
    theatre = _theatre(scan, around)
    for found in scan.found:
        if _is_state(found) and not _state_trust(scan, found, theatre, kept):
            continue
        if found.name is None or _trust(scan, found, around, kept, known):
            kept.append(found)
    return kept


def _is_state(found: Found) -> bool:
    return found.name is not None and any(s.kind is PlaceKind.COUNTRY for s in found.name.sites)


def _country(found: Found) -> str | None:
    assert found.name is not None
    return next(s.country for s in found.name.sites if s.kind is PlaceKind.COUNTRY)


def _theatre(scan: Scan, around: Setting) -> frozenset[str | None]:
    """Countries in which the report names places: their own names are read as the land wherever they stand."""
    lands: Counter[str | None] = Counter()
    for found in scan.found:
        if found.name is not None and not _is_state(found) and found.grade is Grade.SURE:
            site = choose(found, found.name.sites, around).site
            lands[site.country if site is not None else None] += 1
    most = max(lands.values(), default=0)
    return frozenset(c for c, n in lands.items() if n >= max(2, most / 3))


def _state_trust(scan: Scan, found: Found, theatre: frozenset[str | None], kept: list[Found]) -> bool:
    assert found.name is not None
    country = _country(found)
    if _land(scan, found):
        return True
    if kept and found.first - kept[-1].end == 1 and scan.document.words[kept[-1].end].text in _COMMAS:
        name = kept[-1].name
        if name is not None and not _is_state(kept[-1]) and any(s.country == country for s in name.sites):
            return True  # "Dubai, United Arab Emirates"
    return country in theatre and found.name.words[-1] not in scan.lexicon.actors.nations


def _land(scan: Scan, found: Found) -> bool:
    """True where a state's name is its land by the words before it, and not its government."""
    places = scan.lexicon.places
    before = scan.before(found.first)
    previous = scan.folded(before) if before == found.first - 1 else ""
    folded = scan.folded(found.first)
    if found.head is not None or (found.skip > 0 and folded[found.skip - 1] == "ب"):
        return True
    if previous in places["with"] and scan.folded(before - 1) in places.wholes:
        return True  # the border with X
    return previous in places["locative"] or previous in places.directions or head_at(scan, before) is not None


def _trust(scan: Scan, found: Found, around: Setting, kept: list[Found], known: set[tuple[str, ...]]) -> bool:
    assert found.name is not None
    before = scan.before(found.first)
    places = scan.lexicon.places
    if found.head is not None and _fits(found):
        return True
    previous = scan.folded(before) if before >= 0 and before == found.first - 1 else ""
    if previous in places["not_place"]:
        return False
    if found.grade is Grade.SURE and (len(found.name.words) > 1 or found.skip < 2 or _apart(found)):
        return _plausible(found, around)
    if _dateline(scan, found):
        return True
    anchored = _anchored(scan, found, before, previous)
    if found.grade is Grade.RARE:
        return around.holds(found.name.sites) and (anchored or _beside(scan, found, kept))
    return (found.name.words in known and anchored) or (_beside(scan, found, kept) and around.holds(found.name.sites))


def _dateline(scan: Scan, found: Found) -> bool:
    """A city followed by a comma and the name of its own country."""
    assert found.name is not None
    state = next((f for f in scan.found if f.first == found.end + 1 and _is_state(f)), None)
    joined = state is not None and scan.document.words[found.end].text in _COMMAS
    return joined and state is not None and any(s.country == _country(state) for s in found.name.sites)


def _plausible(found: Found, around: Setting) -> bool:
    """A town or quarter of a country that the report is not about is somebody's name or another word."""
    assert found.name is not None
    sites = found.name.sites
    if around.holds(sites) or not around.countries:
        return True
    return any(s.population >= _LARGE or (s.curated and s.kind not in _LOCAL) for s in sites)


def _apart(found: Found) -> bool:
    return found.name is not None and len(found.name.words[0]) > 3


def _fits(found: Found) -> bool:
    """A head noun vouches for a common word only where the kind it states is the place's."""
    if found.name is None or found.grade is not Grade.COMMON:
        return True
    return found.head is not None and found.head.open


def _anchored(scan: Scan, found: Found, before: int, previous: str) -> bool:
    places = scan.lexicon.places
    folded = scan.folded(found.first)
    joined = found.skip > 0 and (folded[found.skip - 1] == "ب" or folded.startswith("لل", found.skip))
    return (
        joined
        or previous in places.directions
        or previous in places["place_preposition"]
        or head_at(scan, before) is not None
    )


def _beside(scan: Scan, found: Found, kept: list[Found]) -> bool:
    """True directly after another place, joined by و or a comma: a list of places."""
    if not kept or found.first - kept[-1].end > 1:
        return False
    gap = found.first - kept[-1].end
    joined = scan.folded(found.first).startswith("و") and found.skip > 0
    if gap == 0:
        return joined
    return scan.document.words[kept[-1].end].text in _COMMAS and kept[-1].listed


def lists(scan: Scan) -> Iterator[int]:
    """Word numbers after a head noun of more than one place (قرى، بلدات): where a list of names begins."""
    for i in range(len(scan.document.words)):
        head = head_at(scan, i)
        if head is not None and head[0].many and head[0].open:
            yield i + 1
