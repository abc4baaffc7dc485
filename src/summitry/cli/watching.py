"""The command that looks at feeds and pages again and again, and reads what is new."""

from __future__ import annotations

import argparse
import re
import sys
import time

from summitry.cli.command import FAILED, Command, open_record
from summitry.errors import UsageError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_SHORTEST = 60


def _arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("addresses", nargs="+", metavar="ADDRESS", help="feeds (RSS, Atom), or pages: https://…")
    made.add_argument("--every", default="30m", metavar="TIME", help="how often: 30m, 2h, 1d (default: 30m)")
    made.add_argument("--once", action="store_true", help="look once and end")
    made.add_argument("--pace", type=float, default=2.0, metavar="SECONDS", help="between two requests to one host")


def watch(args: argparse.Namespace) -> int:
    every = _seconds(args.every)
    while True:
        failed = _look(args)
        if args.once:
            return FAILED if failed else 0
        print(f"Looking again in {args.every}. Ctrl-C ends the watch.", file=sys.stderr, flush=True)
        time.sleep(every)


def _look(args: argparse.Namespace) -> bool:
    """Look at every address once; true where something could not be read."""
    from summitry.show import terminal
    from summitry.show.progress import Progress
    from summitry.sources.address import Fetcher
    from summitry.sources.watching import Look, Memory

    out, failed = terminal.console(), False
    memory, fetcher = Memory.beside(args.record), Fetcher(args.pace)
    try:
        for address in args.addresses:
            look = Look(address, memory, fetcher)
            with open_record(args, create=True) as record, Progress() as progress:
                outcome = record.add(look, progress=progress)
            look.settle()  # only now: what was seen and not recorded is fetched again
            out.print(address, markup=False, soft_wrap=True)
            terminal.print_outcome(out, outcome)
            failed = failed or bool(outcome.failed)
    finally:
        fetcher.close()
    return failed


def _seconds(value: str) -> int:
    found = re.fullmatch(r"(\d+)\s*([smhd])", value.strip())
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if seconds < _SHORTEST:
        raise UsageError(f"--every {value}: it is no time of a minute or more. Write it as 30m, 2h or 1d")
    return seconds


COMMANDS = (
    Command(
        "watch",
        watch,
        "Look at feeds and pages again and again, and read what is new.",
        "summitry watch https://www.state.gov/rss-feed/press-releases/feed/ --every 1h",
        _arguments,
    ),
)
