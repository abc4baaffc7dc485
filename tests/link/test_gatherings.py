"""Gatherings of several that two papers without a date foretell: real texts, read and linked."""

from __future__ import annotations

from pathlib import Path

import summitry
from summitry.link.items import Event

FIRST = (
    "President Lai Brandt of Austria and Prime Minister Ida Holm of Norway will meet in Vienna next Tuesday.\n\n"
    "The Norwegian leader is slated to participate in a trilateral summit also involving Danish Prime Minister "
    "Per Lund.\n"
)
SECOND = (
    "President Lai Brandt of Austria will host Prime Minister Ida Holm of Norway in Vienna on Tuesday.\n\n"
    "On Wednesday, Danish Prime Minister Per Lund will join the two leaders for a summit.\n"
)
OTHER = (
    "President Lai Brandt of Austria and Prime Minister Ida Holm of Norway will meet in Oslo on Tuesday.\n\n"
    "On Wednesday, Finnish Prime Minister Aino Salo will join the two leaders for a summit.\n"
)


def gatherings(folder: Path, *texts: str) -> list[Event]:
    """The summits that a record of ``texts``, all of one year, tells of."""
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"{number}.txt")
        paths[-1].write_text(f"{text}\nCopyright © 2023 Example Post. All rights reserved.\n", encoding="utf-8")
    with summitry.open(folder / "record.db") as record:
        record.read(paths)
        told = [event for event in record.events() if any("summit" in e.quote for e in event.evidence)]
    assert told
    return told


def test_one_summit_foretold_by_two_papers_without_a_date_is_one(tmp_path: Path) -> None:
    assert [len({e.document for e in event.evidence}) for event in gatherings(tmp_path, FIRST, SECOND)] == [2]


def test_summits_of_other_guests_stay_apart(tmp_path: Path) -> None:
    assert [len({e.document for e in event.evidence}) for event in gatherings(tmp_path, FIRST, OTHER)] == [1, 1]
