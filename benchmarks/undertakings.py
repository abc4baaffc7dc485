"""Score the reading of undertakings on ten papers of other states and kinds, marked by hand in ``undertakings.yaml``.

    python -m benchmarks.undertakings --shared ../shared            (add --show for what was missed and what is wrong)

Recall is over the marks that a reading must find, precision over the undertakings that it finds in the marked text.
An undertaking finds a mark where its passage holds at least half of the mark's words; each finds one at most.
"""

from __future__ import annotations

import argparse
import io
import json
import tarfile
import tempfile
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml

import summitry
from summitry.rules.bodies import bodies

MARKS = Path(__file__).with_name("undertakings.yaml")
ARCHIVE = Path("gold/corpus/briefings-before-2023-07.tar.gz")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """One document's figures: required marks found of all, sound undertakings of all, parties right of those found."""

    document: str
    found: int
    wanted: int
    sound: int
    held: int
    by: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    misattributed: tuple[str, ...]


def score(paper: Row, rows: list[Row]) -> Found:
    """Figures for one marked paper, given the commitments of its export."""
    items = []
    for row in rows:
        for passage in row["evidence"]:
            inside = paper["from"] <= passage["start"] < paper["until"]
            if (
                inside
                and fnmatch(passage["file"], f"*{Path(paper['document']).name}")
                and passage["wording"] is not None
            ):
                items.append(passage)
    marks = paper["marks"]
    owner: dict[int, int] = {}

    def place(item: int, seen: set[int]) -> bool:
        fitting = [k for k, mark in enumerate(marks) if k not in seen and _finds(items[item], mark)]
        for k in sorted(fitting, key=lambda k: bool(marks[k].get("may"))):
            seen.add(k)
            if k not in owner or place(owner[k], seen):
                owner[k] = item
                return True
        return False

    for item in range(len(items)):
        place(item, set())
    required = [k for k, mark in enumerate(marks) if not mark.get("may")]
    hit = [k for k in required if k in owner]
    attributed = [k for k in hit if _parties(items[owner[k]]) == _expanded(marks[k]["by"])]
    asked = {owner[k] for k in hit}
    either = {owner[k] for k in owner if k not in hit}
    return Found(
        document=Path(paper["document"]).stem,
        found=len(hit),
        wanted=len(required),
        sound=len(asked),
        held=len(items) - len(either),
        by=len(attributed),
        missed=tuple(marks[k]["words"] for k in required if k not in owner),
        wrong=tuple(items[i]["quote"] for i in range(len(items)) if i not in asked | either),
        misattributed=tuple(
            f"{marks[k]['words']}: {sorted(_parties(items[owner[k]]))}, not {marks[k]['by']}"
            for k in hit
            if k not in attributed
        ),
    )


def _finds(passage: Row, mark: Row) -> bool:
    start, end = mark["at"], mark["at"] + len(mark["words"])
    shared: int = min(end, passage["end"]) - max(start, passage["start"])
    return bool(shared * 2 >= end - start)


def _parties(passage: Row) -> frozenset[str]:
    return _expanded([party["state"] or party["actor"] for party in passage["by"]])


def _expanded(parties: list[str]) -> frozenset[str]:
    """The parties, a group as its members."""
    known = bodies()
    return frozenset(
        one for party in parties for one in ((known[party].members or (party,)) if party in known else (party,))
    )


def main() -> None:
    """Read the marked papers from the shared archive, print each one's figures and those of all."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--shared", type=Path, required=True, help="the folder that holds gold/")
    asked.add_argument("--show", action="store_true", help="print what was missed, what is wrong, whose it is not")
    options = asked.parse_args()
    papers = yaml.load(MARKS.read_text("utf-8"), Loader=yaml.CSafeLoader)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with tarfile.open(options.shared / ARCHIVE) as archive:
            archive.extractall(
                folder,
                [one for one in archive if any(fnmatch(one.name, f"*{paper['document']}") for paper in papers)],
                filter="data",
            )
        with summitry.open(folder / "record.db") as record:
            record.read([folder])
            export = io.StringIO()
            record.export(export)
    rows = [row for row in map(json.loads, export.getvalue().splitlines()) if row["type"] == "commitment"]
    for sample in dict.fromkeys(paper["sample"] for paper in papers):
        show(sample, [score(paper, rows) for paper in papers if paper["sample"] == sample], options.show)


def show(sample: str, total: list[Found], details: bool) -> None:
    """Print the figures of each paper of a sample, and of them all."""
    print(f"the {sample} sample")
    for one in total:
        print(f"{one.found:3}/{one.wanted:<3} found {one.sound:3}/{one.held:<3} sound {one.by:3} by  {one.document}")
        if details:
            for kind, told in (("missed", one.missed), ("wrong", one.wrong), ("by", one.misattributed)):
                for words in told:
                    print(f"      {kind}: {' '.join(words.split())}")
    found, required = sum(one.found for one in total), sum(one.wanted for one in total)
    sound, held = sum(one.sound for one in total), sum(one.held for one in total)
    print(f"recall {found / required:.3f} ({found}/{required}), precision {sound / max(held, 1):.3f} ({sound}/{held})")
    print(f"of those found, by the right parties {sum(one.by for one in total) / max(found, 1):.3f}\n")


if __name__ == "__main__":
    main()
