"""A reading -> what a ledger notes of it for gathering; what is noted -> outlines, which are set beside each other."""

import json
import zlib
from collections.abc import Sequence

from riwaya.compare.blocking import blocking_keys
from riwaya.compare.days import day_number
from riwaya.compare.decided import bearing_on
from riwaya.compare.happenings import Happening
from riwaya.compare.kinship import NOTHING_DECIDED, AnyKinship
from riwaya.compare.outline import Outline, outline, pack_outline, unpack_outline
from riwaya.compare.who import decidable
from riwaya.ledger import Noted, Told
from riwaya.model import Reading


def note(reading: Reading, happenings: Sequence[Happening], kinship: AnyKinship) -> tuple[list[Told], Noted]:
    """What is noted of a reading and its happenings, as ``kinship`` has it; the same for the same, in any process."""
    outlines = [outline(happening) for happening in happenings]
    keys = sorted(decidable(reading, kinship.on(day_number(reading.report.published))))
    body = [keys, [[one.key, pack_outline(one)] for one in outlines]]
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(text.encode("utf-8", "surrogatepass"))
    return [told_of(one) for one in outlines], Noted(packed, bearing_on(keys, kinship.decided))


def told_of(one: Outline) -> Told:
    """A happening as the ledger finds it: its key and the blocks it can meet others in."""
    return Told(one.key, tuple("|".join(key) for key in sorted(blocking_keys(one))))


def outlines_of(report: str, noted: Noted) -> list[Outline]:
    """The outlines noted of the report with this id."""
    return [unpack_outline(report, key, packed) for key, packed in _opened(noted)[1]]


def fits(noted: Noted, kinship: AnyKinship) -> bool:
    """Whether it was noted under what people have decided by now, as far as that concerns the report."""
    if not noted.rulings and kinship.decided == NOTHING_DECIDED:
        return True
    return noted.rulings == bearing_on(_opened(noted)[0], kinship.decided)


def _opened(noted: Noted) -> tuple[list[str], list[tuple[str, list[object]]]]:
    keys, told = json.loads(zlib.decompress(noted.body).decode("utf-8", "surrogatepass"))
    return keys, told
