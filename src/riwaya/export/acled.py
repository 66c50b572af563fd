"""A coded row -> ACLED's 31 columns in their order, with the rule behind each code; or why it has no row there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from riwaya.export.cells import Cell
from riwaya.export.coded import Coded, LeftOut, Reason, Side
from riwaya.export.coding import point
from riwaya.export.crosswalk import Crosswalk, Party, sector
from riwaya.export.figures import Tally, share, tally
from riwaya.export.notes import giver, name_of, note, number

STATE = "State forces"
MACHINE_TAG = "machine reading; not checked by a person"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column, in the columns' order, and the reasons."""

    id: str
    cells: dict[str, Cell]
    why: tuple[Reason, ...]


def columns(crosswalk: Crosswalk) -> tuple[str, ...]:
    """ACLED's columns in their order."""
    return tuple(column["name"] for column in crosswalk.tables["acled"]["columns"])


def acled_row(coded: Coded, crosswalk: Crosswalk, *, redact: bool = True) -> Row | LeftOut:
    """The row, or the reason for which ACLED has none of this kind."""
    table = crosswalk.tables["acled"]
    own = {key.removeprefix("acled."): v for key, v in coded.overrides if key.startswith("acled.")}
    sides = [_actor(s, crosswalk, redact) for s in coded.side_a], [_actor(s, crosswalk, redact) for s in coded.side_b]
    sub, reason = _sub_event(coded, crosswalk, str(own.get("sub_event_type") or ""), redact)
    if sub is None:
        return LeftOut(f"{coded.id} ({coded.type.value})", reason.why)
    if (missing := unplaced(coded)) is not None:
        return missing
    event_type, disorder = table["sub_events"][sub]
    country = crosswalk.country(coded.place.country) if coded.place is not None else None
    at = point(coded.place)
    fatalities, why = _fatalities(coded, table, redact)
    (name1, with1, inter1, why1), (name2, with2, inter2, why2) = (_end(coded, n, sides[n], table) for n in (0, 1))
    words = note(coded, redact=redact)
    cells: dict[str, Cell] = {
        "event_id_cnty": coded.id,
        "event_date": coded.first,
        "year": int(coded.first[:4]) if coded.first else None,
        "time_precision": table["time_precision"].get(coded.precision.value) if coded.first else None,
        "disorder_type": disorder,
        "event_type": event_type,
        "sub_event_type": sub,
        "actor1": name1,
        "assoc_actor_1": with1,
        "inter1": inter1,
        "actor2": name2,
        "assoc_actor_2": with2,
        "inter2": inter2,
        "interaction": _interaction(inter1, inter2),
        "civilian_targeting": "Civilian targeting" if _civilians(coded, event_type) else "",
        "iso": country.iso if country is not None else None,
        "region": country.acled_region if country is not None else "",
        "country": country.name if country is not None else "",
        "admin1": (coded.place.admin1 or "") if coded.place is not None else "",
        "admin2": "",
        "admin3": "",
        "location": (coded.place.name_en or coded.place.name) if coded.place is not None else "",
        "latitude": at[0] if at else None,
        "longitude": at[1] if at else None,
        "geo_precision": table["geo_precision"].get(coded.place.precision.value) if coded.place is not None else None,
        "source": "; ".join(dict.fromkeys(t.outlet or t.ref for t in _in_order(coded))),
        "source_scale": "",
        "notes": f"{words.en} | {words.ar}",
        "fatalities": fatalities,
        "tags": MACHINE_TAG if coded.signed is None else f"assessed; {coded.signed.release}",
        "timestamp": _stamp(coded.signed.at) if coded.signed is not None else None,
    }
    return Row(coded.id, cells | _known(own, cells), (*coded.why, reason, *why1, *why2, *why))


def unplaced(coded: Coded) -> LeftOut | None:
    """Why a machine's row has no place in a table of dated, located events; a person's assessment always has."""
    if coded.signed is None and coded.first is None:
        return LeftOut(f"{coded.id} ({coded.type.value})", "no claim gives a day; the day of publication is not one")
    if coded.signed is None and coded.place is None:
        return LeftOut(f"{coded.id} ({coded.type.value})", "no claim gives a place that is known")
    return None


def _known(own: dict[str, Any], cells: dict[str, Cell]) -> dict[str, Cell]:
    return {key: value for key, value in own.items() if key in cells}


def _in_order(coded: Coded) -> list[Any]:
    return sorted(coded.told, key=lambda t: (t.published or "9999", t.report))


@dataclass(frozen=True, slots=True)
class _Actor:
    side: Side
    party: Party
    name: str
    inter: str
    rule: str


def _actor(side: Side, crosswalk: Crosswalk, redact: bool) -> _Actor:
    party = crosswalk.party(side.entry, side.key, side.name)
    shown = name_of(side, redact=redact)
    name = party.acled or (shown.en if side.private and redact else side.name_en or side.name)
    inter = party.inter or sector(crosswalk, side.kind)
    rule = f"{inter or 'not decided'}: " + (
        f"your crosswalk's word for {name}"
        if party.inter
        else f"the table's default for {side.kind.value}"
        if side.kind is not None and inter
        else "name the actor in a crosswalk to decide it"
    )
    return _Actor(side, party, name, inter, rule)


