"""Places that are no state: seas, straits, shoals, regions, venues, and the towns of a gazetteer."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
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
    return tuple(
        Feature(
            row["name"],
            tuple(row["also"].split("|")) if row["also"] else (),
            row["kind"],
            row["state"] or None,
            float(row["lat"]) if row["lat"] else None,
            float(row["lon"]) if row["lon"] else None,
        )
        for row in csv.DictReader(_lines("places.csv"))
    )


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for feature in places():
        for name in (feature.name, *feature.also):
            found.setdefault(name, []).append(Place(feature.name, feature.state, feature.lat, feature.lon))
    for row in csv.reader(_lines("cities.csv")):
        name, also, state, lat, lon = row
        if name == "name":
            continue
        place = Place(name, state, float(lat), float(lon))
        for form in (name, *also.split("|")) if also else (name,):
            found.setdefault(form, []).append(place)
    return {name: tuple(sorted(options, key=lambda place: place.name != name)) for name, options in found.items()}


def _lines(file: str) -> Iterator[str]:
    text = (files("summitry.rules") / file).read_text(encoding="utf-8")
    return (line for line in io.StringIO(text) if not line.startswith("#"))


@cache
def _provinces() -> dict[str, str]:
    found = (feature for feature in places() if feature.kind == "province" and feature.state is not None)
    return {feature.name: str(feature.state) for feature in found}


def province(name: str) -> str | None:
    """The state that the province or federal state with this name belongs to, or ``None``."""
    return _provinces().get(name)


def place_named(name: str, state: str | None = None) -> Place | None:
    """The place that ``name`` names, as written and without accents: a feature of the list, else the largest town.

    A place that bears the name comes before one that is also called so.

    With ``state``, the one within that state, and ``None`` where there is none.

    >>> place_named("Hiroshima").state, place_named("Camp David").state, place_named("Camp Nowhere")
    ('JPN', 'USA', None)
    """
    options = _by_name().get(name, ())
    if state is not None:
        options = tuple(place for place in options if place.state == state)
    return options[0] if options else None
