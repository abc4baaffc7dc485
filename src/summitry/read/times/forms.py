"""From lexemes to expressions: which forms fit, and what the words in them mean together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from summitry.read.times.lexemes import Lexeme
from summitry.read.times.makers import MAKERS
from summitry.read.times.meanings import Expression
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
    "direction": ("AGO", "SHORTOF", "NOWWORD", "BEFORE", "AFTER"),
    "often": ("OFTEN",),
    "ref": ("PAST", "PRESENT", "FUTURE", "PASTNOUN"),
    "fixed": ("CHRISTMAS",),
    "eve": ("EVE",),
}


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
