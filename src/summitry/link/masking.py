"""Names of states in a passage: taken out as one private character each, and given back as words of their own.

``state:JPN`` stands for Japan, Japanese or Tokyo's government, however the text calls it.
"""

from __future__ import annotations

import re
from functools import cache

from summitry.rules.states import states

_HYPHEN = re.compile(r"([A-Za-z.]+)[-–](?=[A-Z])")
_PRIVATE = 0xE000
_LONGEST = 5
"""Words of a state's name, at most."""
MASK = re.compile("[\ue000-\uf8ff]")


def masked(text: str) -> str:
    """The text with each name of a state as one private character."""
    marks = _names()
    words = _HYPHEN.sub(lambda w: f"{w[1]} " if w[1].casefold() in marks else w[0], text).split(" ")
    out: list[str] = []
    at = 0
    while at < len(words):
        size, name = 1, words[at]
        if any(letter.isupper() for letter in words[at][:2]):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                name = _bare(" ".join(words[at : at + size]))
                if name in marks:
                    break
        out.append(marks.get(name, words[at]))
        at += size if name in marks else 1
    return " ".join(out)


def _bare(words: str) -> str:
    """A name casefolded, without its possessive and the punctuation around it."""
    name = words.strip("“”\"'()[],;:-–").removesuffix("’s").removesuffix("'s").casefold()
    return name if name in _names() else name.rstrip(".")


def unmasked(text: str) -> tuple[str, list[str]]:
    """The text without names of states, and the states as words of their own, ``state:JPN``."""
    codes = list(states())
    found = [f"state:{codes[ord(mark) - _PRIVATE]}" for mark in MASK.findall(text)]
    return MASK.sub(" ", text), found


@cache
def _names() -> dict[str, str]:
    """All names and adjectives of states, casefolded, and the private character of each."""
    return {
        form.casefold(): chr(_PRIVATE + number)
        for number, state in enumerate(states().values())
        for form in (*state.adjectives, *state.names)
    }
