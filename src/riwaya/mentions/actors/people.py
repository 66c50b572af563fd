"""A document's words -> mentions of populations and of sources that are quoted without a name."""

from dataclasses import replace

from riwaya.lexicon.actor_words import Reading, Role
from riwaya.mentions.actors.bodies import whole_inside
from riwaya.mentions.actors.extents import body_end, has_n, is_adjective, is_another, noun_end, tied_end, within_end
from riwaya.mentions.actors.found import Field, Found
from riwaya.mentions.phrases import is_definite
from riwaya.model import ActorKind, EventType
from riwaya.text import Kind
from riwaya.text.clitics import AND, NISBA_ENDINGS, TO

_ONE = (Role.OCCUPATION, Role.RANK, Role.PEOPLE, Role.FIGHTERS, Role.POST, Role.MEMBER)
HARM = frozenset((EventType.KILLING, EventType.INJURY, EventType.DETENTION, EventType.RELEASE, EventType.DISAPPEARANCE))
"""What is done to persons, who may stand right behind its noun."""
_PEOPLE = (Role.PEOPLE, Role.FIGHTERS, Role.MEMBER)


def source_at(field: Field, i: int, limit: int) -> Found | None:
    """The unnamed source whose phrase begins at this word, or None."""
    shared = field.role(i, Role.ONE_OF, Role.SHARE, Role.TENS)
    at = i + 1 if shared is not None else i
    head = field.role(at, Role.SOURCE, Role.ACCOUNT) if at < limit else None
    if head is None and shared is not None and shared.word.role is Role.ONE_OF and at < limit:
        return _one_of(field, i, limit, shared)
    if head is None or (shared is not None and head.skip):
        return None
    if head.owner and head.form.number == "s" and head.word.role is Role.SOURCE:
        return None  # "its source": where something comes from
    if head.word.role is Role.ACCOUNT and head.definite and head.particle == TO[0]:
        return None  # the agency "for news"
    whose = _with_body(field, at, head)
    if whose is not None and head.word.role is Role.ACCOUNT:
        return replace(field.known[at + 1], first=i, skip=head.skip, how="account.of")
    end = whose or body_end(field, at, limit, definite=head.definite, described=True)
    if head.word.role is Role.SOURCE or end > at + 1:
        end = within_end(field, tied_end(field, end, limit), limit, letters="ب")
    skip = shared.skip if shared is not None else head.skip
    how = "source.bare" if end == i + 1 and head.definite else head.word.role.value
    return Found(
        i, end, skip, ActorKind.UNNAMED_SOURCE, how, head=head.stem, gender=head.form.gender, number=head.form.number,
        definite=head.definite, bare=head.word.bare, owner=head.owner,
        of=next((field.known[j].known for j in range(at, end) if j in field.known), None),
    )  # fmt: skip


def _with_body(field: Field, i: int, head: Reading) -> int | None:
    """The word after the known body whose expert or correspondent an indefinite noun tells of."""
    known = field.known.get(i + 1)
    if head.definite or has_n(head) or known is None or known.skip or known.kind is ActorKind.PERSON:
        return None
    return known.last if known.how != "known.state" else None


def _one_of(field: Field, i: int, limit: int, shared: Reading) -> Found | None:
    """One of the X (of the Y): not named, whatever X is."""
    head = field.role(
        i + 1, Role.SOURCE, Role.PEOPLE, Role.FIGHTERS, Role.MEMBER, Role.POST, Role.OCCUPATION, Role.RANK
    )
    if head is None or not is_definite(field.folded(i + 1)):
        return None
    end = within_end(field, body_end(field, i + 1, limit), limit, letters="ب")
    return Found(i, end, shared.skip, ActorKind.UNNAMED_SOURCE, "one_of", head=shared.stem, number="s", definite=False)


