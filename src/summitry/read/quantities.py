"""Amounts stated in words and figures: money, power, shares, degrees, counts, multiples, in base units.

"$2.5 billion" is 2,500,000,000 ``USD``; "30 gigawatts" is 30 ``GW``; "more than 70 programs" is 70 ``programmes``;
"double" is 2 ``times``. A bare dollar sign is read as the dollar of the United States. Years, ordinals, lengths of
time, numbers of articles and resolutions, and the number of the parties ("the two leaders") are no amounts.
"""

from __future__ import annotations

import re
from typing import Final

from summitry.model import Quantity

MULTIPLIERS: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
SIGNS: Final = {
    "$": "USD",
    "us$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "s$": "SGD",
    "hk$": "HKD",
    "nt$": "TWD",
    "r$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
}
CURRENCIES: Final = {
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "american dollars": "USD",
    "australian dollars": "AUD",
    "canadian dollars": "CAD",
    "new zealand dollars": "NZD",
    "dollars": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "pounds sterling": "GBP",
    "pounds": "GBP",
    "sterling": "GBP",
    "yen": "JPY",
    "won": "KRW",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupees": "INR",
    "roubles": "RUB",
    "rubles": "RUB",
    "swiss francs": "CHF",
    "reais": "BRL",
    "rand": "ZAR",
    "krona": "SEK",
    "kroner": "NOK",
    "zloty": "PLN",
    "lira": "TRY",
}
CODES: Final = frozenset(
    (
        "USD",
        "AUD",
        "CAD",
        "NZD",
        "EUR",
        "GBP",
        "JPY",
        "KRW",
        "CNY",
        "INR",
        "RUB",
        "CHF",
        "BRL",
        "ZAR",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "TRY",
        "SGD",
    )
)
MEASURES: Final = {
    "gigawatt": "GW",
    "gw": "GW",
    "megawatt": "MW",
    "mw": "MW",
    "kilowatt": "kW",
    "terawatt": "TW",
    "percentage point": "percentage points",
    "percent": "percent",
    "per cent": "percent",
    "%": "percent",
    "degrees celsius": "degrees Celsius",
    "degree celsius": "degrees Celsius",
    "°c": "degrees Celsius",
    "degrees": "degrees Celsius",
    "degree": "degrees Celsius",
    "basis point": "basis points",
    "metric ton": "tonnes",
    "tonne": "tonnes",
    "ton": "tonnes",
    "gigaton": "gigatonnes",
    "barrel": "barrels",
    "cubic meter": "cubic metres",
    "cubic metre": "cubic metres",
    "hectare": "hectares",
    "square kilometer": "square kilometres",
    "square kilometre": "square kilometres",
    "kilometer": "kilometres",
    "kilometre": "kilometres",
    "mile": "miles",
}
TIMES: Final = {"double": 2.0, "doubling": 2.0, "triple": 3.0, "tripling": 3.0, "quadruple": 4.0, "halve": 0.5}
WORDS: Final = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SMALL: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_NOT_COUNTED = """
    year years month months week weeks day days hour hours minute minutes decade decades century
    centuries time times quarter quarters generation generations country countries leader leaders side
    sides nation nations minister ministers president presidents party parties state states government
    governments ally allies partner partners power powers sea seas january february march april may june
    july august september october november december am pm st nd rd th percent gmt et est plus
"""
NOT_COUNTED: Final = frozenset(_NOT_COUNTED.split())
_THINGS = """
    aircraft ambulances astronauts aeroplanes planes jets helicopters drones ships vessels boats ferries frigates
    destroyers submarines icebreakers satellites missiles launchers batteries reactors plants factories hospitals
    clinics schools embassies consulates bases ports bridges airports soldiers troops battalions brigades squadrons
    officers hostages prisoners
"""
THINGS: Final = frozenset(_THINGS.split())
"""What is counted one by one: of these, even two or three are an amount."""
SPELLING: Final = {"program": "programmes", "programs": "programmes", "programme": "programmes"}

