"""One event from the passages that tell it."""

from __future__ import annotations

from collections.abc import Callable

from summitry.link.events import merge
from summitry.link.items import Telling
from summitry.model import EventMention

from .conftest import on

Event = Callable[..., Telling[EventMention]]
TWO = ("NOR:vik", "CAN:roy")


def test_status_moves_with_the_later_paper(event: Event) -> None:
    plan = event("a", *TWO, status="scheduled", published="2031-05-01")
    done = event("b", *TWO, status="occurred", published="2031-05-06")
    off = event("c", *TWO, status="cancelled", published="2031-05-03")
    assert merge([done, plan]).status == "occurred"
    assert merge([plan, off]).status == "cancelled"
    assert [step.status for step in merge([done, plan]).history] == ["scheduled", "occurred"]


def test_talk_after_the_event_does_not_undo_it(event: Event) -> None:
    done = event("a", *TWO, status="occurred", published="2031-05-06")
    talk = event("b", *TWO, status="possible", published="2031-05-09")
    assert merge([done, talk]).status == "occurred"


def test_vague_talk_does_not_undo_a_fixed_plan(event: Event) -> None:
    plan = event("a", *TWO, status="scheduled", published="2031-05-01")
    vague = event("b", *TWO, status="conditional", published="2031-05-03")
    off = event("c", *TWO, status="cancelled", published="2031-05-04")
    again = event("d", *TWO, status="scheduled", published="2031-05-05")
    assert merge([plan, vague]).status == "scheduled"
    assert merge([plan, vague, off]).status == "cancelled"
    assert merge([plan, vague, off, again]).status == "scheduled"


def test_persons_stand_in_for_their_states(event: Event) -> None:
    told = merge([event("a", "NOR", "CAN"), event("b", *TWO, published="2031-05-06")])
    assert {p.actor for p in told.parties} == {"person:vik", "person:roy"}


def test_date_is_what_all_leave_open(event: Event) -> None:
    week, day = on("2031-05-05", "2031-05-11"), on("2031-05-07")
    date = merge([event("a", *TWO, date=week), event("b", *TWO, date=day)]).date
    assert date is not None
    assert (date.earliest, date.latest) == ("2031-05-07", "2031-05-07")


def test_origins_count_sources_not_papers(event: Event) -> None:
    a, b = event("a", *TWO), event("b", *TWO)
    assert merge([a, b]).origins == 2
    assert merge([a, a]).origins == 1


def test_merge_does_not_hang_on_order(event: Event) -> None:
    tellings = [event(p, *TWO, published=f"2031-05-0{n}", at=n) for n, p in enumerate("abc", 1)]
    assert merge(tellings) == merge(tellings[::-1])
    assert merge(tellings).id == min(t.key for t in tellings)
