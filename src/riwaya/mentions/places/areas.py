"""A place with a direction, countryside or nation's adjective beside it -> the area meant ("east of X")."""

from collections.abc import Hashable

from riwaya.mentions.places.scan import Scan, head_at
from riwaya.model.values import dataclass
from riwaya.text.clitics import AND, ARTICLE, CONJUNCTIONS

_MOST_DIRECTIONS = 3
_MOST_ADJECTIVES = 4


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round a place's mention: its first word and the one after, letters left out, a key of its sense."""

    start: int
    skip: int
    end: int
    sense: Hashable


def stem(direction: str) -> str:
    """A direction word in its shortest form, so that شمال, شمالي, الشمالية and الشمال are one."""
    bare = direction.removeprefix(ARTICLE)
    return bare.removesuffix("يه").removesuffix("ي")


def area_around(scan: Scan, start: int, end: int, *, state: bool = False, headed: bool = False) -> Around | None:
    """The area named by what stands before and after a place's mention, or None.

    Before a town said with its head noun a direction only tells on which side of it something lies ("north of the town
    of X"); before a ``state`` the word for the middle is a preposition.
    """
    directions: list[str] = []
    at, skip = start, 0
    while len(directions) < _MOST_DIRECTIONS:
        j = scan.before(at)
        found = scan.lexicon.places.directions.get(scan.folded(j)) if j == at - 1 and j >= 0 else None
        if found is None or (state and found.word in scan.lexicon.places["middle"]):
            break
        at, skip = j, found.skip
        directions.insert(0, stem(found.word))
        if found.skip and not scan.folded(j).startswith(CONJUNCTIONS):
            break
    part = head_at(scan, scan.before(at)) if skip == 0 else None
    if part is not None and part[0].part:
        at, skip = scan.before(at), part[1]
        after = compass(scan, end) if part[0].directed else []
        return Around(at, skip, end + len(after), (part[0].word, *directions, *map(stem, after)))
    border = _border_with(scan, start, end) if state else None
    if border is not None:
        return border
    return Around(at, skip, end, tuple(directions)) if directions and not headed else None


def _border_with(scan: Scan, start: int, end: int) -> Around | None:
    """The border with a state."""
    at = start - 2
    if at < 0 or scan.folded(start - 1) not in scan.lexicon.places["with"]:
        return None
    whole = scan.lexicon.places.wholes.get(scan.folded(at))
    if whole is None or whole.word not in scan.lexicon.places["whole.border"]:
        return None
    return Around(at, whole.skip, end, (whole.word,))


def compass(scan: Scan, i: int) -> list[str]:
    """Compass adjectives from this word on (الشرقي، الجنوبي الشرقي)."""
    found: list[str] = []
    while len(found) < _MOST_ADJECTIVES:
        folded = scan.folded(i + len(found))
        joined = bool(found) and folded.startswith(CONJUNCTIONS)
        if folded[joined:] not in scan.lexicon.places["direction.adjective"]:
            break
        found.append(folded[joined:])
    return found


def adjectives_after(scan: Scan, i: int) -> tuple[str, ...]:
    """The directions said by compass adjectives after a name that itself begins with a part (ريف دمشق الغربي)."""
    return tuple(map(stem, compass(scan, i)))


@dataclass(frozen=True, slots=True)
class Whole:
    """A nation's land, sky, border or side (الأراضي السورية، الشمال السوري): its words, letters left out and sense."""

    start: int
    skip: int
    end: int
    word: str
    country: str


def _nations_end(scan: Scan, i: int) -> int:
    """The word after further nations' adjectives (the Syrian-Iraqi border, the border of X *and Y*)."""
    while (
        scan.folded(i).removeprefix(AND).removeprefix(ARTICLE) in scan.lexicon.actors.nations
        and ARTICLE in scan.folded(i)[:3]
    ):
        i += 1
    return i


def wholes(scan: Scan) -> list[Whole]:
    """Every noun of land, sky, border or side with the adjective of a nation after it."""
    found: list[Whole] = []
    for i in range(len(scan.document.words) - 1):
        following = scan.folded(i + 1)
        nation = scan.lexicon.actors.nations.get(following.removeprefix(ARTICLE))
        if nation is None:
            continue
        pair = scan.folded(i - 1) + " " + scan.folded(i) if i else ""
        for start, text in ((i - 1, pair), (i, scan.folded(i))):
            hit = scan.lexicon.places.wholes.get(text)
            if hit is not None:
                found.append(Whole(start, hit.skip, _nations_end(scan, i + 2), hit.word, nation))
                break
    return found
