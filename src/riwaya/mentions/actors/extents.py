"""Where the phrase of an actor ends: its head's complements and adjectives, and what ties it to somebody else."""

from riwaya.lexicon.actor_words import Reading, Role
from riwaya.mentions.actors.found import FEMININE, OPENING, Field
from riwaya.mentions.phrases import is_definite
from riwaya.model import ActorKind
from riwaya.model.values import dataclass
from riwaya.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS

_ORIGIN = ("ي", "يا", "يه", "يين", "يون", "يان", "يتان", "يتين")
"""Endings of adjectives of origin."""
PARTICIPLE = ARTICLE + "م"
_PARTICIPLE = 7
"""Letters of a participle with its article and ending."""
_SOUND = ("ين", "ون")
_HEADS = (Role.BODY, Role.PEOPLE, Role.SOURCE, Role.POST, Role.SPEAKS, Role.OCCUPATION, Role.TIED)
"""Nouns that begin somebody else's phrase."""
_LONGEST = 14
"""Words after which an actor's phrase is cut."""
_AMBIGUOUS = ("known.state", "known.ambiguous")
"""Rules of names that may be an adjective of nation."""
_LONGEST_NAME = 6
"""Words of a name between quotation marks."""
_NISBA = 4
"""Letters, the article aside, from which a word in -i or -iya is taken for an adjective of origin."""


def body_end(field: Field, first: int, limit: int, *, definite: bool | None = None, described: bool = False) -> int:
    """The word after a noun with its complements and adjectives: "forces of the regime", "the armed opposition".

    ``described``: only adjectives may follow, no complement ("a military source").
    """
    sure = is_definite(field.folded(first)) if definite is None else definite
    state = _State(closed=sure or described, definite=sure)
    i = first + 1
    limit = min(limit, first + _LONGEST)
    while i < limit:
        step = _step(field, i, limit, state)
        if step <= i:
            break
        i = step
    return i


@dataclass(slots=True)
class _State:
    """How far a phrase has come: whether only adjectives may follow, and whether they must have the article."""

    closed: bool
    definite: bool

    def end(self) -> None:
        """A name or a definite noun has filled the phrase."""
        self.closed = self.definite = True


def _step(field: Field, i: int, limit: int, state: _State) -> int:
    """The word after one more word or name of the phrase (``i`` itself where the phrase ends)."""
    whole = _whole_name(field, i, limit) if not _of_nation(field, i, state) else None
    if whole is not None:
        if state.closed or whole > limit:
            return i
        state.end()
        return whole
    if not field.is_word(i) or field.is_stop(i) or (field.verbs[i] and not is_definite(field.folded(i))):
        return i
    if field.role(i, Role.TIED) is not None or _counts(field, i) or _is_event_with(field, i) or is_another(field, i):
        return i
    folded = field.folded(i)
    own = is_definite(folded)
    if folded[:1] in PREPOSITIONS and own and not folded.startswith(ARTICLE):
        return i
    adjective = is_adjective(field, i)
    if state.closed:
        if state.definite and own and not adjective and _is_participle(field, i):
            return _participle_end(field, i, limit)
        # behind an indefinite noun any feminine word describes it: "armed, opposed, several"
        feminine = field.text(i).endswith(FEMININE) and field.role(i, Role.BODY) is None
        adjective = adjective or (feminine and not (state.definite or own))
        return i + 1 if adjective and own >= state.definite else i
    state.closed = own or adjective
    state.definite = own
    return i + 1


def _of_nation(field: Field, i: int, state: _State) -> bool:
    """An adjective that is a state's name as well: with its article behind a phrase that is full, without one behind
    an indefinite noun."""
    known = field.known.get(i)
    if known is None or known.how not in _AMBIGUOUS or known.last > i + 1 or known.skip:
        return False
    nation = field.nation(i)
    if nation is None or nation.skip:
        return False
    return state.closed and nation.definite if state.definite else not nation.definite


