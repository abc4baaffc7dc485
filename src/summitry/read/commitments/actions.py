"""One action or several: where coordinated verbs part an undertaking into separate ones, and where each ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.read.commitments.markers import VERBAL
from summitry.read.grammar import children, own_subject

_TRAILING = frozenset(
    {
        "recognize",
        "recognise",
        "note",
        "recall",
        "acknowledge",
        "underscore",
        "reaffirm",
        "emphasize",
        "emphasise",
        "stress",
        "guide",
    }
    | {"welcome", "bear", "underline", "say", "add", "accord", "root"}
)
_BARE = frozenset({"VB", "VBP"})
_SHARED = frozenset({"build"})


def actions(act: Any, first: int, last: int) -> Iterator[tuple[int, int, Any]]:
    """Part the passage from token ``first`` up to ``last`` into (first, end, verb) for each separate action.

    ``act`` is the verb or noun of the first action. A verb without an object of its own shares the next one's.
    """
    heads = [act, *coordinates(act, last)]
    starts = [first, *(_from(head) for head in heads[1:])]
    kept: list[tuple[int, Any]] = []
    for number, (start, head) in enumerate(zip(starts, heads, strict=True)):
        if number and shares_object(heads[number - 1], start):
            continue
        kept.append((start, head))
    for number, (start, head) in enumerate(kept):
        stop = kept[number + 1][0] if number + 1 < len(kept) else ending(head, last)
        stop = trimmed(act.doc, start, max(stop, head.i + 1))
        yield start, stop, head


def coordinates(act: Any, last: int) -> list[Any]:
    """Verbs that carry on from ``act`` by coordination, under the same subject and the same undertaking word."""
    if act.tag_ not in VERBAL:
        return []
    found: list[Any] = []
    wanted = _BARE if act.tag_ in _BARE else frozenset({act.tag_})
    chain = [act]
    governor = act.head
    while governor.tag_ in VERBAL and governor.i < act.i and act.dep_ in ("xcomp", "advcl", "conj") and len(chain) < 3:
        if governor.tag_ in wanted:
            chain.append(governor)
        act, governor = governor, governor.head
    for link in chain:
        for child in children(link, "conj", "advcl", "ccomp", "dep", "appos"):
            found.extend(_carried(child, link, chain[0], wanted, last))
    unique = {token.i: token for token in found if token.i > chain[0].i}
    return [unique[i] for i in sorted(unique)]


def _carried(token: Any, link: Any, act: Any, wanted: frozenset[str], last: int) -> Iterator[Any]:
    if not act.i < token.i < last:
        return
    joined = token.dep_ == "conj" or _is_listed(token)
    if joined and token.tag_ in wanted and own_subject(token) is None and not _has_modal(token):
        yield token
        for child in children(token, "conj"):
            yield from _carried(child, token, act, wanted, last)


def _is_listed(token: Any) -> bool:
    """A bare verb after a comma or "and", without "to": a list's item that the parser hung elsewhere."""
    if any(child.tag_ == "TO" or child.dep_ == "mark" for child in token.children):
        return False
    at = _from(token) - 1
    return token.tag_ == "VB" and at >= 0 and (token.doc[at].is_punct or token.doc[at].lower_ in ("and", "or"))


def _has_modal(token: Any) -> bool:
    return any(child.tag_ == "MD" for child in token.children)


def shares_object(verb: Any, until: int) -> bool:
    """True where ``verb`` has nothing of its own before ``until``: "resume and boost exchanges" is one action."""
    if verb.tag_ not in VERBAL:
        return False
    if verb.lemma_ in _SHARED and any(child.lower_ == "on" for child in verb.children):
        return True
    own = [
        child
        for child in verb.children
        if verb.i < child.i < until and child.dep_ not in ("conj", "cc", "punct", "advmod", "prt", "aux")
    ]
    return not own


def ending(head: Any, last: int) -> int:
    """The end of the last action's clause: where another clause with a subject of its own, or a remark, begins."""
    doc = head.doc
    end = last
    for token in doc[head.i + 1 : last]:
        if token.i >= end:
            break
        if token.text == ";":
            end = token.i
        elif token.dep_ == "advcl" and token.tag_ in ("VBG", "VBN") and token.lemma_ in _TRAILING:
            if token.left_edge.i > head.i and doc[token.left_edge.i - 1].is_punct:
                end = min(end, token.left_edge.i)
        elif token.tag_ in VERBAL and token.dep_ in ("conj", "ROOT", "ccomp", "parataxis"):
            own = own_subject(token)
            if own is not None and own.i > head.i and token.i > own.i and _opens_clause(doc, own.left_edge.i):
                end = min(end, own.left_edge.i)
            elif own is None and _has_modal(token) and token.dep_ == "conj":
                end = min(end, _from(token))
            elif own is None and token.dep_ == "conj" and token.tag_ in ("VBD", "VBZ") and token.head.i < head.i:
                end = min(end, _from(token))
    return end


def _opens_clause(doc: Any, at: int) -> bool:
    return at > 0 and (doc[at - 1].is_punct or doc[at - 1].lower_ in ("and", "but", "while"))


def _from(verb: Any) -> int:
    """The first token of a coordinated action: its auxiliaries, adverbs and "to"."""
    at = verb.i
    for child in verb.children:
        if child.i < verb.i and child.dep_ in ("aux", "auxpass", "advmod", "neg"):
            at = min(at, child.i)
    return int(at)


def trimmed(doc: Any, first: int, last: int) -> int:
    """``last`` moved back over punctuation, conjunctions and dangling words at the passage's end."""
    while last - first > 1:
        token = doc[last - 1]
        if token.text in (")", '"', "”", "%", "]") and token.i - first > 1:
            return last
        if token.is_punct or token.lower_ in ("and", "or", "but", "while", "where", "as", "also") or token.is_space:
            last -= 1
        else:
            return last
    return last
