"""OFAC's SDN_ADVANCED.XML -> a list, with names in every script it holds.

The file explains its own numbers in reference tables at its head; none of them is known here beforehand.
"""

from collections.abc import Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from riwaya.errors import InputError
from riwaya.watchlists.entries import EntryKind, ListedName, ListEntry, Strength, WatchList
from riwaya.watchlists.lists.digests import digest
from riwaya.watchlists.lists.xml import children, elements, local, said, text

_TABLES = ("AliasType", "PartySubType", "PartyType", "NamePartType", "FeatureType", "SanctionsProgram", "Country")
_LAST, _NO_TYPE = "last name", ""


def read_ofac_advanced(name: str, data: bytes) -> WatchList:
    """Every distinct party with its profile's names; sanctions entries give programmes and days."""
    tables: dict[str, dict[str, str]] = {}
    parents: dict[str, str] = {}
    found: dict[str, ListEntry] = {}
    date = ""
    for element in elements(name, data, "DateOfIssue", "ReferenceValueSets", "DistinctParty", "SanctionsEntry"):
        match local(element):
            case "DateOfIssue":
                date = _day(element)
            case "ReferenceValueSets":
                tables, parents = _tables(element)
            case "DistinctParty":
                for profile in children(element, "Profile"):
                    entry = _entry(profile, tables, parents)
                    found[entry.id] = entry
            case _:
                _add_measures(element, found)
    if not tables:
        raise InputError(f"{name}: its reference tables are missing; download it again")
    entries = tuple(e for e in found.values() if e.names)
    return WatchList("OFAC SDN", "ofac-advanced", date, date, digest(data), entries)


def _tables(element: Element) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    parents: dict[str, str] = {}
    for value in element.iter():
        if local(value) in _TABLES and "ID" in value.attrib:
            tables.setdefault(local(value), {})[value.attrib["ID"]] = said(value)
            if local(value) == "PartySubType":
                parents[value.attrib["ID"]] = value.attrib.get("PartyTypeID", "")
    return tables, parents


def _entry(profile: Element, tables: Mapping[str, Mapping[str, str]], parents: Mapping[str, str]) -> ListEntry:
    names = tuple(dict.fromkeys(n for identity in children(profile, "Identity") for n in _names(identity, tables)))
    features = tables.get("FeatureType", {})
    details: dict[str, list[str]] = {}
    for feature in children(profile, "Feature"):
        kind = features.get(feature.attrib.get("FeatureTypeID", ""), "")
        details.setdefault(kind, []).extend(_feature(feature))
    subtype = profile.attrib.get("PartySubTypeID", "")
    return ListEntry(
        id=profile.attrib.get("ID", ""),
        kind=_kind(tables, subtype, parents.get(subtype, "")),
        names=names,
        births=tuple(dict.fromkeys(details.get("Birthdate", ()))),
        posts=tuple(dict.fromkeys(details.get("Title", ()))),
        places=tuple(dict.fromkeys(details.get("Place of Birth", ()))),
        reference=profile.attrib.get("ID", ""),
    )


def _kind(tables: Mapping[str, Mapping[str, str]], subtype: str, parent: str) -> EntryKind:
    said_ = {tables.get("PartySubType", {}).get(subtype, ""), tables.get("PartyType", {}).get(parent, "")}
    if "Individual" in said_:
        return EntryKind.PERSON
    return EntryKind.BODY if "Entity" in said_ else EntryKind.OTHER


def _names(identity: Element, tables: Mapping[str, Mapping[str, str]]) -> list[ListedName]:
    groups = {
        group.attrib["ID"]: tables.get("NamePartType", {}).get(group.attrib.get("NamePartTypeID", ""), _NO_TYPE)
        for master in children(identity, "NamePartGroups", "MasterNamePartGroup")
        for group in children(master, "NamePartGroup")
        if "ID" in group.attrib
    }
    found: list[ListedName] = []
    for alias in children(identity, "Alias"):
        strength = _strength(alias, tables.get("AliasType", {}))
        for documented in children(alias, "DocumentedName"):
            name = _written(documented, groups)
            if name:
                found.append(ListedName(name, strength))
    return found


def _strength(alias: Element, kinds: Mapping[str, str]) -> Strength:
    if alias.attrib.get("LowQuality") == "true":
        return Strength.WEAK
    if alias.attrib.get("Primary") == "true":
        return Strength.PRIMARY
    return (
        Strength.FORMER if kinds.get(alias.attrib.get("AliasTypeID", ""), "").startswith("F.K.A") else Strength.STRONG
    )


def _written(documented: Element, groups: Mapping[str, str]) -> str:
    last: list[str] = []
    rest: list[str] = []
    for value in children(documented, "DocumentedNamePart", "NamePartValue"):
        kind = groups.get(value.attrib.get("NamePartGroupID", ""), _NO_TYPE).lower()
        (last if kind == _LAST else rest).append(said(value))
    return ", ".join(filter(None, (" ".join(last), " ".join(rest))))


def _feature(feature: Element) -> list[str]:
    """What a feature says: a day, or the words of its detail."""
    found = []
    for version in children(feature, "FeatureVersion"):
        days = [
            _day(start) for period in children(version, "DatePeriod") for start in children(period, "Start", "From")
        ]
        found += [day for day in days if day] or [said(d) for d in children(version, "VersionDetail") if said(d)]
    return found


def _day(element: Element) -> str:
    year, month, day = (text(element, part) for part in ("Year", "Month", "Day"))
    if not year.isdigit():
        return ""
    return f"{year}-{int(month):02}-{int(day):02}" if month.isdigit() and day.isdigit() else year


def _add_measures(element: Element, found: dict[str, ListEntry]) -> None:
    profile = element.attrib.get("ProfileID", "")
    if profile not in found:
        return
    programmes = tuple(text(m, "Comment") for m in children(element, "SanctionsMeasure") if text(m, "Comment"))
    days = [_day(d) for event in children(element, "EntryEvent") for d in children(event, "Date")]
    entry = found[profile]
    merged = tuple(dict.fromkeys((*entry.programmes, *programmes)))
    found[profile] = replace(entry, programmes=merged, listed=min(filter(None, days), default=entry.listed))
