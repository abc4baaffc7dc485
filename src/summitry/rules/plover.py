"""The PLOVER ontology's quad classes and scores, of types and of their modes."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

Quad = Literal[1, 2, 3, 4]

QUADS: dict[Quad, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
"""The four classes by number, from words to deeds on each side."""


@dataclass(frozen=True, slots=True)
class Act:
    """A type, or a mode of one: its quad class, and its score from −10 (conflict) to +10 (cooperation)."""

    type: str
    mode: str | None
    quad: Quad
    score: float


@cache
def acts() -> dict[tuple[str, str | None], Act]:
    """Every act by type and mode, in the order of the list. A mode without a score has its type's."""
    text = files("summitry.rules").joinpath("plover.csv").read_text(encoding="utf-8")
    found: dict[tuple[str, str | None], Act] = {}
    for row in csv.DictReader(line for line in io.StringIO(text) if not line.startswith("#")):
        name, mode = row["type"], row["mode"] or None
        score = float(row["score"]) if row["score"] else found[name, None].score
        found[name, mode] = Act(name, mode, cast(Quad, int(row["quad"])), score)
    return found


def act(type: str, mode: str | None = None) -> Act | None:
    """The act of this type and mode; that of the type where the mode has no row; ``None`` for a type of no list.

    >>> act("CONSULT", "visit").score, act("ACCUSE").score, act("SANCTION", "fine").quad, act("GREET")
    (4.0, -3.0, 4, None)
    """
    return acts().get((type, mode)) or acts().get((type, None))
