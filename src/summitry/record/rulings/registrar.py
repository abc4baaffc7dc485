"""Rulings as they are made and undone: entered in the log and in force at once, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summitry.errors import NoSuchItem, UsageError
from summitry.link.items import Action, Anchor, MentionKind, Ruling
from summitry.record.codec import dumps
from summitry.record.index import index_again
from summitry.record.questions import find_document, find_item
from summitry.record.rulings import log
from summitry.record.rulings.anchors import Part, anchors, standing
from summitry.record.rulings.bearing import bearer
from summitry.record.rulings.values import ACTIONS, NEEDED, Value, checked
from summitry.record.store import Store
from summitry.record.tellings import Tellings

HELD = 24
"""Passages of an item that a ruling on the whole of it holds on to, at most."""
JUDGING = frozenset({"accept", "reject", "edit", "score"})
"""Actions that change how an item stands, and not which passages are brought together."""


class Registrar:
    """Enters rulings. The caller holds ``store.writing()``."""

    def __init__(self, store: Store, tellings: Tellings) -> None:
        self.store = store
        self.tellings = tellings

    def rule(self, action: Action, target: str, value: Mapping[str, Any], by: str) -> Ruling:
        """Enter a ruling and put it in force. Raises ``UsageError``, ``NoSuchItem`` or ``AmbiguousItem``."""
        by = signed(by)
        if action not in ACTIONS:
            raise UsageError(f"{action}: no ruling is called so. One of: {', '.join(ACTIONS)}")
        item, kind = self._target(action, target)
        given = checked(self.store, action, kind, value)
        if action == "note" and "undoes" in given:
            return self.undo(given["undoes"], by)
        if (needed := NEEDED.get(action)) and needed not in given:
            raise UsageError(f"{action}: it needs {needed}")
        if action == "edit" and not given:
            raise UsageError("edit: it needs at least one field with its value")
        with self.store.transaction():
            number = self._enter(action, item, given, by)
        return log.ruling(self.store, number)

    def _enter(self, action: Action, item: str, value: Value, by: str) -> int:
        held = tuple(self.anchors_of(item, "target"))
        number = log.enter(self.store, by, action, item, dumps(value), held)
        self.hold(number, held)
        if action in JUDGING:
            self.reindex([item])
        return number

    def undo(self, ruling: str, by: str) -> Ruling:
        """Put a ruling out of force, by a note that says so. Undoing that note puts it in force again.

        Raises ``NoSuchItem``, or ``UsageError`` for a ruling that is undone already.
        """
        number = log.find(self.store, ruling)
        if number is None:
            raise NoSuchItem(f"{ruling}: no ruling has this id. List them with: summitry rulings")
        if not log.stands(self.store, number):
            raise UsageError(f"{ruling}: this ruling is undone already. List them with: summitry rulings")
        old = log.ruling(self.store, number)
        with self.store.transaction():
            mine = log.enter(self.store, signed(by), "note", old.target, dumps({"undoes": old.id}), old.anchors)
            self.store.db.execute(
                "INSERT INTO held (ruling, slot, part, key, document)"
                " SELECT ?, slot, part, key, document FROM held WHERE ruling = ?",
                (mine, number),
            )
            for changed in log.flip(self.store, number, mine):
                self._refresh(changed)
        return log.ruling(self.store, mine)

    def _refresh(self, number: int) -> None:
        """Bring the tables up to a ruling that came into force or went out of it."""
        item = bearer(self.store, number)
        if item is not None:
            self.reindex([item])

    def _target(self, action: Action, target: str) -> tuple[str, MentionKind | None]:
        """The id and kind of what is ruled on; the kind of a document is ``None``."""
        item = find_item(self.store, target)
        if item is not None:
            return item, self.store.one("SELECT kind FROM mention WHERE item = ? LIMIT 1", (item,))[0]
        try:
            number = find_document(self.store, target)
        except NoSuchItem:
            raise NoSuchItem(f"{target}: nothing here has this id. Find it with: summitry search") from None
        if action not in ("note", "edit"):
            raise UsageError(f"{target}: this is a document, which can be given a note or its date (edit published)")
        return str(self.store.one("SELECT id FROM document WHERE number = ?", (number,))[0]), None

    def anchors_of(self, item: str, part: Part, most: int = HELD) -> Iterable[Anchor]:
        """Anchors at an item's passages: the one that names it, then the others as they stand in the documents."""
        rows = self.store.all("SELECT key FROM mention WHERE item = ? ORDER BY key <> item, document, start", (item,))
        return anchors(self.tellings, [row[0] for row in rows[:most]], part)

    def hold(self, number: int, held: Sequence[Anchor]) -> None:
        """Hold a new ruling at the very mentions that it was made on."""
        found = standing(self.store, [anchor.key for anchor in held])
        self.store.db.executemany(
            "INSERT INTO held (ruling, slot, part, key, document) VALUES (?, ?, ?, ?, ?)",
            [
                (number, slot, anchor.part, anchor.key, found[anchor.key].document)
                for slot, anchor in enumerate(held)
                if anchor.key in found
            ],
        )

    def reindex(self, items: Sequence[str]) -> None:
        """Write the rows that questions about these items are asked by anew."""
        for item in self.tellings.items(items):
            index_again(self.store, item)


def signed(by: str) -> str:
    """The name under a ruling. Raises ``UsageError`` where there is none."""
    name = " ".join(by.split())
    if not name:
        raise UsageError("a ruling bears the name of who makes it. Give it with --by, or set $SUMMITRY_BY")
    return name
