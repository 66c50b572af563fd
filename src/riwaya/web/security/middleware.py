"""Around the whole app: foreign Hosts and other sites' requests are refused, every answer has the headers."""

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.errors import AccessError
from riwaya.web.security.errors import ErrorPage, add_error_pages
from riwaya.web.security.guard import now
from riwaya.web.security.headers import answer_headers
from riwaya.web.security.origins import wrong_host, wrong_origin
from riwaya.web.security.routing import undeclared
from riwaya.web.security.settings import SecuritySettings


def secure(app: Starlette, settings: SecuritySettings, *, error_page: ErrorPage, images: str = "") -> ASGIApp:
    """The app behind its checks. ``images``: the origin of a tile server, the only thing pages may fetch elsewhere.

    ``app.state.access`` and ``app.state.ledger`` are set by whoever makes the app.
    """
    if loose := undeclared(app.routes):
        raise AccessError(f"these routes do not say what they need: {loose}")
    app.state.security = settings
    if not hasattr(app.state, "clock"):
        app.state.clock = now
    add_error_pages(app, error_page)
    return Doorkeeper(app, settings, images)


class Doorkeeper:
    """The outermost part: sees every request before routes are looked up."""

    def __init__(self, app: Starlette, settings: SecuritySettings, images: str) -> None:
        self.app, self.settings, self.images = app, settings, images

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or go on with the headers added."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no sockets here: the server closes what nobody accepts
        answer = self._headed(send, keep=scope["path"].startswith("/static/"))
        if (why := wrong_host(scope["headers"], self.settings)) is not None:
            text = f"riwaya does not answer to this address ({why}); it is reached at {self.settings.hosts[0]}\n"
            await PlainTextResponse(text, 421)(scope, receive, answer)
            return
        if (why := wrong_origin(scope["method"], Headers(scope=scope), self.settings)) is not None:
            await PlainTextResponse(f"refused: {why}\n", 403)(scope, receive, answer)
            return
        await self.app(scope, receive, answer)

    def _headed(self, send: Send, *, keep: bool) -> Send:
        ours = answer_headers(images=self.images, keep=keep)
        names = {name for name, _ in ours}

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                theirs = [pair for pair in message.get("headers", ()) if pair[0].lower() not in names]
                message = {**message, "headers": [*theirs, *ours]}
            await send(message)

        return headed
