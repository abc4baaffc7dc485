"""States: their codes, and every usual name, demonym and seat of government that stands for them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory with a code of its own.

    ``code`` is ISO 3166-1 alpha-3 (Kosovo ``XKX``). ``adjectives`` are demonyms used of things and offices
    ("Philippine"), ``people`` are nouns for nationals ("Filipino", "Filipinos"). ``seats`` are cities that stand for
    the government. ``lat`` and ``lon`` are degrees at the country's middle.
    """

    code: str
    name: str
    also: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]
    lat: float
    lon: float

    @property
    def names(self) -> tuple[str, ...]:
        """The usual name first, then the others."""
        return (self.name, *self.also)


@cache
def states() -> dict[str, State]:
    """Every state by its code, in the order of the codes."""
    text = (files("summitry.rules") / "states.csv").read_text(encoding="utf-8")
    lines = (line for line in io.StringIO(text) if not line.startswith("#"))
    return {
        row["code"]: State(
            row["code"],
            row["name"],
            _forms(row["also"]),
            _forms(row["adjectives"]),
            _forms(row["people"]),
            _forms(row["seats"]),
            float(row["lat"]),
            float(row["lon"]),
        )
        for row in csv.DictReader(lines)
    }


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for forms in ("names", "adjectives", "people"):
        for state in states().values():
            for form in getattr(state, forms):
                found.setdefault(form.casefold(), state.code)
    return found


def code_of(name: str) -> str | None:
    """The code of the state that ``name`` names: a name or a demonym, in any case, with or without "the".

    >>> code_of("the Philippines"), code_of("Japanese"), code_of("Atlantis")
    ('PHL', 'JPN', None)
    """
    folded = name.strip().casefold()
    return _codes().get(folded) or _codes().get(folded.removeprefix("the "))


def name_of(code: str) -> str:
    """The usual English name of the state with this code, or the code itself where there is none."""
    state = states().get(code)
    return state.name if state else code


def _forms(written: str) -> tuple[str, ...]:
    return tuple(written.split("|")) if written else ()
