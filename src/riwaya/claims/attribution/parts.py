"""The parts of an attribution while it is being read, as word numbers; a ``Draft`` becomes a Claim at the end."""

from dataclasses import field

from riwaya.lexicon.cues import Cue
from riwaya.lexicon.forms import Match
from riwaya.mentions.actors.found import letters
from riwaya.mentions.phrases import Ground
from riwaya.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` to ``last`` (exclusive); ``skip`` letters of the first word are a separable proclitic."""

    first: int
    last: int
    skip: int = 0

    def __bool__(self) -> bool:
        return self.last > self.first


@dataclass(slots=True)
class Draft:
    """One attribution being read. ``where`` says on which side of the cue the content stands."""

    cue: Cue
    at: Stretch
    match: Match[Cue] | None
    because: list[str] = field(default_factory=list)
    source: Stretch | None = None
    medium: Stretch | None = None
    content: Stretch | None = None
    quoted: bool = False
    nominal: bool = False
    relayed: bool = False
    left: bool = False
    participle: bool = False
    agreement: tuple[str, str] | None = None
    parent: "Draft | None" = None

    @property
    def finite(self) -> bool:
        """True for a cue that is a finite verb."""
        return self.match is not None and self.match.form.verbal

    @property
    def conjoined(self) -> bool:
        """True where the cue word carries a joined و or ف."""
        return self.match is not None and bool(self.match.cut.conjunction)


def offsets(ground: Ground, stretch: Stretch) -> tuple[int, int]:
    """Code points of a stretch; marks that only wrap its edges are not taken in."""
    words = ground.document.words
    return words[stretch.first].start + letters(words[stretch.first].text, stretch.skip), words[stretch.last - 1].end
