"""Where and when, as a page says it above its text or at its opening: datelines, lines of date and hour, of place."""

from __future__ import annotations

import re
from functools import cache

from summitry.rules.outlets import outlet
from summitry.rules.regions import shows
from summitry.rules.states import states

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_CITY = r"[A-Z][A-Z.’'\-]+(?: [A-Z][A-Z.’'\-]+){0,3}"
_PLACE = r"[A-Z][\w.’'\-]+(?: (?:[A-Z][\w.’'\-]+|de|of|and)){0,4}"
_SOURCE = r"\((?P<source>[A-Z][\w .&/’'-]{1,40})\)"
_DASH = r" ?(?:—|–|--|-)+"

_OPENINGS = (
    re.compile(rf"\((?:{_CITY})(?:, {_PLACE})?\){_DASH} ?"),
    re.compile(rf"{_PLACE}(?:, {_PLACE})?(?:, {_DAY})? {_SOURCE}{_DASH} "),
    re.compile(rf"{_PLACE}(?:, {_PLACE})?, {_DAY}{_DASH} "),
    re.compile(rf"{_DAY} {_SOURCE}{_DASH} "),
)
_BARE_SOURCE = re.compile(rf"{_SOURCE}{_DASH} ?")
_CAPITALS = re.compile(rf"(?P<city>{_CITY})(?P<state>, {_PLACE})?{_DASH} ")
# Words in capitals before a dash that name no city: initials of bodies, and labels that papers and offices put first.
_NO_CITIES = frozenset(
    (
        *("ASEAN", "UNESCO", "UNICEF", "UNHCR", "AUKUS", "ECOWAS", "EURATOM", "INTERPOL", "BRICS", "MERCOSUR"),
        *(
            "BREAKING",
            "EXCLUSIVE",
            "UPDATE",
            "ANALYSIS",
            "OPINION",
            "CORRECTED",
            "EXPLAINER",
            "WATCH",
            "REMARKS",
            "NEWS",
        ),
        *("STATEMENT", "READOUT", "TRANSCRIPT", "MEMORANDUM", "RELEASE", "SHEET", "REPORT", "SUMMARY", "NOTE"),
    )
)
_CITY_LETTERS = 5
_LINE = 90  # code points

_DATE_LINE = re.compile(
    rf"(?:{_PLACE}(?:, {_PLACE})?(?:,? | [-|–—] ))?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"{_DAY},?(?: \d{{4}})?"
    r"(?:(?:,| [-|–—])? (?:at )?\d{1,2}[:.]\d\d.{0,20})?(?: \|.{0,60})?\Z"
)
_PLACE_LINE = re.compile(rf"{_PLACE}, {_PLACE}(?:, {_PLACE})?\Z")
_NAMED = r"(?:[A-Z\d][\w.’'&\-]*|of|the|and|in|at|to|en|route|de|via)"
_ROOM = re.compile(rf"{_NAMED}(?:,? {_NAMED}){{0,9}}\Z")


def dateline_end(text: str) -> int:
    """Where the dateline that opens ``text`` ends ("TOKYO, March 3 (Agency) - "), 0 where none does."""
    match = _dateline(text)
    return match.end() if match else 0


def dateline_source(text: str) -> str | None:
    """The agency in brackets that the dateline opening ``text`` names, or ``None``."""
    match = _dateline(text)
    return match.groupdict().get("source") if match else None


def _dateline(text: str) -> re.Match[str] | None:
    for opening in _OPENINGS:
        if match := opening.match(text):
            return match
    match = _BARE_SOURCE.match(text)
    if match and outlet(match["source"]):
        return match
    match = _CAPITALS.match(text)
    return match if match and (match["state"] or _is_city(match["city"])) else None


def _is_city(capitals: str) -> bool:
    """True for a city's name in capitals; a short one might be a body's initials unless a government sits there."""
    if capitals.casefold() in _seats():
        return True
    return len(capitals) >= _CITY_LETTERS and capitals.rpartition(" ")[2] not in _NO_CITIES


@cache
def _seats() -> frozenset[str]:
    return frozenset(seat.casefold() for state in states().values() for seat in state.seats)


def is_date_line(text: str) -> bool:
    """True for a line that gives nothing but a date or an hour, and perhaps a place with it."""
    return len(text) < 120 and (shows("dateline", text) or bool(_DATE_LINE.match(text)))


def is_hour_line(text: str) -> bool:
    """True for a line that gives an hour, or the way in which a briefing was held."""
    return len(text) < _LINE and shows("dateline", text)


def is_place_line(text: str) -> bool:
    """True for a line that gives a town with its country or state, or a seat of government, and nothing else."""
    return len(text) < _LINE and (bool(_PLACE_LINE.match(text)) or text.casefold() in _seats())


def may_be_place(text: str) -> bool:
    """True for a line that a room, a building or a town may stand on: names only, and nothing said."""
    return len(text) < _LINE and not text.endswith(":") and bool(_ROOM.match(text))
