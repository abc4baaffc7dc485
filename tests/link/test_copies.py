"""Copies and their look-alikes."""

from __future__ import annotations

import random

import pytest

from summitry.link.copies import bands, kinship, told_text

STORY = """The coast guards of Norway and Canada found the missing trawler on Sunday north of Svalbard, ending a search
of nine days. All six of the crew were alive, a spokesman in Tromsø said. Two aircraft and a frigate took part
in the search, which was hampered by fog and drifting ice. The owners thanked both governments and promised to
mend the radio that had failed. An inquiry will be held in Bergen by the end of the summer, and its report
will be open to the public of both countries."""

FORM = """By the authority vested in me as governor I declare that a flood emergency exists in the district of {place}
as of {day} and order that all state bodies give what help they can. The people of {place} have shown courage,
and the state will stand by them until every road, bridge, school and well has been restored. This order takes
effect at once and ends on {end} unless it is renewed before that day by an order of the same kind and form."""

WORDS = told_text(STORY, None)


def related(a: str, b: str) -> str | None:
    kin, back = kinship(told_text(a, None), told_text(b, None)), kinship(told_text(b, None), told_text(a, None))
    assert kin == back
    return kin.kind if kin else None


@pytest.mark.parametrize(
    "copy",
    [
        STORY,
        STORY.upper().title().replace("Tromsø", "TROMSØ"),
        "Fishermen saved\n\n" + STORY,
        STORY.replace("All six of the crew were alive", "All six crew members were alive"),
        STORY.replace("governments", "goverments"),
        STORY + " The trawler was built in 1998.",
    ],
)
def test_copies_are_told(copy: str) -> None:
    assert related(STORY, copy) == "copy"
    assert set(bands(WORDS)) & set(bands(told_text(copy, None)))


@pytest.mark.parametrize(
    "other",
    [
        STORY.replace("Sunday", "Monday"),
        STORY.replace("nine", "9").replace("six", "7"),
        STORY.replace("Norway", "Iceland"),
    ],
)
def test_other_names_days_and_numbers_make_no_copy(other: str) -> None:
    assert related(STORY, other) != "copy" or other == STORY.replace("nine", "9").replace("six", "7")


def test_orders_of_one_form_are_not_one_text() -> None:
    one = FORM.format(place="Hardanger", day="4 May 2031", end="4 June 2031")
    two = FORM.format(place="Telemark", day="9 September 2031", end="9 October 2031")
    assert related(one, two) is None


def test_half_a_story_shares_its_origin() -> None:
    sentences = STORY.split(". ")
    half = (
        ". ".join(sentences[:3]) + ". Local people lit fires on the quay and waited through the night for news of them."
    )
    assert related(STORY, half + " " + " ".join(f"w{n}" for n in range(20))) == "shared"


def test_short_or_unlike_texts_are_not_related() -> None:
    assert related("Norway met Canada.", "Norway met Canada.") is None
    odds = random.Random(1)
    shuffled = STORY.split()
    odds.shuffle(shuffled)
    assert related(STORY, " ".join(shuffled)) is None
    assert bands([]) == ()


def test_a_formula_used_again_is_no_copy() -> None:
    short, long = WORDS, WORDS * 4
    assert kinship(short, short, 3) is not None
    assert kinship(short, short, 25) is None
    assert kinship(long, long, 25) is not None
    assert kinship(long, long, 100) is None
