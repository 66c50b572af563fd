"""The UK Sanctions List (FCDO) in XML -> a list, with names in other scripts."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from riwaya.watchlists.entries import EntryKind, ListedName, ListEntry, Strength, WatchList
from riwaya.watchlists.lists.dates import iso
from riwaya.watchlists.lists.digests import digest
from riwaya.watchlists.lists.xml import children, elements, local, text, texts

_KINDS = {"individual": EntryKind.PERSON, "entity": EntryKind.BODY}
_PARTS = ("Name1", "Name2", "Name3", "Name4", "Name5", "Name6")


def read_uk(name: str, data: bytes) -> WatchList:
    """Every designation; "Name6" holds the family's name, the rest what stands before it."""
    date = ""
    entries: list[ListEntry] = []
    for element in elements(name, data, "DateGenerated", "Designation"):
        if local(element) == "DateGenerated":
            date = iso("".join(element.itertext()).strip())
        else:
            entries.append(_entry(element))
    return WatchList("UK sanctions", "uk-xml", date, date, digest(data), tuple(entries))


def _entry(element: Element) -> ListEntry:
    individual = children(element, "IndividualDetails", "Individual")
    details = individual[0] if individual else element
    return ListEntry(
        id=text(element, "UniqueID"),
        kind=_KINDS.get(text(element, "IndividualEntityShip").lower(), EntryKind.OTHER),
        names=tuple(dict.fromkeys(_names(element))),
        programmes=texts(element, "RegimeName"),
        births=tuple(map(iso, texts(details, "DOBs", "DOB"))),
        posts=texts(details, "Positions", "Position"),
        places=texts(details, "BirthDetails", "Location", "TownOfBirth"),
        nationalities=texts(details, "Nationalities", "Nationality"),
        reference=text(element, "UniqueID"),
        listed=iso(text(element, "DateDesignated")),
        delisted=iso(text(element, "DateRevoked") or text(element, "DateDelisted")),
        basis=text(element, "UKStatementofReasons") or text(element, "OtherInformation"),
    )


def _names(element: Element) -> Iterator[ListedName]:
    for one in children(element, "Names", "Name"):
        whole = " ".join(filter(None, (text(one, part) for part in _PARTS)))
        if whole:
            yield ListedName(whole, _strength(one))
    for path in (("NonLatinNames", "NonLatinName"), ("NonLatinNames", "Name")):
        for one in children(element, *path):
            written = text(one, "NameNonLatinScript")
            if written:
                yield ListedName(written, Strength.PRIMARY)


def _strength(name: Element) -> Strength:
    kind = text(name, "NameType").lower()
    if "low" in text(name, "AliasStrength").lower():
        return Strength.WEAK
    return Strength.PRIMARY if kind == "primary name" else Strength.STRONG
