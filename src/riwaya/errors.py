"""The few errors Riwaya raises; each message names the place and tells the reader what to do."""


class RiwayaError(Exception):
    """Any error that is about the user's input or surroundings and not about a bug in Riwaya."""


class InputError(RiwayaError):
    """A report that cannot be read: not text, empty, not Arabic, a broken record. Names file and line."""


class LexiconError(RiwayaError):
    """A lexicon file or overlay that breaks the schema. Names file and entry."""


class ContractError(RiwayaError):
    """JSON that does not follow the reading or comparison contract."""


class LedgerError(RiwayaError):
    """A ledger that cannot be opened, written or understood."""


class ChangedError(LedgerError):
    """Somebody else wrote meanwhile; look at what is new before writing again."""


class AccessError(RiwayaError):
    """A name, password, invitation or role that cannot be accepted. ``code`` is what pages translate."""

    def __init__(self, message: str, code: str = "refused") -> None:
        super().__init__(message)
        self.code = code