def acts_as(coded: Coded, crosswalk: Crosswalk) -> str:
    """Whether the doer is a state's forces, somebody else's, or not known: what sub-types hang on."""
    if not coded.side_a or coded.disputed:
        return "unknown"
    inter = _actor(coded.side_a[0], crosswalk, redact=False).inter
    return "unknown" if not inter else "state" if inter == STATE else "other"


def _sub_event(coded: Coded, crosswalk: Crosswalk, own: str, redact: bool) -> tuple[str | None, Reason]:
    table = crosswalk.tables["acled"]
    entry = table["types"][coded.type.value]
    if own in table["sub_events"]:
        return own, Reason("sub_event_type", "assessed", "set by the assessor")
    if "none" in entry:
        return None, Reason("row", "acled.none", str(entry["none"]))
    if "unfought" in entry and not coded.fought:
        why = f"{coded.type.value} with no fighting told beside it"
        return entry["unfought"], Reason("sub_event_type", f"acled.types.{coded.type.value}.unfought", why, coded.keys)
    if "by" in entry:
        acts = acts_as(coded, crosswalk)
        who = (
            name_of(coded.side_a[0], redact=redact).ar
            if coded.side_a and acts != "unknown"
            else "nobody known, or disputed"
        )
        why = f"hangs on who acts: {who} is {acts} by {crosswalk.name}"
        return entry["by"][acts], Reason("sub_event_type", f"acled.types.{coded.type.value}.by.{acts}", why, coded.keys)
    if coded.civilians_only and "on_civilians" in entry:
        why = "civilians alone are told as struck"
        rule = f"acled.types.{coded.type.value}.on_civilians"
        return entry["on_civilians"], Reason("sub_event_type", rule, why, coded.keys)
    rule = f"acled.types.{coded.type.value}.sub"
    return entry["sub"], Reason("sub_event_type", rule, f"read as {coded.type.value}", coded.keys)


def _end(
    coded: Coded, which: int, actors: Sequence[_Actor], table: Any
) -> tuple[str, str, int | None, tuple[Reason, ...]]:
    """Name, associates and inter code of one end, with the reasons."""
    column = f"actor{which + 1}"
    if which == 0 and coded.disputed:
        told = ", ".join(a.name for a in actors)
        why = f"accounts name doers that exclude each other, or the doer denies it: {told}; a person decides"
        reason = Reason(column, "acled.disputed", why, coded.keys)
        return table["unidentified"], "", table["inter"][table["unidentified_inter"]], (reason,)
    if which == 1 and coded.civilians_only:
        rest = "; ".join(a.name for a in actors[1:])
        reason = Reason(column, "acled.civilians", "civilians alone are told as struck", coded.keys)
        return table["civilians"], rest, table["inter"]["Civilians"], (reason,)
    if not actors:
        if which == 0 and coded.side_b:
            reason = Reason(column, "acled.unidentified", "no doer is told")
            return table["unidentified"], "", table["inter"][table["unidentified_inter"]], (reason,)
        return "", "", None, ()
    first = actors[0]
    code = table["inter"].get(first.inter)
    reason = Reason(f"inter{which + 1}", "acled.inter", first.rule)
    return first.name, "; ".join(a.name for a in actors[1:]), code, (reason,)


def _interaction(one: int | None, other: int | None) -> Cell:
    codes = sorted(code for code in (one, other) if code is not None)
    if not codes:
        return None
    return f"{codes[0]}{codes[1] if len(codes) > 1 else 0}"


def _civilians(coded: Coded, event_type: str) -> bool:
    return coded.civilians_only or event_type == "Violence against civilians"


def _fatalities(coded: Coded, table: Any, redact: bool) -> tuple[int | None, list[Reason]]:
    """Most conservative figure told; a person's figure where there is one."""
    if coded.deaths is not None or coded.signed is not None:
        deaths = coded.deaths
        chosen = None if deaths is None else deaths.low if deaths.low is not None else deaths.best
        why = "the assessor's lowest figure, else the best" if chosen is not None else "left unknown by the assessor"
        return chosen, [Reason("fatalities", "acled.conservative.assessed", why)]
    found = tally(coded.figures, table["vague"])
    if found.low is None:
        plural, own = coded.plural_without_figure, table["unknown_plural"]
        if plural and own is not None:
            why = f"deaths told without a figure; your crosswalk's unknown_plural counts them as {own}"
            return int(own), [Reason("fatalities", "acled.unknown_plural", why, tuple(t.key for t in plural))]
        if plural:
            why = "deaths are told, but no figure; set acled.unknown_plural in a crosswalk to count them"
            return 0, [Reason("fatalities", "acled.plural-without-figure", why, tuple(t.key for t in plural))]
        return 0, [Reason("fatalities", "acled.none-told", "no claim tells of deaths in it")]
    total = share(found.low, *coded.split)
    return total, [_conservative(found, coded, total, redact)]


def _conservative(found: Tally, coded: Coded, total: int, redact: bool) -> Reason:
    given = "; ".join(f"{number(f)} ({giver(f.told, redact=redact)})" for f in found.lowest)
    if found.whole is not None:
        why = f"the lowest total that a speaker last gives: {given}"
    else:
        why = f"no speaker gives a total; the lowest figure for each side and status together: {given}"
    if coded.split[1] > 1:
        why += f"; divided evenly over {coded.split[1]} rows: {total} here"
    return Reason("fatalities", "acled.conservative", why, tuple(f.told.key for f in found.lowest))


def _stamp(at: str) -> int | None:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
