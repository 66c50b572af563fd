"""A document's words -> mentions of persons: titles with names, names with titles behind them, noms de guerre."""

from dataclasses import replace

from riwaya.lexicon.actor_words import Reading, Role
from riwaya.mentions.actors.announced import TITLES, announced
from riwaya.mentions.actors.extents import body_end, noun_end, tied_end, within_end
from riwaya.mentions.actors.found import CLOSING, COMMAS, OPENING, Field, Found
from riwaya.mentions.phrases import is_definite
from riwaya.model import ActorKind, AliasKind
from riwaya.text.clitics import AND, PREPOSITIONS

_TITLES = (*TITLES, Role.NAMING)
_OTHERS = (
    Role.BODY,
    Role.FIGHTERS,
    Role.PEOPLE,
    Role.SOURCE,
    Role.ACCOUNT,
    Role.MEMBER,
    Role.SHARE,
    Role.ONE_OF,
    Role.TIED,
)
_FORMS = (Role.RANK, Role.HONORIFIC)
"""Forms of address: with "his" on them they are common nouns (his team, his sheikh)."""
_STROKES = ("/", "\\")
_MOST_NAMES = 4
"""Words of a personal name, particles not counted."""


def person_at(field: Field, i: int, limit: int) -> Found | None:
    """The person whose phrase begins at this word, or None."""
    known = field.known.get(i)
    if known is not None and known.kind is ActorKind.PERSON and known.name is not None:
        return _with_title_behind(field, replace(known, also=_also(field, known.last, limit)), limit)
    title = field.role(i, *_TITLES)
    if title is not None and not title.form.accusative and not (title.owner and title.word.role in _FORMS):
        found = _titled(field, i, limit, title)
        if found is not None:
            return _with_title_behind(field, found, limit) if found.name is not None else found
    named = _official(field, i, limit) or _national(field, i, limit) or _named(field, i, limit)
    return _with_title_behind(field, named, limit) if named is not None else None


# ---- a title, then a name


def _titled(field: Field, i: int, limit: int, title: Reading) -> Found | None:
    end = i
    reading: Reading | None = title
    of: str | None = None
    while reading is not None and end < limit and (end == i or _goes_on(field, end, reading)):
        if reading.word.role in (Role.POST, Role.SPEAKS, Role.OCCUPATION, Role.PEER):
            end, inner = _post_end(field, end, limit, reading)
            of = of or inner
        else:
            end = _past_nation(field, end + 1, limit)
        reading = field.role(end, *_TITLES, Role.RANK_MORE)
    sure = title.word.role in (Role.RANK, Role.HONORIFIC, Role.NAMING)
    name = _name_after(field, end, limit, sure) if title.form.number == "s" else None
    if name is None and title.word.role in (Role.SPEAKS, Role.POST):
        further = within_end(field, end, limit, loose=True)
        name = _name_after(field, further, limit, sure) if further > end else None
        if name is None and title.word.role is Role.SPEAKS:
            further = within_end(field, end, limit)
        if name is not None or title.word.role is Role.SPEAKS:
            end, of = further, of or _known_in(field, end, further)
    if name is None and title.form.number == "s":
        at = announced(field, end, limit)
        name = _name_after(field, at, limit, sure) if at is not None else None
    gender = title.form.gender
    post = title.word.gloss if title.word.role in (Role.POST, Role.SPEAKS, Role.RANK) else ""
    if name is not None:
        first, last, known = name
        return Found(
            i, last, title.skip, ActorKind.PERSON, "title+name", known=known, name=(first, last), gender=gender,
            of=of, title=post, head=title.stem, also=_also(field, last, limit),
        )  # fmt: skip
    if title.word.role not in (Role.POST, Role.SPEAKS):
        return None
    called = field.known.get(i)
    if called is not None and called.kind is ActorKind.PERSON:
        return called
    if not is_definite(field.folded(i)):
        end = tied_end(field, end, limit)
    definite = is_definite(field.folded(i)) or (of is not None and title.word.role is Role.POST) or bool(title.owner)
    kind = ActorKind.PERSON if definite else ActorKind.UNNAMED_SOURCE
    how = "title" if end > i + 1 else "title.bare"
    if (how == "title.bare" and not (definite and title.word.bare)) or (how == "title" and title.form.number != "s"):
        return None
    return Found(
        i, end, title.skip, kind, how, head=title.stem, gender=gender, of=of, definite=definite, title=post, bare=False,
        number=title.form.number,
    )  # fmt: skip


