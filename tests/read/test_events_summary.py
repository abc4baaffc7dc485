"""The line on an act: a sentence of its own, its verb agreeing with whoever acts."""

from __future__ import annotations

import pytest

from summitry.model import Document
from summitry.read import actors, events, statements, times
from summitry.read.events.wording import inflected, listed
from summitry.read.page import pages

LINES = {
    "The coast guard of Kenya fired water cannon at a Somali trawler.": "fires water cannon at a Somali trawler",
    "France and Italy agreed on Monday to build a tunnel.": "France and Italy agree to build a tunnel",
    "France condemned Iran.": "France condemns Iran",
    "The premiers of Norway and Sweden met in Oslo.": "Norway and Sweden meet in Oslo",
    "The king of Norway visited Sweden.": "visits Sweden",
    "The presidents of France, Norway and Kenya held a trilateral summit.": "Trilateral summit of France, Norway",
    "Kuwait was invaded.": "Kuwait is invaded",
    "The United States pledged two million dollars for schools in Mali.": "The United States pledges two million",
    "Norway called on Sweden to open the border.": "Norway calls on Sweden to open the border",
    "Iraq's invasion of Kuwait shook the world.": "Iraq's invasion of Kuwait",
}


@pytest.mark.parametrize(("text", "line"), LINES.items())
def test_summary_reads_as_a_sentence(text: str, line: str) -> None:
    page = next(pages([Document("d", "d.txt", text)]))
    for stage in (actors.find, times.find, statements.find, events.find):
        stage(page)
    assert any(line in event.summary for event in page.events), [event.summary for event in page.events]


def test_wording_agrees_with_its_subject() -> None:
    assert [inflected(verb, 1) for verb in ("agree", "push", "deny", "have")] == ["agrees", "pushes", "denies", "has"]
    assert [inflected(verb, 2) for verb in ("agree", "be")] == ["agree", "are"]


def test_wording_lists_names() -> None:
    assert (listed([]), listed(["A"]), listed(["A", "B", "C"])) == ("", "A", "A, B and C")
