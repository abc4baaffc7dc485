"""Whether two passages tell of one event.

Decided on who is party to it, on what kind of act it is, on the days that it can have been, and on the place. A meeting
of three is not the meeting of two of them; a call is no visit; what one side did to another on one day may be several
acts, so that acts other than meetings have to be told in like words too. Days that are not known yet still count: a
Wednesday to come in one paper and "next Wednesday" in another are one visit where the same people pay it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from summitry.dates import numbered, weekday
from summitry.link.actors import is_held
from summitry.link.items import Telling
from summitry.link.sightings import BEEN, TO_COME, YEAR, EventTraits, traits_of
from summitry.link.wording import worth
from summitry.model import EventMention

NARROW = 9
"""Days that a known date may span to tell an event from others of its kind: a week and its edges."""
MONTH = 35
FORTNIGHT = 14
LIKE_WORDS = 0.5
SAME_WORDS = 0.9
"""How alike two papers of one day must word an act without a date of its own: they print one source."""
NEXT_SENTENCE = 0.0003
"""300 characters, in millionths: how far back a mention without a date reaches for an event of long ago."""


class EventJoiner:
    """Matches tellings of events."""

    def traits(self, telling: Telling[EventMention]) -> EventTraits:
        """What matching looks at."""
        return traits_of(telling)

    def blocks(self, traits: EventTraits) -> tuple[str, ...]:
        """Type and two parties, each with the days, the paper, the place or the act that tellings of it share."""
        if traits.alone:
            return ()
        if traits.killed:
            pairs, keys = [""], list(traits.killed)
        else:
            sides = traits.states if len(traits.states) > 1 else (*traits.states, "-")
            pairs = [f"{a}-{b}" for a, b in combinations(sides[:5], 2)]
            keys = [*_dated(traits), *(_met(traits) if traits.plover == "CONSULT" else _done(traits))]
        return tuple(sorted({f"e:{traits.plover}|{pair}|{key}" for pair in pairs for key in keys}))

    def weight(self, a: EventTraits, b: EventTraits) -> float:
        """How sure it is that two tellings are of one event; 0 where they are not known to be."""
        if self.contradict(a, b):
            return 0.0
        if a.plover != "CONSULT":
            return self._act(a, b)
        if a.document == b.document:
            return self._same_paper(a, b)
        span = _overlap(a, b)
        folk = bool(set(a.people) & set(b.people)) or not (a.people and b.people)
        if a.sure and b.sure:
            widest = max(_width(a), _width(b))
            if widest <= NARROW:
                return 0.95 if span == 1 else 0.9
            return 0.6 if widest <= MONTH and (a.place == b.place is not None or (len(a.states) > 2 and folk)) else 0.0
        if a.place is not None and a.place == b.place and a.states == b.states and set(a.people) & set(b.people):
            return 0.6
        near = span is not None and span <= YEAR and folk and bool(a.people and b.people)
        if near and not (a.sure and b.sure) and _day_of(a) is not None and _day_of(a) == _day_of(b):
            return 0.7
        if self._fresh(a, b):
            return 0.6
        together = len(a.states) > 2 and a.states == b.states
        return 0.55 if near and (together or _one_gathering(a, b)) and _forward(a) == _forward(b) else 0.0

    def _fresh(self, a: EventTraits, b: EventTraits) -> bool:
        """True where two papers of the same days tell, without a date or one of them, of the same people's meeting."""
        if len({state for state, _ in set(a.people) & set(b.people)}) < 2 or _forward(a) != _forward(b):
            return False
        dated, other = (a, b) if a.sure else (b, a)
        if other.sure or other.told is None or other.told[0] != other.told[1]:
            return False
        if not dated.sure:
            told = dated.told
            return told is not None and told[0] == told[1] and abs(told[0] - other.told[0]) <= 1 and not _forward(a)
        if dated.first is None or dated.last is None or _width(dated) > NARROW:
            return False
        if _forward(a):
            return 0 <= dated.first - other.told[0] <= FORTNIGHT
        return -1 <= other.told[0] - dated.last <= 2

    def _same_paper(self, a: EventTraits, b: EventTraits) -> float:
        """One paper that tells of a meeting again means the one it told of, the nearest first."""
        if (_forward(a) != _forward(b) and not _one_day(a, b)) or _forward(a) is None or _forward(b) is None:
            return 0.0
        distance = min(abs(a.at - b.at), 100_000) / 1_000_000
        if a.sure and b.sure:
            return 0.95 - distance if max(_width(a), _width(b)) <= NARROW else 0.0
        if distance > NEXT_SENTENCE and not (_is_news(a) and _is_news(b)):
            return 0.0
        if (a.sure or b.sure) and min(_width(a), _width(b)) > MONTH:
            return 0.0
        return 0.7 - distance

    def _act(self, a: EventTraits, b: EventTraits) -> float:
        """Acts other than meetings: one day and like words, or a deed that has a name of its own; nobody dies twice."""
        if a.killed or b.killed:
            return 0.85 if set(a.killed) & set(b.killed) else 0.0
        if not a.document and not b.document:
            return 0.6 if a.act == b.act else 0.0
        if not a.document or not b.document:
            return 0.5 if a.act == b.act and (a.sure or b.sure) and a.plover == "ASSAULT" else 0.0
        alike = _likeness(a.words, b.words)
        if a.document == b.document:
            return 0.5 if alike >= 0.8 and a.status == b.status else 0.0
        if not a.sure and not b.sure:
            return 0.6 if alike >= SAME_WORDS and _told_together(a, b) else 0.0
        if not (a.sure and b.sure) or max(_width(a), _width(b)) > MONTH:
            return 0.0
        placed = a.place is not None and a.place == b.place
        enough = (
            LIKE_WORDS
            - (0.15 if placed or a.act == b.act else 0.0)
            + (0.15 if _width(a) + _width(b) > 2 * NARROW else 0)
        )
        return 0.4 + alike / 2 if alike >= enough else 0.0

    def part(self, a: EventTraits, b: EventTraits) -> bool:
        """Events are not tied as parts and wholes."""
        return False

    def contradict(self, a: EventTraits, b: EventTraits) -> bool:
        """True where parties, people, kind, days or weekday cannot be of one event."""
        if a.plover != b.plover or a.alone or b.alone:
            return a != b
        if (a.mode == "phone") != (b.mode == "phone") and a.plover == "CONSULT":
            return True
        if a.plover == "CONSULT" and bool(a.sources) != bool(b.sources):
            return True
        if a.plover != "CONSULT" and ((a.mode and b.mode and a.mode != b.mode) or _turned(a, b)):
            return True
        if set(a.killed) != set(b.killed) or (not a.killed and (not _same_sides(a, b) or _other_people(a, b))):
            return True
        if a.first is not None and b.last is not None and a.first > b.last:
            return True
        if b.first is not None and a.last is not None and b.first > a.last:
            return True
        one, two = _day_of(a), _day_of(b)
        if one is not None and two is not None and one != two and not (a.sure and b.sure):
            return True
        if a.document and a.document == b.document and not _one_day(a, b):
            return _forward(a) is not None and _forward(b) is not None and _forward(a) != _forward(b)
        return False


