"""The thread of a document: who has been spoken of so far, in reading order, and within whose quoted words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from summitry.read.actors.cast import Cast, Person
from summitry.read.grammar import SUBJECTS, own_subject
from summitry.rules import offices
from summitry.rules.states import states

REACH = 8
"""An office without a name looks no further back for its holder than this many sentences."""

ACTING = frozenset({"state", "person", "government", "armed-forces"})
COLLECTIVE = frozenset({"state", "government", "organisation", "group", "armed-forces", "media", "company"})
_OPENS, _CLOSES = frozenset("“«"), frozenset("”»")


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention passed: its head token, whom it stands for (nobody yet, of an unnamed one), and where it stood."""

    token: int
    actors: tuple[str, ...]
    subject: bool
    sentence: int
    quoted: bool


@dataclass(slots=True)
class Thread:
    """What has been read so far.

    ``joint`` are the states of the alliance last spoken of, ``counted`` the leaders counted last, by their number,
    ``writers`` those whose writing was spoken of last, and ``weight`` how often each state has been spoken of.
    ``quoted`` are the tokens within quotation marks, ``speaker`` is who has the floor in a transcript.
    """

    cast: Cast
    seen: list[Seen] = field(default_factory=list)
    joint: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    written: int = 0
    counted: dict[int, tuple[str, ...]] = field(default_factory=dict)
    weight: Counter[str] = field(default_factory=Counter)
    quoted: frozenset[int] = frozenset()
    speaker: str | None = None

    def pass_by(self, token: Any, sentence: int) -> None:
        """Note that the mention headed by ``token`` has been passed."""
        ids = self.cast.heads.get(token.i, ())
        self.seen.append(Seen(token.i, ids, is_subject(token), sentence, token.i in self.quoted))
        for actor in ids:
            there = self.cast.page.actors[actor]
            if there.state in states() and there.kind in ACTING:
                self.weight[there.state] += 1

    def within(self, sentence: int) -> list[Seen]:
        """What has been passed of a sentence, in order."""
        return self.seen[bisect_left(self.seen, sentence, key=lambda seen: seen.sentence) :]

    def person(self, actor: str) -> Person | None:
        """The named person with this id."""
        return self.cast.persons.get(actor)

    def recent(self, fits: Callable[[Person], bool]) -> str | None:
        """The person who fits and was spoken of last, within reach; or else the only one or the main one."""
        at = self.seen[-1].sentence if self.seen else 0
        for seen in reversed(self.seen):
            if at - seen.sentence > REACH:
                break
            for actor in reversed(seen.actors):
                person = self.person(actor)
                if person is not None and fits(person):
                    return actor
        found = [person.id for person in self.cast.persons.values() if fits(person)]
        often = Counter(self.cast.named.values())
        found.sort(key=lambda actor: -often[actor])
        alone = len(found) == 1 or (len(found) > 1 and often[found[0]] > 2 * often[found[1]])
        return found[0] if alone else None

    def published(self) -> tuple[str, str] | None:
        """The first and last day that the document may be of, where both are known."""
        interval = self.cast.page.published or self.cast.page.document.published
        if interval is None or interval.earliest is None or interval.latest is None:
            return None
        return interval.earliest, interval.latest

    def leader(self, state: str) -> str | None:
        """Who leads a state: as this document has it, or else the list of office holders at the document's date."""
        named = [person for person in self.cast.persons.values() if person.state == state and person.rank == 1]
        for seen in reversed(self.seen):
            for person in named:
                if person.id in seen.actors:
                    return person.id
        if len(named) == 1:
            return named[0].id
        days = self.published()
        row = offices.leader(state, *days) if days and not named else None
        return self.enter(row) if row is not None else None

    def enter(self, row: offices.Holding) -> str:
        """Enter a person from the list of office holders who is spoken of and not named."""
        self.cast.persons.setdefault(
            row.person_id, Person(row.person_id, row.person, frozenset(), None, 1, row.state, [row.office])
        )
        return self.cast.meet(row.person_id, "person", row.person, "", row.state)

    def main_states(self, count: int) -> tuple[str, ...]:
        """The states spoken of most so far, where that many stand out: each at least twice as often as any other."""
        common = self.weight.most_common(count + 1)
        if len(common) < count or (len(common) > count and common[count - 1][1] < 2 * common[count][1]):
            return ()
        return tuple(state for state, _ in common[:count])

    def last_states(self, count: int, sentence: int) -> tuple[str, ...]:
        """The states of the last sentence, of the two before, that speaks of exactly ``count``."""
        for before in (sentence - 1, sentence - 2):
            here: dict[str, None] = {}
            for seen in self.within(before):
                if seen.sentence != before:
                    break
                for actor in seen.actors:
                    there = self.cast.page.actors[actor]
                    if there.kind in ACTING and there.state in states():
                        here.setdefault(str(there.state))
            if len(here) == count:
                return tuple(here)
        return ()


def is_subject(token: Any) -> bool:
    """True for the subject of a clause and what is coordinated with it."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in SUBJECTS


def clause_of(token: Any) -> Any:
    """The verb of the clause that a token stands in."""
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def governors(token: Any) -> Iterator[Any]:
    """Subjects above a token, the nearest first: that of its own clause, unless it is within it, and so on up."""
    verb = clause_of(token)
    seen = 0
    while seen < 8:
        subject = own_subject(verb)
        if subject is not None and not (subject.left_edge.i <= token.i <= subject.right_edge.i):
            yield subject
        if verb.head.i == verb.i:
            return
        verb = clause_of(verb.head)
        seen += 1


def quoted_tokens(doc: Any, first: int, last: int, quoted: bool) -> tuple[set[int], bool]:
    """The tokens of ``first`` up to ``last`` within quotation marks, and whether a quotation is still open."""
    found: set[int] = set()
    for i in range(first, last):
        text = doc[i].text
        if text in _OPENS or text in _CLOSES or text in ('"', "``", "''"):
            quoted = text in _OPENS or text == "``" or (text not in _CLOSES and text != "''" and not quoted)
        elif quoted:
            found.add(i)
    return found, quoted
