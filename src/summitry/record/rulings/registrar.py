"""Rulings as they are made and undone: entered in the log and in force at once, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast, get_args

from summitry.errors import NoSuchItem, UsageError
from summitry.link.items import Action, Anchor, MentionKind, Ruling
from summitry.record.codec import dumps
from summitry.record.index import index_again
from summitry.record.linking import Linker
from summitry.record.questions import find_document, find_item
from summitry.record.rulings import log
from summitry.record.rulings.anchors import Part, anchor_at, anchors, document_anchor, standing
from summitry.record.rulings.attaching import completed, take_out, traits_made, twin
from summitry.record.rulings.bearing import bearer
from summitry.record.rulings.knots import TYING, retie
from summitry.record.rulings.settling import hold
from summitry.record.rulings.values import ACTIONS, ATTACHED, NEEDED, Value, checked
from summitry.record.store import Store
from summitry.record.tellings import Tellings
from summitry.record.writing import Writer

HELD = 24
"""Passages of an item that a ruling on the whole of it holds on to, at most."""
LEFT = 1_000
"""Passages that those which are split off are kept apart from, at most."""
NEW = "new:"


class Registrar:
    """Enters rulings. The caller holds ``store.writing()``."""

    def __init__(self, store: Store, tellings: Tellings) -> None:
        self.store = store
        self.tellings = tellings

    def rule(self, action: Action, target: str, value: Mapping[str, Any], by: str) -> Ruling:
        """Enter a ruling and put it in force. Raises ``UsageError``, ``NoSuchItem`` or ``AmbiguousItem``."""
        by = signed(by)
        if action == "note" and "undoes" in value:
            return self.undo(str(value["undoes"]), by)
        item, given, held = self.resolved(action, target, value)
        with self.store.transaction():
            number = log.enter(self.store, by, action, item, dumps(given), held)
            self._hold(number)
            self.refresh([number])
        return log.ruling(self.store, number)

    def resolved(self, action: Action, target: str, value: Mapping[str, Any]) -> tuple[str, Value, tuple[Anchor, ...]]:
        """The target's id, the value as the log keeps it, and the passages that a ruling is made on.

        Raises ``UsageError``, ``NoSuchItem`` or ``AmbiguousItem``.
        """
        if action not in ACTIONS:
            raise UsageError(f"{action}: no ruling is called so. One of: {', '.join(ACTIONS)}")
        item, kind = self._target(action, target)
        given = checked(self.store, action, kind, value)
        needed = NEEDED.get(action)
        if needed and needed not in given:
            raise UsageError(f"{action}: it needs {needed}")
        if action in ("edit", "note") and not given:
            raise UsageError(f"{action}: it needs {'a field with its value' if action == 'edit' else 'a text'}")
        if action in TYING and action != "attach" and kind == "statement":
            raise UsageError(f"{target}: a statement is one passage by itself; there is nothing to {action}")
        return item, *self._held(action, item, kind, given)

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
            self._hold(mine, like=number)
            self.refresh(log.flip(self.store, number, mine))
        return log.ruling(self.store, mine)

    def refresh(self, numbers: Sequence[int]) -> None:
        """Bring the tables up to rulings that came into force or went out of it. Within a transaction."""
        tying, dated = False, set()
        for number in numbers:
            ruling = log.ruling(self.store, number)
            tying |= ruling.action in TYING
            if ruling.action == "attach":
                self._attach(number, ruling)
            if ruling.action == "edit" and "published" in json.loads(ruling.value):
                dated.update(self.store.all("SELECT document FROM held WHERE ruling = ?", (number,)))
        for (document,) in sorted(dated):
            Writer(self.store, self.tellings).redate(document)
        if tying:
            retie(self.store)
            Linker(self.store, self.tellings).relink()
        self.tellings.forget()
        borne = {item for number in numbers if (item := bearer(self.store, number)) is not None}
        for whole in self.tellings.items(sorted(borne)):
            index_again(self.store, whole)

    def _attach(self, number: int, ruling: Ruling) -> None:
        """Put the mention of an attachment in, or take it out where the ruling is undone."""
        if not ruling.stands:
            take_out(self.store, self.tellings, ruling.id)
            return
        for slot, anchor in enumerate(ruling.anchors):
            row = self.store.one(
                "SELECT document FROM held WHERE ruling = ?1 AND slot = ?2"
                " UNION ALL SELECT number FROM document WHERE id = ?3 LIMIT 1",
                (number, slot, anchor.document),
            )
            if anchor.part == "passage" and row:
                self.store.db.execute("DELETE FROM held WHERE ruling = ? AND slot = ?", (number, slot))
                hold(self.store, self.tellings, number, slot, anchor, row[0])

    # -- what a ruling is made on --------------------------------------------------------------------------------------

    def _target(self, action: Action, target: str) -> tuple[str, MentionKind | None]:
        """The id and kind of what is ruled on; the kind of a document is ``None``."""
        if action == "attach" and target.startswith(NEW):
            if target[len(NEW) :] not in get_args(MentionKind):
                raise UsageError(f"{target}: one of new:event, new:commitment and new:statement")
            return target, cast(MentionKind, target[len(NEW) :])
        item = find_item(self.store, target)
        if item is not None:
            return item, self._kind(item)
        try:
            number = find_document(self.store, target)
        except NoSuchItem:
            raise NoSuchItem(f"{target}: nothing here has this id. Find it with: summitry search") from None
        if action not in ("note", "edit"):
            raise UsageError(f"{target}: this is a document, which can be given a note or its date (edit published)")
        return str(self.store.one("SELECT id FROM document WHERE number = ?", (number,))[0]), None

    def _kind(self, item: str) -> MentionKind:
        kind: MentionKind = self.store.one("SELECT kind FROM mention WHERE item = ? LIMIT 1", (item,))[0]
        return kind

    def _held(
        self, action: Action, item: str, kind: MentionKind | None, given: Value
    ) -> tuple[Value, tuple[Anchor, ...]]:
        """The value with ids in the place of whatever named things, and the passages that the ruling is made on."""
        if kind is None:
            number, date = self.store.one("SELECT number, given FROM document WHERE id = ?", (item,))
            return given, (document_anchor(self.tellings, number, date or ""),)
        if action == "attach":
            return self._attachment(item, kind, given)
        if action == "merge":
            others = [self._other(item, kind, other) for other in given["with"]]
            held = [*self._passages(item, "target"), *(a for other in others for a in self._passages(other, "with"))]
            return {**given, "with": others}, tuple(held)
        if action in ("split", "detach"):
            named = given["passages"] if action == "split" else [given["passage"]]
            keys = list(dict.fromkeys(self._passage(item, name) for name in named))
            rest = [anchor for anchor in self._passages(item, "target", LEFT) if anchor.key not in keys]
            if not rest:
                raise UsageError(f"{item}: these are all its passages. Reject it, or leave one out")
            said = {"passages": keys} if action == "split" else {"passage": keys[0]}
            return {**given, **said}, (*rest, *anchors(self.tellings, keys, "passage"))
        return given, tuple(self._passages(item, "target"))

    def _passages(self, item: str, part: Part, most: int = HELD) -> Iterator[Anchor]:
        """Anchors at an item's passages: the one that names it, then the others as they stand in the documents."""
        rows = self.store.all("SELECT key FROM mention WHERE item = ? ORDER BY key <> item, document, start", (item,))
        return anchors(self.tellings, [row[0] for row in rows[:most]], part)

    def _other(self, item: str, kind: MentionKind, name: str) -> str:
        """The id of an item that another is merged with."""
        other = find_item(self.store, str(name))
        if other is None:
            raise NoSuchItem(f"{name}: nothing here has this id. Find it with: summitry search")
        if other == item:
            raise UsageError(f"{name}: this is {item} itself")
        if self._kind(other) != kind:
            raise UsageError(
                f"{name}: this is a {self._kind(other)}, and {item} is a {kind}. Only like merges with like"
            )
        return other

    def _passage(self, item: str, name: Any) -> str:
        """The key of a passage of an item, named by its key or by document, start and end."""
        if isinstance(name, str):
            rows = self.store.all("SELECT key FROM mention WHERE item = ? AND key = ?", (item, name))
        elif isinstance(name, Mapping) and {"document", "start", "end"} <= set(name):
            rows = self.store.all(
                "SELECT key FROM mention WHERE item = ? AND document = ? AND start = ? AND end = ? ORDER BY key",
                (item, find_document(self.store, str(name["document"])), name["start"], name["end"]),
            )
        else:
            raise UsageError("a passage is named by its key, or by document, start and end")
        if not rows:
            raise NoSuchItem(f"{name}: {item} has no such passage. See them with: summitry show {item}")
        return str(rows[0][0])

    def _attachment(self, item: str, kind: MentionKind, given: Value) -> tuple[Value, tuple[Anchor, ...]]:
        """What an attachment says in full, and its passage, with the passages of the item that it is attached to."""
        number = find_document(self.store, given["document"])
        text, span = self.tellings.text(number), (given.get("start", -1), given.get("end", -1))
        if not 0 <= span[0] < span[1] <= len(text):
            raise UsageError(f"attach: start and end are offsets in the document's text, from 0 to {len(text):,}")
        quote = text[span[0] : span[1]]
        if not quote.strip() or given.get("quote", quote) != quote:
            raise UsageError(f"attach: what stands there is {quote[:80]!r}. Give the offsets of the words you mean")
        new = item.startswith(NEW)
        if kind == "statement" and not new:
            raise UsageError(f"{item}: a statement is one passage. Attach new:statement, or a note")
        if new and kind == "event" and "plover" not in given:
            raise UsageError("attach: a new event needs plover, its type")
        whole = None if new else next(self.tellings.items([item]))
        fields = {name: value for name, value in given.items() if name not in ATTACHED}
        value = completed(kind, fields, quote, whole)
        passage = anchor_at(self.tellings, number, span, "passage", kind, "", traits_made(kind, value))
        found = twin(self.tellings, passage, number)
        if found and new:
            raise UsageError(f"attach: {find_item(self.store, found)} tells this passage already. Edit or accept that")
        held = [passage]
        if not new:
            held = [*self._passages(item, "target"), passage]
            held += self._left(item, found) if found else []
        place = {"document": passage.document, "start": span[0], "end": span[1], "quote": quote}
        return {**place, "prefix": passage.prefix, "suffix": passage.suffix, **value}, tuple(held)

    def _left(self, item: str, found: str) -> Iterator[Anchor]:
        """The passages that one which is attached to ``item`` leaves behind."""
        other = find_item(self.store, found)
        if other == item:
            raise UsageError(f"attach: {item} has this passage already")
        return (anchor for anchor in self._passages(str(other), "with", LEFT) if anchor.key != found)

    def _hold(self, number: int, like: int | None = None) -> None:
        """Hold a new ruling at the very mentions that it was made on; ``like`` another, where it is made on that."""
        if like is not None:
            self.store.db.execute(
                "INSERT INTO held (ruling, slot, part, key, document)"
                " SELECT ?, slot, part, key, document FROM held WHERE ruling = ?",
                (number, like),
            )
            return
        held = log.anchors(self.store, number)
        found = {key: mention.document for key, mention in standing(self.store, [a.key for a in held]).items()}
        found |= {a.key: find_document(self.store, a.document) for a in held if a.kind == "document"}
        self.store.db.executemany(
            "INSERT INTO held (ruling, slot, part, key, document) VALUES (?, ?, ?, ?, ?)",
            [
                (number, slot, anchor.part, anchor.key, found[anchor.key])
                for slot, anchor in enumerate(held)
                if anchor.key in found
            ],
        )


def signed(by: str) -> str:
    """The name under a ruling. Raises ``UsageError`` where there is none."""
    name = " ".join(by.split())
    if not name:
        raise UsageError("a ruling bears the name of who makes it. Give it with --by, or set $SUMMITRY_BY")
    return name
