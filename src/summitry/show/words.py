"""Dates, parties and passages in words for people: British order, whole intervals, "not known" for what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from summitry.dates import days_in_month, parts
from summitry.link.items import Score
from summitry.model import Day, Interval, Party
from summitry.rules.months import MONTHS

UNKNOWN = "date not known"


def day(value: Day) -> str:
    """``2024-04-10`` as "10 April 2024"; ``-0499`` as "499 BC"."""
    year, month, number = parts(value)
    return f"{number} {MONTHS[month - 1]} {_year(year)}"


def when(interval: Interval | None) -> str:
    """An interval in as few words as it needs: a day, a month, a year, a span, an open side, or "date not known"."""
    if interval is None or (interval.earliest is None and interval.latest is None):
        return f"“{interval.text}”, {UNKNOWN}" if interval is not None and interval.text else UNKNOWN
    if interval.earliest is None:
        return f"by {day(interval.latest or '')}"
    if interval.latest is None:
        return f"from {day(interval.earliest)} on"
    if interval.is_day:
        return day(interval.earliest)
    return _span(interval.earliest, interval.latest)


def _span(low: Day, high: Day) -> str:
    (y1, m1, d1), (y2, m2, d2) = parts(low), parts(high)
    whole = d1 == 1 and d2 == days_in_month(y2, m2)
    if whole and (y1, m1) == (y2, m2):
        return f"{MONTHS[m1 - 1]} {_year(y1)}"
    if whole and m1 == 1 and m2 == 12:
        return _year(y1) if y1 == y2 else f"{_year(y1)} to {_year(y2)}"
    if whole:
        return f"{MONTHS[m1 - 1]}{'' if y1 == y2 else ' ' + _year(y1)} to {MONTHS[m2 - 1]} {_year(y2)}"
    if (y1, m1) == (y2, m2):
        return f"{d1} to {d2} {MONTHS[m1 - 1]} {_year(y1)}"
    if y1 == y2:
        return f"{d1} {MONTHS[m1 - 1]} to {d2} {MONTHS[m2 - 1]} {_year(y1)}"
    return f"{day(low)} to {day(high)}"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{-year} BC"


def names(parties: Iterable[Party], name: Callable[[str], str]) -> str:
    """Parties by name, each once, joined as a sentence would: "Japan, the Philippines and the United States"."""
    return joined(dict.fromkeys(name(party.actor) for party in parties))


def joined(words: Iterable[str]) -> str:
    """Words as a sentence would list them."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + (f" and {listed[-1]}" if listed else "")


def scored(score: Score) -> str:
    """A score with who gave it and why: "+1 by Ada, rubric 2 (the hotline was opened)"."""
    rubric = f", rubric {score.rubric}" if score.rubric else ""
    why = f" ({score.why})" if score.why else ""
    return f"{('−1', '0', '+1')[score.value + 1]} by {score.by}{rubric}{why}"


def quoted(text: str, limit: int = 320) -> str:
    """A passage on one line in quotation marks, cut at a word with an ellipsis where it is longer than ``limit``."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"
