"""How many: figures of one toll told apart into disagreements, updates, other scopes and a party's own changes."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, Stand, look_alike, marked_earlier, revised, rows
from riwaya.compare.questions.sides import one_occurrence, one_side, same_teller
from riwaya.compare.questions.toll import TOLLS, Figure, agree, figures, ratio, same_scope
from riwaya.compare.spots import Meeting, closest
from riwaya.compare.strands import Strand
from riwaya.compare.tellings import Telling
from riwaya.lexicon.wording import wording
from riwaya.model import Counted, EventType, LookAlikeKind, Question, Reality, Wording

FAR_APART = 1.25
"""A lower figure in a later report is disputed only beyond this ratio; tolls waver (15 annotated incidents)."""

OVERTAKEN = 5.0
"""Beyond this ratio even a figure marked as an earlier one is not merely overtaken (same data)."""


def count(strand: Strand, kinship: Kinship) -> Findings:
    """Rows on the figures of one toll.

    Two sources set side by side in one report, with figures that cannot both hold, disagree. Over several reports a
    later higher figure is an update whoever gives it; only a later and clearly lower one of another camp disagrees.
    """
    given = [f for t in strand.tellings if _tells(t) for f in figures(t) if counted(f)]
    findings = Findings()
    by_stand = _stands(given)
    held = {id(stand): fs for stand, fs in by_stand}

    def clash(one: Stand, other: Stand) -> Wording | None:
        for a in held[id(one)]:
            for b in held[id(other)]:
                kind = relation(a, b, kinship)
                if kind is None:
                    return wording("why.count", a=one.speaker.name, b=other.speaker.name, doer=a.label, other=b.label)
        return None

    findings.add(rows(Question.COUNT, [stand for stand, _ in by_stand], clash, lambda stand: stand.speaker.key))
    for a, b in combinations(sorted(given, key=lambda f: f.telling.order), 2):
        _no_disagreement(a, b, kinship, findings)
    _revisions(by_stand, findings)
    return findings


def counted(figure: Figure) -> bool:
    """Tolls, and the number of those who blew themselves up, who are counted as doers."""
    if figure.count.of in TOLLS:
        return True
    return figure.count.of is Counted.OTHER and figure.telling.event.type is EventType.SUICIDE_BOMBING


def _tells(telling: Telling) -> bool:
    return not telling.imputed and not telling.denied and telling.event.reality in (Reality.OCCURRED, Reality.POSSIBLE)


def relation(a: Figure, b: Figure, kinship: Kinship) -> LookAlikeKind | None:
    """Why two figures are no disagreement, or None where they are one. ``COMPATIBLE``: one number satisfies both."""
    if not same_scope(a, b):
        return LookAlikeKind.SCOPE
    if agree(a, b):
        return LookAlikeKind.COMPATIBLE
    one, other = a.telling, b.telling
    if same_teller(one.speaker, other.speaker) or one_side(one.speaker, other.speaker, kinship):
        return LookAlikeKind.UPDATE
    if one.own_voice or other.own_voice or _early_news(a, b):
        return LookAlikeKind.UPDATE
    if one.report.id == other.report.id:
        return None if _one_toll(one, other) else LookAlikeKind.SCOPE
    return None if _contradicted_later(a, b) else LookAlikeKind.UPDATE


def _one_toll(one: Telling, other: Telling) -> bool:
    """What one report numbers as one, or puts at one place in so many words; two tolls of one text are usually two."""
    return one_occurrence(one, other) or closest(one.own_spots, other.own_spots) is Meeting.SAME


def _early_news(a: Figure, b: Figure) -> bool:
    """A figure marked as an earlier one, or injured as somebody unnamed counts them: such figures grow by the hour."""
    unnamed = not (a.telling.speaker.named and b.telling.speaker.named)
    if unnamed and a.count.of is Counted.INJURED:
        return True
    return (marked_earlier(a.telling) or marked_earlier(b.telling)) and ratio(a, b) <= OVERTAKEN


def _contradicted_later(a: Figure, b: Figure) -> bool:
    early, late = sorted((a, b), key=lambda f: f.telling.report.published or "")
    if not (early.telling.speaker.named and late.telling.speaker.named) or late.low > early.low:
        return False
    return ratio(early, late) >= FAR_APART


def _stands(given: Sequence[Figure]) -> list[tuple[Stand, list[Figure]]]:
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for f in sorted(given, key=lambda f: f.telling.order):
        groups.setdefault((f.telling.speaker.key, f.count.of.value, f.label), []).append(f)
    return [
        (
            Stand(
                fs[0].telling.speaker,
                key,
                fs[0].label,
                tuple(f.telling for f in fs),
                all(f.telling.own_voice for f in fs),
            ),
            fs,
        )
        for key, fs in groups.items()
    ]


def _no_disagreement(a: Figure, b: Figure, kinship: Kinship, findings: Findings) -> None:
    if a.count.of is not b.count.of or a.telling is b.telling or a.label == b.label:
        return
    kind = relation(a, b, kinship)
    if kind is None:
        return
    early, late = sorted((a, b), key=lambda f: (f.telling.report.published or "", f.telling.order))
    key = {LookAlikeKind.SCOPE: "scope", LookAlikeKind.UPDATE: "update"}.get(kind, "bound")
    why = wording(f"alike.{key}", doer=early.label, other=late.label)
    findings.look_alikes.append(look_alike(kind, a.telling, b.telling, why))


def _revisions(by_stand: Iterable[tuple[Stand, list[Figure]]], findings: Findings) -> None:
    """A party that gave one exact figure and then another that excludes it."""
    for (one, ones), (other, others) in combinations(by_stand, 2):
        a, b = ones[0], others[0]
        if one.speaker.key != other.speaker.key or not one.speaker.named or one.own_voice:
            continue
        if a.telling.claim is not b.telling.claim and same_scope(a, b) and not agree(a, b):
            findings.add(revised(Question.COUNT, one, other))
