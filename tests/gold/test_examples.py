"""How much of what a careful reader takes from the sample articles the record holds. Floors may rise, never fall."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml

import summitry
from tests.gold.scorer import score, within

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
FACTS: dict[str, Any] = yaml.safe_load((HERE / "examples.yaml").read_text("utf-8"))
FLOORS: dict[str, dict[str, float]] = yaml.safe_load((HERE / "floors.yaml").read_text("utf-8"))["examples"]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The export of a record of the sample articles."""
    stream = StringIO()
    with summitry.open(tmp_path_factory.mktemp("gold") / "record.db") as record:
        record.read([EXAMPLES])
        record.export(stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("kind", ["statement", "event", "commitment"])
def test_figures_keep_to_their_floors(rows: list[dict[str, Any]], kind: str) -> None:
    figures = score(rows, FACTS, kind)
    told = f"{figures}"
    assert figures.recall >= FLOORS[kind]["recall"], told
    assert figures.precision >= FLOORS[kind]["precision"], told


def test_documents_are_dated_as_far_as_they_say(rows: list[dict[str, Any]]) -> None:
    dates = {row["file"].split("/")[-1]: row["published"] for row in rows if row["type"] == "document"}
    assert dates.keys() == FACTS.keys()
    for name, fact in FACTS.items():
        assert within(dates[name], fact["published"]), (name, dates[name])


def test_two_papers_that_print_one_agency_are_one_origin(rows: list[dict[str, Any]]) -> None:
    origins = {row["file"].split("/")[-1]: row["origin"] for row in rows if row["type"] == "document"}
    assert origins["2024-03-24-shoal-harbour-post.txt"] == origins["2024-03-24-shoal-island-courier.txt"]
    assert len(set(origins.values())) == len(origins) - 1
