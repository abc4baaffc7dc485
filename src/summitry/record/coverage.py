"""What the record covers, in figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from summitry.model import Day
from summitry.record.store import Store


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of each kind, how far the documents' days reach, and what is missing."""

    documents: int
    statements: int
    events: int
    undertakings: int
    positions: int
    actors: int
    earliest: Day | None
    latest: Day | None
    undated: int
    unread: int
    failures: int


def coverage(store: Store) -> Coverage:
    """The figures. Costs a pass over the documents' days and over an index of the items."""
    documents, earliest, latest, dated = store.one(
        "SELECT count(*), min(earliest), max(latest), coalesce(sum(earliest = latest), 0) FROM document"
    )
    kinds: Counter[str] = Counter()
    for kind, type_, number in store.all(
        "SELECT kind, type, count(*) FROM item"
        " WHERE number NOT IN (SELECT number FROM item WHERE review = 'rejected') GROUP BY kind, type"
    ):
        kinds[type_ if kind == "commitment" else kind] += number
    return Coverage(
        documents=documents,
        statements=kinds["statement"],
        events=kinds["event"],
        undertakings=kinds["undertaking"],
        positions=kinds["position"],
        actors=store.one("SELECT count(DISTINCT actor) FROM appearance")[0],
        earliest=earliest,
        latest=latest,
        undated=documents - dated,
        unread=store.one("SELECT count(*) FROM document WHERE unread IS NOT NULL")[0],
        failures=store.one("SELECT count(*) FROM failure")[0],
    )
