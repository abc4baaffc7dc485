"""A command of the command line, declared beside its function, and what several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summitry.library import Record
    from summitry.show.brief import Section

FAILED, MISUSED = 1, 2
"""Exit statuses: something could not be read or done; the command itself was not understood."""

Arguments = Callable[[argparse.ArgumentParser], None]
Run = Callable[[argparse.Namespace], int | None]


def nothing(made: argparse.ArgumentParser) -> None:
    """No argument but ``--record``, which every command has."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what runs it, its help, an example that works, and what adds its own arguments."""

    name: str
    run: Run
    help: str
    example: str
    arguments: Arguments = nothing


def open_record(args: argparse.Namespace, *, create: bool = False) -> Record:
    """The record that ``--record`` names."""
    from summitry.library import open

    return open(args.record, create=create)


def print_sections(*sections: Section) -> None:
    """Sections of a brief on the terminal."""
    from summitry.show import terminal

    out = terminal.console()
    for section in sections:
        terminal.print_section(out, section)


def given(args: argparse.Namespace, names: Iterable[str]) -> dict[str, Any]:
    """Those of the named filters that the person gave."""
    return {name: getattr(args, name) for name in names if getattr(args, name) is not None}


def count(text: str, least: int = 1) -> int:
    """A whole number from 1 (or ``least``) on."""
    if text.isdecimal() and int(text) >= least:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no whole number from {least} on")


def passed_over(text: str) -> int:
    """A whole number from 0 on."""
    return count(text, 0)


def narrow(made: argparse.ArgumentParser) -> None:
    """The filters that the brief and the lists share."""
    made.add_argument("--dyad", metavar="A-B", help="two states or bodies, such as JPN-USA")
    made.add_argument("--topic", help="a topic, such as space")
    made.add_argument("--since", metavar="DAY", help="from this day on")
    made.add_argument("--until", metavar="DAY", help="up to this day, it included")


def as_of(made: argparse.ArgumentParser) -> None:
    """The day as of which a question is asked."""
    made.add_argument("--as-of", metavar="DAY", help="as of this day (default: the latest document's)")
