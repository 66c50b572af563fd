"""What the user said about the material: outlet, day, kind, columns; and where asides are told."""

from collections.abc import Callable, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING

from riwaya.model import ReportKind
from riwaya.model.values import dataclass

if TYPE_CHECKING:
    from riwaya.intake.source import Source


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to take things in. ``outlet`` and ``published`` stand in for what the material does not say of itself.

    ``statement_by`` makes every report a statement of this party; ``columns`` names the columns of a table
    (text, title, date, outlet, url, id); ``site_names`` takes a page's own name of its site for the outlet;
    ``dates`` says whether days are written dmy, mdy or ymd;
    ``senders`` keeps the names of those who wrote in a private chat; ``ocr`` reads the
    text of pictures; ``follow`` fetches the page that an entry of a feed names (without it nothing is fetched).
    ``keep`` hears the SHA-256 and the bytes of an original that gives one report.
    ``aside`` hears (where, what) of all that is
    no failure but that the user should know: what was left out on purpose, what the material offers.
    """

    outlet: str | None = None
    published: str | None = None
    statement_by: str | None = None
    kind: ReportKind | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    dates: str | None = None
    site_names: bool = False
    senders: bool = False
    ocr: bool = False
    follow: "Callable[[str], Source] | None" = None
    keep: Callable[[str, bytes], None] = lambda digest, data: None
    aside: Callable[[str, str], None] = lambda where, what: None
