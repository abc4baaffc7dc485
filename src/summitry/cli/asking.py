"""Commands that ask the record: a brief, a list, one item, a search."""

from __future__ import annotations

import argparse
import sys

from summitry.cli.command import Command, count, given, narrow, open_record

KINDS = ("documents", "actors", "statements", "events", "commitments")


def _brief_arguments(made: argparse.ArgumentParser) -> None:
    narrow(made)
    made.add_argument("-o", "--output", metavar="FILE", help="write it as .md, .html or .docx instead")


def brief(args: argparse.Namespace) -> None:
    from summitry.show import terminal
    from summitry.show.composing import compose

    with open_record(args) as record:
        filters = {"dyad": args.dyad, "topic": args.topic, "since": args.since, "until": args.until}
        made = compose(record, **filters, charts=(args.output or "").lower().endswith(".html"))
    if args.output is None:
        terminal.print_brief(terminal.console(), made)
        return
    from summitry.show.writing import write

    write(made, args.output)


def _list_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("kind", choices=KINDS)
    narrow(made)
    for name, about in (
        ("status", "an event's status, such as scheduled"),
        ("stage", "a commitment's stage, such as agreed"),
        ("wording", "a commitment's wording, such as will"),
        ("type", "a PLOVER type, such as CONSULT, or a statement's act, such as denies"),
        ("by", "who acts or speaks: a state or an actor's id"),
        ("actor", "a party in any role: a state or an actor's id"),
        ("document", "an id, the start of one, or a file name"),
        ("review", "accepted, rejected, edited, open, or all (default: all but the rejected)"),
    ):
        made.add_argument(f"--{name}", help=about)
    made.add_argument("--limit", type=count, metavar="N", help="at most so many")
    form = made.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line, as in the export")
    form.add_argument("--csv", action="store_true", help="a table for a spreadsheet")


def list_(args: argparse.Namespace) -> None:
    from summitry.show import tables, terminal

    names = (
        "dyad",
        "topic",
        "since",
        "until",
        "status",
        "stage",
        "wording",
        "type",
        "by",
        "actor",
        "document",
        "review",
    )
    filters = given(args, names)
    with open_record(args) as record:
        items = tables.items(record, args.kind, filters, args.limit)
        if args.json:
            tables.write_json(record, items, sys.stdout)
        elif args.csv:
            tables.write_csv(args.kind, items, sys.stdout)
        else:
            terminal.print_items(terminal.console(), items)


def _show_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("id", metavar="ID", help="an id, the start of one, or a document's file name")


def show(args: argparse.Namespace) -> None:
    from summitry.show import terminal

    with open_record(args) as record:
        terminal.print_shown(terminal.console(), record.item(args.id), record.name)


def _search_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("words", nargs="+", metavar="WORDS")
    made.add_argument("--limit", type=count, default=20, metavar="N", help="at most so many (default: 20)")


def search(args: argparse.Namespace) -> None:
    from summitry.show import terminal

    with open_record(args) as record:
        terminal.print_hits(terminal.console(), record.search(" ".join(args.words), limit=args.limit))


COMMANDS = (
    Command(
        "brief",
        brief,
        "Print what a reader wants to know before a meeting.",
        "summitry brief --dyad JPN-USA",
        _brief_arguments,
    ),
    Command(
        "list",
        list_,
        "List what the record holds.",
        "summitry list events --dyad JPN-USA --status scheduled",
        _list_arguments,
    ),
    Command(
        "show",
        show,
        "Show one item with its passages in context and its reasons.",
        "summitry show before-the-state-visit.txt",
        _show_arguments,
    ),
    Command(
        "search",
        search,
        "Full text over documents and everything recorded.",
        "summitry search joint force headquarters",
        _search_arguments,
    ),
)
