"""The export form: every line type with its agreed fields."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

import summitry
from summitry.model import Document, Interval

FIELDS = {
    "document": "id file url title publisher authors language published duplicate_of origin regions",
    "origin": "id documents why",
    "actor": "id kind name names state",
    "office": "person name office state since until known_to evidence source",
    "time": "document file start end text value earliest latest basis",
    "statement": "id speaker speaker_name speaker_state anonymous form cue act content topics date evidence "
    "source_span cue_span content_span",
    "event": "id plover mode contexts parties date place status history summary topics origins evidence",
    "commitment": "id summary by to topics quantity due stage wording badges history origins evidence score events",
    "link": "kind from to evidence",
    "ruling": "id at by action target value",
}
EVIDENCE = {"document", "file", "start", "end", "quote", "said_by"}

PAPER = """OTTAWA — Canadian Prime Minister Mark Carney met Norwegian Prime Minister Jonas Gahr Støre in Ottawa
on May 4, 2026.

"We will build six weather stations by 2030," Carney said. The two leaders will also deepen Arctic research, including:

- Sharing ice charts every week
- Building a joint laboratory in Tromsø by 2029
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    path: Path = tmp_path_factory.mktemp("export") / "r.db"
    with summitry.open(path) as record:
        day = Interval("", "2026-05-06", "2026-05-06", "explicit", "given")
        record.add([Document("paper", "paper.txt", PAPER, published=day)])
        record.date("paper", "2026-05-05", by="ann")
        stream = io.StringIO()
        record.export(stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("kind", FIELDS)
def test_export_has_every_agreed_field(lines: list[dict[str, Any]], kind: str) -> None:
    found = [line for line in lines if line["type"] == kind]
    if kind != "link":  # whether the list above is read as parts of a whole is the reader's matter
        assert found
    for line in found:
        assert set(FIELDS[kind].split()) <= set(line)


def test_export_evidence_is_whole(lines: list[dict[str, Any]]) -> None:
    for line in lines:
        for evidence in line.get("evidence", []) if line["type"] != "office" else []:
            assert set(evidence) >= EVIDENCE
            assert PAPER[evidence["start"] : evidence["end"]] == evidence["quote"]
            if line["type"] == "event":
                assert "status" in evidence
            if line["type"] == "commitment":
                assert set(evidence) >= {"stage", "wording", "by", "to", "topics", "quantity", "due"}


def test_export_regions_cover_the_text(lines: list[dict[str, Any]]) -> None:
    (document,) = (line for line in lines if line["type"] == "document")
    assert "".join(region["text"] for region in document["regions"]) == PAPER


def test_export_parties_are_actors_of_the_record(lines: list[dict[str, Any]]) -> None:
    actors = {line["id"] for line in lines if line["type"] == "actor"}
    for line in lines:
        parties = [*line.get("parties", []), *(line.get("by", []) if line["type"] == "commitment" else [])]
        assert {party["actor"] for party in parties} <= actors


def test_export_order_is_fixed(lines: list[dict[str, Any]]) -> None:
    order = list(FIELDS)
    positions = [order.index(line["type"]) for line in lines]
    assert positions == sorted(positions)
