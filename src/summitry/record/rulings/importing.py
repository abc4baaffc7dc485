"""Rulings that were made on another record, brought into this one's log."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from summitry.errors import SummitryError, UsageError
from summitry.link.items import Action, Anchor, MentionKind, Ruling
from summitry.record.codec import dumps
from summitry.record.entry import base_name
from summitry.record.rulings import log
from summitry.record.rulings.anchors import fit, place
from summitry.record.rulings.attaching import traits_made
from summitry.record.rulings.bearing import bearer, lost
from summitry.record.rulings.exchange import Row
from summitry.record.rulings.registrar import NEW, Registrar, signed
from summitry.record.rulings.settling import hold
from summitry.record.rulings.values import ACTIONS, NEEDED, Value, checked

TRIED = 12
"""Documents that may hold a quotation, looked at where neither id nor file name tells which one does."""
PHRASE = 10
"""Words of a quotation that are looked for."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rulings in force by different people that say different things of one item; ``what`` names the matter."""

    item: str
    one: str
    other: str
    what: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rulings brought in, by their ids.

    ``added`` are new in the log; ``known`` were in it; ``duplicates`` say what their maker had ruled before, under
    another id, and were left out. ``lost`` are among those added and found no passage here. ``refused`` could not be
    understood, each with its line and the reason.
    """

    added: tuple[str, ...]
    known: tuple[str, ...]
    duplicates: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    lost: tuple[str, ...]
    refused: tuple[tuple[int, str], ...]


class Importer:
    """Brings rulings in, all of them in one transaction. The caller holds ``store.writing()``."""

    def __init__(self, registrar: Registrar) -> None:
        self.registrar = registrar
        self.store = registrar.store
        self.tellings = registrar.tellings

    def bring_in(self, rows: Iterable[Row]) -> Imported:
        """Enter rulings in the log under their own ids, names and days, and put them in force.

        They count as of the day on which they were made, whenever they come: who imports in another order, or twice,
        ends with the same record.
        """
        added: dict[str, int] = {}
        known, duplicates, refused = [], [], []
        changed: list[int] = []
        before = self.store.one("SELECT coalesce(max(number), 0) FROM ruling")[0]
        with self.store.transaction():
            for row in rows:
                if log.find(self.store, row.ruling.id) is not None:
                    known.append(row.ruling.id)
                    continue
                try:
                    if row.problem:
                        raise UsageError(row.problem)
                    number = self._enter(row.ruling, before)
                except SummitryError as error:
                    refused.append((row.line, str(error)))
                    continue
                if number is None:
                    duplicates.append(row.ruling.id)
                else:
                    added[row.ruling.id] = number
                    changed += self._undoing(number)
            self.registrar.refresh([*added.values(), *changed])
            gone = set(lost(self.store))
            return Imported(
                tuple(added),
                tuple(known),
                tuple(duplicates),
                tuple(self._conflicts(added.values())),
                tuple(id for id, number in added.items() if number in gone),
                tuple(refused),
            )

    def _enter(self, ruling: Ruling, before: int) -> int | None:
        """Enter one ruling and let it take hold of its passages. ``None`` for one that is here under another id.

        Only rulings up to the number ``before`` are here: of two alike that come together both are entered.
        """
        if ruling.action not in ACTIONS:
            raise UsageError(f"{ruling.action}: no ruling is called so")
        if ruling.at and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", ruling.at):
            raise UsageError(f"{ruling.at}: not an instant, such as 2026-03-04T12:00:00Z")
        value, anchors, target = json.loads(ruling.value), ruling.anchors, ruling.target
        if not anchors and not (ruling.action == "note" and "undoes" in value):
            target, value, anchors = self.registrar.resolved(ruling.action, target, value)
        else:
            kind = next((a.kind for a in anchors), "document")
            kinds: MentionKind | None = None if kind == "document" else kind  # type: ignore[assignment]
            sound = checked(self.store, ruling.action, kinds, value, elsewhere=True)
            _whole(ruling.action, kinds, sound)
            value = value if value == sound else sound
        if self._is_here(replace(ruling, target=target, value=dumps(value)), before):
            return None
        number = log.enter(
            self.store, signed(ruling.by), ruling.action, target, dumps(value), anchors, id=ruling.id, at=ruling.at
        )
        for slot, anchor in enumerate(log.anchors(self.store, number)):
            for document in self._documents(anchor):
                if hold(self.store, self.tellings, number, slot, anchor, document):
                    break
        return number

    def _is_here(self, ruling: Ruling, before: int) -> bool:
        """Whether its maker has this very ruling in force on this target under another id."""
        if ruling.action == "note" or ruling.target.startswith(NEW):
            return False
        return bool(
            self.store.one(
                "SELECT 1 FROM ruling WHERE by = ? AND action = ? AND target = ? AND value = ?"
                " AND number <= ? AND number NOT IN (SELECT ruling FROM undone) LIMIT 1",
                (ruling.by, ruling.action, ruling.target, ruling.value, before),
            )
        )

    def _undoing(self, number: int) -> list[int]:
        """Let an undoing note that was brought in do its work. Returns the rulings whose force changed."""
        undoes = json.loads(log.ruling(self.store, number).value).get("undoes")
        other = log.find(self.store, undoes) if undoes else None
        if other is None or not log.stands(self.store, other):
            return []
        return log.flip(self.store, other, number)

    def _documents(self, anchor: Anchor) -> Iterator[int]:
        """Documents that an anchor may have been made in, the likeliest first."""
        rows = self.store.all("SELECT number FROM document WHERE id = ?", (anchor.document,))
        if not rows:
            rows = self.store.all("SELECT number FROM document WHERE name = ? ORDER BY id", (base_name(anchor.file),))
        if not rows and anchor.kind != "document":
            rows = [(number,) for number in self._holding(anchor)]
        yield from (row[0] for row in rows)

    def _holding(self, anchor: Anchor) -> list[int]:
        """The one document that holds an anchor's words in their context; none where several do alike."""
        words = re.findall(r"\w+", anchor.quote)[:PHRASE]
        if len(words) < PHRASE // 2:
            return []
        rows = self.store.all(
            "SELECT rowid FROM document_words WHERE document_words MATCH ? LIMIT ?", (f'"{" ".join(words)}"', TRIED)
        )
        fits = {}
        for (number,) in rows:
            text = self.tellings.text(number)
            span = place(text, anchor)
            if span is not None:
                fits[number] = fit(text, span, anchor)
        best = sorted(fits, key=lambda number: -fits[number])
        alike = len(best) > 1 and fits[best[0]] == fits[best[1]]
        return best[:1] if best and not alike else []

    def _conflicts(self, numbers: Iterable[int]) -> Iterator[Conflict]:
        """Where rulings just brought in and others in force, by other people, say different things of one item."""
        seen: set[frozenset[str]] = set()
        for number in numbers:
            mine = log.ruling(self.store, number)
            item = bearer(self.store, number)
            if item is None or not mine.stands:
                continue
            for (other,) in self.store.all(
                "SELECT DISTINCT held.ruling FROM mention JOIN held ON held.key = mention.key WHERE mention.item = ?"
                " AND held.part = 'target' ORDER BY held.ruling",
                (item,),
            ):
                theirs = log.ruling(self.store, other)
                what = _differ(mine, theirs)
                if what and theirs.stands and frozenset((mine.id, theirs.id)) not in seen:
                    seen.add(frozenset((mine.id, theirs.id)))
                    yield Conflict(item, mine.id, theirs.id, what)


def _whole(action: Action, kind: MentionKind | None, value: Value) -> None:
    """Refuse a ruling that lacks what it needs. Raises ``UsageError``."""
    needed = NEEDED.get(action)
    if needed and needed not in value:
        raise UsageError(f"{action}: it needs {needed}")
    if action == "attach" and kind is not None:
        try:
            traits_made(kind, value)
        except KeyError as missing:
            raise UsageError(f"attach: it needs {missing.args[0]}") from None


def _differ(one: Ruling, other: Ruling) -> str:
    """The matter on which two people's rulings differ, or nothing."""
    if one.by == other.by:
        return ""
    if {one.action, other.action} == {"accept", "reject"}:
        return "review"
    mine, theirs = json.loads(one.value), json.loads(other.value)
    if one.action == other.action == "score":
        return "score" if mine["value"] != theirs["value"] else ""
    if one.action == other.action == "edit":
        return ", ".join(name for name in mine if name in theirs and mine[name] != theirs[name])
    return ""
