"""An analyst's own list of undertakings, CSV or XLSX: a row each, by the heads that its columns bear."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from summitry.errors import NotFound, UsageError
from summitry.model import Interval, Stage
from summitry.rules.bodies import bodies
from summitry.rules.states import code_of, states
from summitry.sources.columns import columns
from summitry.sources.published import stated
from summitry.sources.table import rows

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "quotation",
        "quote",
        "undertaking",
        "commitment",
        "commitment text",
        "pledge",
        "promise",
        "wording",
        "summary",
        "description",
    ),
    "by": ("by", "who", "actor", "undertaken by", "promised by", "country", "state", "member", "party", "parties"),
    "to": ("to", "to whom", "beneficiary", "partner", "counterpart", "recipient", "promised to"),
    "due": ("due", "due date", "deadline", "target date", "by when", "until"),
    "stage": ("stage", "status", "state of play", "progress"),
    "score": ("score", "compliance", "compliance score", "rating"),
    "why": ("why", "reason", "justification", "rationale"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks"),
    "document": ("document", "source document", "source", "file", "document id", "reference", "url", "link"),
}
"""A row's fields, each with the heads that columns of it bear. The first of the names present is taken."""

STAGES: Mapping[str, Stage] = {
    **{stage: stage for stage in get_args(Stage)},
    "pledged": "announced",
    "planned": "announced",
    "promised": "announced",
    "in progress": "begun",
    "ongoing": "begun",
    "on track": "begun",
    "started": "begun",
    "under way": "begun",
    "underway": "begun",
    "partially implemented": "begun",
    "done": "delivered",
    "complete": "delivered",
    "completed": "delivered",
    "fulfilled": "delivered",
    "implemented": "delivered",
    "kept": "delivered",
    "ratified": "signed",
    "late": "delayed",
    "postponed": "delayed",
    "changed": "amended",
    "abandoned": "withdrawn",
    "cancelled": "withdrawn",
    "dropped": "withdrawn",
    "expired": "lapsed",
}
"""The words in which people put a stage. Others are told and left out: "not started" is no stage."""


_LONGEST = 3_900  # characters: what a note may hold


@dataclass(frozen=True, slots=True)
class Row:
    """An undertaking as an analyst lists it.

    ``where`` is ``FILE:ROW``. ``by`` and ``to`` are codes of states and ids of bodies. ``score`` is −1, 0, 1 or
    ``None``. ``doubts`` say what of the row is not understood and left out.
    """

    where: str
    text: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    due: Interval | None = None
    stage: Stage | None = None
    score: int | None = None
    why: str = ""
    note: str = ""
    document: str | None = None
    doubts: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The row in one line: the same row gives the same, wherever it stands in its table."""
        due = f"{self.due.earliest}/{self.due.latest}" if self.due else ""
        parts = {
            "by": ", ".join(self.by),
            "to": ", ".join(self.to),
            "due": due,
            "stage": self.stage or "",
            "score": "" if self.score is None else f"{self.score:+d}",
            "document": self.document or "",
            "note": self.note,
        }
        said = "; ".join(f"{name} {value}" for name, value in parts.items() if value)
        told = f"In {os.path.basename(self.where.rpartition(':')[0])}: “{self.text}”" + (f" ({said})" if said else "")
        return told[:_LONGEST]


def undertakings(path: str | os.PathLike[str], given: Mapping[str, str] | None = None) -> Iterator[Row]:
    """The rows of a table of undertakings; ``given`` maps fields to heads of columns that bear no usual name.

    Raises ``NotFound``, ``Unreadable``, ``TooLarge``, and ``UsageError`` where no column holds the undertakings.
    """
    file = os.fspath(path)
    try:
        stream = open(file, "rb")  # noqa: SIM115
    except OSError as error:
        raise NotFound(file, f"it cannot be opened ({error.strerror})", "Check the path's spelling") from None
    with stream:
        table = rows(stream, file, os.path.basename(file))
        _, heads = next(table, (0, []))
        where = columns(heads, FIELDS, given)
        if "text" not in where:
            shown = ", ".join(head for head in heads if head)[:200] or "none"
            raise UsageError(
                f"{file}: no column is known to hold the undertakings (its columns: {shown}). Name it, for example: "
                "--columns text=Commitment,by=Country"
            )
        for number, cells in table:
            said = {name: cells[at].strip() if at < len(cells) else "" for name, at in where.items()}
            if said["text"]:
                yield _row(f"{file}:{number}", said)


def _row(where: str, said: Mapping[str, str]) -> Row:
    doubts: list[str] = []
    due = stated(said.get("due", ""), "the analyst's table") if said.get("due") else None
    if said.get("due") and due is None:
        doubts.append(f"due “{said['due']}” is no day, month or year (write 2026-06-30, 2026-06 or 2026)")
    stage = STAGES.get(said.get("stage", "").casefold())
    if said.get("stage") and stage is None:
        doubts.append(f"stage “{said['stage']}” is none of {', '.join(get_args(Stage))}")
    score = _score(said.get("score", ""))
    if said.get("score") and score is None:
        doubts.append(f"score “{said['score']}” is none of -1, 0 and +1")
    return Row(
        where,
        " ".join(said["text"].split()).strip("“”\"'‘’ "),
        _parties(said.get("by", ""), doubts),
        _parties(said.get("to", ""), doubts),
        due,
        stage,
        score,
        said.get("why", ""),
        said.get("note", ""),
        said.get("document") or None,
        tuple(doubts),
    )


def _score(value: str) -> int | None:
    value = value.replace("−", "-").removesuffix(".0")
    return int(value) if re.fullmatch(r"[+-]?[01]", value) else None


def _parties(value: str, doubts: list[str]) -> tuple[str, ...]:
    """Codes of the states and ids of the bodies that a cell names, commas, semicolons or "and" between them."""
    found = []
    for name in filter(None, (part.strip() for part in re.split(r"[;,/&\n]|\band\b", value))):
        code = name if name in states() else code_of(name) or _bodies().get(name.casefold())
        if code is None:
            doubts.append(f"“{name}” is no state or body that is known")
        else:
            found.append(code)
    return tuple(dict.fromkeys(found))


def _bodies() -> dict[str, str]:
    return {name.casefold(): body.id for body in bodies().values() for name in (body.id, body.name, *body.names)}
