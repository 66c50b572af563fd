"""Mentions found -> those that are kept: a country's name is an actor where it acts, a place where it only is."""

from collections.abc import Sequence

from riwaya.mentions.found import Field, Found


def kept(field: Field, mentions: Sequence[Found]) -> list[Found]:
    """The mentions to keep, in their order."""
    return [m for m in mentions if _keeps(field, m)]


def _keeps(field: Field, found: Found) -> bool:
    if not found.how.startswith(("known.metonym", "known.state")):
        return True
    before = found.first - 1
    if before >= 0 and field.verbs[before]:
        return True
    if field.folded(before) in field.lexicon.grammar["place_preposition"]:
        return False
    return (found.how == "known.state" and found.first not in field.places) or (
        found.last < len(field.verbs) and field.verbs[found.last]
    )
