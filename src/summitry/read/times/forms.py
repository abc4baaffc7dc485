"""From lexemes to expressions: which forms fit, and what the words in them mean together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from summitry.read.times.lexemes import Lexeme
from summitry.read.times.meanings import Calendar, Expression, Length, Meaning, Repeat, Shift, Vague
from summitry.rules.times import Form, Rules

Groups = dict[str, tuple[int, int]]

# Which classes of words give a named group its meaning.
CLASSES: dict[str, tuple[str, ...]] = {
    "iso": ("ISODATE",),
    "slash": ("SLASHDATE",),
    "year": ("YEAR", "SMALLYEAR"),
    "era": ("ERA", "BC"),
    "two": ("TWO",),
    "month": ("MONTH",),
    "day": ("DOM", "DOMTH", "ORDINAL", "TODAY"),
    "weekday": ("WEEKDAY", "WEEKDAYS"),
    "season": ("SEASON",),
    "decade": ("DECADE", "NINETIES"),
    "century": ("DOMTH", "ORDINAL", "TENS"),
    "half": ("HX", "ORDINAL"),
    "quarter": ("QX", "ORDINAL", "DOMTH"),
    "fiscal": ("FYYEAR",),
    "edge": ("ENDS", "LATE", "LATTER", "EARLY", "REST"),
    "mod": ("MORE", "LEAST", "CLOSE", "APPROX", "CIRCA"),
    "share": ("ENDWORD",),
    "onward": ("ONWARD",),
    "relation": ("SAME", "THIS", "THAT", "LAST", "NEXT", "THEN", "PREVIOUS"),
    "daypart": ("DAYPART", "NIGHT", "TONIGHT"),
    "clock": ("CLOCK",),
    "hour": ("HOUR",),
    "hhmm": ("HHMM", "YEAR"),
    "meridiem": ("MERIDIEM",),
    "zone": ("ZONE",),
    "unit": ("UNIT1", "UNIT", "PLURAL", "DAYUNIT", "UNITX", "QUARTERS"),
    "few": ("PLURAL", "FEW", "VAGUE"),
    "direction": ("AGO", "NOWWORD", "BEFORE", "AFTER", "LATER"),
    "often": ("OFTEN",),
    "ref": ("PAST", "PRESENT", "FUTURE", "PASTNOUN"),
    "fixed": ("CHRISTMAS", "HOLIDAY"),
    "eve": ("EVE",),
}
AHEAD = {"last": -1, "previous": -1, "next": 1, "following": 1}
TIED = {"previous": "last", "last": "last", "following": "next", "next": "next"}


def expressions(rules: Rules, found: Sequence[Lexeme], letters: str, text: str) -> Iterator[Expression]:
    """The time expressions among the lexemes of one block, in order and apart from each other."""
    at = 0
    while gate := rules.gate.search(letters, at):
        start = gate.start()
        best: tuple[int, Form, Groups] | None = None
        for form in rules.forms:
            match = form.pattern.match(letters, start)
            if match and (best is None or match.end() > best[0]):
                groups = {name: match.span(name) for name, value in match.groupdict().items() if value}
                best = match.end(), form, groups
        if best is None or _doubtful(rules, found, start, best[0]):
            at = start + 1
            continue
        end, form, groups = best
        yield from _express(form, groups, found, start, end, text)
        at = end


def _doubtful(rules: Rules, found: Sequence[Lexeme], start: int, end: int) -> bool:
    """Whether a word that may be a time is more likely something else where it stands."""
    word = found[start].text
    if end - start > 1:
        return False
    if word in rules.short:
        return end == len(found) or found[end].text != "."
    return word in rules.doubtful and (start == 0 or found[start - 1].text not in rules.lead)


def _express(
    form: Form, groups: Groups, found: Sequence[Lexeme], start: int, end: int, text: str
) -> Iterator[Expression]:
    values = _values(groups, found)
    if form.kind != "range":
        event = next((span for name, span in groups.items() if name.startswith("event")), None)
        if event is not None:
            end = event[0]
        yield _expression(form, values, found, start, end, text)
        return
    spans = {name.split("__")[0]: span for name, span in groups.items() if name.startswith(("first", "second"))}
    sides = [
        _values({n: s for n, s in groups.items() if spans[side][0] <= s[0] and s[1] <= spans[side][1]}, found)
        for side in ("first", "second")
    ]
    first = {name: sides[1].get(name) for name in ("year", "month", "era", "unit", "direction")} | sides[0]
    second = {"month": sides[0].get("month")} | sides[1]
    if "two" in second:
        second["year"] = sides[0]["year"] // 100 * 100 + second.pop("two")
    for side, meant in (("first", first), ("second", second)):
        kept = {name: value for name, value in meant.items() if value is not None}
        yield _expression(form, kept, found, *spans[side], text)


def _expression(
    form: Form, values: dict[str, Any], found: Sequence[Lexeme], first: int, last: int, text: str
) -> Expression:
    start, end = found[first].start, found[last - 1].end
    kind = form.kind
    if kind == "range":
        kind = "shift" if "direction" in values else "length" if "unit" in values else "calendar"
    meaning = MAKERS[kind]({**form.constants, **values})
    before = found[first - 1].text if first else ""
    after = found[last].text if last < len(found) else ""
    return Expression(start, end, text[start:end], form.name, meaning, before, after)


def _values(groups: Groups, found: Sequence[Lexeme]) -> dict[str, Any]:
    """What each named group means. Of several words the last counts ("the 18th"); counts are added up."""
    values: dict[str, Any] = {}
    for name, (first, last) in sorted(groups.items(), key=lambda item: item[1]):
        base = name.split("__")[0]
        inside = found[first:last]
        if base == "count":
            values["count"] = count_of(inside)
        elif base == "century":
            values["century"] = sum(_meaning(lexeme, CLASSES["century"]) or 0 for lexeme in inside)
        elif base in CLASSES:
            means = [m for m in (_meaning(lexeme, CLASSES[base]) for lexeme in inside) if m is not None]
            if means:
                values[base] = means[-1]
                if base == "unit":
                    values["plural"] = "PLURAL" in inside[-1].meanings
            elif base == "fiscal":
                values["fiscal"] = True
            if (
                base == "half"
                and "LATTER" in inside[0].meanings
                and inside[0].text not in ("first", "early", "earlier")
            ):
                values["half"] = 2
    if "onward" in values:
        values["relation"] = values.pop("onward")
    return values


def _meaning(lexeme: Lexeme, classes: tuple[str, ...]) -> Any:
    return next((lexeme.meanings[name] for name in classes if name in lexeme.meanings), None)


def count_of(inside: Sequence[Lexeme]) -> float | None:
    """A number in words or figures: "twenty-five", "two and a half", "a", "2.5"; ``None`` where none is there."""
    total: float | None = None
    for lexeme in inside:
        means = lexeme.meanings
        if "HALFWORD" in means:
            total = (total or 0) + 0.5
        elif "CARDINAL" in means:
            value = means["CARDINAL"]
            total = value * max(total or 1, 1) if value in (100, 1000, 12) else (total or 0) + value
        elif "NUMBER" in means or "DECIMAL" in means:
            total = (total or 0) + means.get("NUMBER", means.get("DECIMAL"))
        elif "A" in means and total is None:
            total = 1
    return total


def _calendar(values: dict[str, Any]) -> Meaning:
    year = values.get("year")
    if values.get("era") == -1 and year:
        year = -year
    if "iso" in values:
        return _iso(values["iso"])
    if "slash" in values:
        return _slashes(values["slash"])
    short = "two" in values
    if short:
        year = values["two"]
    fiscal = values.get("fiscal")
    if isinstance(fiscal, int) and fiscal is not True:
        year = fiscal if fiscal > 99 else 2000 + fiscal
    century = values.get("century")
    if century and values.get("era") == -1:
        century = -century
    decade = values.get("decade")
    if decade and values.get("era") == -1:
        decade = -decade
    clock = values.get("clock")
    if clock:
        clock = clock.zfill(5)
    if "hour" in values:
        clock = f"{values['hour']:02d}:00"
    if "hhmm" in values:
        clock = f"{int(values['hhmm']):04d}"
        clock = f"{clock[:2]}:{clock[2:]}"
    if clock and "meridiem" in values:
        hour = int(clock[:2]) % 12 + values["meridiem"]
        clock = f"{hour:02d}{clock[2:]}"
    fixed = values.get("fixed")
    month, day = values.get("month"), values.get("day")
    if fixed:
        month, day = (int(part) for part in str(fixed).split("-"))
        day += values.get("eve", 0)
    return Calendar(
        year=year,
        month=month,
        day=day,
        weekday=values.get("weekday"),
        season=values.get("season"),
        half=values.get("half"),
        quarter=values.get("quarter"),
        decade=decade,
        century=century,
        fiscal=bool(fiscal),
        edge=values.get("edge"),
        mod=values.get("mod"),
        relation=values.get("relation"),
        daypart=values.get("daypart"),
        clock=clock,
        zone=values.get("zone") or "",
        short=short,
    )


def _iso(written: str) -> Meaning:
    date, _, clock = written.partition("t")
    year, month, day = (int(part) for part in date.split("-"))
    if not year or not 1 <= month <= 12:
        return Vague("")
    return Calendar(year=year, month=month, day=day, clock=clock[:5] or None)


def century_for(two: int) -> int:
    """The year that two figures mean: of this century up to 29, of the last from 30 on."""
    return 2000 + two if two < 30 else 1900 + two


def _slashes(written: str) -> Meaning:
    first, second, year = (int(part) for part in written.replace(".", "/").split("/"))
    year = year if year > 99 else century_for(year)
    if "." in written or first > 12:
        first, second = second, first
    elif second <= 12 and first != second:
        return Calendar(year=year)  # 4/10 is a day in April or in October: only the year is sure
    return Calendar(year=year, month=first, day=second) if 1 <= first <= 12 else Calendar(year=year)


def _shift(values: dict[str, Any]) -> Meaning:
    unit, relation = values.get("unit", "D"), values.get("relation")
    direction = values.get("direction")
    count: float | None = values.get("count")
    few = values.get("few")
    anchor = "now"
    if few is not None:
        unit, count = (few if few != "X" else unit), None
        sign = -1 if direction in ("ago", "earlier", "back") else 1
        anchor = "now" if direction == "ago" else "then"
        side = "past" if sign < 0 else "future"
        return Shift(unit, None, anchor, relation=side, mod=values.get("mod"), bare=few != "X")
    if "day" in values:
        count = values["day"]
        if direction:
            count += -1 if direction == "earlier" else 1
    elif direction:
        count = 1 if count is None else count
        anchor = {"ago": "now", "now": "now"}.get(direction, "then")
        if direction in ("ago", "earlier", "back"):
            count = -count
    elif relation:
        count = AHEAD.get(relation, 0)
        anchor = "now" if relation in ("this", "last", "next") else "then"
    return Shift(
        unit,
        count,
        anchor,
        edge=values.get("edge"),
        mod=values.get("mod"),
        daypart=values.get("daypart"),
        relation=relation,
    )


def _length(values: dict[str, Any]) -> Meaning:
    unit, count, relation = values.get("unit") or values.get("few") or "D", values.get("count"), values.get("relation")
    if "few" in values and "unit" not in values:
        count = None
    if "plus" in values:
        count += values["plus"]
    if "nth" in values:
        return Shift("D" if "daypart" in values else unit, None, "event", daypart=values.get("daypart"))
    if "share" in values:
        count = 1 if "count" not in values and "few" not in values and not values["plural"] else count
        return Length(unit, count, values.get("mod"), values["share"] or None)
    return Length(unit, count, values.get("mod"), TIED.get(relation or ""))


def _repeat(values: dict[str, Any]) -> Meaning:
    if "often" in values:
        return Repeat(values["often"])
    if "weekday" in values:
        return Repeat(f"XXXX-WXX-{values['weekday']}")
    if "season" in values:
        return Repeat(f"XXXX-{values['season']}")
    if "daypart" in values:
        return Repeat(f"XXXX-XX-XXT{values['daypart']}")
    if "month" in values:
        return Repeat(f"XXXX-{values['month']:02d}")
    return Repeat(
        {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(values.get("unit", ""), "XXXX-XX-XX")
    )


def _vague(values: dict[str, Any]) -> Meaning:
    return Vague(values["ref"])


MAKERS = {
    "calendar": _calendar,
    "shift": _shift,
    "length": _length,
    "repeat": _repeat,
    "vague": _vague,
}
