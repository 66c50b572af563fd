"""A Reading -> who says what, for a terminal: left to right, with the report's Arabic isolated to keep its order."""

from collections.abc import Iterator, Sequence

from riwaya.model import CountSpan, Event, Reading, Span
from riwaya.pages.isolates import isolated
from riwaya.pages.labels import label
from riwaya.pages.phrasing import counted, event_type, statuses
from riwaya.pages.rows import Row, Rows, rows_of, speaker_name
from riwaya.pages.times import days

_RULE = "─" * 72


def reading_text(reading: Reading, *, why: bool = False, isolates: bool = True) -> str:
    """The whole reading as lines; ``why`` adds the rules and how sure they are."""
    return "\n".join(_Terminal(rows_of(reading), why, isolates).lines())


class _Terminal:
    def __init__(self, rows: Rows, why: bool, isolates: bool) -> None:
        self.rows, self.why, self.isolates = rows, why, isolates

    def ar(self, text: str) -> str:
        return isolated(text, self.isolates)

    def lines(self) -> Iterator[str]:
        report = self.rows.reading.report
        yield _RULE
        yield self.ar(report.title.text if report.title else report.ref)
        yield "  " + " · ".join(
            (
                self.ar(report.outlet or label("no_outlet").en),
                self.ar(report.published or label("undated").en),
                self.ar(report.ref),
            )
        )
        yield f"  {label('machine').en}."
        attributed = [row for row in self.rows.rows if row.attributed]
        author = [row for row in self.rows.rows if not row.attributed and row.events]
        if not self.rows.rows:
            yield f"\n{label('no_claims').en}"
        yield from self._collisions()
        for row in attributed:
            yield ""
            yield from self._row(row)
        if author:
            yield f"\n{label('itself').en}"
            for row in author:
                yield from self._content(row)
        yield from self._notes()

    def _collisions(self) -> Iterator[str]:
        for row in self.rows.reading.contradictions:
            a, b = (self.ar(self.rows.speaker_of(x) or label("itself").en) for x in (row.a, row.b))
            yield f"\n≠ {label(f'question.{row.kind.value}').en}: {a} / {b}"
            yield f"  {self.ar(row.why.en)}"
        for hypothesis in self.rows.reading.hypotheses:
            offered = " | ".join(self.ar(span.text) for span in hypothesis.alternatives)
            yield f"\n? {label('hypotheses').en}: {offered}"

    def _row(self, row: Row) -> Iterator[str]:
        claim = row.claim
        indent = "  " * (row.depth - 1)
        speaker = speaker_name(row)
        name = self.ar(speaker) if speaker else f"({label('unresolved_speaker').en})"
        english = f" ({self.ar(row.speaker.name_en)})" if row.speaker is not None and row.speaker.name_en else ""
        through = "".join(f" ← {self.ar(actor.name)}" for actor in self.rows.chain_of(row))
        yield f"{indent}{row.number}. {name}{english}{through}  {label('says').en}"
        yield from self._content(row)
        told = [label(f"act.{claim.act.value}").en]
        if claim.cue is not None:
            told.append(f"{label('article_verb').en} {self.ar(claim.cue.text)}")
        if claim.relay.value != "neutral":
            told.append(label(f"relay.{claim.relay.value}").en)
        if claim.imputed:
            told.append(label("imputed").en)
        if row.parent is not None:
            told.append(f"{label('inside').en} {row.parent}")
        yield f"{indent}   [{'; '.join(told)}]"

    def _content(self, row: Row) -> Iterator[str]:
        indent = "  " * (row.depth - 1)
        yield f"{indent}   {self.ar(row.claim.content.text)}"
        for event in row.events:
            yield f"{indent}   • {self._event(event)}"
        if self.why:
            sure, rules = row.claim.confidence, self.ar(", ".join(row.claim.because))
            yield f"{indent}   {label('why').en}: {rules} ({sure.value:.2f} {self.ar(sure.why)})"

    def _event(self, event: Event) -> str:
        parts = [f"{event_type(event).en} {self.ar(event.trigger.text)}"]
        for key, spans in (
            ("agents", event.agents),
            ("patients", event.patients),
            ("instruments", event.instruments),
            ("where", event.places),
        ):
            if spans:
                parts.append(f"{label(key).en}: {self._spans(spans)}")
        parts.extend(f"{label('when').en}: {self.ar(t.text)} = {self.ar(days(t))}" for t in event.times)
        parts.extend(self._count(c) for c in event.counts)
        parts.append(f"{label('status').en}: " + "; ".join(status.en for status in statuses(event)))
        if self.why and event.because:
            parts.append(self.ar(", ".join(event.because)))
        return " · ".join(parts)

    def _count(self, count: CountSpan) -> str:
        return f"{counted(count).en} {self.ar(count.text)}"

    def _spans(self, spans: Sequence[Span]) -> str:
        return ", ".join(self.ar(span.text) for span in spans)

    def _notes(self) -> Iterator[str]:
        if self.rows.reading.notes:
            yield f"\n{label('notes').en}"
        for note in self.rows.reading.notes:
            words = f" {self.ar(note.span.text)}" if note.span is not None else ""
            yield f"  {label(f'note.{note.kind.value}').en}{words}: {self.ar(note.why)}"
