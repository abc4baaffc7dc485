"""Commands that put documents into the record and tell what is in it."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from summitry.cli.command import FAILED, Command, count, open_record
from summitry.errors import UsageError

if TYPE_CHECKING:
    from summitry.engines import Engine
    from summitry.opinion.client import Chat

ENGINES = ("here", "pool", "dask")


def _read_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    made.add_argument(
        "--published", metavar="DATES", help="a day for all of them (2024-04-04), or a YAML file of name: day"
    )
    made.add_argument(
        "--columns", metavar="MAP", help="which columns of a table hold what: text=Body,date=Published (by usual names)"
    )
    made.add_argument(
        "--offices",
        metavar="DIR",
        help="a folder of CSV files with office holders of your own, beside the built-in list",
    )
    made.add_argument(
        "--model", metavar="URL", help="have a language model read them too: a server with the OpenAI chat interface"
    )
    made.add_argument("--model-name", metavar="NAME", help="which of the server's models")
    made.add_argument("--jobs", type=count, metavar="N", help="processes to read in (default: one a core)")
    made.add_argument(
        "--engine", choices=ENGINES, help="where to read (default: a pool, or here for --jobs 1 or a few pages)"
    )
    made.add_argument(
        "--scheduler", metavar="ADDRESS", help="a Dask scheduler's, tcp://HOST:8786 (default: one is made)"
    )
    made.add_argument(
        "--shards", metavar="DIR", help="with dask: a folder that keeps finished shards, seen by all workers"
    )


def read(args: argparse.Namespace) -> int:
    from summitry.engines import cores
    from summitry.show import terminal
    from summitry.show.progress import Progress
    from summitry.sources.columns import chosen
    from summitry.sources.published import published_dates

    published = published_dates(args.published) if args.published else None
    columns = chosen(args.columns)
    args.jobs = args.jobs or cores()
    engine = _engine(args)
    chat = _chat(args)
    with open_record(args, create=True) as record, Progress() as progress:
        outcome = record.read(
            args.paths,
            published=published,
            jobs=args.jobs,
            engine=engine,
            columns=columns,
            offices=args.offices,
            progress=progress,
        )
    terminal.print_outcome(terminal.console(), outcome)
    if chat is not None:
        _read_again(args, chat)
    return FAILED if outcome.failed else 0


def _chat(args: argparse.Namespace) -> Chat | None:
    """The model that ``--model`` names; ``SUMMITRY_MODEL_KEY`` is the key for a server that asks for one."""
    if (args.model is None) != (args.model_name is None):
        raise UsageError("--model and --model-name go together. Give both, or neither")
    if args.model is None:
        return None
    from summitry.opinion.client import Chat

    return Chat(args.model, args.model_name, key=os.environ.get("SUMMITRY_MODEL_KEY"))


def _read_again(args: argparse.Namespace, chat: Chat) -> None:
    """The second reading of the documents just read, and what came of it."""
    from summitry.model import Document
    from summitry.show.tally import Tally
    from summitry.sources import documents

    with open_record(args) as record, Tally() as tally:
        known = {document.id for document in record.documents()}
        given = (document.id for document in documents(args.paths) if isinstance(document, Document))
        ids = (id for id in given if id in known)
        counts = record.read_again(chat, ids, progress=tally)
        differ = sum(1 for _ in record.differences())
    print(f"{chat.model}: {counts.pop('kept'):,} claims kept.")
    print(f"{differ:,} differences to look through: summitry differences")
    for why, number in sorted(counts.items()):
        print(f"  {number:,} thrown away: {why}")


def _engine(args: argparse.Namespace) -> Engine | None:
    if args.engine != "dask":
        if args.scheduler or args.shards:
            raise UsageError("--scheduler and --shards go with --engine dask. Add it, or leave them out")
        if args.engine is None:
            return None
        from summitry.engines import engine_named

        return engine_named(args.engine, args.jobs)
    from summitry.engines.cluster import Cluster

    return Cluster(args.scheduler, args.jobs, args.shards)


def _date_arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("document", metavar="DOCUMENT", help="an id, the start of one, or a file name")
    made.add_argument("day", metavar="DAY", help="an ISO day, 2024-04-04")


def date(args: argparse.Namespace) -> None:
    from summitry.show import terminal

    with open_record(args) as record:
        terminal.print_moves(terminal.console(), record.date(args.document, args.day))


def status(args: argparse.Namespace) -> None:
    from summitry.show import terminal

    with open_record(args) as record:
        terminal.print_status(terminal.console(), record.status())


COMMANDS = (
    Command("read", read, "Read articles and documents into the record.", "summitry read examples", _read_arguments),
    Command(
        "date",
        date,
        "Give a document its date: all that hangs on it is worked out anew.",
        "summitry date before-the-state-visit.txt 2024-04-04",
        _date_arguments,
    ),
    Command("status", status, "What is in the record, what could not be read, what is undated.", "summitry status"),
)
