"""What people read on a terminal: the brief, lists, one item in its context, the state of the record.

Plain lines where the output is no terminal, so that what is piped is stable.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summitry.link.items import ActorItem, Commitment, DocumentItem, Event, Item, Statement
from summitry.show.brief import Brief, Line, Quotation, Section
from summitry.show.rulings import standing, summed
from summitry.show.words import joined, names, when

if TYPE_CHECKING:
    from summitry.library import Move, Outcome, Passage, Shown, Status
    from summitry.record.search import Hit

WIDTH = 100
"""Columns of text where the terminal is wider, or is none."""


class _Output(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line: a reader that has had enough (``| head``) is no failure."""
        raise BrokenPipeError


def console() -> Console:
    """A console no wider than reads well."""
    made = _Output(highlight=False, soft_wrap=False)
    made.width = min(made.width, WIDTH) if made.is_terminal else WIDTH
    return made


def print_brief(out: Console, brief: Brief) -> None:
    """The brief, a section after the other."""
    out.print(Text(brief.title, style="bold"), Text(brief.lead, style="dim"), sep="\n")
    for section in brief.sections:
        print_section(out, section)
    if brief.unknown:
        out.print()
        out.rule(Text("What we do not know", style="bold"), align="left", characters="─")
        for sentence in brief.unknown:
            out.print(Padding(Text(f"– {sentence}"), (0, 0, 0, 2)))
    if brief.sources:
        out.print()
        out.rule(Text("Sources", style="bold"), align="left", characters="─")
        for source in brief.sources:
            out.print(Text(f"{source.number:>3}  {source.title}. {source.publisher}, {source.published}."))


def print_section(out: Console, section: Section) -> None:
    """A heading, its lead, and its lines."""
    out.print()
    out.rule(Text(section.title, style="bold"), align="left", characters="─")
    if section.lead:
        out.print(Text(section.lead, style="dim italic"))
    for line in section.lines:
        _print_line(out, line)
    if not section.lines:
        out.print(Text("Nothing.", style="dim"))
    if section.more:
        out.print(Text(section.more, style="dim"))


def _print_line(out: Console, line: Line) -> None:
    head = Text(f"{line.when}  ", style="cyan").append(line.text, style="default")
    if line.standing:
        head.append(f"  {line.standing}", style="yellow")
    bare = [q for q in line.quotations if not q.text]
    head.append("".join(f" [{q.source}]" for q in bare), style="dim")
    out.print(head)
    for quotation in line.quotations:
        if quotation.text:
            out.print(Padding(_quotation(quotation), (0, 0, 0, 4)))


def _quotation(quotation: Quotation) -> Text:
    text = Text(f"{quotation.label}  " if quotation.label else "", style="cyan")
    text.append(quotation.text, style="italic dim")
    if quotation.said_by:
        text.append(f", says {quotation.said_by}", style="dim")
    return text.append(f" [{quotation.source}]", style="dim")


def print_items(out: Console, items: Iterable[Item | DocumentItem | ActorItem]) -> None:
    """A list, a line an item: its id, its date, and what it is."""
    for item in items:
        line = Text(f"{item.id}  ", style="dim").append(" ".join(_headline(item).split()), style="default")
        out.print(line, soft_wrap=not out.is_terminal)  # one line each for grep and cut


def _headline(item: Item | DocumentItem | ActorItem) -> str:
    if isinstance(item, DocumentItem):
        return f"{when(item.published)}  {item.title or item.file}" + (f", {item.publisher}" if item.publisher else "")
    if isinstance(item, ActorItem):
        return f"{item.name} ({item.kind}{', ' + item.state if item.state and item.state != item.id else ''})"
    if isinstance(item, Event):
        return f"{when(item.date)}  {item.plover} {item.status}  {item.summary}"
    if isinstance(item, Commitment):
        due = f" (due {when(item.due)})" if item.due else ""
        return f"{item.stage}{' · ' + item.wording if item.wording else ''}  {item.summary}{due}"
    return f"{item.speaker_name or 'unnamed'} {item.act}: {item.content}"