_FIGURE = r"\d+\s+\d/\d|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_MULTIPLIER = r"hundred|thousand|million|billion|trillion|mn|bn|tn"
_WORD = "|".join([*WORDS, *SMALL])
_NUMBER = (
    rf"(?P<figure>{_FIGURE}|(?<![\w-])(?:{_WORD}|a(?=\s+(?:{_MULTIPLIER}))))(?:[\s-]*(?P<multiplier>{_MULTIPLIER})\b)?"
)
_SIGN = "|".join(sorted((re.escape(sign) for sign in SIGNS), key=len, reverse=True))
_CURRENCY = "|".join(name.replace(".", r"\.").replace(" ", r"\s+") for name in CURRENCIES)
_MEASURE = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(MEASURES, key=len, reverse=True))
MONEY: Final = re.compile(
    rf"(?<!\w)(?:(?P<sign>{_SIGN})\s?(?P<code>USD|AUD)?\s?|(?P<lead>{'|'.join(sorted(CODES))})\s?)"
    rf"(?P<amount>{_FIGURE})(?:[\s-]*(?P<times>{_MULTIPLIER}|[mbk])\b)?",
    re.I,
)
NAMED: Final = re.compile(rf"(?<![\w.,$€£¥]){_NUMBER}\s+(?P<currency>{_CURRENCY}|{'|'.join(sorted(CODES))})\b", re.I)
MEASURED: Final = re.compile(rf"(?<![\w.,$€£¥]){_NUMBER}[\s-]*(?P<measure>{_MEASURE})(?:s\b|(?!\w))", re.I)
MULTIPLE: Final = re.compile(rf"\b({'|'.join(TIMES)})\s+(?=(?!digit|check|standard|taxation|down|back)\w)", re.I)
COUNTED: Final = re.compile(
    rf"(?<![\w.,$€£¥/+-])(?P<more>(?:more\s+than|over|at\s+least|up\s+to|nearly|almost|some|about|around|additional|another)\s+)?"
    rf"{_NUMBER}(?![\w%/+:°])(?P<noun>(?:\s+(?!and\b|or\b|of\b|in\b|by\b|to\b|for\b|on\b|at\b|is\b|are\b|will\b|with\b|as\b)"
    rf"[A-Za-z][\w’'-]*){{1,4}})",
    re.I,
)
_AFTER_NAME = re.compile(
    r"\b(?:resolution|unscr|unsc|resolutions|article|articles|section|chapter|paragraph|phase|page|no\.|number|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|cop|in|since|by|until|through|from|before|after"
    r"|fiscal\s+year|fy|day|round|track|group|title|annex|agenda|horizon|vision|act)\s*$",
    re.I,
)


def quantity(text: str) -> Quantity | None:
    """The amount that ``text`` states first among those of the most telling kind, or ``None``.

    Money tells most, then measures and multiples, then counts.
    """
    return next(iter(quantities(text)), None)


def quantities(text: str) -> tuple[Quantity, ...]:
    """All amounts of ``text``: money, then measures and multiples, then counts, each in the order of the text."""
    taken: list[tuple[int, int]] = []
    found: list[Quantity] = []

    def keep(match: re.Match[str], value: float, unit: str, end: int | None = None) -> None:
        span = match.start(), end or match.end()
        if not any(span[0] < other[1] and other[0] < span[1] for other in taken):
            taken.append(span)
            found.append(Quantity(value, unit, " ".join(text[span[0] : span[1]].split())))

    for match in MONEY.finditer(text):
        unit = (match["code"] or match["lead"] or SIGNS[match["sign"].lower()]).upper()
        keep(match, _number(match["amount"], match["times"]), unit)
    for match in NAMED.finditer(text):
        name = " ".join(match["currency"].lower().split())
        keep(match, _number(match["figure"], match["multiplier"]), CURRENCIES.get(name, name.upper()))
    for match in MEASURED.finditer(text):
        name = " ".join(match["measure"].lower().split())
        keep(match, _number(match["figure"], match["multiplier"]), MEASURES[name])
    for match in MULTIPLE.finditer(text):
        keep(match, TIMES[match[1].lower()], "times")
    for match in COUNTED.finditer(text):
        counted = _counted(text, match)
        if counted is not None:
            unit, end = counted
            keep(match, _number(match["figure"], match["multiplier"]), unit, end)
    return tuple(found)


def _number(figure: str, multiplier: str | None) -> float:
    word = figure.lower()
    whole, _, part = figure.replace(",", "").partition(" ")
    base = WORDS.get(word) or SMALL.get(word) or (1 if word == "a" else float(whole))
    if "/" in part:
        base += int(part.split("/")[0]) / int(part.split("/")[1] or 1)
    return round(base * MULTIPLIERS[multiplier.lower()], 6) if multiplier else float(base)


def _counted(text: str, match: re.Match[str]) -> tuple[str, int] | None:
    """What is counted by a bare number, as (unit, end of the wording); ``None`` where the number counts nothing."""
    figure, words = match["figure"], match["noun"].split()
    large = match["multiplier"] is not None
    small = figure.lower() in SMALL or figure in "0123456789"
    if small and not large and not match["more"] and not any(word.lower() in THINGS for word in words):
        return None
    if not large and re.fullmatch(r"(?:19|20)\d\d", figure) and not match["more"]:
        return None
    if not match["more"] and _AFTER_NAME.search(text, max(0, match.start() - 24), match.start()):
        return None
    for number, word in enumerate(words):
        if word.lower() in NOT_COUNTED:
            return None
        if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s", "’s", "ous")):
            end = match.start("noun") + re.match(rf"(?:\s+\S+){{{number + 1}}}", match["noun"]).end()  # type: ignore[union-attr]
            return SPELLING.get(word.lower(), word.lower()), end
        if word.lower() in ("people", "personnel", "staff"):
            return word.lower(), match.end()
    return None