def _past_nation(field: Field, i: int, limit: int) -> int:
    """The word behind the adjective of a nation that may follow a rank: the *British* general X."""
    nation = field.nation(i) if i < limit else None
    return i + 1 if nation is not None and nation.definite and not nation.skip else i


def _goes_on(field: Field, i: int, reading: Reading) -> bool:
    """Whether a further title is the same person's: the next word, also joined by "and" (writer *and* scholar)."""
    if _is_known_person(field, i):
        return False
    joined = reading.skip == 1 and field.folded(i).startswith(AND) and reading.form.number == "s"
    return not reading.skip or (joined and reading.word.role is Role.OCCUPATION and is_definite(field.folded(i)))


def _post_end(field: Field, i: int, limit: int, title: Reading) -> tuple[int, str | None]:
    """The word after a post with what it is of: "minister of X", "the official spokesman for X"."""
    end = body_end(field, i, limit, definite=is_definite(field.folded(i)) or title.word.role is Role.PEER)
    if field.role(end, Role.FOR_OWN) is not None and end < limit:
        return end + 1, _known_in(field, i + 1, end)
    while field.role(end, Role.FOR) is not None or (end < limit and field.folded(end).startswith("لل")):
        at = end + 1 if field.role(end, Role.FOR) is not None else end
        further = noun_end(field, at, limit) if at < limit else end
        if further <= end:
            break
        end = tied_end(field, further, limit)
    return end, _known_in(field, i + 1, end)


def _known_in(field: Field, first: int, last: int) -> str | None:
    """The known actor named in a post, else the state whose adjective stands in it."""
    known = next((field.known[j].known for j in range(first, last) if j in field.known), None)
    if known is not None:
        return known
    nations = (field.nation(j) for j in range(first, last))
    return next((n.state for n in nations if n is not None and not n.skip), None)


def _name_after(field: Field, i: int, limit: int, sure: bool) -> tuple[int, int, str | None] | None:
    """Words of a name, and the known actor it is, at ``i`` or behind a comma, a bracket or a quotation mark there."""
    at = i
    if field.text(at) in COMMAS and at + 1 < limit:
        at = _past_ranks(field, at + 1, limit)
        if at not in field.tags and not _is_known_person(field, at):
            return _enclosed(field, at, limit)
    ranked = _past_ranks(field, at, limit)
    at, sure = ranked, sure or ranked > at
    quoted = field.text(at) in OPENING or field.text(at) == "("
    if quoted:
        at += 1
        close = field.quotes.get(at)
        if (
            close is not None
            and close - at <= _MOST_NAMES
            and close < limit
            and _only_names(field, at, close)
            and (sure or _like_names(field, at, close))
        ):
            whole = field.known.get(at)
            return at, close + 1, whole.known if whole is not None and whole.last == close else None
    name = _name(field, at, limit, sure or field.text(at - 1) == "(")
    if name is None:
        return _enclosed(field, at, limit) if not quoted else None
    first, last, known = name
    if quoted and (field.text(last) in CLOSING or field.text(last) == ")"):
        last += 1
    return first, last, known


def _enclosed(field: Field, at: int, limit: int) -> tuple[int, int, str | None] | None:
    """Two to four words that can be a name, up to the comma or the "that" which closes what stands beside a title."""
    end = at
    while end < limit and end - at < _MOST_NAMES and field.is_word(end) and _may_name(field, end, end - at, False):
        end += 1
    closed = field.text(end) in COMMAS or (end < limit and _is_that(field, end))
    return (at, end, None) if closed and end > at + 1 else None


def _is_that(field: Field, i: int) -> bool:
    return field.is_stop(i) and any(field.folded(i).startswith(t) for t in field.lexicon.grammar["complementizer"])


def _past_ranks(field: Field, at: int, limit: int) -> int:
    ranks = (Role.RANK, Role.RANK_MORE, Role.HONORIFIC)
    while at < limit and field.role(at, *ranks) is not None and not _is_known_person(field, at):
        at += 1
    return at


def _only_names(field: Field, first: int, last: int) -> bool:
    return all(field.is_word(j) and not field.is_stop(j) and not field.verbs[j] for j in range(first, last))


def _like_names(field: Field, first: int, last: int) -> bool:
    """Words that a tagger sees as a person, or each of which stands where names do."""
    tag = field.tags.get(first)
    return (tag is not None and tag.type == "PER") or all(_may_name(field, j, 1, False) for j in range(first, last))


def _is_known_person(field: Field, i: int) -> bool:
    known = field.known.get(i)
    return known is not None and known.kind is ActorKind.PERSON and known.skip == 0


def _is_known_other(field: Field, i: int) -> bool:
    known = field.known.get(i)
    return known is not None and known.kind is not ActorKind.PERSON


