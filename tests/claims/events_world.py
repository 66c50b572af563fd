"""Reports about the invented valley of Nuran, read as far as the events."""

from functools import cache

from riwaya.claims.events.scene import Scene
from riwaya.claims.read import Tools, load_tools, read
from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.mentions import Mentions
from riwaya.mentions.amounts.quantities import read_quantities
from riwaya.model import Event, Reading, make_report
from riwaya.text import cut


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon."""
    return load_lexicon()


@cache
def tools() -> Tools:
    """The packaged tools, loaded once for all tests."""
    return load_tools()


def reading(text: str, published: str | None = "2031-05-14") -> Reading:
    """A report's reading; its first line is the title."""
    title = text.partition("\n")[0]
    return read(make_report(text, ref="a", title=title, published=published), tools())


def events(text: str) -> tuple[Event, ...]:
    """The events of a report."""
    return reading(text).events


def scene(text: str) -> Scene:
    """A scene without named actors, places or claims."""
    document = cut(text)
    quantities = read_quantities(document, lexicon())
    return Scene.of(document, Mentions(quantities=quantities), (), lexicon())


def told(text: str, trigger: str) -> Event:
    """The one event with this trigger."""
    return next(e for e in events(text) if e.trigger.text == trigger)
