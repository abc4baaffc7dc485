"""What each command does: open the record, ask the library, print. Nothing heavy is loaded before it is needed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from summitry.errors import OutputError, UsageError

if TYPE_CHECKING:
    from summitry.library import Record
    from summitry.show.brief import Section

FAILED, MISUSED = 1, 2
"""Exit statuses: something could not be read or done; the command itself was not understood."""


def _open(args: argparse.Namespace, *, create: bool = False) -> Record:
    from summitry.library import open as open_record

    return open_record(args.record, create=create)


def read(args: argparse.Namespace) -> int:
    from summitry.show import terminal
    from summitry.show.progress import Progress
    from summitry.sources.published import published_dates

    published = published_dates(args.published) if args.published else None
    with _open(args, create=True) as record, Progress() as progress:
        outcome = record.read(args.paths, published=published, jobs=args.jobs, progress=progress)
    terminal.print_outcome(terminal.console(), outcome)
    return FAILED if outcome.failed else 0


def brief(args: argparse.Namespace) -> None:
    from summitry.show import terminal
    from summitry.show.composing import compose

    with _open(args) as record:
        made = compose(record, dyad=args.dyad, topic=args.topic, since=args.since, until=args.until)
    if args.output is None:
        terminal.print_brief(terminal.console(), made)
        return
    from summitry.show.markdown import markdown
    from summitry.show.page import page

    endings = {".md": markdown, ".html": page}
    ending = os.path.splitext(args.output)[1].lower()
    if ending not in endings:
        raise UsageError(f"{args.output}: a brief is written as .md or .html; give a name that ends so")
    with _written(args.output) as stream:
        stream.write(endings[ending](made))


def list_(args: argparse.Namespace) -> None:
    from summitry.show import tables, terminal

    names = ("dyad", "topic", "since", "until", "status", "stage", "wording", "type", "by", "actor", "document")
    filters = {name: getattr(args, name) for name in names if getattr(args, name) is not None}
    with _open(args) as record:
        items = tables.items(record, args.kind, filters, args.limit)
        if args.json:
            tables.write_json(record, items, sys.stdout)
        elif args.csv:
            tables.write_csv(args.kind, items, sys.stdout)
        else:
            terminal.print_items(terminal.console(), items)


def show(args: argparse.Namespace) -> None:
    from summitry.show import terminal

    with _open(args) as record:
        terminal.print_shown(terminal.console(), record.item(args.id), record.name)


def date(args: argparse.Namespace) -> None:
    from summitry.show import terminal

    with _open(args) as record:
        terminal.print_moves(terminal.console(), record.date(args.document, args.day))


def search(args: argparse.Namespace) -> None:
    from summitry.show import terminal

    with _open(args) as record:
        terminal.print_hits(terminal.console(), record.search(" ".join(args.words), limit=args.limit))


def export(args: argparse.Namespace) -> None:
    with _open(args) as record:
        if args.output in (None, "-"):
            record.export(sys.stdout)
            return
        with _written(args.output) as stream:
            record.export(stream)


def status(args: argparse.Namespace) -> None:
    from summitry.show import terminal

    with _open(args) as record:
        terminal.print_status(terminal.console(), record.status())


def ledger(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    filters = {name: getattr(args, name) for name in ("by", "topic", "stage") if getattr(args, name) is not None}
    with _open(args) as record:
        _print(Ledger(record).commitments(filters, only_open=args.open))


def due(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    with _open(args) as record:
        _print(Ledger(record, args.as_of).due(args.within))


def overdue(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    with _open(args) as record:
        _print(Ledger(record, args.as_of).overdue())


def changes(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    with _open(args) as record:
        _print(*Ledger(record).changes(args.since))


def thread(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    with _open(args) as record:
        _print(Ledger(record).thread(args.id))


def compare(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    with _open(args) as record:
        _print(*Ledger(record).compare(args.first, args.second))


@contextmanager
def _written(path: str) -> Iterator[IO[str]]:
    """A file to write to, which replaces what is at ``path`` only when it is whole. Raises ``OutputError``."""
    target = os.path.realpath(path)
    beside = f"{target}.{os.getpid()}.part" if os.path.isfile(target) or not os.path.exists(target) else target
    try:
        with open(beside, "w", encoding="utf-8") as stream:
            yield stream
        if beside != target:
            os.replace(beside, target)
    except OSError as error:
        raise OutputError(f"{path}: it cannot be written ({error.strerror}). Name another file with -o") from None
    finally:
        if beside != target and os.path.exists(beside):
            os.remove(beside)


def _print(*sections: Section) -> None:
    from summitry.show import terminal

    out = terminal.console()
    for section in sections:
        terminal.print_section(out, section)
