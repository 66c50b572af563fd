"""All lexicon files and a user's overlays -> one immutable Lexicon with its hash."""

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from riwaya.lexicon.actor_words import ActorWords, load_actor_words
from riwaya.lexicon.actors import Actors, load_actors
from riwaya.lexicon.cues import Cues, load_cues
from riwaya.lexicon.event_words import EventWords, load_event_words
from riwaya.lexicon.evidence_words import EvidenceWords, load_evidence
from riwaya.lexicon.grammar import Grammar, load_grammar
from riwaya.lexicon.kept import kept
from riwaya.lexicon.loaded import LoadedWords, load_loaded
from riwaya.lexicon.numbers import Numbers, load_numbers
from riwaya.lexicon.place_words import PlaceWords, load_place_words
from riwaya.lexicon.posts import PostWords, load_posts
from riwaya.lexicon.quantities import Quantities, load_quantities
from riwaya.lexicon.source import fingerprint
from riwaya.lexicon.time import TimeWords, load_time
from riwaya.lexicon.triggers import TriggerTable, load_triggers
from riwaya.lexicon.weapons import MeansTable, load_weapons
from riwaya.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The language and the field's knowledge. ``hash`` covers every data file and overlay, in a fixed order."""

    hash: str
    grammar: Grammar
    cues: Cues
    loaded: LoadedWords
    evidence: EvidenceWords
    posts: PostWords
    numbers: Numbers
    time: TimeWords
    quantities: Quantities
    triggers: TriggerTable
    weapons: MeansTable
    event_words: EventWords
    actors: Actors
    places: PlaceWords
    actor_words: ActorWords


def load_lexicon(overlays: Sequence[Path] = (), *, keep_in: Path | None = None) -> Lexicon:
    """The packaged lexicon with these overlay directories applied in order. Raises LexiconError.

    ``keep_in``: a directory of the user's in which the finished Lexicon is kept for the next start.
    """
    names = sorted(f.name for f in (resources.files("riwaya.lexicon") / "data").iterdir() if f.name[0] not in "._")
    made_from = fingerprint(names, overlays)
    return kept(made_from, keep_in, lambda: _made(made_from, overlays), Lexicon)


def _made(fingerprinted: str, overlays: Sequence[Path]) -> Lexicon:
    return Lexicon(
        hash=fingerprinted,
        grammar=load_grammar(overlays),
        cues=load_cues(overlays),
        loaded=load_loaded(overlays),
        evidence=load_evidence(overlays),
        posts=load_posts(overlays),
        numbers=load_numbers(overlays),
        time=load_time(overlays),
        quantities=load_quantities(overlays),
        triggers=load_triggers(overlays),
        weapons=load_weapons(overlays),
        event_words=load_event_words(overlays),
        actors=load_actors(overlays),
        places=load_place_words(overlays),
        actor_words=load_actor_words(overlays),
    )
