from __future__ import annotations

from pathlib import Path

import pytest

from summitry.errors import NotFound, UsageError
from summitry.sources.published import narrowest, published_dates, stated


@pytest.mark.parametrize(
    ("value", "publisher", "earliest", "latest"),
    [
        ("2023-03-03", None, "2023-03-03", "2023-03-03"),
        (" 2023-03-03 ", None, "2023-03-03", "2023-03-03"),
        ("2023-03", None, "2023-03-01", "2023-03-31"),
        ("2023-12", None, "2023-12-01", "2023-12-31"),
        ("2023", None, "2023-01-01", "2023-12-31"),
        ("2023-03-03T23:30:00+09:00", None, "2023-03-03", "2023-03-03"),
        ("2023-03-03 23:30:00-04:00", None, "2023-03-03", "2023-03-03"),
        ("2023-03-03T09:00", None, "2023-03-03", "2023-03-03"),
        # In UTC: the outlet's own day, or the two that it may have been.
        ("2023-03-03T20:00:00Z", "Kyodo", "2023-03-04", "2023-03-04"),
        ("2023-03-04T03:00:00.123Z", "The White House", "2023-03-03", "2023-03-03"),
        ("2023-03-03T20:00:00Z", None, "2023-03-03", "2023-03-04"),
        ("2023-03-04T03:00:00+00:00", "Unheard Of Times", "2023-03-03", "2023-03-04"),
        ("2023-03-03T10:30:00Z", None, "2023-03-03", "2023-03-03"),
        # As mail and feeds write it.
        ("Fri, 03 Mar 2023 23:15:00 +0900", None, "2023-03-03", "2023-03-03"),
        ("Fri, 03 Mar 2023 23:15:00 GMT", None, "2023-03-03", "2023-03-04"),
        ("3 Mar 2023 23:15 EST", None, "2023-03-03", "2023-03-03"),
        # In words.
        ("March 3, 2023", None, "2023-03-03", "2023-03-03"),
        ("Friday, 3rd March 2023", None, "2023-03-03", "2023-03-03"),
    ],
)
def test_stated(value: str, publisher: str | None, earliest: str, latest: str) -> None:
    interval = stated(value, "the test's date", publisher)
    assert interval is not None
    assert (interval.earliest, interval.latest) == (earliest, latest)
    assert interval.basis == "explicit"
    assert interval.why.startswith("the test's date gives")


@pytest.mark.parametrize(
    "value",
    ["", "soon", "2023-02-30", "2023-13", "2023-02-30T10:00:00Z", "03/04/2023", "Foo 3, 2023", "1234", "Mar 2023x"],
)
def test_no_date_is_invented(value: str) -> None:
    assert stated(value, "the test's date") is None


def test_narrowest() -> None:
    day, year = stated("2023-03-03", "a"), stated("2023", "b")
    assert narrowest(None, year, day) is day
    assert narrowest(None) is None


def test_one_day_for_all() -> None:
    assert published_dates("2023-03-03") == "2023-03-03"


def test_a_day_for_each(tmp_path: Path) -> None:
    path = tmp_path / "dates.yaml"
    path.write_text("a.txt: 2023-03-03\nwn-1: '2023-03-04'\n1234: 2023-03-05\n")
    assert published_dates(str(path)) == {"a.txt": "2023-03-03", "wn-1": "2023-03-04", "1234": "2023-03-05"}


@pytest.mark.parametrize(
    "content", ["a.txt: 2023-02-30\n", "a.txt: last week\n", "a.txt: [2023-03-03]\n", "- a\n", "a: [", "words"]
)
def test_dates_that_cannot_be_understood(tmp_path: Path, content: str) -> None:
    path = tmp_path / "dates.yaml"
    path.write_text(content)
    with pytest.raises(UsageError, match=r"dates\.yaml"):
        published_dates(str(path))


def test_impossible_day_and_missing_file() -> None:
    with pytest.raises(UsageError, match="2023-02-30"):
        published_dates("2023-02-30")
    with pytest.raises(NotFound, match=r"gone\.yaml"):
        published_dates("gone.yaml")
