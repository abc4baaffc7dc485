"""Rulings outlast whatever is read: the same papers again, another reader, passages that moved or went."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import summitry
from summitry.errors import SummitryError
from summitry.library import Record
from summitry.link.items import Ruling
from summitry.model import Document, Reading

from .conftest import document
from .rereading import alike, engine, export, narrower, papers, read_again

Step = tuple[str, int, int]
ACTIONS = (
    *("accept", "reject", "edit", "merge", "split", "detach", "attach", "new", "score", "note", "undo"),
    *("merge", "split", "edit"),
)
STEPS = st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=7)


def items(record: Record) -> list[Any]:
    found: list[Any] = [*record.events(review="all"), *record.commitments(review="all")]
    return sorted([*found, *record.statements(review="all")], key=lambda item: item.id)


def take(record: Record, step: Step, made: list[Ruling]) -> None:
    """One ruling of those that can be made, chosen by two numbers."""
    action, one, two = step
    listed = [i for i in items(record) if not (action in ("merge", "split", "detach") and i.id[0] == "s")]
    item = listed[one % len(listed)]
    like = [i for i in listed if type(i) is type(item) and i.id != item.id]
    value: dict[str, Any] = {}
    target = item.id
    if action == "edit":
        value = {"topics": [("space", "climate", "trade")[two % 3]]}
        if hasattr(item, "stage"):
            value["stage"] = ("signed", "begun", "delivered")[two % 3]
        elif hasattr(item, "status"):
            value |= {"status": ("cancelled", "scheduled")[two % 2], "date": f"2026-04-{two % 28 + 1:02}"}
    elif action == "merge":
        value = {"with": [like[two % len(like)].id]} if like else {}
    elif action in ("split", "detach"):
        key = item.evidence[two % len(item.evidence)].key
        value = {"passages": [key]} if action == "split" else {"passage": key}
    elif action in ("attach", "new"):
        held = {paper.id for paper in record.documents()}
        here = [paper for paper in papers() if paper.id in held]
        paper = here[two % len(here)]
        words = paper.text.split()
        start = paper.text.index(words[one % (len(words) - 4)])
        value = {"document": paper.id, "start": start, "end": min(len(paper.text), start + 25)}
        target = item.id if action == "attach" else "new:event"
        value |= {"plover": "AID"} if action == "new" else {}
        action = "attach"
    elif action == "score":
        value = {"value": two % 3 - 1}
    elif action == "note":
        value = {"text": "Look again"}
    try:
        if action == "undo":
            made.append(record.undo(made[one % len(made)].id, by="Ben") if made else made[0])
        else:
            made.append(record.rule(action, target, value, by=("Ada", "Ben")[two % 2]))  # type: ignore[arg-type]
    except (SummitryError, IndexError):  # what cannot be ruled is refused, and nothing is changed
        return


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_any_rulings_survive_reading_again_and_undoing_them_all_leaves_no_trace(steps: list[Step]) -> None:
    with (
        TemporaryDirectory() as folder,
        pytest.MonkeyPatch.context() as patch,
        summitry.open(Path(folder) / "r.db") as record,
    ):
        record.add(papers(), engine=engine(alike))
        unruled = export(record)
        made: list[Ruling] = []
        for step in steps:
            take(record, step, made)
        ruled = export(record)
        read_again(record, patch)
        assert export(record) == ruled
        for ruling in reversed(list(record.rulings())):
            if ruling.stands and "undoes" not in json.loads(ruling.value):
                record.undo(ruling.id, by="Cyd")
        assert export(record, rulings=False) == unruled
        assert not list(record.lost_rulings())


@settings(max_examples=20, deadline=None)
@given(STEPS)
def test_any_rulings_are_found_again_by_a_reader_that_moves_every_passage(steps: list[Step]) -> None:
    with (
        TemporaryDirectory() as folder,
        pytest.MonkeyPatch.context() as patch,
        summitry.open(Path(folder) / "r.db") as record,
    ):
        record.add(papers(), engine=engine(alike))
        made: list[Ruling] = []
        for step in steps:
            take(record, step, made)
        lost = {r.id for r in record.lost_rulings()}
        reviews = {r.target: _review(record, r.target) for r in made if not r.target.startswith("new:")}
        read_again(record, patch, narrower)
        assert {r.id for r in record.lost_rulings()} == lost
        assert {target: _review(record, target) for target in reviews} == reviews
        read_again(record, patch)
        assert {target: _review(record, target) for target in reviews} == reviews


def _review(record: Record, target: str) -> Any:
    """How the item stands that an id leads to, under whatever id it goes now."""
    try:
        item = record.item(target).item
    except SummitryError:
        return "gone"
    return getattr(item, "review", None), getattr(item, "score", None)


def _with_rulings(record: Record) -> dict[str, str]:
    """A ruling of every kind; ids of the items by action."""
    record.add(papers(), engine=engine(alike))
    meeting = next(e for e in record.events(type="CONSULT"))
    promise = next(c for c in record.commitments() if "icebreakers" in c.summary)
    deal = next(e for e in record.events(type="AGREE"))
    said = next(s for s in record.statements() if s.act == "accuses")
    record.rule("split", meeting.id, {"passages": [meeting.evidence[0].key]}, by="Ada")
    record.rule("edit", promise.id, {"stage": "begun"}, by="Ada")
    record.rule("reject", deal.id, by="Ada")
    record.rule("edit", said.id, {"act": "says"}, by="Ada")
    return {"split": meeting.id, "edit": promise.id, "reject": deal.id, "said": said.id}


def test_another_reader_moves_every_passage_and_rulings_go_with_them(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = _with_rulings(record)
    before = sorted(len(e.evidence) for e in record.events(type="CONSULT"))
    read_again(record, monkeypatch, narrower)
    assert not list(record.lost_rulings())
    assert [c.stage for c in record.commitments(review="edited")] == ["begun"]
    assert len(list(record.events(review="rejected"))) == 1
    assert [s.act for s in record.statements(review="edited")] == ["says"]
    assert sorted(len(e.evidence) for e in record.events(type="CONSULT")) == before
    for id in ids.values():  # an id once given still leads to its item
        assert record.item(id).item


def test_what_the_reader_finds_no_more_waits_on_a_list_until_it_is_found(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_rulings(record)
    before = export(record)

    def fewer(paper: Document, reading: Reading) -> Reading:
        return replace(reading, events=(), commitments=())

    read_again(record, monkeypatch, fewer)
    assert [r.action for r in record.lost_rulings()] == ["split", "edit", "reject"]
    assert record.status().lost == 3
    read_again(record, monkeypatch)
    assert not list(record.lost_rulings())
    assert export(record) == before


def test_a_ruling_is_not_given_to_another_act_of_the_same_words(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.add(papers(), engine=engine(alike))
    meeting = next(e for e in record.events(type="CONSULT"))
    record.rule("reject", meeting.id, by="Ada")

    def otherwise(paper: Document, reading: Reading) -> Reading:
        """Where a meeting was read, a protest is, by another word of the same clause."""
        return replace(
            reading,
            events=tuple(replace(e, plover="PROTEST", trigger=(e.span[0], e.span[0] + 2)) for e in reading.events),
        )

    read_again(record, monkeypatch, otherwise)
    assert not list(record.events(review="rejected"))
    assert [r.action for r in record.lost_rulings()] == ["reject"]


def test_what_a_person_attached_is_there_again_and_meets_what_a_better_reader_finds(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(paper: Document, reading: Reading) -> Reading:
        return replace(reading, events=tuple(e for e in reading.events if e.plover != "CONSULT"))

    record.add(papers(), engine=engine(without))
    text = record.text("herald")
    start, end = text.index("Norwegian"), text.index(" on March")
    passage = {"document": "herald", "start": start, "end": end, "plover": "CONSULT", "parties": ["NOR", "CAN"]}
    ruling = record.rule("attach", "new:event", passage, by="Ada")
    before = export(record)
    read_again(record, monkeypatch, without)
    assert export(record) == before
    read_again(record, monkeypatch)
    found = record.item(ruling.id).item
    assert len({(e.document) for e in found.evidence}) > 1  # type: ignore[union-attr]
    assert sum(e.document == "herald" for e in found.evidence) == 2  # type: ignore[union-attr]


def test_rulings_stand_when_more_papers_come(record: Record) -> None:
    first, second, third, last = papers()
    record.add([first, second], engine=engine(alike))
    meeting = next(e for e in record.events(type="CONSULT"))
    record.rule("edit", meeting.id, {"place": "Tromsø"}, by="Ada")
    record.add([third, last], engine=engine(alike))
    grown = next(e for e in record.events(type="CONSULT"))
    assert len(grown.evidence) > len(meeting.evidence)
    assert (grown.review, grown.place and grown.place.name) == ("edited", "Tromsø")


def test_a_record_from_before_opens_and_can_be_ruled_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from summitry.record import schema, store
    from summitry.record.store import Store

    monkeypatch.setattr(store, "MIGRATIONS", schema.MIGRATIONS[:1])
    monkeypatch.setattr(store, "VERSION", 1)
    old = Store(tmp_path / "r.db")
    old.db.execute(
        "INSERT INTO ruling VALUES (1, 'r1', '2026-01-01T00:00:00Z', 'Ada', 'edit', 'herald', ?)",
        ('{"published":"2026-03-09"}',),
    )
    old.close()
    monkeypatch.undo()
    with summitry.open(tmp_path / "r.db") as record:
        record.add([document("herald", papers()[0].text, "2026-03-04")])
        (stored,) = record.documents()
        assert stored.published is not None
        assert stored.published.earliest == "2026-03-09"
        event = next(record.events())
        record.rule("accept", event.id, by="Ben")
        assert [r.action for r in record.rulings()] == ["edit", "accept"]
