"""Lists of measures below a lead-in ("Together, both sides will:"): each item takes its parties and rung from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from summitry.model import Stage, Wording
from summitry.read.commitments.actions import goes_on
from summitry.read.commitments.complements import ADVERBIAL, NOMINAL, VERBAL, to_of
from summitry.read.grammar import agent, is_passive, own_subject, subject
from summitry.read.page import Page, Sentence
from summitry.rules.wording import ladder, words

_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]?")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What a sentence that opens a list hands on to its items. ``holder`` is the head of its parties' noun phrase."""

    holder: Any
    word: Any
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
        last = token.i + 2 >= sentence.last
        if token.lower_ in ("will", "shall") and (token.tag_ == "MD" or last):
            term = rules.modals[token.lower_]
        elif token.lemma_ in rules.verbs and token.tag_ in VERBAL:
            term = rules.verbs[token.lemma_]
        elif token.lower_ in rules.adjectives or token.lemma_ in rules.nouns:
            term = rules.adjectives.get(token.lower_) or rules.nouns.get(token.lemma_)
        if term is None or term.rung is None:
            continue
        holder = _holder(token) or (page.doc[token.i - 1] if token.i > sentence.first else None)
        if holder is not None:
            return LeadIn(holder, token, term.rung, term.says, sentence.first, sentence.last)
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
    continued: bool = False


def measures(page: Page, sentence: Sentence) -> Iterator[Measure]:
    """The actions of an item's sentence that goes on from its lead-in: verbs in one form, joined by commas or "and"."""
    doc = page.doc
    first = _opening(page, sentence)
    if first is None:
        return
    gerund = _is_gerund(doc[first])
    if _only_opens(doc, first, sentence.last):
        return
    starts = [first]
    for token in doc[first + 1 : sentence.last]:
        if _continues(token, gerund, first) and not _bare(doc, starts[-1], _lead(doc, token.i)):
            starts.append(token.i)
        elif _continues(token, gerund, first) and starts[-1] != first:
            starts[-1] = token.i
    begins = [starts[0], *(_lead(doc, start) for start in starts[1:])]
    for number, start in enumerate(starts):
        stop = begins[number + 1] if number + 1 < len(starts) else sentence.last
        continued = number > 0 and doc[begins[number]].lower_ == "to"
        yield Measure(begins[number], _stop(doc, start, stop), doc[start], base(doc[start]), continued)


def _only_opens(doc: Any, first: int, last: int) -> bool:
    """True for words that only open a clause with a subject of its own: "Building on this, the fund will …"."""
    for token in doc[first + 1 : last]:
        if token.dep_ != "ROOT" or token.tag_ not in ("VBZ", "VBP", "VBD", "VB", "VBN", "VBG"):
            continue
        own = own_subject(token)
        finite = token.tag_ in ("VBZ", "VBP", "VBD") or any(child.dep_ == "aux" for child in token.children)
        if own is not None and _after(first, own) and own.i < token.i and finite and to_of(token) is None:
            return True
    return False


def _after(first: int, own: Any) -> bool:
    """True for a subject behind the opening word, or for that word as a noun: "Funding for piers has been"."""
    return bool(first < own.i or (first == own.i and own.nbor(1).lower_ in ("for", "of")))


def base(verb: Any) -> str:
    """The verb's base form: the parser's lemma, or the word's own where the parser took it for a noun."""
    if verb.tag_ in VERBAL:
        return str(verb.lemma_.lower())
    return next(iter(_bases(verb.lower_)), str(verb.lower_))


def _bases(word: str) -> list[str]:
    """The verbs, of those that open items, that a word may be a form of: "sharing" of *share*."""
    forms = [word]
    if word.endswith("ing") and len(word) > 5:
        stem = word[:-3]
        forms += [stem, stem + "e", stem[:-1]]
    return [form for form in forms if form in ladder().openers]


def _is_gerund(verb: Any) -> bool:
    return bool(verb.lower_.endswith("ing") and verb.lower_ not in ("bring", "sing", "ring", "swing"))


