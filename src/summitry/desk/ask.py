"""A request as a page sees it: its filters read and checked once, the record, and links back to itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from dataclasses import field as having
from typing import Any
from urllib.parse import quote, unquote, urlencode

from summitry.desk.settings import Settings
from summitry.errors import UsageError
from summitry.library import Filter, Record

FILTERS = tuple(one.name for one in fields(Filter))
"""Names of query parameters that narrow a list; the filters of the library, under the same names."""
PAGING = ("after", "limit")
BY = "desk_by"
"""The cookie that keeps a reviewer's name."""
SEVERAL = frozenset({"only"})
"""Parameters that may be given more than once; their values are put together with spaces."""
MOST = 500
"""Lines that one page of a list may hold."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. ``query`` holds the parameters given, each once, none of them empty; ``named`` is what stands in
    the path (``{id}``), ``form`` what was posted."""

    record: Record
    settings: Settings
    path: str
    query: Mapping[str, str]
    named: Mapping[str, str] = having(default_factory=dict)
    form: Mapping[str, Sequence[str]] = having(default_factory=dict)
    cookies: Mapping[str, str] = having(default_factory=dict)

    def get(self, name: str, default: str = "") -> str:
        """A parameter of the query."""
        return self.query.get(name, default)

    @property
    def filters(self) -> dict[str, Any]:
        """The parameters that are filters of the library, to be handed to its lists."""
        return {name: self.query[name] for name in FILTERS if name in self.query}

    def field(self, name: str) -> str:
        """A field of the form, without spaces around it; empty where it was not sent."""
        return next((value.strip() for value in self.form.get(name, ())), "")

    @property
    def by(self) -> str:
        """Whose name rulings bear: as given last, or as the desk was started."""
        return self.field("by") or unquote(self.cookies.get(BY, "")) or self.settings.by

    def limit(self, usual: int) -> int:
        """How many lines are wanted. Raises ``UsageError`` for a number that is none, or beyond ``MOST``."""
        text = self.query.get("limit")
        if text is None:
            return usual
        if not text.isdecimal() or not 1 <= int(text) <= MOST:
            raise UsageError(f"limit={text}: give a whole number from 1 to {MOST}")
        return int(text)

    def here(self, **changes: str | None) -> str:
        """This page's address with other parameters (``None`` takes one out); it starts again at the first line."""
        query = {**self.query, **changes} if "after" in changes else {**self.query, **changes, "after": None}
        return address(self.path, {name: value for name, value in query.items() if value})

    def twin(self, ending: str) -> str:
        """The address of this page's twin for programs: ``json`` or ``csv``."""
        return address(("/today" if self.path == "/" else self.path) + f".{ending}", self.query)


def address(path: str, query: Mapping[str, Any]) -> str:
    """A path and its query, encoded."""
    return quote(path) + ("?" + urlencode(query) if query else "")


def checked(query: list[tuple[str, str]], known: Collection[str]) -> dict[str, str]:
    """The parameters of a query, empty ones left out. Raises ``UsageError`` for one that the page does not know, or
    that is given twice."""
    found: dict[str, str] = {}
    for name, value in query:
        if name not in known:
            listed = ", ".join(sorted(known)) or "none"
            raise UsageError(f"{name}: this page knows no such parameter. It knows: {listed}")
        if value and name in found and name not in SEVERAL:
            raise UsageError(f"{name}: given twice. Give it once")
        if value:
            found[name] = f"{found[name]} {value}" if name in found else value
    return found
