"""Bytes of lists -> lists; the form is told from the content. Raises InputError naming file and line."""

from collections.abc import Callable, Mapping

from riwaya.errors import InputError
from riwaya.watchlists.entries import WatchList
from riwaya.watchlists.lists.eu import read_eu
from riwaya.watchlists.lists.ofac_advanced import read_ofac_advanced
from riwaya.watchlists.lists.ofac_csv import is_alternate, is_sdn, read_ofac_csv
from riwaya.watchlists.lists.ofac_xml import read_ofac_xml
from riwaya.watchlists.lists.opensanctions import read_ftm, read_targets
from riwaya.watchlists.lists.uk import read_uk
from riwaya.watchlists.lists.un import read_un

_HEAD = 4096
_FORMS: tuple[tuple[str, Callable[[str, bytes], WatchList]], ...] = (
    ("<Sanctions", read_ofac_advanced),
    ("DistinctParties", read_ofac_advanced),
    ("<sdnList", read_ofac_xml),
    ("CONSOLIDATED_LIST", read_un),
    ("sanctionEntity", read_eu),
    ("fsdexport", read_eu),
    ("<Designations", read_uk),
    ("<Designation>", read_uk),
)
KNOWN = (
    "OFAC SDN (sdn.csv with alt.csv, SDN.XML, SDN_ADVANCED.XML), UN consolidated XML, EU FSF XML, "
    "UK Sanctions List XML, OpenSanctions targets.simple.csv and FollowTheMoney JSON lines"
)


def read_lists(files: Mapping[str, bytes]) -> tuple[WatchList, ...]:
    """One list for each file; OFAC's table of alternate names goes with its table of entries."""
    alternates = {name: data for name, data in files.items() if is_alternate(_head(data))}
    rest = {name: data for name, data in files.items() if name not in alternates}
    found = tuple(_read(name, data, alternates) for name, data in rest.items())
    if alternates and not any(list_.form == "ofac-csv" for list_ in found):
        raise InputError(f"{next(iter(alternates))}: alternate names alone; give sdn.csv beside it")
    return found


def is_ofac_table(data: bytes) -> bool:
    """Whether a file is one of OFAC's tables."""
    head = _head(data)
    return is_alternate(head) or is_sdn(head)


def _read(name: str, data: bytes, alternates: Mapping[str, bytes]) -> WatchList:
    head = _head(data)
    if not head.strip():
        raise InputError(f"{name}: empty")
    if head.lstrip().startswith("<"):
        for mark, read in _FORMS:
            if mark in head:
                return read(name, data)
    elif head.lstrip().startswith("{"):
        return read_ftm(name, data)
    elif "schema" in head.splitlines()[0] and "aliases" in head.splitlines()[0]:
        return read_targets(name, data)
    elif is_sdn(head):
        return read_ofac_csv(name, data, alternates)
    raise InputError(f"{name}: none of the forms known here ({KNOWN})")


def _head(data: bytes) -> str:
    return data[:_HEAD].decode("utf-8-sig", errors="replace")
