"""The command that writes the record for other programs."""

from __future__ import annotations

import argparse
import sys

from summitry.cli.command import Command, open_record, written


def _arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("--format", choices=["jsonl"], default="jsonl")
    made.add_argument("-o", "--output", metavar="FILE", help="a file (default: standard output)")


def export(args: argparse.Namespace) -> None:
    with open_record(args) as record:
        if args.output in (None, "-"):
            record.export(sys.stdout)
            return
        with written(args.output) as stream:
            record.export(stream)


COMMANDS = (
    Command(
        "export",
        export,
        "Write the whole record for other programs.",
        "summitry export --format jsonl -o record.jsonl",
        _arguments,
    ),
)
