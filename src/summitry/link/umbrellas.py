"""What a measure is part of: the aim that heads its section, what lists it, what it serves, what names or covers it.

The part and the whole are two undertakings. Each reason is a question about the two passages alone.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from summitry.link.passages import WORD_TELLS, CommitmentTraits, fora, worth_of
from summitry.link.vectors import cosine, vector
from summitry.link.wording import documents_with

Reason = Literal["heads", "lists", "serves", "names", "covers"]

AIM = 2
"""Telling words of an aim that a later section of the same paper, headed by it, sets out in measures."""
LISTED = 0.7
"""How much of a measure's own words an umbrella has to name …"""
ALONE = 3.5
"""… and what it has to tell, where that is a single word."""
LIST = 14
"""A core of more words than this is itself a list."""
SERVES = 0.6
"""Likeness of a measure's purpose to what an umbrella undertakes."""
OBJECT = 0.5
"""How much of what a passage is about a thing has to tell to be its object."""
LEAST = 2.9
"""What the words that tie a measure to its umbrella have to tell, at least."""
MORE = 1.5
"""How much more a measure tells than an umbrella that it is a case of."""
RARE_NAME = 250
"""Documents that hold a word of a name, at most, for it to tell which thing is named."""


def reason(a: CommitmentTraits, b: CommitmentTraits) -> Reason | None:
    """Why ``a`` is one measure under ``b``; ``None`` where nothing says that it is."""
    if not set(a.by) <= set(b.by):
        return None
    if _heads(b, a):
        return "heads"
    core = telling(a)
    if _lists(b, a, core):
        return "lists"
    if _serves(a, b):
        return "serves"
    if names(b, a) or _tells_of(b, a, core):
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


def _lists(b: CommitmentTraits, a: CommitmentTraits, core: dict[str, float]) -> bool:
    """What ``a`` acts on stands in the list of what ``b`` includes."""
    members = set(b.tail) - set(b.purpose)
    if len(b.core) > LIST:
        members |= set(b.core)
    listed = {word: weight for word, weight in core.items() if word in members}
    own = but_states(listed)
    several = sum(not word.startswith("state:") for word in listed) > 1
    return (
        (several or own >= ALONE) and sum(listed.values()) >= LISTED * sum(core.values()) and len(vector(b)) > len(core)
    )


def _serves(a: CommitmentTraits, b: CommitmentTraits) -> bool:
    """What ``a`` is done for is what ``b`` undertakes, and ``a`` does something else."""
    if not a.purpose or a.by != b.by:
        return False
    whole = {word: worth_of(word) for word in (*b.core, *b.tail) if worth_of(word) > 0}
    aimed = {word: worth_of(word) for word in a.purpose}
    shared = sum(aimed[word] for word in aimed.keys() & whole.keys())
    return shared >= LEAST and cosine(aimed, whole) >= SERVES


def names(b: CommitmentTraits, a: CommitmentTraits) -> bool:
    """True where ``a`` is about a thing that ``b``, on more than that, only names among what it includes."""
    core = {word: worth_of(word) for word in a.core if worth_of(word) > WORD_TELLS}
    more = any(worth_of(word) > WORD_TELLS and word not in a.core for word in b.core)
    return more and any(
        share(thing, core) >= OBJECT
        and any(_bears(thing, other) for other in b.beside if not set(other) <= set(b.purpose))
        and not any(_bears(thing, other) for other in (*b.things, *b.founded))
        for thing in a.things
    )


def _bears(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True where one name holds all that tells in the other: "the Kelp Fellowship", "the Kelp Fellowship Program"."""
    one, two = ({word for word in name if worth_of(word) > WORD_TELLS} for name in (a, b))
    return bool(one and two) and (one <= two or two <= one)


def _tells_of(b: CommitmentTraits, a: CommitmentTraits, core: dict[str, float]) -> bool:
    """``b`` names, among other things, the thing that ``a`` is about, be it without calling it one."""
    if any(
        thing in (*b.beside, *b.things) and share(thing, core) >= OBJECT
        for thing in a.things
        if thing not in b.things or len(b.things) > 1
    ):
        return True
    mine = {word for word in core if word in a.named and documents_with(word) < RARE_NAME} - fora()
    others = set(b.named) - set(a.named)
    return bool(mine) and mine <= set(b.named) - set(a.by) and share(mine, core) >= OBJECT and len(others) > 1


def _covers(b: CommitmentTraits, a: CommitmentTraits, core: dict[str, float]) -> bool:
    """``b`` says in general what ``a`` says of one case."""
    if a.by != b.by or not set(a.topics) & set(b.topics):
        return False
    whole = telling(b)
    if not but_states(whole) or not whole.keys() < core.keys() or whole.keys() & fora():
        return False
    return sum(whole.values()) >= LEAST and sum(vector(a).values()) >= MORE * sum(whole.values())
