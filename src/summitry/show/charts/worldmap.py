"""Where events happened: the world in equal areas, the Pacific in the middle, a disc for each place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

from summitry.record.figures import Spot
from summitry.rules.land import land
from summitry.rules.places import places
from summitry.show.charts.chart import WIDE, Chart, Picture, Table, chart
from summitry.show.charts.earth import Globe
from summitry.show.charts.labels import Labels
from summitry.show.charts.svg import element, length, number, path, short, text, told

HEADER = ("place", "state", "latitude", "longitude", "events", "reported", "to come")
SEAS = ("South China Sea", "East China Sea", "Sea of Japan", "Yellow Sea", "Black Sea", "Aegean Sea", "Persian Gulf")
"""Seas whose names or borders are disputed: shown with a second name where the list of places has one."""
PACIFIC = 150.0


def draw(
    spots: Sequence[Spot],
    subject: str = "",
    *,
    places: int = 0,
    events: int = 0,
    centre: float = PACIFIC,
    name: str = "map",
) -> Chart:
    """The map of ``spots``, of ``places`` and ``events`` in all; ``centre`` is the longitude in its middle.

    A disc's area is as its events are many: full for those reported, its rim for those to come as well.
    """
    known = [spot for spot in spots if spot.lat is not None and spot.lon is not None]
    total = sum(spot.count for spot in spots)
    description = f"{events or total:,} events at {places or len(spots):,} places"
    if known:
        first = ", ".join(f"{spot.name} ({spot.count:,})" for spot in known[:5])
        description += f"; most at {first}"
    if len(known) < len(spots):
        description += f"; {len(spots) - len(known):,} places have no known position and are in the table alone"
    if places > len(spots):
        description += f"; the {len(spots):,} places of most events are shown, {places - len(spots):,} more are not"
    title = "Where events happened, or are to happen" + (f": {subject}" if subject else "")
    table = Table(
        HEADER, tuple((s.name, s.state, s.lat, s.lon, s.count, s.count - s.to_come, s.to_come) for s in spots)
    )
    return chart(name, title, description + ".", lambda begin, width: _picture(width, known, centre), table)


def _picture(width: float, spots: Sequence[Spot], centre: float) -> Picture:
    globe = Globe(width - 4, centre, 2, 2)
    marks = [path(globe.frame(), "c-sea", closed=True), element("path", d=_land(globe), class_="c-land")]
    most = max((spot.count for spot in spots), default=1)
    largest = 18.0 if width >= WIDE else 10.0
    labels = Labels(width, globe.height + 4)
    discs = []
    for spot in spots:
        x, y = globe.at(spot.lon or 0, spot.lat or 0)
        r = max(largest * sqrt(spot.count / most), 2.0)
        discs.append((x, y, r, spot))
        labels.take(x, y, r)
    if width >= WIDE:
        marks += _seas(globe, labels)
    for x, y, r, spot in discs:
        reported = spot.count - spot.to_come
        shapes = element("circle", cx=x, cy=y, r=r, class_="c-red-hollow c-thin") if spot.to_come else ""
        if reported:
            shapes += element("circle", cx=x, cy=y, r=max(r * sqrt(reported / spot.count), 1.2), class_="c-red-half")
        words = f"{spot.name}: {spot.count:,} {'event' if spot.count == 1 else 'events'}"
        marks.append(told(shapes, words + (f", {spot.to_come:,} of them to come" if spot.to_come else "")))
    for x, y, r, spot in discs[: 40 if width >= WIDE else 8]:
        words = short(f"{spot.name} {spot.count:,}", 150, 11)
        placed = labels.place(x, y, r, length(words, 11), 12)
        if placed:
            marks.append(text(words, placed[0], placed[1], class_="c-small c-halo"))
    return Picture(globe.height + 4, tuple(marks))


@lru_cache(maxsize=16)
def _land(globe: Globe) -> str:
    """The outline of the land as the data of a path."""
    pieces = [piece for ring in land() for piece in globe.outline(ring, 0.8 if globe.width < WIDE / 2 else 0.6)]
    return "".join("M" + "L".join(f"{number(x)},{number(y)}" for x, y in piece) + "Z" for piece in pieces)


def _seas(globe: Globe, labels: Labels) -> list[str]:
    marks = []
    for feature in places():
        if feature.name in SEAS and feature.lat is not None and feature.lon is not None:
            others = [name for name in feature.also if name not in feature.name]
            words = " · ".join((feature.name, *others[:1]))
            x, y = globe.at(feature.lon, feature.lat)
            tries = (labels.place(x, y, far, length(words, 11), 12) for far in (0, 15, 30, 45))
            placed = next((found for found in tries if found), None)
            if placed:
                marks.append(text(words, placed[0], placed[1], class_="c-note c-small c-halo"))
    return marks
