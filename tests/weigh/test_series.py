"""What passes between two sides, on records small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitry.errors import UsageError
from summitry.library import Record
from summitry.model import Interval, Place
from summitry.weigh.networks import network
from summitry.weigh.series import Counts, series
from summitry.weigh.sides import sides
from summitry.weigh.timelines import entries
from tests.weigh.making import document, event, on, recorded

OSAKA = Place("Osaka", "JPN", 34.7, 135.5)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return recorded(
        tmp_path / "r.db",
        document(
            "january",
            on("2024-01-20"),
            event(
                0,
                "CONSULT",
                "JPN:guest",
                "USA:host",
                mode="visit",
                date=on("2024-01-10"),
                place=Place("Osaka", "JPN", 34.7, 135.5),
            ),
            event(1, "ACCUSE", "USA:source", "JPN:target"),
            event(2, "CONSULT", "JPN:participant", "USA:participant", status="scheduled", date=on("2024-03-05")),
            event(3, "THREATEN", "USA:source", "JPN:source"),
            event(4, "SUPPORT", "USA:source", "JPN:source", "PHL:target"),
            event(5, "AGREE", "USA:source", "JPN:source", date=on("2024-01-01", "2024-12-31")),
        ),
        document(
            "march",
            on("2024-03-20"),
            event(0, "AID", "JPN:source", "USA:target", date=on("2024-03-02", "2024-03-09")),
            event(1, "REJECT", "USA:source", "JPN:target", status="denied"),
            event(2, "CONSULT", "JPN:participant", "PHL:participant", date=on("1999-05-05")),
            event(3, "CONSULT", "JPN:participant", "USA:participant", date=on("2019-05-05")),
        ),
        document("undated", None, event(0, "SANCTION", "USA:source", "JPN:target")),
    )


def test_months_are_counted_as_by_hand(record: Record) -> None:
    found = series(record.figures, sides("JPN-USA"))
    assert [point.label for point in found.points] == ["2024-01", "2024-02", "2024-03"]
    january, february, march = found.points
    assert january.reported == Counts({1: 1}, {1: 1, 3: 1})  # the year-long agreement is placed by its telling
    assert (january.documents, january.articles) == (1, 1)
    assert february.documents == 0
    assert february.reported == Counts({}, {})
    assert february.mean is None
    assert march.reported == Counts({2: 1}, {})
    assert march.projected == Counts({1: 1}, {})
    assert (found.reported, found.projected) == (4, 1)
    assert (found.unplaced, found.outside, found.void, found.beside) == (1, 1, 1, 2)
    assert found.undated_documents == 1


def test_the_mean_is_of_plover_scores_of_what_is_reported(record: Record) -> None:
    january = series(record.figures, sides("USA-JPN")).points[0].mean
    assert january is not None
    assert january.value == pytest.approx((4 - 3 + 2.5) / 3)  # a visit, an accusation, an agreement
    assert (january.low, january.count) == (None, 3)


def test_sides_may_be_several_or_a_group_and_an_event_counts_once(record: Record) -> None:
    three = series(record.figures, sides("JPN,PHL-USA"), since="2024-01", until="2024-01")
    assert three.points[0].reported.total == 4  # the pair's three, and the backing of the Philippines
    within = series(record.figures, sides("JPN,PHL,USA"), since="2024-01", until="2024-03")
    assert within.reported == 5
    assert series(record.figures, sides("FRA-DEU")).reported == 0


def test_longer_steps_add_up(record: Record) -> None:
    year = series(record.figures, sides("JPN-USA"), step="year", until="2024-12")
    assert [(point.label, point.reported.total) for point in year.points] == [("2024", 4)]
    quarters = series(record.figures, sides("JPN-USA"), step="quarter", since="2019-04", until="2019-06")
    assert [(point.label, point.reported.total) for point in quarters.points] == [("2019-Q2", 1)]


def test_an_empty_record_has_no_points(tmp_path: Path) -> None:
    with Record(tmp_path / "empty.db") as empty:
        found = series(empty.figures, sides("JPN-USA"))
        assert found.points == ()
        assert found.mean is None
        assert empty.figures.places() == ([], 0, 0)
        assert empty.figures.events() == ([], 0)
        assert network(empty.figures).nodes == ()
        assert network(empty.figures, since="2024-01").nodes == ()


@pytest.mark.parametrize("wrong", ["", "JPN", "JPN-", "JPN-JPN", "A-B-C", "XX:members-USA", ",-,"])
def test_what_is_no_pair_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError):
        sides(wrong)


def test_members_stand_for_a_body() -> None:
    assert sides("quad:members-chn").one == ("AUS", "IND", "JPN", "USA")
    assert sides("JPN,KOR-CHN").text == "JPN,KOR-CHN"


def test_a_network_counts_who_met(record: Record) -> None:
    found = network(record.figures, ("met", "to-meet"))
    assert [(e.one, e.other, e.what, e.count) for e in found.edges] == [
        ("JPN", "USA", "met", 2),
        ("JPN", "PHL", "met", 1),
        ("JPN", "USA", "to-meet", 1),
    ]
    assert {node.actor: node.count for node in found.nodes} == {"JPN": 4, "USA": 3, "PHL": 1}
    ahead = network(record.figures, ("to-meet",), since="2024-02", until="2024-12")
    assert [(e.one, e.other) for e in ahead.edges] == [("JPN", "USA")]
    assert network(record.figures, ("met",), among=("PHL", "USA")).edges == ()
    assert network(record.figures, ("met",), nodes=2).more_nodes == 1


def test_dealings_go_when_a_document_is_read_anew(record: Record) -> None:
    one, reading = document("march", on("2024-03-20"))
    from summitry.record.entry import enter_document, enter_reading

    with record._store.writing(), record._store.transaction():
        enter_reading(record._store, enter_document(record._store, one), one, reading)
    assert [(e.one, e.other, e.count) for e in network(record.figures, ("met",)).edges] == [("JPN", "USA", 1)]
    counts = record._store.one("SELECT min(count), (SELECT count(*) FROM dealing WHERE count = 0) FROM dealing")
    assert tuple(counts) == (1, 0)


def test_a_timeline_drops_nothing(record: Record) -> None:
    events, total = record.figures.events(pairs=sides("JPN-USA").pairs)
    found = entries(events)
    assert len(found) == total == 10
    assert [entry.certainty for entry in found].count("unknown") == 1
    assert found[-1].certainty == "unknown"
    assert {entry.certainty for entry in found} == {"day", "approximate", "told", "unknown"}
    latest, total = record.figures.events(topic="space", most=2)
    assert (len(latest), total) == (2, 11)
    assert record.figures.events(actor="PHL", since="2024-01", until="2024-02")[1] == 1


def test_places_are_counted(record: Record) -> None:
    spots, places, events = record.figures.places()
    assert [(spot.name, spot.count, spot.to_come) for spot in spots] == [("Osaka", 1, 0)]
    assert (places, events) == (1, 1)
    assert record.figures.places(pairs=sides("JPN-USA").pairs, topic="space", since="2024-01")[2] == 1
    assert record.figures.places(actor="PHL")[2] == 0


def test_a_rejected_event_is_in_no_figure(record: Record) -> None:
    visit = next(iter(record.events(type="CONSULT", mode="visit")))
    record.rule("reject", visit.id, by="ann")
    assert series(record.figures, sides("JPN-USA")).points[0].reported.total == 2
    assert record.figures.places()[2] == 0


def test_an_open_date_is_no_month(tmp_path: Path) -> None:
    since = Interval("", "2024-01-01", None, "inferred", "")
    record = recorded(
        tmp_path / "r.db", document("a", on("2024-05-05"), event(0, "AID", "JPN:source", "FJI:target", date=since))
    )
    (point,) = series(record.figures, sides("JPN-FJI")).points
    assert (point.label, point.reported.told) == ("2024-05", {2: 1})
