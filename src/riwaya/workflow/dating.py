"""A text and its day of publication -> its time expressions, for ``riwaya when``."""

from collections.abc import Sequence
from pathlib import Path

from riwaya.lexicon.lexicon import load_lexicon
from riwaya.mentions.times.dates import when
from riwaya.model import TimeSpan


def times_in(text: str, published: str | None, lexicon: Sequence[Path] = ()) -> tuple[TimeSpan, ...]:
    """Every time expression of the text, in its order. Raises LexiconError."""
    return when(text, published, load_lexicon(lexicon))
