"""The wording ladder, as ``wording.yaml`` lists it: the words that undertake, and the rung that each gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from summitry.model import Stage, Wording


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the ladder: its rung, the stage that it reports by itself, whether its plain object is undertaken."""

    rung: Wording | None
    says: Stage | None = None
    object: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder by parts of speech (lemma to term; modals by their lower-cased form), and the kinds of actions."""

    version: int
    modals: dict[str, Term]
    verbs: dict[str, Term]
    adjectives: dict[str, Term]
    nouns: dict[str, Term]
    explore: frozenset[str]
    support: frozenset[str]
    light: frozenset[str]
    stative: frozenset[str]
    threat: frozenset[str]
    meeting: frozenset[str]
    abstention: frozenset[str]
    personal: frozenset[str]
    openers: frozenset[str]


@cache
def _data() -> dict[str, Any]:
    import yaml

    text = files("summitry.rules").joinpath("wording.yaml").read_text(encoding="utf-8")
    return cast(dict[str, Any], yaml.load(text, Loader=yaml.CSafeLoader))


@cache
def ladder() -> Ladder:
    """The ladder, loaded once. A lemma that stands in two groups of one part of speech keeps the first."""
    data = _data()
    tables: dict[str, dict[str, Term]] = {"modals": {}, "verbs": {}, "adjectives": {}, "nouns": {}}
    for group in data["rungs"]:
        term = Term(group["rung"], group.get("says"), bool(group.get("object")))
        for kind, table in tables.items():
            for word in group.get(kind, ()):
                table.setdefault(word, term)

    def listed(key: str, value: object = True) -> frozenset[str]:
        return frozenset(verb for group in data["actions"] if group.get(key) == value for verb in group["verbs"])

    return Ladder(
        version=data["version"],
        explore=listed("rung", "explore"),
        support=listed("rung", "support"),
        light=listed("light"),
        stative=listed("stative"),
        threat=listed("threat"),
        meeting=listed("meeting"),
        abstention=listed("abstention"),
        personal=listed("personal"),
        openers=frozenset(data["openers"]),
        **tables,
    )


def examples() -> Iterator[tuple[str, Wording | None]]:
    """Every example sentence, the action's word in brackets, with the rung that it comes out with (``None``: any)."""
    data = _data()
    for group in [*data["rungs"], *data["actions"]]:
        for sentence in group["examples"]:
            yield sentence, group.get("rung")


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists by its name. Raises ``KeyError`` for a list that the file does not hold."""
    return frozenset(_data()["words"][name])
