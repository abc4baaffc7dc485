"""The projection against the published formula's values, and its promise: equal areas."""

from __future__ import annotations

from math import radians, sin

import pytest

from summitry.rules.land import land
from summitry.show.charts.earth import GLOBE, Globe, area, equal_earth


def test_published_proportions() -> None:
    # EPSG:8857 reaches 17,243,959.06 m from its middle, WGS 84's authalic radius being 6,371,007.181 m; the paper's
    # aspect ratio is 1 : 2.05458, and its poles are lines of 0.59247 of the equator's length.
    width, height, pole = equal_earth(180, 0)[0], equal_earth(0, 90)[1], equal_earth(180, 90)[0]
    assert width * 6_371_007.181 == pytest.approx(17_243_959.06, abs=0.01)
    assert width / height == pytest.approx(2.05458, abs=1e-5)
    assert pole / width == pytest.approx(0.59247, abs=1e-5)


def test_areas_are_those_of_the_globe() -> None:
    for south, north, west, east in ((-10, 10, 0, 30), (50, 70, 100, 160), (-88, -40, -180, 180)):
        lats = [south + (north - south) * n / 400 for n in range(401)]
        ring = [equal_earth(west, lat) for lat in lats] + [equal_earth(east, lat) for lat in reversed(lats)]
        truth = radians(east - west) * (sin(radians(north)) - sin(radians(south)))
        assert area(ring) == pytest.approx(truth, rel=2e-3)


@pytest.mark.parametrize("centre", [150.0, 0.0, -100.0])
def test_the_land_is_whole_wherever_the_map_is_cut(centre: float) -> None:
    globe = Globe(2000, centre)
    pieces = [piece for ring in land() for piece in globe.outline(ring, 0)]
    share = sum(area(piece) for piece in pieces) / area(globe.frame())
    assert share == pytest.approx(0.29, abs=0.015)  # land is some 29 hundredths of the earth
    for piece in pieces:
        for x, y in piece:
            assert -0.1 <= x <= 2000.1
            assert -0.1 <= y <= globe.height + 0.1


def test_the_middle_is_in_the_middle() -> None:
    globe = Globe(100, 150)
    assert globe.at(150, 0) == pytest.approx((50, globe.height / 2))
    assert globe.at(-170, 0)[0] > 50
    assert pytest.approx(12.566, abs=1e-3) == GLOBE
