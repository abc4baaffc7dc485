"""Charts: the timeline, the dyad, the network and the map, each with its table and its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from summitry.desk.ask import Ask, address
from summitry.desk.page import Page, Table, page
from summitry.desk.views import href
from summitry.errors import UsageError
from summitry.show import charting
from summitry.show.charting import Asked
from summitry.show.charts.chart import Cell, Chart
from summitry.weigh.networks import WHATS, network
from summitry.weigh.sides import MOST

SHARED = ("since", "until")
PAIRS = 12
"""Pairs that the dyad's page offers before one is chosen."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form above a chart; ``choices`` are words to choose from, the first of them the usual one."""

    name: str
    label: str
    hint: str = ""
    choices: Sequence[str] = ()


_SINCE, _UNTIL = Field("since", "From", "2024-04"), Field("until", "To", "2025-03")
_DYAD, _ACTOR, _TOPIC = (
    Field("dyad", "Between", "JPN-USA"),
    Field("actor", "Actor", "JPN"),
    Field("topic", "Topic", "space"),
)


@page(
    "/timeline", template="chart.html", accepts=("dyad", "actor", "topic", "limit", *SHARED), nav="Timeline", place=30
)
def timeline(ask: Ask) -> Page:
    """Events in time, between two sides, of an actor or on a topic: hollow to come, hatched approximate."""
    chart, _ = charting.timeline(ask.record, _asked(ask), ask.limit(charting.EVENTS))
    return _page(
        ask,
        chart,
        (_DYAD, _ACTOR, _TOPIC, _SINCE, _UNTIL),
        links=("event", "id", href),
        leave=("number", "earliest", "latest", "date", "mode"),
    )


@page("/dyad", template="chart.html", accepts=("dyad", "by", *SHARED), nav="Dyad", place=32)
def dyad(ask: Ask) -> Page:
    """What passes between two sides, or within a group: events by quad class, mean score, articles, month by month."""
    fields = (
        Field("dyad", "Between", "JPN-USA or JPN,KOR-CHN"),
        _SINCE,
        _UNTIL,
        Field("by", "By", choices=("", "month", "quarter", "year")),
    )
    if not ask.get("dyad"):
        pairs = network(ask.record.figures, ("met",), edges=PAIRS).edges
        name = charting.namer(ask.record)
        offered = [
            (f"{name(e.one)} and {name(e.other)}", address("/dyad", {"dyad": f"{e.one}-{e.other}"}), e.count)
            for e in pairs
        ]
        context = {"fields": fields, "offered": offered, "chart": None}
        return Page(
            "Between two sides",
            context,
            data={"pairs": [{"one": e.one, "other": e.other, "met": e.count} for e in pairs]},
        )
    return _page(ask, charting.dyad(ask.record, _asked(ask), ask.query.get("by")), fields)


@page("/network", template="chart.html", accepts=("what", "among", "limit", *SHARED), nav="Network", place=34)
def net(ask: Ask) -> Page:
    """Who met, spoke of and promised to whom in a time, among all or within a group of the like-minded."""
    fields = (Field("what", "Who", choices=(*WHATS, "all")), Field("among", "Among", "QUAD:members"), _SINCE, _UNTIL)
    most = min(ask.limit(charting.STATES), MOST)
    chart = charting.among(ask.record, _asked(ask), ask.query.get("what"), ask.query.get("among"), most)

    def pair(row: dict[str, Cell]) -> str:
        return address("/dyad", {"dyad": f"{row['one']}-{row['other']}"})

    return _page(ask, chart, fields, links=("dealing", None, pair))


@page("/map", template="chart.html", accepts=("dyad", "actor", "topic", "centre", *SHARED), nav="Map", place=36)
def world(ask: Ask) -> Page:
    """Where events happened or are to happen, on a map of equal areas with the Pacific in its middle."""
    centre = ask.query.get("centre")
    try:
        middle = float(centre) if centre else None
    except ValueError:
        raise UsageError(f"centre={centre}: not a longitude. Give a number from -180 to 180") from None
    chart = charting.world(ask.record, _asked(ask), middle)
    return _page(ask, chart, (_DYAD, _ACTOR, _TOPIC, _SINCE, _UNTIL, Field("centre", "Centre", "150")))


def _asked(ask: Ask) -> Asked:
    return Asked(*(ask.query.get(name) for name in ("dyad", "actor", "topic", *SHARED)))


def _page(
    ask: Ask,
    chart: Chart,
    fields: Sequence[Field],
    links: tuple[str, str | None, Callable[[Any], str]] | None = None,
    leave: Sequence[str] = (),
) -> Page:
    """A page of one chart. ``links``: the column that is linked, the one that it is linked by (``None``: the row)."""
    header, objects = chart.table.header, chart.table.objects()
    shown = [name for name in header if name not in leave and name != "id"]
    rows = []
    for one in objects:
        to = None if links is None else links[2](one if links[1] is None else one[links[1]])
        rows.append([(name, one[name], to if links and name == links[0] else None) for name in shown])
    context = {
        "fields": fields,
        "chart": chart,
        "drawing": Markup(chart.html),
        "header": shown,
        "rows": rows,
        "offered": (),
    }
    data = {"title": chart.title, "description": chart.description, "rows": objects}
    return Page(chart.title, context, data=data, table=Table(header, chart.table.rows))


ROUTES = (timeline, dyad, net, world)
