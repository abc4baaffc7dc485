"""PLOVER's contexts of an act, from the words of its sentence."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from summitry.read.page import Page, Sentence

_MOST = 3


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Lemma, or two words with a space between, to the contexts that it brings up."""
    text = files("summitry.rules").joinpath("events.contexts.yaml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for context, words in yaml.load(text, Loader=yaml.CSafeLoader).items():
        for word in words:
            found.setdefault(word, []).append(context)
    return {word: tuple(names) for word, names in found.items()}


def contexts(page: Page, sentence: Sentence) -> tuple[str, ...]:
    """The contexts that the sentence's words bring up most, at most three, in alphabetical order."""
    index = _index()
    counts: dict[str, int] = {}
    previous = ""
    for token in page.doc[sentence.first : sentence.last]:
        lemma = token.lemma_.lower()
        for word in (lemma, f"{previous} {lemma}", f"{previous} {token.lower_}"):
            for name in index.get(word, ()):
                counts[name] = counts.get(name, 0) + 1
        previous = token.lower_
    return tuple(sorted(sorted(counts, key=lambda name: (-counts[name], name))[:_MOST]))
