"""Drawings taken apart: marks are as many as what they tell, hostile names stay words, odd inputs are drawn."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.dates import numbered
from summitry.library import Record
from summitry.link.items import Event, EventEvidence, EventStep
from summitry.model import Interval
from summitry.record.figures import Dealing, Spot
from summitry.show.charts import dyad, network, timeline, worldmap
from summitry.show.charts.svg import length, short
from summitry.weigh.bootstrap import Mean
from summitry.weigh.networks import Network, Node
from summitry.weigh.series import Counts, Point, Series
from summitry.weigh.sides import sides
from summitry.weigh.timelines import entries
from tests.show.charts.reading import SVG, both, marks, words

BAD = "<script>alert(1)</script>&\"'\x00\ud800]]>"


def point(first: str, up: int, down: int, documents: int = 3, ahead: int = 0, mean: Mean | None = None) -> Point:
    return Point(first, first, documents, documents, Counts({1: up, 4: down}, {2: up}), Counts({1: ahead}, {}), mean)


def whole(*points: Point) -> Series:
    return Series(sides("JPN-USA"), "month", points, 1, 2, 3, 4, 5)


def test_dyad_has_a_bar_for_each_count_and_a_row_for_each_month() -> None:
    figure = whole(
        point("2024-01", 2, 1, mean=Mean(1.5, 0.5, 2.5, 5)),
        Point("2024-02", "2024-02", 0, 0, Counts({}, {}), Counts({}, {}), None),
        point("2024-03", 4, 0, ahead=2, mean=Mean(-1, None, None, 4)),
    )
    drawn = dyad.draw(figure, str.lower)
    assert "jpn and usa" in drawn.title
    for root in both(drawn):
        told = marks(root)
        assert len([t for t in told if "reported" in t]) == 5  # three in January, none in February, two in March
        assert len([t for t in told if "to come" in t]) == 1
        assert [t for t in told if "no documents" in t] == ["2024-02: no documents"]
        assert len([t for t in told if "documents name both" in t]) == 2
        assert len([t for t in told if "mean" in t]) == 2
        assert "2024-01: mean +1.5 of 5, 95% interval +0.5 to +2.5" in told
    assert len(drawn.table.rows) == 3
    rows = drawn.table.objects()
    assert rows[0]["reported verbal cooperation"] == 2
    assert rows[0]["reported material cooperation, by telling"] == 2
    assert rows[1]["reported verbal cooperation"] is None  # not looked at is not nought
    assert rows[2]["reported material conflict"] == 0
    assert "no documents in 1 of 3 months" in drawn.description


def test_dyad_bars_stand_on_the_line_and_are_as_tall_as_their_counts() -> None:
    wide, _ = both(dyad.draw(whole(point("2024-01", 2, 1)), str))
    bars = {
        g.findtext(f"{SVG}title", "").split(", ")[1]: g.find(f"{SVG}rect")
        for g in wide.iter(f"{SVG}g")
        if "reported" in g.findtext(f"{SVG}title", "")
    }
    tall = {quad: float(bar.get("height", 0)) for quad, bar in bars.items() if bar is not None}
    assert tall["verbal cooperation"] == pytest.approx(2 * tall["material conflict"], abs=0.1)
    conflict, deeds = bars["material conflict"], bars["material cooperation"]
    assert conflict is not None
    assert deeds is not None
    assert float(deeds.get("y", 0)) + float(deeds.get("height", 0)) == pytest.approx(
        float(conflict.get("y", 0)), abs=0.1
    )


def test_dyad_without_points_says_so() -> None:
    drawn = dyad.draw(whole(), str)
    both(drawn)
    assert "no document" in drawn.description


counts = st.builds(
    Counts,
    st.dictionaries(st.sampled_from([1, 2, 3, 4]), st.integers(0, 10**6)),
    st.dictionaries(st.sampled_from([1, 2, 3, 4]), st.integers(0, 50)),
)


@given(st.lists(st.tuples(counts, counts, st.integers(0, 10**6)), max_size=30))
def test_dyad_of_any_counts_is_drawn(given_counts: list[tuple[Counts, Counts, int]]) -> None:
    points = [
        Point(f"{2000 + n // 12}-{n % 12 + 1:02}", f"{2000 + n // 12}-{n % 12 + 1:02}", d, d, a, b, None)
        for n, (a, b, d) in enumerate(given_counts)
    ]
    drawn = dyad.draw(whole(*points), str)
    for root in both(drawn):
        bars = sum(1 for a, b, _ in given_counts for c in (a, b) for h in (c.dated, c.told) for v in h.values() if v)
        assert len([t for t in marks(root) if "reported," in t or "to come," in t]) == bars


def happening(
    id: str, low: str | None, high: str | None, status: Any = "occurred", told: str | None = None, summary: str = "x"
) -> Event:
    date = Interval("", low, high, "explicit", "") if low or high else None
    published = Interval("", told, told, "explicit", "") if told else None
    step = EventStep(status, published, EventEvidence("d", "f", 0, 1, "q", None, status))
    return Event(id, "CONSULT", None, (), (), date, None, status, (step,), summary, (), 1, step and (step.evidence,))


def test_timeline_marks_all_that_has_a_day_and_lists_all() -> None:
    found = entries(
        [
            happening("e1", "2024-04-10", "2024-04-10"),
            happening("e2", "2024-05-01", "2024-05-31"),
            happening("e3", "2024-06-02", "2024-06-02", "scheduled"),
            happening("e4", None, None, told="2024-04-04"),
            happening("e5", None, None),
            happening("e6", "2024-06-09", "2024-06-09", "cancelled", summary=BAD),
        ]
    )
    drawn = timeline.draw(found, BAD, total=9)
    assert [row[-1] for row in drawn.table.rows] == ["e4", "e1", "e2", "e3", "e6", "e5"]
    assert "The latest 6 events of 9" in drawn.description
    assert "1 of which no day is known" in drawn.description
    for root in both(drawn):
        assert len(marks(root)) == 5
        circles = [e.get("class") or e.get("fill") for e in root.iter(f"{SVG}circle")]
        assert len([c for c in circles if c == "c-hollow"]) == 2  # the legend's, and the one to come
        assert timeline.TOLD in words(root)
    assert "told 4 April 2024" in [row[1] for row in drawn.table.rows]


days = st.integers(-1_000_000, 2_000_000).map(numbered)


@given(
    st.lists(
        st.tuples(st.none() | days, st.none() | days, st.sampled_from(["occurred", "expected", "denied"])), max_size=60
    )
)
def test_timeline_of_any_dates_is_drawn_whole(dates: list[tuple[str | None, str | None, str]]) -> None:
    found = entries([happening(f"e{n}", low, high, status) for n, (low, high, status) in enumerate(dates)])
    drawn = timeline.draw(found)
    for root in both(drawn):
        assert len(marks(root)) == len([entry for entry in found if entry.first])
    assert len(drawn.table.rows) == len(dates)


def net(count: int, ties: int = 1) -> Network:
    codes = [f"S{n:02}" for n in range(count)]
    pairs = list(combinations(codes, 2))[: count * ties]
    edges = tuple(Dealing(a, b, "met" if n % 2 else "spoke", 1 + n) for n, (a, b) in enumerate(pairs))
    return Network(tuple(Node(code, 1) for code in codes), edges, 7, 8, ("met", "spoke"))


@pytest.mark.parametrize("size", [0, 1, 2, 10, 60])
def test_network_has_a_mark_for_each_and_tells_what_is_left_out(size: int) -> None:
    drawn = network.draw(net(size, 3), lambda code: f"State {code} {BAD}")
    for root in both(drawn):
        assert len(marks(root)) == size + len(drawn.table.rows)
    assert "7 more states and bodies and 8 more ties are not shown" in drawn.description


def test_network_labels_of_sixty_keep_clear_of_each_other() -> None:
    for width, root in zip((12, 9.5), both(network.draw(net(60), str)), strict=True):
        places = [(float(e.get("x", 0)), float(e.get("y", 0))) for e in root.iter(f"{SVG}text")]
        assert len(places) == 60
        nearest = min(((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 for (x1, y1), (x2, y2) in combinations(places, 2))
        assert nearest > width


def test_network_stays_where_it_is_when_a_count_changes() -> None:
    one, other = net(20), net(20)
    more = Network(
        other.nodes, tuple(Dealing(e.one, e.other, e.what, e.count + 3) for e in other.edges), 7, 8, ("met",)
    )
    first, second = (
        [(e.get("x"), e.get("y")) for e in both(network.draw(n, str))[0].iter(f"{SVG}text")] for n in (one, more)
    )
    assert first == second


def test_map_has_a_disc_for_each_place_of_known_position() -> None:
    spots = [
        Spot("Suva " + BAD, "FJI", -18.1, 178.4, 9, 3),
        Spot("Nowhere", None, None, None, 4, 0),
        Spot("Nuuk", "GRL", 64.2, -51.7, 1, 1),
    ]
    drawn = worldmap.draw(spots, places=12, events=40)
    for root in both(drawn):
        assert len(marks(root)) == 2
    assert len(drawn.table.rows) == 3
    assert "9 more are not" in drawn.description
    assert "1 places have no known position" in drawn.description
    both(worldmap.draw([]))


def test_a_table_is_no_spreadsheets_formula() -> None:
    drawn = worldmap.draw([Spot("=1+1", None, 0.0, 0.0, 1, 0)])
    assert "'=1+1" in drawn.table.csv()


@given(st.text(), st.floats(0, 300))
def test_short_words_fit(text: str, room: float) -> None:
    assert length(short(text, room)) <= max(room, 0) or short(text, room) == ""


def test_charts_of_a_record(tmp_path: Path) -> None:
    from summitry.errors import UsageError
    from summitry.show import charting
    from summitry.show.charting import Asked

    with Record(tmp_path / "r.db") as record:
        both(charting.timeline(record, Asked(topic="space"))[0])
        both(charting.dyad(record, Asked(dyad="JPN-USA", since="2024-01", until="2024-03-31")))
        both(charting.among(record, Asked(), "all", "QUAD:members"))
        both(charting.world(record, Asked(actor="JPN"), 0))
        for wrong in (
            lambda: charting.dyad(record, Asked()),
            lambda: charting.dyad(record, Asked(dyad="JPN-XQX")),
            lambda: charting.dyad(record, Asked(dyad="JPN-USA"), "week"),
            lambda: charting.timeline(record, Asked(since="2024-13")),
            lambda: charting.timeline(record, Asked(since="2024-05", until="2024-04")),
            lambda: charting.among(record, Asked(), "kissed"),
            lambda: charting.among(record, Asked(), nodes=1),
            lambda: charting.world(record, Asked(actor="nobody")),
            lambda: charting.world(record, Asked(), 200),
        ):
            with pytest.raises(UsageError):
                wrong()
