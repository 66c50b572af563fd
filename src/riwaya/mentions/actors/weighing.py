"""Mentions found -> those that are kept: is this phrase, where it stands, somebody who acts, speaks or is acted upon?

A country is an actor where it acts and a place where it only is; "tens of dead" is mostly a figure and no actor. A
logistic regression over the rule that found the phrase and the words around it decides, phrase by phrase.
"""

from collections.abc import Iterator, Sequence

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.actors.found import CLOSING, OPENING, Field, Found
from riwaya.mentions.odds import chance, weights_of
from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE

WEIGHTS = "actors.json"
LEAST = 0.28
"""Chance from which a phrase is kept. In cross-validation by report over 108 annotated reports F1 of names is .748 here
and level to .45; what is kept can speak and be linked, and links fall from .62 here to .59 at .37."""

_ROLES = (Role.POST, Role.RANK, Role.BODY, Role.FIGHTERS, Role.MEMBER, Role.PEOPLE, Role.SOURCE)
_BY_PLACE = ("known.state", "known.metonym")
"""Rules whose words are as often places."""
_CAPITAL = "known.metonym"
PLACE_LETTERS = "ب"
"""The joined preposition that makes a country's name a place."""


def kept(field: Field, mentions: Sequence[Found]) -> list[Found]:
    """The mentions to keep, in their order."""
    weights = weights_of(WEIGHTS)
    if not weights:
        return list(mentions)
    right = {text for text, same in alike(field, mentions).items() if chance(weights, together(field, same)) >= LEAST}
    return [m for m in mentions if field.span(m).text in right and not _only_place(field, m)]


def alike(field: Field, mentions: Sequence[Found]) -> dict[str, list[Found]]:
    """The mentions by their words."""
    found: dict[str, list[Found]] = {}
    for mention in mentions:
        found.setdefault(field.span(mention).text, []).append(mention)
    return found


def _only_place(field: Field, found: Found) -> bool:
    """True for a country or capital behind "in", "from", "to", "near", "east of", "the town of": there it is a place,
    whatever it is elsewhere; unless somebody is backed by it."""
    if not found.how.startswith(_BY_PLACE):
        return False
    if found.skip and field.folded(found.first)[found.skip - 1] in PLACE_LETTERS:
        return not found.inside
    if field.role(found.first - 2, Role.TIED) is not None:
        return False
    list_before = field.known.get(found.first - 1) if found.skip else None
    if list_before is not None and list_before.last == found.first:
        return _only_place(field, list_before)
    return _after_place_word(field, found.first - 1, capital=found.how == _CAPITAL)


def _after_place_word(field: Field, i: int, *, capital: bool) -> bool:
    """Whether a word makes the country (or ``capital``) behind it a place."""
    before, places = field.folded(i), field.lexicon.places
    if before in field.lexicon.grammar["place_preposition"] or before in places["locative"]:
        return True
    if before in places["with"]:
        return field.folded(i - 1) in places.wholes  # the border with X
    if capital and field.nation(i) is not None:
        return field.folded(i - 1) in places.heads  # the Syrian capital X
    return capital and (before in places.directions or before in places.heads)


def together(field: Field, same: Sequence[Found]) -> list[str]:
    """The features of a phrase in all the places where it stands."""
    return sorted({f for m in same for f in features(field, m, len(same))})


def features(field: Field, found: Found, count: int) -> list[str]:
    """What speaks for or against a phrase that stands ``count`` times in the document, as named features."""
    how = found.how + ("/in" if found.inside else "")
    out = ["bias", "how=" + how, "kind=" + found.kind.value, f"how={how} kind={found.kind.value}"]
    for name, value in _around(field, found):
        out += [f"{name}={value}", f"how={how} {name}={value}"]
    size = min(found.last - found.first, 6)
    often = min(count, 3)
    out += [f"size={size}", f"how={how} size={size}", f"often={often}", f"how={how} often={often}"]
    if found.head:
        out += ["head=" + found.head, f"head={found.head} size={min(size, 2)}"]
    if found.number != "s":
        out.append(f"how={how} number={found.number}")
    out.append(f"how={how} definite={found.definite}")
    if found.last > found.first + 1:
        end = _end(field, found)
        out += ["end=" + end, f"how={how} end={end}"]
    if found.owner:
        out.append("owner")
    if found.known is not None:
        entry = field.lexicon.actors.entries[found.known]
        out.append(f"entry={entry.base.kind.value} state={bool(entry.adjectives)}")
        out.append(f"alias={found.alias}")
    if found.first in field.places:
        out += ["place", f"how={how} place"]
    for i in (found.first, found.last - 1):
        tag = field.tags.get(i)
        if tag is not None:
            out += ["tag=" + tag.type, f"how={how} tag={tag.type}"]
    return out


def _end(field: Field, found: Found) -> str:
    """What the last word of a phrase is: a report's opinion, an adjective of nation, a name, another noun."""
    i = found.last - 1
    label = field.role(i, Role.LABEL)
    if label is not None:
        return "view" if label.word.view else "label"
    if any(known.last == found.last for j in range(found.first + 1, found.last) if (known := field.known.get(j))):
        return "known"
    nation = field.nation(i)
    if nation is not None:
        return "nation"
    if any(field.places.get(j) == found.last for j in range(found.first, found.last)):
        return "place"
    return "definite" if field.folded(i).startswith(ARTICLE) else "word"


def _around(field: Field, found: Found) -> Iterator[tuple[str, str]]:
    """Classes of the word before and the word after."""
    sentence = field.document.sentences[field.document.sentence_of(found.first)]
    particle = field.folded(found.first)[: found.skip]
    yield "letters", particle or "-"
    yield "before", _class(field, found.first - 1, sentence.first, sentence.last)
    yield "after", _class(field, found.last, sentence.first, sentence.last)
    yield "paragraph", str(min(sentence.paragraph, 2))


def _class(field: Field, i: int, first: int, last: int) -> str:
    """A word as its neighbours see it: a function word itself, a verb, a verb or noun of saying, an event, a title."""
    if not first <= i < last:
        return "edge"
    word = field.document.words[i]
    if word.kind is not Kind.ARABIC:
        if word.kind is Kind.MARK:
            return "quote" if word.text in OPENING or word.text in CLOSING else word.text
        return word.kind.name
    if field.is_stop(i):
        return word.folded
    return _open_class(field, i, word.folded)


def _open_class(field: Field, i: int, folded: str) -> str:
    lexicon = field.lexicon
    if lexicon.cues.table.lookup(folded):
        return "cue.verb" if field.verbs[i] else "cue"
    event = bool(lexicon.triggers.table.lookup(folded))
    if field.verbs[i]:
        return "event.verb" if event else "verb"
    if event:
        return "event"
    if lexicon.weapons.lookup(folded):
        return "means"
    if i in field.known:
        return "known." + field.known[i].kind.value
    reading = field.role(i, *_ROLES)
    if reading is not None:
        return reading.word.role.value
    nation = field.nation(i)
    if nation is not None:
        return "nation"
    return "place" if i in field.places else "definite" if folded.startswith(ARTICLE) else "word"