def _opening(page: Page, sentence: Sentence) -> int | None:
    """The verb that opens the item, past adverbs, a run-in title or a phrase set off by a comma, if any."""
    doc = page.doc
    at = sentence.first
    runin = page.layout.blocks[sentence.block].runin
    while at < sentence.last and (
        (runin is not None and page.starts[at] < runin[1]) or doc[at].is_punct or _NUMBERED.fullmatch(doc[at].text)
    ):
        at += 1
    while at < sentence.last - 1 and (doc[at].lower_ in ("to", "also") or doc[at].tag_ in ADVERBIAL):
        at += 1
    if at >= sentence.last:
        return None
    if doc[at].tag_ in ("IN", "TO") and not _bases(doc[at].lower_):
        for token in doc[at : min(at + 14, sentence.last - 1)]:
            if token.text == "," and (doc[token.i + 1].tag_ in ("VB", "VBP", "VBG") or _bases(doc[token.i + 1].lower_)):
                return int(token.i + 1)
        return None
    if doc[at].lemma_ in words("remarks"):
        return None
    if doc[at].tag_ in ("VB", "VBG"):
        return int(at)
    return int(at) if _bases(doc[at].lower_) else None


def _continues(token: Any, gerund: bool, first: int) -> bool:
    """True where ``token`` opens another action of the item, in the same form as the first."""
    doc = token.doc
    at = _lead(doc, token.i)
    before = doc[at - 1]
    if token.lemma_ in words("remarks"):
        return False
    after_mark = before.text == ";" or (before.lower_ == "and" and doc[at - 2].text == ";")
    if doc[at].lower_ == "to" and at < token.i:
        governing = gerund or doc[first].lemma_.lower() in ladder().light
        return governing and token.tag_ in ("VB", "VBP") and before.lower_ == "and" and token.dep_ != "relcl"
    if token.tag_ != "VBG" if gerund else token.tag_ not in ("VB", "VBP"):
        return False
    if after_mark:
        return True
    if before.lower_ != "and" and (gerund or before.text != ","):
        return False
    if gerund and doc[at - 2].text == ",":
        return not _nested(token, first, loose=True)
    return not _nested(token, first, loose=False)


def _nested(token: Any, first: int, *, loose: bool) -> bool:
    """True where coordination leads ``token`` to a clause below the opening verb: a purpose, a means.

    ``loose`` lets a chain pass that leads to something no verb: the parser lost its way there.
    """
    opened = token.i
    for _ in range(8):
        if token.i <= first:
            return False
        if any(child.tag_ in ("TO", "WDT", "WP") and child.i < token.i for child in token.children):
            return True
        if token.dep_ == "ROOT" or token.head.i == token.i:
            return False
        if token.dep_ != "conj" and first < token.head.i < opened and token.head.tag_ in VERBAL:
            return True
        if token.dep_ not in ("conj", "advcl", "ccomp", "xcomp", "dep"):
            return token.dep_ == "pcomp" or not loose
        token = token.head
    return True


def _lead(doc: Any, at: int) -> int:
    """The token that an action opens with: the adverbs before its verb, and a "to" or "by" before these."""
    while at > 0 and (doc[at - 1].tag_ in ADVERBIAL or doc[at - 1].lower_ == "further"):
        at -= 1
    return at - 1 if at > 0 and doc[at - 1].lower_ in ("to", "by") else at


def _bare(doc: Any, start: int, until: int) -> bool:
    """True for a verb with nothing of its own before the next, or that only frames it ("build on X and launch Y")."""
    between = [
        token for token in doc[start + 1 : until] if not token.is_punct and token.lower_ not in ("and", "or", "to")
    ]
    if doc[start].lower_ in ("build", "building") and between and between[0].lower_ == "on":
        return not any(token.tag_ == "TO" or token.text == ";" for token in doc[start:until])
    return not any(token.pos_ in NOMINAL or token.tag_ in ("CD", "DT") for token in between)


def _stop(doc: Any, start: int, last: int) -> int:
    for token in doc[start + 1 : last]:
        if token.text == ";" and not goes_on(token):
            return int(token.i)
        if (
            token.tag_ == "VBG"
            and token.lower_ in ("recognizing", "recognising", "noting", "recalling")
            and doc[token.i - 1].text == ","
        ):
            return int(token.i)
    return last
