"""An event as one passage tells it, brought down to what two tellings are compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summitry.dates import number
from summitry.link.items import Telling
from summitry.link.wording import content, stem
from summitry.model import EventMention, Party, Status
from summitry.rules.bodies import members

YEAR = 400
SMALL_GROUP = 21
"""Members of a group whose leaders all meet when it meets, at most: the G20 and APEC, not NATO."""

TO_COME: frozenset[Status] = frozenset({"scheduled", "expected", "proposed", "possible", "conditional"})
BEEN: frozenset[Status] = frozenset({"occurred", "ongoing"})

_WEEKDAYS = {name: at for at, name in enumerate(("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"), start=1)}
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})day\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"(?:\w+\W+){0,3}?(?:meetings|visits|calls|summits|trips|conversations|exchanges|dialogues|consultations)\b",
    re.IGNORECASE,
)
"""Several meetings, as the word that names the act or shortly after it: "held a dozen calls"."""
_OFTEN = re.compile(
    r"\b(?:times|regular(?:ly)?|frequent(?:ly)?|repeated(?:ly)?|often|annual(?:ly)?|"
    r"(?:every|each) (?:\w+ )?(?:day|week|month|quarter|year|time))\b",
    re.IGNORECASE,
)
_KILLING = re.compile(r"(?:kill|assassinat|murder|slay|slain|execut|behead)", re.IGNORECASE)
_MANY_SIDED = re.compile(
    r"\b(?:trilateral|three-way|quadrilateral|four-way|multilateral|quad|G-?7|G-?20|summit|conference|also involving|"
    r"join(?:s|ed)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EventTraits:
    """What two tellings of an event are compared by.

    ``first`` and ``last`` bound the days that it can have been, as days since 1970, by its own date or else by its
    document's; ``sure`` is true where its own date does. ``told`` are the days that its document can be of. ``on``
    is the weekday that it is said to fall on, 1 for Monday. ``killed`` are the persons whose death it tells.
    ``alone`` is the key of a telling that stands for no single event ("met a dozen times"), and is empty else.
    """

    plover: str
    mode: str | None
    status: Status
    states: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    first: int | None
    last: int | None
    sure: bool
    on: int | None
    place: str | None
    act: str
    killed: tuple[str, ...]
    words: tuple[str, ...]
    many: bool
    told: tuple[int, int] | None
    document: str
    at: int
    alone: str


def traits_of(telling: Telling[EventMention]) -> EventTraits:
    """The traits of one telling."""
    mention = replace(telling.mention, parties=_known(telling.mention.parties))
    many = bool(_MANY_SIDED.search(telling.quote))
    states = _sides(mention, many)
    first, last, sure = _days(telling)
    start, end = (offset - mention.span[0] for offset in mention.trigger)
    trigger = telling.quote[max(start, 0) : max(end, 0)]
    background = not sure and mention.plover == "ASSAULT" and trigger[-3:] not in ("ing",) and len(states) == 2
    several = mention.plover == "CONSULT" and (
        _is_several(mention, telling.quote, trigger) or any(p.actor.startswith("anon:") for p in mention.parties)
    )
    own = _members(states) or mention.mode == "multilateral"
    alone = several or len(states) < (2 if mention.plover == "CONSULT" and not own else 1)
    if background:
        first = last = None
    return EventTraits(
        plover=mention.plover,
        mode=mention.mode,
        status=mention.status,
        states=states,
        people=tuple(sorted({(p.state or "", p.actor) for p in mention.parties if p.actor.startswith("person:")})),
        sources=tuple(sorted({_side(p) for p in mention.parties if p.role == "source"})),
        targets=tuple(sorted({_side(p) for p in mention.parties if p.role == "target"})),
        first=first,
        last=last,
        sure=sure,
        on=_weekday(mention.date.text) if mention.date else None,
        place=mention.place.name.casefold() if mention.place and mention.place.name else None,
        act=stem(trigger) if trigger else "",
        killed=_killed(mention, trigger),
        words=() if background or mention.plover == "CONSULT" else tuple(sorted(set(content(telling.quote)))),
        many=many,
        told=None if background else _told(telling),
        document="" if background else telling.source.id,
        at=0 if background else mention.trigger[0],
        alone=telling.key if alone else "",
    )


def _known(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties without the unnamed who come with a named person of their state, or of no state that is known."""
    named = {p.state for p in parties if p.actor.startswith("person:")}
    return tuple(p for p in parties if not p.actor.startswith("anon:") or (p.state and p.state not in named))


def _is_several(mention: EventMention, quote: str, trigger: str) -> bool:
    """True for what stands for no single meeting; a journey is one, for however many meetings it is made."""
    if _OFTEN.search(quote):
        return True
    after = trigger if mention.mode == "visit" else quote[max(mention.trigger[0] - mention.span[0], 0) :]
    return bool(_SEVERAL.match(after))


def _side(party: Party) -> str:
    return party.state or party.actor


def _sides(mention: EventMention, many: bool) -> tuple[str, ...]:
    """The parties' states and bodies. At a small group's own meeting the group stands for its members."""
    sides = {_side(p) for p in mention.parties}
    if mention.plover == "CONSULT":
        for group in sorted(sides):
            inside = sides & set(members(group))
            if len(inside) > 1 or (inside and many and len(members(group)) <= SMALL_GROUP):
                sides -= inside
    return tuple(sorted(sides))


def _killed(mention: EventMention, trigger: str) -> tuple[str, ...]:
    if mention.plover != "ASSAULT" or not _KILLING.match(trigger) or mention.status not in BEEN:
        return ()
    return tuple(sorted({p.actor for p in mention.parties if p.role == "target" and p.actor.startswith("person:")}))


def _members(sides: tuple[str, ...]) -> bool:
    return any(members(side) for side in sides)


def _days(telling: Telling[EventMention]) -> tuple[int | None, int | None, bool]:
    """The days that an event can have been, and whether its own date tells them."""
    date, published = telling.mention.date, telling.source.published
    if date is not None and date.basis != "unresolved" and date.earliest and date.latest:
        return number(date.earliest), number(date.latest), True
    first = number(date.earliest) if date and date.earliest else None
    last = number(date.latest) if date and date.latest else None
    if published is not None:
        if telling.mention.status in TO_COME and first is None and published.earliest:
            first = number(published.earliest)
        if telling.mention.status in TO_COME and last is None and published.latest and date is not None:
            last = number(published.latest) + YEAR
        if telling.mention.status in BEEN and last is None and published.latest:
            last = number(published.latest)
    return first, last, False


def _told(telling: Telling[EventMention]) -> tuple[int, int] | None:
    published = telling.source.published
    if published is None or published.earliest is None or published.latest is None:
        return None
    return number(published.earliest), number(published.latest)


def _weekday(text: str) -> int | None:
    found = _WEEKDAY.search(text)
    return _WEEKDAYS[found.group(1).lower()] if found else None