def _one_day(a: EventTraits, b: EventTraits) -> bool:
    """True for the same people's meeting on one known day, be it told as to come or as "the meeting today"."""
    together = {state for state, _ in set(a.people) & set(b.people)}
    return a.plover == "CONSULT" and a.sure and b.sure and a.first == a.last == b.first == b.last and len(together) > 1


def _is_news(traits: EventTraits) -> bool:
    """False for what the paper itself dates to a time long before it."""
    return not (traits.sure and traits.told and traits.last is not None and traits.last < traits.told[0] - MONTH)


def _day_of(traits: EventTraits) -> int | None:
    """The weekday that an event falls on, by its words or its known day."""
    if traits.sure and traits.first is not None and traits.first == traits.last:
        return weekday(numbered(traits.first))
    return traits.on


def _one_gathering(a: EventTraits, b: EventTraits) -> bool:
    """True where both tell of a gathering of several still without a day, and one names at least two of the other's."""
    fewer, more = sorted((set(a.people), set(b.people)), key=len)
    return a.many and b.many and not (a.sure or b.sure) and len(fewer) > 1 and fewer <= more


def _told_together(a: EventTraits, b: EventTraits) -> bool:
    """True for papers that are both known to be of one day, or of two days that follow each other."""
    if a.told is None or b.told is None or a.told[0] != a.told[1] or b.told[0] != b.told[1]:
        return False
    return abs(a.told[0] - b.told[0]) <= 1


