"""What stands open, falls due, has passed: on commitments and events made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summitry.link.items import Commitment, CommitmentEvidence, CommitmentStep, Event
from summitry.model import Interval
from summitry.weigh.changes import changed_since, compared, word_diff
from summitry.weigh.standing import due, is_open, is_to_come, is_unconfirmed


def interval(earliest: str | None, latest: str | None) -> Interval:
    return Interval("", earliest, latest, "explicit", "")


def commitment(**fields: object) -> Commitment:
    plain = Commitment(
        id="c1",
        kind="undertaking",
        summary="Norway will build a bridge.",
        by=(),
        to=(),
        topics=(),
        quantity=None,
        due=None,
        stage="announced",
        wording="will",
        badges=(),
        history=(),
        origins=1,
        evidence=(),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def event(status: str, date: Interval | None) -> Event:
    return Event("e1", "CONSULT", None, (), (), date, None, status, (), "", (), 1, ())  # type: ignore[arg-type]


def step(day: str, stage: str, quote: str, document: str = "d1") -> CommitmentStep:
    evidence = CommitmentEvidence(document, f"{document}.txt", 0, len(quote), quote)
    return CommitmentStep("restates", stage, "will", interval(day, day), evidence)  # type: ignore[arg-type]


@pytest.mark.parametrize("stage", ["delivered", "withdrawn", "lapsed", "broken"])
def test_what_is_closed_is_neither_open_nor_due(stage: str) -> None:
    closed = commitment(stage=stage, due=interval(None, "2020-01-01"))
    assert not is_open(closed)
    assert due(closed, "2021-01-01") is None


@pytest.mark.parametrize(
    ("latest", "standing"),
    [("2025-12-31", "due"), ("2025-06-15", "due"), ("2025-06-14", "overdue"), (None, None)],
)
def test_due_until_the_whole_interval_has_passed(latest: str | None, standing: str | None) -> None:
    assert due(commitment(due=interval("2025-01-01", latest)), "2025-06-15") == standing


def test_what_has_been_carried_out_in_part_is_not_overdue() -> None:
    begun = replace(step("2024-12-01", "begun", "has begun to build"), step="carries-out")
    told = commitment(stage="begun", due=interval(None, "2024-12-31"), history=(begun,))
    assert due(told, "2025-06-15") is None
    assert due(told, "2024-12-15") == "due"
    assert due(replace(told, history=()), "2025-06-15") == "overdue"


def test_without_a_due_date_nothing_is_due() -> None:
    assert due(commitment(), "2025-06-15") is None


def test_an_event_to_come_is_unconfirmed_once_its_date_has_passed() -> None:
    planned = event("scheduled", interval("2025-06-10", "2025-06-12"))
    assert is_to_come(planned, "2025-06-12")
    assert not is_unconfirmed(planned, "2025-06-12")
    assert is_unconfirmed(planned, "2025-06-13")


def test_an_event_to_come_without_a_date_never_passes() -> None:
    assert is_to_come(event("proposed", None), "2025-06-13")


def test_what_occurred_is_not_to_come() -> None:
    assert not is_to_come(event("occurred", interval("2025-07-01", "2025-07-01")), "2025-06-13")


def test_changes_tell_new_moved_and_told_again_apart() -> None:
    first, same = step("2024-01-10", "announced", "will build"), step("2024-05-01", "announced", "is to build")
    begun = step("2024-06-01", "begun", "has begun to build")
    told = [
        commitment(history=(same,)),
        commitment(history=(first, begun)),
        commitment(history=(first, same)),
        commitment(history=(first,)),
    ]
    assert [c.change for c in changed_since(told, "2024-04-01")] == ["new", "moved", "reworded"]


def test_two_documents_compared() -> None:
    kept, before, after = (
        step("2024-01-10", "agreed", "We will meet yearly", "d1").evidence,
        step("2024-01-10", "agreed", "We will build a bridge", "d1").evidence,
        step("2024-05-10", "agreed", "We intend to build a bridge", "d2").evidence,
    )
    again = replace(kept, document="d2")
    told = [
        commitment(id="a", evidence=(kept, again)),
        commitment(id="b", evidence=(before, after)),
        commitment(id="c", evidence=(before,)),
        commitment(id="d", evidence=(after,)),
        commitment(id="e", evidence=(replace(kept, document="d9"),)),
    ]
    fates = {c.commitment.id: c.fate for c in compared(told, "d1", "d2")}
    assert fates == {"a": "kept", "b": "reworded", "c": "dropped", "d": "new"}


def test_word_diff_marks_what_went_and_what_came() -> None:
    assert (
        word_diff("We will build a bridge", "We intend to build a bridge") == "We [-will-] {+intend to+} build a bridge"
    )


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        (["2024-01-01"], "overdue"),
        (["2024-12-29"], None),  # an occasion of the same week is news, not a promise
        (["2024-01-01", "2024-12-29"], "overdue"),
        (["2024-01-01", "2025-03-01"], None),  # told of after its day
    ],
)
def test_overdue_is_what_was_promised_ahead_and_never_told_of_again(told: list[str], standing: str | None) -> None:
    steps = tuple(step(day, "announced", "will build a bridge") for day in told)
    assert due(commitment(due=interval(None, "2025-01-01"), history=steps), "2025-06-15") == standing


@pytest.mark.parametrize("stage", ["possible", "hinted", "proposed", "expected"])
def test_what_no_party_gave_its_word_for_is_never_overdue(stage: str) -> None:
    assert due(commitment(stage=stage, due=interval(None, "2025-01-01")), "2025-06-15") is None


def test_compared_sets_like_beside_like_and_leaves_the_unlike_apart() -> None:
    passages = (
        CommitmentEvidence("d1", "d1", 0, 9, "will train pilots of the northern fjords"),
        CommitmentEvidence("d1", "d1", 9, 19, "will dredge the harbour of Bergen"),
        CommitmentEvidence("d2", "d2", 0, 9, "will dredge the whole harbour of Bergen"),
    )
    (one,) = compared([commitment(evidence=passages)], "d1", "d2")
    assert one.fate == "reworded"
    assert one.before == passages[1]
    fates = [c.fate for c in compared([commitment(evidence=(passages[0], passages[2]))], "d1", "d2")]
    assert fates == ["dropped", "new"]
