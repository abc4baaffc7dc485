"""A record of any size, made by a generator: what the questions, the pages and the exports are timed on.

    python -m benchmarks.generated --items 1000000 -o million.db

The documents are sentences put together from lists, with their readings made beside them (nothing is parsed); they go
into the record through the same doors as real ones. States, topics and persons are drawn by rank, so that a few are
everywhere and most are rare, as in real archives; about a tenth of the events and a fifth of the commitments are told
by several documents. Six in ten items are statements, three events, one a commitment. The same seed gives the same
record.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from typing import TypeVar

from summitry.library import Record
from summitry.model import (
    Actor,
    CommitmentMention,
    Document,
    EventMention,
    Interval,
    Mention,
    Party,
    Place,
    Quantity,
    Reading,
    Region,
    Span,
    Statement,
)
from summitry.record.entry import enter_document, enter_reading, told_in
from summitry.record.index import index
from summitry.rules.states import states

ITEMS_A_DOCUMENT = 50
CHUNK = 200
"""Documents written in one transaction; mentions of one occasion lie within a chunk."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST, DAYS = date(2015, 1, 1), 4_200
TOPICS = _words(
    "alliance trade space sanctions climate missiles cybersecurity investment ukraine supply-chains quantum "
    "migration semiconductors global-health maritime-security joint-exercises energy-security critical-minerals "
    "human-rights export-controls food-security nuclear-energy information-sharing deterrence infrastructure "
    "education"
)
TYPES = (
    ("CONSULT", "held talks with", "meet"),
    ("COOPERATE", "worked together with", None),
    ("AGREE", "reached an understanding with", None),
    ("SUPPORT", "voiced its backing for", None),
    ("ACCUSE", "blamed", "disapprove"),
    ("AID", "sent relief to", "humanitarian"),
    ("SANCTION", "put new curbs on", None),
    ("PROTEST", "lodged a protest with", None),
    ("THREATEN", "warned", None),
    ("ASSAULT", "shelled positions of", None),
)
STATUSES = ("occurred",) * 7 + ("ongoing", "scheduled", "expected", "possible", "denied")
ACTS = ("says",) * 6 + ("confirms", "denies", "announces", "accuses", "praises", "demands")
STAGES = ("announced",) * 5 + ("agreed", "agreed", "signed", "begun", "delivered", "hinted", "delayed")
WORDINGS = ("will",) * 4 + ("plan", "intend", "explore", "support")
SYLLABLES = _words("ka ren to mi sol va dor bel an ny ru ge la shi mar ek po lin")
THINGS = _words("patrols grants research reactors rules ports satellites loans courses labs pipelines hospitals")
PUBLISHERS = ("The Harbour Gazette", "Northern Wire", "Office of the Presidency", "Ministry of External Affairs")

Value = TypeVar("Value")


@dataclass
class Made:
    """A document under way: its text so far and what was read from it, and which occasion each mention tells."""

    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    commitments: list[CommitmentMention] = field(default_factory=list)

    def say(self, sentence: str) -> Span:
        """Add a sentence; where it stands, its full stop not counted."""
        start = len(self.text)
        self.text += sentence + ".\n"
        return start, start + len(sentence)


