"""Rulings on their way to another record and back: nothing lost, nothing twice, whatever ids documents have there."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pytest
from hypothesis import given, settings

import summitry
from summitry.errors import UsageError
from summitry.library import Record
from summitry.link.items import Ruling
from summitry.model import Document, Reading

from .rereading import alike, engine, export, papers, read
from .test_rulings_survive import STEPS, Step, take

Form = Literal["jsonl", "csv"]


@pytest.fixture
def ruled(record: Record) -> Record:
    """A record with a ruling of every kind, one of them undone."""
    record.add(papers(), engine=engine(alike))
    meeting = next(e for e in record.events(type="CONSULT"))
    promise = next(c for c in record.commitments() if "icebreakers" in c.summary)
    deals = list(record.events(type="AGREE"))
    text = record.text("mirror")
    start = text.index("the dome")
    record.rule("accept", meeting.id, {"why": "=1+1, -2 and @home"}, by="Ada")
    record.rule("split", meeting.id, {"passages": [meeting.evidence[0].key]}, by="Ada")
    record.rule("edit", promise.id, {"stage": "signed", "due": "2027-01-01"}, by="Ada")
    record.rule("score", promise.id, {"value": 1, "why": "Both came", "rubric": "2"}, by="Ben")
    record.rule("merge", deals[0].id, {"with": [deals[1].id]}, by="Ben")
    record.rule("note", promise.id, {"text": "Ask Oslo, “soon”\nand again"}, by="Ben")
    new = {"document": "mirror", "start": start, "end": len(text) - 1, "plover": "AID", "parties": ["CHL"]}
    record.rule("attach", "new:event", new, by="Ben")
    record.undo(record.rule("reject", meeting.id, by="Cyd").id, by="Cyd")
    return record


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Record]:
    with summitry.open(tmp_path / "other.db") as opened:
        yield opened


def sent(record: Record, form: Form) -> io.StringIO:
    stream = io.StringIO(newline="")
    assert record.export_rulings(stream, form) == len(list(record.rulings()))
    stream.seek(0)
    return stream


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_rulings_make_the_same_record_elsewhere_and_a_second_time_change_nothing(
    ruled: Record, other: Record, form: Form
) -> None:
    other.add(papers(), engine=engine(alike))
    first = other.import_rulings(sent(ruled, form), form)
    assert (len(first.added), first.known, first.duplicates, first.lost, first.refused) == (9, (), (), (), ())
    assert list(other.rulings()) == list(ruled.rulings())
    assert export(other) == export(ruled)
    second = other.import_rulings(sent(ruled, form), form)
    assert (second.added, len(second.known)) == ((), 9)
    assert export(other) == export(ruled)
    assert sent(other, form).getvalue() == sent(ruled, form).getvalue()


def renamed(paper: Document) -> Document:
    return replace(paper, id=f"x-{paper.id}", file=f"elsewhere/{paper.id}.md", text=f"A header.\n\n{paper.text}")


def moved(paper: Document, reading: Reading) -> Reading:
    """The reading of a paper with a header of eleven characters in front."""

    def on(span: tuple[int, int]) -> tuple[int, int]:
        return span[0] + 11, span[1] + 11

    old = read(replace(paper, id=paper.id[2:], file=f"papers/{paper.id[2:]}.txt", text=paper.text[11:]))
    return replace(
        reading,
        regions=(),
        actors=old.actors,
        mentions=(),
        offices=(),
        times=(),
        statements=tuple(
            replace(s, span=on(s.span), source_span=(), cue_span=(), content_span=tuple(map(on, s.content_span)))
            for s in old.statements
        ),
        events=tuple(replace(e, span=on(e.span), trigger=on(e.trigger)) for e in old.events),
        commitments=tuple(replace(c, span=on(c.span)) for c in old.commitments),
    )


def test_rulings_find_their_passages_where_ids_names_and_offsets_differ(ruled: Record, other: Record) -> None:
    other.add(map(renamed, papers()), engine=engine(moved))
    outcome = other.import_rulings(sent(ruled, "jsonl"))
    assert (len(outcome.added), outcome.lost, outcome.refused) == (9, (), ())
    assert [c.stage for c in other.commitments(review="edited")] == ["signed"]
    assert [c.score and c.score.value for c in other.commitments() if c.score] == [1]
    assert sorted(len(e.evidence) for e in other.events(type="CONSULT")) == sorted(
        len(e.evidence) for e in ruled.events(type="CONSULT")
    )
    assert [e.plover for e in other.events(type="AID")] == ["AID"]
    for ruling in list(other.rulings())[:3]:
        assert other.item(ruling.target).item  # the id that it was given elsewhere leads here too


def test_rulings_that_come_before_their_documents_wait_for_them(ruled: Record, other: Record) -> None:
    outcome = other.import_rulings(sent(ruled, "jsonl"))
    assert len(outcome.lost) == 7  # all but the note that undoes another, and what it undoes
    other.add(papers(), engine=engine(alike))
    assert not list(other.lost_rulings())
    assert export(other) == export(ruled)


def test_a_whole_export_brings_its_rulings(ruled: Record, other: Record) -> None:
    other.add(papers(), engine=engine(alike))
    stream = io.StringIO()
    ruled.export(stream)
    stream.seek(0)
    assert len(other.import_rulings(stream).added) == 9
    assert export(other) == export(ruled)


def test_conflicts_and_duplicates_are_told(ruled: Record, other: Record) -> None:
    other.add(papers(), engine=engine(alike))
    promise = next(c for c in other.commitments() if "icebreakers" in c.summary)
    meeting = next(e for e in other.events(type="CONSULT"))
    other.rule("edit", promise.id, {"stage": "begun"}, by="Dora")
    other.rule("score", promise.id, {"value": -1}, by="Dora")
    other.rule("reject", meeting.id, by="Dora")
    other.rule("note", promise.id, {"text": "Mine"}, by="Dora")
    twice = other.rule("accept", meeting.id, {"why": "=1+1, -2 and @home"}, by="Ada")
    outcome = other.import_rulings(sent(ruled, "jsonl"))
    assert sorted(conflict.what for conflict in outcome.conflicts) == ["score", "stage"]
    assert [r.id for r in ruled.rulings()][:1] == list(outcome.duplicates)
    assert twice.id not in outcome.added


def test_a_later_ruling_counts_in_whatever_order_they_are_brought_in(tmp_path: Path) -> None:
    found = []
    for name, order in (("a", (0, 1)), ("b", (1, 0))):
        with summitry.open(tmp_path / f"{name}.db") as record:
            record.add(papers(), engine=engine(alike))
            promise = next(c for c in record.commitments() if "icebreakers" in c.summary)
            rows = [
                {"at": f"2026-05-0{day}T00:00:00Z", "by": "Ada", "action": "edit", "target": promise.id, "value": value}
                for day, value in ((1, {"stage": "signed"}), (2, {"stage": "begun"}))
            ]
            for n in order:
                record.import_rulings(io.StringIO(json.dumps(rows[n])))
            found.append(export(record, rulings=False))
    assert found[0] == found[1]
    assert [row["stage"] for row in found[0] if row.get("review") == "edited"] == ["begun"]


def test_a_table_made_by_hand(record: Record) -> None:
    record.add(papers(), engine=engine(alike))
    promise = next(c for c in record.commitments() if "icebreakers" in c.summary)
    stream = io.StringIO(newline="")
    table = csv.writer(stream)
    table.writerow(["action", "target", "by", "value", "remarks"])
    table.writerow(["score", promise.id[:10], "Ada", '{"value": 0}', "sent by post"])
    table.writerow(["score", promise.id, "Ada", '{"value": 7}', ""])
    table.writerow(["accept", "c0ffee", "Ada", "", ""])
    table.writerow(["accept", promise.id, "", "", ""])
    for added in (1, 0):
        stream.seek(0)
        outcome = record.import_rulings(stream, "csv")
        assert len(outcome.added) == added
        assert [line for line, _ in outcome.refused] == [3, 4, 5]
    assert [c.score and c.score.value for c in record.commitments() if c.score] == [0]


@pytest.mark.parametrize(
    "change",
    [
        {"action": "score", "value": {}},
        {"action": "attach", "target": "new:event", "value": {"document": "mirror"}},
        {"action": "edit", "value": {"status": "finished"}},
        {"action": "praise"},
        {"at": "yesterday"},
        {"value": ["signed"]},
        {"anchors": [{"part": "target"}]},
        {"anchors": "all"},
        {"kind": "rumour"},
        {"part": "whole"},
        {"start": "first"},
    ],
)
def test_what_is_not_whole_is_refused_and_the_rest_brought_in(
    ruled: Record, other: Record, change: dict[str, Any]
) -> None:
    other.add(papers(), engine=engine(alike))
    lines = [json.loads(line) for line in sent(ruled, "jsonl").getvalue().splitlines()]
    if change.keys() <= {"kind", "part", "start"}:
        lines[0]["anchors"][0] |= change
    else:
        lines[0] |= change
    outcome = other.import_rulings(io.StringIO("\n".join(map(json.dumps, lines))))
    assert [line for line, _ in outcome.refused] == [1]
    assert len(outcome.added) == 8


@pytest.mark.parametrize(
    ("text", "form", "told"),
    [
        ("what,ever\n1,2\n", "csv", "no column action"),
        ('{"action": ', "jsonl", "line 1"),
        ("[1, 2]", "jsonl", "line 1"),
        ("action,target,by,value\naccept,c1,Ada,{\n", "csv", "line 2"),
    ],
)
def test_a_file_of_another_form_is_refused_whole(record: Record, text: str, form: Any, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        record.import_rulings(io.StringIO(text), form)
    assert not list(record.rulings())


def test_agreement_reads_the_log(record: Record) -> None:
    record.add(papers(), engine=engine(alike))
    promises = list(record.commitments())[:3]
    for n, promise in enumerate(promises):
        record.rule("accept" if n else "reject", promise.id, by="Ada")
        record.rule("accept", promise.id, by="Ben")
        record.rule("score", promise.id, {"value": n - 1}, by="Ada")
        record.rule("score", promise.id, {"value": min(n, 1) - 1}, by="Ben")
    record.rule("edit", promises[1].id, {"stage": "delivered"}, by="Ben")
    review, score, stage = (record.agreement("Ada", "Ben", field) for field in ("review", "score", "stage"))
    assert (review.items, score.items, stage.items) == (3, 3, 2)
    assert [item for item, _, _ in review.differing] == sorted(p.id for p in promises[:2])
    assert score.alpha is not None
    assert [given for _, _, given in stage.differing] == ["delivered"]
    nobody = record.agreement("Ada", "Zoe")
    assert (nobody.items, nobody.kappa, nobody.alpha) == (0, None, None)
    with pytest.raises(UsageError, match="review, stage, score"):
        record.agreement("Ada", "Ben", "colour")


@settings(max_examples=15, deadline=None)
@given(STEPS, STEPS)
def test_rulings_made_while_papers_come_are_those_of_a_record_that_had_them_all(
    first: list[Step], then: list[Step]
) -> None:
    with (
        TemporaryDirectory() as folder,
        summitry.open(Path(folder) / "grown.db") as grown,
        summitry.open(Path(folder) / "whole.db") as whole,
    ):
        made: list[Ruling] = []
        for some, steps in ((papers()[2:], first), (papers()[:2], then)):
            grown.add(some, engine=engine(alike))
            for step in steps:
                take(grown, step, made)
        whole.add(papers(), engine=engine(alike))
        outcome = whole.import_rulings(sent(grown, "jsonl"))
        assert (outcome.refused, outcome.duplicates) == ((), ())
        assert export(whole) == export(grown)
