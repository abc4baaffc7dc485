"""Dating documents: a day where one is told, bounds with their reasons where none is."""

from __future__ import annotations

from summitry.model import Document, Interval
from summitry.read import actors, times
from summitry.read.page import Page, pages


def read(text: str, **given: object) -> Page:
    page = next(iter(pages([Document("d", "d.txt", text, **given)])))  # type: ignore[arg-type]
    actors.find(page)
    times.find(page)
    return page


def bounds(page: Page) -> tuple[str | None, str | None] | None:
    return (page.published.earliest, page.published.latest) if page.published else None


def test_metadata_give_the_day() -> None:
    day = Interval("2024-04-04", "2024-04-04", "2024-04-04", "explicit", "given")
    page = read("The ministers will meet.", published=day)
    assert page.published == day


def test_address_gives_the_day() -> None:
    page = read("The ministers will meet.", url="https://news.example/world/2024/04/04/ministers-meet/")
    assert bounds(page) == ("2024-04-04", "2024-04-04")
    assert page.published is not None
    assert "address" in page.published.why


def test_a_day_that_the_document_bears_is_narrower_than_a_bound_on_its_file() -> None:
    text = "Ministers to meet\n\nPublished: Thursday, April 4, 2024\n\nThe ministers will meet in Oslo.\n"
    changed = Interval("", None, "2024-05-01", "inferred", "the file was last changed on 2024-04-30")
    assert bounds(read(text, published=changed)) == ("2024-04-04", "2024-04-04")
    early = Interval("", None, "2024-03-01", "inferred", "the file was last changed on 2024-02-29")
    page = read(text, published=early)
    assert bounds(page) == ("2024-04-04", "2024-04-04")
    assert any("last changed" in note for note in page.notes)
    month = Interval("", "2023-03-01", "2023-03-31", "explicit", "the library's entry gives the month 2023-03")
    assert bounds(read(text, published=month)) == ("2023-03-01", "2023-03-31")
    assert bounds(read("The ministers will meet in Oslo.\n", published=changed)) == (None, "2024-05-01")


def test_line_of_its_own_gives_the_day() -> None:
    page = read("Ministers to meet\n\nPublished: Thursday, April 4, 2024\n\nThe ministers will meet in Oslo.\n")
    assert bounds(page) == ("2024-04-04", "2024-04-04")


def test_nothing_told_is_nothing_known() -> None:
    assert read("The ministers will meet on Thursday.").published is None


def test_past_event_bounds_from_below() -> None:
    page = read("The ministers met on 3 May 2021. They will meet again next week.")
    assert bounds(page) == ("2021-05-03", None)


def test_office_held_bounds_on_both_sides() -> None:
    page = read("Japanese Prime Minister Yoshihide Suga will visit Washington next week.")
    assert bounds(page) == ("2020-09-16", "2021-10-04")
    assert page.published is not None
    assert "Suga" in page.published.why


def test_former_holder_bounds_nothing() -> None:
    assert read("Former Japanese Prime Minister Yoshihide Suga will visit Washington next week.").published is None


def test_title_kept_by_courtesy_bounds_nothing() -> None:
    assert read("Secretary John Kerry will visit Tokyo next week.").published is None


def test_person_only_spoken_of_bounds_nothing() -> None:
    text = "The ministers will speak of the loss of Japanese Prime Minister Shinzo Abe."
    assert read(text).published is None


def test_sentence_that_looks_years_back_bounds_nothing() -> None:
    text = "Ten years ago Japanese Prime Minister Shinzo Abe met the crew."
    assert read(text).published is None


def test_open_row_bounds_from_below_only() -> None:
    page = read("Philippine President Ferdinand Marcos Jr. will visit Tokyo.")
    assert bounds(page) == ("2022-06-30", None)


def test_appointment_in_a_month_bounds_to_the_year_after() -> None:
    page = read("Kurt Campbell, who became deputy secretary of state in February, spoke of Asia.")
    assert bounds(page) is not None
    assert page.published is not None
    assert page.published.earliest == "2024-02-12"
    assert page.published.latest is not None
    assert page.published.latest <= "2025-01-31"


def test_all_reasons_are_listed() -> None:
    page = read(
        "Japanese Prime Minister Fumio Kishida will meet President Joe Biden next week. They met on 18 May 2023.\n\n"
        "Copyright © 2024, Example Wire. All rights reserved.\n"
    )
    assert bounds(page) == ("2024-01-01", "2024-10-01")
    assert page.published is not None
    assert page.published.basis == "inferred"
    for reason in ("copyright", "18 May 2023", "Kishida", "Biden"):
        assert reason in page.published.why


def test_contradiction_is_noted_and_not_averaged() -> None:
    page = read(
        "Japanese Prime Minister Yoshihide Suga will meet President Joe Biden next week. They met on 18 May 2023.\n"
    )
    assert any("contradicts" in note for note in page.notes)
    assert bounds(page) == ("2023-05-18", None)


def test_history_is_not_dated_by_the_holders_of_its_time() -> None:
    page = read(
        "In 1961 President John F. Kennedy took office. In 1962 he faced a blockade. In 1963 he spoke in Berlin. "
        "In 1964 his party won. By 1965 troops had landed."
    )
    assert page.published is not None
    assert page.published.latest is None
