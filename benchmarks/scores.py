"""Run every scorer of the shared gold on records made by this version, and write the figures down.

    python -m benchmarks.scores --shared ../shared --write docs/scores.md      (or: make scores)
    python -m benchmarks.scores --shared ../shared --only seeds news

Each set is read into a record of its own with the public library, exported, and scored by the scorer that stands beside
the gold, as anyone else would score it. Nothing here knows an answer.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

import summitry
from summitry.read.reader import READER


@dataclass(frozen=True, slots=True)
class Score:
    """A scorer's run: the inputs read into one record, and the scorer's arguments, ``{record}`` for the export."""

    name: str
    inputs: tuple[str, ...]
    scorer: tuple[str, ...]
    published: str | None = None
    slow: bool = False


def _checked(name: str, inputs: str, gold: str, dated: bool) -> Score:
    """A whole record against facts marked by hand."""
    facts = f"{{gold}}/{gold}/facts.yaml"
    scorer = ("check_record.py", "--record", "{record}", "--facts", facts, *(("--dated",) if dated else ()))
    return Score(name, (inputs,), scorer, f"gold/{gold}/published.yaml" if dated else None)


def _scored(what: str, inputs: str, gold: str) -> Score:
    """One stage against annotated data."""
    return Score(what, (inputs,), ("score.py", what, "--record", "{record}", "--gold", f"{{gold}}/{gold}"))


SCORES = (
    _checked("seeds, undated", "seeds", "seeds", dated=False),
    _checked("seeds, dated", "seeds", "seeds", dated=True),
    _checked("news, dated", "gold/news/documents", "news", dated=True),
    _scored("times", "gold/times/wikiwars.docs.jsonl", "times/wikiwars.gold.jsonl"),
    _scored("attribution", "gold/attribution/polnear.docs.jsonl", "attribution/polnear.gold.jsonl"),
    _scored("events", "gold/events/plover-gsr.docs.jsonl", "events/plover-gsr.gold.jsonl"),
    _scored("commitments", "gold/commitments/documents", "commitments/dev.jsonl"),
    _scored("threads", "gold/commitments/documents", "commitments/threads-dev.jsonl"),
    Score(
        "chronology",
        ("{corpus}", "gold/corpus/state-department-2021-2022.jsonl.gz"),
        (
            *("score.py", "chronology", "--record", "{record}"),
            *("--gold", "{gold}/chronology/visits-and-trips.csv", "--corpus", "{corpus}"),
        ),
        slow=True,
    ),
)


def run(score: Score, shared: Path, folder: Path, corpus: Callable[[], Path]) -> str:
    """What the scorer prints for ``score``. Records and exports are made in ``folder``."""
    fill = {"gold": str(shared / "gold"), "record": str(folder / "export.jsonl")}
    if any("{corpus}" in part for part in (*score.inputs, *score.scorer)):
        fill["corpus"] = str(corpus())
    paths = [Path(part.format(**fill)) if "{" in part else shared / part for part in score.inputs]
    with summitry.open(folder / "record.db") as record:
        published = yaml.safe_load((shared / score.published).read_text("utf-8")) if score.published else None
        record.read(paths, published=published, jobs=os.cpu_count() or 1 if score.slow else 1)
        with open(fill["record"], "w", encoding="utf-8") as stream:
            record.export(stream)
    scorer, *arguments = (part.format(**fill) for part in score.scorer)
    done = subprocess.run(
        [sys.executable, str(shared / "gold" / scorer), *arguments], capture_output=True, text=True, check=False
    )
    return (done.stdout + done.stderr).rstrip()


def main() -> int:
    """Print the figures of each set as they come; write them all to a Markdown page where asked. Returns 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds gold/ and seeds/")
    parser.add_argument("--write", type=Path, help="write the figures to this page")
    parser.add_argument("--only", nargs="*", help="the names of the sets to run, or their first words")
    parser.add_argument("--slow", action="store_true", help="run the sets that take many minutes too")
    args = parser.parse_args()
    if not (args.shared / "gold").is_dir():
        parser.error(f"{args.shared} holds no gold/ folder: give the folder that does with --shared")
    wanted = [
        score
        for score in SCORES
        if (any(score.name.startswith(name) for name in args.only) if args.only else args.slow or not score.slow)
    ]
    page = [
        "# Scores",
        "",
        f"Version {summitry.__version__}, reader {READER}. Made by `make scores`: each set read with the public library"
        " into a record of its own, exported, and scored by the scorer beside the gold.",
    ]
    with tempfile.TemporaryDirectory() as scratch:

        def corpus() -> Path:
            unpacked = Path(scratch) / "corpus"
            if not unpacked.exists():
                with tarfile.open(args.shared / "gold/corpus/briefings-before-2023-07.tar.gz") as archive:
                    archive.extractall(unpacked, filter="data")
            return unpacked

        for number, score in enumerate(wanted):
            folder = Path(scratch) / str(number)
            folder.mkdir()
            printed = run(score, args.shared, folder, corpus)
            print(f"== {score.name}\n{printed}\n", flush=True)
            page += ["", f"## {score.name[0].upper()}{score.name[1:]}", "", "```", printed, "```"]
    if args.write:
        args.write.parent.mkdir(parents=True, exist_ok=True)
        args.write.write_text("\n".join(page) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