def people_at(field: Field, i: int, limit: int) -> Found | None:
    """The population (or counted fighters) whose phrase begins at this word or number, or None."""
    head_at = _behind_number(field, i, limit)
    counted = head_at > i
    head = field.role(head_at, *_PEOPLE) if head_at < limit else None
    if head is None or head.word.kind is None or (counted and head.skip):
        return _many(field, i) if not counted else None
    if not counted and head.word.role is not Role.PEOPLE:
        return None
    if not counted and head.form.number == "s":
        return None
    end = head_at + 1
    if not head.definite and not counted:
        end = body_end(field, head_at, limit, definite=False, described=has_n(head))
    elif not head.definite and head.form.number == "p" and not has_n(head) and not _goes_over(field, end):
        end = noun_end(field, end, limit)
    end = tied_end(field, _described(field, end, limit, head.definite), limit)
    if head.word.role is Role.MEMBER and end == head_at + 1:
        return None
    tens = field.role(head_at - 1, Role.TENS) is not None or field.role(i, Role.MANY) is not None
    if counted and head.definite and head.word.role is not Role.MEMBER and not tens:
        i, counted = head_at, False
    how = "counted" if counted else "people" if end > i + 1 else "people.bare"
    kind = head.word.kind
    if not head.definite and not counted and head.form.number == "p" and _is_quoted(field, i):
        kind = ActorKind.UNNAMED_SOURCE
    inner = whole_inside(field, head_at, end) if counted and head.word.role is not Role.PEOPLE else None
    if inner is not None:
        # so many of its fighters stand for it, as its fighters do
        return replace(
            inner, first=i, last=end, skip=_skip(field, i), how="counted", members=True, head=head.stem, number="p",
            gender=head.form.gender,
        )  # fmt: skip
    return Found(
        i, end, _skip(field, i) if counted else head.skip, kind, how, head=head.stem,
        gender=head.form.gender, number="p", definite=head.definite, bare=head.word.bare, owner=head.owner,
        crowd=(counted or head.word.crowd) and field.role(i, Role.ONE_OF) is None, like=head.word.like,
    )  # fmt: skip


def _is_quoted(field: Field, i: int) -> bool:
    """Right behind a verb of saying: who speaks there is a source."""
    return field.verbs[i - 1] and bool(field.lexicon.cues.table.lookup(field.folded(i - 1))) if i else False


def _goes_over(field: Field, i: int) -> bool:
    """True where و joins an event of its own: the death of five soldiers *and the wounding* of six."""
    return field.folded(i) in field.lexicon.grammar["circumstance"] or is_another(field, i)


def _many(field: Field, i: int) -> Found | None:
    """Hundreds, thousands, without saying of whom."""
    many = field.role(i, Role.MANY)
    if many is None:
        return None
    return Found(i, i + 1, many.skip, ActorKind.POPULATION, "many", head=many.stem, number="p", bare=True, crowd=True)


def _described(field: Field, end: int, limit: int, definite: bool) -> int:
    while end < limit and field.is_word(end) and not field.is_stop(end) and is_adjective(field, end):
        if is_definite(field.folded(end)) != definite or is_another(field, end):
            break
        if _is_other_people(field, end):
            break
        end += 1
    return end


def _is_other_people(field: Field, i: int) -> bool:
    """People of another nation, joined by "and"."""
    nation = field.nation(i)
    if nation is not None:
        return nation.people and bool(nation.skip)
    people = field.role(i, Role.PEOPLE)
    return people is not None and bool(people.skip)


def individual_at(field: Field, i: int, limit: int) -> Found | None:
    """One person told of without a name: "a British soldier"; one who is quoted is an unnamed source."""
    head = field.role(i, *_ONE)
    if head is None or head.form.number == "p" or _describes(field, i) or _demands(field, i):
        return None
    if head.word.role is Role.OCCUPATION and head.form.number == "s" and (head.owner or head.definite):
        alone = _alone(field, i, limit, head)
        if alone is not None:
            return alone
    if head.owner:
        return None
    if _adverb(field, i, head):
        return None
    whose = _with_body(field, i, head) if head.word.role is Role.OCCUPATION else None
    end = whose or body_end(field, i, limit, definite=head.definite, described=True)
    if head.definite and (end == i + 1 or head.word.role not in (Role.RANK, Role.FIGHTERS, Role.MEMBER)):
        return None
    end = within_end(field, tied_end(field, end, limit), limit, letters="ب")
    quoted = bool(field.lexicon.cues.table.lookup(field.folded(i - 1)))
    if end == i + 1 and not quoted:
        return None
    kind = ActorKind.UNNAMED_SOURCE if quoted else ActorKind.PERSON
    return Found(
        i, end, head.skip, kind, "individual", head=head.stem, gender=head.form.gender, number=head.form.number,
        definite=head.definite,
    )  # fmt: skip


