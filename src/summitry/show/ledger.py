"""The ledger's questions, each answered by a section of lines: what stands, falls due, moved; two papers compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summitry import dates
from summitry.errors import UsageError
from summitry.link.items import Commitment
from summitry.model import Day
from summitry.record.questions import day as checked
from summitry.show.brief import Line, Quotation, Section
from summitry.show.composing import Composer
from summitry.show.words import day, quoted, when
from summitry.weigh.changes import Compared, changed_since, compared, word_diff
from summitry.weigh.standing import due, is_open

if TYPE_CHECKING:
    from summitry.library import Record


class Ledger:
    """Questions put to the commitments of a record, as of a day: by default that of its latest document."""

    def __init__(self, record: Record, as_of: Day | None = None) -> None:
        self.record = record
        self.lines = Composer(record, None, {})
        self.now = checked(as_of) if as_of else self.lines.now

    def commitments(self, filters: Mapping[str, Any], only_open: bool = False) -> Section:
        """Every undertaking that fits, oldest first."""
        found = self.record.commitments(**filters)
        return self._section("Ledger", "", (c for c in found if not only_open or is_open(c)))

    def due(self, within: str | None = None) -> Section:
        """Open undertakings whose due date lies ahead, the nearest first. ``within`` is a number of days, ``90d``."""
        last = dates.add(self.now, _days(within), "day") if within else None
        found = [c for c in self.record.commitments() if due(c, self.now) == "due" and c.due and c.due.latest]
        ahead = [c for c in found if last is None or (c.due and c.due.latest and c.due.latest <= last)]
        ahead.sort(key=lambda c: ((c.due and c.due.latest) or "", c.id))
        return self._section("Due", f"As of {day(self.now)}.", ahead, lambda c: when(c.due))

    def overdue(self) -> Section:
        """Open undertakings whose due date has passed, with how far the documents reach."""
        found = [c for c in self.record.commitments() if due(c, self.now) == "overdue"]
        lead = f"As of {day(self.now)}. No document here tells of these after they fell due, and no more is said."
        section = self._section("Overdue without evidence", lead, found, lambda c: when(c.due))
        lines = zip(section.lines, found, strict=True)
        return replace(section, lines=tuple(replace(line, standing=self.lines.silence(c)) for line, c in lines))

    def changes(self, since: Day) -> list[Section]:
        """What is new, has moved or was reworded since a day, a section each."""
        changed = list(changed_since(self.record.commitments(), checked(since)))
        sections = []
        for kind, title in (("new", "New"), ("moved", "Moved"), ("reworded", "Told again")):
            lines = [
                replace(self.lines.commitment(c.commitment), quotations=tuple(map(self.lines.step, c.steps)))
                for c in changed
                if c.change == kind
            ]
            sections.append(Section(title, f"Since {day(since)}.", tuple(lines)))
        return sections

    def thread(self, id: str) -> Section:
        """The whole story of one undertaking. Raises ``UsageError`` where ``id`` is of something else."""
        item = self.record.item(id).item
        if not isinstance(item, Commitment):
            raise UsageError(f"{id}: this is no commitment; find one with: summitry ledger")
        line = replace(self.lines.commitment(item), quotations=tuple(map(self.lines.step, item.history)))
        return Section("Thread", item.id, (line,))

    def compare(self, first: str, second: str) -> list[Section]:
        """Two documents side by side, a section for each fate of their undertakings."""
        ids = [self._document(name) for name in (first, second)]
        fates = list(compared(self.record.commitments(), *ids))
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

    def _compared(self, one: Compared) -> Line:
        line = self.lines.commitment(one.commitment)
        passage = one.after or one.before
        quotation = self.lines.quote(passage) if passage else None
        if quotation and one.fate == "reworded" and one.before and one.after:
            quotation = Quotation(quoted(word_diff(one.before.quote, one.after.quote), limit=1_000), quotation.source)
        return replace(line, quotations=(quotation,) if quotation else ())

    def _document(self, name: str) -> str:
        item = self.record.item(name).item
        if item.id not in self.lines.documents:
            raise UsageError(f"{name}: this is no document; find one with: summitry list documents")
        return item.id

    def _section(
        self,
        title: str,
        lead: str,
        commitments: Iterable[Commitment],
        dated: Callable[[Commitment], str] | None = None,
    ) -> Section:
        lines = []
        for commitment in commitments:
            line = self.lines.commitment(commitment, with_due=dated is None)
            lines.append(replace(line, when=dated(commitment)) if dated else line)
        return Section(title, lead or f"{len(lines):,} undertakings.", tuple(lines))


def _days(within: str) -> int:
    match = re.fullmatch(r"(\d{1,5})d?", within.strip())
    if not match:
        raise UsageError(f"--within {within}: give a number of days, such as 90 or 90d")
    return int(match.group(1))
