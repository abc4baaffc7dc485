"""Commands by which people correct the record: rulings, their log, their exchange, agreement."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

from summitry.cli.command import FAILED, Command, open_record
from summitry.errors import OutputError, UsageError

if TYPE_CHECKING:
    from summitry.library import Record

ACTIONS = ("accept", "reject", "edit", "merge", "split", "detach", "attach", "score", "note", "undo")
LISTS = ("parties", "by", "to", "topics")
DATES = ("date", "due")
USAGE = """what stands behind ID, by action:
  accept, reject   nothing
  edit             FIELD=VALUE …  stage=signed due=2026-12-31 date=2026-05-01/2026-05-04 by=JPN,USA place=Oslo
                   parties=JPN@host,USA@guest quantity="30 GW" topics=space,trade wording=null
  merge            the ids of the items that are the same
  split, detach    the passages, by their keys (see: summitry list … --json, evidence, key)
  attach           DOCUMENT, the words quoted, FIELD=VALUE …; ID may be new:event, new:commitment, new:statement
  score            -1, 0 or 1
  note             the text
  undo             nothing; ID is the ruling's"""


def _rule_arguments(made: argparse.ArgumentParser) -> None:
    made.description = f"{made.description}\n\n{USAGE}"
    made.add_argument("action", choices=ACTIONS, metavar="ACTION", help=", ".join(ACTIONS))
    made.add_argument("target", metavar="ID", help="an item's id, or the start of it; a document for note and edit")
    made.add_argument("rest", nargs="*", metavar="WHAT", help="see above")
    made.add_argument("--by", help="who rules (default: $SUMMITRY_BY, else the login name)")
    made.add_argument("--why", help="the reason")
    made.add_argument("--rubric", help="the version of the rubric that a score follows")


def rule(args: argparse.Namespace) -> None:
    from summitry.show import rulings, terminal

    by = args.by or os.environ.get("SUMMITRY_BY") or _login()
    with open_record(args) as record:
        if args.action == "undo":
            ruling = record.undo(args.target, by=by)
        else:
            value = _value(record, args)
            value |= {name: given for name in ("why", "rubric") if (given := getattr(args, name)) is not None}
            ruling = record.rule(args.action, args.target, value, by=by)
        rulings.print_rulings(terminal.console(), [ruling])


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user, as in some containers
        return ""


def _value(record: Record, args: argparse.Namespace) -> dict[str, Any]:
    action, rest = args.action, args.rest
    if action in ("accept", "reject"):
        _most(rest, 0, action)
        return {}
    if action == "edit":
        return dict(map(_field, rest))
    if action == "merge":
        return {"with": rest}
    if action == "split":
        return {"passages": rest}
    if not rest:
        raise UsageError(f"rule {action}: something is missing behind the id. See: summitry rule --help")
    if action == "note":
        return {"text": " ".join(rest)}
    if action == "attach":
        return _attachment(record, rest)
    _most(rest, 1, action)
    if action == "detach":
        return {"passage": rest[0]}
    if not re.fullmatch(r"[-+−]?\d", rest[0]):
        raise UsageError(f"{rest[0]}: a score is -1, 0 or 1")
    return {"value": int(rest[0].replace("−", "-"))}


def _most(rest: list[str], most: int, action: str) -> None:
    if len(rest) > most:
        raise UsageError(f"rule {action}: nothing is meant by {rest[most]!r}. A reason is given with --why")


def _attachment(record: Record, rest: list[str]) -> dict[str, Any]:
    """A document, the words quoted as they stand in it, and fields."""
    if len(rest) < 2:
        raise UsageError("rule attach: name the document and quote the words")
    document, quote, *fields = rest
    text = record.text(document)
    found = [m.span() for m in re.finditer(r"\s+".join(map(re.escape, quote.split())), text)] if quote.split() else []
    if len(found) != 1:
        times = "nowhere" if not found else f"{len(found)} times"
        raise UsageError(f"{document}: these words stand there {times}. Quote a passage that stands there once")
    return {"document": document, "start": found[0][0], "end": found[0][1], **dict(map(_field, fields))}


