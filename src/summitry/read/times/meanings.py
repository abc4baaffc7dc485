"""What the words of a time expression mean, before it is known when they were said."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.model import Span


@dataclass(frozen=True, slots=True)
class Calendar:
    """A place in the calendar, as far as the words give it: "18 May", "the winter of 1962", "9 p.m.".

    ``year`` is negative before Christ, and below 100 where only its last two figures are told (``short``). ``decade``
    is any year of the decade meant, with no century where it is below 100; ``century`` counts from 1, negative before
    Christ. ``relation`` is how its place is pointed at ("last", "next", "this", "that", "same", "previous",
    "following"). ``edge`` is the part meant: ``START``, ``MID``, ``END``, ``REST``, ``LATER``, ``EARLIER``. ``clock``
    is ``HH:MM``, ``zone`` an offset such as ``-05``. ``joined``: the year is that of the time that it is joined to.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    half: int | None = None
    quarter: int | None = None
    decade: int | None = None
    century: int | None = None
    fiscal: bool = False
    edge: str | None = None
    mod: str | None = None
    relation: str | None = None
    daypart: str | None = None
    clock: str | None = None
    zone: str = ""
    short: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from somewhere: "two weeks ago", "the next day", "last month", "the day after the vote".

    ``count`` is ``None`` where it is vague, negative towards the past. ``anchor`` is ``now`` (the day of speaking),
    ``then`` (the time last told of) or ``event`` (what ``event`` spans in the text). ``bare`` units have not even
    a word such as "few" before them ("weeks later").
    """

    unit: str
    count: float | None
    anchor: str
    edge: str | None = None
    mod: str | None = None
    daypart: str | None = None
    relation: str | None = None
    event: Span | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: "two weeks".

    ``relation`` is ``last`` or ``next`` where it runs up to or on from now ("the past two weeks"), ``first`` or
    ``final`` where it opens or closes something longer ("the last week of August").
    """

    unit: str
    count: float | None
    mod: str | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A time that comes again and again; ``value`` as in TIMEX3: ``XXXX-WXX-2``."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that no calendar tells: ``PAST_REF``, ``PRESENT_REF``, ``FUTURE_REF`` or nothing at all."""

    value: str


Meaning = Calendar | Shift | Length | Repeat | Vague


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of time at ``start:end`` of the stored text, between the words ``before`` and ``after`` (in small letters).

    ``form`` is the name of the form that they stand in.
    """

    start: int
    end: int
    text: str
    form: str
    meaning: Meaning
    before: str
    after: str
