"""Whether two passages are about one undertaking.

Decided on who undertakes it, on the action and its object, on the things named, on the target and on what is counted.
Two dialogues are not one because they are dialogues: words that frame any undertaking hardly weigh, and two different
named things never make one thread.
"""

from __future__ import annotations

from itertools import combinations
from math import sqrt

from summitry.link.intervals import earlier
from summitry.link.items import Telling
from summitry.link.passages import WORD_TELLS, CommitmentTraits, traits_of, worth_of
from summitry.link.umbrellas import AIM, aims, but_states, names, reason
from summitry.link.vectors import cosine, held, vector
from summitry.link.wording import documents_with, undoes
from summitry.model import CommitmentMention, Day

ENOUGH = 0.59
"""Likeness from which two passages of two documents are one thread."""
ENOUGH_WITHIN = 0.72
"""… of one document, where alike items stand side by side because they differ."""
FAR = 0.3
"""Two passages less alike than this are never one thread, whatever lies between them."""
CONTAINED = 0.8
"""How much it counts that each passage holds what the other is about, be it only in what it adds …"""
HALF = 0.5
"""… and it has to hold more than this of it."""
LEAST = 2.9
"""What the words that two passages share have to tell, at least."""
SINGLE = 3.5
"""… and where it is a single word."""
CORE_ALONE = 0.85
"""How much two like cores count where what is added to them differs."""
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
        told = vector(traits)
        top = sorted(told, key=lambda w: (-told[w], w))[:6]
        most = sum(weight * weight for weight in told.values()) / 2
        rare = [
            w
            for w, weight in told.items()
            if weight > 1.0
            and documents_with(w) < (RARE_NAME if w in traits.named else RARE)
            and (not w.startswith("state:") or weight * weight > most)
        ]
        pairs = ["+".join(sorted(pair)) for pair in combinations(top, 2)]
        named = ["=".join(thing) for thing in (*traits.things, *traits.founded)]
        keys = [*rare, *named, *pairs, *(top if len(top) == 1 else ())]
        keys += [f"{traits.document}#{word}>" for word in traits.heading]
        aim = aims(traits)
        if len(aim) <= AIM and not traits.tail:
            keys += [f"{traits.document}#{word}<" for word in aim]
        keys = [f"{party}|{key}" for party in traits.by for key in keys]
        if len(traits.by) > 1:
            together = "+".join(traits.by)
            keys += [f"{together}:{topic}" for topic in traits.topics]
            keys += [f"{together}/{word}<" for word in traits.core if worth_of(word) > WORD_TELLS]
            keys += [f"{together}/{word}>" for word in traits.tail if worth_of(word) > WORD_TELLS]
        return tuple(sorted({f"c:{key}" for key in keys}))

    def weight(self, a: CommitmentTraits, b: CommitmentTraits) -> float:
        """Likeness of two passages, 0 where it is not enough."""
        if _differ(a, b) or names(b, a) or names(a, b):
            return 0.0
        likeness, shared = self.likeness(a, b)
        enough = ENOUGH_WITHIN if a.document == b.document else ENOUGH
        return likeness if likeness >= enough and shared >= LEAST else 0.0

    def likeness(self, a: CommitmentTraits, b: CommitmentTraits) -> tuple[float, float]:
        """The cosine of what the two say, eased or hardened by who says it; and what their shared words tell."""
        one, two = _beside_parties(vector(a), a, b), _beside_parties(vector(b), a, b)
        common = one.keys() & two.keys()
        if not common:
            return 0.0, 0.0
        likeness = cosine(one, two)
        core_a, core_b = ({w: v[w] for w in t.core if w in v} for t, v in ((a, one), (b, two)))
        cores = cosine(core_a, core_b)
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
        kept = held(core_a, two), held(core_b, one)
        if a.document != b.document and a.by == b.by and min(kept) > HALF:
            likeness = max(likeness, CONTAINED * sqrt(kept[0] * kept[1]))
        if _third(a, b, two) or _third(b, a, one):
            likeness *= THIRD_STATE
        if a.topics and b.topics:
            likeness += SAME_TOPIC if set(a.topics) & set(b.topics) else OTHER_TOPIC
        both = core_a.keys() & core_b.keys()
        if all(w.startswith("state:") for w in both) and max(but_states(core_a), but_states(core_b)) > BESIDE_NAME:
            likeness *= 0.6
        shared = 0.0 if _by_one_word(a, b) else sum(min(one[w], two[w]) for w in common)
        if any(
            x in (*b.things, *b.founded)
            and (x in a.founded or _is_all(x, core_a))
            and (x in b.founded or _is_all(x, core_b))
            for x in (*a.things, *a.founded)
        ):
            return max(likeness, ONE_NAME), max(shared, LEAST)
        return likeness, shared

    def part(self, a: CommitmentTraits, b: CommitmentTraits) -> bool:
        """True where ``a`` is one measure under ``b``, and the two are not one undertaking."""
        return reason(a, b) is not None and not self.weight(a, b)

    def contradict(self, a: CommitmentTraits, b: CommitmentTraits) -> bool:
        """True where the two differ in what decides, or share so little that no passage between can bridge it."""
        return _differ(a, b) or self.likeness(a, b)[0] < FAR


def _differ(a: CommitmentTraits, b: CommitmentTraits) -> bool:
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


def _by_one_word(a: CommitmentTraits, b: CommitmentTraits) -> bool:
    """True where all that the two share is one word that many undertakings turn on: "emerging technologies"."""
    common = [word for word in vector(a).keys() & vector(b).keys() if worth_of(word) > WORD_TELLS]
    return len(common) == 1 and not common[0].startswith("state:") and worth_of(common[0]) < SINGLE


def _beside_parties(vector: dict[str, float], a: CommitmentTraits, b: CommitmentTraits) -> dict[str, float]:
    """A vector without the states that undertake one of the passages: one party alone names the other, both do not."""
    if a.by == b.by:
        return vector
    parties = {f"state:{state}" for state in (*a.by, *b.by)}
    rest = {word: weight for word, weight in vector.items() if word not in parties}
    return rest or vector


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


def _is_all(thing: tuple[str, ...], core: dict[str, float]) -> bool:
    """True where a core says little beside the name of a thing."""
    return sum(weight for word, weight in core.items() if word not in thing) < BESIDE_NAME


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    shared = len(set(a) & set(b))
    return shared * 2 > min(len(a), len(b))
