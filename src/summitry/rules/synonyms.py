"""Words that say one thing, and words that say its opposite, as ``synonyms.yaml`` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml


@dataclass(frozen=True, slots=True)
class Synonyms:
    """A class of words and phrases, of which the first stands for all; two examples that come down to the same."""

    words: tuple[str, ...]
    examples: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two sets of verbs that undo each other; an example of each, with one object."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    examples: tuple[str, str]


@cache
def synonyms() -> tuple[Synonyms, ...]:
    """All classes, in the order of the file."""
    return tuple(Synonyms(tuple(row["words"]), _pair(row["examples"])) for row in _data()["same"])


@cache
def opposites() -> tuple[Opposites, ...]:
    """All pairs of opposites, in the order of the file."""
    return tuple(
        Opposites(tuple(row["pair"][0]), tuple(row["pair"][1]), _pair(row["examples"])) for row in _data()["opposites"]
    )


def _pair(examples: list[str]) -> tuple[str, str]:
    first, second = examples
    return first, second


@cache
def _data() -> dict[str, Any]:
    text = files("summitry.rules").joinpath("synonyms.yaml").read_text(encoding="utf-8")
    return cast(dict[str, Any], yaml.load(text, Loader=yaml.CSafeLoader))
