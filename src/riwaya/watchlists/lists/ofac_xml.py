"""OFAC's SDN.XML (sdnList) -> a list."""

from xml.etree.ElementTree import Element

from riwaya.watchlists.entries import EntryKind, ListedName, ListEntry, Strength, WatchList
from riwaya.watchlists.lists.dates import iso
from riwaya.watchlists.lists.digests import digest
from riwaya.watchlists.lists.xml import children, elements, text, texts

_KINDS = {"Individual": EntryKind.PERSON, "Entity": EntryKind.BODY}


def read_ofac_xml(name: str, data: bytes) -> WatchList:
    """Every sdnEntry with its aliases; the day of publication is the version."""
    entries: list[ListEntry] = []
    date = ""
    for element in elements(name, data, "publshInformation", "sdnEntry"):
        if element.tag.endswith("publshInformation"):
            date = iso(text(element, "Publish_Date"), month_first=True)
        else:
            entries.append(_entry(element))
    return WatchList("OFAC SDN", "ofac-xml", date, date, digest(data), tuple(entries))


def _entry(element: Element) -> ListEntry:
    aliases = [
        ListedName(_name(alias), _strength(alias)) for alias in children(element, "akaList", "aka") if _name(alias)
    ]
    return ListEntry(
        id=text(element, "uid"),
        kind=_KINDS.get(text(element, "sdnType"), EntryKind.OTHER),
        names=tuple(dict.fromkeys((ListedName(_name(element), Strength.PRIMARY), *aliases))),
        programmes=texts(element, "programList", "program"),
        births=tuple(map(iso, texts(element, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth"))),
        posts=texts(element, "title"),
        places=texts(element, "placeOfBirthList", "placeOfBirthItem", "placeOfBirth"),
        nationalities=texts(element, "nationalityList", "nationality", "country"),
        reference=text(element, "uid"),
        basis=text(element, "remarks"),
    )


def _name(element: Element) -> str:
    last, first = text(element, "lastName"), text(element, "firstName")
    return f"{last}, {first}" if first else last


def _strength(alias: Element) -> Strength:
    if text(alias, "category") == "weak":
        return Strength.WEAK
    return Strength.FORMER if text(alias, "type").startswith("f.k.a") else Strength.STRONG
