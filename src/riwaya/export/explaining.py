"""A coded row -> why its cells say what they say: which claims made it, which rule gave each number, the note."""

from collections.abc import Iterator, Sequence

from riwaya.export.acled import acled_row
from riwaya.export.coded import Coded, LeftOut, Reason, Told
from riwaya.export.crosswalk import Crosswalk
from riwaya.export.figures import tally
from riwaya.export.notes import giver, name_of, note, number, say
from riwaya.export.ucdp import ucdp_row


def explanation(coded: Coded, crosswalk: Crosswalk, why: Sequence[Reason], *, redact: bool = True) -> str:
    """The explanation of one row, for reading."""
    names = {key: f"[{n}]" for n, key in enumerate(coded.keys, 1)}
    lines = [f"ROW {coded.id}", f"  incident   {coded.title.en}"]
    if coded.signed is None:
        lines.append("  standing   MACHINE READING, NOT CHECKED BY A PERSON")
    lines += [f"  {reason.column:<10} {_reason(reason, names)}" for reason in dict.fromkeys(why)]
    lines += [f"  between    {words}" for words in differences(coded, crosswalk, redact=redact)]
    words = note(coded, redact=redact)
    lines += [f"  note       {words.en}", f"  note (ar)  {words.ar}"]
    lines += [f"  {names[told.key]:<4} {_claim(told, redact)}" for told in _first(coded.told)]
    return "\n".join(lines) + "\n\n"


def _reason(reason: Reason, names: dict[str, str]) -> str:
    claims = "".join(names[key] for key in dict.fromkeys(reason.claims) if key in names)
    return f"{reason.why}  ({reason.rule}) {claims}".rstrip()


def _first(told: Sequence[Told]) -> Iterator[Told]:
    seen: set[str] = set()
    for one in told:
        if one.key not in seen:
            seen.add(one.key)
            yield one


def _claim(told: Told, redact: bool) -> str:
    speaker = (name_of(told.speaker, redact=redact) if told.named else say("unnamed")).en
    voice = "in its own voice" if told.own_voice else told.act.value
    where = f"{told.outlet or told.ref}, {(told.published or 'undated')[:10]}"
    return f"{speaker} ({voice}{', denies it' if told.denied else ''}) in {where}, {told.url or told.ref}; {told.key}"


def differences(coded: Coded, crosswalk: Crosswalk, *, redact: bool = True) -> list[str]:
    """What the number of deaths is in each format, and the rule that makes the difference."""
    acled, ucdp = acled_row(coded, crosswalk), ucdp_row(coded, crosswalk)
    a = None if isinstance(acled, LeftOut) else acled.cells["fatalities"]
    one = "no row" if isinstance(acled, LeftOut) else f"fatalities {_shown(a)}"
    if isinstance(ucdp, LeftOut):
        return [f"ACLED {one}; UCDP no row: {ucdp.why}"]
    low, best, high = (ucdp.cells[name] for name in ("low", "best", "high"))
    lines = [f"ACLED {one}; UCDP low {_shown(low)}, best {_shown(best)}, high {_shown(high)}"]
    if coded.signed is not None:
        return lines
    vague = crosswalk.tables["acled"]["vague"]
    words = [
        f for f in coded.figures if f.value is None and f.high is None and f.low is not None and int(f.low) in vague
    ]
    for figure in words:
        least = int(figure.low or 0)
        lines.append(
            f"{number(figure)} stands for a plural of tens, hundreds or thousands: ACLED's words count {vague[least]} "
            f"(acled.vague), UCDP's low is the least it can mean, {least} (ucdp.range)"
        )
    found = tally(coded.figures)
    if low != high:
        givers = [f"{number(f)} ({giver(f.told, redact=redact)})" for f in found.highest]
        lines.append(
            f"ACLED keeps the lowest figure told (acled.conservative); UCDP keeps both ends (ucdp.range); "
            f"the high one is made of: {'; '.join(givers)}"
        )
    return lines


def _shown(value: object) -> str:
    return "empty" if value is None else str(value)
