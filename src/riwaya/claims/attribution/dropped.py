"""A draft without a source, and what a rule makes of it -> who of the report's actors most likely speaks.

Rules find the speaker of a dropped subject by one sign after the other and know no second best. Here all who may be
meant - who spoke before, who is named in this sentence or the two before it, the outer speaker, nobody in particular -
are weighed by all signs together, the rule's answer one of them. ``training/train_speakers.py`` learns the weights.
"""

from collections.abc import Iterator, Mapping

from riwaya.claims.attribution.cast import Cast
from riwaya.claims.attribution.parts import Draft, offsets
from riwaya.claims.linear import Question
from riwaya.mentions.actors.agreement import describe
from riwaya.mentions.phrases import Ground
from riwaya.model import ActorKind
from riwaya.model.values import dataclass

MEMORY = 12
"""How many attributions back a dropped subject is looked for."""

_BACK = 2
"""How many sentences back a name may stand that has not spoken yet."""

_FURTHEST, _FURTHEST_NAME = 3, 4
"""Ranks and distances from which on all count as the same."""

_RIGHT_BEHIND = 3
"""Words between the start of an outer content and a cue that goes on with its speaker (أعلنت أنها تطالب)."""


@dataclass(frozen=True, slots=True)
class Told:
    """An earlier attribution with its speaker."""

    draft: Draft
    actor: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft whose subject is dropped, and what is known around it; ``told``: the earlier ones, the nearest first."""

    ground: Ground
    cast: Cast
    draft: Draft
    told: tuple[Told, ...]
    outer: str | None
    rule: str | None
    how: str

    @property
    def sentence(self) -> int:
        """The number of its sentence."""
        return self.ground.document.sentence_of(self.draft.at.first)

    @property
    def start(self) -> int:
        """Where the cue begins, in code points."""
        return offsets(self.ground, self.draft.at)[0]


def chosen(asked: Asked, model: Question) -> str | None:
    """The likeliest speaker's id; None where most likely nobody in particular is meant."""
    weighed = [(model.log_odds(signs), -n, actor) for n, (actor, signs) in enumerate(candidates(asked).items())]
    return max(weighed, key=lambda row: row[:2])[2]


def candidates(asked: Asked) -> Mapping[str | None, tuple[str, ...]]:
    """Everybody who may be meant, with the signs for and against; ``None`` is nobody in particular.

    Where the rule's answer agrees with the verb, nobody who does not is asked.
    """
    told = list(dict.fromkeys(t.actor for t in asked.told))
    here, before = _named(asked)
    everybody = dict.fromkeys([*told, *here, *before, *filter(None, (asked.outer, asked.rule))])
    fits = {a: _fits(asked.ground, asked.cast, a, asked.draft) for a in everybody}
    if asked.rule is not None and fits[asked.rule] is not False:
        everybody = {a: None for a in everybody if fits[a] is not False}
    around = _Around(
        form=_form(asked.draft),
        place=_place(asked),
        told=told,
        named=[*dict.fromkeys(reversed(here))],
        first=here[:1],
        fits=fits,
        agreeing=[a for a in told if fits[a] is not False],
    )
    signs: dict[str | None, tuple[str, ...]] = {a: tuple(_signs(asked, a, around)) for a in everybody}
    signs[None] = tuple(_signs_for_nobody(asked, around))
    return signs


def agrees(ground: Ground, cast: Cast, actor: str, draft: Draft) -> bool:
    """Whether the cue's gender and number can be an actor's; True where nothing is told of either."""
    return _fits(ground, cast, actor, draft) is not False


def right_behind(draft: Draft) -> bool:
    """True for أعلنت أنها تطالب: nothing but a pronoun stands between the outer content's start and the cue."""
    outer = draft.parent.content if draft.parent is not None else None
    return outer is not None and draft.at.first - outer.first <= _RIGHT_BEHIND


