"""How the parts of a page that are not its running text show themselves: patterns, each with an example."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Mark:
    """One rule: ``pattern`` is matched from the start of a piece's text, white space folded."""

    kind: str
    pattern: re.Pattern[str]
    example: str
    leaves: str | None


@cache
def marks() -> dict[str, tuple[Mark, ...]]:
    """All rules, by the kind that they show, in the order of the file."""
    text = (files("summitry.rules") / "regions.yaml").read_text(encoding="utf-8")
    found: dict[str, tuple[Mark, ...]] = {}
    for kind, rows in yaml.load(text, Loader=yaml.CSafeLoader).items():
        found[kind] = tuple(
            Mark(
                kind,
                re.compile(
                    f"(?:{row['match']})" + (r"\Z" if row.get("whole") else ""),
                    0 if row.get("exact") else re.I,
                ),
                row["example"],
                row.get("not"),
            )
            for row in rows
        )
    return found


def shows(kind: str, text: str) -> bool:
    """True where a rule of ``kind`` fits ``text``."""
    return any(mark.pattern.match(text) for mark in marks()[kind])
