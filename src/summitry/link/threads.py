"""Whether two passages are about one undertaking.

Decided on who undertakes it, on the action and its object, on the things named, on the target and on what is counted.
Two dialogues are not one because they are dialogues: words that frame any undertaking hardly weigh, and two different
named things never make one thread.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from itertools import combinations
from math import sqrt

from summitry.link.intervals import earlier
from summitry.link.items import Telling
from summitry.link.passages import WORD_TELLS, CommitmentTraits, fora, traits_of, worth_of
from summitry.link.wording import documents_with, undoes
from summitry.model import CommitmentMention, Day

ENOUGH = 0.59
"""Likeness from which two passages of two documents are one thread."""
ENOUGH_WITHIN = 0.72
"""… of one document, where alike items stand side by side because they differ."""
TAIL = 0.35
NAMED_TAIL = 0.7
CONTAINED = 0.8
"""How much it counts that each passage holds what the other is about, be it only in what it adds …"""
HALF = 0.5
"""… and it has to hold more than this of it."""
LEAST = 2.9
"""What the words that two passages share have to tell, at least."""
CORE_ALONE = 0.85
"""How much two like cores count where what is added to them differs."""
LISTED = 0.7
"""How much of a measure's own words an umbrella has to name."""
ALONE = 3.5
"""What a single listed word has to tell."""
SERVES = 0.6
"""Likeness of a measure's purpose to what an umbrella undertakes."""
OBJECT = 0.5
"""How much of what a passage is about a thing has to tell to be its object."""
LIST = 14
"""A core of more words than this is itself a list."""
SAME_TOPIC = 0.06
OTHER_TOPIC = -0.12
THIRD_STATE = 0.55
"""How much likeness counts where one passage is about a third state, or does it with one, and the other is not."""
OTHER_TARGET = 0.7
"""How much two likenesses count where as much again is not promised: two sums, two numbers of doses."""
LEAST_CORE = 1.5
"""What the words that two cores share have to tell, at least: one naming the other in a list is no restating."""
ONE_NAME = 0.8
"""Likeness of two passages whose whole object is one named thing …"""
BESIDE_NAME = 2.0
"""… and what other words may tell beside it."""
AIM = 2
"""Telling words of an aim that a later section of the same paper, headed by it, sets out in measures."""
RARE = 80
RARE_NAME = 250
"""Documents that hold a word, fewer than which make it worth looking up by itself; for words of names."""


