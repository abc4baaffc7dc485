"""The record that a user opens."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

import summitry
from summitry.errors import AmbiguousItem, NoSuchItem, Unreadable, UsageError
from summitry.library import Progress, Record
from summitry.model import Document, Interval

from .conftest import document


def export(record: Record) -> str:
    stream = io.StringIO()
    record.export(stream)
    return stream.getvalue()


def test_record_reads_documents_once(record: Record, papers: list[Document]) -> None:
    first = record.add(papers)
    assert (first.read, first.unchanged, first.failed) == (3, 0, ())
    before = export(record)
    again = record.add(papers)
    assert (again.read, again.unchanged) == (0, 3)
    assert export(record) == before


def test_record_is_the_same_in_whatever_order_documents_come(tmp_path: Path, papers: list[Document]) -> None:
    with summitry.open(tmp_path / "a.db") as one, summitry.open(tmp_path / "b.db") as two:
        one.add(papers)
        for paper in reversed(papers):
            two.add([paper])
        assert export(one) == export(two)


def test_record_quotes_to_the_character(record: Record, papers: list[Document]) -> None:
    record.add(papers)
    quoted = 0
    for item in [*record.statements(), *record.events(), *record.commitments()]:
        for evidence in item.evidence:
            quoted += 1
            assert record.text(evidence.document)[evidence.start : evidence.end] == evidence.quote
            assert evidence.quote
    assert quoted > 3


def test_record_goes_on_past_what_cannot_be_read(record: Record, papers: list[Document]) -> None:
    broken = Unreadable("broken.pdf", "it is cut short", "Fetch it again")
    outcome = record.add([papers[0], broken, papers[1]])
    assert outcome.read == 2
    assert outcome.failed == (broken,)
    assert record.status().failures == (("broken.pdf", "it is cut short", "Fetch it again"),)


def test_record_stores_what_is_not_english_unread(record: Record) -> None:
    paper = replace(document("oslo", "Statsministeren møtte sin kollega i Oslo."), language="no")
    outcome = record.add([paper])
    assert outcome.foreign == ("papers/oslo.txt",)
    (stored,) = record.documents(unread=True)
    assert stored.unread is not None
    assert "no" in stored.unread
    assert record.add([paper]).unchanged == 1


def test_record_date_given_later_is_as_good_as_given_first(tmp_path: Path) -> None:
    with summitry.open(tmp_path / "a.db") as late, summitry.open(tmp_path / "b.db") as early:
        late.add([document("lima", day=None)])
        assert [d.file for d in late.documents(undated=True)] == ["papers/lima.txt"]
        moves = late.date("lima.txt", "2026-05-06", by="ann")
        assert any(m.after is not None and m.after.earliest == "2026-05-08" for m in moves)
        early.add([document("lima")])
        kinds = ("statement", "event", "commitment", "time")

        def lines(record: Record) -> list[str]:
            return [line for line in export(record).splitlines() if json.loads(line)["type"] in kinds]

        undated = [line.replace("given by a person", "given") for line in lines(late)]
        assert [json.loads(line)["id"] for line in undated if "id" in json.loads(line)] == [
            json.loads(line)["id"] for line in lines(early) if "id" in json.loads(line)
        ]
        (ruling,) = late.rulings()
        assert (ruling.by, ruling.action, ruling.target) == ("ann", "edit", "lima")


def test_record_date_given_by_a_person_wins_over_the_file(record: Record) -> None:
    record.add([document("lima", day="2026-05-06")])
    record.date("lima", "2026-05-13")
    record.add([document("lima", day="2026-05-06")])
    (stored,) = record.documents()
    assert stored.published is not None
    assert stored.published.earliest == stored.published.latest == "2026-05-13"


@pytest.mark.parametrize("day", ["2026-13-01", "2026-02-29", "yesterday", "2026-5-6", ""])
def test_record_date_refuses_what_is_no_day(record: Record, day: str) -> None:
    record.add([document("lima")])
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        record.date("lima", day)


def test_record_published_names_documents_by_file_or_id(record: Record) -> None:
    papers = [document("oslo", day=None), replace(document("lima", day=None), file="feed.jsonl#lima")]
    record.add(papers, published={"oslo.txt": "2026-03-04", "lima": "2026-05-06"})
    assert [d.published and d.published.earliest for d in record.documents()] == ["2026-05-06", "2026-03-04"]


def test_record_finds_an_item_by_the_start_of_its_id(record: Record, papers: list[Document]) -> None:
    record.add(papers)
    event = next(record.events())
    shown = record.item(event.id[:8])
    assert shown.item == event
    assert shown.passages[0].quote == event.evidence[0].quote
    text = record.text(event.evidence[0].document)
    assert shown.passages[0].before + shown.passages[0].quote + shown.passages[0].after in text
    assert record.item("oslo.txt").item == record.item("oslo").item
    with pytest.raises(NoSuchItem):
        record.item("nothing")
    with pytest.raises(NoSuchItem):
        record.item("")
    copy = replace(document("suva"), id="oslo-2", text="A second paper of that name said so.")
    record.add([replace(copy, file="elsewhere/oslo.txt")])
    with pytest.raises(AmbiguousItem, match="oslo-2"):
        record.item("oslo.txt")


def test_record_filters(record: Record, papers: list[Document]) -> None:
    record.add(papers)
    assert all({"NOR", "CAN"} <= {p.state for p in e.parties} for e in record.events(dyad="CAN-NOR"))
    assert list(record.events(dyad="CAN-NOR"))
    assert not list(record.events(dyad="CAN-CHL"))
    assert all(c.due for c in record.commitments(due_before="2029-01-01"))
    everything = [e.id for e in record.events()]
    assert [e.id for e in record.events(limit=1, offset=1)] == everything[1:2]
    assert record.count("event") == len(everything)
    with pytest.raises(UsageError, match="JPN-USA"):
        next(record.events(dyad="JPN"))
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        next(record.events(since="May"))


def test_record_search_finds_documents_and_passages(record: Record, papers: list[Document]) -> None:
    record.add(papers)
    hits = record.search("icebreakers")
    assert hits[0].kind == "document"
    assert hits[0].document == "oslo"
    start, end = hits[0].marks[0]
    assert hits[0].snippet[start:end] == "icebreakers"
    assert record.search("joint observatory")[0].document == "lima"
    assert record.search('"observatory joint"') == []
    assert record.search("zeppelin") == []
    for words in ("", "  ", '""', "?"):
        with pytest.raises(UsageError):
            record.search(words)
    assert record.search('fish* OR "x" AND NOT (') == []  # no query language, only words


def test_record_search_forgets_a_reading_that_was_replaced(record: Record, papers: list[Document]) -> None:
    record.add(papers)
    before = {hit.id for hit in record.search("observatory", limit=50)}
    record.date("lima", "2026-05-13")
    assert {hit.id for hit in record.search("observatory", limit=50)} == before


def test_record_status_counts(record: Record, papers: list[Document]) -> None:
    record.add([*papers, document("oslo", "Nobody said anything here.", day=None)])
    status = record.status()
    assert status.documents == status.read == 3
    assert status.events == record.count("event")
    assert status.by_month == (("2026-05", 3),)


def test_record_takes_any_text(record: Record) -> None:
    texts = ["", " ", "\x00", "a" * 20_000, "“" * 500, "\r\n\r\n- \n# \n"]
    outcome = record.add([replace(document("oslo", text), id=f"odd-{n}") for n, text in enumerate(texts)])
    assert (outcome.read, outcome.failed) == (6, ())
    assert len(export(record)) > 0


def test_record_tells_of_a_document_that_breaks_the_reader(record: Record) -> None:
    half = replace(document("oslo", "Half a pair of code units: \ud83d"), id="half")
    outcome = record.add([half, document("lima")])
    assert outcome.read == 1
    assert [error.file for error in outcome.failed] == ["papers/oslo.txt"]
    assert len(record.status().failures) == 1


def test_record_reason_of_a_date_is_told(record: Record) -> None:
    record.add([document("lima")])
    visit = next(e for e in record.events() if e.date and e.date.earliest == "2026-05-08")
    assert record.item(visit.id).reasons
    assert isinstance(visit.date, Interval)


def test_record_keeps_what_was_read_when_a_person_stops_it(record: Record, papers: list[Document]) -> None:
    def stop(progress: Progress) -> None:
        if progress.documents == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.add(papers, progress=stop)
    assert record.status().documents == 2
    assert record.add(papers).unchanged == 2


def test_record_reads_a_path_and_tells_of_one_that_is_not_there(record: Record, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Finland and Estonia will lay a cable by 2030.", encoding="utf-8")
    assert record.read(tmp_path / "a.txt").read == 1
    outcome = record.read([str(tmp_path / "a.txt"), str(tmp_path / "absent.txt")])
    assert (outcome.read, outcome.unchanged) == (0, 1)
    assert [error.file for error in outcome.failed] == [str(tmp_path / "absent.txt")]
