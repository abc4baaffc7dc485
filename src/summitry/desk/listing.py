"""A list with its facets: what the ledger, the events and the statements have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summitry.desk.ask import FILTERS, PAGING, Ask
from summitry.desk.lines import line
from summitry.desk.page import Page, Table
from summitry.desk.rows import COLUMNS, NOT_FOR, cells, json_line, plural_of
from summitry.errors import UsageError
from summitry.library import Record
from summitry.link.items import Item, MentionKind
from summitry.record.paging import Leaf, Total
from summitry.rules.plover import acts

USUAL = 50
FEW = 8
"""Values that a facet shows before it says how many more there are."""
OWN = ("sort", "year", "only", "all")


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed, under which words; ``facets`` are the filters offered with counts, ``sorts`` the columns that can
    be sorted by, each with what the column is called."""

    kind: MentionKind
    plural: str
    title: str
    lead: str
    facets: tuple[str, ...]
    sorts: Mapping[str, str]

    @property
    def accepts(self) -> tuple[str, ...]:
        """The query parameters that the page knows."""
        wrong = NOT_FOR[self.plural]
        return (*(name for name in FILTERS if name not in wrong), *PAGING, *OWN)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its words, how many it would leave, where choosing it leads, whether it is chosen."""

    words: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet as the page shows it; ``rest`` is how many values are left out, ``more`` where all of them stand."""

    name: str
    values: tuple[Value, ...]
    rest: int
    more: str
    open: bool


NAMES = {
    "by": "By whom",
    "to": "To whom",
    "topic": "Topic",
    "stage": "Stage",
    "status": "Status",
    "wording": "Wording",
    "type": "Kind",
    "year": "Year",
    "review": "Reviewed",
    "document": "Told in",
    "since": "From",
    "until": "Up to",
    "dyad": "Between",
    "actor": "With",
    "mode": "Mode",
    "due_before": "Due by",
    "due_after": "Due from",
}
"""What facets and filters are called on the page."""
REVIEWED = {"open": "not ruled on", "accepted": "accepted", "edited": "edited", "rejected": "rejected", "all": "all"}


def listed(ask: Ask, what: Listing) -> Page:
    """The page of a list."""
    filters, record = narrowing(ask), ask.record
    sort, limit = ask.get("sort", "day"), ask.limit(USUAL)
    if ask.get("only"):
        leaf = Leaf(_chosen(ask, what), None)
        total = Total(len(leaf.items), True)
    else:
        leaf = record.lists.leaf(what.kind, sort=sort, after=ask.get("after") or None, limit=limit, **filters)
        total = record.lists.total(what.kind, **filters)
    facets = record.lists.facets(what.kind, what.facets, **filters)
    choices = [_choice(ask, facet.name, facet.values) for facet in facets]
    context: dict[str, Any] = {
        "what": what,
        "lines": [line(record, item) for item in leaf.items],
        "total": total,
        "after": leaf.after,
        "choices": [choice for choice in choices if choice.values],
        "chosen": [
            (NAMES.get(name, name), worded(record, name, value), ask.here(**{name: None}))
            for name, value in ask.query.items()
            if name not in (*PAGING, "sort", "only", "all")
        ],
        "sort": sort,
    }
    data = {
        what.plural: [json_line(item) for item in leaf.items],
        "total": {"number": total.number, "exact": total.exact},
        "after": leaf.after,
        "facets": {facet.name: [{"value": v, "count": n} for v, n in facet.values] for facet in facets},
    }
    table = Table(COLUMNS[what.plural], (cells(what.plural, item) for item in leaf.items))
    return Page(what.title, context, data, table, after=leaf.after)


def narrowing(ask: Ask) -> dict[str, Any]:
    """The filters of a request, a year put as its first and last day. Raises ``UsageError`` for a year that is none."""
    filters, year = ask.filters, ask.get("year")
    if year:
        if not (year.isdecimal() and len(year) == 4 and year != "0000"):
            raise UsageError(f"year={year}: not a year. Write it with four digits, such as 2024")
        if "since" in filters or "until" in filters:
            raise UsageError("Give a year, or since and until, not both")
        filters |= {"since": f"{year}-01-01", "until": f"{year}-12-31"}
    return filters


def _chosen(ask: Ask, what: Listing) -> tuple[Item, ...]:
    wanted = {"statement": "s", "event": "e", "commitment": "c"}[what.kind]
    ids = [id for id in ask.get("only").split() if id[:1] in (wanted, "r")]
    return tuple(item for item in ask.record.lists.items(ids) if plural_of(item) == what.plural)


def _choice(ask: Ask, name: str, values: Sequence[tuple[str, int]]) -> Choice:
    chosen = ask.get(name)
    whole = ask.get("all") == name
    shown = values if whole else [v for n, v in enumerate(values) if n < FEW or v[0] == chosen]
    if name == "year":
        shown = sorted(shown, reverse=True)
    return Choice(
        name=NAMES[name],
        values=tuple(
            Value(worded(ask.record, name, value), count, _toggled(ask, name, value), value == chosen)
            for value, count in shown
        ),
        rest=len(values) - len(shown),
        more=ask.here(all=name),
        open=bool(chosen) or whole or name in ("by", "stage", "status", "topic", "type", "wording", "year"),
    )


def _toggled(ask: Ask, name: str, value: str) -> str:
    changes: dict[str, str | None] = {name: None if ask.get(name) == value else value, "only": None}
    if name == "year":
        changes |= {"since": None, "until": None}
    return ask.here(**changes)


def worded(record: Record, name: str, value: str) -> str:
    """A filter's value in words."""
    if name in ("by", "to", "actor"):
        return record.name(value)
    if name == "dyad":
        return " and ".join(record.name(side) for side in value.upper().replace("–", "-").split("-"))
    if name == "topic":
        return value.replace("-", " ")
    if name == "review":
        return REVIEWED.get(value, value)
    if name == "document":
        return record.lists.title(value)
    if name == "type":
        return value.lower() if any(value == kind for kind, _ in acts()) else value
    return value
