"""What a measure is part of: the aim that heads its section, what lists it, what it serves, what names or covers it.

The part and the whole are two undertakings. Each reason is a question about the two passages alone.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from summitry.link.passages import WORD_TELLS, CommitmentTraits, worth_of
from summitry.link.things import fora
from summitry.link.vectors import vector

Reason = Literal["heads", "lists", "names", "covers"]

AIM = 2
"""Telling words of an aim that a later section of the same paper, headed by it, sets out in measures."""
LISTED = 0.65
"""How much of what a measure tells a member of an umbrella's list has to tell …"""
MEMBER = 0.8
"""… of which the measure holds so much, …"""
ALONE = 3.0
"""… and how much it has to tell by itself."""
SHORT = 3
"""Telling words of an umbrella that says in general what a measure says of one case, at most."""
OBJECT = 0.5
"""How much of what a passage is about a thing has to tell to be its object."""
LEAST = 2.9
"""What the words that tie a measure to its umbrella have to tell, at least."""
MORE = 1.5
"""How much more a measure tells than an umbrella that it is a case of."""


def reason(a: CommitmentTraits, b: CommitmentTraits) -> Reason | None:
    """Why ``a`` is one measure under ``b``; ``None`` where nothing says that it is."""
    if a.held or b.held or not set(a.by) <= set(b.by):
        return None
    if _heads(b, a):
        return "heads"
    core = telling(a)
    if _lists(b, a):
        return "lists"
    if names(b, a):
        return "names"
    return "covers" if _covers(b, a, core) else None


def aims(traits: CommitmentTraits) -> set[str]:
    """The telling words of what a core acts on: few of them, and it is an aim in a word, "advance innovation"."""
    return {word for word in traits.core if worth_of(word) > WORD_TELLS and word not in traits.act}


def telling(traits: CommitmentTraits) -> dict[str, float]:
    """The words of a core that tell anything by themselves, with what they tell."""
    words = vector(traits)
    return {word: words[word] for word in traits.core if word in words and worth_of(word) > WORD_TELLS}


def share(words: Collection[str], core: dict[str, float]) -> float:
    """How much of what a core tells is told by these words."""
    return sum(core.get(word, 0.0) for word in words) / (sum(core.values()) or 1.0)


def but_states(core: dict[str, float]) -> float:
    """What a core tells beside naming states."""
    return sum(weight for word, weight in core.items() if not word.startswith("state:"))


def _heads(b: CommitmentTraits, a: CommitmentTraits) -> bool:
    """The heading above ``a`` names the aim that ``b`` is, elsewhere in the same paper."""
    if a.document != b.document or b.tail or a.heading == b.heading:
        return False
    aim = aims(b)
    return 0 < len(aim) <= AIM and aim <= set(a.heading)


def _lists(b: CommitmentTraits, a: CommitmentTraits) -> bool:
    """What ``a`` acts on is a member, or several, of the list of what ``b`` includes, and not all that it is about."""
    mine = {word: weight for word, weight in vector(a).items() if word in a.core and word not in a.act}
    whole = sum(mine.values())
    together: set[str] = set()
    for member in b.members:
        told = sum(map(worth_of, member))
        both = mine.keys() & set(member)
        kept = sum(map(worth_of, both))
        if kept == told:
            together |= both
        if kept >= MEMBER * told and _tells_most(both, mine, whole):
            break
    else:
        if not _tells_most(together, mine, whole):
            return False
    return any(worth_of(word) > WORD_TELLS and word not in mine for word in (*b.core, *b.tail))


def _tells_most(words: Collection[str], mine: dict[str, float], whole: float) -> bool:
    tied = sum(mine[word] for word in words)
    return tied >= ALONE and tied >= LISTED * whole


def names(b: CommitmentTraits, a: CommitmentTraits) -> bool:
    """True where ``a`` is about a thing that ``b``, on more than that, only names among what it includes."""
    core = {word: worth_of(word) for word in a.core if worth_of(word) > WORD_TELLS}
    if not any(worth_of(word) > WORD_TELLS and word not in a.core for word in b.core):
        return False
    for thing in a.things:
        name = {word for word in thing if worth_of(word) > WORD_TELLS}
        if name and share(thing, core) >= OBJECT and not name <= set(b.core):
            return any(name <= set(other) for other in b.beside) and any(name <= set(member) for member in b.members)
    return False


def _covers(b: CommitmentTraits, a: CommitmentTraits, core: dict[str, float]) -> bool:
    """``b`` says in general what ``a`` says of one case."""
    if a.by != b.by or not set(a.topics) & set(b.topics):
        return False
    whole = telling(b)
    if b.members or len(whole) > SHORT or a.act == b.act != ():
        return False
    if not but_states(whole) or not whole.keys() < core.keys() or whole.keys() & fora():
        return False
    return sum(whole.values()) >= LEAST and sum(vector(a).values()) >= MORE * sum(whole.values())
