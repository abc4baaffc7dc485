"""How long the ledger's questions take in a large record, from the command's start to its last line.

    python -m benchmarks.generated --items 1000000 -o million.db
    python -m benchmarks.ledger --record million.db

A record of a million items holds about a hundred thousand commitments. Each command is run as users run it, in this
process after its modules were imported once (what importing costs is printed first), its output thrown away. Printed:
the median and the longest of the rounds, in milliseconds.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import time
from contextlib import redirect_stdout
from statistics import median

from summitry.cli import main as command
from summitry.library import Record

ROUNDS = 7


def questions(path: str) -> dict[str, list[str]]:
    """The commands, with ids and days of this record."""
    with Record(path, create=False) as record:
        now = record.lists.today() or ""
        told = next(iter(record.lists.due("2020-01-01", stages=("announced",), limit=1)))
        documents = [id for _, id in zip(range(2), (d.id for d in record.documents()), strict=False)]
    return {
        "ledger": ["ledger"],
        "ledger --by USA --open": ["ledger", "--by", "USA", "--open"],
        "ledger --topic space --stage agreed": ["ledger", "--topic", "space", "--stage", "agreed"],
        "due --within 90d": ["due", "--within", "90d", "--as-of", "2020-01-01"],
        "overdue": ["overdue"],
        "changes --since": ["changes", "--since", now[:4] + "-01-01"],
        "thread": ["thread", told.id],
        "compare": ["compare", *documents],
    }


def main() -> None:
    """Run from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--record", required=True)
    path = arguments.parse_args().record
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import summitry.show.ledger, summitry.show.terminal"], check=True)
    print(f"interpreter and imports: {1000 * (time.perf_counter() - begun):.0f} ms")
    with Record(path, create=False) as record:
        print(f"{record.count('commitment'):,} commitments")
    for name, words in questions(path).items():
        took = []
        for _ in range(ROUNDS + 1):
            begun = time.perf_counter()
            with redirect_stdout(io.StringIO()):
                command([words[0], "--record", path, *words[1:]])
            took.append(1000 * (time.perf_counter() - begun))
        print(f"{name:40} {median(took[1:]):6.0f} ms, at most {max(took[1:]):.0f}")


if __name__ == "__main__":
    main()