def print_shown(out: Console, shown: Shown, name: Callable[[str], str]) -> None:
    """One item: what it is, its parts, its passages in context, and why its dates are what they are.

    ``name`` gives an actor's name for its id.
    """
    item = shown.item
    out.print(Text(item.id, style="dim"))
    out.print(Text(_headline(item), style="bold"))
    rows = [(label, value) for label, value in _parts(item, name) if value]
    rows += standing(shown)
    rows += [("because", part) for reason in shown.reasons for part in reason.split("; ")]
    rows += [(link.kind, link.target if link.source == item.id else link.source) for link in shown.links]
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column()
    shown_before = ""
    for label, value in rows:
        table.add_row(label if label != shown_before else "", Text(value))
        shown_before = label
    out.print(table)
    for passage in shown.passages:
        _print_passage(out, passage)


def _parts(item: Item | DocumentItem | ActorItem, name: Callable[[str], str]) -> list[tuple[str, str]]:
    if isinstance(item, Event):
        place = item.place.name if item.place else ""
        parties = joined(f"{name(p.actor)} ({p.role})" for p in item.parties)
        steps = [("history", f"{when(step.date)}: {step.status}") for step in item.history]
        return [
            ("parties", parties),
            *([("place", place)] if place else []),
            ("topics", ", ".join(item.topics)),
            *steps,
        ]
    if isinstance(item, Commitment):
        by, to = (names(parties, name) for parties in (item.by, item.to))
        steps = [("history", f"{when(step.date)}: {step.step} ({step.stage})") for step in item.history]
        parts = [("by", by), ("to", to), ("topics", ", ".join(item.topics))]
        return [*parts, *steps]
    if isinstance(item, Statement):
        return [("cue", item.cue), ("form", item.form), ("topics", ", ".join(item.topics))]
    if isinstance(item, DocumentItem):
        return [("file", item.file), ("words", f"{item.words:,}"), ("language", item.language)]
    return [("names", ", ".join(item.names))]


def _print_passage(out: Console, passage: Passage) -> None:
    out.print()
    where = f", page {passage.page}" if passage.page else ""
    head = f"{passage.title or passage.file}, {when(passage.published)}{where}, {passage.start}–{passage.end}"
    out.print(Text(head, style="cyan"))
    before, after = " ".join(passage.before.split()), " ".join(passage.after.split())
    text = Text(f"… {before} " if before else "", style="dim")
    text.append(" ".join(passage.quote.split()), style="bold")
    out.print(Padding(text.append(f" {after} …" if after else "", style="dim"), (0, 0, 0, 4)))


def print_hits(out: Console, hits: Sequence[Hit]) -> None:
    """What a search found, the best first, the words lit where they stand."""
    if not hits:
        out.print("Nothing in the record holds all of these words.")
    for hit in hits:
        out.print(
            Text(f"{hit.id}  ", style="dim").append(f"{hit.kind}  ", style="cyan").append(hit.title, style="default")
        )
        snippet = Text(hit.snippet.replace("\n", " "), style="dim")
        for start, end in hit.marks:
            snippet.stylize("bold not dim", start, end)
        out.print(Padding(snippet, (0, 0, 0, 4)))


def print_moves(out: Console, moves: Sequence[Move]) -> None:
    """What a document's new date moved."""
    out.print(f"{len(moves)} date{'' if len(moves) == 1 else 's'} moved.")
    for move in moves:
        out.print(
            Text(f"{move.item}  ", style="dim").append(f"{when(move.before)} → {when(move.after)}", style="default")
        )
        out.print(Padding(Text(" ".join(move.quote.split()), style="italic dim"), (0, 0, 0, 4)))


