"""The command that lists where the record's reading and a language model's differ."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from summitry.cli.command import Command, open_record

FATES = {"only-model": "only the model", "only-rules": "only the rules", "differs": "they differ"}


def _arguments(made: argparse.ArgumentParser) -> None:
    made.add_argument("--document", help="an id, the start of one, or a file name")
    made.add_argument("--json", action="store_true", help="one JSON object a line")


def differences(args: argparse.Namespace) -> None:
    with open_record(args) as record:
        for one in record.differences(args.document):
            if args.json:
                print(json.dumps(asdict(one), ensure_ascii=False))
                continue
            told = "; ".join(f"{name}: {rules} / {model}" for name, rules, model in one.fields)
            print(f"{one.document}  {one.start}-{one.end}  {one.kind}, {FATES[one.fate]} ({one.model}) {told}".rstrip())
            print(f"    {' '.join(one.quote.split())}")


COMMANDS = (
    Command(
        "differences",
        differences,
        "List where a language model reads a document otherwise, for you to rule on.",
        "summitry differences",
        _arguments,
    ),
)
