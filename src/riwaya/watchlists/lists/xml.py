"""Bytes of XML -> its elements, one after another, with entities, external files and bombs refused."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from riwaya.errors import InputError


def elements(name: str, data: bytes, *wanted: str) -> Iterator[Element]:
    """Each element of a wanted name (without its namespace), whole, and emptied once it was used."""
    try:
        for _, element in iterparse(BytesIO(data), events=("end",), forbid_dtd=True):
            if local(element) in wanted:
                yield element
                element.clear()
    except ParseError as error:
        line = error.position[0]
        raise InputError(f"{name}, line {line}: not well-formed XML ({error.msg}); download it again") from None
    except DefusedXmlException as error:
        raise InputError(f"{name}: refused, it declares entities or a DTD ({type(error).__name__})") from None


def local(element: Element) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *path: str) -> list[Element]:
    """The elements at a path of local names."""
    found = [element]
    for step in path:
        found = [child for one in found for child in one if local(child) == step]
    return found


def text(element: Element, *path: str) -> str:
    """The text at a path, white space made single, or ""."""
    return next((value for child in children(element, *path) if (value := said(child))), "")


def texts(element: Element, *path: str) -> tuple[str, ...]:
    """Every text at a path, once each."""
    return tuple(dict.fromkeys(value for child in children(element, *path) if (value := said(child))))


def said(element: Element) -> str:
    """An element's own words."""
    return " ".join("".join(element.itertext()).split())


def root_attributes(name: str, data: bytes) -> dict[str, str]:
    """The attributes of the outermost element, by local name."""
    try:
        for _, element in iterparse(BytesIO(data), events=("start",), forbid_dtd=True):
            return {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    except ParseError as error:
        raise InputError(f"{name}, line {error.position[0]}: not well-formed XML ({error.msg})") from None
    except DefusedXmlException as error:
        raise InputError(f"{name}: refused, it declares entities or a DTD ({type(error).__name__})") from None
    return {}
