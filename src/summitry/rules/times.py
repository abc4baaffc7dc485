"""The words of time and the forms that they stand in, from ``times.yaml``.

A word may belong to several classes; all words with the same set of classes share one letter of an alphabet made up for
the purpose, so that a text becomes a string of letters and a form becomes an ordinary regular expression over it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any

import yaml

UNKNOWN = "UNKNOWN"
NUMERALS = (
    ("MARK",),
    ("CLOCK",),
    ("ISODATE",),
    ("SLASHDATE",),
    ("DECADE",),
    ("DECIMAL",),
    ("FYYEAR",),
    ("NTH",),
    ("NTH", "DOMTH"),
    ("NUMBER",),
    ("NUMBER", "SMALLYEAR"),
    ("NUMBER", "SMALLYEAR", "YEAR"),
    ("NUMBER", "SMALLYEAR", "HHMM"),
    ("NUMBER", "SMALLYEAR", "TWO"),
    ("NUMBER", "SMALLYEAR", "DOM", "HOUR"),
    ("NUMBER", "SMALLYEAR", "TWO", "DOM"),
    ("NUMBER", "SMALLYEAR", "TWO", "DOM", "HOUR"),
    ("TWO", "DOM", "HOUR"),
    ("TWO", "HOUR"),
)
"""The sets of classes that numerals fall into, as ``summitry.read.times.lexemes`` tells them apart."""

PART = re.compile(r"\{([a-z]+)\}")
"""A named piece of a form."""
FIRST_LETTER = 0x4E00
"""Where the made-up alphabet begins: letters that regular expressions give no meaning to."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which words of time stand together.

    ``kind`` is the kind of meaning (``calendar``, ``range``, ``shift``, ``length``, ``repeat``, ``vague``), ``pattern``
    the compiled form over letters, ``constants`` what the form itself means beside its words. ``example`` is a sentence
    and ``means`` the expressions to be found in it with their values.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    constants: Mapping[str, Any]
    example: str
    means: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules as they are used.

    ``words`` gives each word's classes with what it means in each, ``letters`` the letter of a set of classes. ``gate``
    fits wherever any form does. Classes in ``capital`` need a capital letter; ``doubtful`` words count alone only after
    one of ``lead``, ``short`` ones with a full stop. ``kin`` are sets of words for one and the same occasion,
    ``staging`` the verbs that hold, begin or end an act, ``futurate`` those whose present tense tells of coming days,
    ``planning`` words whose infinitive is still to come, ``speech`` verbs of speaking.
    ``fiscal`` gives each state the month that its fiscal year opens in and whether the year that it ends in gives it
    its number.
    """

    words: Mapping[str, Mapping[str, Any]]
    letters: Mapping[frozenset[str], str]
    forms: tuple[Form, ...]
    gate: re.Pattern[str]
    capital: frozenset[str]
    doubtful: frozenset[str]
    lead: frozenset[str]
    short: frozenset[str]
    kin: tuple[frozenset[str], ...]
    staging: frozenset[str]
    futurate: frozenset[str]
    planning: frozenset[str]
    speech: frozenset[str]
    fiscal: Mapping[str, tuple[int, bool]]


@cache
def rules() -> Rules:
    """The rules, read once. Raises ``KeyError`` where a form names a class that there is not."""
    data = yaml.load(files("summitry.rules").joinpath("times.yaml").read_text("utf-8"), yaml.CSafeLoader)
    words: dict[str, dict[str, Any]] = {}
    for name, members in data["words"].items():
        for word, meaning in members.items():
            words.setdefault(str(word), {})[name] = meaning
    capital = frozenset(data["capital"])
    sets = [frozenset((UNKNOWN,)), *map(frozenset, NUMERALS)]
    for meanings in words.values():
        sets += [frozenset(meanings), frozenset(meanings) - capital]
    letters = dict(zip(dict.fromkeys(filter(None, sets)), map(chr, count(FIRST_LETTER)), strict=False))
    members_of: dict[str, str] = {}
    for names, letter in letters.items():
        for name in names:
            members_of[name] = members_of.get(name, "") + letter
    forms = []
    sources = []
    for row in data["forms"]:
        source = _spelled(row["form"], data["parts"], members_of)
        sources.append(re.sub(r"\?P<\w+>", "?:", source))
        means = {str(text): str(value) for text, value in row["means"].items()}
        forms.append(Form(row["name"], row["kind"], re.compile(source), row.get("with", {}), row["example"], means))
    gate = re.compile(f"(?![{letters[frozenset((UNKNOWN,))]}])(?:{'|'.join(sources)})")
    doubtful, lead = frozenset(map(str, data["doubtful"])), frozenset(map(str, data["lead"]))
    fiscal = {state: (int(month), bool(by_end)) for state, (month, by_end) in data["fiscal"].items()}
    kin = tuple(map(frozenset, data["kin"]))
    short, staging, futurate = (frozenset(data[name]) for name in ("short", "staging", "futurate"))
    planning, speech = frozenset(data["planning"]), frozenset(data["speech"])
    return Rules(
        words,
        letters,
        tuple(forms),
        gate,
        capital,
        doubtful,
        lead,
        short,
        kin,
        staging,
        futurate,
        planning,
        speech,
        fiscal,
    )


def _spelled(form: str, parts: Mapping[str, str], members_of: Mapping[str, str]) -> str:
    """A form as a regular expression over letters. A name kept twice is numbered: ``day__1``, ``day__2``."""
    while PART.search(form):
        form = PART.sub(lambda m: f"(?:{parts[m[1]]})", form)
    numbers = count(1)
    form = re.sub(r"\b([a-z]+):\((?:\?:)?", lambda m: f"(?P<{m[1]}__{next(numbers)}>", form)
    form = re.sub(r"\b([a-z]+):([A-Z]\w*)", lambda m: f"(?P<{m[1]}__{next(numbers)}>{m[2]})", form)
    form = re.sub(r"(?<![\w<])([A-Z][A-Z0-9]+|[AS])(?!\w)", lambda m: f"[{members_of[m[1]]}]", form)
    return form.replace(" ", "")
