"""A document with actors and claims -> words set in quotation marks to keep them at a distance, and characterisations.

Quotation marks alone say little in Arabic news, where every name may wear them. Two uses lean for certain: a single
word for an act or a trait inside a sentence that goes on around it, and what somebody is said to be (وصفه بأنه "...").
"""

from collections.abc import Collection, Iterator, Sequence

from riwaya.claims.places_in_text import Holders
from riwaya.lexicon.cues import Takes
from riwaya.mentions.phrases import Ground
from riwaya.model import Act, Actor, Claim, FramingKind, Span
from riwaya.text import Kind

_LONGEST = 4
"""Words of a characterisation; longer quotations are statements. The longest in the gold has three."""


def scare_quotes(
    ground: Ground, actors: Sequence[Actor], claims: Sequence[Claim], taken: Collection[Span] = ()
) -> Iterator[tuple[Span, FramingKind]]:
    """Each with its kind: scare quotes, or an evaluation where a claim says what somebody is. Quotations that hold a
    name or one of ``taken`` are left out."""
    document = ground.document
    judging = frozenset(c.id for c in ground.lexicon.cues.entries if Takes.TARGET in c.takes and c.act is Act.OPINE)
    judged = Holders([c for c in claims if judging & set(c.because)])
    holders = Holders(claims)
    spans = (*taken, *(m for a in actors for m in a.mentions))
    named = {i for span in spans for i in document.words_of(span)}
    for quotation in document.quotations:
        first, last = quotation.first, quotation.last
        if not 0 < last - first <= _LONGEST or any(
            document.words[i].kind is not Kind.ARABIC for i in range(first, last)
        ):
            continue
        span = document.span(first, last)
        if not named.isdisjoint(range(first, last)):
            continue
        content = judged.attributed(span)
        if content is not None and content.content.start + 1 < span.start:
            yield span, FramingKind.EVALUATIVE
        elif last - first == 1 and _distanced(ground, first, holders, span):
            yield span, FramingKind.SCARE_QUOTES


def _distanced(ground: Ground, i: int, holders: Holders, span: Span) -> bool:
    """A lone quoted verb or event word that neither opens nor fills a content, with the sentence going on."""
    words = ground.document.words
    claim = holders.attributed(span)
    if claim is not None and claim.content.start + 1 >= span.start:
        return False
    going_on = i + 2 < len(words) and words[i + 2].kind is Kind.ARABIC
    return going_on and (ground.verbs[i] or bool(ground.lexicon.triggers.table.lookup(ground.folded(i))))
