"""A Comparison -> incidents with each side's answers, for a terminal."""

from collections.abc import Iterator, Sequence

from riwaya.model import Comparison, Incident, Ref
from riwaya.pages.isolates import isolated
from riwaya.pages.labels import label
from riwaya.pages.phrasing import number
from riwaya.pages.sides import figures, highest, is_major, lowest, ranked, sides

_RULE = "─" * 72


def comparison_text(comparison: Comparison, *, isolates: bool = True) -> str:
    """What is disputed and told by many first, as in the page; every line names who says it."""
    lines = [label("machine").en + "."]
    if not comparison.incidents:
        lines.append(label("no_incidents").en)
    minor = [incident for incident in comparison.incidents if not is_major(incident)]
    for incident in ranked(comparison.incidents):
        lines.extend(_Incident(incident, isolates).lines())
    if minor:
        lines.append(f"{_RULE}\n{label('minor').en}")
        lines.extend(f"  {isolated(i.title.en, isolates)}  ({_reports(i.claims, isolates)})" for i in minor)
    for flag in comparison.continuity:
        lines.append(f"\n! {isolated(flag.why.en, isolates)}")
        lines.append(f"  {label('dissolves').en}: {isolated('; '.join(flag.would_dissolve), isolates)}")
        if flag.rests_on is not None:
            lines.append(f"  {isolated(flag.rests_on.en, isolates)}")
    return "\n".join(lines)


def _reports(refs: Sequence[Ref], isolates: bool) -> str:
    return ", ".join(isolated(report, isolates) for report in dict.fromkeys(ref.report for ref in refs))


class _Incident:
    def __init__(self, incident: Incident, isolates: bool) -> None:
        self.incident, self.isolates = incident, isolates

    def ar(self, text: str) -> str:
        return isolated(text, self.isolates)

    def lines(self) -> Iterator[str]:
        incident = self.incident
        yield _RULE
        yield f"{self.ar(incident.title.en)}  ({_reports(incident.claims, self.isolates)})"
        for ground in incident.common_ground:
            yield f"  = {self.ar(ground.statement.en)}"
        for line in sides(incident).lines:
            yield f"  {label(f'question.{line.question.value}').en}" + ("  ≠" if line.disputed else "")
            for account, answers in zip(sides(incident).columns, line.cells, strict=True):
                if answers:
                    yield f"    {self.ar(account.party.name)}: {' | '.join(self.ar(a.answer) for a in answers)}"
        for disagreement in incident.disagreements:
            yield f"  ≠ {self.ar(disagreement.why.en)}"
        for revision in incident.revisions:
            yield f"  ↺ {self.ar(revision.why.en)}"
        yield from self._figures()
        for link in incident.actor_links:
            yield f"  ? {self.ar(link.why.en)} [{self.ar(link.actor)}]"

    def _figures(self) -> Iterator[str]:
        for group in figures(self.incident.tolls, {}):
            told = []
            for toll in group.tolls:
                low, high = lowest(toll), highest(toll)
                ends = [number(end) if end is not None else "…" for end in ((low,) if low == high else (low, high))]
                told.append(f"{'–'.join(ends)} ({self.ar(toll.by) if toll.by else label('by_itself').en})")
            yield f"  {label(f'counted_as.{group.of.value}').en}: {', '.join(told)}"
