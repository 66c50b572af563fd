"""Answers of one strand gathered by who gives them, and the rows that arise where two cannot both be right."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import field
from itertools import combinations, product
from operator import attrgetter

from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who
from riwaya.lexicon.comparing import forms
from riwaya.lexicon.wording import wording
from riwaya.model import Disagreement, LookAlike, LookAlikeKind, Position, Question, Ref, Revision, Wording
from riwaya.model.values import dataclass
from riwaya.text import fold

COMMON = 0.5
"""Share of the second answer's reports that another must have to stand in the same row (36 and 396 reports)."""
FEW_REPORTS = 4
"""Where the two main answers stand in more reports than this, an answer of a single report gets its own row."""


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """What one party answers to one question: the answer's key for comparing, its words, and where it says so."""

    speaker: Who
    answer: Hashable
    label: str
    tellings: tuple[Telling, ...]
    own_voice: bool

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Stands are listed by their first telling."""
        return self.tellings[0].order


@dataclass(frozen=True, slots=True)
class Clash:
    """Two answers that cannot both be right, by what each says and why; a party may clash with itself."""

    question: Question
    one: tuple[Ref, ...]
    other: tuple[Ref, ...]
    why: Wording


@dataclass(slots=True)
class Findings:
    """What the questions about one incident found; ``clashes`` are the pairs behind rows and revisions."""

    disagreements: list[Disagreement] = field(default_factory=list)
    look_alikes: list[LookAlike] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)

    def add(self, other: "Findings") -> None:
        """Take in what another question found."""
        self.disagreements += other.disagreements
        self.look_alikes += other.look_alikes
        self.revisions += other.revisions
        self.clashes += other.clashes


def stands(tellings: Iterable[Telling], answer: Callable[[Telling], tuple[Hashable, str] | None]) -> tuple[Stand, ...]:
    """Tellings that answer, by speaker and answer. Imputed claims are nobody's account and take no part."""
    groups: dict[tuple[str, Hashable], list[tuple[Telling, str]]] = {}
    for telling in sorted(tellings, key=_order):
        answered = None if telling.imputed else answer(telling)
        if answered is not None:
            groups.setdefault((telling.speaker.key, answered[0]), []).append((telling, answered[1]))
    return tuple(
        Stand(group[0][0].speaker, key, group[0][1], tuple(t for t, _ in group), all(t.own_voice for t, _ in group))
        for (_, key), group in groups.items()
    )


_order = attrgetter("order")


def refs(tellings: Iterable[Telling]) -> tuple[Ref, ...]:
    """References in their one order, each once."""
    return tuple(dict.fromkeys([t.ref for t in sorted(tellings, key=_order)]))


def rows(
    question: Question,
    given: Sequence[Stand],
    clash: Callable[[Stand, Stand], Wording | None],
    pole: Callable[[Stand], Hashable] | None = None,
) -> Findings:
    """Disagreements of stands: one row for the answers that most reports give, and one for each rarer answer.

    Stands with one answer (or one ``pole``) are one position, with every equivalent mention and relay under it, also
    those that clash with nobody themselves. An answer that clashes with no other stays out.
    """
    if len(given) < 2:
        return Findings()
    poles = _poles(sorted(given, key=lambda s: s.order), pole or (lambda stand: stand.answer))
    found = Findings()
    edges: dict[tuple[int, int], Wording] = {}
    for i, j in combinations(range(len(poles)), 2):
        for one, other in product(poles[i].stands, poles[j].stands):
            why = clash(one, other)
            if why is not None:
                found.clashes.append(Clash(question, refs(one.tellings), refs(other.tellings), why))
                edges.setdefault((i, j), why)
    for chosen in _rows_of(poles, edges):
        why = next(edges[i, j] for i, j in combinations(chosen, 2) if (i, j) in edges)
        found.disagreements.append(Disagreement(question, tuple(_position(poles[i]) for i in chosen), why))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Pole:
    """One answer with everybody who gives it; ``support`` is the number of reports in which it is given."""

    stands: tuple[Stand, ...]
    support: int


def _poles(given: Sequence[Stand], key: Callable[[Stand], Hashable]) -> list[Pole]:
    groups: dict[Hashable, list[Stand]] = {}
    for stand in given:
        groups.setdefault(key(stand), []).append(stand)
    return [Pole(tuple(g), len({t.report.id for stand in g for t in stand.tellings})) for g in groups.values()]


def _rows_of(poles: Sequence[Pole], edges: Collection[tuple[int, int]]) -> Iterator[tuple[int, ...]]:
    """The clashing pair that most reports give, with all answers nearly as common; then each answer left over with
    the commonest answer it clashes with."""
    left = {i for pair in edges for i in pair}
    if not left:
        return

    def rank(i: int) -> tuple[int, int]:
        return (poles[i].support, -i)

    best = max(edges, key=lambda pair: (sum(poles[i].support for i in pair), -pair[0], -pair[1]))
    enough = COMMON * min(poles[i].support for i in best)
    if sum(poles[i].support for i in best) > FEW_REPORTS:
        enough = max(enough, 2.0)
    main = {
        i for i in left if i in best or (poles[i].support >= enough and any(set(best) & {*e} for e in edges if i in e))
    }
    yield tuple(sorted(main))
    for i in sorted(left - main):
        other = max((j for e in edges if i in e for j in e if j != i), key=rank)
        yield tuple(sorted((i, other)))


def _position(pole: Pole) -> Position:
    names = dict.fromkeys(stand.speaker.name for stand in pole.stands)
    labels = dict.fromkeys(stand.label for stand in pole.stands)
    tellings = [t for stand in pole.stands for t in stand.tellings]
    return Position("; ".join(n for n in names if n), "; ".join(labels), refs(tellings))


def look_alike(kind: LookAlikeKind, one: Telling, other: Telling, why: Wording) -> LookAlike:
    """Two tellings that differ and are no disagreement, the earlier one first."""
    a, b = sorted((one, other), key=lambda t: t.order)
    return LookAlike(a.ref, b.ref, kind, why)


def revised(question: Question, one: Stand, other: Stand) -> Findings:
    """A party's two answers, the one first published first; within one report, the one marked as earlier first."""
    first, then = sorted((one, other), key=_published)
    why = wording("revision.answer", a=first.speaker.name, doer=first.label, other=then.label)
    said = (refs(first.tellings), refs(then.tellings))
    return Findings(revisions=[Revision(first.speaker.name, said, why)], clashes=[Clash(question, *said, why)])


def _published(stand: Stand) -> tuple[str, bool, tuple[str, int, int, str]]:
    earliest = min(stand.tellings, key=lambda t: (t.report.published or "", t.order))
    return (earliest.report.published or "", not any(marked_earlier(t) for t in stand.tellings), earliest.order)


_LONGEST = 4000
"""Characters to either side of a trigger that are looked through; the longest sentence of corpus/conflict.jsonl has
fewer."""


def marked_earlier(telling: Telling) -> bool:
    """True where the sentence itself says that what it tells was said earlier or first."""
    text, trigger = telling.report.text, telling.event.trigger
    low, high = max(0, trigger.start - _LONGEST), trigger.end + _LONGEST
    start = max(low - 1, text.rfind("\n", low, trigger.start), text.rfind(". ", low, trigger.start)) + 1
    ends = [i for i in (text.find("\n", trigger.end, high), text.find(". ", trigger.end, high)) if i >= 0]
    sentence = " " + " ".join(fold(text[start : min(ends, default=high)]).split()) + " "
    return any(f" {phrase} " in sentence for phrase in forms("earlier.figure"))
