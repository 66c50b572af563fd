"""A document -> spans that look like names of persons, places, organisations, armed groups and buildings (learned)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """Words ``first`` to ``last`` (exclusive) of type PER, LOC, ORG, GRP or FAC; ``skip`` letters are particles."""

    first: int
    last: int
    skip: int
    type: str


class Tagger:
    """Weights loaded; ``hash`` names them in a reading."""

    hash = ""

    def tag(self, document: object) -> tuple[Tag, ...]:
        return ()


def load_tagger() -> Tagger | None:
    return None
