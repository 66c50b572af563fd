"""Riwaya reads Arabic reporting on armed conflict and keeps who said what happened, through whom, on what evidence."""

__version__ = "0.1.0"

# What programs use is loaded when it is first asked for, so that importing riwaya costs nothing; its types stand in
# ``__init__.pyi``. Names of modules, and no imports, so that no room of the house depends on those above it.
_PUBLIC = dict.fromkeys(
    ("Ledger", "read", "read_files", "report", "table", "to_pandas", "to_polars"), "riwaya.workflow.scripting"
)
_PUBLIC |= dict.fromkeys(("Comparison", "Incident", "Reading", "Report", "dumps"), "riwaya.model")
_PUBLIC |= dict.fromkeys(("InputError", "LedgerError", "LexiconError", "RiwayaError"), "riwaya.errors")
_ROOMS = {"compare": "riwaya.compare"}  # a room that can be called


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _ROOMS:
        return import_module(_ROOMS[name])
    if name not in _PUBLIC:
        raise AttributeError(f"module 'riwaya' has no attribute {name!r}")
    found: object = getattr(import_module(_PUBLIC[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC, *_ROOMS})
