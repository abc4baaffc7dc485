"""Times: what is found, what it is worth, and why; on sentences of our own, read as news of 3 April 2024."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summitry.model import Document, Interval, Time
from summitry.read import actors, times
from summitry.read.page import Page, pages
from summitry.rules.times import Form, rules

REFERENCE = "2024-04-03"
TABLE = Path(__file__).parents[2] / "docs" / "dates.md"


def day(written: str) -> Interval:
    return Interval(written, written, written, "explicit", "given")


def read(text: str, published: Interval | None = None) -> Page:
    page = next(iter(pages([Document("d", "d.txt", text, published=published or day(REFERENCE))])))
    actors.find(page)
    times.find(page)
    return page


def only(page: Page, words: str) -> Time:
    return next(time for time in page.times if time.text == words)


# -- the rules' own examples ----------------------------------------------------------------------------
@pytest.mark.parametrize("form", rules().forms, ids=lambda form: form.name)
def test_form_finds_what_its_example_says(form: Form) -> None:
    assert {time.text: time.value for time in read(form.example).times} == form.means


def test_every_class_of_words_is_used() -> None:
    source = (Path(times.__file__).parents[2] / "rules" / "times.yaml").read_text("utf-8")
    words, forms = source.split("\ncapital:", 1)
    declared = set(re.findall(r"^  ([A-Z][A-Z0-9]*):", words, re.M))
    used = set(re.findall(r"\b[A-Z][A-Z0-9]*\b", forms))
    assert declared - used == set()


# -- the table of everyday phrases -----------------------------------------------------------------------
def rows() -> list[list[str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ") and "[" in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_table_holds_sixty_phrases() -> None:
    assert len(rows()) >= 60


@pytest.mark.parametrize("row", rows(), ids=lambda row: re.search(r"\[(.+?)\]", row[0])[1])  # type: ignore[index]
def test_phrase_reads_as_the_table_says(row: list[str]) -> None:
    sentence, value, earliest, latest, basis, why = row
    words = re.search(r"\[(.+?)\]", sentence)
    assert words is not None
    found = only(read(sentence.replace("[", "").replace("]", "")), words[1])
    interval = found.interval
    assert f"`{found.value}`" == value
    assert (interval.earliest or "—", interval.latest or "—") == (earliest, latest)
    assert (interval.basis, interval.why) == (basis, why)


# -- what is no time ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Some 1400 soldiers crossed the river.",
        "The council adopted Resolution 1483.",
        "The fall of Kabul shook the alliance.",
        "Prices may fall further.",
        "They march to the palace.",
        "The order of the Sun was given to him.",
        "Good morning, ladies and gentlemen.",
        "At the end of the day, trust matters.",
        "Three quarters of the fleet was lost.",
    ],
)
def test_words_that_only_look_like_times_are_let_go(text: str) -> None:
    assert read(text).times == []


def test_offsets_are_those_of_the_stored_text() -> None:
    text = "They met on  18\tMay 2023, and left."
    found = only(read(text), "18\tMay 2023")
    assert text[found.start : found.end] == found.text
    assert found.value == "2023-05-18"


# -- direction ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "words", "earliest"),
    [
        ("The ministers met on Monday.", "Monday", "2024-04-01"),
        ("The ministers will meet on Monday.", "Monday", "2024-04-08"),
        ("At an event of the Institute for Peace on Monday, the minister said so.", "Monday", "2024-04-01"),
        ("The ministers are due to meet on Monday.", "Monday", "2024-04-08"),
        ("The minister is due in Oslo on Monday.", "Monday", "2024-04-08"),
        ("The vote was postponed to 2 June.", "2 June", "2024-06-02"),
        ("We support the 24 March statement of the bloc.", "24 March", "2024-03-24"),
        ("The election to be held on 9 August drew crowds.", "9 August", "2024-08-09"),
        ("They discussed their upcoming part in the Summit of the Islands in June.", "June", "2024-06-01"),
        ("He travelled to Cairo from 28 February to 2 March.", "2 March", "2024-03-02"),
    ],
)
def test_grammar_tells_past_from_future(text: str, words: str, earliest: str) -> None:
    assert only(read(text), words).interval.earliest == earliest


@pytest.mark.parametrize(
    ("words", "written", "bounds"),
    [
        ("last winter", "2024-04-03", ("2023-12-01", "2024-03-20")),
        ("last winter", "2024-01-15", ("2022-12-01", "2023-03-20")),
        ("next winter", "2024-04-03", ("2024-12-01", "2025-03-20")),
        ("this winter", "2024-11-20", ("2024-12-01", "2025-03-20")),
    ],
)
def test_winter_is_told_across_the_year_end(words: str, written: str, bounds: tuple[str, str]) -> None:
    found = only(read(f"The price of gas {words} is of concern.", day(written)), words).interval
    assert (found.earliest, found.latest) == bounds


def test_what_has_begun_ends_at_publication() -> None:
    met = only(read("The ministers met this week."), "this week").interval
    meet = only(read("The ministers will meet this week."), "this week").interval
    assert (met.earliest, met.latest) == ("2024-04-01", "2024-04-03")
    assert (meet.earliest, meet.latest) == ("2024-04-03", "2024-04-07")


def test_what_is_told_in_full_is_not_cut_off_at_publication() -> None:
    found = only(read("They committed to making the 2020s a decade of peace."), "the 2020s").interval
    assert (found.earliest, found.latest) == ("2020-01-01", "2029-12-31")


def test_bare_day_far_from_publication_is_one_of_two() -> None:
    found = only(read("It recalls the Sept. 11 attacks."), "Sept. 11")
    assert (found.value, found.interval.earliest, found.interval.latest) == ("XXXX-09-11", "2023-09-11", "2024-09-11")


def test_weekday_without_a_verb_is_one_of_two() -> None:
    found = only(read("Talks in Oslo Monday"), "Monday")
    assert (found.interval.earliest, found.interval.latest) == ("2024-04-01", "2024-04-08")
    assert found.value == "XXXX-WXX-1"


# -- anchors --------------------------------------------------------------------------------------------
HISTORY = """The war of the islands

