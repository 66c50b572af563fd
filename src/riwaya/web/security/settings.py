"""How the workbench is reached: which addresses it answers to, and whether it asks who is there."""

import secrets
from dataclasses import dataclass
from ipaddress import ip_address

from riwaya.errors import AccessError


def open_token() -> str:
    """A fresh secret for the printed address."""
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class SecuritySettings:
    """``hosts``: what the Host header may say, port included where it is not the scheme's own.

    With ``open_token`` nobody signs in: whoever opens the printed address is the owner of everything, under the name
    ``local_name``. ``first_token`` guards the page of the first start. Both stand in the address that is printed.
    """

    hosts: tuple[str, ...] = ("127.0.0.1:8000", "localhost:8000", "[::1]:8000")
    secure_cookies: bool = False
    open_token: str | None = None
    first_token: str | None = None
    local_name: str = "local"

    def __post_init__(self) -> None:
        """Without sign-in only this machine may reach the workbench."""
        if not self.hosts:
            raise AccessError("the workbench needs the address it is reached under")
        if self.open_token is not None and not all(is_loopback(host) for host in self.hosts):
            raise AccessError("without sign-in the workbench answers on this machine only (127.0.0.1 or localhost)")

    @property
    def scheme(self) -> str:
        """How browsers reach it."""
        return "https" if self.secure_cookies else "http"

    @property
    def cookie(self) -> str:
        """Browsers do not keep cookies of ports apart: two workbenches on one machine need two names."""
        port = self.hosts[0].rpartition(":")[2] if ":" in self.hosts[0].rpartition("]")[2] else ""
        return "__Host-riwaya" if self.secure_cookies else f"riwaya{port}"

    @property
    def address(self) -> str:
        """The address to print: with the secret where one is needed."""
        base = f"{self.scheme}://{self.hosts[0]}"
        if self.open_token is not None:
            return f"{base}/open?token={self.open_token}"
        return base + "/" if self.first_token is None else f"{base}/first?token={self.first_token}"


def is_loopback(host: str) -> bool:
    """Whether a Host header names this machine by an address that no other can have."""
    name = host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host
    if name == "localhost":
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
