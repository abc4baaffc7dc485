"""The command line: parse, call the library, print. What each command does stands in its own ``--help``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summitry import __version__
from summitry.errors import SummitryError, UsageError

if TYPE_CHECKING:
    from summitry.library import Record

KINDS = ("documents", "actors", "statements", "events", "commitments")
RECORD = "record.db"
FAILED, MISUSED = 1, 2
"""Exit statuses: something could not be read or done; the command itself was not understood."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 1 where something failed (and was told), or 2 for a command not understood."""
    args = _parser().parse_args(arguments)
    try:
        return int(args.run(args) or 0)
    except SummitryError as error:
        print(f"summitry: {error}", file=sys.stderr)
        return MISUSED if isinstance(error, UsageError) else FAILED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("\nsummitry: stopped; what was read until now is in the record", file=sys.stderr)
        return 130


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
    with open(args.output, "w", encoding="utf-8") as stream:
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
        terminal.print_shown(terminal.console(), record.item(args.id))


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
        with open(args.output, "w", encoding="utf-8") as stream:
            record.export(stream)


def status(args: argparse.Namespace) -> None:
    from summitry.show import terminal

    with _open(args) as record:
        terminal.print_status(terminal.console(), record.status())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="summitry", description="Reads what states say, do and promise, and keeps the record."
    )
    parser.add_argument("--version", action="version", version=f"summitry {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: object, help: str, example: str) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name,
            help=help,
            description=help,
            epilog=f"example:\n  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.add_argument(
            "--record",
            metavar="FILE",
            default=os.environ.get("SUMMITRY_RECORD", RECORD),
            help="the record (default: $SUMMITRY_RECORD, else record.db here)",
        )
        made.set_defaults(run=run)
        return made

    made = command("read", read, "Read articles and documents into the record.", "summitry read examples")
    made.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    made.add_argument(
        "--published", metavar="DATES", help="a day for all of them (2024-04-04), or a YAML file of name: day"
    )
    made.add_argument("--jobs", type=int, default=1, metavar="N", help="processes to read in (default: 1)")

    made = command(
        "brief", brief, "Print what a reader wants to know before a meeting.", "summitry brief --dyad JPN-USA"
    )
    _narrow(made)
    made.add_argument("-o", "--output", metavar="FILE", help="write it as .md or .html instead")

    made = command(
        "list", list_, "List what the record holds.", "summitry list events --dyad JPN-USA --status scheduled"
    )
    made.add_argument("kind", choices=KINDS)
    _narrow(made)
    for name, about in (
        ("status", "an event's status, such as scheduled"),
        ("stage", "a commitment's stage, such as agreed"),
        ("wording", "a commitment's wording, such as will"),
        ("type", "a PLOVER type, such as CONSULT, or a statement's act, such as denies"),
        ("by", "who acts or speaks: a state or an actor's id"),
        ("actor", "a party in any role: a state or an actor's id"),
        ("document", "an id, the start of one, or a file name"),
    ):
        made.add_argument(f"--{name}", help=about)
    made.add_argument("--limit", type=int, metavar="N", help="at most so many")
    form = made.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line, as in the export")
    form.add_argument("--csv", action="store_true", help="a table for a spreadsheet")

    made = command(
        "show",
        show,
        "Show one item with its passages in context and its reasons.",
        "summitry show before-the-state-visit.txt",
    )
    made.add_argument("id", metavar="ID", help="an id, the start of one, or a document's file name")

    made = command(
        "date",
        date,
        "Give a document its date: all that hangs on it is worked out anew.",
        "summitry date before-the-state-visit.txt 2024-04-04",
    )
    made.add_argument("document", metavar="DOCUMENT", help="an id, the start of one, or a file name")
    made.add_argument("day", metavar="DAY", help="an ISO day, 2024-04-04")

    made = command(
        "search",
        search,
        "Full text over documents and everything recorded.",
        "summitry search joint force headquarters",
    )
    made.add_argument("words", nargs="+", metavar="WORDS")
    made.add_argument("--limit", type=int, default=20, metavar="N", help="at most so many (default: 20)")

    made = command(
        "export", export, "Write the whole record for other programs.", "summitry export --format jsonl -o record.jsonl"
    )
    made.add_argument("--format", choices=["jsonl"], default="jsonl")
    made.add_argument("-o", "--output", metavar="FILE", help="a file (default: standard output)")

    command("status", status, "What is in the record, what could not be read, what is undated.", "summitry status")
    return parser


def _narrow(parser: argparse.ArgumentParser) -> None:
    """The filters that the brief and the lists share."""
    parser.add_argument("--dyad", metavar="A-B", help="two states or bodies, such as JPN-USA")
    parser.add_argument("--topic", help="a topic, such as space")
    parser.add_argument("--since", metavar="DAY", help="from this day on")
    parser.add_argument("--until", metavar="DAY", help="up to this day, it included")
