"""Actors and claims -> the same actors, each post with the claim in which it is told."""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.claims.places_in_text import Holders
from riwaya.model import Actor, Claim, ClaimedRole


def in_claims(actors: Sequence[Actor], claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """A post is nobody's silent fact: it belongs to the claim whose source or content holds the words that give it."""
    holders = Holders(claims)
    return tuple(replace(a, roles=tuple(_told(r, holders) for r in a.roles)) if a.roles else a for a in actors)


def _told(role: ClaimedRole, holders: Holders) -> ClaimedRole:
    claim = holders.telling(role.span) if role.span is not None else None
    return replace(role, claim=claim.id) if claim is not None else role
