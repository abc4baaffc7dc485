"""What a passage names: initiatives, bodies and agreements, by the stems of their names; and what it sets up."""

from __future__ import annotations

import re
from functools import cache

from summitry.link.masking import MASK
from summitry.link.wording import WORD, documents_with, senses, stem, worth
from summitry.rules.bodies import bodies

TELLS = 1.0
"""What a word tells at least to tell anything by itself."""
NAME = re.compile(
    r"\b(?:[A-Z][A-Za-z0-9’-]*[A-Z0-9][A-Za-z0-9]*|"
    r"(?:[A-Z][\w’-]+)(?: (?:(?:of|for|on|and|the) )?[A-Z][\w’-]+)+)"
)
_THINGS = frozenset(
    WORD.findall(
        "partnership initiative dialogue fund forum council committee framework agreement arrangement program "
        "programme project group force mechanism compact coalition alliance accord treaty fellowship network center "
        "centre pact plan strategy memorandum declaration consortium"
    )
)
FOUNDING = (
    "launch(?:ed|ing|es)?",
    "establish(?:ed|ing|es|ment of)?",
    "creat(?:e|ed|ing|es|ion of)",
    "set(?:ting)? up",
    "form(?:ed|ing)?",
    "found(?:ed|ing)?",
    "inaugurat(?:e|ed|ing|ion of)",
    "announc(?:e|ed|ing|es)",
)
_KINDS = "|".join(sorted(_THINGS))
_FOUNDS = re.compile(
    rf"\b(?:{'|'.join(FOUNDING)})\b.{{0,40}}?\b(?:an?|the|new) (?:[\w-]+ ){{0,3}}?({_KINDS})\b"
    r" (?:on|for|to (?:\w+ly )?\w+) ((?:[\w’-]+ ){0,2}[\w’-]+)",
    re.IGNORECASE | re.DOTALL,
)
"""Something set up and described rather than named: "launched a new partnership to protect reefs"."""
COMMON = 400
"""Documents from which on a single word is no thing's name: "COVID-19"."""


def things(text: str) -> tuple[tuple[str, ...], ...]:
    """The stems of each named initiative, body or agreement of a text."""
    names = [name for name in NAME.findall(text) if name.isupper() or name.split()[-1].casefold() in _THINGS]
    found = {tuple(sorted(set(senses(name)))) for name in names if stem(name) not in fora()}
    return tuple(sorted(thing for thing in found if len(thing) > 1 or documents_with("".join(thing)) < COMMON))


def founded(text: str) -> tuple[tuple[str, ...], ...]:
    """What a text sets up, by its kind and the words that tell what for, all or one, as its name would have it."""
    found = set()
    for kind, purpose in _FOUNDS.findall(MASK.sub(" ", text)):
        telling = [word for word in senses(purpose.split(" and ")[0]) if worth(word) > TELLS]
        for words in (telling, *([word] for word in telling)):
            found.add(tuple(sorted({*words, *senses(kind)})))
    return tuple(sorted(thing for thing in found if len(thing) > 1))


@cache
def fora() -> frozenset[str]:
    """Stems of the short names of bodies: where something is done, not what."""
    return frozenset(stem(name) for name in bodies())
