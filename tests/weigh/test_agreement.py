"""Agreement between reviewers: worked examples that others published, and what has no figure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.weigh.agreement import agreement, cohen_kappa, krippendorff_alpha


def pairs(table: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """A table of counts, one reviewer's categories down and the other's across, as a pair for each item."""
    return [(a, b) for a, row in enumerate(table) for b, count in enumerate(row) for _ in range(count)]


def units(*rows: str) -> list[tuple[int | None, ...]]:
    """Reviewers' values of the same items, a digit each, ``.`` where one did not judge."""
    return list(zip(*([None if c == "." else int(c) for c in row] for row in rows), strict=True))


FOUR = units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
"""Krippendorff (2011), section C: four observers, twelve units, values missing."""


def test_kappa_of_cohens_own_example() -> None:
    """Cohen (1960), table 2: 200 judgements in three categories; observed 0.70, by chance 0.41."""
    assert cohen_kappa(pairs([[88, 10, 2], [14, 40, 6], [18, 10, 12]])) == pytest.approx(0.492, abs=0.001)


def test_kappa_of_two_categories() -> None:
    """20 and 15 alike of 50, the margins 25/25 and 30/20: observed 0.7, by chance 0.5."""
    assert cohen_kappa(pairs([[20, 5], [10, 15]])) == pytest.approx(0.4)


def test_alpha_of_binary_data() -> None:
    """Krippendorff (2011), section A: two observers, ten units, two values."""
    assert krippendorff_alpha(units("0100000010", "1110010000")) == pytest.approx(0.095, abs=0.001)


def test_alpha_of_nominal_data() -> None:
    """Krippendorff (2011), section B: two observers, twelve units, five values (a to e)."""
    one, two = "aabbdcccedda", "babbbccceddd"
    assert krippendorff_alpha(list(zip(one, two, strict=True))) == pytest.approx(0.692, abs=0.001)


@pytest.mark.parametrize(("metric", "alpha"), [("nominal", 0.743), ("ordinal", 0.815)])
def test_alpha_of_four_observers_with_values_missing(metric: str, alpha: float) -> None:
    """Krippendorff (2011), section C, and section D for other metrics."""
    assert krippendorff_alpha(FOUR, metric) == pytest.approx(alpha, abs=0.001)  # type: ignore[arg-type]


def test_what_cannot_be_computed_is_not_known() -> None:
    assert cohen_kappa([]) is None
    assert krippendorff_alpha([]) is None
    assert cohen_kappa([("yes", "yes")] * 9) is None
    assert krippendorff_alpha([("yes", "yes")] * 9) is None
    assert krippendorff_alpha([("yes", None), (None, "no")]) is None
    apart = agreement({"e1": "accepted"}, {"e2": "accepted"})
    assert (apart.items, apart.agreed, apart.kappa, apart.alpha, apart.differing) == (0, None, None, None, ())


def test_full_agreement_is_one_and_a_constant_against_a_varying_one_is_nought() -> None:
    judged = {f"e{n}": n % 3 - 1 for n in range(9)}
    full = agreement(judged, judged, "ordinal")
    assert (full.kappa, full.alpha, full.agreed, full.differing) == (1.0, 1.0, 1.0, ())
    assert cohen_kappa([("a", "a"), ("a", "b")]) == 0.0


def test_differing_judgements_are_listed() -> None:
    found = agreement({"e1": 1, "e2": 0}, {"e1": -1, "e2": 0, "e3": 1})
    assert found.differing == (("e1", "1", "-1"),)
    assert found.agreed == 0.5


judgements = st.lists(st.tuples(st.integers(-1, 1), st.integers(-1, 1)), max_size=40)


@given(judgements)
def test_agreement_is_symmetric_and_bounded(found: list[tuple[int, int]]) -> None:
    turned = [(b, a) for a, b in found]
    for figure in (cohen_kappa, krippendorff_alpha, lambda p: krippendorff_alpha(p, "ordinal")):
        one, other = figure(found), figure(turned)
        assert one == pytest.approx(other)
        assert one is None or one <= 1.0 + 1e-9