War broke out on 4 March 1911. In May the southern fleet was lost. On the next day the capital fell.

By December 1912 both sides were spent. In January talks began, and a truce was signed on 9 February 1913.

The peace of 1914 held. In the following year the islands were divided, and by 1920 they were free.
"""


def test_history_follows_its_own_year() -> None:
    page = read(HISTORY)
    assert only(page, "May").value == "1911-05"
    assert only(page, "January").value == "1913-01"
    assert only(page, "the following year").value == "1915"


def test_caption_does_not_move_the_story() -> None:
    text = (
        "The premier arrives on Friday for two days of talks.\n\n"
        "The premier (R) shakes hands with the king in Oslo on May 18, 2023. (Agency)\n\n"
        "The next day he will address parliament."
    )
    assert only(read(text), "The next day").value == "2024-04-06"


def test_day_after_an_event_is_counted_from_its_own_day() -> None:
    text = (
        "President Arda will host Premier Holm for talks next Wednesday. "
        "A diplomat said on Tuesday that the meeting between Arda and Holm would be long. "
        "On the day after Holm's meeting with Arda, the premier is to address the senate."
    )
    found = only(read(text), "the day after Holm's meeting with Arda")
    assert found.value == "2024-04-11"
    assert "next Wednesday" in found.interval.why


def test_day_after_an_event_without_a_day_stays_unresolved() -> None:
    found = only(read("On the day after the premier's funeral, the senate met."), "the day after the premier's funeral")
    assert found.interval == Interval(found.text, None, None, "unresolved", found.interval.why)


def test_unknown_publication_date_leaves_relative_times_relative() -> None:
    page = next(iter(pages([Document("d", "d.txt", "The premier will visit Rome next Wednesday.")])))
    times.find(page)
    found = page.times[0]
    assert (found.value, found.interval.earliest, found.interval.basis) == ("XXXX-WXX-3", None, "unresolved")


def test_bounded_publication_date_bounds_what_hangs_on_it() -> None:
    month = Interval("", "2024-03-01", "2024-03-31", "inferred", "a feed")
    page = read("The premier left last week. A vote is looming in November.", month)
    last_week, november = (time.interval for time in page.times)
    assert (last_week.earliest, last_week.latest, last_week.basis) == ("2024-02-19", "2024-03-24", "unresolved")
    assert (november.earliest, november.latest, november.basis) == ("2024-11-01", "2024-11-30", "inferred")


# -- whatever comes -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "May May May - - - March of 31 February 2023 AD BC BC.",
        "0000-00-00 and 13/13/2024 and 99999999999 years ago; 1,000,000 months later.",
        "In 1 BC, two years later, in the ninety-ninth century, 5000 years ago, FY99, Q9 2024, 25:61.",
    ],
)
def test_nonsense_does_no_harm(text: str) -> None:
    for time in read(text).times:
        assert text[time.start : time.end] == time.text
