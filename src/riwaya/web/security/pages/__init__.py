"""The pages of people and access."""

from riwaya.web.security.pages import log, me, people, restricted, signing

ROUTES = [*signing.ROUTES, *me.ROUTES, *people.ROUTES, *restricted.ROUTES, *log.ROUTES]

__all__ = ["ROUTES"]
