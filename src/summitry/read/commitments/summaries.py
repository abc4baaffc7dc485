"""One line that tells an undertaking by itself: who, how firmly, what."""

from __future__ import annotations

import re
from typing import Any

from summitry.model import Party, Stage, Wording
from summitry.read.commitments.complements import VERBAL
from summitry.read.grammar import is_passive, own_subject
from summitry.read.page import Page
from summitry.rules.states import name_of, states
from summitry.rules.wording import ladder

_WORDS = 24
_CUT = re.compile(
    r",?\s+(?:including|such as|as well as|in order to|so as to|thereby|especially|(?:by|while) \w+ing)\b.*$",
    re.S,
)
_ARTICLE = frozenset(
    {"USA", "GBR", "PHL", "ARE", "NLD", "DOM", "CZE", "MDV", "BHS", "MHL", "SLB", "GMB", "COD", "COG", "CAF", "COM"}
)
_BODIES_WITH_ARTICLE = frozenset({"EU", "UN", "G7", "G20", "QUAD", "AU", "UNSC", "WB", "IMF", "WHO", "WTO", "IAEA"})
_SHORT = {"QUAD": "Quad", "WB": "World Bank", "UNSC": "UN Security Council"}
_AUXILIARY: dict[Wording | None, str] = {
    "will": "will",
    "plan": "plan to",
    "intend": "intend to",
    "explore": "will",
    "support": "will",
    None: "will",
}


def summary(
    page: Page,
    by: tuple[Party, ...],
    verb: Any,
    lemma: str,
    first: int,
    last: int,
    rung: Wording | None,
    stage: Stage,
    negated: bool = False,
) -> str:
    """ "Japan will open an office": parties, the rung's word, the verb's base form and what follows it, cut short."""
    if is_passive(verb):
        subject = own_subject(verb)
        start = int(subject.left_edge.i) if subject is not None else first
        line = _short(page, by, start, last)
        return f"{line[:1].upper()}{line[1:]}".rstrip(',;:"”') + "."
    words = _short(page, by, verb.i + 1, last)
    several = len(by) != 1
    if verb.pos_ == "NOUN" and verb.tag_ not in VERBAL and lemma == verb.lemma_ and lemma not in ladder().openers:
        held = "interested in" if stage == "hinted" else "committed to"
        return (
            f"{named(page, by)} {'are' if several else 'is'} {held} {_short(page, by, verb.left_edge.i, last)}".rstrip(
                ",;:"
            )
            + "."
        )
    auxiliary = _auxiliary(rung, stage, several, lemma)
    if negated:
        auxiliary = auxiliary.replace("will", "will not") if "will" in auxiliary else f"{auxiliary[:-3]} not to"
    return f"{named(page, by)} {auxiliary} {lemma} {words}".replace(" -", "-").strip().rstrip(',;:"”') + "."


def summary_of_noun(page: Page, by: tuple[Party, ...], word: Any, noun: Any, last: int) -> str:
    """ "Japan announced a new fund": parties, the past of the word that undertakes, and the thing undertaken."""
    words = _short(page, by, int(noun.left_edge.i), last)
    if word.tag_ == "MD":
        told = "may have" if word.lower_ in ("may", "might", "could") else "are to have"
        return f"{named(page, by)} {told} {words}".strip().rstrip(",;:") + "."
    verb = past(word, len(by) != 1) if word.pos_ in ("VERB", "AUX") else "announced"
    between = [token.lower_ for token in word.children if token.dep_ == "prep" and noun.head.i == token.i]
    return " ".join(f"{named(page, by)} {verb} {' '.join(between)} {words}".split()).rstrip(",;:") + "."


def summary_of_deed(page: Page, by: tuple[Party, ...], word: Any, last: int) -> str:
    """ "Japan signed the treaty": parties, and the text from the verb on."""
    first = min(
        [word.i, *(child.i for child in word.children if child.dep_ in ("aux", "auxpass") and child.i < word.i)]
    )
    return " ".join(f"{named(page, by)} {_short(page, by, first, last)}".split()).rstrip(",;:") + "."


def _written(page: Page, first: int, last: int) -> str:
    """The text of tokens ``first`` up to ``last``, mark-up off, gerunds that share the verb before them made plain."""
    start, end = page.span(first, last)
    text = page.layout.readable[start:end]
    before = page.doc[first - 1] if first else None
    if before is not None and before.tag_ == "VBG":
        for token in page.doc[first : min(first + 4, last)]:
            if token.tag_ == "VBG" and token.dep_ == "conj" and token.head.i == before.i:
                at = page.starts[token.i] - start
                text = text[:at] + token.lemma_.lower() + text[page.ends[token.i] - start :]
                break
    return re.sub(r"^\s*-\s*(?=\w)", "-", text.replace("\u2060", ""))


def past(word: Any, several: bool = False) -> str:
    """The simple past of a word that undertakes, as the text has it, or made from its base form."""
    if word.tag_ in ("VBD", "VBN"):
        return str(word.lower_)
    if word.tag_ == "VBG":
        return f"{'are' if several else 'is'} {word.lower_}"
    lemma = word.lemma_.lower()
    if lemma in ("commit",):
        return "committed"
    return str(lemma) + ("d" if lemma.endswith("e") else "ed")


def named(page: Page, parties: tuple[Party, ...]) -> str:
    """The parties in words: "Japan", "the Philippines and Japan", "the United States, Japan and South Korea"."""
    names = [_name(page, party) for party in parties]
    if not names:
        return "The parties"
    joined = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return joined[0].upper() + joined[1:]


def _name(page: Page, party: Party) -> str:
    if party.actor in states():
        name = name_of(party.actor)
        return f"the {name}" if party.actor in _ARTICLE and not name.lower().startswith("the ") else name
    actor = page.actors.get(party.actor)
    name = _SHORT.get(party.actor) or (actor.name if actor is not None else party.actor)
    return f"the {name}" if party.actor in _BODIES_WITH_ARTICLE else name


def _auxiliary(rung: Wording | None, stage: Stage, several: bool, lemma: str) -> str:
    if stage == "possible":
        return "may"
    if stage == "expected":
        return "are expected to" if several else "is expected to"
    if stage == "proposed":
        return "propose to" if several else "proposes to"
    if stage == "hinted" and rung is None:
        return "hope to" if several else "hopes to"
    if rung == "explore" and lemma not in ladder().explore and lemma != "pursue":
        return "are considering whether to" if several else "is considering whether to"
    word = _AUXILIARY[rung]
    if several or word == "will":
        return word
    return word.replace("plan ", "plans ").replace("intend ", "intends ")


def _short(page: Page, by: tuple[Party, ...], first: int, last: int) -> str:
    if first >= last:
        return ""
    text = " ".join(_written(page, first, last).split())
    whose = "their" if len(by) != 1 or by[0].state is None else "its"
    text = re.sub(r"\bours?\b", whose, re.sub(r"\bus\b", "them", re.sub(r"\bwe\b", "they", text)))
    words = text.split()
    if len(words) > _WORDS:
        text = _CUT.sub("", text)
        words = text.split()
    if len(words) > _WORDS:
        text = " ".join(words[:_WORDS])
        comma = text.rfind(",", len(text) // 2)
        text = text[:comma] if comma > 0 else text + " …"
    return text.strip()
