"""Whether two passages are about one undertaking.

Decided on who undertakes it, on the action and its object, on the things named, on the target and on what is
counted. The action and object of a passage are its *core*; what follows "including", "through", "in line with" and the
like only adds to it and weighs less. Two dialogues are not one because they are dialogues: words that frame any
undertaking hardly weigh, and two different named things never make one thread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from math import sqrt

from summitry.dates import add_days
from summitry.link.intervals import earlier
from summitry.link.items import Telling
from summitry.link.wording import WORD, content, documents_with, stem, worth
from summitry.model import CommitmentMention, Day, Party
from summitry.rules.bodies import bodies
from summitry.rules.states import states

ENOUGH = 0.56
"""Likeness from which two passages of two documents are one thread."""
ENOUGH_WITHIN = 0.72
"""… of one document, where alike items stand side by side because they differ."""
TAIL = 0.35
NAMED_TAIL = 0.7
STATE_WEIGHT = 3.0
LEAST = 2.9
"""What the words that two passages share have to tell, at least."""
CORE_ALONE = 0.85
"""How much two like cores count where what is added to them differs."""
WORD_TELLS = 1.0
LISTED = 0.7
"""How much of a measure's own words an umbrella has to name."""
LIST = 14
"""A core of more words than this is itself a list."""
SAME_TOPIC = 0.06
OTHER_TOPIC = -0.12
LEAST_CORE = 1.5
"""What the words that two cores share have to tell, at least: one naming the other in a list is no restating."""
ONE_NAME = 0.8
"""Likeness of two passages whose whole object is one named thing …"""
BESIDE_NAME = 2.0
"""… and what other words may tell beside it."""
AHEAD = 120
"""Days for which a visit or meeting without a date is spoken of beforehand, at most."""
AIM = 2
"""Telling words of an aim that a later section of the same paper, headed by it, sets out in measures."""
RARE = 80
RARE_NAME = 250
"""Documents that hold a word, fewer than which make it worth looking up by itself; for words of names."""

