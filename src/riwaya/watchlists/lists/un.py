"""The UN Security Council's consolidated list in XML -> a list, with names in their original script."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from riwaya.watchlists.entries import EntryKind, ListedName, ListEntry, Strength, WatchList
from riwaya.watchlists.lists.digests import digest
from riwaya.watchlists.lists.xml import children, elements, local, root_attributes, text, texts

_WEAK, _FORMER = ("low",), ("f.k.a.", "formerly known as")
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")


def read_un(name: str, data: bytes) -> WatchList:
    """Individuals and entities with their aliases; several names in one alias are taken apart at ";"."""
    date = root_attributes(name, data).get("dateGenerated", "")[:10]
    entries = tuple(_entry(element) for element in elements(name, data, "INDIVIDUAL", "ENTITY"))
    return WatchList("UN consolidated", "un-xml", date, date, digest(data), entries)


def _entry(element: Element) -> ListEntry:
    person = local(element) == "INDIVIDUAL"
    prefix = "INDIVIDUAL" if person else "ENTITY"
    births = [_birth(born) for born in children(element, "INDIVIDUAL_DATE_OF_BIRTH")]
    places = (
        " ".join(filter(None, (text(p, "CITY"), text(p, "COUNTRY"))))
        for p in children(element, "INDIVIDUAL_PLACE_OF_BIRTH")
    )
    return ListEntry(
        id=text(element, "DATAID") or text(element, "REFERENCE_NUMBER"),
        kind=EntryKind.PERSON if person else EntryKind.BODY,
        names=tuple(dict.fromkeys(_names(element, prefix))),
        programmes=texts(element, "UN_LIST_TYPE"),
        births=tuple(b for b in births if b),
        posts=texts(element, "DESIGNATION", "VALUE"),
        places=tuple(p for p in places if p),
        nationalities=texts(element, "NATIONALITY", "VALUE"),
        reference=text(element, "REFERENCE_NUMBER"),
        listed=text(element, "LISTED_ON")[:10],
        delisted=text(element, "DELISTED_ON")[:10],
        basis=text(element, "COMMENTS1"),
    )


def _names(element: Element, prefix: str) -> Iterator[ListedName]:
    yield ListedName(" ".join(filter(None, (text(element, part) for part in _NAMES))), Strength.PRIMARY)
    original = text(element, "NAME_ORIGINAL_SCRIPT")
    if original:
        yield ListedName(original, Strength.PRIMARY)
    for alias in children(element, f"{prefix}_ALIAS"):
        quality = text(alias, "QUALITY").lower()
        strength = Strength.WEAK if quality in _WEAK else Strength.FORMER if quality in _FORMER else Strength.STRONG
        for one in text(alias, "ALIAS_NAME").split(";"):
            if one.strip():
                yield ListedName(one.strip(), strength)


def _birth(born: Element) -> str:
    return text(born, "DATE")[:10] or text(born, "YEAR") or text(born, "FROM_YEAR")
