"""Life lines: a mark for each passage whatever its date, the due date, hostile words, odd histories."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.dates import numbered
from summitry.link.items import Commitment, CommitmentEvidence, CommitmentStep, Step
from summitry.model import Interval, Stage
from summitry.show.charts import lifeline
from tests.show.charts.reading import SVG, both, marks, words


def step(day: str | tuple[str | None, str | None] | None, stage: Any = "announced", quote: str = "We will.") -> Any:
    low, high = day if isinstance(day, tuple) else (day, day)
    date = None if day is None else Interval("", low, high, "explicit", "")
    return CommitmentStep("restates", stage, "will", date, CommitmentEvidence("d1", "a.txt", 0, 8, quote, None))


def commitment(*steps: CommitmentStep, due: tuple[str, str] | None = None) -> Commitment:
    date = Interval("", *due, "explicit", "") if due else None
    stage = steps[-1].stage if steps else "announced"
    return Commitment(
        "c1", "undertaking", "Norway will lay a cable", (), (), (), None, date, stage, "will", (), steps, 1, ()
    )


def test_a_mark_for_each_passage_and_a_row_for_each() -> None:
    thread = commitment(
        step("2023-01-10", "hinted"),
        step(("2023-03-01", "2023-05-31")),
        step(None, "agreed"),
        due=("2024-01-01", "2024-12-31"),
    )
    drawn = lifeline.draw(thread, as_of="2023-08-01")
    for root in both(drawn):
        told = [mark for mark in marks(root) if mark[:1].isdigit()]
        assert len(told) == len(drawn.table.rows) == 3
        assert "date not known" in told[2]
        hatched = [e for e in root.iter(f"{SVG}rect") if (e.get("fill") or "").endswith("-when)")]
        assert len(hatched) == 2
        assert len(list(root.iter(f"{SVG}circle"))) == 1
        assert {"hinted", "announced", "agreed", "due 2024", "day not known"} <= set(words(root))
    assert "due 2024" in drawn.description
    assert "1 without a known day" in drawn.description


def test_later_is_further_right_and_a_higher_stage_is_higher() -> None:
    drawn = lifeline.draw(commitment(step("2023-01-10", "hinted"), step("2024-01-10", "signed")))
    for root in both(drawn):
        first, second = root.iter(f"{SVG}circle")
        assert float(first.get("cx", 0)) < float(second.get("cx", 0))
        assert float(first.get("cy", 0)) > float(second.get("cy", 0))


def test_a_due_date_far_ahead_does_not_squeeze_the_line() -> None:
    drawn = lifeline.draw(commitment(step("2023-01-10"), step("2023-09-10"), due=("2050-12-31", "2050-12-31")))
    wide, _ = both(drawn)
    assert "due 31 December 2050 →" in words(wide)
    xs = [float(e.get("cx", 0)) for e in wide.iter(f"{SVG}circle")]
    assert xs[1] - xs[0] > 400


def test_hostile_words_stay_words() -> None:
    bad = "</title><script>alert(1)</script> & \x00\x1b \ud800 ]]>"
    drawn = lifeline.draw(commitment(step("2023-01-10", quote=bad)))
    for root in both(drawn):
        assert "<script>alert(1)</script>" in marks(root)[0]


@pytest.mark.parametrize("due", [None, ("2024-01-01", "2024-01-31")])
def test_nothing_known_is_still_a_picture(due: tuple[str, str] | None) -> None:
    both(lifeline.draw(commitment(due=due)))
    both(lifeline.draw(commitment(step(None), due=due)))


days = st.integers(-1_300_000, 2_000_000).map(numbered)
steps = st.builds(
    CommitmentStep,
    st.sampled_from(get_args(Step)),
    st.sampled_from(get_args(Stage)),
    st.none(),
    st.none() | st.builds(Interval, st.just(""), st.none() | days, st.none() | days, st.just("explicit"), st.just("")),
    st.builds(CommitmentEvidence, st.just("d"), st.just("f"), st.just(0), st.just(1), st.text(), st.none()),
)


@given(st.lists(steps, max_size=8), st.none() | days)
def test_any_history_is_drawn_whole(history: list[CommitmentStep], as_of: str | None) -> None:
    drawn = lifeline.draw(commitment(*history), as_of=as_of)
    for root in both(drawn):
        assert len([mark for mark in marks(root) if mark[:1].isdigit()]) == len(history)
