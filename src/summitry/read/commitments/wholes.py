"""What a measure stands under: its section's umbrella, the initiative that its paper is named for, the aim just told.

A measure below "we will cooperate in these areas:" is part of that; so is all that a paper sets out which the
partnership of its title is launched in, and what is done "to this end" is part of what was undertaken just before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from summitry.model import Span
from summitry.read.commitments.genre import title
from summitry.read.page import Page, Sentence
from summitry.rules.states import states

_KINDS = (
    "partnership|initiative|framework|compact|roadmap|plan|programme|program|dialogue|council|alliance|coalition|pact|"
    "strategy"
)
_UMBRELLA = re.compile(rf"\b(?:{_KINDS}|areas\s+below|following\s+areas)\b", re.I)
_KIND = re.compile(_KINDS, re.I)
_JOINING = frozenset({"and", "of", "for", "on"})
_WHOLE_PAPER = re.compile(
    rf"\b(?:areas?|priorities|actions?|steps|measures|fields|pillars)(?: \w+)? below\b|\bth(?:is|e new) (?:{_KINDS})\b",
    re.I,
)
_OPENERS = frozenset({"the", "fact", "sheet", "new", "eu", "our", "on", "of", "and"})
_BACK = re.compile(
    r"(?:And )?(?:To(?:ward|wards)? (?:this|that|these|those) ends?|To do so|To (?:achieve|support) (?:this|these)|"
    r"In support of (?:this|these)|As (?:a )?part of (?:this|these)|Under (?:this|these))\b",
    re.I,
)
_NEEDED = re.compile(r"\b(?:needed|required|necessary) to (?:\w+ (?:it|this|that)|do (?:so|this|that))\W*\Z")
_LISTED = re.compile(r"\b(?:including|such as)(?:\s+through)?:\s*\Z|\bthrough:\s*\Z", re.I)
_NAMED = re.compile(rf"(?:The|Our|A new) (?:[A-Z][\w.’'-]* )+(?i:{_KINDS}|fund|forum|network|center|centre)\b[^;]*")


def is_umbrella(page: Page, span: Span) -> bool:
    """True for a passage under which measures may stand: a partnership, an initiative, "the areas below"."""
    return _UMBRELLA.search(page.layout.readable, *span) is not None


def is_of_paper(page: Page, span: Span) -> bool:
    """True for a passage that undertakes what the whole paper sets out: it names the title's initiative, or points on.

    What merely lies in such a passage's tail ("including through our partnership") is no umbrella.
    """
    text = " ".join(page.layout.readable[span[0] : span[1]].split())
    text = re.split(r",? (?:including|such as|as well as)\b", text)[0]
    if _WHOLE_PAPER.search(text):
        return True
    words = _bare(text)
    return any(name in words for name in _names(title(page)))


def _names(heading: str) -> Iterator[str]:
    """The initiatives that a title names, without the parties that stand before the name."""
    words = heading.split()
    for at, word in enumerate(words):
        if not _KIND.fullmatch(word.strip(',.:;”"’()')):
            continue
        first = at
        while first and (words[first - 1].lstrip("(“")[:1].isupper() or words[first - 1] in _JOINING):
            first -= 1
        name = _bare(" ".join(words[first : at + 1])).split()
        while name and name[0] in _OPENERS | _states():
            name = name[1:]
        if len(name) > 1:
            yield " ".join(name)


@cache
def _states() -> frozenset[str]:
    """All words of the names and adjectives of states."""
    names = (name for state in states().values() for name in (*state.names, *state.adjectives))
    return frozenset(word for name in names for word in _bare(name).split())


def _bare(text: str) -> str:
    """Words alone, lower-cased, without what stands in brackets and without articles and states before a name."""
    text = re.sub(r"\([^)]*\)", " ", text)
    return " ".join(re.findall(r"[a-z]{2,}", text.casefold().replace("u.s.", " ")))


def points_back(page: Page, sentence: Sentence) -> bool:
    """True for a sentence that tells a means to what was told just before: "To this end, …"."""
    return _BACK.match(page.layout.readable[sentence.start : sentence.start + 60].lstrip()) is not None


def serves_the_last(page: Page, span: Span) -> bool:
    """True for an action that says it is a means to the one before it: "and hire the crews needed to do so"."""
    return _NEEDED.search(page.layout.readable[slice(*span)]) is not None


def opens_list(page: Page, sentence: Sentence) -> bool:
    """True for a measure that goes on in a list of the named means to it: "…, including through:"."""
    return _LISTED.search(page.layout.readable[sentence.start : sentence.end]) is not None


@dataclass(frozen=True, slots=True)
class Means:
    """A named means of a list: the tokens ``first`` up to ``last``, and the head of its name."""

    first: int
    last: int
    head: Any


def named_means(page: Page, sentence: Sentence) -> Iterator[Means]:
    """The initiatives that a sentence below such a list names, each up to its semicolon."""
    text = page.layout.readable[sentence.start : sentence.end].replace("\n", " ")
    for found in _NAMED.finditer(re.sub(r"\s", " ", text)):
        if found.start() and text[: found.start()].rstrip()[-1:] not in (";", ""):
            continue
        tokens = page.tokens((sentence.start + found.start(), sentence.start + found.end()))
        named = [page.doc[i] for i in tokens if page.doc[i].pos_ == "PROPN"]
        if named:
            yield Means(tokens[0], tokens[-1] + 1, named[0])
