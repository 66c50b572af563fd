"""Answers of one strand gathered by who gives them, and the rows that arise where two cannot both be right."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from riwaya.compare.tellings import Telling, ref_of
from riwaya.compare.who import Who
from riwaya.lexicon.comparing import forms
from riwaya.lexicon.wording import wording
from riwaya.model import Disagreement, LookAlike, LookAlikeKind, Position, Question, Ref, Revision, Wording
from riwaya.text import fold


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
    for telling in sorted(tellings, key=lambda t: t.order):
        answered = None if telling.imputed else answer(telling)
        if answered is not None:
            groups.setdefault((telling.speaker.key, answered[0]), []).append((telling, answered[1]))
    return tuple(
        Stand(group[0][0].speaker, key, group[0][1], tuple(t for t, _ in group), all(t.own_voice for t, _ in group))
        for (_, key), group in groups.items()
    )


def refs(tellings: Iterable[Telling]) -> tuple[Ref, ...]:
    """References in their one order, each once."""
    return tuple(dict.fromkeys(ref_of(t) for t in sorted(tellings, key=lambda t: t.order)))


def rows(question: Question, given: Sequence[Stand], clash: Callable[[Stand, Stand], Wording | None]) -> Findings:
    """One disagreement for every web of stands that clash; stands in no clash stay out."""
    if len(given) < 2:
        return Findings()
    ordered = sorted(given, key=lambda s: s.order)
    clashes: dict[tuple[int, int], Wording] = {}
    for i, j in combinations(range(len(ordered)), 2):
        why = clash(ordered[i], ordered[j])
        if why is not None:
            clashes[i, j] = why
    said = [refs(stand.tellings) for stand in ordered]
    found = Findings(clashes=[Clash(question, said[i], said[j], why) for (i, j), why in clashes.items()])
    for web in _webs(len(ordered), clashes):
        first = min(pair for pair in clashes if pair[0] in web)
        positions = tuple(Position(ordered[i].speaker.name, ordered[i].label, said[i]) for i in web)
        found.disagreements.append(Disagreement(question, positions, clashes[first]))
    return found


def _webs(size: int, clashes: Iterable[tuple[int, int]]) -> list[list[int]]:
    near: dict[int, set[int]] = {}
    for a, b in clashes:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    webs, seen = [], set[int]()
    for start in range(size):
        if start in seen or start not in near:
            continue
        web, todo = set[int](), [start]
        while todo:
            i = todo.pop()
            if i not in web:
                web.add(i)
                todo.extend(near[i])
        seen |= web
        webs.append(sorted(web))
    return webs


def look_alike(kind: LookAlikeKind, one: Telling, other: Telling, why: Wording) -> LookAlike:
    """Two tellings that differ and are no disagreement, the earlier one first."""
    a, b = sorted((one, other), key=lambda t: t.order)
    return LookAlike(ref_of(a), ref_of(b), kind, why)


def revised(question: Question, one: Stand, other: Stand) -> Findings:
    """A party's two answers, the one first published first; within one report, the one marked as earlier first."""
    first, then = sorted((one, other), key=_published)
    why = wording("revision.answer", a=first.speaker.name, doer=first.label, other=then.label)
    said = (refs(first.tellings), refs(then.tellings))
    return Findings(revisions=[Revision(first.speaker.name, said, why)], clashes=[Clash(question, *said, why)])


def _published(stand: Stand) -> tuple[str, bool, tuple[str, int, int, str]]:
    earliest = min(stand.tellings, key=lambda t: (t.report.published or "", t.order))
    return (earliest.report.published or "", not any(marked_earlier(t) for t in stand.tellings), earliest.order)


def marked_earlier(telling: Telling) -> bool:
    """True where the sentence itself says that what it tells was said earlier or first."""
    text, trigger = telling.report.text, telling.event.trigger
    start = max(text.rfind("\n", 0, trigger.start), text.rfind(". ", 0, trigger.start)) + 1
    ends = [i for i in (text.find("\n", trigger.end), text.find(". ", trigger.end)) if i >= 0]
    sentence = " " + " ".join(fold(text[start : min(ends, default=len(text))]).split()) + " "
    return any(f" {phrase} " in sentence for phrase in forms("earlier.figure"))
