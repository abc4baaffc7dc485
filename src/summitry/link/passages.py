"""A passage on an undertaking taken apart: who, the action and its object, what only adds to them, and what is named.

The action and object are the *core*; what follows "including", "through", "in line with" and the like is the *tail*.
The subject is left out, since parties are compared as parties, and so are the parties' own names. Other states that a
passage names are words of their own, ``state:JPN``, however the text calls them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summitry.dates import add_days
from summitry.link.items import Telling
from summitry.link.masking import masked, unmasked
from summitry.link.things import NAME, founded, things
from summitry.link.wording import WORD, senses, stem, worth
from summitry.model import CommitmentMention, Day, Party

STATE_WEIGHT = 3.0
WORD_TELLS = 1.0
AHEAD = 120
"""Days for which a visit or meeting without a date is spoken of beforehand, at most."""

_CUT = re.compile(
    r",?\s*\b(?:including|such as|as well as|through|under|aligned|in accordance|in line with|in light of|"
    r"in the face of|in response to|in support of|in order to|by \w+ing|building on|"
    r"guided by|in what|as part of|in a bid to|with (?:an? |the (?:focus|aim|goal|view|emphasis|objective))|"
    r"to (?:help|achieve|maintain|better|address|meet|support)|which|while|so (?:as|that)|for example|"
    r"alongside|as (?:illustrated|shown|demonstrated|reflected)|backed by|using|based on)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",? (?:including|such as) [^,;]{3,60}, (?=(?:and (?:on|in|to|for|of|the)|to)\b)")
"""Examples between commas, after which the action goes on."""
_POINTS_BACK = re.compile(
    r"\b(?:areas?|priorit(?:y|ies)|actions?|steps|measures|fields) (?:set out |listed )?below\b|"
    r"\bth(?:is|ese) (?:partnership|initiative|framework|agreement|statement|plan|efforts?)\b",
    re.IGNORECASE,
)
"""Words that stand for what the whole document is about."""
_INCLUDES = re.compile(
    r"\b(?:including|such as|as well as|namely|through|by (?=\w+ing\b))((?:(?! in order to| so as to).)+)"
)
LONG = 3
"""Commas from which an object is a list."""
_HAPPENED = re.compile(r"\bcondemn(?:s|ed)?\b.*\b(?:test|launch|attack|strike|bombing|killing)\b", re.IGNORECASE)
"""What is condemned is one event of the days before."""
_BEFORE = 14
_GENRE = re.compile(
    r"\\?_|\b(?:fact sheet|joint statement|readout|remarks|declaration|communiqu[eé])\b:?", re.IGNORECASE
)
_OCCASION = re.compile(
    r"\b(?:visit|travel|trip|meet(?:ing)?|attend|host|summit|join|welcome|depart|return|delegation)\b", re.IGNORECASE
)
_SAYS = re.compile(
    r"[^,;:]{1,60}?\b((?:(?:is|are) (?:expected|due|set|likely|ready|scheduled|slated|poised) to|"
    r"will|shall|would|intends?|plans?|aims?|agreed?|decided|concurred|pledged?|commit(?:s|ted)?|"
    r"(?:re)?affirm(?:s|ed)?|reiterated?|underscored?|emphasi[sz]ed?|stressed|highlighted|expressed|stated|renewed|"
    r"resolved|confirmed|welcomed|encouraged|recogni[sz]ed?|noted|announced)\b(?! be\b).*)",
    re.IGNORECASE | re.DOTALL,
)
_STANDING = re.compile(
    r"[^.;]{0,90}?\b(?:progress|leadership|strides|advances?|momentum|work|efforts|improvements?)\b"
    r"(?: (?:we|they|it|made|have|has|been|being|already|achieved|undertaken|done|under ?way|to date|thus far))*"
    r" (?:in|on|to|towards?|under) ",
    re.IGNORECASE,
)
"""What a report on work under way opens with: it is on what stands behind."""
_SAID = re.compile(r",\s+(?:the |an? )?[^,]{3,90}?\b(?:said|says|announced|told|stated|added|confirmed)\b[^,]{0,40}$")
"""Who says so, behind what is said."""
_TITLED = re.compile(
    r"\b(?:President|(?:Prime |Foreign |Defen[cs]e |Finance )?Minister|Secretary|Chancellor|Ambassador|Mr\.|Ms\.)"
    r"(?: [A-Z][\w’'-]+){1,3}"
)
_LINK = re.compile(r"\]\([^)]*\)?|https?://\S+")


@dataclass(frozen=True, slots=True)
class CommitmentTraits:
    """What two passages on an undertaking are compared by.

    ``by`` are states and bodies; ``core`` and ``tail`` stems, those of names ``named``; ``things`` the stems of each
    thing named in the core, ``beside`` in the tail, ``founded`` those that the passage sets up; ``target`` what is
    counted; ``occasion`` the days of a visit or meeting, which comes but once; ``heading`` the stems of the heading
    above; ``act`` those of the action's verb;
    ``about`` those of its paper's title, which every passage of the paper shares; ``members`` those of each member of
    a list of what is included; ``held`` is true for a position.
    """

    by: tuple[str, ...]
    core: tuple[str, ...]
    tail: tuple[str, ...]
    named: tuple[str, ...]
    things: tuple[tuple[str, ...], ...]
    beside: tuple[tuple[str, ...], ...]
    founded: tuple[tuple[str, ...], ...]
    target: tuple[float, str] | None
    topics: tuple[str, ...]
    occasion: tuple[Day | None, Day | None] | None
    heading: tuple[str, ...]
    document: str
    act: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    members: tuple[tuple[str, ...], ...] = ()
    held: bool = False


def traits_of(telling: Telling[CommitmentMention]) -> CommitmentTraits:
    """The traits of one passage."""
    mention = telling.mention
    by = tuple(sorted({_side(p) for p in mention.by}))
    text = _acted(" ".join(_LINK.sub(" ", telling.quote).split()))
    if mention.kind == "position":
        text = _STANDING.sub("", text, count=1)
    text = masked(_TITLED.sub(" ", text))
    core, tail = _split(text, by)
    if telling.source.title and _POINTS_BACK.search(core):
        about = " ".join(_GENRE.sub(" ", telling.source.title).split())
        core = f"{_POINTS_BACK.sub(' ', core)} {masked(about)}"
    core, core_states = unmasked(core)
    tail, tail_states = unmasked(tail)
    drop = _own_words(mention) | {f"state:{state}" for state in by}
    core_stems = [w for w in [*senses(core), *core_states] if w not in drop]
    tail_stems = [w for w in [*senses(tail), *tail_states] if w not in drop]
    named = {w for name in NAME.findall(f"{core} {tail}") for w in senses(name)}
    quantity = mention.quantity
    return CommitmentTraits(
        by=by,
        core=tuple(sorted(set(core_stems))),
        tail=tuple(sorted(set(tail_stems) - set(core_stems))),
        named=tuple(sorted(named)),
        things=things(core),
        beside=things(tail),
        founded=founded(text),
        target=(quantity.value, quantity.unit) if quantity else None,
        topics=tuple(sorted(mention.topics)),
        occasion=_occasion(telling) if _OCCASION.search(core) else _happened(telling, core),
        heading=tuple(sorted({w for w in senses(mention.heading or "") if worth(w) > WORD_TELLS})),
        document=telling.source.id,
        act=tuple(sorted(set(senses(mention.keys[0])))) if mention.keys else (),
        about=_about(telling.source.title, by),
        members=_members(core, tail),
        held=mention.kind == "position",
    )


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


def _happened(telling: Telling[CommitmentMention], core: str) -> tuple[Day | None, Day | None] | None:
    """The days on which what a paper condemns can have happened."""
    published = telling.source.published
    if not _HAPPENED.search(core) or published is None or not published.earliest or not published.latest:
        return None
    return add_days(published.earliest, -_BEFORE), published.latest


def _acted(text: str) -> str:
    """A passage without its subject: who undertakes it is compared by itself."""
    text = _SAID.sub("", text)
    verb = _SAYS.match(text)
    return text[verb.start(1) :] if verb else text


@lru_cache(maxsize=4_000)
def _about(title: str, by: tuple[str, ...]) -> tuple[str, ...]:
    """What a paper is about, by its title: states beside the parties, and telling words."""
    words, named = unmasked(masked(" ".join(_GENRE.sub(" ", title).split())))
    others = {state for state in named if state.removeprefix("state:") not in by}
    return tuple(sorted(others | {word for word in senses(words) if worth(word) > WORD_TELLS}))


def _members(core: str, tail: str) -> tuple[tuple[str, ...], ...]:
    """The members of a list of what is included, or of a long object: the stems that tell anything, of each."""
    found: set[tuple[str, ...]] = set()
    lists = [cut for opened in _INCLUDES.findall(tail) if (cut := opened.strip())]
    if core.count(",") >= LONG:
        lists.append(core.split(",", 1)[1])
    for text in lists:
        parts = re.split(r"[,;]", text)
        last = re.split(r"\band\b", parts[-1]) if len(parts) > 1 else []
        for part in [*parts, *last]:
            found.add(tuple(sorted({word for word in senses(part) if worth(word) > WORD_TELLS})))
    return tuple(sorted(found - {()}))


def _side(party: Party) -> str:
    return party.state or party.actor


def _split(text: str, own: tuple[str, ...]) -> tuple[str, str]:
    """The core of a passage, and what only adds to it: the cut comes after the first word that tells anything."""
    text = _ASIDE.sub(lambda aside: " " * len(aside.group()), text)
    for cut in _CUT.finditer(text):
        core, named = unmasked(text[: cut.start()])
        others = {name.removeprefix("state:") for name in named} - {*own}
        if others or any(worth(word) > 1.0 for word in senses(core)):
            return text[: cut.start()], text[cut.start() :]
    return text, ""


def _own_words(mention: CommitmentMention) -> frozenset[str]:
    """Stems of the undertakers' own names, which are compared as parties."""
    names = [p.actor.split(":", 1)[-1].split("@")[0] for p in mention.by]
    return frozenset(stem(word) for name in names for word in WORD.findall(name.replace("-", " ")))
