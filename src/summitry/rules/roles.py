"""Roles: what people and bodies are called by what they do, and the titles that stand beside a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Role = Literal["government", "forces", "vessel", "organ", "official", "observer", "firm", "people", "rebel", "writing"]


@dataclass(frozen=True, slots=True)
class Title:
    """The noun that bears a title. ``rank``: 1 leads a state, 2 sits in its government, 3 serves it, 4 another calling.

    ``gender`` is the pronoun that the title tells ("he" of a king), or ``None``.
    """

    head: str
    rank: int
    gender: str | None
    example: str


@cache
def roles() -> dict[str, Role]:
    """The role of every listed noun, by lemma. A noun listed twice has the role listed first."""
    found: dict[str, Role] = {}
    for group in _rules()["nouns"]:
        for word in group["words"]:
            found.setdefault(word, group["role"])
    return found


@cache
def titles() -> dict[str, Title]:
    """Every title by its head, lower case; heads of two words ("prime minister") among them."""
    return {
        row["head"]: Title(row["head"], row["rank"], row.get("gender"), row["example"]) for row in _rules()["titles"]
    }


@cache
def before_title() -> frozenset[str]:
    """Words in lower case that may stand before a title's head and belong to the title."""
    return frozenset(_rules()["before"])


@cache
def former() -> frozenset[str]:
    """Words that say that an office is held no longer."""
    return frozenset(_rules()["former"])


@cache
def coming() -> frozenset[str]:
    """Words that say that an office is not held yet."""
    return frozenset(_rules()["coming"])


@cache
def particles() -> frozenset[str]:
    """Words in lower case that may stand within the name of a person: "van", "bin"."""
    return frozenset(_rules()["particles"])


@cache
def suffixes() -> frozenset[str]:
    """Words, folded, that follow a person's name and belong to it: "jr"."""
    return frozenset(_rules()["suffixes"])


@cache
def never_names() -> frozenset[str]:
    """Words, folded, that never name a person."""
    return frozenset(_rules()["never"])


@cache
def institutions() -> frozenset[str]:
    """Nouns, lower case, that head the name of an institution and are no part of a person's name."""
    return frozenset(_rules()["institutions"])


@cache
def matters() -> frozenset[str]:
    """Nouns, lower case, that head the name of a matter or a place, and are no part of a person's name."""
    return frozenset(_rules()["matters"])


@cache
def quantifiers() -> frozenset[str]:
    """Lemmas of nouns of number and part, which stand for those after their "of"."""
    return frozenset(_rules()["quantifiers"])


@cache
def callings() -> dict[str, tuple[str, ...]]:
    """Callings by which a text may speak of a person named before, each with words of the offices that fit it."""
    return {calling: tuple(words) for calling, words in _rules()["described"].items()}


@cache
def gender_of(name: str) -> str | None:
    """The pronoun, "he" or "she", that the given name of a full name tells, or ``None``. ``name`` is folded."""
    words = name.split()
    return _given_names().get(words[0]) if len(words) > 1 else None


@cache
def _given_names() -> dict[str, str]:
    text = (files("summitry.rules") / "given_names.yaml").read_text(encoding="utf-8")
    listed = yaml.load(text, Loader=yaml.CSafeLoader)
    return {name: pronoun for pronoun in ("he", "she") for name in listed[pronoun]}


@cache
def abbreviations() -> dict[str, str]:
    """Titles that are written short, in lower case, with the full word."""
    return dict(_rules()["abbreviations"])


@cache
def examples() -> tuple[tuple[str, str], ...]:
    """Each group of nouns with its example sentence, as (role, sentence)."""
    return tuple((group["role"], group["example"]) for group in _rules()["nouns"])


@cache
def _rules() -> dict[str, Any]:
    text = (files("summitry.rules") / "roles.yaml").read_text(encoding="utf-8")
    rules: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return rules
