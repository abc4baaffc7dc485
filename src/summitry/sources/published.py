"""When a document was published, as its metadata or the person who hands it over say: an interval with its place.

A day stands as it is. A moment with a zone becomes the day that it was where it was published: by the offset that it is
written with, by the outlet's own offset where the zone is UTC, and else by the two days that it may have been.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_tz

import yaml

from summitry.errors import NotFound, UsageError
from summitry.model import Interval
from summitry.rules.outlets import utc_offsets

_WEST, _EAST = -10, 13  # hours from UTC at the ends of the inhabited world: Hawaii, New Zealand in summer
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_YEAR = re.compile(r"((?:19|20)\d\d)\Z")
_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?\Z", re.I
)
_NAMES = {
    name: i % 12 + 1
    for i, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
}
_WORDS = re.compile(
    r"(?:[A-Za-z]+day,? )?(?:(?P<m1>[A-Za-z]{3,9})\.? (?P<d1>\d{1,2})(?:st|nd|rd|th)?,? (?P<y1>\d{4})|"
    r"(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?P<m2>[A-Za-z]{3,9})\.?,? (?P<y2>\d{4}))(?:\b.*)?\Z"
)


def stated(value: str, place: str, publisher: str | None = None) -> Interval | None:
    """The interval of days that ``value`` gives, or ``None`` where it is no date.

    ``place`` names where the value stands ("the front matter's date"); it opens the interval's ``why``. ``publisher``
    is the outlet, whose own offsets place a moment given in UTC.
    """
    value = " ".join(value.split())
    found = _moment(value, place, publisher) or _plain(value, place) or _mail(value, place, publisher)
    return found or _in_words(value, place)


def narrowest(*dates: Interval | None) -> Interval | None:
    """The first of the narrowest intervals given, each of which may be ``None``."""
    known = [interval for interval in dates if interval is not None]
    return min(known, key=_width) if known else None


def _width(interval: Interval) -> int:
    if interval.earliest is None or interval.latest is None:
        return 1_000_000
    return (date.fromisoformat(interval.latest) - date.fromisoformat(interval.earliest)).days


def _interval(first: date, last: date, why: str) -> Interval:
    return Interval("", first.isoformat(), last.isoformat(), "explicit", why)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(value: str, place: str) -> Interval | None:
    if match := _DAY.match(value):
        day = _calendar(*map(int, match.groups()))
        return _interval(day, day, f"{place} gives {value}") if day else None
    if match := _MONTH.match(value):
        first = _calendar(int(match[1]), int(match[2]), 1)
        if first:
            after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return _interval(first, after - timedelta(days=1), f"{place} gives the month {value}")
    if match := _YEAR.match(value):
        year = int(match[1])
        return _interval(date(year, 1, 1), date(year, 12, 31), f"{place} gives the year {value}")
    return None


def _moment(value: str, place: str, publisher: str | None) -> Interval | None:
    match = _MOMENT.match(value)
    if match is None:
        return None
    try:
        local = datetime(*(int(part or 0) for part in match.groups()[:6]))  # type: ignore[arg-type]
    except ValueError:
        return None
    zone = match[7]
    if zone is None:
        return _interval(local.date(), local.date(), f"{place} gives {value}, with no zone: the day as written")
    if zone.upper() in ("Z", "UTC", "GMT") or re.fullmatch(r"[+-]00(?::?00)?", zone):
        return _from_utc(local, value, place, publisher)
    return _interval(local.date(), local.date(), f"{place} gives {value}: the local day by its own zone")


def _from_utc(moment: datetime, value: str, place: str, publisher: str | None) -> Interval:
    offsets = utc_offsets(publisher) if publisher else None
    west, east = offsets or (_WEST, _EAST)
    first, last = ((moment + timedelta(hours=hours)).date() for hours in (west, east))
    if first == last:
        whose = f"{publisher}'s local day" if offsets else "the same day everywhere"
        return _interval(first, last, f"{place} gives {value}: {whose}")
    return _interval(first, last, f"{place} gives {value}, in UTC: where it was published the day may be either")


def _mail(value: str, place: str, publisher: str | None) -> Interval | None:
    """A moment as mail and RSS write it: "Wed, 03 Apr 2024 21:15:00 +0900"."""
    if not re.match(r"(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d?:\d\d", value):
        return None
    parsed = parsedate_tz(value)
    if parsed is None:
        return None
    try:
        local = datetime(*parsed[:6])
    except ValueError:
        return None
    if parsed[9] is None:
        return _interval(local.date(), local.date(), f"{place} gives {value}, with no zone: the day as written")
    if parsed[9] == 0:
        return _from_utc(local, value, place, publisher)
    return _interval(local.date(), local.date(), f"{place} gives {value}: the local day by its own zone")


def _in_words(value: str, place: str) -> Interval | None:
    match = _WORDS.match(value)
    if match is None:
        return None
    month = _NAMES.get((match["m1"] or match["m2"])[:3].casefold())
    day = _calendar(int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"])) if month else None
    return _interval(day, day, f"{place} gives {value}") if day else None


def published_dates(value: str) -> str | dict[str, str]:
    """What ``--published`` says: a day for all documents, or a day for each file's base name or ID behind ``#``.

    ``value`` is an ISO day, or the path of a YAML file that maps names to days. Raises ``NotFound`` where it is
    neither, ``UsageError`` where the file is no map or an entry of it is no day.
    """
    if _DAY.match(value):
        return _day(value, "--published")
    try:
        with open(value, encoding="utf-8") as stream:
            content = yaml.load(stream, Loader=yaml.CBaseLoader)
    except OSError:
        raise NotFound(
            value, "it is neither a day nor a readable file", "Give a day as YYYY-MM-DD, or a YAML file of NAME: DAY"
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise UsageError(f"{value}: it is not YAML ({reason}). Write a line NAME: DAY for each document") from None
    if not isinstance(content, dict):
        raise UsageError(f"{value}: it is not a map. Write a line NAME: DAY for each document")
    return {str(name): _day(day, f"{value}: {name}") for name, day in content.items()}


def _day(value: object, place: str) -> str:
    found = _DAY.match(value.strip()) if isinstance(value, str) else None
    day = _calendar(*map(int, found.groups())) if found else None
    if day is None:
        raise UsageError(f"{place}: {value!r} is no day. Write it as YYYY-MM-DD")
    return day.isoformat()
