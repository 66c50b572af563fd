"""Events of a reading -> which count as PLOVER's; a reading -> features of a sentence for a coder that is trained."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from riwaya.model import Act, Counted, Event, EventType, Polarity, Reading, Reality, Voice
from riwaya.text import fold
from riwaya.text.clitics import ARTICLE

_TOLL = frozenset((Counted.KILLED, Counted.INJURED, Counted.KILLED_OR_INJURED))


def _has(event: Event, what: str) -> bool:
    """Whether an event is told with a toll, or anything in the field of this name."""
    return any(c.of in _TOLL for c in event.counts) if what == "toll" else bool(getattr(event, what))


@dataclass(frozen=True, slots=True)
class Counting:
    """The rules of gsr_words.yaml for one type of event."""

    types: frozenset[str]
    abduction: tuple[str, ...]
    told: tuple[Mapping[str, Any], ...]
    acts: frozenset[str]

    @classmethod
    def of(cls, known: Mapping[str, Any]) -> "Counting":
        """The rules as written."""
        return cls(
            frozenset(known["types"]),
            tuple(known.get("abduction", ())),
            tuple(known["told"]),
            frozenset(known["acts"]),
        )

    def of_the_type(self, event: Event) -> bool:
        """An event of the wanted sort that is told as having happened."""
        if event.polarity is Polarity.DENIED or event.reality is not Reality.OCCURRED:
            return False
        if event.type is EventType.DETENTION:
            return any(word in fold(event.trigger.text) for word in self.abduction)
        return event.type in self.types

    def counted(self, reading: Reading) -> list[Event]:
        """The events that are told, and not only spoken of."""
        acts = _acts(reading)
        return [
            event
            for event in filter(self.of_the_type, reading.events)
            if not event.trigger.text.startswith(ARTICLE)
            and acts.get(event.claim, Act.STATE) in self.acts
            and any(
                event.type in rule["types"] and all(any(_has(event, w) for w in group) for group in rule["needs"])
                for rule in self.told
            )
        ]


def _acts(reading: Reading) -> dict[str, Act]:
    return {claim.id: claim.act for claim in reading.claims if claim.voice is Voice.ATTRIBUTED}


_FIELDS = ("toll", "counts", "places", "times", "patients", "agents", "instruments", "background", "phase")


def features(reading: Reading, of_the_type: Callable[[Event], bool]) -> dict[str, float]:
    """What the reading says of the sentence, without any of its words."""
    told: dict[str, float] = dict.fromkeys(_told(reading, of_the_type), 1.0)
    told["words"] = len(reading.report.text.split()) / 100
    told["events"] = min(len(reading.events), 6) / 6
    told["claims"] = min(len(reading.claims), 6) / 6
    return told


def _told(reading: Reading, of_the_type: Callable[[Event], bool]) -> Iterator[str]:
    acts = _acts(reading)
    for event in reading.events:
        kind = str(event.type) if of_the_type(event) else "other"
        definite = event.trigger.text.startswith(ARTICLE)
        for name in (kind, "wanted" if kind != "other" else "other"):
            yield name
            yield f"{name} definite={definite}"
            yield f"{name} act={acts.get(event.claim, 'none')}"
            yield f"{name} {event.polarity} {event.reality}"
            yield from (f"{name} {what}" for what in _FIELDS if _has(event, what))
