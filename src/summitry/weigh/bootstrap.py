"""The mean of some scores, with an interval by the bootstrap.

B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13: the percentile interval, from means
of samples drawn with replacement. The draws are the same each time, so that the same record gives the same figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

RESAMPLES = 1_000
LEVEL = 0.95
LEAST = 5
"""Scores below which no interval is given: samples of fewer tell too little of how they might have come out."""
_SEED = 1993


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of ``count`` scores. ``low`` and ``high`` bound it in 95 of 100 samples; ``None`` for too few scores."""

    value: float
    low: float | None
    high: float | None
    count: int


def mean(scores: Mapping[float, int]) -> Mean | None:
    """The mean of scores, given as how often each occurs; ``None`` for none at all."""
    total = sum(scores.values())
    if total == 0:
        return None
    value = sum(v * c for v, c in scores.items()) / total
    if total < LEAST:
        return Mean(value, None, None, total)
    low, high = _bounds(tuple(sorted(scores.items())))
    return Mean(value, low, high, total)


@lru_cache(maxsize=8192)
def _bounds(scores: tuple[tuple[float, int], ...]) -> tuple[float, float]:
    import numpy

    total = sum(count for _, count in scores)
    drawn = numpy.random.default_rng(_SEED).multinomial(total, [count / total for _, count in scores], size=RESAMPLES)
    means = drawn @ numpy.array([value for value, _ in scores]) / total
    low, high = numpy.percentile(means, [50 * (1 - LEVEL), 50 * (1 + LEVEL)])
    return float(low), float(high)
