"""An event's trigger among the noun phrases of its sentence -> who stands where grammar puts doer and one done to.

No parser: a finite verb's subject and object are found by order, agreement and relative pronouns; a verbal noun's by
its genitive, by prepositions, and by the verb that carries it (X launched an attack, an attack that X launched, X
underwent an attack). What is found is a proposal with the name of its rule; ``role_features`` weighs it.
"""

from collections.abc import Iterator, Sequence

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.chunks import Chunk
from riwaya.claims.events.event_features import chunk_kinds
from riwaya.claims.events.scene import Scene
from riwaya.model import Act, ActorKind, Claim
from riwaya.model.values import dataclass
from riwaya.text.clitics import PLURAL_ENDINGS, TANWIN, TO

AGENT, PATIENT = "agent", "patient"
_CLAUSE = frozenset("VvRCT")
"""Signs of verbs, events and what opens a clause."""
_OBLIQUE = frozenset("VRC")
_CARRYING = frozenset(
    (
        *("light.do", "light.undergo", "light.begin", "light.be_able", "light.go_on"),
        *("mood.intend", "mood.threat", "deny.verb"),
    )
)
_OWN = frozenset((Act.THREATEN, Act.PROMISE, Act.DENY, Act.CLAIM_RESPONSIBILITY, Act.ADMIT))
_DEEDS = frozenset((Act.STATE, Act.CONFIRM))
_DONE = frozenset(("act", "deed", "move", "upon"))
_WATCHING = frozenset((ActorKind.MEDIA, ActorKind.MONITOR, ActorKind.UNNAMED_SOURCE, ActorKind.INTERNATIONAL_BODY))
"""Who tells of what others do."""

