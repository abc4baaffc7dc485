"""The same documents through each engine: words a second, and whether the records are the same.

    python -m benchmarks.engines --documents 200 ../shared/gold/corpus

Every engine runs as a command of its own, so that its start is counted. On one machine a pool is expected to be the
faster of the two: Dask earns its keep where there are several.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from summitry.model import Document
from summitry.sources import documents

ENGINES = {
    "here": ("--engine", "here"),
    "pool of 2": ("--engine", "pool", "--jobs", "2"),
    "dask, 2 workers": ("--engine", "dask", "--jobs", "2"),
}
COMMAND = (sys.executable, "-m", "summitry")


def main() -> None:
    """Run from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus")
    arguments.add_argument("--documents", type=int, default=200)
    args = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        words = _sample(Path(args.corpus), args.documents, Path(folder) / "sample")
        digests = {}
        for name, flags in ENGINES.items():
            record = str(Path(folder) / f"{name}.db")
            begun = time.monotonic()
            subprocess.run(
                [*COMMAND, "read", *flags, str(Path(folder) / "sample"), "--record", record],
                check=True,
                capture_output=True,
            )
            seconds = time.monotonic() - begun
            exported = subprocess.run([*COMMAND, "export", "--record", record], check=True, capture_output=True).stdout
            digests[name] = hashlib.sha256(exported).hexdigest()[:16]
            print(f"{name:18}{words / seconds:9,.0f} words/s   export {digests[name]}", flush=True)
    print("the records are the same" if len(set(digests.values())) == 1 else "THE RECORDS DIFFER")


def _sample(corpus: Path, count: int, folder: Path) -> int:
    """Write every nth document of a corpus as a file, ``count`` of them; returns their words."""
    folder.mkdir()
    whole = [document for document in documents([str(corpus)]) if isinstance(document, Document)]
    chosen = list(islice(whole[:: max(1, len(whole) // count)], count))
    for n, document in enumerate(chosen):
        (folder / f"{n:05}.txt").write_text(document.text, encoding="utf-8")
    return sum(len(document.text.split()) for document in chosen)


if __name__ == "__main__":
    main()
