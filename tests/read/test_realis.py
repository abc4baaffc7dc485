"""Realis: every example of the rules, and what grammar, denial and dates make of an act."""

from __future__ import annotations

import pytest

from summitry.model import Document, Interval
from summitry.read import times
from summitry.read.page import Page, pages
from summitry.read.realis import status
from summitry.rules.realis import examples


def read(text: str, published: str | None = None) -> Page:
    day = Interval(published, published, published, "explicit", "given") if published else None
    page = next(pages([Document("d", "d.txt", text, published=day)]))
    times.find(page)
    return page


def status_of(marked: str, published: str | None = None) -> str:
    """The status of the word in [brackets]."""
    start, end = marked.index("["), marked.index("]") - 1
    page = read(marked.replace("[", "").replace("]", ""), published)
    return status(page, page.doc[page.tokens((start, end))[0]])


@pytest.mark.parametrize(("sentence", "wanted"), list(examples()))
def test_realis_every_example_of_the_rules_holds(sentence: str, wanted: str) -> None:
    got = status_of(sentence)
    assert got == ("occurred" if wanted == "same" else wanted)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The envoys [met] in Riga.", "occurred"),
        ("The envoys have [met] twice since spring.", "occurred"),
        ("The fleets are [exercising] off Iceland.", "ongoing"),
        ("The queen will [visit] Riga.", "scheduled"),
        ("The queen is to [visit] Riga.", "scheduled"),
        ("Norway said it would [send] grain.", "scheduled"),
        ("Aides said the queen would [sign] the treaty.", "expected"),
        ("The general may [resign].", "possible"),
        ("Norway could [withdraw] its fleet.", "possible"),
        ("The army would [attack] if the talks failed.", "conditional"),
        ("Unless Iceland [withdraws], the pact ends.", "conditional"),
        ("The envoys did not [meet].", "denied"),
        ("The minister never [visited] Riga.", "denied"),
        ("Iceland did not agree to [sign] the treaty.", "denied"),
        ("The guards left without [firing] a shot.", "denied"),
        ("The envoys will meet and [sign] a treaty.", "scheduled"),
        ("Iceland must [withdraw] its fleet.", "proposed"),
        ("The decree, which is to come into force in May, [bans] the export of wool.", "scheduled"),
        ("The decree, which came into force in May, [bans] the export of wool.", "occurred"),
    ],
)
def test_realis_of_a_verb_follows_its_clause(sentence: str, wanted: str) -> None:
    assert status_of(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The [invasion] of Iceland shook the island.", "occurred"),
        ("The [war] in the north goes on.", "ongoing"),
        ("They will hold [talks] in Riga.", "scheduled"),
        ("They held [talks] in Riga.", "occurred"),
        ("Both sides called off the [visit].", "cancelled"),
        ("He arrived in Riga ahead of the [talks].", "scheduled"),
        ("They discussed plans for a [visit].", "proposed"),
    ],
)
def test_realis_of_a_noun_follows_what_governs_it(sentence: str, wanted: str) -> None:
    assert status_of(sentence) == wanted


def test_realis_dates_place_a_noun_before_or_after_publication() -> None:
    sentence = "The [summit] on 4 March 2022 worries Riga."
    assert status_of(sentence, "2022-02-01") == "scheduled"
    assert status_of(sentence, "2022-05-01") == "occurred"


def test_realis_simple_present_for_a_coming_day_is_a_plan() -> None:
    sentence = "When Norway's premier [hosts] the queen on Friday, the two will sign a treaty."
    assert status_of(sentence, "2022-03-01") == "scheduled"
