"""Words that report, as ``reporting.yaml`` lists them: verbs, nouns and phrases, with the act that each amounts to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from summitry.model import Act


@dataclass(frozen=True, slots=True)
class Reporter:
    """What a word that reports takes for the thing reported: each construction with the act it amounts to.

    ``takes`` maps the constructions named at the top of ``reporting.yaml`` to acts; ``after`` does the same for
    prepositions that belong to the cue ("call *for*").
    """

    lemma: str
    takes: dict[str, Act]
    after: dict[str, Act]


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    text = files("summitry.rules").joinpath("reporting.yaml").read_text(encoding="utf-8")
    return cast("dict[str, list[dict[str, Any]]]", yaml.load(text, Loader=yaml.CSafeLoader))


@cache
def verbs() -> dict[str, Reporter]:
    """Reporting verbs by lemma. What two groups give a lemma keeps the act of the later, narrower one."""
    return _table("verbs")


@cache
def nouns() -> dict[str, Reporter]:
    """Reporting nouns by lemma."""
    return _table("nouns")


@cache
def phrases() -> dict[str, Act]:
    """Phrases that name the source of a whole clause, lower-cased."""
    return {words: row["act"] for row in _data()["phrases"] for words in row["words"]}


def _table(kind: str) -> dict[str, Reporter]:
    table: dict[str, Reporter] = {}
    for row in _data()[kind]:
        for lemma in row[kind]:
            entry = table.setdefault(lemma, Reporter(lemma, {}, {}))
            entry.takes.update(dict.fromkeys(row.get("takes", ()), row["act"]))
            entry.after.update(dict.fromkeys(row.get("after", ()), row["act"]))
    return table


def examples() -> Iterator[str]:
    """Every example: a sentence with its {source}, <cue> and [content] marked."""
    for rows in _data().values():
        for row in rows:
            yield from row["examples"]
