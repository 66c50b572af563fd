"""An invented world for the claims tests: the valley of Nuran, its army, its front, its agencies and its monitor."""

from functools import cache

from riwaya.claims.attribution.parts import Draft, offsets
from riwaya.claims.attribution.read import attributions
from riwaya.claims.attribution.speakers import Speakers
from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.mentions.phrases import Ground
from riwaya.mentions.times.dates import read_times
from riwaya.model import Actor, ActorKind, Span
from riwaya.text import cut

NAMES = {
    "army": (ActorKind.STATE_BODY, ["جيش الوادي", "الجيش", "للجيش"]),
    "front": (ActorKind.ARMED_GROUP, ["جبهة ساران", "الجبهة"]),
    "marsal": (ActorKind.MEDIA, ["وكالة مرسال", "الوكالة"]),
    "monitor": (ActorKind.MONITOR, ["مرصد نوران", "المرصد", "للمرصد"]),
    "minister": (ActorKind.PERSON, ["وزير دفاع الوادي سالم حداد", "سالم حداد", "حداد"]),
    "ministry": (ActorKind.STATE_BODY, ["وزارة دفاع الوادي", "الوزارة"]),
    "valley": (ActorKind.STATE_BODY, ["حكومة الوادي", "الحكومة"]),
    "source": (ActorKind.UNNAMED_SOURCE, ["مصدر عسكري", "المصدر"]),
}


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon, loaded once for all tests."""
    return load_lexicon()


def actors_in(text: str) -> list[Actor]:
    """The world's actors with every mention in the text, longest names first."""
    taken: list[tuple[int, int]] = []
    found: dict[str, list[Span]] = {}
    for name, owner in sorted(((n, key) for key, (_, names) in NAMES.items() for n in names), key=lambda p: -len(p[0])):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                found.setdefault(owner, []).append(Span(start, end, name))
            start = text.find(name, start + 1)
    return [Actor(k, NAMES[k][1][0], NAMES[k][0], tuple(sorted(ms))) for k, ms in sorted(found.items())]


class Read:
    """One text read as far as attribution goes, with what tests ask of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        document = cut(text)
        actors = actors_in(text)
        times, _ = read_times(document, lexicon(), "2031-05-14")
        self.ground = Ground.of(document, lexicon(), names=[m for a in actors for m in a.mentions], times=times)
        self.drafts = attributions(self.ground)
        self.speakers = Speakers(self.ground, actors)
        self.speakers.resolve(self.drafts)

    def words(self, draft: Draft) -> tuple[str | None, str, str]:
        """Speaker's actor, cue and content of a draft, as text."""
        assert draft.content is not None
        speaker = self.speakers.found.get(id(draft))
        cue, content = (self.text[slice(*offsets(self.ground, s))] for s in (draft.at, draft.content))
        return (speaker.actor if speaker is not None else None, cue, content)

    @property
    def all(self) -> list[tuple[str | None, str, str]]:
        """Every attribution as (actor, cue, content)."""
        return [self.words(d) for d in self.drafts]

    def parent(self, cue: str) -> str | None:
        """The cue of the attribution in which the one with this cue stands."""
        draft = next(d for d in self.drafts if self.words(d)[1] == cue)
        return self.words(draft.parent)[1] if draft.parent is not None else None
