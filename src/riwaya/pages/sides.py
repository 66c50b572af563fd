"""An Incident -> the table of sides and questions, the voices beside it, and the figures as ranges."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riwaya.model import Account, Answer, Counted, Disagreement, Incident, Question, Ref, Toll

MOST_COLUMNS = 4
"""Sides that stand side by side at 1280 px with room to read; the other voices are told below."""


def is_major(incident: Incident) -> bool:
    """Told by more than one party, or disputed."""
    return len(incident.accounts) > 1 or bool(incident.disagreements or incident.revisions)


def ranked(incidents: Iterable[Incident]) -> list[Incident]:
    """The major ones: those on which accounts collide first, then those most told of."""
    major = (incident for incident in incidents if is_major(incident))
    return sorted(major, key=lambda i: (-len(i.disagreements), -len(i.claims), i.id))


_Key = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Line:
    """One question with every column's answers; ``disputed`` holds the disagreements on it."""

    question: Question
    cells: tuple[tuple[Answer, ...], ...]
    disputed: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The accounts that stand as columns, the questions as lines, and the other accounts."""

    columns: tuple[Account, ...]
    lines: tuple[Line, ...]
    others: tuple[Account, ...]


def sides(incident: Incident) -> Sides:
    """Those who disagree come first, then those who answer most."""
    disputed = {_key(ref) for d in incident.disagreements for p in d.positions for ref in p.claims}

    def rank(account: Account) -> tuple[bool, int, int]:
        at_odds = any(_key(ref) in disputed for ref in account.claims)
        return (not at_odds, -len({s.question for s in account.says}), -len(account.claims))

    ranked = sorted((a for a in incident.accounts if a.says or rank(a)[0] is False), key=rank)
    columns = tuple(ranked[:MOST_COLUMNS])
    asked = {s.question for a in columns for s in a.says} | {d.kind for d in incident.disagreements}
    lines = tuple(_line(question, columns, incident) for question in Question if question in asked)
    shown = {id(a) for a in columns}
    return Sides(
        columns,
        tuple(sorted(lines, key=lambda line: not line.disputed)),
        tuple(a for a in incident.accounts if id(a) not in shown),
    )


def _key(ref: Ref) -> _Key:
    return (ref.report, ref.claim, ref.event)


def _line(question: Question, columns: Sequence[Account], incident: Incident) -> Line:
    disputed = tuple(d for d in incident.disagreements if d.kind is question)
    return Line(question, tuple(_cell(question, account, disputed) for account in columns), disputed)


def _cell(question: Question, account: Account, disputed: Sequence[Disagreement]) -> tuple[Answer, ...]:
    answers = [answer for answer in account.says if answer.question is question]
    told = {_key(ref) for answer in answers for ref in answer.claims}
    return _merged((*_taken(account, disputed, told), *answers))


def _taken(account: Account, disputed: Sequence[Disagreement], told: set[_Key]) -> Iterator[Answer]:
    """The positions that this account's claims take in a disagreement, beside the answers it already gives."""
    own = {_key(ref) for ref in account.claims} - told
    for disagreement in disputed:
        for position in disagreement.positions:
            claims = tuple(ref for ref in position.claims if _key(ref) in own)
            if claims:
                yield Answer(disagreement.kind, position.answer, claims)


def _merged(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Equal answers of one side to one question as one answer with all its claims."""
    by_words: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_words[answer.answer].append(answer)
    return tuple(
        Answer(group[0].question, words, tuple(ref for answer in group for ref in answer.claims))
        for words, group in by_words.items()
    )


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures for one thing counted, by day and then by size; None where nobody gives an end."""

    of: Counted
    tolls: tuple[Toll, ...]
    low: Toll | None
    high: Toll | None
    most: float


def figures(tolls: Sequence[Toll], days: dict[str, str]) -> tuple[Figures, ...]:
    """One group a thing counted; ``days`` gives the day of a report by its ref."""
    groups: dict[Counted, list[Toll]] = defaultdict(list)
    for toll in tolls:
        if lowest(toll) is not None or highest(toll) is not None:
            groups[toll.of].append(toll)
    return tuple(_figures(of, groups[of], days) for of in Counted if of in groups)


def _figures(of: Counted, tolls: list[Toll], days: dict[str, str]) -> Figures:
    ordered = sorted(
        _unlike(tolls), key=lambda t: (days.get(t.report, ""), lowest(t) or 0, highest(t) or 0, t.by or "")
    )
    ends = [t for t in ordered if t.value is not None or (lowest(t) is not None and highest(t) is not None)]
    most = max(float(end) for t in ordered for end in (lowest(t), highest(t)) if end is not None)
    low = min(ends or ordered, key=lambda t: lowest(t) or highest(t) or 0)
    high = max(ends or ordered, key=lambda t: highest(t) or lowest(t) or 0)
    return Figures(of, tuple(ordered), low, high, most or 1.0)


def _unlike(tolls: list[Toll]) -> list[Toll]:
    """The same figure by the same speaker in the same report is told once."""
    return list({(t.report, t.by, t.value, t.low, t.high): t for t in reversed(tolls)}.values())


def lowest(toll: Toll) -> int | float | None:
    """The low end of a figure; its value where no end is given."""
    return toll.low if toll.low is not None else toll.value


def highest(toll: Toll) -> int | float | None:
    """The high end of a figure; None for "at least 7"."""
    return toll.high if toll.high is not None else (toll.value if toll.low is None else None)
