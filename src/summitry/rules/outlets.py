"""Newspapers, agencies and broadcasters: the names they sign with, and the hosts they publish at."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import yaml


@cache
def _content() -> dict[str, Any]:
    text = (files("summitry.rules") / "outlets.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return content


@cache
def _names() -> dict[str, str]:
    """Every form of a name, folded, to the outlet's usual short name."""
    found: dict[str, str] = {}
    for row in _rows():
        for form in (row["name"], *row.get("forms", ())):
            found[_fold(form)] = row["name"]
    return found


@cache
def _hosts() -> dict[str, str]:
    return {host: row["name"] for row in _rows() for host in row.get("hosts", ())}


def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = _content()["outlets"]
    return rows


def _fold(name: str) -> str:
    return re.sub(r"[^\w]+", " ", name).strip().casefold().removeprefix("the ")


def outlet(name: str) -> str | None:
    """The usual short name of the outlet that ``name`` names ("Reuters News Agency": "Reuters"), or ``None``."""
    return _names().get(_fold(name))


_GENERIC = re.compile(r"(?: (?:news agency|press agency|news service|news|agency|press|audio|media))+\Z")
_IMPRINT_WORDS = 6


def house_name(name: str) -> str:
    """A name as outlets shorten it when they sign: "The Fjord News Agency" and "Fjord" come down to the same."""
    return _GENERIC.sub("", _fold(name))


def is_imprint(line: str) -> bool:
    """True where a line is nothing but an outlet's name: a known one, or one made as such names are."""
    if outlet(line):
        return True
    words = line.split()
    capital = all(word[0].isupper() or word in ("of", "the", "and") for word in words)
    return 2 <= len(words) <= _IMPRINT_WORDS and capital and words[-1].casefold() in _content()["imprints"]


def outlet_at(host: str) -> str | None:
    """The outlet that publishes at ``host`` or at a domain above it ("www.reuters.com": "Reuters"), or ``None``."""
    labels = host.casefold().split(":")[0].split(".")
    for i in range(len(labels) - 1):
        name = _hosts().get(".".join(labels[i:]))
        if name:
            return name
    return None


def outlet_of_address(url: str) -> str | None:
    """The outlet whose host the address ``url`` names, or ``None``."""
    try:
        return outlet_at(urlsplit(url).hostname or "")
    except ValueError:
        return None


@cache
def _offsets() -> dict[str, tuple[int, int]]:
    return {row["name"]: (row["utc"][0], row["utc"][1]) for row in _rows() if "utc" in row}


def utc_offsets(name: str) -> tuple[int, int] | None:
    """Hours from UTC where the outlet that ``name`` names publishes, in winter and in summer, or ``None``."""
    return _offsets().get(outlet(name) or name)
