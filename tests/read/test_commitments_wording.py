"""The wording ladder: every rule by its own example."""

from __future__ import annotations

from functools import cache

import pytest

from summitry.model import Document
from summitry.read.commitments.kinds import is_deed, rung_of
from summitry.read.commitments.markers import Marker, markers
from summitry.read.page import Page, pages
from summitry.read.reader import STAGES
from summitry.rules.wording import examples, ladder, words

EXAMPLES = tuple(examples())


@cache
def _pages() -> dict[str, Page]:
    """Every example by itself, brackets off."""
    sentences = [sentence.replace("[", "").replace("]", "") for sentence, _ in EXAMPLES]
    documents = [Document(f"example-{n}", f"example-{n}.txt", text) for n, text in enumerate(sentences)]
    found = {}
    for page in pages(documents):
        for stage in STAGES:
            stage(page)
        found[page.text] = page
    return found


def _marked(sentence: str) -> tuple[Page, Marker | None]:
    """The page of an example, and its marker for the act in brackets."""
    page = _pages()[sentence.replace("[", "").replace("]", "")]
    at = sentence.index("[")
    return page, next((one for one in markers(page.doc[:]) if page.starts[one.act.i] == at), None)


@pytest.mark.parametrize(("sentence", "rung"), EXAMPLES)
def test_wording_example_marks_its_act(sentence: str, rung: str | None) -> None:
    page, marker = _marked(sentence)
    assert marker is not None
    if rung is not None:
        assert rung_of(page, marker.act, marker.act.lemma_, marker.rung) == rung


def test_wording_threats_and_states_of_mind_are_no_deeds() -> None:
    for sentence in ("The general vowed to [crush] the rebels.", "Their friendship will [remain] strong."):
        _, marker = _marked(sentence)
        assert marker is not None
        assert not is_deed(marker.act, marker.form)


def test_wording_ladder_has_a_version_and_no_word_on_two_rungs() -> None:
    rules = ladder()
    assert rules.version >= 1
    assert not rules.explore & rules.support
    assert not rules.explore & rules.threat


def test_wording_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("no such list")