def _is_participle(field: Field, i: int) -> bool:
    """A participle with the article and the ending of a feminine or a plural of persons: the *taking part* forces."""
    folded = field.folded(i)
    if not folded.startswith(PARTICIPLE) or len(folded) < _PARTICIPLE or i in field.places or i in field.known:
        return False
    if not (field.text(i).endswith(FEMININE) or folded.endswith(_SOUND)):
        return False
    if field.role(i, *_HEADS) is not None or folded.removeprefix(ARTICLE) in field.lexicon.grammar["nisba_noun"]:
        return False
    places = field.lexicon.places
    return folded not in places.heads and folded not in places.again and not field.lexicon.triggers.lookup(folded)


def _participle_end(field: Field, i: int, limit: int) -> int:
    """The word after a participle with what a preposition behind it adds: taking part *in the attack*."""
    at = i + 1
    if at + 1 >= limit or field.role(at, Role.WITHIN) is None:
        return at
    return noun_end(field, at + 1, limit) if at + 1 in field.places or field.is_word(at + 1) else i


def _counts(field: Field, i: int) -> bool:
    """A number word, also one that و joins to the phrase."""
    form = field.lexicon.numbers.cardinals.get(field.folded(i))
    return form is not None


def _is_event_with(field: Field, i: int) -> bool:
    """The noun of an event behind a joined "in, by": the wounded *with* wounds, men *by* an attack."""
    folded = field.folded(i)
    if folded in field.lexicon.grammar["circumstance"]:
        return True
    matches = field.lexicon.triggers.table.lookup(folded)
    return any(m.cut.preposition in PREPOSITIONS[:2] and not m.cut.article for m in matches)


def is_another(field: Field, i: int) -> bool:
    """A joined "and" that begins something else: "and others", "and the wounding of", or a number behind it."""
    folded = field.folded(i)
    if folded in CONJUNCTIONS:
        return True
    if not folded.startswith(CONJUNCTIONS):
        return False
    people = field.role(i, Role.PEOPLE)
    if people is not None and people.skip and people.word.crowd:
        return True
    body = field.role(i, Role.BODY)
    if body is not None and not body.skip:
        return False  # a ministry, not "and he visited"
    return any(m.cut.conjunction and not m.cut.article for m in field.lexicon.triggers.table.lookup(folded))


def _whole_name(field: Field, i: int, limit: int) -> int | None:
    """The word after a known name, a titled known person, a short quotation or a place that begins at ``i``; past
    ``limit`` for one that cannot go on with the phrase, None where none begins."""
    known = field.known.get(i)
    if known is not None:
        return _with_name(field, known.last, known.kind) if not known.skip else limit + 1
    if field.text(i) in OPENING:
        close = closing(field, i, limit)
        return close + 1 if close else limit + 1
    titled = field.known.get(i + 1)
    if titled is not None and titled.kind is ActorKind.PERSON and field.role(i, Role.POST, Role.RANK):
        return titled.last
    place = field.places.get(i)
    return place if place is not None and not is_adjective(field, i) else None


def closing(field: Field, i: int, limit: int) -> int | None:
    """The mark that closes the quotation opened at ``i``, where it is short enough for a name."""
    close = field.quotes.get(i + 1)
    return close if close is not None and close < limit and close - i <= _LONGEST_NAME + 1 else None


def is_adjective(field: Field, i: int) -> bool:
    """True for a word that describes the noun before it: a label of the lexicon, or an adjective of origin."""
    folded = field.folded(i)
    if field.role(i, Role.LABEL) is not None:
        return True
    if field.verbs[i] or (folded[:1] in PREPOSITIONS and is_definite(folded) and not folded.startswith(ARTICLE)):
        return False
    if i in field.places or field.role(i, Role.BODY) is not None or _stands_before_place(field, folded):
        return False
    if folded.endswith("يه") and not field.text(i).endswith(FEMININE):
        return False
    bare = folded.removeprefix("و").removeprefix(ARTICLE)
    if bare in field.lexicon.grammar["nisba_noun"]:
        return False
    return len(bare) >= _NISBA and bare.endswith(_ORIGIN)


def _stands_before_place(field: Field, folded: str) -> bool:
    """ "In the two ports of": a place's noun behind a joined preposition."""
    head = field.lexicon.places.heads.get(folded)
    return head is not None and head[1] > 0