def _field(text: str) -> tuple[str, Any]:
    """``FIELD=VALUE``. A value is JSON where it begins as such, ``null``, a list, a date, a quantity, or words."""
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise UsageError(f"{text}: write FIELD=VALUE, such as stage=signed")
    if value == "null":
        return name, None
    if value[:1] in ("{", "["):
        try:
            return name, json.loads(value)
        except ValueError:
            raise UsageError(f"{text}: this is not JSON") from None
    if name in LISTS:
        parts = [part.strip() for part in value.split(",") if part.strip()]
        return name, parts if name == "topics" else [_party(part) for part in parts]
    if name in DATES and "/" in value:
        first, _, last = value.partition("/")
        return name, {"earliest": first.strip(". ") or None, "latest": last.strip(". ") or None}
    if name == "quantity":
        amount, _, unit = value.partition(" ")
        try:
            return name, {"value": float(amount.replace(",", "")), "unit": unit.strip()}
        except ValueError:
            raise UsageError(f'{text}: write a number and its unit, such as quantity="2500000000 USD"') from None
    return name, value


def _party(text: str) -> Any:
    actor, at, role = text.partition("@")
    return {"actor": actor, "role": role} if at else actor


def _rulings_arguments(made: argparse.ArgumentParser) -> None:
    made.description = (
        f"{made.description}\n\n"
        "summitry rulings                    the log\n"
        "summitry rulings ID                 those on one item or document\n"
        "summitry rulings lost               those whose passages are not found any more\n"
        "summitry rulings export FILE        as .jsonl or .csv; - is standard output\n"
        "summitry rulings import FILE        … made on another record, or by hand\n"
        "summitry rulings agreement A B      Cohen's kappa and Krippendorff's alpha of two reviewers"
    )
    made.add_argument("what", nargs="*", metavar="WHAT", help="see above")
    made.add_argument("--field", choices=("review", "stage", "score"), default="review", help="what they agree on")
    made.add_argument("--format", choices=("jsonl", "csv"), help="of the file (default: by its ending, else jsonl)")


def rulings(args: argparse.Namespace) -> int | None:
    from summitry.show import rulings, terminal

    out = terminal.console()
    verb, names = (args.what[0], args.what[1:]) if args.what else ("", [])
    wanted = {"export": 1, "import": 1, "agreement": 2, "lost": 0}.get(verb, 0)
    if len(names) != wanted:
        raise UsageError(f"rulings {verb}: it takes {wanted} names behind it. See: summitry rulings --help")
    with open_record(args) as record:
        if verb == "export":
            _export(record, names[0], _form(args))
        elif verb == "import":
            with _opened(names[0]) as stream:
                outcome = record.import_rulings(stream, _form(args))  # type: ignore[arg-type]
            rulings.print_imported(out, outcome)
            return FAILED if outcome.refused else 0
        elif verb == "agreement":
            one, other = names
            rulings.print_agreement(out, record.agreement(one, other, args.field), one, other, args.field)
        elif verb == "lost":
            rulings.print_lost(out, list(record.lost_rulings()))
        else:
            rulings.print_rulings(out, record.rulings(verb or None))
    return None


def _form(args: argparse.Namespace) -> str:
    return args.format or ("csv" if args.what[1].lower().endswith(".csv") else "jsonl")


def _export(record: Record, path: str, form: str) -> None:
    if path == "-":
        record.export_rulings(sys.stdout, form)  # type: ignore[arg-type]
        return
    from summitry.export.files import written

    with written(path) as stream:
        record.export_rulings(stream, form)  # type: ignore[arg-type]


def _opened(path: str) -> Any:
    try:
        return open(path, encoding="utf-8-sig", newline="")
    except OSError as error:
        raise OutputError(f"{path}: it cannot be read ({error.strerror}). Check the name") from None


COMMANDS = (
    Command(
        "rule",
        rule,
        "Rule on an item: what a person decides wins over what was read.",
        "summitry rule accept c00ca2 --by Ada",
        _rule_arguments,
    ),
    Command(
        "rulings",
        rulings,
        "The log of rulings; bring them in and out; how far two reviewers agree.",
        "summitry rulings",
        _rulings_arguments,
    ),
)
