"""Which words name which act: the rules of ``events.yaml``, indexed by lemma."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Frame = Literal["act", "mutual", "visit", "host", "suffer"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One act: its PLOVER type and mode, how its places map to roles, and what else the clause must show.

    ``objects`` and ``subjects`` are lemmas, one of which must head the verb's object or subject (empty: any); among
    them ``actor`` lets anybody who acts pass, ``person`` any person. ``complements`` are clauses that do instead of
    an object: ``to`` (an infinitive), ``somebody to``, ``that``, ``must`` (somebody must), ``will not``,
    ``damning`` (what is said of it condemns it). ``joint`` asks for two parties or more, ``people`` for a person as
    the doer. ``content`` says that what the act is about is wished or feared, and so no act of its own. ``bare``
    keeps the word to its plain use ("called the president", not "called for talks"), ``statal`` to its passive
    without a doer, whose subject is then the doer ("is committed to"). ``intransitive`` wants no object,
    ``carried`` a verb that carries the noun ("formed an alliance", not "the alliance"), ``two`` a doer and somebody
    else it is done to.
    """

    number: int
    plover: str
    mode: str | None
    frame: Frame
    objects: frozenset[str]
    subjects: frozenset[str]
    purposes: frozenset[str]
    complements: frozenset[str]
    joint: bool
    people: bool
    content: bool
    bare: bool
    statal: bool
    intransitive: bool
    carried: bool
    two: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to word a rule: the ``also`` words must all stand by the verb; one of ``near`` by the noun."""

    rule: Rule
    also: tuple[str, ...] = ()
    near: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The wordings of all rules by the lemma of their verb, adjective or noun, in the order of the file."""

    verbs: dict[str, list[Wording]]
    adjectives: dict[str, list[Wording]]
    nouns: dict[str, list[Wording]]


@cache
def _data() -> dict[str, Any]:
    text = files("summitry.rules").joinpath("events.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def lexicon() -> Lexicon:
    """The rules, loaded and indexed once."""
    data = _data()
    classes: dict[str, list[str]] = data["classes"]
    found = Lexicon({}, {}, {})
    for number, row in enumerate(data["rules"]):
        rule = Rule(
            number=number,
            plover=row["type"],
            mode=row.get("mode"),
            frame=row.get("frame", "act"),
            objects=_spelled_out(row.get("objects", ()), classes),
            subjects=_spelled_out(row.get("subjects", ()), classes),
            purposes=frozenset(row.get("for", ())),
            complements=frozenset(row.get("complement", ())),
            joint=bool(row.get("joint")),
            people=bool(row.get("people")),
            content=bool(row.get("content")),
            bare=bool(row.get("bare")),
            statal=bool(row.get("statal")),
            intransitive=bool(row.get("intransitive")),
            carried=bool(row.get("carried")),
            two=bool(row.get("two")),
        )
        for entry in row.get("verbs", ()):
            lemma, *also = entry.split()
            found.verbs.setdefault(lemma, []).append(Wording(rule, tuple(also)))
        for lemma in row.get("adjectives", ()):
            found.adjectives.setdefault(lemma, []).append(Wording(rule))
        for entry in row.get("nouns", ()):
            lemma, _, near = entry.partition(": ")
            found.nouns.setdefault(lemma, []).append(
                Wording(rule, near=frozenset(near.split("|")) if near else frozenset())
            )
    for table in (found.verbs, found.nouns):
        for wordings in table.values():
            wordings.sort(key=_weight)
    return found


def _weight(wording: Wording) -> tuple[int, int]:
    """The more a wording asks for, the sooner it is tried; of two lists of objects the shorter one first."""
    rule = wording.rule
    asked = 20 * bool(wording.also) + 10 * bool(wording.near) + 20 * bool(rule.subjects) + 8 * rule.statal
    if rule.objects:
        asked += 5 if rule.objects & {"actor", "person"} else 30 - min(len(rule.objects), 99) // 5
    if rule.complements:
        asked += 6
    return -asked, rule.number


def _spelled_out(words: list[str], classes: dict[str, list[str]]) -> frozenset[str]:
    spelled: set[str] = set()
    for word in words:
        spelled.update(classes[word[1:]] if word.startswith("$") else (word,))
    return frozenset(spelled)


@cache
def words(name: str) -> frozenset[str]:
    """The list of lemmas that the file keeps under ``name``. Raises ``KeyError`` for a name that it does not hold."""
    return frozenset(_data()["words"][name])


def examples() -> Iterator[tuple[str, str, str | None]]:
    """Every example sentence, the word that names its act in brackets, with the type and mode it must come out with."""
    for row in _data()["rules"]:
        for sentence in row.get("examples", ()):
            yield sentence, row["type"], row.get("mode")
