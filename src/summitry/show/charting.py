"""Charts of a record, by what a person asks for: words of a command line or a page's address in, a chart out.

``Asked`` holds the words, checked; each function gathers its figures from the record and draws them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from summitry.errors import UsageError
from summitry.link.items import Commitment
from summitry.record.figures import Month, What
from summitry.rules.months import MONTHS
from summitry.rules.states import code_of, states
from summitry.show.charts import dyad as dyads
from summitry.show.charts import network as networks
from summitry.show.charts import timeline as timelines
from summitry.show.charts import worldmap
from summitry.show.charts.chart import Chart
from summitry.weigh.networks import NODES, WHATS, network
from summitry.weigh.series import Step, series
from summitry.weigh.sides import MOST, Sides, group, sides
from summitry.weigh.timelines import Entry, entries

if TYPE_CHECKING:
    from summitry.library import Record

STATES = NODES
"""States that a network shows before it says how many more there are."""
EVENTS = 120
"""Events that a timeline shows before it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a chart is of. Months are ``YYYY-MM`` (a day stands for its month); what is ``None`` lets all through."""

    dyad: str | None = None
    actor: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None

    def sides(self, record: Record) -> Sides | None:
        """The two sides. Raises ``UsageError`` where one is neither a state nor an actor of this record."""
        if self.dyad is None:
            return None
        found = sides(self.dyad)
        for code in (*found.one, *found.other):
            known(record, code)
        return found

    def months(self) -> tuple[Month | None, Month | None]:
        """The first and the last month. Raises ``UsageError`` for one that is none, or where they are turned about."""
        since, until = month(self.since), month(self.until)
        if since and until and since > until:
            raise UsageError(f"{self.since} is after {self.until}. Give the earlier month to since, the later to until")
        return since, until

    def subject(self, record: Record) -> str:
        """In words: whom, what and when it is of."""
        name, (since, until) = namer(record), self.months()
        found = self.sides(record)
        parts = [found.title(name) if found else "", name(self.actor) if self.actor else "", self.topic or ""]
        return ", ".join([part for part in parts if part] + ([period(since, until)] if since or until else []))


def timeline(
    record: Record, asked: Asked, most: int = EVENTS, *, name: str = "timeline"
) -> tuple[Chart, tuple[Entry, ...]]:
    """The timeline of the ``most`` latest of the events asked for, and its entries. Raises ``UsageError``."""
    found, since, until = _filters(record, asked)
    events, total = record.figures.events(
        pairs=found.pairs if found else None, actor=asked.actor, topic=asked.topic, since=since, until=until, most=most
    )
    shown = entries(events)
    return timelines.draw(shown, asked.subject(record), total=total, name=name), shown


def dyad(record: Record, asked: Asked, step: str | None = None, *, name: str = "dyad") -> Chart:
    """What passes between two sides, or within a group. Raises ``UsageError``, also where no sides are given."""
    found, since, until = _filters(record, asked)
    if found is None:
        raise UsageError("whom is it about? Give two sides, such as JPN-USA or JPN,KOR-CHN, or a group: CHN,PHL,VNM")
    if step is not None and step not in get_args(Step):
        raise UsageError(f"{step}: a point counts a {', a '.join(get_args(Step))}. Give one of these")
    figure = series(record.figures, found, since=since, until=until, step=cast("Step | None", step))
    return dyads.draw(figure, namer(record), name=name)


def among(
    record: Record,
    asked: Asked,
    what: str | None = None,
    group_of: str | None = None,
    nodes: int = STATES,
    *,
    name: str = "network",
) -> Chart:
    """Who deals with whom: ``what`` are kinds of dealings with commas between (``all`` for each), ``group_of`` states
    of a group (``QUAD:members``). Raises ``UsageError``."""
    since, until = asked.months()
    kinds = WHATS if what == "all" else tuple((what or "met").split(","))
    for kind in kinds:
        if kind not in WHATS:
            raise UsageError(f"{kind}: no dealing is called so. One of: {', '.join(WHATS)}, or all")
    if not 2 <= nodes <= MOST:
        raise UsageError(f"{nodes}: a network shows from 2 to {MOST} states. Give a number between them")
    states_of = group(group_of) if group_of else ()
    for code in states_of:
        known(record, code)
    figure = network(
        record.figures, cast("tuple[What, ...]", kinds), since=since, until=until, among=states_of, nodes=nodes
    )
    when = period(since, until) if since or until else ""
    return networks.draw(figure, namer(record), when, name=name)


def world(record: Record, asked: Asked, centre: float | None = None, *, name: str = "map") -> Chart:
    """Where events happened; ``centre`` is the longitude in the middle of the map. Raises ``UsageError``."""
    found, since, until = _filters(record, asked)
    middle = worldmap.PACIFIC if centre is None else centre
    if not -180 <= middle <= 180:
        raise UsageError(f"{middle}: not a longitude. Give a number from -180 to 180")
    spots, places, events = record.figures.places(
        pairs=found.pairs if found else None, actor=asked.actor, topic=asked.topic, since=since, until=until
    )
    return worldmap.draw(spots, asked.subject(record), places=places, events=events, centre=middle, name=name)


def _filters(record: Record, asked: Asked) -> tuple[Sides | None, Month | None, Month | None]:
    if asked.actor is not None:
        known(record, asked.actor)
    return asked.sides(record), *asked.months()


def known(record: Record, actor: str) -> None:
    """Nothing, for a state or an actor of the record. Raises ``UsageError`` for anything else."""
    if actor not in states() and not record.figures.knows(actor):
        code = code_of(actor)
        meant = f"Write {code}" if code else "Find it with: summitry list actors"
        raise UsageError(f"{actor}: neither a state's code nor an actor of this record. {meant}")


def month(text: str | None) -> Month | None:
    """``2024-04``, of itself or of a day in it. Raises ``UsageError``."""
    if text is None:
        return None
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])(-\d\d)?", text):
        raise UsageError(f"{text}: not a month. Write it as YYYY-MM, such as 2024-04")
    return text[:7]


def period(since: Month | None, until: Month | None) -> str:
    """Months in words: "April 2024 to May 2024", "from April 2024 on"."""
    if since and until:
        return _named(since) if since == until else f"{_named(since)} to {_named(until)}"
    return f"from {_named(since)} on" if since else f"until {_named(until)}" if until else ""


def namer(record: Record) -> Callable[[str], str]:
    """What gives an actor's name by id, asking the record once for each that is no state."""

    @cache
    def name(actor: str) -> str:
        return states()[actor].name if actor in states() else record.name(actor)

    return name


def _named(value: Month | None) -> str:
    return f"{MONTHS[int(value[5:7]) - 1]} {value[:4]}" if value else ""


def commitment(record: Record, name: str | None) -> Commitment:
    """The commitment of this id, for its life line. Raises ``UsageError``, ``NoSuchItem`` or ``AmbiguousItem``."""
    if name is None:
        raise UsageError("whose life line? Give a commitment's id. List them with: summitry ledger")
    found = record.item(name).item
    if not isinstance(found, Commitment):
        raise UsageError(f"{name}: only a commitment has a life line. List them with: summitry ledger")
    return found
