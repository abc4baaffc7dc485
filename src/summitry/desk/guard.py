"""What stands before every page: who may ask, what may be written, and the headers that hold hostile text harmless.

Documents are hostile text. Pages escape them; should one slip through, the policy lets no script run but the desk's
own files. A page of another site may try to write (forgery), or to read under a name that it points at this machine
(DNS rebinding): both are refused here, before any page sees the request.
"""

from __future__ import annotations

import ipaddress
import socket
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summitry.desk.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
COOKIE = "desk_key"
LARGEST = 1_000_000
"""Bytes that a form may hold."""
OPEN = ("/enter", "/static/")
"""Where a visitor who has not given the key may go."""


class Guard:
    """ASGI middleware around the whole desk."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.names = {"localhost", settings.host.strip("[]").lower(), socket.gethostname().lower()}
        self.policy = {
            "content-security-policy": POLICY,
            "x-content-type-options": "nosniff",
            # Under no-referrer a form's Origin is sent as null, which only Sec-Fetch-Site can mend, and browsers send
            # that one to this machine alone; elsewhere the origin has to be told, to the desk itself and nobody else.
            "referrer-policy": "no-referrer" if settings.loopback else "same-origin",
            "x-frame-options": "DENY",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.policy.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        await (refusal or self.app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        method, path = scope["method"], scope["path"]
        if not self._is_ours(headers.get("host", "")):
            return PlainTextResponse("The desk does not answer to this name.", 421)
        if method not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("Only GET, HEAD and POST are understood.", 405, {"allow": "GET, HEAD, POST"})
        if method == "POST":
            length = headers.get("content-length", "")
            if not length.isdigit() or int(length) > LARGEST:
                return PlainTextResponse(f"A form has a length, of {LARGEST:,} bytes at most.", 413)
            if not self._is_same_origin(headers):
                return PlainTextResponse("Only the desk's own pages may write to the record.", 403)
            if self.settings.read_only and path != "/enter":
                return PlainTextResponse("This desk was started read-only: nothing can be ruled here.", 403)
        if self.settings.key and not path.startswith(OPEN) and not self._has_key(headers):
            if path.startswith("/api/") or method == "POST":
                return PlainTextResponse("Give the token: Authorization: Bearer TOKEN", 401)
            return RedirectResponse("/enter", 303)
        return None

    def _is_ours(self, host: str) -> bool:
        """True where the Host header names this desk: a name that it has, or (beyond loopback) any bare address."""
        name = (urlsplit(f"//{host}").hostname or "") if host and "@" not in host and "/" not in host else ""
        if name in self.names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not self.settings.loopback

    def _is_same_origin(self, headers: Headers) -> bool:
        """True where the browser says that one of the desk's own pages sent the form."""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        own = urlsplit(origin).netloc == headers.get("host") if origin and origin != "null" else None
        if site is not None:
            return site == "same-origin" and own is not False
        return own is True

    def _has_key(self, headers: Headers) -> bool:
        key = (self.settings.key or "").encode()
        given = headers.get("authorization", "").removeprefix("Bearer ").encode()
        try:
            kept = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            kept = SimpleCookie()
        cookie = kept[COOKIE].value.encode() if COOKIE in kept else b""
        return compare_digest(given, key) or compare_digest(cookie, key)