class CommitmentJoiner:
    """Matches passages on commitments."""

    def traits(self, telling: Telling[CommitmentMention]) -> CommitmentTraits:
        """What matching looks at."""
        return traits_of(telling)

    def blocks(self, traits: CommitmentTraits) -> tuple[str, ...]:
        """A party with a rare word, a named thing, two of the most telling words, or the aim that a heading names; what
        the same several parties undertake on a topic, and what they list.

        A state, which thousands of passages name, counts by itself only where it is most of what a passage tells.
        """
        vector = _vector(traits)
        top = sorted(vector, key=lambda w: (-vector[w], w))[:6]
        most = sum(weight * weight for weight in vector.values()) / 2
        rare = [
            w
            for w, weight in vector.items()
            if weight > 1.0
            and documents_with(w) < (RARE_NAME if w in traits.named else RARE)
            and (not w.startswith("state:") or weight * weight > most)
        ]
        pairs = ["+".join(sorted(pair)) for pair in combinations(top, 2)]
        names = ["=".join(thing) for thing in (*traits.things, *traits.founded)]
        keys = [*rare, *names, *pairs, *(top if len(top) == 1 else ())]
        keys += [f"{traits.document}#{word}>" for word in traits.heading]
        aims = _aims(traits)
        if len(aims) <= AIM and not traits.tail:
            keys += [f"{traits.document}#{word}<" for word in aims]
        keys = [f"{party}|{key}" for party in traits.by for key in keys]
        if len(traits.by) > 1:
            together = "+".join(traits.by)
            keys += [f"{together}:{topic}" for topic in traits.topics]
            keys += [f"{together}/{word}<" for word in traits.core if worth_of(word) > WORD_TELLS]
            keys += [f"{together}/{word}>" for word in traits.tail if worth_of(word) > WORD_TELLS]
        return tuple(sorted({f"c:{key}" for key in keys}))

    def weight(self, a: CommitmentTraits, b: CommitmentTraits) -> float:
        """Likeness of two passages, 0 where it is not enough."""
        if self.contradict(a, b) or _names(b, a) or _names(a, b):
            return 0.0
        likeness, shared = self.likeness(a, b)
        enough = ENOUGH_WITHIN if a.document == b.document else ENOUGH
        return likeness if likeness >= enough and shared >= LEAST else 0.0

    def likeness(self, a: CommitmentTraits, b: CommitmentTraits) -> tuple[float, float]:
        """The cosine of what the two say, eased or hardened by who says it; and what their shared words tell."""
        one, two = _beside_parties(_vector(a), a, b), _beside_parties(_vector(b), a, b)
        common = one.keys() & two.keys()
        if not common:
            return 0.0, 0.0
        likeness = _cosine(one, two)
        core_a, core_b = ({w: v[w] for w in t.core if w in v} for t, v in ((a, one), (b, two)))
        cores = _cosine(core_a, core_b)
        likeness = max(likeness, CORE_ALONE * cores)
        if sum(min(core_a[w], core_b[w]) for w in core_a.keys() & core_b.keys()) < LEAST_CORE:
            likeness *= 0.6
        if a.by != b.by:
            likeness *= 0.75
        second = sorted((0.0, *(min(one[w], two[w]) for w in common)))[-2]
        if (cores < 0.8 and second <= 1.5) or (a.by != b.by and second <= WORD_TELLS):
            likeness *= 0.7
        if a.target and b.target and a.target[1] == b.target[1] and a.target != b.target:
            likeness *= OTHER_TARGET
        held = _held(core_a, two), _held(core_b, one)
        if a.document != b.document and a.by == b.by and min(held) > HALF:
            likeness = max(likeness, CONTAINED * sqrt(held[0] * held[1]))
        if _third(a, b, two) or _third(b, a, one):
            likeness *= THIRD_STATE
        if a.topics and b.topics:
            likeness += SAME_TOPIC if set(a.topics) & set(b.topics) else OTHER_TOPIC
        both = core_a.keys() & core_b.keys()
        if all(w.startswith("state:") for w in both) and max(_but_states(core_a), _but_states(core_b)) > BESIDE_NAME:
            likeness *= 0.6
        shared = sum(min(one[w], two[w]) for w in common)
        if any(
            x in (*b.things, *b.founded)
            and (x in a.founded or _is_all(x, core_a))
            and (x in b.founded or _is_all(x, core_b))
            for x in (*a.things, *a.founded)
        ):
            return max(likeness, ONE_NAME), max(shared, LEAST)
        return likeness, shared

    def part(self, a: CommitmentTraits, b: CommitmentTraits) -> bool:
        """True where ``a`` is one measure under ``b``: named among what ``b`` includes, or a case of it."""
        return set(a.by) <= set(b.by) and self._under(a, b) and not self.weight(a, b)

    def _under(self, a: CommitmentTraits, b: CommitmentTraits) -> bool:
        """The same, whether or not the two are one undertaking."""
        aims = _aims(b)
        if a.document == b.document and aims and len(aims) <= AIM and not b.tail and aims <= set(a.heading):
            return a.heading != b.heading
        one, two = _vector(a), _vector(b)
        core = {w: one[w] for w in a.core if w in one and worth_of(w) > WORD_TELLS}
        whole = {w: two[w] for w in b.core if w in two and worth_of(w) > WORD_TELLS}
        listed = core.keys() & ((set(b.tail) - set(b.purpose)) | (set(b.core) if len(b.core) > LIST else set()))
        own = [w for w in listed if not w.startswith("state:")]
        if (
            (len(own) > 1 or sum(core[w] for w in own) >= ALONE)
            and sum(core[w] for w in listed) >= LISTED * sum(core.values())
            and len(two) > len(core)
        ):
            return True
        if _serves(a, b, one, two):
            return True
        named = _names(b, a) or any(
            x in (*b.beside, *b.things) and _share(x, core) >= OBJECT
            for x in a.things
            if x not in b.things or len(b.things) > 1
        )
        mine = {w for w in core if w in a.named and documents_with(w) < RARE_NAME} - fora()
        if mine <= set(b.named) - set(a.by) and _share(mine, core) >= OBJECT and len(set(b.named) - set(a.named)) > 1:
            return True
        if named or a.by != b.by or not set(a.topics) & set(b.topics):
            return named
        general = _but_states(whole) > 0 and whole.keys() < core.keys() and not whole.keys() & fora()
        return general and sum(whole.values()) >= LEAST and sum(one.values()) >= 1.5 * sum(whole.values())

    def contradict(self, a: CommitmentTraits, b: CommitmentTraits) -> bool:
        """True where others undertake it, or it counts or names other things, or falls on other days."""
        if not _same_parties(set(a.by), set(b.by)) or _elsewhere(a.core, b.core) or undoes(a.core, b.core):
            return True
        if a.occasion and b.occasion and _apart(a.occasion, b.occasion):
            return True
        if (
            a.things
            and b.things
            and not (
                any(_alike(x, y) for x in a.things for y in (*b.things, *b.beside, *b.founded))
                or any(_alike(x, y) for x in b.things for y in (*a.beside, *a.founded))
            )
        ):
            return True
        return bool(
            a.document == b.document and a.target and b.target and a.target != b.target and a.target[1] == b.target[1]
        )


