"""What a route asks of its visitor: an Action in its case, or one of the few words for routes outside any case."""

from enum import StrEnum

from riwaya.access import Action


class Open(StrEnum):
    """Routes that belong to no case."""

    PUBLIC = "public"
    """Anybody who reaches the address: sign-in, style sheets."""
    SIGNED_IN = "signed_in"
    """Anybody who is signed in, about themselves or what they may see anyway."""
    EVERYTHING = "everything"
    """Owners of every case."""


PUBLIC, SIGNED_IN, EVERYTHING = Open.PUBLIC, Open.SIGNED_IN, Open.EVERYTHING

Needs = Action | Open
