"""Fetching from an address, politely: what robots.txt allows, at an unhurried pace, again only what has changed.

An address that a person names may be of this machine or its network; one that a page or a redirect names may not.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from summitry.errors import NotFound, SourceError, TooLarge, Unreadable
from summitry.sources.stream import MOST_BYTES

AGENT = "summitry"
PACE = 2.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""

_MOST_PACE = 60.0
_MOST_MOVES = 5
_MOST_SECONDS = 60.0
_MOST_ROBOTS = 512 * 2**10
_GONE = frozenset((404, 410))
_BUSY = frozenset((429, 503))
_MOVED = frozenset((301, 302, 303, 307, 308))


class Postponed(SourceError):
    """The host asks not to be asked again before ``until``, seconds since 1970."""

    def __init__(self, file: str, until: float) -> None:
        self.until = until
        moment = datetime.fromtimestamp(until, UTC).strftime("%Y-%m-%d %H:%M UTC")
        super().__init__(file, f"the host asks to be left alone until {moment}", "Try again after that")


class Unreached(SourceError):
    """The host did not answer, or failed: it may at another time."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. ``address`` is where it was in the end; ``data`` is ``None`` where nothing has changed."""

    address: str
    data: bytes | None
    content_type: str = ""
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Fetches over HTTP. ``pace`` is in seconds; ``sleep`` waits so many seconds. Close it when done."""

    def __init__(self, pace: float = PACE, sleep: Callable[[float], None] = time.sleep) -> None:
        import httpx

        from summitry import __version__

        self._client = httpx.Client(
            headers={"User-Agent": f"{AGENT}/{__version__}", "Accept": "*/*"}, timeout=20.0, follow_redirects=False
        )
        self._pace, self._sleep = pace, sleep
        self._robots: dict[str, RobotFileParser | None] = {}
        self._last: dict[str, float] = {}

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def fetch(
        self, address: str, *, etag: str | None = None, modified: str | None = None, near: str | None = None
    ) -> Fetched:
        """What ``address`` gives. ``etag`` and ``modified`` are those of the last time: unchanged, there is no data.

        ``near`` is the address of the page that named this one, ``None`` where a person did. Raises ``NotFound``,
        ``TooLarge``, ``Postponed``, ``Unreached`` where there is no network, ``Unreadable`` where robots.txt
        forbids it.
        """
        self._check(address, address, near)
        asked = address
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        for _ in range(_MOST_MOVES + 1):
            if not self._is_allowed(asked):
                raise Unreadable(
                    address, "its robots.txt asks programs to stay away", "Save the page by hand and read it"
                )
            status, headers, data = self._get(address, asked, {k: v for k, v in conditions.items() if v})
            if status in _MOVED and headers.get("Location"):
                asked, before = urljoin(asked, headers["Location"]), asked
                self._check(address, asked, before)
                continue
            if status == 304:
                return Fetched(asked, None, "", etag, modified)
            _refuse(address, status, headers)
            kind = headers.get("Content-Type", "")
            return Fetched(asked, data, kind, headers.get("ETag"), headers.get("Last-Modified"))
        raise Unreadable(address, f"it leads on more than {_MOST_MOVES} times", "Name the address where it ends")

    def _get(self, address: str, asked: str, headers: dict[str, str], most: int = MOST_BYTES) -> tuple[int, Any, bytes]:
        """One request: status, headers, body. Waits for its turn."""
        import httpx

        host = urlsplit(asked).netloc
        wait = self._last.get(host, -1e9) + self._pace_of(asked) - time.monotonic()
        if wait > 0:
            self._sleep(wait)
        deadline = time.monotonic() + _MOST_SECONDS
        data = bytearray()
        try:
            with self._client.stream("GET", asked, headers=headers) as response:
                for piece in response.iter_bytes(2**16):
                    data += piece
                    if len(data) > most:
                        raise TooLarge(address, f"it is larger than {most // 2**20} MB", "Save it and read its parts")
                    if time.monotonic() > deadline:
                        raise Unreached(address, "it takes longer than a minute to arrive", "Try again later")
        except httpx.HTTPError as error:
            raise Unreached(
                address,
                f"{urlsplit(asked).hostname} cannot be reached ({str(error) or type(error).__name__})",
                "Check the network and the address; saved pages can be read without it: summitry read FOLDER",
            ) from None
        except (httpx.InvalidURL, ValueError) as error:
            raise Unreadable(address, f"it is no address ({error})", "Write it as https://HOST/PATH") from None
        finally:
            self._last[host] = time.monotonic()
        return response.status_code, response.headers, bytes(data)

    def _is_allowed(self, address: str) -> bool:
        robots = self._robots_of(address)
        return robots is not None and robots.can_fetch(AGENT, address)

    def _robots_of(self, address: str) -> RobotFileParser | None:
        """The rules of a host; ``None`` where it fails to give them, which forbids all for now."""
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            rules = RobotFileParser()
            self._robots[host] = rules
            status, headers, data = self._get(address, f"{host}/robots.txt", {}, _MOST_ROBOTS)
            if status in (401, 403):
                rules.parse(["User-agent: *", "Disallow: /"])
            elif 400 <= status < 500 or status in _MOVED:
                rules.parse([])
            elif status != 200:
                del self._robots[host]
                _refuse(address, status, headers)
            else:
                rules.parse(data.decode("utf-8", "replace").splitlines())
        return self._robots[host]

    def _pace_of(self, address: str) -> float:
        parts = urlsplit(address)
        rules = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        asked = rules.crawl_delay(AGENT) if rules is not None and rules.mtime() else None
        return min(max(self._pace, float(asked or 0)), _MOST_PACE)

    def _check(self, address: str, asked: str, near: str | None) -> None:
        """Raise where ``asked`` is no address of the web, or one within this network that something else named."""
        parts = urlsplit(asked)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Unreadable(address, f"{asked} is no address of the web", "Write it as https://HOST/PATH")
        if near is None or urlsplit(near).netloc == parts.netloc:
            return
        if _is_private(parts.hostname):
            raise Unreadable(
                address,
                f"it leads to {parts.hostname}, which is a machine of this network",
                "Name that address yourself if you mean it",
            )


def _refuse(address: str, status: int, headers: Any) -> None:
    """Raise where a status is none of success."""
    if status in _BUSY:
        raise Postponed(address, time.time() + _seconds(headers.get("Retry-After")))
    if status in _GONE:
        raise NotFound(address, f"the host says that there is nothing (HTTP {status})", "Check the address")
    if status >= 500:
        raise Unreached(address, f"the host fails (HTTP {status})", "Try again later")
    if not 200 <= status < 300:
        raise Unreadable(
            address, f"the host refuses it (HTTP {status})", "Open it in a browser, save it, and read that"
        )


def _seconds(value: str | None) -> float:
    """How long to wait by ``Retry-After``: seconds or a date; an hour where it says neither, a day at most."""
    if value and value.strip().isdecimal():
        return min(float(value), 86_400.0)
    try:
        wait = (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds() if value else 3_600.0
    except (ValueError, TypeError):
        wait = 3_600.0
    return min(max(wait, 60.0), 86_400.0)


def _is_private(host: str) -> bool:
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except OSError:
        return False  # the request itself will tell
    return any(not ipaddress.ip_address(str(address).partition("%")[0]).is_global for address in found)
