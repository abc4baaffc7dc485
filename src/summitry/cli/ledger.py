"""Commands that ask the ledger: what was promised, what is due, what moved, what two papers say."""

from __future__ import annotations

import argparse

from summitry.cli.command import Command, as_of, count, given, open_record, passed_over, print_sections


def _ledger_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("--by", help="who undertakes: a state or an actor's id")
    made.add_argument("--topic", help="a topic, such as space")
    made.add_argument("--stage", help="a stage, such as expected")
    made.add_argument("--open", action="store_true", help="only those that nothing has closed")
    _paged(made)


def _paged(made: argparse.ArgumentParser) -> None:
    made.add_argument("--limit", type=count, default=100, help="lines shown (default: 100)")
    made.add_argument("--offset", type=passed_over, default=0, help="lines passed over")


def ledger(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    filters = given(args, ("by", "topic", "stage"))
    with open_record(args) as record:
        print_sections(Ledger(record, limit=args.limit, offset=args.offset).commitments(filters, only_open=args.open))


def _due_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("--within", metavar="DAYS", help="so many days ahead, 90 or 90d (default: all)")
    _overdue_arguments(made)


def _overdue_arguments(made: argparse.ArgumentParser) -> None:
    as_of(made)
    _paged(made)


def due(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    with open_record(args) as record:
        print_sections(Ledger(record, args.as_of, limit=args.limit, offset=args.offset).due(args.within))


def overdue(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    with open_record(args) as record:
        print_sections(Ledger(record, args.as_of, limit=args.limit, offset=args.offset).overdue())


def _changes_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("--since", metavar="DAY", required=True, help="an ISO day")
    _paged(made)


def changes(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    with open_record(args) as record:
        print_sections(*Ledger(record, limit=args.limit, offset=args.offset).changes(args.since))


def _thread_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("id", metavar="ID", help="a commitment's id, or the start of it")


def thread(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    with open_record(args) as record:
        print_sections(Ledger(record).thread(args.id))


def _compare_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("first", metavar="A", help="the earlier document: an id, the start of one, or a file name")
    made.add_argument("second", metavar="B", help="the later one")


def compare(args: argparse.Namespace) -> None:
    from summitry.show.ledger import Ledger

    with open_record(args) as record:
        print_sections(*Ledger(record).compare(args.first, args.second))


COMMANDS = (
    Command(
        "ledger",
        ledger,
        "Every undertaking, with its stage and its due date.",
        "summitry ledger --by JPN --open",
        _ledger_arguments,
    ),
    Command("due", due, "What falls due, the nearest first.", "summitry due --within 180d", _due_arguments),
    Command("overdue", overdue, "What was due and no document tells of.", "summitry overdue", _overdue_arguments),
    Command(
        "changes",
        changes,
        "What is new, moved or reworded since a day.",
        "summitry changes --since 2024-04-01",
        _changes_arguments,
    ),
    Command("thread", thread, "The whole story of one undertaking.", "summitry thread c00ca2", _thread_arguments),
    Command(
        "compare",
        compare,
        "Two documents side by side: what was kept, reworded, dropped, and what is new.",
        "summitry compare 2024-04-10-joint-statement-retold.md 2024-04-11-after-the-summit.txt",
        _compare_arguments,
    ),
)
