from __future__ import annotations

import io

import pytest

from summitry.model import Document
from summitry.sources.markdown import read

BODY = "The ministers of Norway and Chile met in Bergen and agreed to meet again in May.\n"


def document(front: str) -> Document:
    text = f"---\n{front}\n---\n\n{BODY}"
    (found,) = read(io.BytesIO(text.encode()), "a.md", "a.md")
    assert found.text == text
    assert found.markup == "markdown"
    return found


def test_front_matter_becomes_metadata() -> None:
    found = document(
        "title: 'Ministers meet:\n  a first step'\npublisher: Fjord Wire\nauthors: [Ingrid Solberg, Mateo Rivas]\n"
        "source_url: https://fjord.example/1\ndate: 2023-03-03\ntags: [a, {b: c}]"
    )
    assert found.title == "Ministers meet: a first step"
    assert found.publisher == "Fjord Wire"
    assert found.authors == ("Ingrid Solberg", "Mateo Rivas")
    assert found.url == "https://fjord.example/1"
    assert found.published is not None
    assert found.published.earliest == found.published.latest == "2023-03-03"
    assert "front matter" in found.published.why


def test_local_day_of_a_moment_with_a_zone() -> None:
    found = document("published_time: 2023-06-08 23:30:00-04:00")
    assert found.published is not None
    assert found.published.is_day
    assert found.published.earliest == "2023-06-08"


def test_day_narrows_a_moment_in_utc() -> None:
    found = document("date: '2023-06-08'\npublished_time: 2023-06-09T02:30:00Z")
    assert found.published is not None
    assert found.published.earliest == found.published.latest == "2023-06-08"


def test_publisher_by_its_address() -> None:
    assert document("source_url: https://bidenwhitehouse.archives.gov/x").publisher == "The White House"


@pytest.mark.parametrize("front", ["title: [unclosed\ndate: 2023-03-03", "title: a: b: c\ndate: 2023-03-03"])
def test_front_matter_that_is_not_yaml_gives_its_plain_lines(front: str) -> None:
    found = document(front)
    assert found.title
    assert found.published is not None
    assert found.published.earliest == "2023-03-03"


@pytest.mark.parametrize("front", ["- a list", "just words", "", "date: soon", "date: 2023-02-30"])
def test_front_matter_that_says_nothing(front: str) -> None:
    found = document(front)
    assert (found.title, found.published) == (None, None)


def test_rule_in_the_text_is_no_front_matter() -> None:
    (found,) = read(io.BytesIO(f"{BODY}\n---\n{BODY}".encode()), "a.md", "a.md")
    assert found.title is None
