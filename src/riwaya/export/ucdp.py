"""A coded row -> UCDP GED's 49 columns in their order, with the rule behind each code; or why it has no row there."""

from collections.abc import Sequence
from datetime import date

from riwaya.export.acled import Row, unplaced
from riwaya.export.cells import Cell
from riwaya.export.coded import Coded, LeftOut, Reason, Side, Told
from riwaya.export.coding import point
from riwaya.export.crosswalk import Country, Crosswalk, Data, sector
from riwaya.export.figures import Scope, Tally, share, tally
from riwaya.export.notes import giver, name_of, number, say
from riwaya.model import TimePrecision

MACHINE_STATUS = "MACHINE - NOT CHECKED BY A PERSON"
UNKNOWN_SIDE = "XXX (unknown)"


def columns(crosswalk: Crosswalk) -> tuple[str, ...]:
    """UCDP GED's columns in their order."""
    return tuple(column["name"] for column in crosswalk.tables["ucdp"]["columns"])


def ucdp_row(coded: Coded, crosswalk: Crosswalk, *, redact: bool = True) -> Row | LeftOut:
    """The row, or the reason for which UCDP has none of this kind."""
    table = crosswalk.tables["ucdp"]
    own = {key.removeprefix("ucdp."): v for key, v in coded.overrides if key.startswith("ucdp.")}
    if coded.type.value not in table["violence"]:
        return LeftOut(f"{coded.id} ({coded.type.value})", "UCDP codes organised violence only")
    ends = _deaths(coded, redact)
    if ends.low is None or (ends.high or 0) < 1:
        return LeftOut(f"{coded.id} ({coded.type.value})", "UCDP's events have at least one death; none is told")
    if (missing := unplaced(coded)) is not None:
        return missing
    a, b, why_sides = _sides(coded, crosswalk)
    kind, why_kind = _kind(coded, crosswalk, a, b)
    country = crosswalk.country(coded.place.country) if coded.place is not None else None
    at = point(coded.place)
    told = sorted(coded.told, key=lambda t: (t.published or "9999", t.report, t.event))
    parties = [crosswalk.party(s.entry, s.key, s.name) if s is not None else None for s in (a, b)]
    names = [_name(s, crosswalk, redact) for s in (a, b)]
    person = coded.deaths
    cells: dict[str, Cell] = dict.fromkeys(columns(crosswalk))
    cells |= {
        "id": coded.id,
        "relid": coded.incident,
        "year": int(coded.first[:4]) if coded.first else None,
        "code_status": MACHINE_STATUS if coded.signed is None else f"Assessed ({coded.signed.release})",
        "type_of_violence": kind,
        "dyad_name": " - ".join(names),
        "side_a_new_id": parties[0].ucdp_id if parties[0] is not None else None,
        "side_a": names[0],
        "side_b_new_id": parties[1].ucdp_id if parties[1] is not None else None,
        "side_b": names[1],
        "source_article": "; ".join(dict.fromkeys(_article(t) for t in told)),
        "source_office": "; ".join(dict.fromkeys(t.outlet or t.ref for t in told)),
        "source_date": "; ".join(dict.fromkeys((t.published or "")[:10] for t in told if t.published)),
        "source_headline": "; ".join(dict.fromkeys(t.headline for t in told if t.headline)),
        "source_original": "; ".join(dict.fromkeys(_speaker(t, redact) for t in told if not t.own_voice)),
        "where_prec": _where(coded, table),
        "where_coordinates": (coded.place.name_en or coded.place.name) if coded.place is not None else None,
        "where_description": "; ".join(coded.places_told),
        "adm_1": coded.place.admin1 if coded.place is not None else None,
        "latitude": at[0] if at else None,
        "longitude": at[1] if at else None,
        "geom_wkt": f"POINT ({at[1]:g} {at[0]:g})" if at else None,
        "priogrid_gid": priogrid(*at) if at else None,
        **_of_country(country),
        "event_clarity": 1 if coded.clear else 2,
        "date_prec": _date_prec(coded, table),
        "date_start": coded.first,
        "date_end": coded.last,
        "deaths_a": person.side_a if person else None,
        "deaths_b": person.side_b if person else None,
        "deaths_civilians": person.civilians if person else None,
        "deaths_unknown": person.unknown if person else None,
        "best": person.best if person else None,
        "high": ends.high,
        "low": ends.low,
        **{f"gwno{end}": _gw(side, crosswalk) for end, side in (("a", a), ("b", b))},
    }
    known = {key: value for key, value in own.items() if key in cells}
    return Row(coded.id, cells | known, (*coded.why, why_sides, why_kind, *ends.why))


class _Ends:
    """Lowest and highest number of deaths of a row, and why."""

    def __init__(self, low: int | None, high: int | None, why: Sequence[Reason]) -> None:
        self.low, self.high, self.why = low, high, tuple(why)


