"""Incidents of the invented world of tests/compare, coded: what the tests of this room begin with."""

from collections.abc import Sequence
from pathlib import Path

from riwaya.compare.compare import compare
from riwaya.compare.tellings import tellings
from riwaya.export.coded import Coded
from riwaya.export.coding import Known, code
from riwaya.export.crosswalk import Crosswalk, load_crosswalk
from riwaya.model import EventType, Reading, VictimStatus
from tests.compare.world import KINSHIP, Line, line, reading

T = EventType
CROSSWALK = """
countries: {MJ: {name: Marjana, iso: 990, gw: 991, acled_region: Coral Sea, ucdp_region: Oceania}}
actors:
  actor:front: {acled: "OF: Oak Front", ucdp: Oak Front, inter: Rebel group, ucdp_id: 77}
  actor:state: {acled: Military Forces of Marjana, ucdp: Government of Marjana, inter: State forces, country: MJ}
"""


def crosswalk(folder: Path, text: str = CROSSWALK) -> Crosswalk:
    """The packaged tables with the invented world's actors and country."""
    path = folder / "walk.yaml"
    path.write_text(text, "utf-8")
    return load_crosswalk(path)


def shelling_of_harbun() -> list[Reading]:
    """The front says the army shelled a town and killed four civilians; the ministry denies; a monitor counts seven."""
    return [
        reading(
            "r1",
            [
                line("front", T.SHELLING, "army", patients=("people",)),
                line("front", T.KILLING, "army", patients=("people",), count=4, status=VictimStatus.CIVILIAN),
            ],
            outlet="صحيفة الموج",
            published="2031-05-05",
        ),
        reading(
            "r2", [line("ministry", T.SHELLING, "army", denied=True)], outlet="وكالة مرجان", published="2031-05-05"
        ),
        reading(
            "r3",
            [
                line("monitor", T.SHELLING, "army", patients=("people",)),
                line("monitor", T.KILLING, patients=("people",), count=7, status=VictimStatus.CIVILIAN),
            ],
            outlet="إذاعة المرفأ",
            published="2031-05-06",
        ),
    ]


def coded(readings: Sequence[Reading], walk: Crosswalk) -> tuple[Coded, ...]:
    """The rows of every incident of these readings."""
    told = {(t.report.ref, t.event.id): t for r in readings for t in tellings(r, KINSHIP)}
    rows: list[Coded] = []
    for incident in compare(readings, kinship=KINSHIP).incidents:
        own = [told[(ref.report, ref.event)] for ref in incident.claims if ref.event is not None]
        rows += code(incident, own, walk, Known(KINSHIP))
    return tuple(rows)


def row(walk: Crosswalk, *lines: Line) -> Coded:
    """The one row that one report of these lines makes."""
    (only,) = coded([reading("r1", lines)], walk)
    return only
