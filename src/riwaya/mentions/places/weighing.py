"""Mentions of places found -> those that are kept: is this phrase, where it stands, somewhere that is told of?

A logistic regression over the rule that found the phrase and the words around it decides, phrase by phrase: a capital
is a place where something happens and none where it speaks, a position is one where it is hit.
"""

from collections.abc import Iterator, Sequence

from riwaya.mentions.odds import chance, weights_of
from riwaya.mentions.places.drafts import Draft, Drafts
from riwaya.mentions.places.scan import Scan
from riwaya.mentions.verbs import is_verb
from riwaya.model import PlaceKind, Span
from riwaya.text import Kind, fold
from riwaya.text.clitics import ARTICLE

WEIGHTS = "places.json"
LEAST = 0.4
"""Chance from which a phrase is kept: best F1 of names in five-fold cross-validation over 108 annotated reports (level
from .3 to .5)."""
_SURE = frozenset(("headed", "unknown", "area", "whole", "part"))
"""Rules whose phrases are places by their own words."""


def kept(scan: Scan, drafts: Drafts) -> frozenset[Span]:
    """The mentions to keep; all where no weights are there."""
    spans = [span for span, _ in drafts.order]
    weights = weights_of(WEIGHTS)
    if not weights:
        return frozenset(spans)
    right = {text for text, asked in features(scan, drafts).items() if chance(weights, asked) >= LEAST}
    return frozenset(span for span, key in drafts.order if span.text in right or _sure(scan, drafts, span, drafts[key]))


def _sure(scan: Scan, drafts: Drafts, span: Span, draft: Draft) -> bool:
    """A place by its own words: with its head noun or direction, or by a name that no government goes by."""
    rule = drafts.rules[span].partition(".")[0]
    if rule != "named":
        return rule in _SURE
    return draft.kind is not PlaceKind.COUNTRY and fold(draft.name) not in scan.lexicon.places["capitals"]


def features(scan: Scan, drafts: Drafts) -> dict[str, list[str]]:
    """For each phrase what speaks for or against it, in all the places where it stands."""
    asked: dict[str, set[str]] = {}
    often: dict[str, int] = {}
    said = sorted({s for s, _ in drafts.order})
    keys = dict(reversed(drafts.order))
    for span in said:
        often[span.text] = often.get(span.text, 0) + 1
    inner = _inside_others(said)
    for span in said:
        rule = drafts.rules[span]
        about = asked.setdefault(span.text, {"bias"})
        for name in _about(scan, span, drafts[keys[span]], inside=span in inner):
            about |= {name, f"rule={rule} {name}"}
        count = f"often={min(often[span.text], 3)}"
        about |= {f"rule={rule}", count, f"rule={rule} {count}"}
    return {text: sorted(names) for text, names in asked.items()}


def _inside_others(spans: Sequence[Span]) -> frozenset[Span]:
    """Mentions that lie inside a longer one; ``spans`` in text order."""
    found: set[Span] = set()
    reach, widest = -1, 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.end <= reach and span.end - span.start < widest:
            found.add(span)
        if span.end > reach:
            reach, widest = span.end, span.end - span.start
    return frozenset(found)


def _about(scan: Scan, span: Span, draft: Draft, *, inside: bool) -> Iterator[str]:
    words = scan.document.words_of(span)
    first, last = words.start, words.stop
    joined = span.start - scan.document.words[first].start
    yield "letters=" + (scan.folded(first)[:joined] or "-")
    yield "before=" + _class(scan, first - 1, first)
    yield "after=" + _class(scan, last, first)
    yield f"kind={draft.kind.value}"
    yield f"size={min(last - first, 5)}"
    yield f"inside={inside}"
    yield f"located={draft.site is not None}"
    if draft.site is not None and " ".join(scan.folds[first:last])[joined:] in scan.lexicon.places["capitals"]:
        yield "capital"
    sentence = scan.document.sentences[scan.document.sentence_of(first)]
    yield f"paragraph={min(sentence.paragraph, 2)}"
    if draft.site is None:
        yield "noun=" + scan.folded(first)[joined:].removeprefix(ARTICLE)


def _class(scan: Scan, i: int, beside: int) -> str:
    """A word as its neighbours see it: a function word itself, a verb, a noun of saying or an event, a place's noun."""
    document, lexicon = scan.document, scan.lexicon
    if not 0 <= i < len(document.words) or document.sentence_of(i) != document.sentence_of(beside):
        return "edge"
    word = document.words[i]
    if word.kind is not Kind.ARABIC:
        return word.text if word.kind is Kind.MARK else word.kind.name
    folded = word.folded
    if any(folded in lexicon.grammar[name] for name in _FUNCTION_WORDS):
        return folded
    cue, event = bool(lexicon.cues.table.lookup(folded)), bool(lexicon.triggers.table.lookup(folded))
    if is_verb(word):
        return "cue.verb" if cue else "event.verb" if event else "verb"
    if event or cue:
        return "event" if event else "cue"
    if folded in lexicon.places.heads or folded in lexicon.places.sites:
        return "head"
    if folded in lexicon.places.directions:
        return "direction"
    if i in scan.nations or i in scan.taken:
        return "nation" if i in scan.nations else "taken"
    return "definite" if folded.startswith(ARTICLE) else "word"


_FUNCTION_WORDS = ("preposition", "relative", "complementizer", "demonstrative", "negation")
