"""A person's own list of undertakings, brought into the record as that person's rulings.

A row whose words stand in a document of the record is tied to that passage: to the thread that has it, or as a passage
that the reader missed. A row that quotes nothing here goes to the one thread that says the same. What matches nothing,
or more than one, is told. Each row leaves a note, by which it is known again: to import it again changes nothing.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from summitry.errors import SummitryError
from summitry.link.items import Commitment
from summitry.link.wording import senses, worth
from summitry.record.entry import base_name
from summitry.record.rulings.registrar import signed
from summitry.sources.undertakings import Row

if TYPE_CHECKING:
    from summitry.library import Record

SAME = 0.6
"""How much of a row's weight of words a thread must share with it, to be the one that it means …"""
CLEAR = 1.25
"""… and how many times as much as the next one."""
LEAST = 5.0
"""The weight of words that must be shared at least: three or so that tell."""
_OVERLAP = 0.5
_SEARCHED = 8  # words of a quotation by which the documents that may hold it are found
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(slots=True)
class Brought:
    """What became of a list's rows, each as ``FILE:ROW`` with what is said of it.

    ``tied`` were tied to threads that the reader found, ``added`` are undertakings that it had missed; ``unchanged``
    were imported before; ``unmatched`` match nothing, or too much; ``doubts`` are cells that were not understood.
    """

    tied: list[tuple[str, str]] = field(default_factory=list)
    added: list[tuple[str, str]] = field(default_factory=list)
    unchanged: int = 0
    unmatched: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)


