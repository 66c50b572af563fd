"""cues.yaml -> words that hand a statement to a speaker, each with what follows it and what the speaker does by it."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from riwaya.lexicon.forms import FormTable
from riwaya.lexicon.inflected import FIELDS as FORM_FIELDS
from riwaya.lexicon.inflected import forms_of
from riwaya.lexicon.source import Entry, read_entries
from riwaya.model import Act, Relay
from riwaya.model.values import dataclass
from riwaya.text import fold

FILE = "cues.yaml"
_FIELDS = FORM_FIELDS | frozenset(
    (
        *("id", "gloss", "note", "hit", "miss", "rejected"),
        *("act", "relay", "takes", "prep", "addressee", "impersonal", "imputed", "needs", "bare"),
        *("without", "resumed", "negatable", "phrase"),
    )
)


class Takes(StrEnum):
    """What may be the content of a cue."""

    CLAUSE = "clause"
    """a clause after أن or إن, also behind one of the cue's prepositions"""
    QUOTE = "quote"
    """words between quotation marks, or after a colon"""
    EVENT = "event"
    """a noun phrase that tells an event (أعلن مقتل ...)"""
    NOUN = "noun"
    """any noun phrase (نفى الاتهامات)"""
    TARGET = "target"
    """whom or what the speaker judges, then how: اتهم X بكذا, وصف X بأنه كذا"""
    BESIDE = "beside"
    """the clause before or after a source preposition (بحسب X)"""
    SPEECH = "speech"
    """the speech that is going on: the cue stands behind its own content (... على حد تعبيره)"""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue. ``prep``: folded prepositions that may stand before the content; ``addressee``: what stands between cue
    and preposition is spoken to; ``needs``: words one of which must follow soon for the word to be this cue; ``bare``:
    a noun may be the content also without the cue's preposition; ``resumed``: only with a pronoun on the verb (تراه);
    ``negatable``: also a statement behind a negation. Forms under ``without`` are left out: they are other words."""

    id: str
    act: Act
    relay: Relay
    takes: frozenset[Takes]
    prep: frozenset[str]
    addressee: bool
    impersonal: bool
    imputed: bool
    needs: frozenset[str]
    bare: bool
    resumed: bool
    negatable: bool
    phrase: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues: single words by written form, and phrases by their folded words, longest first."""

    table: FormTable[Cue]
    phrases: dict[str, tuple[Cue, ...]]
    entries: tuple[Cue, ...]


def load_cues(overlays: Sequence[Path] = ()) -> Cues:
    """The cues with a user's overlays. Raises LexiconError naming file and entry."""
    cues, inflected = [], []
    for entry in read_entries(FILE, overlays):
        if "rejected" in entry.data:
            continue
        cue = _cue(entry)
        cues.append(cue)
        if not cue.phrase:
            without = frozenset(map(fold, entry.texts("without")))
            inflected.append((cue, tuple(f for f in forms_of(entry) if f.folded not in without)))
    phrases: dict[str, list[Cue]] = {}
    for cue in cues:
        if cue.phrase:
            phrases.setdefault(cue.phrase[0], []).append(cue)
    ordered = {first: tuple(sorted(group, key=lambda c: -len(c.phrase))) for first, group in phrases.items()}
    return Cues(FormTable(inflected), ordered, tuple(cues))


def _cue(entry: Entry) -> Cue:
    entry.only(_FIELDS)
    entry.text("gloss")
    try:
        act = Act(entry.text("act"))
        relay = Relay(entry.text("relay", "neutral"))
        takes = frozenset(map(Takes, entry.texts("takes")))
    except ValueError as error:
        raise entry.fail(f"{error}; known acts: {', '.join(Act)}; takes: {', '.join(Takes)}") from None
    if not takes:
        raise entry.fail("field 'takes' is missing; it says what the content may be")
    return Cue(
        id=entry.id,
        act=act,
        relay=relay,
        takes=takes,
        prep=frozenset(map(fold, entry.texts("prep"))),
        addressee=entry.data.get("addressee") is True,
        impersonal=entry.data.get("impersonal") is True,
        imputed=entry.data.get("imputed") is True,
        needs=frozenset(map(fold, entry.texts("needs"))),
        bare=entry.data.get("bare") is True,
        resumed=entry.data.get("resumed") is True,
        negatable=entry.data.get("negatable") is True,
        phrase=tuple(map(fold, entry.text("phrase", "").split())),
    )
