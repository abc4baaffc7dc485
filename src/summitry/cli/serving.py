"""The command that opens the desk."""

from __future__ import annotations

import argparse

from summitry.cli.command import Command, count


def _arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="where to listen (default: this machine)")
    made.add_argument("--port", type=count, default=8765, metavar="N", help="the port (default: 8765)")
    made.add_argument("--token", metavar="SECRET", help="what visitors must give; needed where others can reach it")
    made.add_argument("--read-only", action="store_true", help="nothing can be ruled or dated")
    made.add_argument("--workers", type=count, default=1, metavar="N", help="processes that answer (default: 1)")


def serve(args: argparse.Namespace) -> None:
    from summitry.desk.serving import run
    from summitry.desk.settings import Settings

    run(Settings(args.record, args.host, args.port, args.token, args.read_only), workers=args.workers)


COMMANDS = (
    Command(
        "serve",
        serve,
        "Open the desk: local web pages to read, check and ask the record.",
        "summitry serve --port 8765",
        _arguments,
    ),
)
