"""The words of the command line: each command with its options and an example that works."""

from __future__ import annotations

import argparse
import os

from summitry import __version__
from summitry.cli import commands

KINDS = ("documents", "actors", "statements", "events", "commitments")
RECORD = "record.db"


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; ``args.run`` is the command's function."""
    whole = argparse.ArgumentParser(
        prog="summitry", description="Reads what states say, do and promise, and keeps the record."
    )
    whole.add_argument("--version", action="version", version=f"summitry {__version__}")
    made_for = whole.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: object, help: str, example: str) -> argparse.ArgumentParser:
        made = made_for.add_parser(
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

    made = command(
        "read",
        commands.read,
        "Read articles and documents into the record.",
        "summitry read examples",
    )
    made.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    made.add_argument(
        "--published", metavar="DATES", help="a day for all of them (2024-04-04), or a YAML file of name: day"
    )
    made.add_argument("--jobs", type=_count, default=1, metavar="N", help="processes to read in (default: 1)")

    made = command(
        "brief",
        commands.brief,
        "Print what a reader wants to know before a meeting.",
        "summitry brief --dyad JPN-USA",
    )
    _narrow(made)
    made.add_argument("-o", "--output", metavar="FILE", help="write it as .md or .html instead")

    made = command(
        "list",
        commands.list_,
        "List what the record holds.",
        "summitry list events --dyad JPN-USA --status scheduled",
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
    made.add_argument("--limit", type=_count, metavar="N", help="at most so many")
    form = made.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line, as in the export")
    form.add_argument("--csv", action="store_true", help="a table for a spreadsheet")

    made = command(
        "show",
        commands.show,
        "Show one item with its passages in context and its reasons.",
        "summitry show before-the-state-visit.txt",
    )
    made.add_argument("id", metavar="ID", help="an id, the start of one, or a document's file name")

    made = command(
        "date",
        commands.date,
        "Give a document its date: all that hangs on it is worked out anew.",
        "summitry date before-the-state-visit.txt 2024-04-04",
    )
    made.add_argument("document", metavar="DOCUMENT", help="an id, the start of one, or a file name")
    made.add_argument("day", metavar="DAY", help="an ISO day, 2024-04-04")

    made = command(
        "search",
        commands.search,
        "Full text over documents and everything recorded.",
        "summitry search joint force headquarters",
    )
    made.add_argument("words", nargs="+", metavar="WORDS")
    made.add_argument("--limit", type=_count, default=20, metavar="N", help="at most so many (default: 20)")

    made = command(
        "export",
        commands.export,
        "Write the whole record for other programs.",
        "summitry export --format jsonl -o record.jsonl",
    )
    made.add_argument("--format", choices=["jsonl"], default="jsonl")
    made.add_argument("-o", "--output", metavar="FILE", help="a file (default: standard output)")

    made = command(
        "ledger",
        commands.ledger,
        "Every undertaking, with its stage and its due date.",
        "summitry ledger --by JPN --open",
    )
    made.add_argument("--by", help="who undertakes: a state or an actor's id")
    made.add_argument("--topic", help="a topic, such as space")
    made.add_argument("--stage", help="a stage, such as expected")
    made.add_argument("--open", action="store_true", help="only those that nothing has closed")

    made = command(
        "due",
        commands.due,
        "What falls due, the nearest first.",
        "summitry due --within 180d",
    )
    made.add_argument("--within", metavar="DAYS", help="so many days ahead, 90 or 90d (default: all)")
    _as_of(made)

    made = command(
        "overdue",
        commands.overdue,
        "What was due and no document tells of.",
        "summitry overdue",
    )
    _as_of(made)

    made = command(
        "changes",
        commands.changes,
        "What is new, moved or reworded since a day.",
        "summitry changes --since 2024-04-01",
    )
    made.add_argument("--since", metavar="DAY", required=True, help="an ISO day")

    made = command(
        "thread",
        commands.thread,
        "The whole story of one undertaking.",
        "summitry thread c00ca2",
    )
    made.add_argument("id", metavar="ID", help="a commitment's id, or the start of it")

    made = command(
        "compare",
        commands.compare,
        "Two documents side by side: what was kept, reworded, dropped, and what is new.",
        "summitry compare 2024-04-10-joint-statement-retold.md 2024-04-11-after-the-summit.txt",
    )
    made.add_argument("first", metavar="A", help="the earlier document: an id, the start of one, or a file name")
    made.add_argument("second", metavar="B", help="the later one")

    command(
        "status",
        commands.status,
        "What is in the record, what could not be read, what is undated.",
        "summitry status",
    )
    return whole


def _count(text: str) -> int:
    """A whole number from 1 on."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 on")


def _narrow(parser: argparse.ArgumentParser) -> None:
    """The filters that the brief and the lists share."""
    parser.add_argument("--dyad", metavar="A-B", help="two states or bodies, such as JPN-USA")
    parser.add_argument("--topic", help="a topic, such as space")
    parser.add_argument("--since", metavar="DAY", help="from this day on")
    parser.add_argument("--until", metavar="DAY", help="up to this day, it included")


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DAY", help="as of this day (default: the latest document's)")
