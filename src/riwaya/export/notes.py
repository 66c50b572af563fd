"""A coded row -> its note in English and Arabic: who says what, every clause with its speaker; and the words for it."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import yaml

from riwaya.export.coded import Coded, Figure, Side, Told
from riwaya.lexicon.wording import wording
from riwaya.model import Bound, Wording

Slot = str | int | Wording


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    raw = (resources.files("riwaya.export") / "data" / "notes.yaml").read_bytes().decode("utf-8")
    loaded: Mapping[str, Mapping[str, str]] = yaml.safe_load(raw)
    return loaded


def say(key: str, **slots: Slot) -> Wording:
    """The words under a key with their slots filled."""
    words = _words()[key]
    return Wording(
        words["en"].format_map({k: v.en if isinstance(v, Wording) else v for k, v in slots.items()}),
        words["ar"].format_map({k: v.ar if isinstance(v, Wording) else v for k, v in slots.items()}),
    )


def name_of(side: Side, *, redact: bool) -> Wording:
    """A party's name in each language, as far as it has one; a private person's is withheld."""
    if side.private and redact:
        return say("withheld")
    return Wording(side.name_en or side.name, side.name)


def giver(told: Told, *, redact: bool) -> str:
    """Who gives a figure, as the report calls it; unnamed sources and private persons have no name here."""
    if not told.named:
        return say("unnamed").en
    return name_of(told.speaker, redact=redact).ar


def note(row: Coded, *, redact: bool = True) -> Wording:
    """The whole note: how the row came about, what each speaker says, who denies, whether the doer is disputed."""
    parts = [_standing(row)]
    groups: dict[tuple[str, bool], list[Told]] = {}
    for told in sorted(row.told, key=lambda t: (t.published or "9999", t.report, t.event)):
        groups.setdefault((told.speaker.key, told.denied), []).append(told)
    parts += [_clause(group, row.figures, redact) for group in groups.values()]
    if row.disputed:
        parts.append(say("disputed"))
    if row.told and not any(t.denied for t in row.told):
        parts.append(say("no_denial"))
    return Wording(" ".join(p.en for p in parts), " ".join(p.ar for p in parts))


def _standing(row: Coded) -> Wording:
    signed = row.signed
    if signed is None:
        return say("machine")
    mark = say("signed", by=signed.signed_off_by) if signed.signed_off_by else say("not_signed")
    return say("assessed", by=signed.by, version=signed.version, signed=mark)


def _clause(group: Sequence[Told], figures: Sequence[Figure], redact: bool) -> Wording:
    first = group[0]
    who = name_of(first.speaker, redact=redact) if first.named else say("unnamed")
    key = "denies" if first.denied else "own_voice" if first.own_voice else "says"
    whats = list(dict.fromkeys(_what(told, figures, redact) for told in group))
    return say(key, who=who, through=_through(group), what=_listed(whats, "; "))


def _through(group: Sequence[Told]) -> Wording:
    outlets = list(dict.fromkeys(t.outlet or t.ref for t in group))
    days = sorted({t.published[:10] for t in group if t.published})
    when = Wording(days[0], days[0]) if days else say("undated")
    return _listed([Wording(name, name) for name in outlets] + [when])


def _what(told: Told, figures: Sequence[Figure], redact: bool) -> Wording:
    parts = [wording(f"type.{told.type.value}")]
    if told.agents:
        parts.append(say("by", who=_listed([name_of(s, redact=redact) for s in told.agents])))
    if told.patients:
        parts.append(say("against", who=_listed([name_of(s, redact=redact) for s in told.patients])))
    for figure in figures:
        if (figure.told.report, figure.told.event) == (told.report, told.event):
            parts.append(say("killed", count=number(figure), of=say(f"of.{figure.status.value}")))
    return Wording("".join(p.en for p in parts), "".join(p.ar for p in parts))


def number(figure: Figure) -> str:
    """A figure as it was told: "21", "40-70", "20+" (at least, or "tens"), "≤15", "~30"."""
    value, low, high = figure.value, figure.low, figure.high
    if value is not None:
        sign = {Bound.AT_LEAST: "{}+", Bound.AT_MOST: "≤{}", Bound.ABOUT: "~{}"}.get(figure.bound, "{}")
        return sign.format(f"{value:g}")
    if low is not None and high is not None:
        return f"{low:g}-{high:g}"
    return f"{low:g}+" if low is not None else f"≤{high:g}"


def _listed(items: Sequence[Wording], joint: str | None = None) -> Wording:
    between = say("comma") if joint is None else Wording(joint, joint)
    return Wording(between.en.join(i.en for i in items), between.ar.join(i.ar for i in items))
