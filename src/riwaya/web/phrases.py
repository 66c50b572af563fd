"""What the comparing room words in English only -> the same in the language of the interface.

Answers ("not X", "7 killed") and the reasons of origins are short closed phrases; one that is not known here is shown
as it is, marked as English.
"""

import re
from collections.abc import Callable

from markupsafe import Markup

from riwaya.lexicon.wording import wording
from riwaya.model import Counted, Wording
from riwaya.pages.labels import label

Say = Callable[[Wording], Markup]

_COUNT = re.compile(r"([\d,.]+\+?|[\d,.]+ ?[-–] ?[\d,.]+) ([a-z_]+)")
_NOT = wording("answer.not", what="\0").en.split("\0")[0]


def answer(text: str) -> Wording:
    """An answer in both languages, where it is more than words of a report."""
    if text.startswith(_NOT):
        return wording("answer.not", what=text.removeprefix(_NOT))
    found = _COUNT.fullmatch(text)
    if found is not None and found[2] in set(Counted):
        of = label(f"counted_as.{found[2]}")
        return Wording(f"{found[1]} {of.en}", f"{found[1]} {of.ar}")
    return Wording(text, text.replace(", ", "، "))


def N_(text: str) -> str:
    """A message that is translated where it is shown."""
    return text


_REASONS = (
    N_("took part, and speaks of what it met with"),
    N_("says so of another, and shows nothing"),
    N_("what it rests on is not told"),
    N_("a near-copy of a text published before it"),
    N_("the outlet in its own voice, no source told"),
    N_("media that name no source of their own"),
    N_("not named; may be any of the others"),
    N_("speaks of its own doing"),
    N_("told as likely, with no ground given"),
    N_("watches with a network of its own"),
    N_("a success that nobody but its own side vouches for"),
    N_("the outlet repeats %(who)s, whom the same report names"),
    N_("stands beside %(who)s: one camp"),
)
_SLOT = re.escape("%(who)s")
_PATTERNS = tuple((re.compile(re.escape(text).replace(_SLOT, "(?P<who>.+)")), text) for text in _REASONS)


def reason(why: str, translate: Callable[..., object]) -> object | None:
    """Why an origin is independent or not; None where the phrase is not known here."""
    for pattern, message in _PATTERNS:
        if found := pattern.fullmatch(why):
            return translate(message, **found.groupdict())
    return None


_INNOCENT = frozenset(
    (
        N_("a namesake"),
        N_("a re-announcement"),
        N_("a release not reported"),
        N_("a detention not reported"),
        N_("a first report that was wrong"),
        N_("an act told late"),
        N_("a loss not reported"),
        N_("another part of the place"),
        N_("a place of the same name"),
        N_("one body being part of the other"),
        N_("an appointment not reported"),
        N_("an old post told as new"),
    )
)


def innocent(what: str, translate: Callable[..., object]) -> object | None:
    """What would make nothing of a flag; None where the phrase is not known here."""
    return translate(what) if what in _INNOCENT else None
