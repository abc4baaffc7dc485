"""No day is invented: words that name none come down to more than one day, or to none known."""

from __future__ import annotations

import pytest

from summitry.model import Document, Interval
from summitry.read import actors, times
from summitry.read.page import Page, pages

DAYLESS = (
    "The port was shut in May.",
    "The port will be shut next month.",
    "The port was shut last week.",
    "The port was shut last year.",
    "The port was shut earlier this month.",
    "The port will be shut later this year.",
    "The port was shut in early 2023.",
    "The port was shut at the end of March.",
    "The port was shut by the end of last year.",
    "The port was shut in the autumn of 2022.",
    "The port will be shut over the coming weeks.",
    "The port was shut a few days ago.",
    "The port was shut several weeks ago.",
    "The port was shut three months ago.",
    "The port was shut a year ago.",
    "The port has been shut since 2015.",
    "The port has been shut for two weeks.",
    "The port was shut recently.",
    "The port is shut now.",
    "The port is shut every Friday.",
    "The port is shut annually.",
    "The port was shut in fiscal 2023.",
    "The port was shut in the 1990s.",
    "The port was shut days after the vote.",
    "The port was shut at night.",
    "The port will be shut soon, in the near future.",
)
UNDATED = ("on Tuesday", "yesterday", "today", "tomorrow", "next Friday", "last Friday", "on 4 May", "two days ago")


def read(text: str, published: Interval | None) -> Page:
    page = next(iter(pages([Document("d", "d.txt", text, published=published)])))
    actors.find(page)
    times.find(page)
    return page


@pytest.mark.parametrize("text", DAYLESS)
def test_words_that_name_no_day_give_none(text: str) -> None:
    page = read(text, Interval("", "2024-04-03", "2024-04-03", "explicit", "given"))
    assert page.times
    assert [time.text for time in page.times if time.interval.is_day] == []


@pytest.mark.parametrize("words", UNDATED)
def test_without_a_publication_date_relative_words_give_no_day(words: str) -> None:
    page = read(f"The envoys met {words} in Oslo.", None)
    assert page.times
    assert all(time.interval.basis == "unresolved" and not time.interval.is_day for time in page.times)
    assert page.published is None
