"""Governors and modifiers that tell whether an act happened, as ``realis.yaml`` lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Governors:
    """Lemma to status, a table for each part of speech; the status ``same`` hands on the governor's own."""

    verbs: dict[str, str]
    adjectives: dict[str, str]
    nouns: dict[str, str]
    modifiers: dict[str, str]

    def of_kind(self, part_of_speech: str) -> dict[str, str]:
        """The table that a governing word of this part of speech (spaCy's ``pos_``) is looked up in."""
        if part_of_speech in ("NOUN", "PROPN"):
            return self.nouns
        return self.adjectives if part_of_speech == "ADJ" else self.verbs


def _data() -> dict[str, list[dict[str, list[str]]]]:
    text = files("summitry.rules").joinpath("realis.yaml").read_text(encoding="utf-8")
    loaded: dict[str, list[dict[str, list[str]]]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def governors() -> Governors:
    """The tables, loaded once. A lemma that stands in two groups of one kind keeps the first."""
    tables: dict[str, dict[str, str]] = {"verbs": {}, "adjectives": {}, "nouns": {}}
    modifiers: dict[str, str] = {}
    data = _data()
    for group in data["governors"]:
        for kind, table in tables.items():
            for lemma in group.get(kind, ()):
                table.setdefault(lemma, str(group["status"]))
    for group in data["modifiers"]:
        for word in group["words"]:
            modifiers.setdefault(word, str(group["status"]))
    return Governors(tables["verbs"], tables["adjectives"], tables["nouns"], modifiers)


def examples() -> Iterator[tuple[str, str]]:
    """Every example sentence, its act in brackets, with the status it must come out with (``same`` left as it is)."""
    data = _data()
    for group in [*data["governors"], *data["modifiers"]]:
        for sentence in group["examples"]:
            yield sentence, str(group["status"])
