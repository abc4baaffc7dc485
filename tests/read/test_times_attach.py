"""Which time belongs to which act, and what falls due when."""

from __future__ import annotations

import pytest

from summitry.model import Document, Interval
from summitry.read import actors, times
from summitry.read.page import Page, pages


def read(text: str, written: str = "2024-04-03") -> Page:
    published = Interval(written, written, written, "explicit", "given")
    page = next(iter(pages([Document("d", "d.txt", text, published=published)])))
    actors.find(page)
    times.find(page)
    return page


def dated(page: Page, word: str) -> str | None:
    """The first day of the act that ``word`` names, or ``None``."""
    token = next(token for token in page.doc if token.text == word)
    found = times.when(page, token)
    return found.earliest if found else None


@pytest.mark.parametrize(
    ("text", "word", "earliest"),
    [
        ("The premier will host the king for talks and a dinner next Wednesday.", "host", "2024-04-10"),
        ("The premier will host the king for talks and a dinner next Wednesday.", "talks", "2024-04-10"),
        ("The minister met with Jordan's king Friday in Amman.", "met", "2024-03-29"),
        ("On Thursday the premier is slated to address the senate and join a summit.", "address", "2024-04-04"),
        ("On Thursday the premier is slated to address the senate and join a summit.", "join", "2024-04-04"),
        ("The summit last August in Busan was a success.", "summit", "2023-08-01"),
        ("The envoy spoke to reporters on Monday, calling for calm.", "calling", "2024-04-01"),
        ("The talks were held on Monday.", "talks", "2024-04-01"),
        ("He attended the assembly which took place last week.", "assembly", "2024-03-25"),
        ("At the 18 March summit they agreed on a fund.", "agreed", "2024-03-18"),
        ("The fleets exercised from 10 to 12 March.", "exercised", "2024-03-10"),
    ],
)
def test_time_belongs_to_its_act(text: str, word: str, earliest: str) -> None:
    assert dated(read(text), word) == earliest


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister said on Tuesday that the envoys would meet.", "meet"),
        ("The bloc agreed on Tuesday to send troops.", "send"),
        ("The king visited Rome in 2022 and will visit Paris.", "Paris"),
        ("Officials confirmed Monday that the destroyer had fired.", "fired"),
        ("The board holds an annual meeting.", "meeting"),
        ("The former king abdicated.", "abdicated"),
    ],
)
def test_time_does_not_leak(text: str, word: str) -> None:
    assert dated(read(text), word) is None


def test_range_is_one_interval() -> None:
    page = read("The fleets exercised from 10 to 12 March.")
    found = times.when(page, next(token for token in page.doc if token.text == "exercised"))
    assert found is not None
    assert (found.earliest, found.latest, found.text) == ("2024-03-10", "2024-03-12", "10 to 12 March")


def test_since_and_until_open_one_side() -> None:
    page = read("The strait has been closed since 2015.")
    found = times.when(page, next(token for token in page.doc if token.text == "closed"))
    assert found is not None
    assert (found.earliest, found.latest) == ("2015-01-01", None)


@pytest.mark.parametrize(
    ("text", "bounds", "words"),
    [
        ("The parties will halve emissions by 2030.", (None, "2030-12-31"), "by 2030"),
        ("They will end coal power no later than 2040.", (None, "2040-12-31"), "no later than 2040"),
        ("The ministry shall report within 90 days.", (None, "2024-07-02"), "within 90 days"),
        ("They will draft a plan by the end of the year.", (None, "2024-12-31"), "by the end of the year"),
        ("They will hold a dialogue in July 2024.", ("2024-07-01", "2024-07-31"), "in July 2024"),
        ("They will double aid in the next five years.", ("2024-04-03", "2029-04-03"), "in the next five years"),
        ("They will settle the route before the next summit.", (None, None), "before the next summit"),
        ("They will deliver the pumps as soon as possible.", (None, None), "as soon as possible"),
    ],
)
def test_due_is_what_the_words_say(text: str, bounds: tuple[str | None, str | None], words: str) -> None:
    page = read(text)
    found = times.due(page, 0, len(page.doc))
    assert found is not None
    assert (found.earliest, found.latest) == bounds
    assert found.text == words


@pytest.mark.parametrize(
    "text",
    [
        "Building on the pact of 2019, they will share data.",
        "They will share data as they have since 2019.",
        "They will hold annual talks.",
    ],
)
def test_no_due_date_is_invented(text: str) -> None:
    page = read(text)
    assert times.due(page, 0, len(page.doc)) is None
