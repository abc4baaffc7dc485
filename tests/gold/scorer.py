"""Score an export against facts marked by hand: recall over what must be there, precision over all that is there.

The facts' form stands at the head of ``examples.yaml``. An item and a fact match when one of the item's passages
shares most of the fact's words in order, and every field that the fact names agrees. Items and facts are paired one to
one for precision, by the passage and the fact's kind of act alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Fact = dict[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """``found`` of ``wanted`` required facts; ``good`` of ``held`` items that some fact accounts for."""

    found: int
    wanted: int
    good: int
    held: int
    missed: tuple[str, ...]
    spurious: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.found / max(self.wanted, 1)

    @property
    def precision(self) -> float:
        return self.good / max(self.held, 1)


def words(text: str) -> list[str]:
    """The words of ``text``, lower-cased, figures and currency signs kept."""
    return re.findall(r"[a-z0-9$%]+", text.lower())


def shares(passage: str, wanted: str) -> bool:
    """True where a run of at least half of the wanted words stands in the passage, which is not much longer."""
    mine, theirs = words(passage), words(wanted)
    if not mine or len(mine) > max(3 * len(theirs), 60):
        return False
    text = f" {' '.join(mine)} "
    if text in f" {' '.join(theirs)} ":
        return len(mine) * 3 >= len(theirs)
    size = (len(theirs) + 1) // 2
    return any(f" {' '.join(theirs[i : i + size])} " in text for i in range(len(theirs) - size + 1))


def score(rows: Iterable[Row], facts: dict[str, Any], kind: str) -> Figures:
    """Figures for ``kind`` (``statement``, ``event`` or ``commitment``) over the documents that ``facts`` names."""
    rows = list(rows)
    actors = {row["id"]: row for row in rows if row["type"] == "actor"}
    items = [row for row in rows if row["type"] == kind]
    wanted = [(file, fact) for file, doc in facts.items() for fact in doc[f"{kind}s"]]
    found, missed = 0, []
    for file, fact in wanted:
        if not fact.get("must", True):
            continue
        if any(told(item, file, fact) and agrees(item, fact, file, actors) for item in items):
            found += 1
        else:
            missed.append(f"{file}: {fact['words']}")
    mine = [item for item in items if any(name(e) in facts for e in item["evidence"])]
    owner: dict[int, int] = {}

    def place(number: int, seen: set[int]) -> bool:
        for k, (file, fact) in enumerate(wanted):
            if k not in seen and told(mine[number], file, fact):
                seen.add(k)
                if k not in owner or place(owner[k], seen):
                    owner[k] = number
                    return True
        return False

    for number in range(len(mine)):
        place(number, set())
    paired = set(owner.values())
    spurious = [mine[i]["evidence"][0]["quote"] for i in range(len(mine)) if i not in paired]
    required = sum(fact.get("must", True) for _, fact in wanted)
    return Figures(found, required, len(paired), len(mine), tuple(missed), tuple(spurious))


def name(evidence: Row) -> str:
    """The name by which the facts know a passage's document: its base name, with the ID inside a container."""
    return str(evidence["file"]).split("/")[-1]


def told(item: Row, file: str, fact: Fact) -> bool:
    """True where one of the item's passages in ``file`` tells the fact, and the kind of act agrees where named."""
    quotes = [e["quote"] for e in item["evidence"] if name(e) == file]
    if quotes and item["type"] == "statement":
        quotes.append(item["content"])
    if not any(shares(quote, fact["words"]) for quote in quotes):
        return False
    return "plover" not in fact or item["plover"] in listed(fact["plover"])


def listed(value: Any) -> list[Any]:
    """``value`` as a list."""
    return value if isinstance(value, list) else [value]


def agrees(item: Row, fact: Fact, file: str, actors: dict[str, Row]) -> bool:
    """True where every field that the fact names agrees with the item's."""
    said = [e for e in item["evidence"] if name(e) == file]
    parties = [*item.get("parties", []), *item.get("by", []), *item.get("to", [])]
    states = {party["state"] or party["actor"] for party in parties}
    checks = {
        "speaker": lambda v: item.get("speaker_name") == v,
        "state": lambda v: item.get("speaker_state") == v,
        "anonymous": lambda v: item.get("anonymous") == v,
        "status": lambda v: bool({item["status"], *(e.get("status") for e in said)} & set(listed(v))),
        "stage": lambda v: bool({item["stage"], *(e.get("stage") for e in said)} & set(listed(v))),
        "states": lambda v: set(v) <= states,
        "by": lambda v: set(v) <= {p["state"] or p["actor"] for p in item["by"]},
        "wording": lambda v: v in {item["wording"], *(e.get("wording") for e in said)},
        "topics": lambda v: set(v) <= set(item["topics"]),
        "quantity": lambda v: (item["quantity"] or {}).get("value") == v,
        "date": lambda v: within(item["date"], v),
        "due": lambda v: within(item["due"], v),
    }
    return all(checks[key](value) for key, value in fact.items() if key in checks)


def within(date: Row | None, wanted: Any) -> bool:
    """True where the record's interval lies within the wanted day, month (``2024-03``) or pair of days."""
    low, high = wanted if isinstance(wanted, list) else (wanted, wanted)
    low, high = str(low), str(high)
    return (
        bool(date and date["earliest"] and date["latest"])
        and low <= date["earliest"]
        and date["latest"][: len(high)] <= high
    )
