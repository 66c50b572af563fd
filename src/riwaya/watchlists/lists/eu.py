"""The EU's consolidated list (FSF XML, 1.0 and 1.1) -> a list."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from riwaya.watchlists.entries import EntryKind, ListedName, ListEntry, Strength, WatchList
from riwaya.watchlists.lists.digests import digest
from riwaya.watchlists.lists.xml import children, elements, root_attributes, said

_KINDS = {"person": EntryKind.PERSON, "P": EntryKind.PERSON, "enterprise": EntryKind.BODY, "E": EntryKind.BODY}
_LOW = "low quality"


def read_eu(name: str, data: bytes) -> WatchList:
    """Every sanctionEntity; an alias is weak where ``strong`` is false or its remark says low quality."""
    date = root_attributes(name, data).get("generationDate", "")[:10]
    entries = tuple(_entry(element) for element in elements(name, data, "sanctionEntity"))
    return WatchList("EU consolidated", "eu-xml", date, date, digest(data), entries)


def _entry(element: Element) -> ListEntry:
    kinds = (s.attrib.get("code", s.attrib.get("classificationCode", "")) for s in children(element, "subjectType"))
    rules = children(element, "regulation")
    aliases = children(element, "nameAlias")
    return ListEntry(
        id=element.attrib.get("euReferenceNumber") or element.attrib.get("logicalId", ""),
        kind=next((_KINDS[k] for k in kinds if k in _KINDS), EntryKind.OTHER),
        names=tuple(dict.fromkeys(_names(aliases))),
        programmes=_attributes(rules, "programme"),
        births=tuple(b for born in children(element, "birthdate") if (b := _birth(born))),
        posts=_attributes(aliases, "function"),
        places=_attributes(children(element, "birthdate"), "city"),
        nationalities=_attributes(children(element, "citizenship"), "countryDescription"),
        reference=element.attrib.get("euReferenceNumber", ""),
        listed=min(_attributes(rules, "publicationDate"), default="")[:10],
        delisted=element.attrib.get("delistingDate", "")[:10],
        basis="; ".join(said(remark) for remark in children(element, "remark") if said(remark)),
    )


def _names(aliases: list[Element]) -> Iterator[ListedName]:
    first = True
    for alias in aliases:
        whole = " ".join(alias.attrib.get("wholeName", "").split())
        if whole:
            yield ListedName(whole, _strength(alias, first))
            first = False


def _strength(alias: Element, first: bool) -> Strength:
    remarks = " ".join(said(remark) for remark in children(alias, "remark")).lower()
    if alias.attrib.get("strong") == "false" or _LOW in remarks:
        return Strength.WEAK
    return Strength.PRIMARY if first else Strength.STRONG


def _birth(born: Element) -> str:
    return born.attrib.get("birthdate", "")[:10] or born.attrib.get("year", "")


def _attributes(found: list[Element], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for one in found if (value := one.attrib.get(key, "").strip())))
