"""Names that are known beforehand, found in a page: states, demonyms, seats of government, bodies, places.

One Aho-Corasick automaton over all of them, built once a process. Names are matched with their case, whole words only,
accents and curly apostrophes folded, the longest name first: "South China Sea" is found, and "China" in it is not.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import ahocorasick
import yaml

from summitry.rules.bodies import bodies
from summitry.rules.places import places
from summitry.rules.states import states

Kind = Literal["name", "adjective", "people", "seat", "body", "place", "none"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for. ``kinds`` may hold several: "Argentine" is a demonym and a national."""

    actor: str | None
    kinds: frozenset[Kind]
    needs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a page: tokens ``first`` up to ``last``; ``start`` and ``end`` count in ``doc.text``."""

    start: int
    end: int
    first: int
    last: int
    entry: Entry


def hits(doc: Any, text: str) -> list[Hit]:
    """The known names of a parsed text (``text`` is ``doc.text``), in order, none overlapping another."""
    ends_at = [token.idx + len(token) for token in doc]
    starts_at = [token.idx for token in doc]
    return [
        Hit(start, end, bisect_right(ends_at, start), bisect_left(starts_at, end), entry)
        for start, end, entry in names_in(text)
    ]


def names_in(written: str, beside: str = "") -> list[tuple[int, int, Entry]]:
    """The known names of any text, in order, as (start, end, entry), none overlapping another.

    Names that count only in company of certain words may find them in the text ``beside`` too.
    """
    text = fold(written)
    company = text + beside
    found: list[tuple[int, int, Entry]] = []
    for last, (length, entry) in _automaton().iter(text):
        start, end = last - length + 1, last + 1
        if (start and text[start - 1].isalnum()) or (end < len(text) and (text[end].isalnum() or text[end] == "$")):
            continue
        found.append((start, end, entry))
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    kept: list[tuple[int, int, Entry]] = []
    reached = 0
    for start, end, entry in found:
        if start < reached or (entry.needs is not None and not any(word in company for word in entry.needs)):
            continue
        reached = end
        kept.append((start, end, entry))
    return kept


def fold(text: str) -> str:
    """Accents taken off and apostrophes straightened, character by character, so that offsets stay true."""
    if text.isascii():
        return text
    return "".join(char if char.isascii() else _folded(char) for char in text)


@cache
def _folded(char: str) -> str:
    if char in "’‘ʻʼ`´":
        return "'"
    if char in "–‑":
        return "-"
    if char.isspace():
        return " "
    base = unicodedata.normalize("NFD", char)[0]
    return {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ß": "s"}.get(base, base)


@cache
def _automaton() -> Any:
    entries = _entries()
    automaton = ahocorasick.Automaton()
    for name, entry in entries.items():
        automaton.add_word(name, (len(name), entry))
    automaton.make_automaton()
    return automaton


@cache
def names_of_persons_too() -> frozenset[str]:
    """Names of places that are names of persons too: "Jordan"."""
    return frozenset(_lookalikes()["persons"])


@cache
def _lookalikes() -> dict[str, Any]:
    text = (files("summitry.rules") / "lookalikes.yaml").read_text(encoding="utf-8")
    rules: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return rules


def _entries() -> dict[str, Entry]:
    """Every name, folded, with what it stands for. What is listed later gives way to what is listed before."""
    rules = _lookalikes()
    needs = {name: tuple(words) for name, words in rules["needs"].items() if words}
    found: dict[str, Entry] = {}

    def add(name: str, actor: str | None, kind: Kind) -> None:
        folded = fold(name)
        there = found.get(folded)
        if there is None:
            found[folded] = Entry(actor, frozenset({kind}), needs.get(name))
        elif there.actor == actor:
            found[folded] = Entry(actor, there.kinds | {kind}, there.needs)

    for body in bodies().values():
        for name in (body.name, *body.names):
            add(name, body.id, "body")
    for state in states().values():
        for name in state.names:
            add(name, state.code, "name")
    for state in states().values():
        for kind, forms in (("adjective", state.adjectives), ("people", state.people), ("seat", state.seats)):
            for name in forms:
                add(name, state.code, kind)  # type: ignore[arg-type]
    for place in places():
        for name in (place.name, *place.also):
            add(name, None, "place")
    for phrase in rules["phrases"]:
        add(phrase, None, "none")
    for name, entry in list(found.items()):
        if len(name) > 3 and name.upper() != name:
            found.setdefault(name.upper(), entry)
    return found
