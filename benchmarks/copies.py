"""Copies told from look-alikes, on pairs of documents labelled by hand (``copies.csv``).

    python -m benchmarks.copies --shared ../shared

A pair counts as found where the record would make the two copies of each other: they share a band, so that they are
compared at all, and the comparison says so. Prints precision and recall, and each pair that was told otherwise.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from summitry.dates import number
from summitry.link.copies import bands, kinship, told_text
from summitry.model import Document, Reading
from summitry.read.layout import lay_out
from summitry.sources import documents

LABELS = Path(__file__).with_name("copies.csv")


def pairs() -> list[dict[str, str]]:
    """The labelled pairs: ``one`` and ``other`` are documents' ids."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def corpus(shared: Path, wanted: set[str]) -> Iterator[Document]:
    """Those of the corpora's documents that bear these ids."""
    folder = shared / "gold" / "corpus"
    with tempfile.TemporaryDirectory() as scratch:
        for archive in sorted(folder.glob("*.tar.gz")):
            with tarfile.open(archive) as packed:
                packed.extractall(scratch, filter="data")
        for found in documents([scratch, *sorted(folder.glob("*.jsonl.gz"))]):
            if isinstance(found, Document) and found.id in wanted:
                yield found


def told(document: Document) -> list[str]:
    """A document's words as the record compares them."""
    return told_text(document.text, Reading(document.id, "", None, regions=lay_out(document).regions))


def verdict(one: Document, other: Document) -> str:
    """``copy``, ``shared``, or nothing."""
    a, b = told(one), told(other)
    days = [d.published.earliest for d in (one, other) if d.published and d.published.is_day and d.published.earliest]
    apart = abs(number(days[0]) - number(days[1])) if len(days) == 2 else None
    kin = kinship(a, b, apart) if set(bands(a)) & set(bands(b)) else None
    return kin.kind if kin else ""


def main() -> int:
    """Print the figures. Returns 1 where a labelled document is not in the corpora."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds gold/corpus")
    labelled = pairs()
    args = parser.parse_args()
    known = {d.id: d for d in corpus(args.shared, {p[side] for p in labelled for side in ("one", "other")})}
    right = found = copies = 0
    for pair in labelled:
        if pair["one"] not in known or pair["other"] not in known:
            print(f"{pair['one']}, {pair['other']}: not in the corpora")
            return 1
        said = verdict(known[pair["one"]], known[pair["other"]])
        copies += pair["label"] == "copy"
        found += said == "copy"
        right += said == "copy" == pair["label"]
        if (said == "copy") != (pair["label"] == "copy"):
            titles = " | ".join((known[pair[side]].title or "")[:60] for side in ("one", "other"))
            print(f"labelled {pair['label']}, told {said or 'apart'}: {titles} ({pair['why']})")
    print(f"{len(labelled)} pairs, {copies} of them copies")
    print(f"precision {right / found:.3f} ({right}/{found})  recall {right / copies:.3f} ({right}/{copies})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
