"""The ledger of undertakings, and the lists of events and of statements."""

from __future__ import annotations

from summitry.desk.ask import Ask
from summitry.desk.listing import Listing, listed
from summitry.desk.page import Page, page

LEDGER = Listing(
    kind="commitment",
    plural="commitments",
    title="Ledger",
    lead="Every undertaking, with the stage that its thread has reached and the strength of its wording.",
    facets=("by", "to", "topic", "stage", "wording", "year", "document", "review"),
    sorts={"day": "Made", "due": "Due", "passages": "Passages", "origins": "Origins"},
)
EVENTS = Listing(
    kind="event",
    plural="events",
    title="Events",
    lead="What happened between actors, or is to happen, or was said to.",
    facets=("by", "to", "type", "status", "year", "review"),
    sorts={"day": "When", "passages": "Passages", "origins": "Origins"},
)
STATEMENTS = Listing(
    kind="statement",
    plural="statements",
    title="Statements",
    lead="Who said what, as reported or quoted.",
    facets=("by", "type", "topic", "year", "review"),
    sorts={"day": "When"},
)


@page("/ledger", template="list.html", accepts=LEDGER.accepts, nav="Ledger", place=20)
def ledger(ask: Ask) -> Page:
    """Every undertaking, narrowed by facets with counts; sorted, selected, printed."""
    return listed(ask, LEDGER)


@page("/events", template="list.html", accepts=EVENTS.accepts, nav="Events", place=22)
def events(ask: Ask) -> Page:
    """What happened, is to happen or was said to, narrowed by facets with counts."""
    return listed(ask, EVENTS)


@page("/statements", template="list.html", accepts=STATEMENTS.accepts, nav="Statements", place=24)
def statements(ask: Ask) -> Page:
    """Who said what, narrowed by facets with counts."""
    return listed(ask, STATEMENTS)


ROUTES = (ledger, events, statements)
