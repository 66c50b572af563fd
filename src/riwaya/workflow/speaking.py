"""Claims that were found -> who speaks in each by name, also where the report drops the subject or says "he"."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from riwaya.ledger import ClaimFound, Ledger
from riwaya.ledger.finding import open_parts
from riwaya.model import ActorKind

_AT_ONCE = 200
Speakers = dict[tuple[str, str], str]
"""By the report's id and the claim's id there."""


def speakers(ledger: Ledger, claims: Sequence[ClaimFound]) -> Speakers:
    """The names of those who speak, as far as the readings resolve them.

    Unnamed sources are called what their report calls them, and have no name here.
    """
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        wanted[claim.report].add(claim.id)
    found: Speakers = {}
    each = iter(sorted(wanted.items()))
    while some := dict(islice(each, _AT_ONCE)):
        for reading in open_parts(ledger, some):
            named = {a.id: a.name for a in reading.actors if a.kind is not ActorKind.UNNAMED_SOURCE}
            found |= {
                (reading.report.id, claim.id): named[claim.source_actor]
                for claim in reading.claims
                if claim.source_actor in named
            }
    return found