_PEOPLE = frozenset(("people", "civilians", "number"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A phrase in a role, and the rule that put it there."""

    chunk: Chunk
    role: str
    rule: str


def proposals(scene: Scene, candidate: Candidate, chunks: Sequence[Chunk]) -> list[Proposal]:
    """Every phrase that grammar gives a role, coordinates included; a phrase may have two proposals."""
    clause = _Clause(scene, candidate, [c for c in chunks if c.candidate is not candidate])
    found = list(clause.verbal() if candidate.verbal else clause.nominal())
    found += clause.oblique()
    found += clause.speaker()
    own = next((c for c in chunks if c.candidate is candidate), None)
    if candidate.trigger.frame == "victim" and own is not None:
        found.append(Proposal(own, PATIENT, "victim"))
    return found + [p for f in found for p in _coordinates(chunks, f)]


def _coordinates(chunks: Sequence[Chunk], found: Proposal) -> Iterator[Proposal]:
    """The phrases joined to one by "and", in the same role."""
    at = next((k for k, c in enumerate(chunks) if c is found.chunk), len(chunks))
    for chunk in chunks[at + 1 :]:
        if not chunk.joined:
            return
        yield Proposal(chunk, found.role, f"{found.rule}+")


class _Clause:
    """The phrases before and after one trigger."""

    def __init__(self, scene: Scene, candidate: Candidate, chunks: Sequence[Chunk]) -> None:
        self.scene = scene
        self.candidate = candidate
        self.chunks = chunks
        self.grammar = scene.lexicon.grammar

    def bare_after(self, word: int, stop: frozenset[str] = _CLAUSE) -> list[Chunk]:
        """Phrases without preposition after a word, up to the next verb or clause."""
        found = []
        for chunk in self.chunks:
            if chunk.first >= word:
                if not stop.isdisjoint(self.scene.signs[word : chunk.first]):
                    break
                if not chunk.preposition and not chunk.joined:
                    found.append(chunk)
        return found

    def before(self, word: int, stop: frozenset[str] = _CLAUSE) -> Chunk | None:
        """The nearest phrase before a word that no verb or clause parts from it; of coordinates the first."""
        best = None
        for chunk in reversed(self.chunks):
            if chunk.last > word:
                continue
            if not stop.isdisjoint(self.scene.signs[chunk.last : word]):
                break
            best = chunk
            if not chunk.joined and not chunk.preposition:
                return chunk
        return best if best is not None and not best.preposition else None

    def antecedent(self, word: int) -> Chunk | None:
        """The phrase right before the relative pronoun that opens the clause of a verb."""
        for j in range(word - 1, max(-1, word - 4), -1):
            if self.scene.signs[j] == "R":
                return next((c for c in reversed(self.chunks) if c.last == j or c.last == j - 1), None)
            if self.scene.signs[j] in "VvC":
                return None
        return None

    def subject(self, word: int, *, plural: bool, taken: bool) -> tuple[Chunk | None, Chunk | None, str]:
        """Subject, object and rule for the finite verb at ``word``; ``taken``: a pronoun on it is its object."""
        after = self.bare_after(word + 1)
        first = after[0] if after else None
        second = after[1] if len(after) > 1 else None
        itself = self._speaker_again(word)
        if itself is not None:
            return itself, first, "that_they"
        relative = self.antecedent(word)
        if relative is not None:
            resumed = taken or self._resumed(word)
            if resumed and first is not None:
                return first, (relative if taken else None), "relative.object"
            return relative, first, "relative.subject"
        tied = self.before(word)
        close = tied is not None and word - tied.last <= 2
        if plural:
            return tied, first, "svo.plural"
        if close and (first is None or self._opens(tied) or self._object_like(first)):
            return tied, first, "svo"
        if first is not None and self._accusative(first):
            return None, first, "dropped"
        if first is not None and first.first - word <= 3:
            return first, second, "vso"
        return tied, first, "far"

    def _speaker_again(self, word: int) -> Chunk | None:
        """Who speaks, where "that they" stands right before the verb: X said that they took the town."""
        before = word - 1
        while before > 0 and {"past.pluperfect", "verb_opener"} & self.scene.classes[before]:
            if self.scene.document.words[before].folded in self.grammar["but_pronoun"]:
                break
            before -= 1
        if before < 0 or self.scene.document.words[before].folded not in self.grammar["but_pronoun"]:
            return None
        claim = self.scene.claim_of(word)
        if claim is None or claim.source is None:
            return None
        source = claim.source
        return next((c for c in self.chunks if c.span.overlaps(source)), None)

    def _accusative(self, chunk: Chunk) -> bool:
        """An indefinite noun with the ending of an object."""
        folded = self.scene.document.words[chunk.first].folded
        return folded.endswith(TANWIN) and len(folded) > 3 and not chunk.definite

    def _object_like(self, chunk: Chunk) -> bool:
        """A phrase that acts do not come from: an accusative, a means, a building, a place that is no actor."""
        held = chunk_kinds(self.scene, chunk)
        return self._accusative(chunk) or (
            bool(held & {"means", "building", "place", "site", "vehicle"}) and "actor" not in held
        )

    def _opens(self, chunk: Chunk | None) -> bool:
        """Whether the phrase opens its clause: at the sentence's beginning or right after "that" or a conjunction."""
        if chunk is None or chunk.first == 0:
            return chunk is not None
        word = self.scene.document.words[chunk.first - 1]
        return (
            "past.pluperfect" in self.scene.classes[chunk.first - 1]
            or word.folded in self.grammar["complementizer"]
            or word.folded in self.grammar["conjunction"]
            or word.text in '"“«:.،'
            or self.scene.document.sentence_of(chunk.first - 1) != self.scene.document.sentence_of(chunk.first)
        )

    def _resumed(self, word: int) -> bool:
        """A preposition with a pronoun right after the verb (on it) takes the antecedent up."""
        words = self.scene.document.words
        return word + 1 < len(words) and "resumption" in self.scene.classes[word + 1]

    def verbal(self) -> Iterator[Proposal]:
        """Roles around a finite verb that is itself the trigger."""
        candidate, frame = self.candidate, self.candidate.trigger.frame
        form = candidate.match.form
        subject, object_, rule = self.subject(
            candidate.head, plural=form.number == "p", taken=bool(candidate.match.cut.enclitic)
        )
        suffers = frame == "suffer" or form.passive or self._unsaid(subject, object_, rule)
        if subject is not None:
            yield Proposal(subject, PATIENT if suffers else AGENT, rule)
        if object_ is not None and not suffers and frame in ("act", "launch", "with"):
            yield Proposal(object_, PATIENT, rule)

    def _unsaid(self, subject: Chunk | None, object_: Chunk | None, rule: str) -> bool:
        """A verb of doing with people counted for its only phrase is a passive, which is written the same."""
        if subject is None or object_ is not None or self.candidate.trigger.frame != "act":
            return False
        held = chunk_kinds(self.scene, subject)
        return bool(held & _PEOPLE) and "means" not in held and not self.candidate.match.cut.enclitic

    def nominal(self) -> Iterator[Proposal]:
        """Roles around a verbal noun or an event noun."""
        candidate, frame = self.candidate, self.candidate.trigger.frame
        after = self.bare_after(candidate.last, _CLAUSE | {"P"})
        genitive = after[0] if after and after[0].first - candidate.last <= 1 and after[0].candidate is None else None
        if genitive is None:
            genitive = next(
                (
                    c
                    for c in after
                    if c.candidate is not None and c.candidate.trigger.frame == "victim" and c.first == candidate.last
                ),
                None,
            )
        second = after[1] if genitive is not None and len(after) > 1 else None
        own = candidate.match.cut.enclitic
        if genitive is not None and (candidate.match.cut.article or candidate.match.form.accusative):
            genitive = None
        if genitive is not None and frame in ("deed", "mutual", "move") and not chunk_kinds(self.scene, genitive):
            genitive = None
        if genitive is not None:
            if frame in ("act", "upon", "with", "launch"):
                for_it = next((c for c in self.chunks if c.first >= genitive.last and c.preposition in TO), None)
                doer = "actor" in chunk_kinds(self.scene, genitive) and (
                    frame == "upon" or second is not None or (for_it is not None and for_it.first == genitive.last)
                )
                yield Proposal(genitive, AGENT if doer else PATIENT, "genitive.doer" if doer else "genitive")
                if doer and second is not None and frame != "upon":
                    yield Proposal(second, PATIENT, "second")
            elif frame != "thing":
                yield Proposal(genitive, PATIENT if frame in ("suffer", "victim") else AGENT, "genitive")
        yield from self._carried(bool(own) and frame in ("act", "suffer"))

    def _carried(self, taken: bool) -> Iterator[Proposal]:
        """Roles from the verb that carries the noun: before it, or in the clause that follows it."""
        candidate, scene = self.candidate, self.scene
        sentence = scene.document.sentences[scene.document.sentence_of(candidate.head)]
        for j in range(candidate.head - 1, max(sentence.first, candidate.head - 9) - 1, -1):
            held = scene.classes[j]
            names = held & _CARRYING
            if names and scene.lexicon.event_words.tense(scene.document.words[j].folded) != "noun":
                folded = scene.document.words[j].folded
                subject, _, rule = self.subject(j, plural=folded.endswith(PLURAL_ENDINGS), taken=False)
                if subject is not None and subject.first < candidate.head:
                    name = sorted(names)[0]
                    yield Proposal(subject, PATIENT if name == "light.undergo" else AGENT, f"{name}.{rule}")
                return
            if scene.signs[j] in "R" or (scene.signs[j] == "V" and not names):
                break
        for j in range(candidate.last, min(sentence.last, candidate.last + 6)):
            if scene.signs[j] == "P":
                return
            if (
                "light.do" in scene.classes[j]
                and scene.lexicon.event_words.tense(scene.document.words[j].folded) != "noun"
            ):
                after = self.bare_after(j + 1)
                if after and after[0].first - j <= 2:
                    yield Proposal(after[0], AGENT, "carried.after")
                return

    def speaker(self) -> Iterator[Proposal]:
        """Who threatens, promises, denies or owns up does what is named right after; who is accused did it."""
        scene, candidate = self.scene, self.candidate
        claim = scene.claim_of(candidate.head)
        if claim is None or claim.cue is None or candidate.verbal:
            return
        held = scene.document.words_of(claim.content)
        if not held or scene.candidates_in(held.start, candidate.head):
            return
        if claim.act in _DEEDS and claim.source is not None and self._party(claim):
            source = next((c for c in self.chunks if c.span.overlaps(claim.source)), None)
            taken_up = candidate.definiteness == "the" and bool(candidate.trigger.family)
            if source is not None and candidate.trigger.frame in _DONE and not taken_up:
                yield Proposal(source, AGENT, "announces")
        if claim.act in _OWN and claim.source is not None:
            source = next((c for c in self.chunks if c.span.overlaps(claim.source)), None)
            if source is not None:
                yield Proposal(source, AGENT, f"speaker.{claim.act.value}")
        if claim.act is Act.ACCUSE:
            cue = scene.document.word_at(claim.cue.start)
            between = [c for c in self.chunks if cue < c.first < candidate.head and not c.preposition and not c.joined]
            accused = [c for c in between if claim.source is None or not c.span.overlaps(claim.source)]
            if accused:
                yield Proposal(accused[0], AGENT, "accused")

    def _party(self, claim: Claim) -> bool:
        """Whether who speaks may have done it, by its kind: not an outlet, a monitor or a source without a name."""
        kind = self.scene.actor_kinds.get(claim.source_actor or "")
        return kind is not None and kind not in _WATCHING

    def oblique(self) -> Iterator[Proposal]:
        """Roles that a preposition after the trigger gives."""
        candidate, scene = self.candidate, self.scene
        frame = candidate.trigger.frame
        for chunk in self.chunks:
            if chunk.first < candidate.last or not chunk.preposition or chunk.joined:
                continue
            between = scene.signs[candidate.last : chunk.first]
            if not _OBLIQUE.isdisjoint(between) or ("v" in between and not candidate.verbal):
                return
            governed = scene.lexicon.event_words.classes(chunk.preposition.split(" ")[-1])
            last = chunk.preposition.split(" ")[-1]
            if (
                "cause.by" in scene.classes[chunk.first - 1]
                or "cause.by" in scene.classes[chunk.first]
                or "by" in governed
            ):
                yield Proposal(chunk, AGENT, "by")
            elif ("upon" in governed and frame in ("deed", "upon", "launch")) or "against" in governed:
                yield Proposal(chunk, PATIENT, "upon")
            elif "between" in governed or ("with" in governed and frame in ("mutual", "with")):
                yield Proposal(chunk, AGENT if frame == "mutual" else PATIENT, "between")
            elif last in TO and chunk.first - candidate.last <= 1:
                yield Proposal(chunk, AGENT if frame in ("deed", "move", "thing") else PATIENT, "to")