def print_outcome(out: Console, outcome: Outcome) -> None:
    """The end of a reading: how much was read, and last, what failed and what to do about it."""
    pace = f", {outcome.words / outcome.seconds:,.0f} words a second" if outcome.read and outcome.seconds > 0 else ""
    out.print(f"{outcome.read} read ({outcome.words:,} words{pace}), {outcome.unchanged} unchanged.")
    for file in outcome.foreign:
        out.print(f"Stored and not read, since it is not in English: {file}", markup=False)
    if outcome.unmatched:
        named = ", ".join(outcome.unmatched[:5]) + (", …" if len(outcome.unmatched) > 5 else "")
        out.print(f"No document here has the name that a date was given for: {named}", markup=False)
    if outcome.skipped:
        kinds = Counter(os.path.splitext(path)[1].lower() or "no ending" for path in outcome.skipped).most_common(6)
        named = ", ".join(f"{number:,} of {kind}" if number > 1 else kind for kind, number in kinds)
        first = ", ".join(outcome.skipped[:3]) + (", …" if len(outcome.skipped) > 3 else "")
        out.print(f"Passed over, since no importer reads their kind ({named}): {first}", markup=False)
    if outcome.failed:
        out.print(f"{len(outcome.failed)} could not be read:", style="bold")
        for error in outcome.failed:
            out.print(Padding(Text(str(error)), (0, 0, 0, 2)))


LISTED = 20
"""Documents or publishers listed one by one in the state of a record."""
MONTHS = 120
BARS = "·▁▂▃▄▅▆▇█"


def print_status(out: Console, status: Status) -> None:
    """What is in the record."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column()
    for number, noun in (
        (status.documents, f"documents, {status.words:,} words, {status.read} of them read"),
        (status.origins, "origins"),
        (status.actors, "actors"),
        (status.statements, "statements"),
        (status.events, "events"),
        (status.commitments, f"commitments, and {status.positions:,} positions"),
    ):
        table.add_row(f"{number:,}", noun)
    out.print(Text(status.path, style="bold"))
    out.print(table)
    if status.earliest and status.latest:
        out.print(f"Published from {status.earliest} to {status.latest}.")
    _print_coverage(out, status)
    for heading, rows in (("By month", status.by_month), ("By reader's version", status.readers)):
        if rows:
            out.print(Text(heading, style="bold"))
            out.print("  " + ", ".join(f"{name or 'not known'} {count:,}" for name, count in rows))
    for heading, documents in (("Undated", status.undated), ("Stored and not read", status.unread)):
        if documents:
            out.print(Text(f"{heading}: {len(documents):,}", style="bold"))
            for document in documents[:LISTED]:
                out.print(f"  {document.id}  {document.file}  {document.unread or when(document.published)}")
            if len(documents) > LISTED:
                out.print(f"  … and {len(documents) - LISTED:,} more")
    if status.rulings:
        out.print(summed(status))
    if status.failures:
        out.print(Text("Could not be read", style="bold"))
        for file, problem, remedy in status.failures:
            out.print(f"  {file}: {problem}. {remedy}")


def _print_coverage(out: Console, status: Status) -> None:
    """A line for each publisher: its documents, and a bar for each month from the record's first to its last."""
    if not status.by_publisher:
        return
    counts = {(publisher, month): count for publisher, month, count in status.coverage}
    months = _months([month for _, month in counts])
    most = max(counts.values(), default=0)
    span = f", {months[0]} to {months[-1]}, a bar a month (the highest: {most:,})" if months else ""
    out.print(Text(f"By publisher{span}", style="bold"))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    table.add_column(no_wrap=True, overflow="ellipsis")
    for publisher, total in status.by_publisher[:LISTED]:
        bars = "".join(_bar(counts.get((publisher, month), 0), most) for month in months)
        table.add_row(f"  {publisher or 'not known'}", f"{total:,}", bars)
    out.print(table)
    if len(status.by_publisher) > LISTED:
        out.print(f"  … and {len(status.by_publisher) - LISTED:,} more")


def _months(told: list[str]) -> list[str]:
    """All months from the first told to the last."""
    if not told:
        return []
    (year, month), last = (int(part) for part in min(told).rsplit("-", 1)), max(told)
    months = [min(told)]
    while months[-1] < last and len(months) < MONTHS:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        months.append(f"{year:04}-{month:02}")
    return months


def _bar(count: int, most: int) -> str:
    return BARS[-(-count * (len(BARS) - 1) // most)] if most else BARS[0]
