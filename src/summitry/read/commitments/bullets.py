"""Lists of measures below a lead-in ("Together, both sides will:"): each item takes its parties and rung from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from summitry.model import Stage, Wording
from summitry.read.commitments.markers import VERBAL
from summitry.read.grammar import agent, is_passive, own_subject, subject
from summitry.read.page import Page, Sentence
from summitry.rules.wording import ladder

_ENDS = re.compile(r"(?:[:—–-]|\b(?:will|to|by|including|following|below|areas))\s*$")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What a sentence that opens a list hands on to its items. ``holder`` is the head of its parties' noun phrase."""

    holder: Any
    rung: Wording
    says: Stage | None
    first: int
    last: int


def lead_in(page: Page, sentence: Sentence) -> LeadIn | None:
    """The lead-in that ``sentence`` is, or ``None``: it ends in a colon and what it undertakes is still to come."""
    text = page.text[sentence.start : sentence.end].rstrip()
    if not text.endswith((":", "will", "to", "by", "—")):
        return None
    rules = ladder()
    for token in page.doc[sentence.first : sentence.last]:
        term = None
        if token.tag_ == "MD" and token.lower_ in rules.modals and token.lower_ != "may":
            term = rules.modals[token.lower_]
        elif token.lemma_ in rules.verbs and token.tag_ in VERBAL:
            term = rules.verbs[token.lemma_]
        elif token.lower_ in rules.adjectives or token.lemma_ in rules.nouns:
            term = rules.adjectives.get(token.lower_) or rules.nouns.get(token.lemma_)
        if term is None or term.rung is None:
            continue
        holder = _holder(token)
        if holder is not None:
            return LeadIn(holder, term.rung, term.says, sentence.first, sentence.last)
    return None


def _holder(word: Any) -> Any | None:
    verb = word.head if word.dep_ == "aux" else word
    found = agent(verb) if is_passive(verb) else subject(verb)
    if found is None and own_subject(verb.head) is not None:
        found = own_subject(verb.head)
    return found


@dataclass(frozen=True, slots=True)
class Measure:
    """One action of a list's item: tokens ``first`` up to ``last``, its verb's token, and that verb's base form."""

    first: int
    last: int
    verb: Any
    lemma: str


def measures(page: Page, sentence: Sentence) -> Iterator[Measure]:
    """The actions of an item's sentence that goes on from its lead-in: verbs in one form, joined by commas or "and"."""
    doc = page.doc
    opening = _opening(page, sentence)
    if opening is None:
        return
    form = _form(doc[opening])
    starts = [opening]
    for token in doc[opening + 1 : sentence.last]:
        if _continues(token, form, opening):
            starts.append(token.i)
    kept: list[int] = []
    for number, start in enumerate(starts):
        following = starts[number + 1] if number + 1 < len(starts) else sentence.last
        if number + 1 < len(starts) and _empty(doc, start, following):
            continue
        kept.append(start)
    begins = [_lead(doc, start) for start in kept]
    begins[0] = starts[0] if kept[0] != starts[0] else begins[0]
    for number, start in enumerate(kept):
        stop = begins[number + 1] if number + 1 < len(kept) else _stop(doc, start, sentence.last)
        yield Measure(begins[number], stop, doc[start], base(doc[start]))


_FORMS = {"gerund": re.compile(r"[a-z]+ing$", re.I), "base": re.compile(r"[a-z-]+$", re.I)}
_NOT_VERBS = frozenset(
    {
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "to",
        "of",
        "as",
        "through",
        "this",
        "these",
        "our",
        "their",
        "its",
    }
    | {"we", "they", "it", "both", "under", "from", "during", "japan", "and", "or", "new", "building", "including"}
)


def base(verb: Any) -> str:
    """The verb's base form; the parser's lemma, or the word itself where the parser took it for another part of speech."""
    lemma = verb.lemma_.lower()
    word = verb.lower_
    return lemma if verb.tag_ in VERBAL else word


