"""Principal parts of a word, as a dictionary gives them -> every written form, each with what it tells of the speaker.

Arabic is written without vowels here, so a handful of endings covers each class. Inputs are unfolded words as the YAML
has them; outputs are folded. Proclitics and pronouns are not generated: ``text.clitics`` cuts them off.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from riwaya.text.fold import fold


class Part(StrEnum):
    """What a form is in the sentence."""

    PAST = "past"
    PRESENT = "present"
    IMPERATIVE = "imperative"
    MASDAR = "masdar"
    PARTICIPLE = "participle"
    NOUN = "noun"
    FIXED = "fixed"


class Form(NamedTuple):
    """One written form. Gender "m", "f" or "" (either); number "s", "d" or "p"; person 1, 2 or 3."""

    folded: str
    part: Part
    gender: str = ""
    number: str = "s"
    person: int = 3
    passive: bool = False
    accusative: bool = False
    jussive: bool = False

    @property
    def verbal(self) -> bool:
        """True for a finite verb."""
        return self.part in (Part.PAST, Part.PRESENT)


def past(principal: str, *, passive: bool = False) -> Iterator[Form]:
    """Forms of the perfect from its third person masculine singular."""
    word = fold(principal)
    weak = principal.endswith(("ى", "ا"))
    stem = word[:-1] if weak or word.endswith("ي") else word
    short = _hollow_past(word)

    def form(folded: str, gender: str, number: str, person: int = 3) -> Form:
        return Form(folded, Part.PAST, gender, number, person, passive)

    yield form(word, "m", "s")
    yield form((stem if weak else word) + "ت", "f", "s")
    yield form(stem + "وا", "m", "p")
    yield form((word[:-1] + ("يا" if principal.endswith("ى") else "وا")) if weak else word + "ا", "m", "d")
    yield form((stem if weak else word) + "تا", "f", "d")
    joined = word[:-1] + ("ي" if principal.endswith("ى") else "و") if weak else short
    yield form(joined + "ن", "f", "p")
    yield form(joined + "نا", "", "p", 1)
    if joined != word:
        yield form(joined + "ت", "", "s", 1)


def _hollow_past(word: str) -> str:
    """The stem before consonant endings: a long alef second from the end falls out."""
    return word[:-2] + word[-1] if len(word) in (3, 4) and word[-2] == "ا" else word


def present(principal: str, *, passive: bool = False, hollow: bool = False) -> Iterator[Form]:
    """Forms of the imperfect from its third person masculine singular, the shortened ones after لم included.

    ``hollow``: the verb's long vowel falls out when shortened (يقول, لم يقل).
    """
    word = fold(principal)
    body = word[1:]
    weak = principal.endswith(("ى", "ي", "و"))
    stem = body[:-1] if weak else body
    shortened = stem if weak else body[:-2] + body[-1] if hollow and body[-2:-1] in ("و", "ي", "ا") else ""

    def form(prefix: str, rest: str, gender: str, number: str, person: int = 3) -> Form:
        return Form(prefix + rest, Part.PRESENT, gender, number, person, passive, jussive=rest == shortened)

    for rest in filter(None, (body, shortened)):
        yield form("ي", rest, "m", "s")
        yield form("ت", rest, "f", "s")
        yield form("ن", rest, "", "p", 1)
        yield form("ا", rest, "", "s", 1)
    for ending in ("ون", "وا"):
        yield form("ي", stem + ending, "m", "p")
        yield form("ت", stem + ending, "m", "p", 2)
    dual = body[:-1] + "ي" if principal.endswith("ى") else body
    for ending in ("ان", "ا"):
        yield form("ي", dual + ending, "m", "d")
        yield form("ت", dual + ending, "f", "d")
    yield form("ي", dual + "ن", "f", "p")


def noun(singular: str, plurals: tuple[str, ...] = (), *, part: Part = Part.NOUN, gender: str = "") -> Iterator[Form]:
    """Forms of a noun: dual, construct and accusative written out; ``plurals`` are broken plurals, or "ون" or "ات"."""
    word = fold(singular)
    feminine = singular.endswith("ة")
    gender = gender or ("f" if feminine else "m")
    yield Form(word, part, gender, "s")
    stem = word[:-1] + "ت" if feminine else word
    if not feminine and not word.endswith(("اء", "ي")):
        yield Form(word + "ا", part, gender, "s", accusative=True)
    if singular.endswith("ي"):
        yield Form(word + "ا", part, gender, "s", accusative=True)
    for ending in ("ان", "ين", "ا", "ي"):
        if ending in ("ان", "ين") or feminine:
            yield Form(stem + ending, part, gender, "d")
    for plural in plurals:
        if plural == "ون":
            yield from (Form(word + e, part, "m", "p") for e in ("ون", "ين", "و", "ي"))
        elif plural == "ات":
            yield Form((word[:-1] if feminine else word) + "ات", part, "f", "p")
        else:
            folded = fold(plural)
            yield Form(folded, part, "", "p")
            if not folded.endswith(("ات", "اء", "ه")):
                yield Form(folded + "ا", part, "", "p", accusative=True)


def participle(masculine: str) -> Iterator[Form]:
    """Forms of a participle from its masculine singular, the accusative of circumstance (مضيفا) included."""
    word = fold(masculine)
    stem = word[:-1] if masculine.endswith("ى") else word
    yield Form(word, Part.PARTICIPLE, "m", "s")
    yield Form(word + "ا", Part.PARTICIPLE, "m", "s", accusative=True)
    yield Form(stem + "ه", Part.PARTICIPLE, "f", "s")
    for ending in ("ان", "ين"):
        yield Form(stem + "ت" + ending, Part.PARTICIPLE, "f", "d")
    yield Form(stem + "ان", Part.PARTICIPLE, "m", "d")
    for ending in ("ون", "ين", "و", "ي"):
        yield Form(stem + ending, Part.PARTICIPLE, "m", "p")
    yield Form(stem + "ات", Part.PARTICIPLE, "f", "p")


def fixed(word: str) -> Iterator[Form]:
    """A word that does not change."""
    yield Form(fold(word), Part.FIXED)
