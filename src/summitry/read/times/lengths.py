"""Lengths of time, where they are tied to the present or are a share of something longer."""

from __future__ import annotations

import math
from dataclasses import replace

from summitry import dates
from summitry.dates import OPEN, Bounds
from summitry.read.times.anchors import Anchors
from summitry.read.times.meanings import Length
from summitry.read.times.values import FARTHEST, UNIT_SIZE, Resolved, length_value


def share_of(meant: Length, whole: Bounds) -> Bounds | None:
    """The first or final so many units of a stretch, or ``None`` where that cannot be told."""
    first, last = whole
    if meant.count is None or meant.unit not in UNIT_SIZE or first is None or last is None or meant.count > FARTHEST:
        return None
    count, unit = math.ceil(meant.count), UNIT_SIZE[meant.unit]
    if meant.relation == "first":
        return first, dates.earlier(last, dates.add_days(dates.add(first, count, unit), -1))
    return dates.later(first, dates.add_days(dates.add(last, -count, unit), 1)), last


def length(meant: Length, anchors: Anchors) -> Resolved:
    """What a length comes down to: only one that runs up to now or on from now has days."""
    value = length_value(meant.unit, meant.count)
    if meant.relation in ("last", "next") and not anchors.historical:
        first, last = anchors.now
        side = "up to" if meant.relation == "last" else "on from"
        known = first is not None and last is not None and meant.count is not None and meant.count <= FARTHEST
        if meant.unit in ("PTH", "PTM") and meant.count:
            meant = replace(meant, unit="D", count=math.ceil(meant.count / (24 if meant.unit == "PTH" else 1440)))
        if known and first and last and meant.count and meant.unit in UNIT_SIZE:
            size, count = UNIT_SIZE[meant.unit], round(meant.count)
            bounds: Bounds = (first, dates.add(last, count, size))
            if meant.relation == "last":
                bounds = (dates.add(first, -count, size), last)
            return Resolved(value, bounds, "relative", f"it runs {side} the publication date")
        bounds = (None, last) if meant.relation == "last" else (first, None)
        return Resolved(
            value,
            bounds,
            "relative" if last else "unresolved",
            f"it runs {side} the publication date, and how long is not told",
        )
    return Resolved(value, OPEN, "unresolved", "it is a length of time, tied to no date")
