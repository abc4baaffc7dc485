"""Rulings on their way to other people and back: JSON Lines, or a table for a spreadsheet.

Each ruling travels with its anchors, so that it finds its passages in another record of the same documents, whatever
ids they have there. A table made by hand needs no more than ``action``, ``target``, ``by`` and ``value``.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from typing import IO, Any, Literal

from summitry.errors import UsageError
from summitry.link.items import Anchor, Ruling

Form = Literal["jsonl", "csv"]
COLUMNS = ("id", "at", "by", "action", "target", "value", "stands", "document", "quote", "anchors")
"""Of a table. ``document`` and ``quote``, of the first passage, are there for people and are not read back."""
PARTS = ("target", "with", "passage")
KINDS = ("statement", "event", "commitment", "document")
_ESCAPED = ("=", "+", "-", "@", "\t", "\r", "'")


@dataclass(frozen=True, slots=True)
class Row:
    """A ruling as it was brought in, and where it stood: the number of its line. ``problem`` says what is wrong."""

    line: int
    ruling: Ruling
    problem: str = ""


def plain(ruling: Ruling) -> dict[str, Any]:
    """A ruling as JSON has it."""
    return {
        "type": "ruling",
        "id": ruling.id,
        "at": ruling.at,
        "by": ruling.by,
        "action": ruling.action,
        "target": ruling.target,
        "value": json.loads(ruling.value),
        "stands": ruling.stands,
        "anchors": [_plain(anchor) for anchor in ruling.anchors],
    }


def _plain(anchor: Anchor) -> dict[str, Any]:
    return {**asdict(anchor), "traits": dict(anchor.traits)}


def write(rulings: Iterable[Ruling], stream: IO[str], form: Form) -> int:
    """Write rulings, one a line or row. Returns how many.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, which reading takes off again.
    """
    count = 0
    table = csv.writer(stream, lineterminator="\n") if form == "csv" else None
    if table is not None:
        table.writerow(COLUMNS)
    for ruling in rulings:
        line = plain(ruling)
        if table is None:
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        else:
            first = ruling.anchors[0] if ruling.anchors else None
            line |= {"document": first.file if first else "", "quote": first.quote if first else ""}
            line |= {name: json.dumps(line[name], ensure_ascii=False) for name in ("value", "stands", "anchors")}
            table.writerow([_escaped(line[name]) for name in COLUMNS])
        count += 1
    return count


def read(stream: IO[str], form: Form) -> Iterator[Row]:
    """The rulings of a file that ``write`` wrote, of a whole record's export, or of a table made by hand.

    Raises ``UsageError`` where the file is of another form; what is wrong with one row is told with it.
    """
    if form == "jsonl":
        for number, text in enumerate(stream, start=1):
            if text.strip():
                line = _json(text, number)
                if not isinstance(line, dict):
                    raise UsageError(f"line {number}: no JSON object. Write one ruling a line")
                if line.get("type", "ruling") == "ruling":
                    yield _row(number, line)
        return
    rows = csv.DictReader(stream)
    missing = {"action", "target", "by"} - set(rows.fieldnames or ())
    if missing:
        raise UsageError(f"the table has no column {', '.join(sorted(missing))}. Its first row names the columns")
    for cells in rows:
        line = {name: _unescaped(cell) for name, cell in cells.items() if name in COLUMNS and cell}
        for name in ("value", "anchors"):
            if name in line:
                line[name] = _json(line[name], rows.line_num)
        yield _row(rows.line_num, line)


def _json(text: str, number: int) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise UsageError(f"line {number}: this is not JSON: {text.strip()[:60]}") from None


def _row(number: int, line: dict[str, Any]) -> Row:
    value = line.get("value", {})
    said = [str(line.get(name) or "") for name in ("at", "by", "action", "target")]
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    id = str(line.get("id") or "r" + sha256("\0".join([*said, text]).encode()).hexdigest()[:15])
    problem = "" if all(said[1:]) else "it needs by, action and target"
    if not isinstance(value, dict):
        problem = "its value is no JSON object"
    try:
        anchors = tuple(_anchor(anchor) for anchor in line.get("anchors") or ())
    except (TypeError, KeyError, AttributeError, ValueError):
        anchors, problem = (), "its anchors are not whole"
    made = Ruling(id, said[0], said[1], said[2], said[3], text, anchors)  # type: ignore[arg-type]
    return Row(number, made, problem)


def _anchor(given: dict[str, Any]) -> Anchor:
    named = {field.name for field in fields(Anchor)}
    plain = {name: value for name, value in given.items() if name in named}
    for name in ("start", "end"):
        plain[name] = int(plain[name])
    for name, known in (("part", PARTS), ("kind", KINDS)):
        if plain[name] not in known:
            raise ValueError(name)
    for name in ("key", "document", "file", "quote", "prefix", "suffix"):
        plain[name] = str(plain[name])
    return Anchor(**{**plain, "traits": tuple(sorted((str(k), str(v)) for k, v in plain["traits"].items()))})


def _escaped(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_ESCAPED) else cell


def _unescaped(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_ESCAPED) else cell