class World:
    """Who and what there is to tell of, and the dice."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.codes = sorted(states())
        self.dice.shuffle(self.codes)
        self.names = {code: state.name for code, state in states().items()}

    def draw(self, values: Sequence[Value]) -> Value:
        """One of the values, those in front far oftener (by the inverse of their rank, about)."""
        return values[min(int(len(values) ** self.dice.random()) - 1, len(values) - 1)]

    def person(self) -> Actor:
        """A person of some state; five hundred names a state."""
        state = self.draw(self.codes)
        rank = int(500 ** self.dice.random())
        own = random.Random(f"{state}{rank}")
        name = " ".join("".join(own.choices(SYLLABLES, k=own.choice((2, 3)))).title() for _ in range(2))
        return Actor(f"person:{name.lower().replace(' ', '-')}", "person", name, (name,), state)

    def state(self) -> Actor:
        """A state."""
        code = self.draw(self.codes)
        return Actor(code, "state", self.names[code], (self.names[code],), code)

    def day(self) -> Interval:
        """A day, or the whole month that it lies in."""
        at = FIRST + timedelta(self.dice.randrange(DAYS))
        first, last = (at, at) if self.dice.random() < 0.8 else (at.replace(day=1), at.replace(day=28))
        return Interval(first.isoformat(), first.isoformat(), last.isoformat(), "explicit", "A generated date.")


def document(world: World, number: int) -> tuple[Document, Reading]:
    """One generated document and its reading."""
    made, published = Made(), world.day()
    for _ in range(ITEMS_A_DOCUMENT):
        chance = world.dice.random()
        (_statement if chance < 0.6 else _event if chance < 0.9 else _commitment)(world, made)
    id = sha256(f"generated {number}".encode()).hexdigest()[:16]
    title = f"{world.draw(TOPICS).capitalize()} and {world.draw(THINGS)}: note {number:,}"
    publisher = world.draw(PUBLISHERS)
    reading = Reading(
        id,
        "generated",
        published,
        publisher,
        regions=(Region(0, len(made.text), "body"),),
        actors=tuple(made.actors.values()),
        mentions=tuple(made.mentions),
        statements=tuple(made.statements),
        events=tuple(made.events),
        commitments=tuple(made.commitments),
    )
    return Document(id, f"generated/{number:06}.txt", made.text, title, publisher, published=published), reading


def _met(made: Made, *actors: Actor) -> None:
    for actor in actors:
        made.actors[actor.id] = actor


def _statement(world: World, made: Made) -> None:
    speaker, about, topic = world.person(), world.state(), world.draw(TOPICS)
    _met(made, speaker, about)
    cue = world.dice.choice(("said", "told reporters", "confirmed"))
    content = f"{about.name} would look again at {topic.replace('-', ' ')} and {world.draw(THINGS)}"
    start, end = made.say(f"{speaker.name} {cue} that {content}")
    first = end - len(content)
    made.mentions.append(Mention(first, first + len(about.name), about.name, (about.id,), "name"))
    cued = start + len(speaker.name) + 1
    made.statements.append(
        Statement(
            (start, end),
            speaker.id,
            "indirect",
            cue,
            world.dice.choice(ACTS),
            content,
            ((start, start + len(speaker.name)),),
            ((cued, cued + len(cue)),),
            ((first, end),),
            (topic,),
            None,
            speakers=(speaker.id,),
        )
    )


def _event(world: World, made: Made) -> None:
    source, target, topic = world.state(), world.state(), world.draw(TOPICS)
    _met(made, source, target)
    plover, words, mode = world.draw(TYPES)
    date = world.day()
    told = f"{source.name} {words} {target.name} over {topic.replace('-', ' ')}"
    start, end = made.say(f"{told} on {date.earliest}")
    made.events.append(
        EventMention(
            (start, end),
            (start + len(source.name) + 1, start + len(source.name) + 1 + len(words)),
            plover,
            mode,
            (Party(source.id, source.id, "source"), Party(target.id, target.id, "target")),
            world.dice.choice(STATUSES),
            date,
            Place("the capital", target.id, world.dice.uniform(-50, 65), world.dice.uniform(-180, 180)),
            topics=(topic,),
            summary=told,
        )
    )


def _commitment(world: World, made: Made) -> None:
    by, to, topic, thing = world.state(), world.state(), world.draw(TOPICS), world.draw(THINGS)
    _met(made, by, to)
    wording, due = world.dice.choice(WORDINGS), world.day() if world.dice.random() < 0.4 else None
    number = world.dice.randrange(2, 900)
    told = f"{by.name} will give {to.name} {number} {thing} for {topic.replace('-', ' ')}"
    start, end = made.say(told + (f" by {due.latest}" if due else ""))
    made.commitments.append(
        CommitmentMention(
            (start, end),
            "undertaking",
            (Party(by.id, by.id, "source"),),
            (Party(to.id, to.id, "target"),),
            world.dice.choice(STAGES),
            wording,
            told,
            (topic,),
            Quantity(float(number), thing, f"{number} {thing}"),
            due,
            ("target", "timetable") if due else ("target",),
            keys=("give", thing),
        )
    )


def generate(path: str, items: int, seed: int) -> None:
    """Write a record of about ``items`` items to ``path``, a new file."""
    world, begun = World(seed), time.monotonic()
    with Record(path) as record:
        store, tellings = record._store, record._tellings
        documents = -(-items // ITEMS_A_DOCUMENT)
        for at in range(0, documents, CHUNK):
            with store.writing(), store.transaction():
                keys: defaultdict[str, list[str]] = defaultdict(list)
                for number in range(at, min(at + CHUNK, documents)):
                    made, reading = document(world, number)
                    enter_reading(store, enter_document(store, made), made, reading)
                    for told in told_in(made.id, reading):
                        if told.kind != "statement":
                            keys[told.kind].append(told.key)
                tellings.forget()
                for kind, share in (("event", 0.1), ("commitment", 0.2)):
                    _join(record, world, keys[kind], share)
            print(f"{at + CHUNK:,} of {documents:,} documents, {time.monotonic() - begun:.0f} s", file=sys.stderr)
        store.db.execute("ANALYZE")


def _join(record: Record, world: World, keys: list[str], share: float) -> None:
    """Bring a share of the mentions together, two to four in an item, and index the items of all."""
    store, waiting, groups = record._store, list(keys), []
    world.dice.shuffle(waiting)
    while waiting:
        size = world.dice.randrange(2, 5) if world.dice.random() < share / 2 else 1
        groups.append(sorted(waiting[-size:]))
        del waiting[-size:]
    for group in groups:
        store.db.executemany("UPDATE mention SET item = ?, dirty = 0 WHERE key = ?", [(group[0], key) for key in group])
    for item in record._tellings.items(sorted(group[0] for group in groups)):
        index(store, item)


def main() -> None:
    """Run from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--items", type=int, default=1_000_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("-o", "--output", required=True, metavar="FILE")
    args = arguments.parse_args()
    generate(args.output, args.items, args.seed)


if __name__ == "__main__":
    main()