def _forward(traits: EventTraits) -> bool | None:
    """True for what is to come, false for what has been, ``None`` for what was called off or denied."""
    if traits.status in TO_COME:
        return True
    return False if traits.status in BEEN else None


def _width(traits: EventTraits) -> int:
    if traits.first is None or traits.last is None:
        return 1_000_000
    return traits.last - traits.first + 1


def _overlap(a: EventTraits, b: EventTraits) -> int | None:
    """How many days the two leave open together, or ``None`` where a side is open."""
    if (a.first is None and b.first is None) or (a.last is None and b.last is None):
        return None
    firsts = [day for day in (a.first, b.first) if day is not None]
    lasts = [day for day in (a.last, b.last) if day is not None]
    return min(lasts) - max(firsts) + 1


def _dated(traits: EventTraits) -> Iterator[str]:
    """Keys of what has a date of its own, by week or, where it spans more than one, by month."""
    if not traits.sure or traits.first is None or traits.last is None or _width(traits) > MONTH:
        return
    months = sorted({numbered(day)[:-3] for day in (*range(traits.first, traits.last + 1, 27), traits.last)})
    if _width(traits) > NARROW:
        yield from (f"{month}{end}" for month in months for end in ("", "<"))
    else:
        yield from (f"{month}>" for month in months)
        yield from (f"week {week}" for week in range(traits.first // 7, traits.last // 7 + 1))


def _met(traits: EventTraits) -> Iterator[str]:
    """Keys of a meeting beside its date: without one on either side, only those who meet in person tell it again."""
    yield f"#{traits.document}"
    if traits.people:
        years = {numbered(day)[:-6] for day in traits.told or () if not traits.sure}
        if traits.first is not None and traits.last is not None and _width(traits) <= 2 * YEAR:
            years |= {numbered(day)[:-6] for day in (traits.first, (traits.first + traits.last) // 2, traits.last)}
        for key in (*sorted(years), *((traits.place,) if traits.place else ())):
            yield from (f"{key}>",) if traits.sure else (key, f"{key}<")


def _done(traits: EventTraits) -> Iterator[str]:
    """Keys of an act beside its date: a paper tells it again, another of these days tells it in like words."""
    if not traits.document:
        yield f"~{traits.act}"
        yield from (f"{traits.place}<",) if traits.place else ()
        return
    yield f"#{traits.document} {traits.status}"
    yield from (f"{traits.place}>",) if traits.place and traits.sure else ()
    if not traits.sure and traits.told and traits.told[0] == traits.told[1]:
        yield from (f"told {traits.told[0]}", f"told {traits.told[0] + 1}")


def _same_sides(a: EventTraits, b: EventTraits) -> bool:
    one, two = set(a.states), set(b.states)
    if one == two:
        return True
    small, large = (a, b) if len(one) < len(two) else (b, a)
    return len(small.states) > 1 and small.many and set(small.states) < set(large.states)


def _other_people(a: EventTraits, b: EventTraits) -> bool:
    """True where a state is told to have been there in different persons."""
    for state in {s for s, _ in a.people} & {s for s, _ in b.people}:
        mine = {person for s, person in a.people if s == state}
        theirs = {person for s, person in b.people if s == state}
        if not any(is_held(one, other) or is_held(other, one) for one in mine for other in theirs):
            return True
    return False


def _turned(a: EventTraits, b: EventTraits) -> bool:
    """True where the one who acts in one is the one acted on in the other."""
    return bool(a.sources and b.sources and not set(a.sources) & set(b.sources)) or bool(
        a.targets and b.targets and not set(a.targets) & set(b.targets)
    )


def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How much of what the two say, by what the words tell, is said by both."""
    shared = sum(worth(word) for word in set(a) & set(b))
    smaller = min(sum(worth(word) for word in a), sum(worth(word) for word in b))
    larger = max(sum(worth(word) for word in a), sum(worth(word) for word in b))
    return shared / (smaller * larger) ** 0.5 if smaller > 0 else 0.0
