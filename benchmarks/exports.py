"""What each export of a record takes: time, items a second of processor time, and memory at its peak.

Each format is written in a process of its own.

python -m benchmarks.exports --record FILE [--formats jsonl,csv,…]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from summitry.export.formats import FORMATS


def measure(record: str, name: str) -> None:
    """Write one format of the record to a folder that goes away, and print what it took."""
    import summitry

    with summitry.open(record, create=False) as opened, TemporaryDirectory(prefix="summitry-") as folder:
        items = sum(opened.count(kind) for kind in ("statement", "event", "commitment"))
        target = Path(folder) / "out"
        begun = time.monotonic()
        opened.export(target, name)
        seconds = time.monotonic() - begun
        worked = time.process_time()
        size = sum(path.stat().st_size for path in [target, *target.rglob("*")] if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pace = items / worked
    print(
        f"{name:12}{items:>12,}{seconds:>10.1f}{worked:>10.1f}{pace:>12,.0f}{peak:>10,.0f}{size / 1e6:>12,.1f}",
        flush=True,
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", required=True)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        measure(args.record, args.one)
        return
    print(
        f"{'format':12}{'items':>12}{'seconds':>10}{'CPU s':>10}{'items/CPU s':>12}{'peak MB':>10}{'MB out':>12}",
        flush=True,
    )
    for name in args.formats.split(","):
        command = [sys.executable, "-m", "benchmarks.exports", "--record", args.record, "--one", name]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
