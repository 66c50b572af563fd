"""Refs of a comparison and the readings they point into -> the words, with who speaks, where and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from riwaya.model import OUTLET, Actor, ActorKind, Claim, Reading, Ref, Report, Span
from riwaya.pages.marks import Mark, passage


@dataclass(frozen=True, slots=True)
class Opened:
    """One claim as a page shows it; ``through`` are those who passed it on, the outlet left out.

    ``report`` is the ref of its report, ``claim`` its id there.
    """

    report: str
    claim: str
    outlet: str
    published: str
    speaker: str
    through: tuple[str, ...]
    words: Markup


class Book:
    """The readings by their refs. A ref into a report that is not here opens to the words it carries itself."""

    def __init__(self, readings: Iterable[Reading], *, element: str = "span") -> None:
        """``element`` is what words are marked with, as in ``marks.passage``."""
        self.element = element
        self.reports: dict[str, Report] = {}
        self.claims: dict[tuple[str, str], Claim] = {}
        self.actors: dict[tuple[str, str], Actor] = {}
        for reading in readings:
            ref = reading.report.ref
            self.reports[ref] = reading.report
            self.claims |= {(ref, claim.id): claim for claim in reading.claims}
            self.actors |= {(ref, actor.id): actor for actor in reading.actors}

    def outlet(self, ref: str) -> str:
        """The outlet of a report, or its ref where none is given."""
        report = self.reports.get(ref)
        return report.outlet or ref if report is not None else ref

    def day(self, ref: str) -> str:
        """The day of publication; empty where it is not known."""
        report = self.reports.get(ref)
        return (report.published or "")[:10] if report is not None else ""

    def open(self, refs: Sequence[Ref]) -> list[Opened]:
        """Each claim once, with the triggers of all its refs, in order of publication and place."""
        by_claim: dict[tuple[str, str], list[Ref]] = {}
        for ref in sorted(refs, key=lambda r: (self.day(r.report), r.report, r.content.start, r.claim)):
            by_claim.setdefault((ref.report, ref.claim), []).append(ref)
        return [self._open(group) for group in by_claim.values()]

    def _open(self, refs: Sequence[Ref]) -> Opened:
        ref = refs[0]
        claim = self.claims.get((ref.report, ref.claim))
        return Opened(
            report=ref.report,
            claim=ref.claim,
            outlet=self.outlet(ref.report),
            published=self.day(ref.report),
            speaker=self._speaker(ref, claim),
            through=self._through(ref, claim),
            words=self._words(ref, sorted({r.trigger for r in refs if r.trigger is not None})),
        )

    def _speaker(self, ref: Ref, claim: Claim | None) -> str:
        """An unnamed source is called as its own report calls it; empty for the outlet's own voice."""
        if claim is None or (claim.source is None and claim.source_actor is None):
            return ""
        actor = self.actors.get((ref.report, claim.source_actor or ""))
        if actor is not None and (actor.kind is not ActorKind.UNNAMED_SOURCE or claim.source is None):
            return actor.name
        return claim.source.text if claim.source is not None else ""

    def _through(self, ref: Ref, claim: Claim | None) -> tuple[str, ...]:
        if claim is None:
            return ()
        inner = [a for a in claim.chain if a not in (OUTLET, claim.source_actor)]
        return tuple(self.actors[ref.report, a].name for a in inner if (ref.report, a) in self.actors)

    def _words(self, ref: Ref, triggers: Sequence[Span]) -> Markup:
        """The content with cue and triggers marked; the cue where it stands near."""
        cue = (ref.cue,) if ref.cue is not None else ()
        marks = [Mark(span.start, span.end, "cue", "") for span in cue]
        marks += [Mark(span.start, span.end, "event", "") for span in triggers]
        start, end = _ends((ref.content, *cue, *triggers))
        report = self.reports.get(ref.report)
        if report is None or ref.content.start - start > _NEAR:
            return passage(_laid(ref), ref.content.start, ref.content.end, marks, element=self.element)
        return passage(report.text, start, end, marks, element=self.element)


def _ends(spans: Sequence[Span]) -> tuple[int, int]:
    return min(span.start for span in spans), max(span.end for span in spans)


_NEAR = 160
"""Characters from a cue to its content up to which what stands between is shown too: a line and a half of print."""


def _laid(ref: Ref) -> str:
    """The content where it would stand in its report."""
    return " " * ref.content.start + ref.content.text
