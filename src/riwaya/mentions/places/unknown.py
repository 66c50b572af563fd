"""Head nouns with a name the tables lack ("the village of X"), and lists of names after a plural head -> found places.

Such a name is a place without coordinates: where it lies is not known here, and is not guessed.
"""

from collections.abc import Iterator
from dataclasses import replace

from riwaya.lexicon.place_words import PlaceHead
from riwaya.mentions.places.gazetteer import Gazetteer
from riwaya.mentions.places.scan import CLOSE, OPEN, Found, Scan, head_at, name_at
from riwaya.mentions.verbs import is_verb
from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE

_LONGEST_QUOTED = 4
_SHORT = 3
"""Letters up to which a word in -i is taken for a name rather than for an adjective."""
_NISBA = ("يه", "يين", "يون")
_NO_PLURAL = "إ"
"""How a verbal noun begins that folding makes one with a plural: "the reviving of" and "quarters"."""
_ENDS = frozenset('،,.؛:!؟)(»”"')


def unknown_names(scan: Scan, gazetteer: Gazetteer) -> list[Found]:
    """The names that only a head noun vouches for, and those that stand in a list after a plural one."""
    known = {f.first: f for f in scan.found}
    covered = {i for f in scan.found for i in range(f.start, f.end)} | scan.taken
    found: list[Found] = []
    for i in range(len(scan.document.words) - 1):
        if i in covered:
            continue
        head = head_at(scan, i)
        if head is None or not head[0].open or _NO_PLURAL in scan.document.words[i].text[:3]:
            continue
        if head[0].many:
            found += _listed(scan, gazetteer, i + 1, head[0], known, covered)
        else:
            one = _single(scan, i, head, covered)
            if one is not None:
                found.append(one)
                covered.update(range(one.start, one.end))
    return found


def _single(scan: Scan, i: int, head: tuple[PlaceHead, int], covered: set[int] | frozenset[int]) -> Found | None:
    words = scan.document.words
    first = i + 1
    if words[first].text in OPEN:
        close = next(
            (j for j in range(first + 2, min(first + 2 + _LONGEST_QUOTED, len(words))) if words[j].text in CLOSE), 0
        )
        if not close:
            return None
        first, last, end = first + 1, close, close + 1
    else:
        last = _name_end(scan, first)
        end = last
    if last <= first or covered.intersection(range(first, last)):
        return None
    return Found(first, last, 0, None, start=i, start_skip=head[1], end=end, head=head[0])


def _name_end(scan: Scan, first: int, *, skip: int = 0) -> int:
    """The word after the unknown name that begins here; ``first`` itself where none does."""
    words = scan.document.words
    if first >= len(words) or scan.document.sentence_of(first) != scan.document.sentence_of(first - 1):
        return first
    folded = words[first].folded[skip:]
    if not _may_name(scan, first, folded):
        return first
    second = first + 1
    if second >= len(words) or words[second].kind is not Kind.ARABIC:
        return second
    if folded in scan.lexicon.places["opener"]:
        return second + 1
    following = words[second].folded
    idafa = (
        not folded.startswith(ARTICLE)
        and following.startswith(ARTICLE)
        and not following.endswith((*_NISBA, "ي"))
        and following not in scan.lexicon.places["stop"]
        and following[2:] not in scan.lexicon.actors.nations
        and not scan.lexicon.places["direction.adjective"].intersection((following,))
    )
    return second + 1 if idafa else second


def _may_name(scan: Scan, i: int, folded: str) -> bool:
    """True for a word that can be a name: no function word, verb, number or adjective of a nation."""
    word = scan.document.words[i]
    places = scan.lexicon.places
    if word.kind is not Kind.ARABIC or len(folded) < 3 or folded in places["stop"] or folded in places["not_place"]:
        return folded in places["opener"] and word.kind is Kind.ARABIC and len(folded) > 1
    if folded in scan.lexicon.grammar["preposition"] or folded in places["direction.noun"]:
        return False
    if folded.startswith(("لل", "ال")) and folded.endswith(_NISBA[1:]):
        return False
    if folded.startswith(("ل", "بال")):
        return False  # for, in: farms for ..., camps near ...
    if _is_common(scan, folded):
        return False
    if not folded.startswith(ARTICLE) and (folded.endswith("يه") or is_verb(word)):
        return False
    if scan.lexicon.actors.nations.get(folded.removeprefix(ARTICLE)) is not None:
        return False
    return head_at(scan, i) is None or folded in places["opener"]


def _is_common(scan: Scan, folded: str) -> bool:
    """An event, an adjective of origin without the article, or another noun of places: no name."""
    places = scan.lexicon.places
    if folded in places.again or folded in places.sites or scan.lexicon.triggers.table.lookup(folded):
        return True
    return not folded.startswith(ARTICLE) and folded.endswith("ي") and len(folded) > _SHORT


def _listed(
    scan: Scan,
    gazetteer: Gazetteer,
    i: int,
    head: PlaceHead,
    known: dict[int, Found],
    covered: set[int] | frozenset[int],
) -> Iterator[Found]:
    """Names after a plural head, joined by و or commas; known ones are passed over."""
    words = scan.document.words
    opening = True
    while i < len(words):
        skip = 0
        if not opening:
            comma = words[i].text in "،,"
            i += comma
            if i >= len(words):
                return
            joined = words[i].folded.startswith("و") and ((i in known and known[i].skip > 0) or i not in known)
            if not (comma or joined):
                return
            skip = 1 if joined and i not in known else 0
        opening = False
        if i in known:
            i = known[i].end
            continue
        named = name_at(scan, gazetteer, i)
        if named is not None and named.skip == skip and not covered.intersection(range(i, named.last)):
            yield replace(named, head=head)
            i = named.last
            continue
        last = _name_end(scan, i, skip=skip)
        if last <= i or covered.intersection(range(i, last)) or not _bounded(scan, last):
            return
        yield Found(i, last, skip, None, start=i, start_skip=skip, end=last, head=head)
        i = last


def _bounded(scan: Scan, i: int) -> bool:
    """True where a list goes on or ends at this word."""
    words = scan.document.words
    return (
        i >= len(words)
        or words[i].text in _ENDS
        or words[i].folded.startswith("و")
        or (words[i].folded in scan.lexicon.grammar["preposition"])
    )
