"""Passages that are steps of a thread without undertaking anew: reports, deeds, means, measures under an umbrella."""

from __future__ import annotations

from functools import cache

import pytest

from summitry.model import CommitmentMention, Document, Reading
from summitry.read.reader import read

TITLE = "Joint Statement of Chile and Peru"


@cache
def _read(text: str, title: str = TITLE) -> Reading:
    return read(Document("paper", "paper.md", text, title=title, markup="markdown"))


def _told(text: str, title: str = TITLE) -> list[tuple[str, str, CommitmentMention]]:
    reading = _read(text, title)
    return [(text[slice(*c.span)], "+".join(p.actor for p in c.by), c) for c in reading.commitments]


@pytest.mark.parametrize(
    ("text", "passage", "by", "kind"),
    [
        (
            "The two leaders welcomed the steady progress made on the coastal railway.",
            "The two leaders welcomed the steady progress made on the coastal railway",
            "CHL+PER",
            "position",
        ),
        (
            "President Vidal of Chile commended Peru's leadership in restoring kelp forests.",
            "Peru's leadership in restoring kelp forests",
            "PER",
            "position",
        ),
        (
            "Building on our efforts in the Desert Water Pact, we will drill ten wells near Tacna.",
            "Building on our efforts in the Desert Water Pact",
            "CHL+PER",
            "position",
        ),
        (
            "They also shared the need to deepen the harbour of Arica.",
            "They also shared the need to deepen the harbour of Arica",
            "CHL+PER",
            "position",
        ),
        (
            "The ministers concurred that clean water is a common good.",
            "The ministers concurred that clean water is a common good",
            "CHL+PER",
            "position",
        ),
        (
            "We will widen trade in timber, where we have expanded our cooperation on sawmills.",
            "we have expanded our cooperation on sawmills",
            "CHL+PER",
            "action",
        ),
    ],
)
def test_what_tells_how_work_stands_is_kept(text: str, passage: str, by: str, kind: str) -> None:
    assert (passage, by, kind) in [(quote, parties, c.kind) for quote, parties, c in _told(text)]


def test_a_possessive_behind_praise_is_the_praised_ones() -> None:
    text = (
        "President Quispe of Peru met President Vidal of Chile. The President of Peru commended President Vidal's work "
        "in Arica, and his determination to rebuild Chile's piers."
    )
    found = [(by, c.kind) for quote, by, c in _told(text) if "rebuild" in quote and c.kind == "undertaking"]
    assert found == [("CHL", "undertaking")]


def test_semicolons_part_the_members_of_a_list_of_things() -> None:
    text = "We will widen our exchanges, including through the Pilot School; the Andes Fellowship; and sister ports."
    assert [quote for quote, _, _ in _told(text)] == [text.rstrip(".")]


def test_semicolons_part_actions() -> None:
    text = "Chile and Peru will open a consulate in Arica; and they will double the number of border posts."
    assert len(_told(text)) == 2


def _wholes(text: str, title: str = TITLE) -> list[tuple[str, str]]:
    reading = _read(text, title)
    return [
        (text[slice(*c.span)], text[slice(*reading.commitments[c.whole].span)])
        for c in reading.commitments
        if c.whole is not None
    ]


def test_what_serves_an_end_is_part_of_it() -> None:
    text = "We will protect the cod banks. To this end, Chile and Peru will send two patrol ships."
    assert _wholes(text) == [("Chile and Peru will send two patrol ships", "We will protect the cod banks")]
    assert _wholes("We will protect the cod banks. Chile and Peru will send two patrol ships.") == []


def test_named_means_below_a_measure_are_part_of_it() -> None:
    text = """Chile and Peru will:

- Work to bring light to the highlands, including through:

    The Andes Lamp Partnership, which brings lamps to schools;
    The Puna Grid Initiative, which links villages.
"""
    parts = _wholes(text)
    assert [part.split(",")[0] for part, _ in parts] == ["The Andes Lamp Partnership", "The Puna Grid Initiative"]
    assert all("highlands" in whole for _, whole in parts)


def test_a_paper_named_for_an_initiative_sets_out_its_measures() -> None:
    text = """The two sides intend to deepen their cooperation under the Desert Water Partnership.

**Rivers**

Chile and Peru will:

- Share river data each spring;

**Wells**

Chile and Peru will:

- Drill ten wells near Tacna.
"""
    parts = _wholes(text, "Fact Sheet: The Chile-Peru Desert Water Partnership")
    assert [part for part, _ in parts] == ["Share river data each spring", "Drill ten wells near Tacna"]
    assert {whole for _, whole in parts} == {
        "The two sides intend to deepen their cooperation under the Desert Water Partnership"
    }