class Listing:
    """Brings rows into ``record`` under the name ``by``. Raises ``UsageError`` where that is empty."""

    def __init__(self, record: Record, by: str) -> None:
        self._record, self._by = record, signed(by)
        self._known = {
            json.loads(ruling.value).get("text")
            for ruling in record.rulings()
            if ruling.action == "note" and ruling.by == self._by and ruling.stands
        }

    def bring(self, rows: Iterable[Row]) -> Brought:
        """Bring the rows in, one after the other."""
        brought = Brought()
        for row in rows:
            brought.doubts += [(row.where, doubt) for doubt in row.doubts]
            if row.told in self._known:
                brought.unchanged += 1
                continue
            passage = self._passage(row)
            item = self._thread_at(*passage) if passage else None
            missed = passage is not None and item is None
            item = item or self._likest(row)
            if item is None and passage is None:
                brought.unmatched.append((row.where, self._unmatched(row)))
                continue
            try:
                target = self._attach(row, item, passage) if missed and passage else str(item and item.id)
                self._rule(row, target, known=item if not missed else None)
            except SummitryError as error:
                brought.unmatched.append((row.where, str(error)))
                continue
            (brought.added if missed and item is None else brought.tied).append((row.where, target))
            self._known.add(row.told)
        return brought

    # -- where a row belongs ------------------------------------------------------------------------------------------

    def _passage(self, row: Row) -> tuple[str, int, int] | None:
        """The document in which a row's words stand, and where; the first by id, where several hold them."""
        named = self._documents.get(_folded(row.document)) if row.document else None
        words = re.findall(r"\w+", row.text)
        if named is None and len(words) < 4:
            return None
        for document in [named] if named else self._holding(words):
            text = self._record.text(document)
            pattern = r"\s+".join(map(re.escape, row.text.translate(_MARKS).split()))
            found = re.search(pattern, text.translate(_MARKS), re.I)
            if found:
                return document, *found.span()
        return None

    @cached_property
    def _documents(self) -> Mapping[str, str]:
        """The record's documents by whatever a table may call them: id, file, base name, address, title."""
        names: dict[str, str] = {}
        for document in self._record.documents():
            for name in (document.id, document.file, base_name(document.file), document.url, document.title):
                if name:
                    names.setdefault(_folded(name), document.id)
        return names

    def _holding(self, words: list[str]) -> list[str]:
        found = self._record.search(f'"{" ".join(words[:_SEARCHED])}"', limit=20)
        return sorted({hit.document for hit in found if hit.kind == "document"})

    def _thread_at(self, document: str, start: int, end: int) -> Commitment | None:
        """The commitment that has a passage on the same words, the one that shares most of them."""
        best: tuple[float, Commitment] | None = None
        for item in self._record.commitments(document=document, type=None, review="all"):
            for e in item.evidence:
                shared = min(end, e.end) - max(start, e.start)
                if e.document == document and shared > _OVERLAP * min(end - start, e.end - e.start):
                    likeness = shared / (max(end, e.end) - min(start, e.start))
                    if best is None or likeness > best[0]:
                        best = likeness, item
        return best[1] if best else None

    @cached_property
    def _threads(self) -> tuple[dict[str, Commitment], dict[str, set[str]]]:
        """All threads by id, and the ids of those that hold each sense."""
        threads, holding = {}, defaultdict(set)
        for item in self._record.commitments():
            threads[item.id] = item
            for sense in set(senses(" ".join([item.summary, *(e.quote for e in item.evidence[:8])]))):
                holding[sense].add(item.id)
        return threads, dict(holding)

    def _likest(self, row: Row) -> Commitment | None:
        """The one thread that says what a row says, by parties that fit; ``None`` where none or several do."""
        threads, holding = self._threads
        wanted = set(senses(row.text))
        weight = sum(worth(sense) for sense in wanted)
        shared: defaultdict[str, float] = defaultdict(float)
        for sense in wanted:
            for item in holding.get(sense, ()):
                shared[item] += worth(sense)
        fitting = sorted(((s, i) for i, s in shared.items() if _fits(row, threads[i])), reverse=True)[:2]
        if not fitting or fitting[0][0] < max(LEAST, SAME * weight):
            return None
        if len(fitting) > 1 and fitting[0][0] < CLEAR * fitting[1][0]:
            return None
        return threads[fitting[0][1]]

    def _unmatched(self, row: Row) -> str:
        where = f"“{row.document}” is no document of the record, and " if row.document else ""
        if row.document and _folded(row.document) in self._documents:
            where = f"the words do not stand in “{row.document}”, and "
        return f"{where}no one thread says this: “{row.text[:80]}{'…' if len(row.text) > 80 else ''}”"

    # -- what is ruled ------------------------------------------------------------------------------------------------

    def _attach(self, row: Row, item: Commitment | None, passage: tuple[str, int, int]) -> str:
        """Attach a passage that the reader missed. Returns the id of the thread that has it now."""
        document, start, end = passage
        value = {"document": document, "start": start, "end": end, **(self._fields(row) if item is None else {})}
        ruling = self._record.rule("attach", item.id if item else "new:commitment", value, by=self._by)
        self.__dict__.pop("_threads", None)
        return item.id if item else ruling.id

    def _rule(self, row: Row, target: str, known: Commitment | None) -> None:
        """Rule on a thread what the row says of it and the record does not, and leave the row's note."""
        if known is not None:
            edited = {name: value for name, value in self._fields(row).items() if not _says(known, name, value)}
            if edited:
                self._record.rule("edit", target, edited, by=self._by)
        if row.score is not None:
            value: dict[str, Any] = {"value": row.score, **({"why": row.why} if row.why else {})}
            self._record.rule("score", target, value, by=self._by)
        self._record.rule("note", target, {"text": row.told}, by=self._by)

    @staticmethod
    def _fields(row: Row) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        if row.by:
            fields["by"] = list(row.by)
        if row.to:
            fields["to"] = list(row.to)
        if row.due:
            fields["due"] = {"earliest": row.due.earliest, "latest": row.due.latest}
        if row.stage:
            fields["stage"] = row.stage
        return fields


def _says(item: Commitment, name: str, value: Any) -> bool:
    """Whether a thread says of a field what a row says."""
    if name in ("by", "to"):
        parties = getattr(item, name)
        return {p.actor for p in parties} >= set(value) or {p.state for p in parties} >= set(value)
    if name == "due":
        return item.due is not None and item.due.latest == value["latest"]  # the day by which it is to be done
    return bool(getattr(item, name) == value)


def _fits(row: Row, item: Commitment) -> bool:
    """Whether a thread's undertakers do not speak against a row's."""
    sides = {side for party in item.by for side in (party.actor, party.state) if side}
    return not row.by or not sides or bool(sides & set(row.by))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
