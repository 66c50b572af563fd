"""Places found so far -> further mentions that may be places as well; whether they are is weighed (`weighing.py`).

Longer phrases round a name ("the two towns of X", "the eastern part of X"), countries that act, positions and buildings
told by a noun and what describes it, and nouns that take up a place the report has not named.
"""

from collections.abc import Sequence

from riwaya.mentions.phrases import is_definite
from riwaya.mentions.places.areas import compass, stem
from riwaya.mentions.places.drafts import Draft, Drafts
from riwaya.mentions.places.scan import Found, Scan, head_at
from riwaya.mentions.verbs import is_verb
from riwaya.model import PlaceKind, PlacePrecision, Span
from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE, NISBA_ENDINGS

_LONGEST = 3
"""Words that describe a building or a position."""
_DUALS = ("تي", "تا", "ي")
_PLURAL_ADJECTIVES = ("ه", "ات")
_STOPS = ("preposition", "relative", "complementizer", "demonstrative", "conjunction")


def add_further(scan: Scan, drafts: Drafts, acting: Sequence[Found]) -> None:
    """Add them; ``acting`` are the names of states that stand where somebody acts."""
    for span, key in tuple(drafts.order):
        _add_round(scan, drafts, span, drafts[key])
    for found in acting:
        _add_state(scan, drafts, found)
    starts = {scan.document.words_of(span).start for span, _ in drafts.order}
    for i, folded in enumerate(scan.folds):
        if i in starts or i in scan.taken:
            continue
        if folded in scan.lexicon.places.sites:
            _add_site(scan, drafts, i)
        elif folded in scan.lexicon.places.again:
            _add_noun(scan, drafts, i)


def _add_round(scan: Scan, drafts: Drafts, span: Span, draft: Draft) -> None:
    """The plural or dual noun before a mention, or the part of a place that a direction tells."""
    words = scan.document.words_of(span)
    before = scan.before(words.start)
    if scan.document.words[words.start].start != span.start or before not in (words.start - 1, -1):
        return
    _add_wider(scan, drafts, before, words, draft)
    head = head_at(scan, before)
    if head is not None and head[0].many and not scan.folded(words.start).startswith("ل"):
        rule = "dual" if scan.folded(before).endswith(_DUALS) else "many." + head[0].kind.value
        whole = _span(scan, before, head[1], words.stop)
        key = ("many", whole.text)
        site = draft.site if rule == "dual" else None
        drafts.add(
            key, whole, Draft(whole.text, PlaceKind.AREA, f"told by {draft.name}", site, PlacePrecision.NEAR), rule
        )
    elif scan.folded(before) in scan.lexicon.places["partitive"]:
        _add_part(scan, drafts, before, words.stop, draft)


def _add_wider(scan: Scan, drafts: Drafts, before: int, words: range, draft: Draft) -> None:
    """All of a place, its middle, and an adjective behind it that is not part of the name."""
    folded = scan.folded(before)
    whole, middle = folded in scan.lexicon.places["whole_of"], scan.lexicon.places.directions.get(folded)
    if whole or (middle is not None and middle.word in scan.lexicon.places["middle"]):
        wider = _span(scan, before, middle.skip if middle is not None else 0, words.stop)
        area = Draft(wider.text, PlaceKind.AREA, f"told by {draft.name}", draft.site, PlacePrecision.NEAR)
        drafts.add(("wider", folded, draft.name), wider, area, "whole_of" if whole else "middle")
    adjective = scan.folded(words.stop)
    if adjective.startswith(ARTICLE) and adjective.endswith(NISBA_ENDINGS) and _goes_on(scan, words.stop):
        drafts.add(("described", draft.name), _span(scan, words.start, 0, words.stop + 1), draft, "described")


def _add_part(scan: Scan, drafts: Drafts, of: int, stop: int, draft: Draft) -> None:
    """ "The eastern part of X"."""
    for i in range(max(0, of - _LONGEST), of):
        joined = scan.lexicon.places.parts.get(scan.folded(i))
        sides = compass(scan, i + 1) if joined is not None else []
        if joined is not None and sides and i + 1 + len(sides) == of:
            whole = _span(scan, i, joined.skip, stop)
            area = Draft(whole.text, PlaceKind.AREA, f"told by {draft.name}", draft.site, PlacePrecision.NEAR)
            drafts.add(("part", joined.word, tuple(map(stem, sides)), draft.name), whole, area, "part")
            return


def _add_state(scan: Scan, drafts: Drafts, found: Found) -> None:
    assert found.name is not None
    site = next(s for s in found.name.sites if s.kind is PlaceKind.COUNTRY)
    draft = Draft(site.name, site.kind, "named; the only place of this name in the tables", site)
    drafts.add(f"country:{site.country}", scan.span(found), draft, "state.acts")


def _add_site(scan: Scan, drafts: Drafts, i: int) -> None:
    """A building, position or settlement with what describes it, and the same with whose it is."""
    kind, skip = scan.lexicon.places.sites[scan.folded(i)]
    end = i + 1
    while end <= i + _LONGEST and _describes(scan, i, end):
        end += 1
    _told(scan, drafts, i, skip, end, kind, "site")
    longer = end
    while longer <= i + _LONGEST and _goes_on(scan, longer):
        longer += 1  # whose it is, what is kept in it
    if longer > end:
        _told(scan, drafts, i, skip, longer, kind, "site.of")


def _add_noun(scan: Scan, drafts: Drafts, i: int) -> None:
    """A definite noun that takes up a place which the report has told only by what it is, or not at all."""
    word = scan.lexicon.places.again[scan.folded(i)]
    kind = scan.lexicon.places.means.get(word.word, (PlaceKind.AREA,))[0]
    _told(scan, drafts, i, word.skip, i + 1, kind, "noun")


def _told(scan: Scan, drafts: Drafts, i: int, skip: int, end: int, kind: PlaceKind, rule: str) -> None:
    span = _span(scan, i, skip, end)
    drafts.add(("told", span.text), span, Draft(span.text, kind, "told without a name"), rule)


def _describes(scan: Scan, head: int, i: int) -> bool:
    """An adjective that agrees with the noun in having the article or not."""
    folded = scan.folded(i)
    if not _goes_on(scan, i) or folded.startswith(ARTICLE) is not is_definite(scan.folded(head)):
        return False
    places = scan.lexicon.places
    listed = folded in places["quality"] or folded in places["several_which"]
    return listed or folded.endswith(NISBA_ENDINGS) or folded.endswith(_PLURAL_ADJECTIVES)


def _goes_on(scan: Scan, i: int) -> bool:
    """A word of the same sentence that is neither a verb nor a function word."""
    document = scan.document
    if i >= len(document.words) or document.words[i].kind is not Kind.ARABIC:
        return False
    if document.sentence_of(i) != document.sentence_of(i - 1) or is_verb(document.words[i]):
        return False
    folded, grammar = scan.folded(i), scan.lexicon.grammar
    return not any(folded in grammar[name] for name in _STOPS) and folded not in scan.lexicon.places["locative"]


def _span(scan: Scan, first: int, skip: int, end: int) -> Span:
    words = scan.document.words
    return Span.at(scan.document.text, words[first].start + skip, words[end - 1].end)
