"""Rows that figures are counted from: an older record gets the same as one that was written with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitry.model import Interval, Place
from summitry.record import pairing
from summitry.record.store import _statements
from tests.weigh.making import document, event, on, recorded

TABLES = ("setting", "pairing", "dealing")


def test_the_step_fills_an_older_record_as_writing_does(tmp_path: Path) -> None:
    late = Interval("", None, "2024-06-01", "inferred", "")
    record = recorded(
        tmp_path / "r.db",
        document(
            "a",
            on("2024-01-20"),
            event(
                0,
                "CONSULT",
                "JPN:guest",
                "USA:host",
                date=on("2024-01-10", "2024-01-12"),
                place=Place("Osaka", "JPN", 34.7, 135.5),
            ),
            event(1, "ACCUSE", "USA:source", "JPN:target"),
            event(2, "THREATEN", "USA:source", "JPN:source", "PRK:target"),
            event(3, "AGREE", "EU:source", "JPN:source", date=on("2023-01-01", "2024-12-31")),
            event(4, "AID", "JPN:source", "PHL:beneficiary", date=on("2019-01-01", "2019-12-31")),
            event(5, "AID", "JPN:source", "FJI:target", date=late, status="scheduled"),
        ),
        document("b", on("2024-02-01", "2024-05-01"), event(0, "REJECT", "CHN:source", "USA:target")),
        document("c", None, event(0, "SANCTION", "CHN:source", "JPN:target", place=Place("Nowhere", None, None, None))),
    )
    store = record._store

    def rows() -> list[list[tuple[object, ...]]]:
        return [sorted(map(tuple, store.all(f"SELECT * FROM {table}")), key=repr) for table in TABLES]

    written = rows()
    assert len(written[0]) == 8
    assert {row[2] for row in written[0]} == {"dated", "told", ""}
    for table in reversed(TABLES):
        store.db.execute(f"DROP TABLE {table}")
    for statement in _statements(pairing.STEP):
        store.db.execute(statement)
    assert rows() == written


@pytest.mark.parametrize(
    ("parties", "found"),
    [
        (("JPN:source", "USA:target"), {("JPN", "USA", "toward")}),
        (("JPN:guest", "USA:host"), {("JPN", "USA", "mutual")}),
        (("USA:participant", "JPN:source"), {("JPN", "USA", "mutual")}),
        (("USA:source", "JPN:source"), {("JPN", "USA", "joint")}),
        (
            ("USA:source", "JPN:source", "PRK:target"),
            {("JPN", "USA", "beside"), ("JPN", "PRK", "toward"), ("USA", "PRK", "toward")},
        ),
        (("USA:target", "JPN:target"), set()),
        (("EU:source", "JPN:target"), {("EU", "JPN", "toward")}),
    ],
)
def test_ways_in_which_two_stand(tmp_path: Path, parties: tuple[str, ...], found: set[tuple[str, str, str]]) -> None:
    record = recorded(tmp_path / "r.db", document("a", on("2024-01-20"), event(0, "COOPERATE", *parties)))
    assert {tuple(row) for row in record._store.all("SELECT one, other, way FROM pairing")} == found


def test_deleting_all_leaves_no_dealing(tmp_path: Path) -> None:
    record = recorded(
        tmp_path / "r.db", document("a", on("2024-01-20"), event(0, "CONSULT", "JPN:participant", "USA:participant"))
    )
    assert record._store.one("SELECT count(*) FROM dealing")[0] == 3  # of the month, of the year, of all
    record._store.db.execute("DELETE FROM item")
    assert record._store.one("SELECT (SELECT count(*) FROM dealing) + (SELECT count(*) FROM pairing)")[0] == 0
