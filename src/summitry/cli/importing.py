"""The command that brings a person's own list into the record, as that person's rulings."""

from __future__ import annotations

import argparse
import os

from summitry.cli.command import FAILED, Command, open_record


def _arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("kind", choices=["undertakings"], help="what the list holds")
    made.add_argument("file", metavar="FILE", help="a table, .csv or .xlsx, with a head for each column")
    made.add_argument(
        "--columns",
        metavar="MAP",
        help="which columns hold what: text=Commitment,by=Country,due=Deadline (by usual names)",
    )
    made.add_argument("--by", metavar="NAME", help="whose list it is (default: $SUMMITRY_BY)")


def bring_in(args: argparse.Namespace) -> int:
    from summitry.sources.columns import chosen
    from summitry.sources.undertakings import undertakings

    rows = undertakings(args.file, chosen(args.columns))
    by = args.by or os.environ.get("SUMMITRY_BY") or ""
    with open_record(args) as record:
        brought = record.bring_in(rows, by=by)
    print(
        f"{len(brought.tied)} tied to threads, {len(brought.added)} added, {brought.unchanged} unchanged, "
        f"{len(brought.unmatched)} that match nothing."
    )
    for heading, found in (
        ("Added: the reader had missed them", brought.added),
        ("Match nothing; quote the words as they stand, or name the document", brought.unmatched),
        ("Left out, since they are not understood", brought.doubts),
    ):
        if found:
            print(f"{heading}:")
            for where, what in found:
                print(f"  {where}: {what}")
    return FAILED if brought.unmatched else 0


COMMANDS = (
    Command(
        "import",
        bring_in,
        "Bring your own list of undertakings into the record, as your rulings.",
        "summitry import undertakings docs/undertakings-example.csv --by Ada",
        _arguments,
    ),
)
