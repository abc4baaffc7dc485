"""How a page is made: a function from ``Ask`` to ``Page``, and its twins for programs.

    @page("/calendar", template="calendar.html", accepts=("topic", "since", "until"), nav="Calendar", place=45)
    def calendar(ask: Ask) -> Page:
        \"\"\"What is to come, by day.\"\"\"
        days = ...
        return Page("Calendar", {"days": days}, data={"days": ...}, table=Table(("day", "event"), rows))

    ROUTES = (calendar,)

in a module under ``pages`` is all that it takes: the module is found by itself, the page stands at ``/calendar``, its
data at ``/calendar.json`` and its table at ``/calendar.csv``, and (with ``nav``) in the list of pages at the top. The
template under ``templates`` extends ``base.html`` and is given the page's context, and ``ask``. ``accepts`` names the
query parameters that the page knows, filters of the library or its own; any other is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from summitry.desk.ask import Ask


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the page's ``.csv`` has it."""

    header: Sequence[str]
    rows: Iterable[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows: its title, what its template is given, its data for programs, its table.

    ``after`` is the cursor of the page after it, where it is a page of a longer list.
    """

    title: str
    context: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] | None = None
    table: Table | None = None
    cookies: Mapping[str, str] = field(default_factory=dict)
    after: str | None = None


@dataclass(frozen=True, slots=True)
class PageRoute:
    """A page and where it stands. ``nav`` is its name in the list of pages, ``place`` orders that list."""

    path: str
    template: str
    make: Callable[[Ask], Page]
    accepts: tuple[str, ...] = ()
    nav: str | None = None
    place: int = 100

    @property
    def about(self) -> str:
        """What the page is, in a sentence: its function's docstring."""
        return " ".join((self.make.__doc__ or "").split())


@dataclass(frozen=True, slots=True)
class Done:
    """What a form did: where to go next, and the rulings that it made, which the next page offers to undo."""

    to: str
    rulings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """What a form does: it is given the form, writes to the record, and says where to go next."""

    path: str
    do: Callable[[Ask], Done]


def page(
    path: str, *, template: str, accepts: tuple[str, ...] = (), nav: str | None = None, place: int = 100
) -> Callable[[Callable[[Ask], Page]], PageRoute]:
    """Make the decorated function the page at ``path``."""

    def made(make: Callable[[Ask], Page]) -> PageRoute:
        return PageRoute(path, template, make, accepts, nav, place)

    return made


def deed(path: str) -> Callable[[Callable[[Ask], Done]], Deed]:
    """Make the decorated function what a form posted to ``path`` does."""

    def made(do: Callable[[Ask], Done]) -> Deed:
        return Deed(path, do)

    return made
