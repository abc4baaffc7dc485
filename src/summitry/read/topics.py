"""What a passage is about, in the terms of the topic list (``rules/topics.yaml``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LIMIT = 4
"""Topics that one passage is given at most: four subjects of one sentence are told, a longer list is no help."""

_MARKS = re.compile(r"[^0-9a-z$%&]")
_WORD_END = re.compile(r"(?:e?s)? ")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as the list holds it. ``broad`` topics rank after the others; ``example`` is a sentence that bears it."""

    name: str
    phrases: tuple[str, ...]
    example: str
    broad: bool = False
    excluded: tuple[str, ...] = ()


def topics(text: str, limit: int = LIMIT) -> tuple[str, ...]:
    """The topics of ``text``, the most salient first, ``limit`` at most; empty where no phrase of the list occurs.

    A topic ranks by how often it is touched and by how early; broad ones ("alliance") come after narrower ones.
    """
    touched: Counter[str] = Counter()
    first: dict[str, int] = {}
    for at, names in _touches(text):
        for name in names:
            touched[name] += 1
            first.setdefault(name, at)
    known = listed()
    ranked = sorted(first, key=lambda name: (known[name].broad, -touched[name], first[name], name))
    return tuple(ranked[:limit])


@cache
def listed() -> dict[str, Topic]:
    """Every topic of the list by its name, in the list's order."""
    import yaml

    text = files("summitry.rules").joinpath("topics.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)["topics"]
    return {
        name: Topic(
            name,
            tuple(str(phrase) for phrase in row["phrases"]),
            row["example"],
            row.get("broad", False),
            tuple(row.get("not", ())),
        )
        for name, row in rows.items()
    }


def _touches(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where in ``text`` phrases occur, and the topics they tell; a phrase within a longer one is passed over."""
    flat = " ".join(text.split())
    folded = f" {_fold(flat)} "
    hits: list[tuple[int, int, tuple[str, ...]]] = []
    for end, rows in _automaton().iter(folded):
        for phrase, open_end, capitals, names in rows:
            start = end - len(phrase)
            if not open_end and not _WORD_END.match(folded, end + 1):
                continue
            if capitals and len(folded) == len(flat) + 2 and not flat[start : start + len(phrase)].isupper():
                continue
            hits.append((start, end, names))
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    reached = -1
    opened = -1
    for start, end, names in hits:
        if end > reached or (start == opened and end == reached):
            yield start, names
        if end > reached:
            opened, reached = start, end


def _fold(text: str) -> str:
    return _MARKS.sub(" ", text.lower()).replace("defense", "defence")


@cache
def _automaton() -> Any:
    """An Aho-Corasick automaton over all phrases; each with (phrase, end left open, capitals only, topics)."""
    import ahocorasick

    names_of: dict[tuple[str, bool, bool], list[str]] = {}
    for topic in listed().values():
        for phrase in topic.phrases:
            open_end = phrase.endswith("*")
            words = phrase.rstrip("*")
            key = (_fold(words.replace("*", "")), open_end, words.isupper() and words.isalpha())
            names_of.setdefault(key, []).append(topic.name)
        for phrase in topic.excluded:
            names_of.setdefault((_fold(phrase.rstrip("*")), phrase.endswith("*"), False), [])
    rows_of: dict[str, list[tuple[str, bool, bool, tuple[str, ...]]]] = {}
    for (phrase, open_end, capitals), names in names_of.items():
        rows_of.setdefault(phrase, []).append((phrase, open_end, capitals, tuple(names)))
    automaton = ahocorasick.Automaton()
    for phrase, rows in rows_of.items():
        automaton.add_word(f" {phrase}", tuple(rows))
    automaton.make_automaton()
    return automaton
