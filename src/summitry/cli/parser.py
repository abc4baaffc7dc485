"""The words of the command line: every group of commands, in the order that ``--help`` lists them."""

from __future__ import annotations

import argparse
import os

from summitry import __version__
from summitry.cli import asking, charting, differing, exporting, importing, ledger, reading, ruling, serving, watching

GROUPS = (reading, watching, asking, charting, ledger, ruling, differing, importing, exporting, serving)
"""Modules that declare commands: each has ``COMMANDS``."""
RECORD = "record.db"


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; ``args.run`` is the command's function."""
    whole = argparse.ArgumentParser(
        prog="summitry", description="Reads what states say, do and promise, and keeps the record."
    )
    whole.add_argument("--version", action="version", version=f"summitry {__version__}")
    made_for = whole.add_subparsers(metavar="COMMAND", required=True)
    for group in GROUPS:
        for command in group.COMMANDS:
            made = made_for.add_parser(
                command.name,
                help=command.help,
                description=command.help,
                epilog=f"example:\n  {command.example}",
                formatter_class=argparse.RawDescriptionHelpFormatter,
            )
            made.add_argument(
                "--record",
                metavar="FILE",
                default=os.environ.get("SUMMITRY_RECORD", RECORD),
                help="the record (default: $SUMMITRY_RECORD, else record.db here)",
            )
            made.set_defaults(run=command.run)
            command.arguments(made)
    return whole
