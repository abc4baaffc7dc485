"""The ledger's questions, each answered by a section of lines: what stands, falls due, moved; two papers compared.

Each asks the record for what it shows and no more: a page of lines, and whether there are others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summitry import dates
from summitry.errors import UsageError
from summitry.link.items import Commitment, DocumentItem
from summitry.model import Day
from summitry.record.questions import day as checked
from summitry.show.brief import Line, Quotation, Section
from summitry.show.composing import Composer
from summitry.show.words import day, quoted, when
from summitry.weigh.changes import Change, Compared, changed_since, compared, word_diff
from summitry.weigh.standing import GIVEN, NOTICE, OPEN, due

if TYPE_CHECKING:
    from summitry.library import Record

PAGE = 100
"""Lines that an answer shows, unless asked for more."""


class Ledger:
    """Questions put to the commitments of a record, as of a day: by default that of its latest document.

    ``limit`` is how many lines an answer shows at most, ``offset`` how many it passes over.
    """

    def __init__(self, record: Record, as_of: Day | None = None, *, limit: int = PAGE, offset: int = 0) -> None:
        self.record = record
        self.lines = Composer(record)
        self.now = checked(as_of) if as_of else self.lines.now
        self.lines.now = self.now
        self.limit = limit
        self.offset = offset

    def commitments(self, filters: Mapping[str, Any], only_open: bool = False) -> Section:
        """Every undertaking that fits, oldest first."""
        wanted = dict(filters) | ({"open": True} if only_open else {})
        found = list(self.record.commitments(limit=self.limit + 1, offset=self.offset, **wanted))
        return self._section("Ledger", "", found)

    def due(self, within: str | None = None) -> Section:
        """Open undertakings whose due date lies ahead, the nearest first. ``within`` is a number of days, ``90d``."""
        last = dates.add(self.now, _days(within), "day") if within else None
        found = self.record.lists.due(self.now, stages=OPEN, limit=self.offset + self.limit + 1) if self.now else ()
        ahead = [c for c in found if last is None or (c.due and c.due.latest and c.due.latest <= last)]
        return self._section("Due", f"As of {day(self.now)}.", ahead[self.offset :], lambda c: when(c.due))

    def overdue(self) -> Section:
        """Open undertakings whose due date has passed, the latest first, with how far the documents reach."""
        silent = self.record.lists.silent(
            self.now, stages=GIVEN, notice=NOTICE, limit=self.limit + 1, offset=self.offset
        )
        found = [c for c in silent if due(c, self.now) == "overdue"]
        lead = f"As of {day(self.now)}. No document here tells of these after they fell due, and no more is said."
        section = self._section("Overdue without evidence", lead, found, lambda c: when(c.due))
        lines = zip(section.lines, found[: self.limit], strict=True)
        return replace(section, lines=tuple(replace(line, standing=self.lines.silence(c)) for line, c in lines))

    def changes(self, since: Day) -> list[Section]:
        """What is new, has moved or was reworded since a day, a section each."""
        found = self.record.commitments(since=checked(since), limit=self.limit, offset=self.offset)
        changed = list(changed_since(found, since))
        kinds: tuple[tuple[Change, str], ...] = (("new", "New"), ("moved", "Moved"), ("reworded", "Told again"))
        more = f"The first {self.limit:,} only: give --limit or --offset." if len(changed) == self.limit else ""
        return [
            Section(
                title,
                f"Since {day(since)}.",
                tuple(self._stepped(c.commitment, c.steps) for c in changed if c.change == kind),
                more,
            )
            for kind, title in kinds
        ]

    def thread(self, id: str) -> Section:
        """The whole story of one undertaking. Raises ``UsageError`` where ``id`` is of something else."""
        item = self.record.item(id).item
        if not isinstance(item, Commitment):
            raise UsageError(f"{id}: this is no commitment; find one with: summitry ledger")
        parts = [self._tied(link.source) for link in self.record.links(item.id) if link.target == item.id]
        wholes = [self._tied(link.target) for link in self.record.links(item.id) if link.source == item.id]
        more = [f"part of {line}" for line in wholes if line] + [f"its part {line}" for line in parts if line]
        return Section("Thread", item.id, (self._stepped(item, item.history),), "\n".join(more))

    def compare(self, first: str, second: str) -> list[Section]:
        """Two documents side by side, a section for each fate of their undertakings."""
        ids = [self._document(name) for name in (first, second)]
        told = {c.id: c for id in ids for c in self.record.commitments(document=id)}
        fates = list(compared(told.values(), *ids))
        sections = []
        for fate, title in (
            ("kept", "Kept"),
            ("reworded", "Reworded"),
            ("dropped", "Only in the first"),
            ("new", "New"),
        ):
            lines = [self._compared(c) for c in fates if c.fate == fate]
            sections.append(Section(title, "", tuple(lines)))
        return sections

    def _stepped(self, commitment: Commitment, steps: Iterable[Any]) -> Line:
        return replace(self.lines.commitment(commitment), quotations=tuple(map(self.lines.step, steps)))

    def _tied(self, id: str) -> str | None:
        item = next(iter(self.record.lists.items([id])), None)
        return f"{item.id}: {item.summary}" if isinstance(item, Commitment) else None

    def _compared(self, one: Compared) -> Line:
        line = self.lines.commitment(one.commitment)
        passage = one.after or one.before
        quotation = self.lines.quote(passage) if passage else None
        if quotation and one.fate == "reworded" and one.before and one.after:
            quotation = Quotation(quoted(word_diff(one.before.quote, one.after.quote), limit=1_000), quotation.source)
        return replace(line, quotations=(quotation,) if quotation else ())

    def _document(self, name: str) -> str:
        item = self.record.item(name).item
        if not isinstance(item, DocumentItem):
            raise UsageError(f"{name}: this is no document; find one with: summitry list documents")
        return item.id

    def _section(
        self,
        title: str,
        lead: str,
        commitments: list[Commitment],
        dated: Callable[[Commitment], str] | None = None,
    ) -> Section:
        shown = commitments[: self.limit]
        lines = []
        for commitment in shown:
            line = self.lines.commitment(commitment, with_due=dated is None)
            lines.append(replace(line, when=dated(commitment)) if dated else line)
        more = f"and more: --offset {self.offset + self.limit}" if len(commitments) > self.limit else ""
        return Section(title, lead or f"{len(lines):,} undertakings.", tuple(lines), more)


def _days(within: str) -> int:
    match = re.fullmatch(r"(\d{1,5})d?", within.strip())
    if not match:
        raise UsageError(f"--within {within}: give a number of days, such as 90 or 90d")
    return int(match.group(1))
