"""The passage that states an act: the shortest stretch of the sentence that still says who did what."""

from __future__ import annotations

from typing import Any

from summitry.model import Span
from summitry.read.grammar import children, subject
from summitry.read.page import Page, Sentence

_LONGEST = 45
_SHORTEST = 7
_ANCHORS = frozenset({"after", "before", "since", "following", "until"})
_LEFT_OUT = frozenset({"relcl", "advcl", "parataxis", "conj", "cc", "punct", "ccomp", "appos", "intj"})


def passage(page: Page, sentence: Sentence, act: Any, carrier: Any | None, content: bool) -> Span:
    """The span of the clause around ``act``, in the stored text; at most some 45 words, whole tokens.

    A verb takes its subject (its governor's, where it has none) and its complements, a noun its own phrase, and the
    clause around it where the phrase is short. ``content`` keeps what the act says ("demanded that …").
    """
    head = carrier if carrier is not None else act
    if head.pos_ in ("NOUN", "PROPN"):
        first, last = _phrase(head)
        if last - first < _SHORTEST and not _is_anchor(head, last - first):
            verb = _clause(head)
            if verb is not None:
                first, last = _clause_reach(verb, act, False)
    else:
        first, last = _clause_reach(head, act, content)
    first, last = max(first, sentence.first), min(last, sentence.last)
    if last - first > _LONGEST:
        first, last = _cut(first, last, act.i)
    doc = page.doc
    while last - first > 1 and doc[last - 1].is_punct and doc[last - 1].text not in ('"', "”", ")"):
        last -= 1
    while last - first > 1 and (
        (doc[first].is_punct and doc[first].text not in ('"', "“", "(")) or doc[first].dep_ == "cc"
    ):
        first += 1
    return page.span(first, last)


def _is_anchor(noun: Any, length: int) -> bool:
    """A noun that only tells when something else is: "on the day after Ann's meeting with Bo", whole by itself."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _ANCHORS and length > 2


def _cut(first: int, last: int, act: int) -> tuple[int, int]:
    if act - first > _LONGEST * 2 // 3:
        first = act - _LONGEST // 2
    return first, min(last, first + _LONGEST)


def _phrase(noun: Any) -> tuple[int, int]:
    first, last = noun.left_edge.i, noun.i + 1
    for child in noun.rights:
        if (
            child.dep_ in ("prep", "acl", "compound", "amod", "nmod", "npadvmod", "poss", "relcl")
            and child.right_edge.i - noun.i < 25
        ):
            last = max(last, child.right_edge.i + 1)
    return first, last


def _clause(token: Any) -> Any | None:
    node = token
    for _ in range(6):
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return node
    return None


def _clause_reach(verb: Any, act: Any, content: bool) -> tuple[int, int]:
    first, last = verb.i, max(verb.i, act.i) + 1
    first = min(first, act.i)
    for child in verb.children:
        told = (content and _is_content(child)) or _is_agenda(child)
        if child.dep_ in _LEFT_OUT and child.i != act.i and not told:
            continue
        edge = child.left_edge.i
        if child.i > verb.i:
            last = max(last, _right(child))
        elif verb.i - edge < 30:
            first = min(first, edge)
    if not children(verb, "nsubj", "nsubjpass") and verb.dep_ in ("xcomp", "ccomp", "advcl"):
        doer = subject(verb)
        if doer is not None and doer.i < verb.i and verb.i - doer.left_edge.i < 25:
            first = min(first, doer.left_edge.i)
    return first, last


def _right(child: Any) -> int:
    """The right edge of a complement, a long clause at its end left off."""
    edge = int(child.right_edge.i) + 1
    for part in child.children:
        if part.dep_ in ("relcl", "advcl", "parataxis", "appos") and part.i > child.i and edge - part.left_edge.i > 12:
            edge = min(edge, part.left_edge.i)
    return edge


def _is_agenda(child: Any) -> bool:
    """ "met to discuss fishing": what a meeting is for."""
    talks = child.lemma_ in ("discuss", "review", "talk", "negotiate", "consult")
    return bool(talks and child.dep_ == "advcl" and any(word.lower_ == "to" for word in children(child, "aux")))


def _is_content(child: Any) -> bool:
    """What is said, or is to be done: "that they leave", "to leave" even where it is taken for a purpose."""
    if child.dep_ == "ccomp":
        return True
    return bool(child.dep_ == "advcl" and any(word.lower_ == "to" for word in children(child, "aux")))
