"""Questions put to a large record: how long a list, a search, the ledger, a brief take.

    python -m benchmarks.generated --items 1000000 -o million.db
    python -m benchmarks.questions --record million.db

Each kind of question is asked many times, with other states, topics, words and pages each time (the same for the same
seed), in one process and after one round that is not counted. Printed: the median, the 95th percentile and the longest,
in milliseconds.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator

from benchmarks.generated import STAGES, STATUSES, THINGS, TOPICS, TYPES
from summitry.library import Record
from summitry.rules.states import states
from summitry.show.composing import compose

PAGE = 50
Question = Callable[[], object]


def questions(record: Record, dice: random.Random) -> Iterator[tuple[str, Question]]:
    """Endless questions of all kinds, each with its kind's name."""
    codes = sorted(states())
    frequent = [code for code in codes if record.count("event", actor=code) > 2_000] or codes

    while True:
        yield from _round(record, dice, frequent)


def _round(record: Record, dice: random.Random, frequent: list[str]) -> Iterator[tuple[str, Question]]:
    """One question of each kind."""
    a, b = dice.sample(frequent, 2)
    topic, kind, status, stage = (
        dice.choice(TOPICS),
        dice.choice(TYPES)[0],
        dice.choice(STATUSES),
        dice.choice(STAGES),
    )
    since, page, words = (
        f"{dice.randrange(2015, 2026)}-{dice.randrange(1, 13):02}-01",
        dice.randrange(0, 20) * PAGE,
        f"{dice.choice(THINGS)} {dice.choice(TOPICS).split('-')[0]}",
    )
    yield from (
        ("list events, a dyad", lambda: list(record.events(dyad=f"{a}-{b}", limit=PAGE))),
        ("list events, a type since a day", lambda: list(record.events(type=kind, since=since, limit=PAGE))),
        ("list events, a status, a page on", lambda: list(record.events(status=status, limit=PAGE, offset=page))),
        ("list events, a dyad and a topic", lambda: list(record.events(dyad=f"{a}-{b}", topic=topic, limit=PAGE))),
        ("list statements, a speaker's state", lambda: list(record.statements(by=a, since=since, limit=PAGE))),
        ("list commitments, by and stage", lambda: list(record.commitments(by=a, stage=stage, limit=PAGE))),
        ("list commitments, a topic", lambda: list(record.commitments(topic=topic, limit=PAGE, offset=page))),
        ("search, two words", lambda: record.search(words)),
        ("search, a phrase", lambda: record.search(f'"{words.split()[0]}"')),
        ("search, a state's name", lambda: record.search(states()[a].name)),
        ("count events, a dyad", lambda: record.count("event", dyad=f"{a}-{b}")),
    )


def main() -> None:
    """Run from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--record", required=True)
    arguments.add_argument("--rounds", type=int, default=40)
    arguments.add_argument("--seed", type=int, default=1)
    args = arguments.parse_args()
    with Record(args.record, create=False) as record:
        asked = questions(record, random.Random(args.seed))
        taken: dict[str, list[float]] = {}
        for n in range((args.rounds + 1) * 11):
            name, question = next(asked)
            begun = time.perf_counter()
            question()
            if n >= 11:
                taken.setdefault(name, []).append(1_000 * (time.perf_counter() - begun))
        for dyad in ("USA-JPN", "FRA-DEU"):
            begun = time.perf_counter()
            compose(record, dyad=dyad)
            taken[f"brief, {dyad}"] = [1_000 * (time.perf_counter() - begun)]
    print(f"{'milliseconds':38}{'median':>9}{'p95':>9}{'longest':>9}")
    for name, times in taken.items():
        times.sort()
        print(f"{name:38}{times[len(times) // 2]:9.1f}{times[int(len(times) * 0.95)]:9.1f}{times[-1]:9.1f}")


if __name__ == "__main__":
    main()