@lru_cache(maxsize=50_000)
def _vector(traits: CommitmentTraits) -> dict[str, float]:
    """Each stem with what it tells here."""
    vector = {}
    for stems, core in ((traits.core, True), (traits.tail, False)):
        for word in stems:
            weight = worth_of(word)
            if not core:
                weight *= NAMED_TAIL if word in traits.named else TAIL
            if weight > 0:
                vector[word] = weight
    return vector


def _beside_parties(vector: dict[str, float], a: CommitmentTraits, b: CommitmentTraits) -> dict[str, float]:
    """A vector without the states that undertake one of the passages: one party alone names the other, both do not."""
    if a.by == b.by:
        return vector
    parties = {f"state:{state}" for state in (*a.by, *b.by)}
    rest = {word: weight for word, weight in vector.items() if word not in parties}
    return rest or vector


def _held(core: dict[str, float], other: dict[str, float]) -> float:
    """How much of a core another passage holds."""
    return sum(weight for w, weight in core.items() if w in other) / (sum(core.values()) or 1.0)


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    dot = sum(a[w] * b[w] for w in a.keys() & b.keys())
    return dot / sqrt(sum(x * x for x in a.values()) * sum(x * x for x in b.values())) if dot else 0.0


def _same_parties(a: set[str], b: set[str]) -> bool:
    """True for the same parties, or where one passage tells of one of them alone."""
    return a == b != set() or (len(a) == 1 and a < b) or (len(b) == 1 and b < a)


def _elsewhere(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True where both cores name states that are no party, and not one of them is the same."""
    mine, theirs = ({word for word in core if word.startswith("state:")} for core in (a, b))
    return bool(mine and theirs and not mine & theirs)


def _third(a: CommitmentTraits, b: CommitmentTraits, other: dict[str, float]) -> bool:
    """True where a core names a state that is no party, and the other passage names no other state at all."""
    named = {word for word in a.core if word.startswith("state:")} - {f"state:{state}" for state in (*a.by, *b.by)}
    return bool(named - other.keys()) and not any(word.startswith("state:") for word in other)


def _apart(a: tuple[Day | None, Day | None], b: tuple[Day | None, Day | None]) -> bool:
    return earlier(a[1], b[0]) or earlier(b[1], a[0])


def _but_states(core: dict[str, float]) -> float:
    """What a core tells beside naming states."""
    return sum(weight for word, weight in core.items() if not word.startswith("state:"))


def _aims(traits: CommitmentTraits) -> set[str]:
    """The telling words of what a core acts on: few of them, and it is an aim in a word, "advance innovation"."""
    return {word for word in traits.core if worth_of(word) > WORD_TELLS and word not in traits.act}


def _names(b: CommitmentTraits, a: CommitmentTraits) -> bool:
    """True where ``a`` is about a thing that ``b``, on more than that, only names among what it includes."""
    core = {word: worth_of(word) for word in a.core if worth_of(word) > WORD_TELLS}
    more = any(worth_of(word) > WORD_TELLS and word not in a.core for word in b.core)
    return more and any(
        _share(x, core) >= OBJECT
        and any(_bears(x, y) for y in b.beside if not set(y) <= set(b.purpose))
        and not any(_bears(x, y) for y in (*b.things, *b.founded))
        for x in a.things
    )


def _bears(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True where one name holds all that tells in the other: "the Kelp Fellowship", "the Kelp Fellowship Program"."""
    one, two = ({word for word in name if worth_of(word) > WORD_TELLS} for name in (a, b))
    return bool(one and two) and (one <= two or two <= one)


def _serves(a: CommitmentTraits, b: CommitmentTraits, one: dict[str, float], two: dict[str, float]) -> bool:
    """True where what ``a`` is done for is what ``b`` undertakes, and ``a`` does something else."""
    if not a.purpose or a.by != b.by or len(two.keys() & one.keys()) < 2:
        return False
    whole = {word: worth_of(word) for word in (*b.core, *b.tail) if worth_of(word) > 0}
    aimed = {word: worth_of(word) for word in a.purpose}
    return (
        _cosine(aimed, whole) >= SERVES and sum(min(aimed[w], whole[w]) for w in aimed.keys() & whole.keys()) >= LEAST
    )


def _is_all(thing: tuple[str, ...], core: dict[str, float]) -> bool:
    """True where a core says little beside the name of a thing."""
    return sum(weight for word, weight in core.items() if word not in thing) < BESIDE_NAME


def _share(words: Collection[str], core: dict[str, float]) -> float:
    """How much of what a core tells is told by these words."""
    return sum(core.get(word, 0.0) for word in words) / (sum(core.values()) or 1.0)


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    shared = len(set(a) & set(b))
    return shared * 2 > min(len(a), len(b))
