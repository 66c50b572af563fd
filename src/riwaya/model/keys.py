"""Content hash and spans -> the keys that judgements hang on: equal bytes and equal spans give equal keys."""

from riwaya.model.span import Span


def claim_key(content_hash: str, cue: Span | None, content: Span) -> str:
    """The key of a claim: its report's content hash, the cue's span (or "author") and the content's span."""
    place = f"{cue.start}-{cue.end}" if cue is not None else "author"
    return f"{_short(content_hash)}:claim:{place}:{content.start}-{content.end}"


def event_key(content_hash: str, trigger: Span, content: Span) -> str:
    """The key of an event: its report's content hash, its trigger's span and its claim's content span."""
    return f"{_short(content_hash)}:event:{trigger.start}-{trigger.end}:{content.start}-{content.end}"


def _short(content_hash: str) -> str:
    return content_hash.removeprefix("sha256:")[:24]