def _name(field: Field, i: int, limit: int, sure: bool) -> tuple[int, int, str | None] | None:
    """A personal name at ``i``: a known one, one the tagger sees, or (``sure``) words that can be nothing else."""
    if i >= limit:
        return None
    known = field.known.get(i)
    if known is not None:
        if known.kind is ActorKind.PERSON and known.skip == 0:
            return i, known.last, known.known
        return None
    last, own = _name_end(field, i, limit, sure)
    tag = field.tags.get(i)
    if tag is not None and tag.type == "PER" and tag.skip == 0:
        foreign = (j for j in range(i + 1, min(tag.last, limit)) if _is_known_other(field, j))
        return i, max(next(foreign, min(tag.last, limit)), last), own
    return (i, last, own) if last > i + (0 if sure else 1) or own is not None else None


def _name_end(field: Field, i: int, limit: int, sure: bool) -> tuple[int, str | None]:
    """The word after words that look like a name, no verb and no common noun, and the known person who ends it."""
    end = i
    count = 0
    while end < limit and count < _MOST_NAMES:
        if count and _is_known_person(field, end):
            return field.known[end].last, field.known[end].known
        glue = field.role(end, Role.GLUE) is not None and end + 1 < limit and field.is_word(end + 1)
        if not glue and not (field.is_word(end) and _may_name(field, end, count, sure)):
            break
        father = field.role(end, Role.KUNYA) is not None
        end += 2 if glue else 1
        count += 1
        if father and glue and _is_origin(field, end) and end < limit:
            return end + 1, None
        if is_definite(field.folded(end - 1)) and not glue:
            break
    return end, None


def _is_origin(field: Field, i: int) -> bool:
    """A word like "the Baghdadi" behind "father of X"."""
    return field.is_word(i) and is_definite(field.folded(i)) and field.folded(i).endswith("ي")


def _may_name(field: Field, i: int, count: int, sure: bool) -> bool:
    """Whether a word can be part of a name: rare, or seen where names stand, and nothing the lexicon knows."""
    folded = field.folded(i)
    lexicon = field.lexicon
    if field.is_stop(i) or i in field.known or len(folded) < 2:
        return False
    before = field.tags.get(i - 1)
    first_name = count == 1 and before is not None and before.type == "PER" and before.last == i
    if not (first_name or (sure and count == 0) or field.name_like(folded)):
        return False
    if field.verbs[i] or field.role(i, *_TITLES, Role.RANK_MORE, *_OTHERS) is not None:
        return False
    if lexicon.cues.table.lookup(folded) or lexicon.triggers.lookup(folded) or folded in lexicon.numbers.cardinals:
        return False
    if count == 0 and field.nation(i) is not None:
        return False
    return count > 0 or not (is_definite(folded) or i in field.places)


def _official(field: Field, i: int, limit: int) -> Found | None:
    """An official, activist or expert who is named after all."""
    head = field.role(i, Role.SOURCE)
    if head is None or head.form.number != "s":
        return _one_named(field, i, limit)
    end = within_end(field, body_end(field, i, limit, definite=head.definite, described=True), limit, letters="ب")
    name = _vouched(field, _name_after(field, end, limit, False))
    if name is None:
        return None
    return Found(
        i, name[1], head.skip, ActorKind.PERSON, "title+name", known=name[2], name=name[:2], gender=head.form.gender,
        head=head.stem, title=head.word.gloss,
    )  # fmt: skip


def _one_named(field: Field, i: int, limit: int) -> Found | None:
    """One of the X (of the Y) who is named after all: "one of the doctors in the town, X"."""
    shared = field.role(i, Role.ONE_OF)
    if shared is None or i + 1 >= limit or field.role(i + 1, *_TITLES, *_OTHERS) is None:
        return None
    end = within_end(field, body_end(field, i + 1, limit), limit, letters="ب")
    name = _vouched(field, _name_after(field, end, limit, False))
    if name is None:
        return None
    return Found(i, name[1], shared.skip, ActorKind.PERSON, "title+name", known=name[2], name=name[:2])


def _national(field: Field, i: int, limit: int) -> Found | None:
    """A person called by his nation and his name: "the Talmasian X"."""
    nation = field.nation(i)
    if nation is None or not nation.definite or nation.people or i + 1 >= limit or _describes(field, i):
        return None
    name = _vouched(field, _name(field, i + 1, limit, False))
    if name is None:
        return None
    return Found(
        i, name[1], nation.skip, ActorKind.PERSON, "nation+name", known=name[2], name=name[:2], gender=nation.gender,
        also=_also(field, name[1], limit),
    )  # fmt: skip


