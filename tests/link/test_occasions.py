"""Which passages tell of one event, and which must stay apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from summitry.link.items import Telling
from summitry.link.joining import sought
from summitry.link.occasions import EventJoiner
from summitry.model import EventMention, Party

from .conftest import on

Event = Callable[..., Telling[EventMention]]
JOINER = EventJoiner()
TWO = ("NOR:vik", "CAN:roy")
SPRING = on("2031-02-01", "2031-06-30", sure=False)


def joined(a: Telling[EventMention], b: Telling[EventMention]) -> bool:
    one, two = JOINER.traits(a), JOINER.traits(b)
    assert JOINER.weight(one, two) == JOINER.weight(two, one)
    assert JOINER.contradict(one, two) == JOINER.contradict(two, one)
    if JOINER.weight(one, two) > 0:
        assert set(map(sought, JOINER.blocks(one))) & set(JOINER.blocks(two)), "no block proposes this pair"
        return True
    return False


def test_one_meeting_in_two_papers(event: Event) -> None:
    day = on("2031-05-04")
    assert joined(event("a", *TWO, date=day), event("b", *TWO, date=day, mode="visit"))


def test_a_visit_announced_and_paid(event: Event) -> None:
    plan = event("a", *TWO, date=on("2031-05-04", "2031-05-10"), status="scheduled", mode="visit")
    assert joined(plan, event("b", *TWO, date=on("2031-05-06"), published="2031-05-07"))


@pytest.mark.parametrize(
    "other",
    [
        {"date": on("2031-06-04")},
        {"mode": "phone", "date": on("2031-05-04")},
        {"date": None, "published": "2031-07-05"},
    ],
)
def test_meetings_of_the_same_two_stay_apart(event: Event, other: dict[str, Any]) -> None:
    assert not joined(event("a", *TWO, date=on("2031-05-04"), mode="visit"), event("b", *TWO, **other))


def test_a_meeting_of_three_is_not_the_meeting_of_two(event: Event) -> None:
    day = on("2031-05-04")
    three = event("b", *TWO, "ISL:jon", date=day, quote="held a trilateral summit")
    assert not joined(event("a", *TWO, date=day), three)
    assert joined(event("c", "NOR:vik", "ISL:jon", date=day, quote="will join a three-way summit"), three)


def test_a_group_stands_for_its_members_at_its_own_meeting(event: Event) -> None:
    day = on("2031-05-04")
    group = event("a", "QUAD", date=day, quote="convened their summit")
    assert joined(group, event("b", "QUAD", "IND:rao", "JPN:ito", date=day))
    assert joined(group, event("c", "QUAD", "IND:rao", date=day, quote="joins the Quad summit"))
    assert not joined(group, event("d", "IND:rao", "JPN:ito", date=day))


def test_ministers_do_not_stand_for_their_leaders(event: Event) -> None:
    day = on("2031-05-04")
    assert not joined(event("a", *TWO, date=day), event("b", "NOR:berg", "CAN:cote", date=day))
    assert joined(event("a", *TWO, date=day), event("b", "NOR", "CAN", date=day))


def test_a_weekday_in_two_undated_papers_is_one_visit(event: Event) -> None:
    first = event(
        "a", *TWO, date=on("2031-02-02", "2031-07-01", "Wednesday", sure=False), status="scheduled", published=SPRING
    )
    second = event(
        "b",
        *TWO,
        date=on("2031-02-02", "2031-07-08", "next Wednesday", sure=False),
        status="scheduled",
        published=SPRING,
    )
    friday = event(
        "c", *TWO, date=on("2031-02-02", "2031-07-01", "Friday", sure=False), status="scheduled", published=SPRING
    )
    assert joined(first, second)
    assert not joined(first, friday)
    assert joined(first, event("d", *TWO, date=on("2031-05-07"), status="scheduled"))  # a Wednesday
    assert not joined(first, event("e", *TWO, date=on("2031-05-08"), status="scheduled"))


def test_papers_of_one_day_tell_of_one_meeting(event: Event) -> None:
    dated = event("a", *TWO, date=on("2031-05-05"))
    assert joined(dated, event("b", *TWO, quote="held talks", published="2031-05-06"))
    assert joined(
        event("b", *TWO, quote="held talks"), event("c", *TWO, quote="the discussions", published="2031-05-06")
    )
    assert not joined(dated, event("d", *TWO, quote="held talks", published="2031-06-06"))
    assert not joined(dated, event("e", "NOR", "CAN", quote="held talks", published="2031-05-06"))


def test_meetings_without_number_are_no_event(event: Event) -> None:
    often = event("a", *TWO, quote="met five times since then", date=on("2031-05-04"))
    assert not joined(often, event("b", *TWO, date=on("2031-05-04")))
    assert JOINER.blocks(JOINER.traits(often)) == ()


def test_one_paper_tells_of_the_coming_meeting_twice(event: Event) -> None:
    plan = event("a", *TWO, date=on("2031-05-07"), status="scheduled")
    assert joined(plan, event("a", *TWO, status="expected", quote="the meeting", at=400))
    assert not joined(plan, event("a", *TWO, status="occurred", quote="the talks", at=400))


def test_acts_of_one_day_need_like_words(event: Event) -> None:
    one = {"plover": "ACCUSE", "roles": ("source", "target"), "date": on("2031-05-04")}
    shelling = event("a", "CHL", "PER", quote="condemned the shelling of the lighthouse at Arica", **one)
    again = event("b", "CHL", "PER", quote="condemned Peru's shelling of a lighthouse in Arica", **one)
    fishing = event("c", "CHL", "PER", quote="condemned illegal fishing off Iquique", **one)
    assert joined(shelling, again)
    assert not joined(shelling, fishing)


def test_who_does_it_to_whom_matters(event: Event) -> None:
    one = {"plover": "ASSAULT", "roles": ("source", "target"), "date": on("2031-05-04"), "quote": "shelled the port"}
    assert not joined(event("a", "CHL", "PER", **one), event("b", "PER", "CHL", **one))
    assert joined(event("a", "CHL", "PER", **one), event("b", "CHL", "PER", **one))


def test_a_war_that_papers_only_mention_is_one_event(event: Event) -> None:
    war = {"plover": "ASSAULT", "roles": ("source", "target"), "quote": "invasion of the island"}
    assert JOINER.traits(event("a", "CHL", "PER", **war)) == JOINER.traits(event("b", "CHL", "PER", at=90, **war))


def test_nobody_is_killed_twice(event: Event) -> None:
    death = {"plover": "ASSAULT", "roles": ("target",)}
    one = event("a", "PER:quispe", quote="killing of general Quispe", **death)
    two = event("b", "PER:quispe", quote="assassinated general Quispe", date=on("2031-01-01", "2031-01-31"), **death)
    assert joined(one, two)
    assert not joined(one, event("c", "PER:mamani", quote="killing of general Mamani", **death))
    assert not joined(one, event("d", "PER:quispe", quote="wounded general Quispe", **death))


def test_a_surname_in_another_paper_is_no_other_person(event: Event) -> None:
    day = on("2031-05-04")
    full = event("a", "NOR:vik", "CAN:anna-roy", date=day)
    assert joined(full, event("b", "NOR:vik", "CAN:roy@b", date=day))
    assert not joined(full, event("c", "NOR:vik", "CAN:anna-lee", date=day))


def test_unnamed_company_of_a_named_person_keeps_no_meeting_apart(event: Event) -> None:
    day = on("2031-05-04")
    alone = event("a", *TWO, date=day)
    with_others = replace(alone.mention, parties=(*alone.mention.parties, Party("anon:b:7", "CAN", "participant")))
    assert joined(alone, replace(event("b", *TWO, date=day), mention=with_others))
    leaders = replace(alone.mention, parties=(*alone.mention.parties[:1], Party("anon:b:7", "CAN", "participant")))
    assert not joined(alone, replace(event("b", *TWO, date=day), mention=leaders))


def test_a_journey_for_meetings_is_one_journey(event: Event) -> None:
    week = on("2031-05-05", "2031-05-11")
    plan = event("a", *TWO, date=week, status="scheduled", mode="visit", quote="travel there for official meetings")
    assert joined(plan, event("b", *TWO, date=on("2031-05-06"), mode="visit", published="2031-05-07"))
    calls = event("c", *TWO, date=week, quote="held a dozen calls")
    assert JOINER.blocks(JOINER.traits(calls)) == ()


def test_a_paper_of_the_day_tells_of_one_meeting_to_come_and_today(event: Event) -> None:
    day = on("2031-05-05")
    plan = event("a", *TWO, date=day, status="scheduled", mode="visit")
    assert joined(plan, event("a", *TWO, date=day, at=4000))
    assert not joined(plan, event("a", *TWO, date=on("2031-05-04"), at=4000))
    assert not joined(plan, event("a", "NOR:vik", "CAN:lee", date=day, at=4000))