def _deaths(coded: Coded, redact: bool) -> _Ends:
    if coded.signed is not None:
        deaths = coded.deaths
        if deaths is None:
            return _Ends(None, None, ())
        known = [x for x in (deaths.low, deaths.best, deaths.high) if x is not None]
        why = Reason("low high", "ucdp.assessed", "as the assessor has them")
        return _Ends(min(known), max(known), [why]) if known else _Ends(None, None, ())
    found = tally(coded.figures)
    if found.low is None or found.high is None:
        return _Ends(None, None, ())
    low, high = (share(x, *coded.split) for x in (found.low, found.high))
    return _Ends(low, high, _told(found, redact))


def _told(found: Tally, redact: bool) -> list[Reason]:
    rows = [("total", found.whole)] if found.whole is not None else []
    rows += [(scope.of, scope) for scope in found.scopes]
    why = "no best estimate: a best estimate is a person's"
    return [*(_range(name, scope, redact) for name, scope in rows), Reason("best", "ucdp.best", why)]


def _range(name: str, scope: Scope, redact: bool) -> Reason:
    low, high = scope.lowest, scope.highest
    why = (
        f"{name.removeprefix('side:')}: low {scope.low:g} ({number(low)}, {giver(low.told, redact=redact)}), "
        f"high {scope.high:g} ({number(high)}, {giver(high.told, redact=redact)})"
    )
    return Reason("low high", "ucdp.range", why, tuple(dict.fromkeys((low.told.key, high.told.key))))


def _is_state(side: Side | None, crosswalk: Crosswalk) -> bool:
    if side is None:
        return False
    inter = crosswalk.party(side.entry, side.key, side.name).inter or sector(crosswalk, side.kind)
    return inter in crosswalk.tables["ucdp"]["states"]


def _sides(coded: Coded, crosswalk: Crosswalk) -> tuple[Side | None, Side | None, Reason]:
    """Side a is the state where one side is one, as UCDP orders them; in one-sided violence the doer."""
    a = None if coded.disputed else next(iter(coded.side_a), None)
    b = next(iter(coded.side_b), None)
    if coded.disputed:
        return None, b, Reason("side_a", "ucdp.disputed", "accounts name doers that exclude each other", coded.keys)
    if _is_state(b, crosswalk) and not _is_state(a, crosswalk) and not coded.civilians_only:
        return b, a, Reason("side_a", "ucdp.state-first", "the state is side a, whoever acted", coded.keys)
    return a, b, Reason("side_a", "ucdp.doer", "the doer as told", coded.keys)


def _kind(coded: Coded, crosswalk: Crosswalk, a: Side | None, b: Side | None) -> tuple[int | None, Reason]:
    if coded.civilians_only:
        return 3, Reason("type_of_violence", "ucdp.one-sided", "civilians alone are told as struck", coded.keys)
    if a is None or b is None:
        return None, Reason("type_of_violence", "ucdp.undecided", "a side is not told, or disputed; a person decides")
    states = _is_state(a, crosswalk) or _is_state(b, crosswalk)
    rule, why = ("ucdp.state-based", "a side is a state") if states else ("ucdp.non-state", "no side is a state")
    return (1 if states else 2), Reason("type_of_violence", rule, f"{why}, by {crosswalk.name}", coded.keys)


def _name(side: Side | None, crosswalk: Crosswalk, redact: bool) -> str:
    if side is None:
        return UNKNOWN_SIDE
    return crosswalk.party(side.entry, side.key, side.name).ucdp or name_of(side, redact=redact).en


def _speaker(told: Told, redact: bool) -> str:
    if not told.named:
        return say("unnamed").en
    return name_of(told.speaker, redact=redact).en


def _article(told: Told) -> str:
    parts = (told.outlet or told.ref, (told.published or "undated")[:10], told.url or told.report)
    return ", ".join(parts)


def _where(coded: Coded, table: Data) -> int | None:
    place = coded.place
    if place is None:
        return None
    by_kind = table["where_prec_kinds"].get(place.kind.value)
    by_precision = table["where_prec"].get(place.precision.value)
    chosen = by_precision if by_kind is None else by_kind
    return None if chosen is None else int(chosen)


def _date_prec(coded: Coded, table: Data) -> int | None:
    if coded.first is None or coded.last is None:
        return None
    codes = table["date_prec"]
    days = (date.fromisoformat(coded.last) - date.fromisoformat(coded.first)).days + 1
    if days == 1 or coded.precision is TimePrecision.DAY:
        return int(codes["day"])
    name = "night" if days < 7 else "week" if days == 7 else "month" if days <= 31 else "longer"
    return int(codes[name])


def _of_country(country: Country | None) -> dict[str, Cell]:
    if country is None:
        return {"country": None, "country_id": None, "region": None}
    return {"country": country.name, "country_id": country.gw, "region": country.ucdp_region}


def _gw(side: Side | None, crosswalk: Crosswalk) -> int | None:
    if side is None or not _is_state(side, crosswalk):
        return None
    country = crosswalk.country(crosswalk.party(side.entry, side.key, side.name).country)
    return country.gw if country is not None else None


def priogrid(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell of a point: half-degree cells, counted from the south-west corner, row by row."""
    row = min(int((latitude + 90) * 2), 359)
    column = min(int((longitude + 180) * 2), 719)
    return row * 720 + column + 1
