"""The globe laid flat: the Equal Earth projection, and outlines cut where the map is.

B. Šavrič, T. Patterson and B. Jenny, The Equal Earth map projection, International Journal of Geographical Information
Science 33 (2019) 454-465. It is equal-area: as much ground is as large everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import asin, cos, pi, radians, sin, sqrt

Point = tuple[float, float]

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def equal_earth(lon: float, lat: float) -> Point:
    """Place on the map, of a globe of radius 1, of a longitude from the middle of the map and a latitude, in degrees.

    >>> [round(value, 6) for value in equal_earth(0, 90)], round(equal_earth(180, 0)[0], 6)
    ([0.0, 1.317363], 2.70663)
    """
    theta = asin(_M * sin(radians(lat)))
    square = theta * theta
    sixth = square * square * square
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    return radians(lon) * cos(theta) / (_M * slope), theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


@dataclass(frozen=True, slots=True)
class Globe:
    """A map ``width`` wide, the longitude ``centre`` in its middle, its left and upper edge at ``left`` and ``top``."""

    width: float
    centre: float = 150.0
    left: float = 0.0
    top: float = 0.0

    @property
    def height(self) -> float:
        """How high the map is."""
        return 2 * equal_earth(0, 90)[1] * self._scale

    @property
    def _scale(self) -> float:
        return self.width / (2 * equal_earth(180, 0)[0])

    def at(self, lon: float, lat: float) -> Point:
        """Where on the map a point of the globe is."""
        return self._at((lon - self.centre + 180) % 360 - 180, lat)

    def _at(self, lon: float, lat: float) -> Point:
        x, y = equal_earth(lon, lat)
        return self.left + self.width / 2 + x * self._scale, self.top + self.height / 2 - y * self._scale

    def frame(self) -> list[Point]:
        """The edge of the map."""
        lats = [lat * 5.0 for lat in range(-18, 19)]
        return [self._at(-180, lat) for lat in lats] + [self._at(180, lat) for lat in reversed(lats)]

    def outline(self, ring: Sequence[Point], fine: float = 0.6) -> Iterator[list[Point]]:
        """The pieces of a ring as they lie on the map; points nearer than ``fine`` to the one before are left out."""
        whole = _unrolled(ring)
        for turn in (-720, -360, 0, 360, 720):
            piece = [(lon - self.centre + turn, lat) for lon, lat in whole]
            piece = _cut(_cut(piece, -180, 1), 180, -1)
            drawn: list[Point] = []
            for lon, lat in _along(piece):
                x, y = self._at(lon, lat)
                if not drawn or abs(x - drawn[-1][0]) + abs(y - drawn[-1][1]) >= fine:
                    drawn.append((x, y))
            if len(drawn) > 2:
                yield drawn


def area(ring: Sequence[Point]) -> float:
    """The area that a ring of points on a plane holds."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


GLOBE = 4 * pi
"""The area of a globe of radius 1, and so of its map."""


def _along(ring: Sequence[Point]) -> Iterator[Point]:
    """A ring with points between those that lie far apart on one meridian, which is no straight line on the map."""
    for n, (lon, lat) in enumerate(ring):
        before, south = ring[n - 1]
        steps = int(abs(lat - south) / 4) if abs(lon - before) < 1e-6 else 0
        for step in range(1, steps + 1):
            yield lon, south + (lat - south) * step / (steps + 1)
        yield lon, lat


def _unrolled(ring: Sequence[Point]) -> list[Point]:
    """A ring with longitudes that run on where it crosses the 180th meridian; one about a pole is closed along it."""
    whole: list[Point] = []
    for lon, lat in [*ring, ring[0]]:
        turn = round((whole[-1][0] - lon) / 360) * 360 if whole else 0
        whole.append((lon + turn, lat))
    if abs(whole[-1][0] - whole[0][0]) < 180:
        return whole[:-1]
    pole = -90.0 if sum(lat for _, lat in ring) < 0 else 90.0
    return [*whole, (whole[-1][0], pole), (whole[0][0], pole)]


def _cut(ring: Sequence[Point], edge: float, side: int) -> list[Point]:
    """What of a ring lies beyond a meridian, eastward for ``side`` 1 (I. E. Sutherland and G. W. Hodgman, 1974)."""
    kept: list[Point] = []
    for n, (lon, lat) in enumerate(ring):
        before = ring[n - 1]
        inside, was = (lon - edge) * side >= 0, (before[0] - edge) * side >= 0
        if inside != was:
            share = (edge - before[0]) / (lon - before[0])
            kept.append((edge, before[1] + share * (lat - before[1])))
        if inside:
            kept.append((lon, lat))
    return kept
