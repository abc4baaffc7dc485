"""Dates and passages as people read them."""

from __future__ import annotations

import pytest

from summitry.model import Interval
from summitry.show.words import joined, quoted, when


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-04-10", "2024-04-10", "10 April 2024"),
        ("2024-04-01", "2024-04-30", "April 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02-01", "2023-02-28", "February 2023"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-01-01", "2025-12-31", "2024 to 2025"),
        ("2024-03-01", "2024-05-31", "March to May 2024"),
        ("2024-12-01", "2025-01-31", "December 2024 to January 2025"),
        ("2024-04-07", "2024-04-14", "7 to 14 April 2024"),
        ("2024-04-28", "2024-05-02", "28 April to 2 May 2024"),
        ("2024-12-28", "2025-01-02", "28 December 2024 to 2 January 2025"),
        (None, "2030-12-31", "by 31 December 2030"),
        ("2015-01-01", None, "from 1 January 2015 on"),
        ("-0499-01-01", "-0499-12-31", "499 BC"),
        (None, None, "date not known"),
    ],
)
def test_when_takes_as_few_words_as_it_needs(earliest: str | None, latest: str | None, words: str) -> None:
    assert when(Interval("", earliest, latest, "explicit", "")) == words


def test_an_unresolved_date_keeps_its_words() -> None:
    assert when(Interval("next Wednesday", None, None, "unresolved", "")) == "“next Wednesday”, date not known"


def test_nothing_known_is_said_so() -> None:
    assert when(None) == "date not known"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["Oslo"], "Oslo"), (["Oslo", "Bergen"], "Oslo and Bergen"), (["a", "b", "c"], "a, b and c")],
)
def test_joined_lists_as_a_sentence_would(words: list[str], sentence: str) -> None:
    assert joined(words) == sentence


def test_quoted_folds_lines_and_cuts_at_a_word() -> None:
    assert quoted("two\n  lines") == "“two lines”"
    cut = quoted("word " * 100, limit=22)
    assert cut == "“word word word word …”"
