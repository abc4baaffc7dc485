"""Intervals of several passages held against each other: can they be one date, and which."""

from __future__ import annotations

from collections.abc import Iterable

from summitry.dates import number
from summitry.model import Day, Interval

BASES = ("explicit", "relative", "inferred", "unresolved")


def compatible(a: Interval | None, b: Interval | None) -> bool:
    """True unless the two cannot be one date: they do not overlap. An open or unknown side fits anything."""
    if a is None or b is None:
        return True
    return not _after(a.earliest, b.latest) and not _after(b.earliest, a.latest)


def narrowest(dates: Iterable[Interval | None]) -> Interval | None:
    """The interval that all the compatible dates leave open, with the reasons of those that bound it.

    The best founded date comes first (explicit before relative before inferred), the narrower before the wider; a date
    that contradicts what stands so far is left out.
    """
    known = sorted((d for d in dates if d is not None), key=_rank)
    if not known:
        return None
    best = known[0]
    for other in known[1:]:
        if compatible(best, other):
            best = _both(best, other)
    return best


def width(date: Interval | None) -> int:
    """Days that the interval spans, both ends counted; an open one spans a million."""
    if date is None or date.earliest is None or date.latest is None:
        return 1_000_000
    return number(date.latest) - number(date.earliest) + 1


def earlier(a: Day | None, b: Day | None) -> bool:
    """True where both days are known and ``a`` comes before ``b``."""
    return _after(b, a)


def _after(a: Day | None, b: Day | None) -> bool:
    return a is not None and b is not None and number(a) > number(b)


def _rank(date: Interval) -> tuple[int, int, str, str, str]:
    return BASES.index(date.basis), width(date), date.earliest or "", date.latest or "", date.text


def _both(best: Interval, other: Interval) -> Interval:
    earliest, latest, bounded = best.earliest, best.latest, False
    if other.earliest is not None and (earliest is None or _after(other.earliest, earliest)):
        earliest, bounded = other.earliest, True
    if other.latest is not None and (latest is None or _after(latest, other.latest)):
        latest, bounded = other.latest, True
    if not bounded:
        return best
    basis = min(best.basis, other.basis, key=BASES.index)
    why = best.why if other.why in best.why else f"{best.why}; {other.why}" if best.why else other.why
    return Interval(best.text or other.text, earliest, latest, basis, why)
