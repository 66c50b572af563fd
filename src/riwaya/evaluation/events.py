"""Events of a reading beside the annotated ones: trigger, type, roles, times, counts, status, who says so."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations

from riwaya.evaluation.gold import ROLES, Gold, GoldEvent
from riwaya.evaluation.spans import Ends, ends, fit, hits, pairs, shared
from riwaya.evaluation.tallies import Tallies
from riwaya.model import Event, Phase, Polarity, Reading, Reality, Result, Span, Voice

ANY_TYPE = "other_conflict"
"""What annotators write where no type fits: every type is right."""

_FAMILIES = (
    "armed_clash ground_attack shelling air_strike chemical_attack explosion suicide_bombing unspecified_attack raid"
    " armed_entry siege repel truce_breach",
    "killing injury torture sexual_violence",
    "detention disappearance release escape exchange trial",
    "capture_territory withdraw mobilise integrate_forces recruitment",
    "intercept seize_materiel supply_arms destroy_property take_property",
    "displace evacuation aid aid_blocked",
    "negotiate agree ceasefire visit cooperate",
    "appoint dismiss sanction",
    "threaten protest",
)
_FAMILY = {type_: number for number, family in enumerate(_FAMILIES) for type_ in family.split()}
_SAID: dict[str, Callable[[Event], Sequence[Span]]] = {
    "agents": lambda event: event.agents,
    "patients": lambda event: event.patients,
    "place": lambda event: event.places,
    "time": lambda event: event.times,
    "instruments": lambda event: event.instruments,
}


def score_events(gold: Gold, reading: Reading, to_gold: dict[str, str], tallies: Tallies) -> dict[str, str]:
    """Add the measures; gives the reading's event ids with the annotated ones they were paired with."""
    found = pairs(gold.events, reading.events, _affinity)
    said, true = len(reading.events), len(gold.events)
    paired = [(gold.events[i], reading.events[j]) for i, j in found]
    kin = [(g, e) for g, e in paired if _same_type(g, e) or _kin(g, e)]
    tallies.add("event trigger", gold.id, len(paired), said, true)
    tallies.add("EVENT trigger+type", gold.id, sum(_same_type(g, e) for g, e in paired), said, true)
    tallies.add("event trigger+family", gold.id, len(kin), said, true)
    author = {claim.id for claim in reading.claims if claim.voice is Voice.AUTHOR}
    for annotated, event in kin:
        _roles(gold.id, annotated, event, tallies)
        _times(gold.id, annotated, event, tallies)
        _counts(gold.id, annotated, event, tallies)
        tallies.add("status right, of paired", gold.id, status(event) == annotated.status, 1, 1)
        both = event.background and annotated.background
        tallies.add("background", gold.id, both, event.background, annotated.background)
        who = None if event.claim in author or not event.claim else to_gold.get(event.claim, "?")
        tallies.add("WHO SAYS SO, of paired events", gold.id, who == annotated.attribution, 1, 1)
    return {event.id: annotated.id for annotated, event in paired}


def _affinity(annotated: GoldEvent, event: Event) -> float:
    overlap = fit(annotated.trigger, ends(event.trigger))
    if overlap < 0.4:
        return 0.0
    return overlap + 2 * (annotated.type == event.type.value) + _kin(annotated, event)


def _same_type(annotated: GoldEvent, event: Event) -> bool:
    return annotated.type in (event.type.value, ANY_TYPE)


def _kin(annotated: GoldEvent, event: Event) -> bool:
    return _FAMILY.get(annotated.type, -1) == _FAMILY.get(event.type.value, -2)


def _roles(report: str, annotated: GoldEvent, event: Event, tallies: Tallies) -> None:
    for role in ROLES:
        said = [(s.start, s.end) for s in _SAID[role](event)]
        true = annotated.roles[role]
        tallies.add(f"role: {role}", report, hits(true, said, 0.34), len(said), len(true))


def _times(report: str, annotated: GoldEvent, event: Event, tallies: Tallies) -> None:
    spans = annotated.roles["time"]
    true = [(span, days) for span, days in zip(spans, annotated.days, strict=False) if days is not None]
    said = [t for t in event.times if t.from_]

    def right(span: Ends, days: tuple[str, str]) -> bool:
        return any(shared(span, ends(t)) and (str(t.from_)[:10], str(t.to)[:10]) == days for t in said)

    tallies.add("times resolved to the day", report, sum(right(*t) for t in true), len(said), len(true))


def _counts(report: str, annotated: GoldEvent, event: Event, tallies: Tallies) -> None:
    said = [(c.value, c.of.value) for c in event.counts if c.value is not None]
    both = _common(annotated.counts, said)
    values = _common([v for v, _ in annotated.counts], [v for v, _ in said])
    tallies.add("counts: value", report, values, len(said), len(annotated.counts))
    tallies.add("counts: value and what", report, both, len(said), len(annotated.counts))


def _common(true: Sequence[Hashable], said: Sequence[Hashable]) -> int:
    return (Counter(true) & Counter(said)).total()


def status(event: Event) -> str:
    """The one word that annotators have for polarity, reality, phase and result."""
    if event.polarity is Polarity.DENIED:
        return "denied"
    if event.result is Result.FOILED:
        return "repelled"
    if event.reality is not Reality.OCCURRED:
        return "planned" if event.reality is Reality.PLANNED else "possible"
    return "ongoing" if event.phase is Phase.ONGOING else "occurred"


def score_occurrences(gold: Gold, reading: Reading, gold_of: dict[str, str], tallies: Tallies) -> None:
    """Pairs of events that are told as one happening, beside the trivial reading "one type, one happening"."""
    told = _linked((e.id, e.occurrence) for e in gold.events if e.occurrence is not None)
    said = _linked((gold_of[e.id], e.occurrence) for e in reading.events if e.id in gold_of and e.occurrence)
    typed = _linked((e.id, e.type) for e in gold.events)
    tallies.add("same occurrence (pairs)", gold.id, len(told & said), len(said), len(told))
    tallies.add("  baseline: occurrence = gold type", gold.id, len(told & typed), len(typed), len(told))


def _linked(rows: Iterable[tuple[str, Hashable]]) -> set[tuple[str, str]]:
    groups: dict[Hashable, list[str]] = {}
    for id_, key in rows:
        groups.setdefault(key, []).append(id_)
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
