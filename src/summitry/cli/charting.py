"""The command that draws a chart, or writes its table."""

from __future__ import annotations

import argparse
import json
import sys

from summitry.cli.command import Command, count, narrow, open_record
from summitry.errors import UsageError

KINDS = ("timeline", "dyad", "network", "map", "lifeline")


def _arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("chart", choices=KINDS, help="which chart")
    made.add_argument("id", nargs="?", metavar="ID", help="lifeline: the commitment")
    narrow(made)
    made.add_argument("--actor", help="timeline, map: a party, by a state's code or an actor's id")
    made.add_argument("--by", choices=["month", "quarter", "year"], help="dyad: what a point counts")
    made.add_argument("--what", help="network: met, to-meet, spoke, promised, undertook (commas between), or all")
    made.add_argument("--among", metavar="GROUP", help="network: within a group, such as JPN,KOR,USA or QUAD:members")
    made.add_argument("--most", type=count, metavar="N", help="network: states shown; timeline: events shown")
    made.add_argument("--centre", type=float, metavar="LON", help="map: the longitude in its middle (default: 150)")
    made.add_argument("-o", "--output", metavar="FILE", help="FILE.svg, or .csv or .json for the table (default: SVG)")


def chart(args: argparse.Namespace) -> None:
    from summitry.export.files import written
    from summitry.show import charting
    from summitry.show.charting import Asked
    from summitry.show.charts import lifeline

    asked = Asked(args.dyad, args.actor, args.topic, args.since, args.until)
    with open_record(args) as record:
        if args.chart == "timeline":
            drawn, _ = charting.timeline(record, asked, args.most or charting.EVENTS)
        elif args.chart == "dyad":
            drawn = charting.dyad(record, asked, args.by)
        elif args.chart == "network":
            drawn = charting.among(record, asked, args.what, args.among, args.most or charting.STATES)
        elif args.chart == "map":
            drawn = charting.world(record, asked, args.centre)
        else:
            drawn = lifeline.draw(charting.commitment(record, args.id))
    ending = (args.output or "").rpartition(".")[2].lower()
    if ending == "csv":
        text = drawn.table.csv()
    elif ending == "json":
        told = {"title": drawn.title, "description": drawn.description, "rows": drawn.table.objects()}
        text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    elif ending == "svg" or args.output in (None, "-"):
        text = drawn.standalone()
    else:
        raise UsageError(f"{args.output}: a chart is written as .svg, its table as .csv or .json. Name such a file")
    if args.output in (None, "-"):
        sys.stdout.write(text)
        return
    with written(args.output) as stream:
        stream.write(text)


COMMANDS = (
    Command(
        "chart",
        chart,
        "Draw a timeline, a dyad, a network, a map, a life line, as SVG or as a table.",
        "summitry chart dyad --dyad JPN-USA -o japan-us.svg",
        _arguments,
    ),
)
