"""A document dated by what others know of the events that it tells of."""

from __future__ import annotations

from pathlib import Path

import summitry
from summitry.model import Document, Interval

PLAN = Document(
    "plan",
    "plan.txt",
    "Prime Minister Fumio Kishida will meet President Joe Biden at the White House on Wednesday.\n\n"
    "Copyright 2024 Fjord Post.",
)
KNOWN = Document(
    "known",
    "known.txt",
    "President Joe Biden met Prime Minister Fumio Kishida on April 10, 2024. Reporters saw them in the garden.",
    published=Interval("", "2024-04-12", "2024-04-12", "explicit", "given"),
)
OTHER = Document(
    "other",
    "other.txt",
    "President Joe Biden met Prime Minister Fumio Kishida on May 15, 2024. Reporters saw them in the garden.",
    published=Interval("", "2024-05-17", "2024-05-17", "explicit", "given"),
)


def _day(record: summitry.Record) -> tuple[str | None, str | None]:
    published = next(d for d in record.documents() if d.id == "plan").published
    return (published.earliest, published.latest) if published else (None, None)


def test_a_weekday_is_dated_by_a_paper_that_knows_the_day(tmp_path: Path) -> None:
    with summitry.open(tmp_path / "r.db") as record:
        record.add([PLAN])
        alone = _day(record)
        record.add([KNOWN])
        assert _day(record) == ("2024-04-04", "2024-04-10")
        why = next(d for d in record.documents() if d.id == "plan").published
        assert why is not None
        assert "known.txt" in why.why
        record.add([OTHER])  # a second Wednesday: now it may be either
        assert _day(record) == alone


def test_dating_does_not_hang_on_order(tmp_path: Path) -> None:
    with summitry.open(tmp_path / "a.db") as record:
        record.add([KNOWN, PLAN])
        assert _day(record) == ("2024-04-04", "2024-04-10")
