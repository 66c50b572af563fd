"""Refusals as exceptions: the status, a code that pages translate, and for the audit log the reason."""


class Refused(Exception):
    """A request that is not answered. ``reason`` goes to the audit log only; ``message`` helps whoever asked."""

    def __init__(self, status: int, code: str, reason: str = "", *, message: str = "", wait: int = 0) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.reason = reason or code
        self.message = message
        self.wait = wait


def not_found(reason: str = "") -> Refused:
    """What is not there and what is kept from somebody look the same."""
    return Refused(404, "not_found", reason)
