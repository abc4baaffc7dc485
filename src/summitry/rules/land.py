"""The outline of the world's land."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import accumulate

Ring = tuple[tuple[float, float], ...]


@cache
def land() -> tuple[Ring, ...]:
    """Rings of longitude and latitude in degrees, the largest first. A ring may cross the 180th meridian."""
    text = files("summitry.rules").joinpath("land.txt").read_text(encoding="utf-8")
    return tuple(_ring(line) for line in text.splitlines() if line and not line.startswith("#"))


def _ring(line: str) -> Ring:
    steps = [tuple(map(int, step.split(","))) for step in line.split()]
    lons, lats = accumulate(step[0] for step in steps), accumulate(step[1] for step in steps)
    return tuple((lon / 10, lat / 10) for lon, lat in zip(lons, lats, strict=True))
