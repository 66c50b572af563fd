"""One report -> its Reading. This is the main flow: each line of ``read`` is a step of the method."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import riwaya
from riwaya.claims.attribution.claims import claims_of
from riwaya.claims.attribution.read import attributions
from riwaya.claims.attribution.speakers import Speakers
from riwaya.claims.doubt import doubted
from riwaya.claims.events.again import told_apart
from riwaya.claims.events.models import load_models
from riwaya.claims.events.own_side import own_side
from riwaya.claims.events.read import read_events
from riwaya.claims.evidence import read_evidence, resting_on
from riwaya.claims.framing.read import read_framing
from riwaya.claims.hypotheses import read_hypotheses
from riwaya.claims.posts import read_posts
from riwaya.claims.said import counted, rightly_dated, when_said
from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.mentions import Mentions
from riwaya.mentions.actors.homelands import with_homelands
from riwaya.mentions.actors.read import read_actors
from riwaya.mentions.amounts.quantities import read_quantities
from riwaya.mentions.phrases import Ground
from riwaya.mentions.places.gazetteer import Gazetteer, load_gazetteer
from riwaya.mentions.places.read import read_places
from riwaya.mentions.tagger import Tagger, load_tagger
from riwaya.mentions.times.dates import read_times
from riwaya.model import Claim, MadeBy, Note, NoteKind, Reading, Report, Voice
from riwaya.model.values import dataclass
from riwaya.text import Document, cut


@dataclass(frozen=True, slots=True)
class Tools:
    """What a reader needs besides the report: loaded once, immutable, shared by all readings of a process."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    tagger: Tagger | None

    @property
    def made_by(self) -> MadeBy:
        """What stands in a reading's ``made_by``."""
        tagger = self.tagger.hash if self.tagger is not None else None
        return MadeBy(riwaya=riwaya.__version__, reader="grammar", lexicon=self.lexicon.hash, tagger=tagger)


def load_tools(
    lexicon_dirs: Sequence[Path] = (), gazetteer_paths: Sequence[Path] = (), *, keep_in: Path | None = None
) -> Tools:
    """The packaged lexicon, place table and tagger, with a user's overlays and place files. Raises LexiconError.

    ``keep_in``: a directory of the user's in which what takes long to make is kept for the next start.
    """
    load_models()  # before processes are forked that share them
    return Tools(load_lexicon(lexicon_dirs, keep_in=keep_in), load_gazetteer(gazetteer_paths), load_tagger())


def read(report: Report, tools: Tools) -> Reading:
    """Everything the report says, as claims of who says it."""
    document = cut(report.text, tools.lexicon.actors.disguised)
    mentions = read_mentions(document, report, tools)
    ground = ground_of(document, mentions, tools)
    drafts = attributions(ground)
    speakers = Speakers(ground, mentions.actors)
    speakers.resolve(drafts)
    mentions = replace(mentions, actors=tuple(speakers.cast.actors.values()))
    claims = doubted(ground, claims_of(ground, report, drafts, speakers.found), mentions.actors)
    events = read_events(document, mentions, claims, tools.lexicon, report=report)
    events = told_apart(ground, own_side(ground, events, claims, mentions.actors))
    relative = counted(mentions.times, events, tools.lexicon, report.published)
    events = rightly_dated(events, relative)
    claims = when_said(document, claims, [relative.get(t, t) for t in mentions.times], events)
    evidence = read_evidence(ground, mentions.actors, claims)
    return Reading(
        made_by=tools.made_by,
        report=report,
        actors=read_posts(ground, mentions.actors, claims),
        places=mentions.places,
        claims=resting_on(claims, evidence),
        events=events,
        evidence=evidence,
        hypotheses=read_hypotheses(ground, claims, events),
        framing=read_framing(ground, mentions.actors, claims, events),
        notes=(*mentions.notes, *unresolved(claims)),
    )


def read_mentions(document: Document, report: Report, tools: Tools) -> Mentions:
    """Who, where, when and how many, sentence by sentence."""
    times, unresolved_times = read_times(document, tools.lexicon, report.published, nested=True)
    quantities = read_quantities(document, tools.lexicon, times)
    places, unresolved_places = read_places(document, tools.lexicon, tools.gazetteer, times=times)
    actors, ambiguous = read_actors(document, tools.lexicon, tools.tagger, places, report.published)
    actors = with_homelands(document, tools.lexicon, actors, report.published)
    return Mentions(actors, places, times, quantities, (*unresolved_times, *unresolved_places, *ambiguous))


def ground_of(document: Document, mentions: Mentions, tools: Tools) -> Ground:
    """What the claims are read on: the document with its names and times."""
    names = [m for a in mentions.actors for m in a.mentions]
    places = [m for p in mentions.places for m in p.mentions]
    return Ground.of(document, tools.lexicon, names=names, places=places, times=mentions.times)


def unresolved(claims: Sequence[Claim]) -> tuple[Note, ...]:
    """A note for every attributed claim whose speaker could not be told."""
    return tuple(
        Note(NoteKind.UNRESOLVED_SOURCE, c.cue, "something is said here, and who says it could not be told")
        for c in claims
        if c.voice is Voice.ATTRIBUTED and c.source_actor is None
    )