def _fits(ground: Ground, cast: Cast, actor: str, draft: Draft) -> bool | None:
    """Whether gender and number of the cue can be an actor's; None where nothing is told of either."""
    agreement, described = draft.agreement, describe(ground, cast.actors[actor])
    if agreement is None or not agreement[0] or described is None:
        return None
    gender, number = agreement
    same = not described.gender or described.gender == gender
    if number == "s":
        return same and described.number in ("", "s")
    return described.number in ("", number, "p") or (described.number == "s" and described.collective)


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for every candidate: the cue's form and place, and actors in order - who spoke, the latest first; who
    is named in the sentence before the cue, the nearest first; who is named first in it; whether each agrees, and who
    spoke and does."""

    form: str
    place: str
    told: list[str]
    named: list[str]
    first: list[str]
    fits: Mapping[str, bool | None]
    agreeing: list[str]


def _named(asked: Asked) -> tuple[list[str], list[str]]:
    """Who is named in the sentence before the cue, in order, and who in the sentences before."""
    document = asked.ground.document
    begins = document.words[document.sentences[asked.sentence].first].start
    back = document.words[document.sentences[max(0, asked.sentence - _BACK)].first].start
    mentions = list(asked.cast.within(back, asked.start))
    return [a for m, a in mentions if m.start >= begins], [a for m, a in mentions if m.start < begins]


def _form(draft: Draft) -> str:
    """Finite verb, participle, verbal noun, noun, or a mark."""
    if draft.match is None:
        return "mark"
    return "finite" if draft.finite else str(draft.match.form.part)


def _place(asked: Asked) -> str:
    """How the cue stands: its form and level, right behind an outer start, joined by و, at the sentence's start."""
    draft, document = asked.draft, asked.ground.document
    signs = [_form(draft), "top" if draft.parent is None or draft.parent.content is None else "nested"]
    if right_behind(draft):
        signs.append("right behind")
    if draft.conjoined:
        signs.append("joined")
    if draft.at.first - document.sentences[asked.sentence].first <= 1:
        signs.append("begins")
    if asked.ground.folded(draft.at.first - 1) in asked.ground.lexicon.grammar["relative"]:
        signs.append("relative")
    return " ".join(signs)


def _signs_for_nobody(asked: Asked, around: _Around) -> Iterator[str]:
    yield "nobody"
    yield f"nobody {around.place}"
    if asked.how == "unspecified":
        yield "rule"
        yield "rule unspecified"


def _signs(asked: Asked, actor: str, around: _Around) -> Iterator[str]:
    place, form = around.place, around.form
    kind = asked.cast.actors[actor].kind
    yield from (f"kind {kind}", f"kind {kind} {form}")
    fits = around.fits[actor]
    yield from ("agreement untold",) if fits is None else (f"agrees {fits}", f"agrees {fits} {form}")
    yield from _spoke(asked, actor, around)
    if actor == asked.outer:
        yield from ("outer", f"outer {place}")
    if actor in around.first:
        yield from ("named first", f"named first {place}")
    near = f"near {min(around.named.index(actor), _FURTHEST)}" if actor in around.named else "not near"
    yield from (near, f"{near} {place}")
    yield f"last named {_since(asked, actor)} {form}"
    if actor == asked.rule:
        yield from ("rule", f"rule {asked.how}")


def _spoke(asked: Asked, actor: str, around: _Around) -> Iterator[str]:
    place = around.place
    if actor not in around.told:
        yield from ("silent", f"silent {place}")
        return
    rank = f"spoke {min(around.told.index(actor), _FURTHEST)}"
    last = next(t.draft for t in asked.told if t.actor == actor)
    ago = min(asked.sentence - asked.ground.document.sentence_of(last.at.first), _FURTHEST)
    yield from (rank, f"{rank} {place}", f"spoke ago {ago}", f"spoke ago {ago} {place}")
    yield from (f"level {_level(last, asked.draft)} ago {ago}", f"level {_level(last, asked.draft)} {place}")
    if actor in around.agreeing:
        yield f"agreeing {min(around.agreeing.index(actor), _FURTHEST)} {place}"


def _level(last: Draft, draft: Draft) -> str:
    if last.parent is draft.parent:
        return "same"
    if last is draft.parent:
        return "outer"
    return "top" if last.parent is None else "deeper"


def _since(asked: Asked, actor: str) -> int:
    """Sentences since the actor was last named."""
    named = [m.start for m in asked.cast.actors[actor].mentions if m.start < asked.start]
    if not named:
        return _FURTHEST_NAME
    document = asked.ground.document
    return min(asked.sentence - document.sentence_of(document.word_at(max(named))), _FURTHEST_NAME)


def can_speak(cast: Cast, actor: str) -> bool:
    """A population is seldom who speaks."""
    return cast.actors[actor].kind is not ActorKind.POPULATION
