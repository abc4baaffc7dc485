"""What a ruling does at once: to the item, to lists and figures; and what undoing it brings back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import summitry
from summitry.errors import NoSuchItem, UsageError
from summitry.library import Record
from summitry.link.items import Commitment, Event, Statement

from .rereading import alike, engine, export, papers


@pytest.fixture
def ruled(record: Record) -> Record:
    record.add(papers(), engine=engine(alike))
    return record


def meeting(record: Record) -> Event:
    return next(e for e in record.events(type="CONSULT") if len(e.evidence) > 1)


def icebreakers(record: Record) -> Commitment:
    return next(c for c in record.commitments(review="all") if "icebreakers" in c.summary)


def test_accept_marks_the_item(ruled: Record) -> None:
    event = meeting(ruled)
    ruling = ruled.rule("accept", event.id[:9], {"why": "I was there"}, by="Ada")
    assert (ruling.target, ruling.by, json.loads(ruling.value)) == (event.id, "Ada", {"why": "I was there"})
    assert meeting(ruled).review == "accepted"
    assert [e.id for e in ruled.events(review="accepted")] == [event.id]
    assert event.id not in [e.id for e in ruled.events(review="open")]


def test_reject_takes_the_item_from_lists_figures_search_and_export(ruled: Record) -> None:
    promise, before = icebreakers(ruled), ruled.status()
    ruled.rule("reject", promise.id, by="Ada")
    assert promise.id not in [c.id for c in ruled.commitments()]
    assert [c.id for c in ruled.commitments(review="rejected")] == [promise.id]
    assert ruled.count("commitment") == ruled.count("commitment", review="all") - 1
    assert promise.id not in [hit.id for hit in ruled.search("icebreakers")]
    status = ruled.status()
    assert (status.commitments, status.rejected) == (before.commitments - 1, 1)
    assert ruled.item(promise.id).item.review == "rejected"  # type: ignore[union-attr]


def test_edit_wins_over_what_was_read_and_moves_the_item_in_lists(ruled: Record) -> None:
    event = meeting(ruled)
    value = {
        "status": "cancelled",
        "date": {"earliest": "2026-05-01", "latest": "2026-05-03"},
        "parties": ["FJI", {"actor": "NOR", "role": "host"}],
        "place": "Suva",
        "topics": ["climate"],
        "summary": "A visit to Suva was called off",
        "plover": "CONSULT",
        "mode": "visit",
    }
    ruled.rule("edit", event.id, value, by="Ada")
    (found,) = ruled.events(status="cancelled", dyad="FJI-NOR", topic="climate", since="2026-05-01", mode="visit")
    assert isinstance(found, Event)
    assert found.review == "edited"
    assert found.date is not None
    assert (found.date.earliest, found.date.latest, found.date.basis) == ("2026-05-01", "2026-05-03", "explicit")
    assert "Ada" in found.date.why
    assert [(p.actor, p.role) for p in found.parties] == [("FJI", "participant"), ("NOR", "host")]
    assert found.evidence == event.evidence
    assert not list(ruled.events(dyad="CAN-NOR", type="CONSULT", status="occurred", since="2026-03-03"))


def test_edit_of_a_commitment_and_of_a_statement(ruled: Record) -> None:
    promise = icebreakers(ruled)
    changes: dict[str, Any] = {
        "by": ["CAN", "NOR"],
        "to": [],
        "stage": "signed",
        "wording": None,
        "due": "2027-01-01",
        "quantity": {"value": 2, "unit": "icebreakers"},
    }
    ruled.rule("edit", promise.id, changes, by="Ada")
    (found,) = ruled.commitments(stage="signed", by="NOR", due_before="2027-01-01")
    assert (found.wording, found.to, found.quantity and found.quantity.value) == (None, (), 2)
    said = next(ruled.statements())
    ruled.rule("edit", said.id, {"speaker": "PER", "act": "denies", "topics": ["space"]}, by="Ada")
    (statement,) = ruled.statements(by="PER", type="denies", topic="space")
    assert isinstance(statement, Statement)
    assert (statement.id, statement.speaker_name, statement.anonymous) == (said.id, "Peru", False)


def test_a_later_edit_wins_and_undoing_it_restores_the_earlier(ruled: Record) -> None:
    promise = icebreakers(ruled)
    ruled.rule("edit", promise.id, {"stage": "signed", "summary": "Two ships"}, by="Ada")
    later = ruled.rule("edit", promise.id, {"stage": "begun"}, by="Ben")
    assert [(c.stage, c.summary) for c in ruled.commitments(review="edited")] == [("begun", "Two ships")]
    note = ruled.undo(later.id, by="Ben")
    assert (note.action, json.loads(note.value)) == ("note", {"undoes": later.id})
    assert [(c.stage, c.summary) for c in ruled.commitments(review="edited")] == [("signed", "Two ships")]
    ruled.undo(note.id, by="Ada")
    assert [c.stage for c in ruled.commitments(review="edited")] == ["begun"]
    with pytest.raises(UsageError, match="undone already"):
        ruled.undo(note.id, by="Ada")
    assert [r.stands for r in ruled.rulings(promise.id)] == [True, True, False, True]


def test_the_latest_of_two_reviewers_counts_and_the_log_keeps_both(ruled: Record) -> None:
    event = meeting(ruled)
    ruled.rule("reject", event.id, by="Ada")
    ruled.rule("accept", event.id, by="Ben")
    assert meeting(ruled).review == "accepted"
    assert [(r.by, r.action) for r in ruled.rulings(event.id)] == [("Ada", "reject"), ("Ben", "accept")]


def test_score_stands_on_the_commitment(ruled: Record) -> None:
    promise = icebreakers(ruled)
    ruled.rule("score", promise.id, {"value": -1, "why": "No ship came", "rubric": "2"}, by="Ada")
    score = icebreakers(ruled).score
    assert score is not None
    assert (score.value, score.by, score.why, score.rubric) == (-1, "Ada", "No ship came", "2")
    (row,) = (row for row in export(ruled) if row.get("id") == promise.id)
    assert row["score"] == {"value": -1, "by": "Ada", "why": "No ship came", "rubric": "2"}
    with pytest.raises(UsageError, match="-1, 0 or 1"):
        ruled.rule("score", promise.id, {"value": 2}, by="Ada")


def test_note_changes_nothing_but_the_log(ruled: Record) -> None:
    before = export(ruled, rulings=False)
    event = meeting(ruled)
    ruled.rule("note", event.id, {"text": "Ask the protocol office"}, by="Ada")
    ruled.rule("note", "herald", {"text": "Morning edition"}, by="Ada")
    assert export(ruled, rulings=False) == before
    assert [json.loads(r.value)["text"] for r in ruled.rulings("herald")] == ["Morning edition"]
    assert [r.action for r in ruled.item(event.id).rulings] == ["note"]


def test_merge_wins_over_linking(ruled: Record) -> None:
    before = export(ruled, rulings=False)
    one, other = meeting(ruled), next(ruled.events(type="AGREE"))
    merged = ruled.rule("merge", one.id, {"with": [other.id]}, by="Ada")
    whole = ruled.item(other.id).item
    assert isinstance(whole, Event)
    assert {e.key for e in whole.evidence} == {e.key for e in (*one.evidence, *other.evidence)}
    assert ruled.item(one.id).item == whole
    ruled.undo(merged.id, by="Ada")
    assert export(ruled, rulings=False) == before


def test_split_keeps_apart_for_good(tmp_path: Path) -> None:
    with summitry.open(tmp_path / "r.db") as record:
        first, *rest = papers()
        record.add([first, rest[0]], engine=engine(alike))
        event = meeting(record)
        key = event.evidence[0].key
        record.rule("split", event.id, {"passages": [key]}, by="Ada")
        assert all(len(e.evidence) == 1 for e in record.events(type="CONSULT"))
        record.add(rest[1:], engine=engine(alike))  # tells of the meeting too, and joins one of the two
        meetings = [{e.key for e in m.evidence} for m in record.events(type="CONSULT")]
        others = {e.key for e in event.evidence} - {key}
        assert not any(key in keys and keys & others for keys in meetings)


def test_passages_are_split_off_together_and_detached_by_place(ruled: Record) -> None:
    event = meeting(ruled)
    keys = [e.key for e in event.evidence]
    assert len(keys) == 3
    ruled.rule("split", event.id, {"passages": keys[:2]}, by="Ada")
    assert sorted(len(e.evidence) for e in ruled.events(type="CONSULT")) == [1, 2]
    pair = next(e for e in ruled.events(type="CONSULT") if len(e.evidence) == 2)
    passage = {name: getattr(pair.evidence[0], name) for name in ("document", "start", "end")}
    ruled.rule("detach", pair.id, {"passage": passage}, by="Ada")
    assert [len(e.evidence) for e in ruled.events(type="CONSULT")] == [1, 1, 1]
    ruled.rule("merge", keys[0], {"with": keys[1:]}, by="Ben")  # a later ruling wins
    assert [len(e.evidence) for e in ruled.events(type="CONSULT")] == [3]


def test_what_cannot_be_split_is_told(ruled: Record) -> None:
    event = meeting(ruled)
    with pytest.raises(UsageError, match="all its passages"):
        ruled.rule("split", event.id, {"passages": [e.key for e in event.evidence]}, by="Ada")
    with pytest.raises(NoSuchItem, match="no such passage"):
        ruled.rule("detach", event.id, {"passage": "e0"}, by="Ada")
    with pytest.raises(UsageError, match="one passage by itself"):
        ruled.rule("merge", next(ruled.statements()).id, {"with": ["s1"]}, by="Ada")
    with pytest.raises(UsageError, match="like merges with like"):
        ruled.rule("merge", event.id, {"with": [icebreakers(ruled).id]}, by="Ada")
    assert not list(ruled.rulings())


def place_of(record: Record, document: str, words: str) -> dict[str, Any]:
    start = record.text(document).index(words)
    return {"document": document, "start": start, "end": start + len(words)}


def test_attach_adds_a_passage_and_moves_one_that_was_read(ruled: Record) -> None:
    before = export(ruled, rulings=False)
    promise = icebreakers(ruled)
    passage = place_of(ruled, "gazette", "Canada pledged $40 million")
    added = ruled.rule("attach", promise.id, passage, by="Ada")
    evidence = icebreakers(ruled).evidence
    assert len(evidence) == len(promise.evidence) + 1
    assert any(e.quote.startswith("Canada pledged $40 million") for e in evidence)
    with pytest.raises(UsageError, match="already"):
        ruled.rule("attach", promise.id, passage, by="Ada")
    ruled.undo(added.id, by="Ada")
    assert export(ruled, rulings=False) == before


def test_attach_records_what_the_reader_missed(ruled: Record) -> None:
    before = export(ruled, rulings=False)
    passage = place_of(ruled, "mirror", "the dome would be ready next year")
    words = place_of(ruled, "herald", "Mark Carney in Bergen")
    made = [
        ruled.rule("attach", "new:event", {**passage, "plover": "AID", "parties": ["CHL"]}, by="Ada"),
        ruled.rule("attach", "new:commitment", {**passage, "by": ["CHL"], "due": "2027-12-31"}, by="Ada"),
        ruled.rule("attach", "new:statement", {**words, "speaker": "CHL", "act": "promises"}, by="Ada"),
    ]
    event, promise, said = (ruled.item(ruling.id).item for ruling in made)
    assert isinstance(event, Event)
    assert (event.id, event.plover, event.review) == (made[0].id, "AID", "accepted")
    assert isinstance(promise, Commitment)
    assert promise.due is not None
    assert promise.id in [c.id for c in ruled.commitments(by="CHL", due_before="2027-12-31")]
    assert isinstance(said, Statement)
    assert said.id in [s.id for s in ruled.statements(by="CHL", type="promises")]
    assert ruled.search("dome")
    ruled.rule("edit", made[0].id, {"status": "expected"}, by="Ben")
    for ruling in made:
        ruled.undo(ruling.id, by="Ada")
    assert export(ruled, rulings=False) == before
    assert [r.action for r in ruled.lost_rulings()] == ["edit"]


def test_a_date_given_is_undone_to_what_it_was(record: Record) -> None:
    record.add(papers()[:1])
    before = export(record, rulings=False)
    ruling = record.rule("edit", "herald", {"published": "2026-04-01"}, by="Ada")
    (stored,) = record.documents()
    assert stored.published is not None
    assert stored.published.earliest == "2026-04-01"
    record.undo(ruling.id, by="Ada")
    assert export(record, rulings=False) == before


@pytest.mark.parametrize(
    ("action", "value", "told"),
    [
        ("edit", {}, "a field"),
        ("edit", {"colour": "red"}, "colour"),
        ("edit", {"status": "finished"}, "scheduled"),
        ("edit", {"plover": "GREET"}, "CONSULT"),
        ("edit", {"date": "2026-02-30"}, "YYYY-MM-DD"),
        ("edit", {"date": {"earliest": "2026-03-02", "latest": "2026-03-01"}}, "after"),
        ("edit", {"parties": ["Norway"]}, "Write NOR"),
        ("edit", {"topics": ["spce"]}, "space"),
        ("edit", {"summary": " "}, "words"),
        ("merge", {}, "with"),
        ("note", {}, "text"),
        ("praise", {}, "accept"),
    ],
)
def test_what_cannot_be_understood_is_refused(ruled: Record, action: Any, value: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        ruled.rule(action, meeting(ruled).id, value, by="Ada")
    assert not list(ruled.rulings())


def test_a_ruling_needs_a_name_and_a_target(ruled: Record) -> None:
    with pytest.raises(UsageError, match="--by"):
        ruled.rule("accept", meeting(ruled).id, by=" ")
    with pytest.raises(NoSuchItem):
        ruled.rule("accept", "e0123456789", by="Ada")
    with pytest.raises(UsageError, match="document"):
        ruled.rule("accept", "herald", by="Ada")
    with pytest.raises(NoSuchItem):
        ruled.undo("r0", by="Ada")


def test_a_ruling_and_its_effect_are_one(ruled: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from summitry.record.rulings import registrar

    before = export(ruled)
    event = meeting(ruled)

    def fails(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(registrar, "index_again", fails)
    with pytest.raises(KeyboardInterrupt):
        ruled.rule("merge", event.id, {"with": [next(ruled.events(type="AGREE")).id]}, by="Ada")
    with pytest.raises(KeyboardInterrupt):
        ruled.rule("accept", event.id, by="Ada")
    monkeypatch.undo()
    assert export(ruled) == before