def has_n(head: Reading) -> bool:
    """A sound plural or dual that has kept its n stands in no construct: only adjectives follow it."""
    endings = {"p": ("ون", "ين"), "d": ("ان", "ين")}.get(head.form.number, ())
    return head.stem.endswith(endings)


def tied_end(field: Field, end: int, limit: int) -> int:
    """The word after "backed by X", "loyal to X", "led by X" behind a phrase that ends at ``end``."""
    tied = field.role(end, Role.TIED) if end < limit else None
    if tied is None or tied.skip:
        return end
    at = end + 1
    if field.folded(at) in field.lexicon.grammar["tie_pronoun"] and at < limit:
        return at + 1
    if field.role(at, Role.WITHIN) is not None or field.folded(at) in field.lexicon.grammar["tie"]:
        at += 1
    if at >= limit or not field.is_word(at) or field.is_stop(at):
        return end
    known = field.known.get(at)
    if known is not None:
        return _with_name(field, known.last, known.kind)
    return body_end(field, at, limit)


def _with_name(field: Field, end: int, kind: ActorKind) -> int:
    """The word after the name right behind what a known person is called by: the president *X*."""
    name = field.known.get(end) if kind is ActorKind.PERSON else None
    return name.last if name is not None and name.kind is ActorKind.PERSON and not name.skip else end


def purpose_end(field: Field, end: int, limit: int) -> int:
    """The word after what a body is there for behind a phrase that ends at ``end``: an agency *for the relief of* X."""
    folded = field.folded(end) if end < limit else ""
    if not folded.startswith(PREPOSITIONS[1]) or end in field.known or field.is_stop(end):
        return end
    bare = ARTICLE + folded[2:] if folded.startswith(PREPOSITIONS[1] * 2) else folded[1:]
    if bare not in field.lexicon.grammar["purpose"]:
        return end
    return body_end(field, end, limit)


def within_end(field: Field, end: int, limit: int, *, letters: str = "لب", loose: bool = False) -> int:
    """The word after "in X", "from X", "in the name of X" behind a phrase that ends at ``end``, again and again.

    ``letters``: which joined prepositions may go on; ``loose``: before whatever noun.
    """
    for _ in range(2):
        step = _attached(field, end, limit, letters, loose)
        if step <= end:
            break
        end = step
    return end


def _attached(field: Field, end: int, limit: int, letters: str, loose: bool) -> int:
    if end >= limit:
        return end
    within = field.role(end, Role.WITHIN, Role.FOR)
    if within is not None and not within.skip:
        at = end + 1
    elif field.folded(end)[:1] in letters and (loose or names_something(field, end)):
        at = end
    else:
        return end
    if at >= limit or (at not in field.known and field.lexicon.triggers.table.lookup(field.folded(at))):
        return end  # a soldier "in an attack"
    further = noun_end(field, at, limit)
    return further if further > at else end


def names_something(field: Field, i: int) -> bool:
    """True where a word behind a joined preposition is a name, a body or a definite noun."""
    if i in field.known or i in field.places or is_definite(field.folded(i)):
        return True
    body = field.role(i, Role.BODY)
    return (body is not None and bool(body.particle)) or "area" in field.lexicon.event_words.classes(field.folded(i))


def noun_end(field: Field, at: int, limit: int) -> int:
    """The word after a known name, a place, or a body's phrase that begins at ``at`` (``at`` where none does)."""
    if field.text(at) in OPENING:
        close = closing(field, at, limit)
        return close + 1 if close is not None else at
    inner = field.known.get(at + 1) if field.text(at) == "(" else None
    if inner is not None:
        return inner.last + 1 if inner.last < limit and field.text(inner.last) == ")" else at
    if field.folded(at) in field.lexicon.grammar["demonstrative"] and at + 1 < limit:
        at += 1
    known = field.known.get(at)
    if known is not None:
        end = _with_name(field, known.last, known.kind)
        return purpose_end(field, end, limit) if end == known.last else end
    if at in field.places:
        return field.places[at]
    if field.is_word(at) and not field.is_stop(at) and not field.verbs[at]:
        return purpose_end(field, body_end(field, at, limit), limit)
    return at