def _form(verb: Any) -> str:
    return "gerund" if verb.lower_.endswith("ing") and len(verb.text) > 5 and verb.lower_ != "bring" else "base"


def _opening(page: Page, sentence: Sentence) -> int | None:
    """The verb that opens the item, past adverbs, a run-in title or a phrase set off by a comma; ``None`` without one."""
    doc = page.doc
    at = sentence.first
    runin = page.layout.blocks[sentence.block].runin
    while runin is not None and at < sentence.last and page.starts[at] < runin[1] or doc[at].is_punct:
        at += 1
        if at >= sentence.last:
            return None
    if doc[at].tag_ == "TO":
        at += 1
    while at < sentence.last - 1 and doc[at].tag_ in ("RB", "RBR") and not _verbal(doc[at]):
        at += 1
    if doc[at].tag_ == "IN" and doc[at].dep_ in ("prep", "mark"):
        for token in doc[at : min(at + 12, sentence.last)]:
            if token.text == "," and token.i + 1 < sentence.last and doc[token.i + 1].tag_ in ("VB", "VBP", "VBG"):
                return int(token.i + 1)
        return None
    return at if at < sentence.last and _verbal(doc[at]) else None


def _verbal(token: Any) -> bool:
    if token.tag_ in ("VB", "VBG", "VBP"):
        return True
    if token.lower_ in _NOT_VERBS or token.tag_ in (
        "PRP",
        "PRP$",
        "DT",
        "IN",
        "CD",
        "NNS",
        "NNPS",
        "MD",
        "WDT",
        "VBZ",
        "VBD",
    ):
        return False
    return token.lower_ in ladder().openers


def _continues(token: Any, form: str, opening: int) -> bool:
    """True where ``token`` opens another action of the list's item, in the same form as the first."""
    doc = token.doc
    at = _lead(doc, token.i)
    before = doc[at - 1]
    if form == "gerund":
        if token.tag_ != "VBG" or token.lower_ in _NOT_VERBS:
            if not (token.tag_ == "VB" and doc[token.i - 1].lower_ in ("to", "rapidly") and before.lower_ == "and"):
                return False
    elif token.tag_ not in ("VB", "VBP"):
        return False
    if before.text == ";":
        return True
    if before.lower_ not in ("and",) and before.text != ",":
        return False
    if any(child.tag_ in ("TO", "MD", "WDT", "WP") for child in token.children if child.i < token.i) and form == "base":
        return False
    if form == "gerund" and before.lower_ != "and":
        return False
    return _tops(token, opening)


def _tops(token: Any, opening: int) -> bool:
    """True where the chain of coordination leads up to the opening verb, not to a clause below it."""
    seen = 0
    while seen < 8:
        if token.i <= opening:
            return True
        if token.dep_ == "ROOT" or token.head.i == token.i:
            return True
        if token.dep_ not in ("conj", "advcl", "ccomp", "xcomp", "dep"):
            return False
        if token.dep_ != "conj" and token.head.i > opening and token.head.tag_ in VERBAL:
            return False
        token = token.head
        seen += 1
    return False


def _lead(doc: Any, at: int) -> int:
    while at > 0 and (doc[at - 1].tag_ in ("RB", "RBR") or doc[at - 1].lower_ in ("to", "by", "further")):
        at -= 1
    return at


def _empty(doc: Any, start: int, following: int) -> bool:
    """True for a verb that has nothing of its own before the next one, or only frames it ("build on X and launch Y")."""
    between = [
        token for token in doc[start + 1 : following] if not token.is_punct and token.lower_ not in ("and", "or", "to")
    ]
    content = [token for token in between if token.tag_ not in ("RB", "RBR")]
    return not content or (doc[start].lower_ in ("build", "building") and content[0].lower_ == "on")


def _stop(doc: Any, start: int, last: int) -> int:
    for token in doc[start + 1 : last]:
        if token.text == ";":
            return int(token.i)
        if token.tag_ == "VBG" and token.lower_ in ("recognizing", "recognising", "noting", "recalling"):
            return int(token.i)
    return last
