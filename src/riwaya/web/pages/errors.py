"""An HTTP status and a code -> a page that says in the visitor's language what happened and what to do next."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from riwaya.web.rendering import render, translator

Words = tuple[str, str]


def error_page(request: Request, status: int, *, code: str = "", message: str = "") -> Response:
    """The page. ``code`` tells refusals of one status apart; ``message`` is a RiwayaError's own, where it helps."""
    heading, text = _words(status, code, translator(request).gettext)
    return render(request, "error.html", status, heading=heading, text=text, message=message, shown=status)


def _words(status: int, code: str, _: Callable[[str], str]) -> Words:
    by_code: dict[str, Words] = {
        "csrf": (_("The form is no longer valid"), _("Go back, load the page again, and send it once more.")),
        "changed": (_("Somebody changed this meanwhile"), _("Go back, load the page again, and look at what is new.")),
        "open_address": (
            _("Open the printed address"),
            _("The address with its secret stands where riwaya serve runs."),
        ),
        "no_room": (_("No room is left"), _("The disk where the workbench runs is full. Tell whoever looks after it.")),
        "not_asked": (_("Ask to see it first"), _("Go back to the page of the file, and ask there to see it.")),
        "too_slow": (_("Sending took too long"), _("Try again, with fewer or smaller files.")),
    }
    by_status: dict[int, Words] = {
        400: (_("This cannot be read"), _("Something in the address or the form is not as it should be.")),
        401: (_("Sign in first"), _("This page is for people who have signed in.")),
        403: (_("Not allowed"), _("Your role in this case does not include this.")),
        404: (_("Nothing here"), _("It is not in this case, or not for you to see. Look at the address again.")),
        405: (_("This cannot be read"), _("Something in the address or the form is not as it should be.")),
        409: (_("Somebody changed this meanwhile"), _("Go back, load the page again, and look at what is new.")),
        413: (_("Too large"), _("Send fewer files or shorter texts at once.")),
        415: (_("This cannot be read"), _("Something in the address or the form is not as it should be.")),
        429: (_("Too often"), _("Wait a moment and try again.")),
    }
    bug = (
        _("Something went wrong in Riwaya"),
        _("Nothing you saved is lost. The details stand where riwaya serve runs."),
    )
    return by_code.get(code) or by_status.get(status) or bug
