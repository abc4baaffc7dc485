"""The pages of the static site: HTML that needs no server, no script and nothing but the style beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha1
from html import escape
from pathlib import Path

STYLE = "style.css"
PAGES = (
    ("Record", "index.html"),
    ("Ledger", "ledger/1.html"),
    ("Events", "events/index.html"),
    ("Documents", "documents/1.html"),
    ("Actors", "actors/1.html"),
)
_PLAIN = re.compile(r"[a-z0-9_-]{1,48}")


def address(kind: str, id: str) -> str:
    """The path of an item's own page, from the site's root: in one of 256 folders, so that none holds too many."""
    mark = sha1(id.encode("utf-8", "surrogatepass")).hexdigest()
    name = id if _PLAIN.fullmatch(id) else f"{re.sub('[^a-z0-9]+', '-', id.lower()).strip('-')[:32]}-{mark[:8]}"
    return f"{kind}/{mark[:2]}/{name}.html"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page on its way to a file: where it stands, and so how it leads to others."""

    path: str
    title: str

    def to(self, path: str) -> str:
        """A relative address, escaped, of another page of the site (``#`` and what follows included)."""
        return escape("../" * self.path.count("/") + path, quote=True)

    def html(self, body: str) -> str:
        """The whole page."""
        links = "".join(
            f'<a href="{self.to(path)}"{" aria-current=page" if path == self.path else ""}>{name}</a>\n'
            for name, path in PAGES
        )
        return (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'; object-src 'none'; "
            "base-uri 'none'; form-action 'none'\">\n"
            f'<title>{escape(self.title)} · Summitry</title>\n<link rel="icon" href="data:,">\n'
            f'<link rel="stylesheet" href="{self.to(STYLE)}">\n</head>\n<body>\n'
            '<a class="skip" href="#main">Skip to the page</a>\n<header class="top">\n'
            f'<nav aria-label="Pages">\n{links}</nav>\n'
            f'</header>\n<main id="main">\n<h1>{escape(self.title)}</h1>\n{body}\n</main>\n</body>\n</html>\n'
        )

    def write(self, root: Path, body: str) -> None:
        """Write the page below ``root``."""
        file = root / self.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.html(body), encoding="utf-8", errors="replace")


class Roll:
    """A list that is too long for one page: each full page is written, and leads to the one before and after."""

    def __init__(self, root: Path, name: str, title: str, size: int) -> None:
        self.root = root
        self.name = name
        self.title = title
        self.size = size
        self.number = 1
        self.count = 0
        self._lines: list[str] = []

    @property
    def leaf(self) -> Leaf:
        """The page that is being filled."""
        return Leaf(
            f"{self.name}/{self.number}.html", self.title + (f", page {self.number}" if self.number > 1 else "")
        )

    def add(self, line: Callable[[Leaf], str]) -> None:
        """Add a line, made for the page that it stands on."""
        if len(self._lines) == self.size:
            self._turn(more=True)
            self.number += 1
        self.count += 1
        self._lines.append(line(self.leaf))

    def close(self) -> None:
        """Write the last page, an empty one where the list is empty."""
        self._turn(more=False)

    def _turn(self, more: bool) -> None:
        ways = [(self.number - 1, "Before", "prev")] if self.number > 1 else []
        ways += [(self.number + 1, "Next", "next")] if more else []
        links = " ".join(f'<a href="{number}.html" rel="{rel}">{word}</a>' for number, word, rel in ways)
        nav = f'<nav aria-label="Further pages"><p>{links}</p></nav>' if links else ""
        self.leaf.write(self.root, (listed(self._lines) or "<p>None.</p>") + nav)
        self._lines = []


def listed(lines: Iterable[str]) -> str:
    """Lines as a list; "" for none."""
    items = "\n".join(f"<li>{line}</li>" for line in lines)
    return f'<ul class="lines">\n{items}\n</ul>' if items else ""


def line(when: str, text: str, href: str, standing: str, more: str = "") -> str:
    """One line of a list: when, what, how it stands. ``href`` is escaped already, as is the HTML of ``more``."""
    claim = (
        f'<a class="claim" href="{href}">{escape(text)}</a>' if href else f'<span class="claim">{escape(text)}</span>'
    )
    return (
        f'<span class="when">{escape(when)}</span>\n<div class="what">{claim} '
        f'<span class="standing">{escape(standing)}</span>{more}</div>'
    )
