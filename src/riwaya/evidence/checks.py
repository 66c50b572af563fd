"""What a check of a file against a claim says: a question, how the two sides stand, and what was compared."""

from dataclasses import dataclass
from enum import StrEnum

from riwaya.model import Wording


class Question(StrEnum):
    """What was compared."""

    TIME = "time"
    PLACE = "place"
    KIND = "kind"


class Standing(StrEnum):
    """How the file's side stands to the claim's. None of them says that either is right."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison: ``about`` is the claim's or event's key; ``why`` says both sides, ``also`` what was assumed."""

    about: str
    question: Question
    standing: Standing
    why: Wording
    also: tuple[Wording, ...] = ()
