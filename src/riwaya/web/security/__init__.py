"""Routes that say what they need, and the door before them: sessions, CSRF, Hosts, headers, limits, the audit log."""

from riwaya.web.security.failing import Refused, not_found
from riwaya.web.security.items import (
    claim_items,
    incident_item,
    judgement_item,
    report_item,
    ticked_incidents,
    ticked_reports,
)
from riwaya.web.security.middleware import secure
from riwaya.web.security.needs import EVERYTHING, PUBLIC, SIGNED_IN, Needs
from riwaya.web.security.routing import GuardedRoute, guarded, static_files
from riwaya.web.security.settings import SecuritySettings, is_loopback, open_token
from riwaya.web.security.visitor import Visitor

__all__ = [
    "EVERYTHING",
    "PUBLIC",
    "SIGNED_IN",
    "GuardedRoute",
    "Needs",
    "Refused",
    "SecuritySettings",
    "Visitor",
    "claim_items",
    "guarded",
    "incident_item",
    "is_loopback",
    "judgement_item",
    "not_found",
    "open_token",
    "report_item",
    "secure",
    "static_files",
    "ticked_incidents",
    "ticked_reports",
]
