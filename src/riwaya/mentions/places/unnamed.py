"""Places that have no name: a camp, base or school as such, and areas told by who holds them."""

from collections.abc import Mapping

from riwaya.mentions.places.areas import compass, stem
from riwaya.mentions.places.drafts import Draft, Drafts
from riwaya.mentions.places.scan import Scan
from riwaya.model import PlaceKind, PlacePrecision, Span
from riwaya.text.clitics import ARTICLE

_LONGEST_HOLDER = 4


def add_unnamed(scan: Scan, drafts: Drafts) -> None:
    """Add to the places those that are told without a name; each has no coordinates of its own."""
    covered = {i for span, _ in drafts.order for i in scan.document.words_of(span)}
    places = scan.lexicon.places
    starts = {scan.document.words_of(span).start: scan.document.words_of(span).stop for span, _ in drafts.order}
    end = 0
    for i, folded in enumerate(scan.folds):
        if i < end or i in covered:
            continue
        if folded in places.facilities:
            end = _facility(scan, drafts, i)
        elif folded in places.held or folded in places.several:
            end = _several(scan, drafts, i) or _held(scan, drafts, i)
        elif folded in places.its or folded in places.sides:
            end = _side(scan, drafts, starts, i)


def _facility(scan: Scan, drafts: Drafts, i: int) -> int:
    """A camp, base or building with what says whose it is or what sort; the word after it, 0 where none begins."""
    places = scan.lexicon.places
    kind, skip = places.facilities[scan.folded(i)]
    if i in scan.taken:
        return 0
    end = i + 1
    while scan.folded(end) in places["quality"]:
        end += 1
    if scan.folded(end) in places["camp_of"] or (kind is PlaceKind.BASE and scan.folded(end).startswith("لل")):
        end += 1
    if kind is not PlaceKind.BUILDING and end == i + 1:
        return 0
    span = _span(scan, i, skip, end)
    drafts.add(("unnamed", kind, span.start), span, Draft(span.text, kind, "told without a name"), "facility")
    return end


def _several(scan: Scan, drafts: Drafts, i: int) -> int:
    """Villages, towns or areas with an adjective that tells which; the word after, 0 where none begins."""
    places = scan.lexicon.places
    known = places.several.get(scan.folded(i))
    following = scan.folded(i + 1)
    if known is None or not (following in places["several_which"] or following in scan.lexicon.actors.nations):
        return 0
    span = _span(scan, i, known.skip, i + 2)
    drafts.add(("several", span.text), span, Draft(span.text, PlaceKind.AREA, "told without a name"), "several")
    return i + 2


def _held(scan: Scan, drafts: Drafts, i: int) -> int:
    """Areas under somebody's control (مناطق سيطرتها، المناطق الخاضعة لسيطرة X); the word after, 0 where none begins."""
    places = scan.lexicon.places
    known = places.held.get(scan.folded(i))
    if known is None:
        return 0
    skip = known.skip
    end = i + 1
    while scan.folded(end) in places["controlled"]:
        end += 1
    if scan.folded(end) in places["its_control"]:
        end += 1
    else:
        hit = next(scan.lexicon.actors.hits(scan.document.words, end), None) if end < len(scan.folds) else None
        if hit is not None:
            end = hit.last
        elif not _controlled(scan, i + 1, end):
            return 0
        else:
            end = _holder_end(scan, end)
    span = _span(scan, i, skip, end)
    drafts.add(("held", span.text), span, Draft(span.text, PlaceKind.AREA, "told by who holds it"), "held")
    return end


def _controlled(scan: Scan, first: int, end: int) -> bool:
    """True where the words say control and a noun for who holds it follows."""
    grammar = scan.lexicon.grammar
    said = any(scan.folded(j) in scan.lexicon.places["control"] for j in range(first, end))
    following = scan.folded(end)
    return said and following != "" and following.isalpha() and following not in grammar["preposition"]


def _holder_end(scan: Scan, i: int) -> int:
    """The word after a party told by a noun and its adjectives (فصائل المعارضة المسلحة)."""
    end = i + 1
    while end - i < _LONGEST_HOLDER and scan.folded(end).startswith(ARTICLE):
        end += 1
    return end


def _side(scan: Scan, drafts: Drafts, starts: Mapping[int, int], i: int) -> int:
    """A place's countryside told by pronoun or side (ريفها، الريف الشمالي); the word after, 0 where none begins."""
    places = scan.lexicon.places
    its = places.its.get(scan.folded(i))
    skip = its.skip if its is not None else places.sides[scan.folded(i)].skip
    sides = compass(scan, i + 1)
    if its is None and not sides:
        return 0
    offset = scan.document.words[i].start
    near = (
        k for k in drafts.before(offset) if drafts[k].kind in (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.GOVERNORATE)
    )
    key = next(near, None)
    end = _of(scan, starts, i + 1 + len(sides))
    span = _span(scan, i, skip, end)
    site = drafts[key].site if key is not None else None
    reason = f"told by {drafts[key].name}, named before" if key is not None else "told without a name"
    draft = Draft(span.text, PlaceKind.AREA, reason, site, PlacePrecision.NEAR)
    drafts.add(("side", key, tuple(map(stem, sides))), span, draft, "side")
    return end


def _of(scan: Scan, starts: Mapping[int, int], i: int) -> int:
    """The word after a joined "of" with a place or its noun (الريف الشرقي للمحافظة); ``i`` where none stands there."""
    if not scan.folded(i).startswith("ل"):
        return i
    if scan.folded(i) in scan.lexicon.places.again:
        return i + 1
    return starts.get(i, i)


def _span(scan: Scan, first: int, skip: int, end: int) -> Span:
    words = scan.document.words
    return Span.at(scan.document.text, words[first].start + skip, words[end - 1].end)