def _alone(field: Field, i: int, limit: int, head: Reading) -> Found | None:
    """ "Its correspondent" who is quoted, and "the correspondent" who was told of before."""
    cited = (
        bool(field.lexicon.cues.table.lookup(field.folded(i - 1)))
        or field.folded(i - 1) in field.lexicon.grammar["quoted_from"]
    )
    if head.owner and not cited:
        return None
    if not head.owner and (not (i and field.verbs[i - 1]) or body_end(field, i, limit) > i + 1):
        return None
    return Found(
        i, i + 1, head.skip, ActorKind.UNNAMED_SOURCE, "individual" if head.owner else "source.bare", head=head.stem,
        gender=head.form.gender, definite=True,
    )  # fmt: skip


def _describes(field: Field, i: int) -> bool:
    """An adjective of origin behind a noun or another such adjective (a *military* post, air and *land*); a person may
    follow the noun of what is done to persons (the killing of a soldier)."""
    folded, j = field.folded(i), i - 1
    if not folded.endswith(NISBA_ENDINGS) or i == field.document.sentences[field.document.sentence_of(i)].first:
        return False
    if not field.is_word(j) or field.is_stop(j) or field.verbs[j] or j in field.known:
        return False
    if folded.startswith(AND):
        return field.folded(j).endswith(NISBA_ENDINGS)
    if field.lexicon.cues.table.lookup(field.folded(j)) or is_definite(field.folded(j)) is not is_definite(folded):
        return False
    return not any(HARM.intersection(m.entry.types) for m in field.lexicon.triggers.table.lookup(field.folded(j)))


def _adverb(field: Field, i: int, head: Reading) -> bool:
    """An adjective of origin in the accusative tells how, behind anything but what is done to persons (by arms)."""
    if not head.form.accusative or not head.stem.endswith(NISBA_ENDINGS):
        return False
    before = field.lexicon.triggers.table.lookup(field.folded(i - 1))
    return not any(HARM.intersection(m.entry.types) for m in before)


def _demands(field: Field, i: int) -> bool:
    """A verb of saying that is written like a noun: "he demanded" and "student"."""
    folded = field.folded(i)
    return field.verbs[i] and not is_definite(folded) and bool(field.lexicon.cues.table.lookup(folded))


def _skip(field: Field, i: int) -> int:
    """Letters joined before a number word or a share."""
    form = field.lexicon.numbers.cardinals.get(field.folded(i))
    share = field.role(i, Role.SHARE, Role.TENS, Role.PORTION, Role.ABOUT)
    return form.before.length if form is not None else share.skip if share is not None else 0


def national_at(field: Field, i: int, limit: int) -> Found | None:
    """People called by their nation, or the state itself in an adjective (a Russian strike)."""
    head_at = _behind_number(field, i, limit)
    nation = field.nation(head_at)
    if nation is None or (head_at > i and nation.skip):
        return None
    if not nation.people and head_at == i:
        return Found(i, i + 1, nation.skip, ActorKind.STATE_BODY, "nisba", known=nation.state, gender=nation.gender)
    end = _described(field, head_at + 1, limit, nation.definite)
    if nation.definite and head_at == i and end == i + 1:
        # "the Talmasians" without a number or more said of them are their state
        return Found(
            i, end, nation.skip, ActorKind.STATE_BODY, "nation", known=nation.state, gender=nation.gender, number="p"
        )
    return Found(
        i, end, _skip(field, i) if head_at > i else nation.skip,
        ActorKind.POPULATION, "nationals", head=field.folded(head_at)[nation.skip :], number="p",
        definite=nation.definite, bare=True, crowd=head_at > i,
    )  # fmt: skip


def _behind_number(field: Field, i: int, limit: int) -> int:
    """The word behind figures, number words, "tens of" or "some" that begin at ``i`` (``i`` where none do)."""
    partitive = field.lexicon.grammar["partitive"]
    if field.role(i, Role.ABOUT) is not None and field.folded(i + 1) in partitive and i + 2 < limit:
        further = _behind_number(field, i + 2, limit)
        return further if further > i + 2 else i
    at = i
    if field.role(i, Role.PORTION) is not None:
        while at < min(i + 3, limit) and field.folded(at) not in partitive:
            at += 1
        return at + 1 if field.folded(at) in partitive and at + 1 < limit else i
    while at < limit and at < i + 5:
        word = field.document.words[at]
        number = word.kind is Kind.NUMBER or field.folded(at) in field.lexicon.numbers.cardinals
        if not number and field.role(at, Role.SHARE, Role.TENS) is None:
            break
        at += 1
    if at > i and field.folded(at) in partitive and field.role(at - 1, Role.SHARE) is None:
        at += 1
    return at if at < limit else i