_CUT = re.compile(
    r",?\s*\b(?:including|such as|as well as|through|under|aligned|in accordance|in line with|in light of|"
    r"in the face of|in response to|in support of|in order to|by \w+ing|building on|"
    r"with (?:a|the) (?:focus|aim|goal|view|emphasis|objective)|"
    r"to (?:help|achieve|maintain|better|address|meet|support)|which|while|so (?:as|that)|for example|"
    r"alongside|as (?:illustrated|shown|demonstrated|reflected)|backed by|using|based on)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",? (?:including|such as) [^,;]{3,60}, (?=and (?:on|in|to|for|of|the)\b)")
"""Examples between commas, after which the action goes on."""
_POINTS_BACK = re.compile(
    r"\b(?:areas?|priorit(?:y|ies)|actions?|steps|measures|fields) (?:set out |listed )?below\b|"
    r"\bth(?:is|ese) (?:partnership|initiative|framework|agreement|statement|plan|efforts?)\b",
    re.IGNORECASE,
)
"""Words that stand for what the whole document is about."""
_GENRE = re.compile(
    r"\\?_|\b(?:fact sheet|joint statement|readout|remarks|declaration|communiqu[eé])\b:?", re.IGNORECASE
)
_OCCASION = re.compile(
    r"\b(?:visit|travel|trip|meet(?:ing)?|attend|host|summit|join|welcome|depart|return|delegation)\b", re.IGNORECASE
)
_SAYS = re.compile(
    r"[^,;:]{1,60}?\b((?:will|shall|would|intends?|plans?|aims?|agreed?|decided|concurred|pledged?|commit(?:s|ted)?|"
    r"(?:re)?affirm(?:s|ed)?|reiterated?|underscored?|emphasi[sz]ed?|stressed|highlighted|expressed|stated|renewed|"
    r"resolved|confirmed|welcomed|encouraged|recogni[sz]ed?|noted|announced)\b(?! be\b).*)",
    re.IGNORECASE | re.DOTALL,
)
_TITLED = re.compile(
    r"\b(?:President|(?:Prime |Foreign |Defen[cs]e |Finance )?Minister|Secretary|Chancellor|Ambassador|Mr\.|Ms\.)"
    r"(?: [A-Z][\w’'-]+){1,3}"
)
_NAME = re.compile(
    r"\b(?:[A-Z][A-Za-z0-9’-]*[A-Z0-9][A-Za-z0-9]*|"
    r"(?:[A-Z][\w’-]+)(?: (?:(?:of|for|on|and|the) )?[A-Z][\w’-]+)+)"
)
_HYPHEN = re.compile(r"([A-Za-z.]+)[-–](?=[A-Z])")
_PRIVATE = 0xE000
_LONGEST = 5
"""Words of a state's name, at most."""
_MASK = re.compile("[\ue000-\uf8ff]")
_THINGS = frozenset(
    WORD.findall(
        "partnership initiative dialogue fund forum council committee framework agreement arrangement program "
        "programme project group force mechanism compact coalition alliance accord treaty fellowship network center "
        "centre pact plan strategy memorandum declaration consortium"
    )
)


@dataclass(frozen=True, slots=True)
class CommitmentTraits:
    """What two passages on an undertaking are compared by.

    ``by`` are states and bodies; ``core`` and ``tail`` stems, those of names ``named``; ``things`` the stems of each
    thing named in the core, ``beside`` in the tail; ``target`` what is counted; ``occasion`` the days of a visit or
    meeting, which comes but once; ``heading`` the stems of the heading above.
    """

    by: tuple[str, ...]
    core: tuple[str, ...]
    tail: tuple[str, ...]
    named: tuple[str, ...]
    things: tuple[tuple[str, ...], ...]
    beside: tuple[tuple[str, ...], ...]
    target: tuple[float, str] | None
    topics: tuple[str, ...]
    occasion: tuple[Day | None, Day | None] | None
    heading: tuple[str, ...]
    document: str


class CommitmentJoiner:
    """Matches passages on commitments."""

    def traits(self, telling: Telling[CommitmentMention]) -> CommitmentTraits:
        """What matching looks at."""
        mention = telling.mention
        by = tuple(sorted({_side(p) for p in mention.by}))
        core, tail = _split(_masked(_TITLED.sub(" ", _acted(" ".join(telling.quote.split())))), by)
        if telling.source.title and _POINTS_BACK.search(core):
            about = " ".join(_GENRE.sub(" ", telling.source.title).split())
            core = f"{_POINTS_BACK.sub(' ', core)} {_masked(about)}"
        core, core_states = _unmasked(core)
        tail, tail_states = _unmasked(tail)
        drop = _own_words(mention) | {f"state:{state}" for state in by}
        core_stems = [w for w in [*content(core), *core_states] if w not in drop]
        tail_stems = [w for w in [*content(tail), *tail_states] if w not in drop]
        named = {w for name in _NAME.findall(f"{core} {tail}") for w in content(name)}
        quantity = mention.quantity
        return CommitmentTraits(
            by=by,
            core=tuple(sorted(set(core_stems))),
            tail=tuple(sorted(set(tail_stems) - set(core_stems))),
            named=tuple(sorted(named)),
            things=_things(core),
            beside=_things(tail),
            target=(quantity.value, quantity.unit) if quantity else None,
            topics=tuple(sorted(mention.topics)),
            occasion=_occasion(telling) if _OCCASION.search(core) else None,
            heading=tuple(sorted({w for w in content(mention.heading or "") if worth(w) > WORD_TELLS})),
            document=telling.source.id,
        )

    def blocks(self, traits: CommitmentTraits) -> tuple[str, ...]:
        """Rare words by themselves, named things, the most telling words in pairs."""
        vector = _vector(traits)
        top = sorted(vector, key=lambda w: (-vector[w], w))[:6]
        rare = [w for w in vector if vector[w] > 1.0 and documents_with(w) < (RARE_NAME if w in traits.named else RARE)]
        pairs = ["+".join(sorted(pair)) for pair in combinations(top, 2)]
        names = ["=".join(thing) for thing in traits.things]
        keys = [*rare, *names, *pairs, *(top if len(top) == 1 else ())]
        aims = _aims(traits)
        keys += [f"{traits.document}#{word}" for word in {*traits.heading, *(aims if len(aims) <= AIM else ())}]
        return tuple(sorted({f"c:{key}" for key in keys}))

    def weight(self, a: CommitmentTraits, b: CommitmentTraits) -> float:
        """Likeness of two passages, 0 where it is not enough."""
        if self.contradict(a, b):
            return 0.0
        likeness, shared = self.likeness(a, b)
        enough = ENOUGH_WITHIN if a.document == b.document else ENOUGH
        return likeness if likeness >= enough and shared >= LEAST else 0.0

    def likeness(self, a: CommitmentTraits, b: CommitmentTraits) -> tuple[float, float]:
        """The cosine of what the two say, eased or hardened by who says it; and what their shared words tell."""
        one, two = _vector(a), _vector(b)
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
        if sum(min(one[w], two[w]) > 1.5 for w in common) < 2 and cores < 0.8:
            likeness *= 0.7
        if a.topics and b.topics:
            likeness += SAME_TOPIC if set(a.topics) & set(b.topics) else OTHER_TOPIC
        both = core_a.keys() & core_b.keys()
        if all(w.startswith("state:") for w in both) and max(_but_states(core_a), _but_states(core_b)) > BESIDE_NAME:
            likeness *= 0.6
        shared = sum(min(one[w], two[w]) for w in common)
        if any(x in b.things and _is_all(x, core_a) and _is_all(x, core_b) for x in a.things):
            return max(likeness, ONE_NAME), max(shared, LEAST)
        return likeness, shared

    def part(self, a: CommitmentTraits, b: CommitmentTraits) -> bool:
        """True where ``a`` is one measure under ``b``: named among what ``b`` includes, or a case of it."""
        if not set(a.by) <= set(b.by) or self.weight(a, b):
            return False
        aims = _aims(b)
        if a.document == b.document and aims and len(aims) <= AIM and not b.tail and aims & set(a.heading):
            return not aims & set(b.heading)
        one, two = _vector(a), _vector(b)
        core = {w: one[w] for w in a.core if w in one and worth_of(w) > WORD_TELLS}
        whole = {w: two[w] for w in b.core if w in two and worth_of(w) > WORD_TELLS}
        listed = core.keys() & (set(b.tail) | (set(b.core) if len(b.core) > LIST else set()))
        if (
            len([w for w in listed if not w.startswith("state:")]) > 1
            and sum(core[w] for w in listed) >= LISTED * sum(core.values())
            and len(two) > len(core)
        ):
            return True
        named = any(x in (*b.beside, *b.things) for x in a.things if x not in b.things or len(b.things) > 1)
        mine = {w for w in core if w in a.named and documents_with(w) < RARE_NAME} - _fora()
        if mine and mine <= set(b.named) and len(set(b.named) - set(a.named)) > 1:
            return True
        general = _but_states(whole) > 0 and whole.keys() < core.keys() and sum(whole.values()) >= LEAST
        return named or bool(general and sum(one.values()) >= 1.5 * sum(whole.values()))

    def contradict(self, a: CommitmentTraits, b: CommitmentTraits) -> bool:
        """True where others undertake it, or it counts or names other things, or falls on other days."""
        if not _same_parties(set(a.by), set(b.by)) or _elsewhere(a.core, b.core):
            return True
        if a.occasion and b.occasion and _apart(a.occasion, b.occasion):
            return True
        if (
            a.things
            and b.things
            and not (
                any(_alike(x, y) for x in a.things for y in (*b.things, *b.beside))
                or any(_alike(x, y) for x in b.things for y in a.beside)
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


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    dot = sum(a[w] * b[w] for w in a.keys() & b.keys())
    return dot / sqrt(sum(x * x for x in a.values()) * sum(x * x for x in b.values())) if dot else 0.0


def worth_of(word: str) -> float:
    """What a word of a core or tail tells: a stem, or a state."""
    return STATE_WEIGHT if word.startswith("state:") else worth(word)


def _occasion(telling: Telling[CommitmentMention]) -> tuple[Day | None, Day | None] | None:
    """The days that a visit or meeting can be on: those told, or else the months after it is spoken of."""
    due, published = telling.mention.due, telling.source.published
    if due is not None and due.earliest and due.latest:
        return due.earliest, due.latest
    if published is not None and published.earliest and published.latest:
        return published.earliest, add_days(published.latest, AHEAD)
    return None


def _same_parties(a: set[str], b: set[str]) -> bool:
    """True for the same parties, or where one passage tells of one of them alone."""
    return a == b != set() or (len(a) == 1 and a < b) or (len(b) == 1 and b < a)


def _elsewhere(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True where both cores name states that are no party, and not one of them is the same."""
    mine, theirs = ({word for word in core if word.startswith("state:")} for core in (a, b))
    return bool(mine and theirs and not mine & theirs)


def _apart(a: tuple[Day | None, Day | None], b: tuple[Day | None, Day | None]) -> bool:
    return earlier(a[1], b[0]) or earlier(b[1], a[0])


def _but_states(core: dict[str, float]) -> float:
    """What a core tells beside naming states."""
    return sum(weight for word, weight in core.items() if not word.startswith("state:"))


def _acted(text: str) -> str:
    """A passage without its subject: who undertakes it is compared by itself."""
    verb = _SAYS.match(text)
    return text[verb.start(1) :] if verb else text


def _aims(traits: CommitmentTraits) -> set[str]:
    """The telling words of a core: few of them, and the passage is an aim in a word, "advance innovation"."""
    return {word for word in traits.core if worth_of(word) > WORD_TELLS}


def _is_all(thing: tuple[str, ...], core: dict[str, float]) -> bool:
    """True where a core says little beside the name of a thing."""
    return sum(weight for word, weight in core.items() if word not in thing) < BESIDE_NAME


def _side(party: Party) -> str:
    return party.state or party.actor


def _split(text: str, own: tuple[str, ...]) -> tuple[str, str]:
    """The core of a passage, and what only adds to it: the cut comes after the first word that tells anything."""
    text = _ASIDE.sub(lambda aside: " " * len(aside.group()), text)
    for cut in _CUT.finditer(text):
        core, named = _unmasked(text[: cut.start()])
        others = {name.removeprefix("state:") for name in named} - {*own}
        if others or any(worth(word) > 1.0 for word in content(core)):
            return text[: cut.start()], text[cut.start() :]
    return text, ""


def _own_words(mention: CommitmentMention) -> frozenset[str]:
    """Stems of the undertakers' own names, which are compared as parties."""
    names = [p.actor.split(":", 1)[-1].split("@")[0] for p in mention.by]
    return frozenset(stem(word) for name in names for word in WORD.findall(name.replace("-", " ")))


def _masked(text: str) -> str:
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


def _unmasked(text: str) -> tuple[str, list[str]]:
    """The text without names of states, and the states as words of their own, ``state:JPN``."""
    codes = list(states())
    found = [f"state:{codes[ord(mark) - _PRIVATE]}" for mark in _MASK.findall(text)]
    return _MASK.sub(" ", text), found


@cache
def _fora() -> frozenset[str]:
    """Stems of the short names of bodies: where something is done, not what."""
    return frozenset(stem(name) for name in bodies())


@cache
def _names() -> dict[str, str]:
    """All names and adjectives of states, casefolded, and the private character of each."""
    return {
        form.casefold(): chr(_PRIVATE + number)
        for number, state in enumerate(states().values())
        for form in (*state.adjectives, *state.names)
    }


def _things(text: str) -> tuple[tuple[str, ...], ...]:
    """The stems of each named initiative, body or agreement of a text."""
    names = [name for name in _NAME.findall(text) if name.isupper() or name.split()[-1].casefold() in _THINGS]
    return tuple(sorted({tuple(sorted(set(content(name)))) for name in names if stem(name) not in _fora()}))


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    shared = len(set(a) & set(b))
    return shared * 2 > min(len(a), len(b))
