"""Places that are no state: seas, straits, shoals, regions, venues, and the towns of a gazetteer."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summitry.model import Place


@dataclass(frozen=True, slots=True)
class Feature:
    """A place of the list: ``kind`` is ``sea``, ``strait``, ``shoal``, ``islands``, ``region``, ``venue`` and the like.

    ``state`` is the state that holds it, or ``None`` where nobody does or the claim is disputed.
    """

    name: str
    also: tuple[str, ...]
    kind: str
    state: str | None
    lat: float | None
    lon: float | None


@cache
def places() -> tuple[Feature, ...]:
    """The features of the list, in its order."""
    text = (files("summitry.rules") / "places.csv").read_text(encoding="utf-8")
    lines = (line for line in io.StringIO(text) if not line.startswith("#"))
    return tuple(
        Feature(
            row["name"],
            tuple(row["also"].split("|")) if row["also"] else (),
            row["kind"],
            row["state"] or None,
            float(row["lat"]) if row["lat"] else None,
            float(row["lon"]) if row["lon"] else None,
        )
        for row in csv.DictReader(lines)
    )


@cache
def _by_name() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for feature in places():
        for name in (feature.name, *feature.also):
            found.setdefault(name.casefold(), Place(feature.name, feature.state, feature.lat, feature.lon))
    return found


def place_named(name: str, state: str | None = None) -> Place | None:
    """The place that ``name`` names, if need be the one within ``state``; ``None`` where the list holds none."""
    return _by_name().get(name.casefold())
