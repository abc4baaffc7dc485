"""The commands that write the record for other programs, and say what its tables hold."""

from __future__ import annotations

import argparse
import sys

from summitry.cli.command import Command, given, narrow, open_record
from summitry.export.formats import FORMATS, format_named


def _arguments(made: argparse.ArgumentParser) -> None:
    made.formatter_class = argparse.RawDescriptionHelpFormatter
    width = max(map(len, FORMATS))
    listed = "\n".join(f"  {format.name:{width}}  {format.about}" for format in FORMATS.values())
    made.epilog = f"formats:\n{listed}\n\n{made.epilog}"
    made.add_argument("--format", choices=list(FORMATS), default="jsonl", metavar="NAME", help="default: jsonl")
    made.add_argument("-o", "--output", metavar="PATH", help="a file or a folder (default: standard output)")
    narrow(made)
    for name, about in (
        ("by", "who acts or speaks: a state or an actor's id"),
        ("actor", "a party in any role: a state or an actor's id"),
        ("document", "an id, the start of one, or a file name"),
        ("review", "what people ruled: accepted, rejected, edited or open"),
    ):
        made.add_argument(f"--{name}", help=about)


def export(args: argparse.Namespace) -> None:
    from summitry.export.selection import FILTERS
    from summitry.show.tally import Tally

    filters = given(args, FILTERS)
    form = format_named(args.format).form
    target = args.output if args.output not in (None, "-") else sys.stdout if form == "text" else sys.stdout.buffer
    with open_record(args) as record, Tally() as tally:
        notes = record.export(target, args.format, progress=tally, **filters)
    for note in notes:
        print(note, file=sys.stderr)


def codebook(args: argparse.Namespace) -> None:
    from summitry.export.codebook import codebook

    sys.stdout.write(codebook())


COMMANDS = (
    Command(
        "export",
        export,
        "Write the record for other programs, whole or narrowed.",
        "summitry export --format jsonl -o record.jsonl",
        _arguments,
    ),
    Command("codebook", codebook, "Print the dictionary of columns.", "summitry codebook"),
)
