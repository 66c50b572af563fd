"""Drafts with their sources, and the actors found so far -> who speaks in each, through pronouns and dropped subjects.

A source that no known actor begins is a new actor. A dropped subject is the last speaker whose gender and number the
verb can agree with, on the level of nesting the cue stands on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise

from riwaya.claims.attribution.cast import Cast
from riwaya.claims.attribution.credibility import nobody, unsaid
from riwaya.claims.attribution.dropped import MEMORY, Asked, Told, agrees, can_speak, chosen, right_behind
from riwaya.claims.attribution.openings import complementizer
from riwaya.claims.attribution.parts import Draft, Stretch, offsets
from riwaya.claims.linear import load_question
from riwaya.lexicon.actor_words import Role
from riwaya.lexicon.cues import Takes
from riwaya.lexicon.inflect import Part
from riwaya.lexicon.wording import wording
from riwaya.mentions.actors.agreement import new_actor
from riwaya.mentions.phrases import Ground, bare, is_definite
from riwaya.model import Act, Actor, ActorKind, Span
from riwaya.model.values import dataclass
from riwaya.text import Kind, fold
from riwaya.text.clitics import ARTICLE


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a draft, and how that was found."""

    actor: str
    how: str


class Speakers:
    """Resolves the speakers of one document, draft by draft in the order of their cues."""

    def __init__(self, ground: Ground, actors: Sequence[Actor]) -> None:
        self.ground = ground
        self.cast = Cast(actors)
        self.found: dict[int, Speaker] = {}
        self._order: list[Draft] = []
        self._joined: dict[tuple[str, ...], str] = {}

    def resolve(self, drafts: Iterable[Draft]) -> None:
        """Fill ``found`` (by ``id`` of the draft) for every draft whose speaker can be told."""
        for draft in drafts:
            speaker = self._by_source(draft) if draft.source is not None else None
            if draft.source is None:  # none stood there, or only what cannot speak
                speaker = self._weighed(draft)
            if speaker is not None:
                self.found[id(draft)] = speaker
            self._order.append(draft)

    # ---- a source stands in the text

    def _by_source(self, draft: Draft) -> Speaker | None:
        assert draft.source is not None
        start, end = offsets(self.ground, draft.source)
        span = Span.at(self.ground.document.text, start, end)
        joint = self._joint(span, self._behind_both(draft.source))
        if joint is not None:
            return joint
        owner = self._owner(draft, span)
        if owner is not None:
            if is_definite(self.ground.folded(draft.source.first)[draft.source.skip :]):
                self.cast.mention(owner.actor, span)  # "the statement" stands for who issued it
            return owner
        known = self._mention(span, whole=self._unnamed(draft.source))
        if known is not None and self._stays(known, draft.source):
            return Speaker(known, "source")
        same = self._same_unnamed(draft.source, span)
        if same is not None:
            self.cast.mention(same, span, name=span.text)
            return Speaker(same, "source: the same unnamed")
        again = self._again(draft)
        if again is not None:
            return again
        person = self._short_name(span) or self._titled(span)
        if person is not None:
            self.cast.mention(person, span)
            return Speaker(person, "source: short name")
        if nobody(self.ground, draft):
            draft.source = None
            return None
        made = new_actor(self.ground, span, "")
        return Speaker(self.cast.add(made.kind, made.name, span), "source.new")

    def _again(self, draft: Draft) -> Speaker | None:
        """المتحدث alone: the last speaker who was introduced with that word."""
        assert draft.source is not None
        word = bare(self.ground.folded(draft.source.first)[draft.source.skip :])
        alone = draft.source.last - draft.source.first == 1 and word.startswith(ARTICLE)
        if not alone or word[2:] not in self.ground.lexicon.grammar["source_head"]:
            return None
        for other in reversed(self._order[-MEMORY:]):
            speaker = self.found.get(id(other))
            known = self.cast.actors[speaker.actor].mentions if speaker is not None else ()
            if speaker is not None and any(word[2:] in fold(m.text).replace(ARTICLE, " ").split() for m in known):
                return Speaker(speaker.actor, "source: the same again")
        return None

    def _short_name(self, span: Span) -> str | None:
        """A person named in full before, of whose name these are the last words."""
        short = fold(span.text.strip('"“”«» '))
        if len(short.split()) > _SHORT_NAME:
            return None
        for mention, actor in islice(self.cast.before(span.start), _NAME_MEMORY):
            if self.cast.actors[actor].kind is ActorKind.PERSON and fold(mention.text).endswith(" " + short):
                return actor
        return None

    def _behind_both(self, source: Stretch) -> int:
        """Where the names begin, behind a "both of" before them."""
        words, both = self.ground.document.words, self.ground.lexicon.grammar["both_of"]
        i = source.first
        while i + 1 < source.last and {self.ground.folded(i), bare(self.ground.folded(i))} & both:
            i += 1
        return words[i].start if i > source.first else words[i].start + source.skip

    def _stays(self, actor: str, source: Stretch) -> bool:
        """Whether who was found is who speaks: one of the people is not the people, and a rank alone names nobody."""
        known, head = self.cast.actors[actor], bare(self.ground.folded(source.first)[source.skip :])
        if known.kind is ActorKind.POPULATION:
            return self.ground.lexicon.actor_words.role(head, Role.ONE_OF) is None
        behind = self.ground.folded(source.first + 1)
        alone = known.kind is ActorKind.PERSON and len(known.mentions) == 1
        rank = not is_definite(head) and self.ground.lexicon.actor_words.role(head, Role.POST, Role.RANK) is not None
        if alone and rank and behind in ("في", "من"):
            self.cast.actors[actor] = replace(known, kind=ActorKind.UNNAMED_SOURCE)
        return True

    def _titled(self, span: Span) -> str | None:
        """A person whose name is known from elsewhere, here behind a title (القيادي الفلاني X)."""
        text = fold(span.text)
        near = chain(
            islice(self.cast.before(span.start), _NAME_MEMORY), islice(self.cast.after(span.end), _NAME_MEMORY)
        )
        for mention, actor in near:
            name = fold(mention.text)
            if " " in name and text.endswith(" " + name) and self.cast.actors[actor].kind is ActorKind.PERSON:
                return actor
        return None

    def _joint(self, span: Span, begins: int) -> Speaker | None:
        """Two or more known names that و joins speak together: an actor of their own, the same each time."""
        inside = [(m.start, m.end, a) for m, a in self.cast.within(span.start, span.end)]
        parts: list[tuple[int, int, str]] = []
        for start, end, actor in inside:
            if not parts or start >= parts[-1][1]:
                parts.append((start, end, actor))
        if len({actor for *_, actor in parts}) < 2 or parts[0][0] - begins > _NEAR:
            return None
        text = self.ground.document.text
        between = [text[a[1] : b[0]] for a, b in pairwise(parts)]
        if not all(gap.strip(' ،,"”»)') in ("و", "ومن", "") and "و" in gap for gap in between):
            return None
        key = tuple(sorted({actor for *_, actor in parts}))
        if key not in self._joined:
            kind = self.cast.actors[parts[0][2]].kind
            self._joined[key] = self.cast.add(kind, span.text, span)
        else:
            self.cast.mention(self._joined[key], span)
        return Speaker(self._joined[key], "source: several together")

    def _opens(self, draft: Draft, end: int) -> int:
        """Where the content that stands behind its speaker begins; ``end`` where it does not."""
        if draft.content is None:
            return end
        return max(end, self.ground.document.words[draft.content.first].start)

    def _owner(self, draft: Draft, span: Span) -> Speaker | None:
        """Of a statement or of figures: the body named in the phrase, or whoever spoke before ("the statement")."""
        assert draft.source is not None
        grammar = self.ground.lexicon.grammar
        head = bare(self.ground.folded(draft.source.first)[draft.source.skip :])
        head = head[2:] if head.startswith("ال") else head
        if head not in grammar["owned_noun"]:
            return None
        inside = sorted((m.start, m.end, a) for m, a in self.cast.within(span.start + 1, self._opens(draft, span.end)))
        if inside and inside[0][0] < span.end + _OWNER_REACH:
            _, end, owner = inside[0]
            if self.cast.actors[owner].kind is ActorKind.MEDIA:  # the site of X: X is who states
                owner = next((a for start, _, a in inside if 0 < start - end <= 2), owner)
            return Speaker(owner, "owner of the statement")
        if head in grammar["figures_noun"]:
            return None
        return self._stated_before()

    def _stated_before(self) -> Speaker | None:
        """Who may be meant by "the statement" alone: the last speaker; a named one before an unnamed or an outlet."""
        spoke = [s for d in reversed(self._order[-MEMORY:]) if d.parent is None and (s := self.found.get(id(d)))]
        ours = (s for s in spoke if self.cast.actors[s.actor].kind not in _STATE_NOTHING)
        speaker = next(ours, spoke[0] if spoke else None)
        return Speaker(speaker.actor, "owner of the statement: last speaker") if speaker is not None else None

    def _unnamed(self, source: Stretch) -> bool:
        """Whether the source is told only by what it is: "a military source in X" is never X."""
        return self._head(source.first, source.skip) in self.ground.lexicon.grammar["unnamed_head"]

    def _head(self, i: int, skip: int = 0) -> str:
        head = bare(self.ground.folded(i)[skip:])
        return head[2:] if head.startswith("ال") else head

    def _same_unnamed(self, source: Stretch, span: Span) -> str | None:
        """ "The source" is the last unnamed one told with that noun; "a source" may be who is "the source" later."""
        if not self._unnamed(source):
            return None
        head = self._head(source.first, source.skip)
        definite = is_definite(self.ground.folded(source.first)[source.skip :])
        told = islice(self.cast.before(span.start), _NAME_MEMORY) if definite else self.cast.after(span.end)
        for mention, actor in islice(told, _NAME_MEMORY):
            word = self.ground.document.word_at(mention.start)
            if self.cast.actors[actor].kind is not ActorKind.UNNAMED_SOURCE or self._head(word) != head:
                continue
            if definite:
                return actor
            pointing = is_definite(self.ground.folded(word)) and self.cast.actors[actor].mentions[0] == mention
            return actor if pointing else None
        return None

    def _mention(self, span: Span, *, whole: bool = False) -> str | None:
        """The actor of the mention that fits the span best: it must begin where the source does, or cover it.

        ``whole``: only one that begins there.
        """
        best: tuple[float, str] | None = None
        for mention, actor in self.cast.touching(span):
            shared = min(mention.end, span.end) - max(mention.start, span.start)
            union = max(mention.end, span.end) - min(mention.start, span.start)
            begins = abs(mention.start - span.start) <= _NEAR
            if begins or (shared / union >= _SAME and not whole):
                score = shared / union + (1.0 if begins else 0.0)
                if best is None or score > best[0]:
                    best = (score, actor)
        return best[1] if best is not None else None

    # ---- the subject is dropped or a pronoun

    def _weighed(self, draft: Draft) -> Speaker | None:
        """What the rules find, unless somebody else is likelier by all the signs together."""
        if self._nobodys(draft):
            return self._unspecified()
        rule = self._dropped(draft)
        actor = self.choose(self._asked(draft, rule))
        if actor is None:
            return None if rule is None else self._unspecified()
        return rule if rule is not None and rule.actor == actor else Speaker(actor, "weighed")

    def _unspecified(self) -> Speaker:
        """Somebody the article leaves unsaid: an unnamed source of its own each time."""
        return Speaker(self.cast.add(ActorKind.UNNAMED_SOURCE, wording("actor.unspecified").ar), _UNSAID.how)

    def _nobodys(self, draft: Draft) -> bool:
        """Whether the words leave unsaid who speaks: it is thought, an attack X is accused of, fingers were pointed."""
        if draft.cue.impersonal or unsaid(self.ground, draft):
            return True
        before = self.ground.folded(draft.at.first - 1)
        if draft.cue.phrase:
            return not {before, bare(before)}.isdisjoint(self.ground.lexicon.grammar["light_speech_verb"])
        accused = draft.cue.act is Act.ACCUSE and draft.finite and not draft.conjoined
        told = (before, self.ground.folded(draft.at.first - 2))
        return accused and not is_definite(before) and any(map(self.ground.lexicon.triggers.table.lookup, told))

    def choose(self, asked: Asked) -> str | None:
        """The likeliest speaker's id, None for nobody in particular."""
        return chosen(asked, load_question("speakers"))

    def _asked(self, draft: Draft, rule: Speaker | None) -> Asked:
        told = tuple(
            Told(other, speaker.actor)
            for other in reversed(self._order[-MEMORY:])
            if (speaker := self.found.get(id(other))) is not None
        )
        outer = self.found.get(id(draft.parent)) if draft.parent is not None else None
        return Asked(
            self.ground,
            self.cast,
            draft,
            told,
            outer.actor if outer is not None else None,
            (rule.actor or None) if rule is not None else None,
            rule.how if rule is not None else "",
        )

    def _dropped(self, draft: Draft) -> Speaker | None:
        match, nested = draft.match, draft.parent is not None
        if match is not None and match.form.person == 1 and nested:
            outer = self.found.get(id(draft.parent))
            return Speaker(outer.actor, "first person of the outer speaker") if outer is not None else None
        known = self._antecedent(draft) or self._topic(draft)
        if known is not None:
            return Speaker(known, "antecedent")
        if (draft.cue.imputed and draft.finite) or (not nested and self._of_the_clause(draft)):
            told = self._subject_of_sentence(draft)
            if told is not None:
                return told
        if match is not None and match.form.part is Part.NOUN and not match.cut.enclitic:
            return _UNSAID  # reports, news, accusations: nobody says whose
        if nested:
            inner = self._within_parent(draft)
            if inner is not None:
                return inner
        statement = self._statement(draft)
        return statement if statement is not None else self._earlier(draft)

    def _antecedent(self, draft: Draft) -> str | None:
        """ "X, which demands": the name that ends right before the relative pronoun, the longest one."""
        if not draft.finite or draft.conjoined:
            return None
        grammar, i = self.ground.lexicon.grammar, draft.at.first - 1
        while self.ground.folded(i) in grammar["before_verb"] or self.ground.folded(i) in grammar["negation"]:
            i -= 1
        if i < 1 or self.ground.folded(i) not in grammar["relative"]:
            return None
        end = self.ground.document.words[i - 1].end
        ending = (a for m, a in self.cast.touching(Span.at(self.ground.document.text, end - 1, end)) if m.end == end)
        return next((a for a in ending if agrees(self.ground, self.cast, a, draft)), None)

    def _topic(self, draft: Draft) -> str | None:
        """ "X, which did this, says": the name that the sentence begins with, told more of up to the comma."""
        document, grammar = self.ground.document, self.ground.lexicon.grammar
        first = document.sentences[document.sentence_of(draft.at.first)].first
        if not draft.finite or draft.conjoined or document.words[draft.at.first - 1].text not in "،,":
            return None
        begins = next(self.cast.within(document.words[first].start, document.words[draft.at.first].start), None)
        if begins is None or begins[0].start > document.words[first].start + _NEAR:
            return None
        behind = self.ground.folded(document.words_of(begins[0]).stop)
        told = (
            behind in grammar["relative"]
            and agrees(self.ground, self.cast, begins[1], draft)
            and can_speak(self.cast, begins[1])
        )
        return begins[1] if told else None

    def _of_the_clause(self, draft: Draft) -> bool:
        """Whether the verb goes on with the clause's own subject: "but it (says)", "cargoes (it says) are ..."."""
        at, sentence = draft.at.first, self.ground.document.sentence_of(draft.at.first)
        first = self.ground.document.sentences[sentence].first
        if not draft.finite or draft.conjoined or at <= first:
            return False
        grammar, before = self.ground.lexicon.grammar, self.ground.folded(at - 1)
        if before in grammar["but_pronoun"]:
            return before.startswith(("لكن", "ولكن")) or bare(self.ground.folded(at - 2)) == "الا"
        if (
            self.ground.document.words[at - 1].kind is not Kind.ARABIC
            or complementizer(self.ground, draft.at.last) is None
        ):
            return False
        joins = (grammar[name] for name in ("before_subject", "before_verb", "relative", "adverb"))
        return all({before, bare(before)}.isdisjoint(words) for words in joins)

    def _statement(self, draft: Draft) -> Speaker | None:
        """في بيان لـX، أكد ...: whoever the statement told of earlier in the sentence belongs to."""
        if draft.conjoined or draft.participle:
            return None
        document = self.ground.document
        sentence = document.sentences[document.sentence_of(draft.at.first)]
        for i in range(draft.at.first - 1, sentence.first - 1, -1):
            folded = self.ground.folded(i)
            if {folded, bare(folded, "وفبل")}.isdisjoint(self.ground.lexicon.grammar["owned_noun"]):
                continue
            start = document.words[i].end
            near = next(self.cast.within(start, document.words[draft.at.first].start), None)
            if near is not None and near[0].start <= start + _OWNER_REACH:
                return Speaker(near[1], "owner of the statement")
        return None

    def _within_parent(self, draft: Draft) -> Speaker | None:
        """Inside somebody's words: the nearest name before the cue that agrees, else the outer speaker."""
        assert draft.parent is not None and draft.parent.content is not None
        outer = self.found.get(id(draft.parent))
        agreeing = outer is not None and agrees(self.ground, self.cast, outer.actor, draft)
        if outer is not None and agreeing and right_behind(draft):
            return Speaker(outer.actor, "pronoun of the outer speaker")
        if outer is not None and agreeing and self._label_of_whom(draft):
            return Speaker(outer.actor, "outer speaker: what he calls somebody")
        near = self._nearest(draft, draft.parent.content)
        if near is not None:
            return near
        return Speaker(outer.actor, "outer speaker") if outer is not None and agreeing else None

    def _label_of_whom(self, draft: Draft) -> bool:
        """ "whom he classes as": behind a relative pronoun the names near by are those judged."""
        before = self.ground.folded(draft.at.first - 1)
        relative = before == "من" or before in self.ground.lexicon.grammar["relative"]
        judged = draft.match is not None and draft.match.cut.enclitic and Takes.TARGET in draft.cue.takes
        return relative and bool(judged)

    def _nearest(self, draft: Draft, stretch: Stretch) -> Speaker | None:
        words = self.ground.document.words
        start, end = words[stretch.first].start, words[draft.at.first].start
        for _, actor in sorted(self.cast.within(start, end), key=lambda p: -p[0].end):
            if agrees(self.ground, self.cast, actor, draft) and can_speak(self.cast, actor):
                return Speaker(actor, "nearest name inside the outer content")
        return None

    def _earlier(self, draft: Draft) -> Speaker | None:
        """The last speaker on the same level or above who agrees with the cue."""
        sentence = self.ground.document.sentence_of(draft.at.first)
        if draft.match is not None and not draft.finite:
            here = self._in_sentence(draft, sentence)
            if here is not None:
                return here
        for other in reversed(self._order[-MEMORY:]):
            speaker = self.found.get(id(other))
            if speaker is None or (other.parent is not None and other.parent is not draft.parent):
                continue
            if agrees(self.ground, self.cast, speaker.actor, draft) and not self._many_before(other, draft):
                return Speaker(speaker.actor, "dropped subject: last speaker that agrees")
        return None

    @staticmethod
    def _many_before(other: Draft, draft: Draft) -> bool:
        """Whether several spoke, by their verb's number, and now one does."""
        return (
            other.finite
            and other.agreement is not None
            and other.agreement[1] in ("d", "p")
            and (draft.agreement is not None and draft.agreement[1] == "s")
        )

    def _in_sentence(self, draft: Draft, sentence: int) -> Speaker | None:
        """For a participle or verbal noun: who spoke before in the sentence, else its first name that agrees."""
        for other in reversed(self._order[-MEMORY:]):
            speaker = self.found.get(id(other))
            if speaker is None or self.ground.document.sentence_of(other.at.first) != sentence:
                continue
            if other.parent is draft.parent:
                return Speaker(speaker.actor, "participle of the speech before")
        return self._subject_of_sentence(draft)

    def _subject_of_sentence(self, draft: Draft) -> Speaker | None:
        document = self.ground.document
        sentence = document.sentences[document.sentence_of(draft.at.first)]
        start, end = document.words[sentence.first].start, document.words[draft.at.first].start
        for _, actor in self.cast.within(start, end):
            if agrees(self.ground, self.cast, actor, draft) and can_speak(self.cast, actor):
                return Speaker(actor, "first name of the sentence")
        return None


_UNSAID = Speaker("", "unspecified")
"""Nobody says who; an actor of its own is made where this is the answer."""

_NEAR = 2
"""Code points by which a source and a mention may begin apart (a joined letter, a quotation mark)."""

_STATE_NOTHING = frozenset((ActorKind.UNNAMED_SOURCE, ActorKind.MEDIA))
"""Kinds of actors that tell what others state, and seldom issue statements."""

_SAME = 0.6
_SHORT_NAME = 2
_NAME_MEMORY = 60
"""Mentions looked back through for the full name of a short one."""
_OWNER_REACH = 8
"""Code points between a statement and the name of whose it is (a preposition, a quotation mark)."""
