"""Rulings for people on a terminal: the log, what an import did, what is lost, agreement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from summitry.link.items import Commitment, Event, Ruling, Statement
from summitry.show.words import quoted, scored

if TYPE_CHECKING:
    from summitry.record.answers import Shown, Status
    from summitry.record.rulings.importing import Imported
    from summitry.weigh.agreement import Agreement

SHOWN = 20
"""Items on which two reviewers differ that are listed, at most."""


def print_rulings(out: Console, rulings: Iterable[Ruling]) -> None:
    """A line a ruling: its id, when, who, what, on what; one that was undone is dimmed and said to be."""
    none = True
    for ruling in rulings:
        none = False
        line = Text(f"{ruling.id}  ", style="dim").append(ruling.at[:10], style="cyan")
        line.append(f"  {ruling.by}  ", style="default").append(f"{ruling.action} {ruling.target}", style="bold")
        line.append(f"  {worded(ruling)}".rstrip(), style="default")
        if not ruling.stands:
            line.append("  (undone)", style="yellow")
        out.print(line, soft_wrap=not out.is_terminal)
    if none:
        out.print("No rulings.")


def worded(ruling: Ruling) -> str:
    """What a ruling says, in a few words."""
    value = json.loads(ruling.value)
    if "undoes" in value:
        return f"undoes {value['undoes']}"
    if ruling.action == "attach":
        return f"{quoted(value['quote'], 80)} in {value['document']}"
    why = value.pop("why", "")
    said = " ".join(_field(name, given) for name, given in value.items())
    return said + (f" ({why})" if why else "")


def _field(name: str, given: Any) -> str:
    if name == "text":
        return quoted(given, 120)
    if name in ("with", "passages", "passage"):
        return " ".join(given) if isinstance(given, list) else str(given)
    if isinstance(given, list):
        return f"{name}={','.join(part['actor'] if isinstance(part, dict) else str(part) for part in given)}"
    if isinstance(given, dict) and {"earliest", "latest"} >= set(given):
        first, last = given.get("earliest") or "..", given.get("latest") or ".."
        return f"{name}={first if first == last else f'{first}/{last}'}"
    if isinstance(given, dict):
        return f"{name}={given.get('text') or given.get('name')}"
    return f"{name}={'null' if given is None else given}"


def standing(shown: Shown) -> list[tuple[str, str]]:
    """How people ruled on an item, as rows of a label and words: the review, the score, each ruling in force."""
    item = shown.item
    rows: list[tuple[str, str]] = []
    if isinstance(item, Event | Commitment | Statement) and item.review:
        rows.append(("review", item.review))
    if isinstance(item, Commitment) and item.score:
        rows.append(("score", scored(item.score)))
    for ruling in shown.rulings:
        if ruling.stands and "undoes" not in json.loads(ruling.value):
            rows.append(("ruling", f"{ruling.at[:10]} {ruling.by}: {ruling.action} {worded(ruling)}".rstrip()))
    return rows


def summed(status: Status) -> str:
    """The rulings of a record in a sentence."""
    lost = f" {status.lost:,} find their passages no more: summitry rulings lost." if status.lost else ""
    return f"{status.rulings:,} rulings; {status.rejected:,} items rejected.{lost}"


def print_lost(out: Console, rulings: Sequence[Ruling]) -> None:
    """Rulings that find their passages no more, each with the words that it was made on."""
    if not rulings:
        out.print("Every ruling finds its passages.")
    for ruling in rulings:
        print_rulings(out, [ruling])
        for anchor in ruling.anchors:
            passage = Text(f"{anchor.file}, {anchor.start}–{anchor.end}  ", style="cyan")
            out.print(Padding(passage.append(quoted(anchor.quote), style="italic dim"), (0, 0, 0, 4)))


def print_imported(out: Console, imported: Imported) -> None:
    """What became of rulings that were brought in."""
    out.print(
        f"{len(imported.added)} added, {len(imported.known)} known already, "
        f"{len(imported.duplicates)} ruled before by the same person."
    )
    for conflict in imported.conflicts:
        out.print(f"  {conflict.item}: {conflict.one} and {conflict.other} differ on {conflict.what}; the later counts")
    for id in imported.lost:
        out.print(f"  {id} finds no passage here. See: summitry rulings lost")
    for line, problem in imported.refused:
        out.print(f"  line {line}: {problem}", markup=False)


def print_agreement(out: Console, found: Agreement, one: str, other: str, field: str) -> None:
    """How far two reviewers agree, and where they differ."""
    out.print(f"{one} and {other} both judged the {field} of {found.items:,} item{'' if found.items == 1 else 's'}.")
    shares = (
        ("judged alike", found.agreed),
        ("Cohen's kappa", found.kappa),
        (f"Krippendorff's alpha, {'ordinal' if field == 'score' else 'nominal'}", found.alpha),
    )
    for name, figure in shares:
        out.print(f"  {name}: {'not known' if figure is None else f'{figure:.3f}'}")
    for item, mine, theirs in found.differing[:SHOWN]:
        out.print(f"  {item}  {one}: {mine}, {other}: {theirs}", markup=False)
    if len(found.differing) > SHOWN:
        out.print(f"  … and {len(found.differing) - SHOWN:,} more")
