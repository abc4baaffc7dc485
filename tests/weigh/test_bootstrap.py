"""Means with intervals: against the binomial, whose quantiles are known, and at the edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.weigh.bootstrap import LEAST, mean


def test_interval_of_a_coin_is_the_binomials() -> None:
    # Of 100 tosses of a fair coin 95 in 100 samples show 40 to 60 heads (quantiles of the binomial distribution).
    found = mean({0.0: 50, 1.0: 50})
    assert found is not None
    assert found.value == 0.5
    assert found.low == pytest.approx(0.40, abs=0.011)
    assert found.high == pytest.approx(0.60, abs=0.011)


def test_the_same_scores_give_the_same_interval_in_whatever_order() -> None:
    assert mean({2.5: 3, -2.0: 4}) == mean({-2.0: 4, 2.5: 3})


def test_scores_all_alike_leave_no_doubt() -> None:
    found = mean({4.0: 9})
    assert found is not None
    assert (found.low, found.high) == (4.0, 4.0)


def test_too_few_scores_have_no_interval() -> None:
    found = mean({4.0: LEAST - 1})
    assert found is not None
    assert (found.value, found.low, found.high, found.count) == (4.0, None, None, LEAST - 1)
    assert mean({}) is None


@given(st.dictionaries(st.sampled_from([-9.5, -2.0, 0.0, 2.5, 10.0]), st.integers(1, 40), min_size=1))
def test_an_interval_lies_within_the_scores(scores: dict[float, int]) -> None:
    found = mean(scores)
    assert found is not None
    if found.low is not None and found.high is not None:
        assert min(scores) <= found.low <= found.high <= max(scores)