def _vouched(field: Field, name: tuple[int, int, str | None] | None) -> tuple[int, int, str | None] | None:
    """A name as it is found, where the lexicon knows its bearer or the tagger sees it."""
    return name if name is not None and (name[2] is not None or name[0] in field.tags) else None


def _describes(field: Field, i: int) -> bool:
    """An adjective behind a noun with the article: it says of that noun whose it is."""
    return field.is_word(i - 1) and is_definite(field.folded(i - 1)) and not field.folded(i).startswith(AND)


# ---- a name by itself, or before its title


def _named(field: Field, i: int, limit: int) -> Found | None:
    known = field.known.get(i)
    if known is not None and known.kind is ActorKind.PERSON:
        return known
    if known is not None and not known.how.startswith("known.ambiguous"):
        return None
    kunya = field.role(i, Role.KUNYA)
    if (
        kunya is not None
        and i not in field.places
        and field.is_word(i + 1)
        and not field.is_stop(i + 1)
        and i + 1 < limit
    ):
        last = _kunya_end(field, i, limit)
        return Found(
            i, last, kunya.skip, ActorKind.PERSON, "kunya", name=(i, last), alias=AliasKind.NOM_DE_GUERRE, gender="m",
            also=_also(field, last, limit),
        )  # fmt: skip
    tag = field.tags.get(i)
    if tag is not None and tag.type == "PER" and not _is_common(field, i, tag.last):
        last = min(tag.last, limit)
        return Found(
            i, last, tag.skip, ActorKind.PERSON, "tagged", name=(i, last), gender="", also=_also(field, last, limit)
        )
    return None


def _is_common(field: Field, i: int, last: int) -> bool:
    """One word alone that the lexicon knows as a common noun or an adjective of origin is nobody's name."""
    if last > i + 1:
        return False
    nation = field.nation(i)
    return nation is not None or field.role(i, *_TITLES, *_OTHERS) is not None


def _kunya_end(field: Field, i: int, limit: int) -> int:
    end = i + 2
    if end < limit and field.is_word(end) and not field.is_stop(end) and not field.verbs[end]:
        folded = field.folded(end)
        tag = field.tags.get(i)
        if (is_definite(folded) and folded.endswith("ي")) or (tag is not None and tag.last > end):
            end += 1
    return end


def _with_title_behind(field: Field, found: Found, limit: int) -> Found:
    """The mention with a title in apposition: "X, spokesman for Y", "X leader of Y"."""
    at = found.last
    at += field.text(at) in COMMAS
    aside = field.folded(at) in field.lexicon.grammar["and_is"]
    at += aside
    title = field.role(at, Role.POST, Role.SPEAKS) if at < limit else None
    if title is None or title.skip or title.form.accusative:
        return found
    end, of = _post_end(field, at, limit, title)
    if title.word.role is Role.SPEAKS or field.folded(end) in field.lexicon.grammar["place_preposition"]:
        end = within_end(field, end, limit)
    if end <= at + 1 and (aside or not is_definite(field.folded(at))):
        return found
    if found.how == "title+name":
        return replace(found, last=end, how="title+name+title", of=found.of or of, behind=title.stem)
    return Found(
        found.first, end, found.skip, ActorKind.PERSON, "name+title", known=found.known, alias=found.alias,
        name=found.name, gender=title.form.gender or found.gender, of=of, also=found.also, behind=title.stem,
    )  # fmt: skip


def _also(field: Field, last: int, limit: int) -> tuple[tuple[int, int, AliasKind], ...]:
    """Another name right behind: after a stroke, "known as X", "whose real name is X"."""
    if field.text(last) in _STROKES:
        end = last + 1
        while end < min(limit, last + 1 + _MOST_NAMES) and _only_names(field, end, end + 1):
            end += 1
        return ((last + 1, end, AliasKind.LEGAL_NAME),) if end > last + 1 else ()
    kind: AliasKind | None = None
    i = last
    while i < limit and (alias := field.role(i, Role.ALIAS, Role.NAMING, Role.LEGAL)) is not None:
        kind = AliasKind.LEGAL_NAME if alias.word.role is Role.LEGAL else AliasKind.NOM_DE_GUERRE
        i += 1
    if kind is None or i >= limit:
        return ()
    i += field.text(i) in OPENING
    if field.folded(i)[:1] == PREPOSITIONS[0] and field.role(i, Role.GLUE) is None:
        return ((i, max(_name_end(field, i, limit, True)[0], i + 1), kind),)
    name = _name(field, i, limit, True)
    return ((name[0], name[1], kind),) if name is not None else ()
