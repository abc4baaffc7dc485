"""One action or several: where coordinated verbs part an undertaking into separate ones, and where each ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.read.commitments.complements import ADVERBIAL, NOMINAL, VERBAL, has_modal, to_of
from summitry.read.grammar import own_subject
from summitry.rules.wording import ladder, words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BARE = frozenset({"VB", "VBP"})
_FRAMING = frozenset({"build"})
_DANGLING = frozenset({"and", "or", "but", "while", "where", "as", "also", "including", "through"})
"""Words that end no passage: what they open stands elsewhere."""


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
    """Verbs that carry on from ``act`` by coordination, under the same subject and the same undertaking word.

    The parser's own coordination counts; beside it a bare verb after a comma or "and" that it hung elsewhere, and the
    last member of a list of which an earlier member was found ("end A, cut B, and raise C").
    """
    if act.tag_ not in VERBAL:
        return []
    wanted = _BARE if act.tag_ in _BARE else frozenset({act.tag_})
    chain = [act.i]
    below, governor = act, act.head
    while (
        governor.tag_ in wanted and governor.i < below.i and below.dep_ in ("xcomp", "advcl", "conj") and len(chain) < 3
    ):
        chain.append(governor.i)
        below, governor = governor, governor.head
    found: list[Any] = []
    for token in act.doc[act.i + 1 : last]:
        if wanted == _BARE and _is_mistaken(token, bool(found)):
            found.append(token)
        if token.tag_ not in wanted or own_subject(token) is not None or has_modal(token):
            continue
        if token.doc[token.i - 1].tag_ in VERBAL | {"HYPH"} and not token.doc[token.i - 1].is_alpha:
            continue  # the second half of "co-develop"
        if _in_relative(token, act):
            continue
        listed = _is_listed(token, bool(found))
        if listed or _leads_to(token, {*chain, *(one.i for one in found)}) or _opens_series(token, act):
            found.append(token)
    return found


def _in_relative(token: Any, act: Any) -> bool:
    """A bare verb that carries on a clause about the object: "fund labs that train pilots, share data"."""
    if token.tag_ not in _BARE or to_of(token) is not None or token.doc[_from(token) - 1].lower_ == "and":
        return False
    for before in reversed(token.doc[act.i + 1 : token.i]):
        if before.tag_ == "TO" or before.tag_ == "MD" or before.text == ";":
            return False
        if before.tag_ == "VBP" and before.dep_ == "relcl":
            return any(child.tag_ == "WDT" and child.dep_ == "nsubj" for child in before.children)
    return False


def _opens_series(token: Any, act: Any) -> bool:
    """The second of three, "to end A, to cut B, and to raise C", that the parser took for a purpose; or of gerunds."""
    gerund = token.tag_ == act.tag_ == "VBG"
    if token.dep_ not in ("advcl", "xcomp") or not (gerund or (to_of(token) is not None and to_of(act) is not None)):
        return False
    at = _from(token)
    closed = any(
        child.dep_ == "conj" and (child.tag_ == "VBG" if gerund else to_of(child) is not None)
        for child in token.children
    )
    return closed and token.doc[at - 1].text == ","


def _is_mistaken(token: Any, begun: bool) -> bool:
    """The last verb of a list that the parser took for part of its object: "train pilots, and share data".

    Where no other verb of the list was found, it is one only if it cannot be a noun.
    """
    if not begun and token.lower_ in words("nouns_too"):
        return False
    if (
        token.tag_ not in ("NN", "JJ", "NNP")
        or token.lower_ not in ladder().openers
        or token.dep_ not in ("compound", "amod", "nmod")
    ):
        return False
    doc = token.doc
    return bool(token.i > 1 and doc[token.i - 1].lower_ == "and" and doc[token.i - 2].text == ",")


def _leads_to(token: Any, chain: set[int]) -> bool:
    """True where ``token`` is coordinated with one of ``chain``."""
    for _ in range(8):
        if token.dep_ != "conj":
            return False
        token = token.head
        if token.i in chain:
            return True
    return False


def _is_listed(token: Any, begun: bool) -> bool:
    """A bare verb without "to" that stands as a member of a list, though the parser hung it elsewhere."""
    if token.tag_ != "VB" or any(child.tag_ == "TO" or child.dep_ == "mark" for child in token.children):
        return False
    doc = token.doc
    at = _from(token) - 1
    if at < 1:
        return False
    if token.dep_ == "conj":
        if token.head.pos_ == "ADJ" or doc[at].text == "-":
            return False
        if token.head.tag_ in ("VBN", "VBZ", "VBD") and doc[at].lower_ == "and":
            return True
        return begun and doc[at].lower_ == "and" and doc[at - 1].text == ","
    return token.dep_ in ("advcl", "ccomp", "dep", "ROOT", "appos") and (
        doc[at].text == "," or doc[at].lower_ in ("and", "or")
    )


def shares_object(verb: Any, until: int) -> bool:
    """True where ``verb`` has nothing of its own before ``until``: "resume and boost exchanges" is one action."""
    if verb.tag_ not in VERBAL:
        return False
    if verb.lemma_ in _FRAMING and any(child.lower_ == "on" for child in verb.children):
        return not any(token.tag_ == "TO" for token in verb.doc[verb.i : until])
    own = [
        child
        for child in verb.children
        if verb.i < child.i < until
        and child.dep_ not in ("conj", "cc", "punct", "advmod", "prt", "aux")
        and not (child.dep_ == "prep" and not list(child.children))
    ]
    return not own


def ending(head: Any, last: int) -> int:
    """The end of the last action's clause: where another clause with a subject of its own, or a remark, begins."""
    doc = head.doc
    for token in doc[head.i + 1 : last]:
        begins = _begins(token, head)
        if begins is not None and head.i < begins < last:
            return begins
    return last


def _begins(token: Any, head: Any) -> int | None:
    """Where the clause that ``token`` tells of begins, if it is no part of the action of ``head``."""
    doc = token.doc
    if token.text == ";":
        return None if goes_on(token) else int(token.i)
    if token.tag_ == "MD" and token.dep_ == "aux" and token.head.dep_ not in ("relcl", "acl"):
        at = _noun_phrase(token)
        return at if at is not None and _opens_clause(doc, at) else None
    if token.dep_ == "advcl" and token.tag_ in ("VBG", "VBN") and token.lemma_ in words("remarks"):
        first = int(token.left_edge.i)
        return first if doc[first - 1].is_punct else None
    if token.tag_ not in VERBAL or token.dep_ not in ("conj", "ROOT", "ccomp", "parataxis"):
        return None
    own = own_subject(token)
    if own is not None:
        first = int(own.left_edge.i)
        return first if head.i < own.i < token.i and _opens_clause(doc, first) else None
    if token.dep_ == "conj" and head.tag_ in _FINITE and token.tag_ == head.tag_ and token.head.i <= head.i:
        return _from(token)
    finite = token.tag_ in ("VBD", "VBZ") or (token.tag_ == "VBP" and head.tag_ != "VBP")
    if token.dep_ == "conj" and (has_modal(token) or (finite and token.head.i < head.i)):
        return _from(token)
    return None


def goes_on(semicolon: Any) -> bool:
    """True where a semicolon only parts the members of a list of things: "including trawlers; ferries; and tugs".

    The member is a noun coordinated with one before the mark, with no verb of the list of actions in it.
    """
    doc = semicolon.doc
    until = semicolon.i + 1
    while until < semicolon.sent.end and doc[until].text != ";":
        until += 1
    member = [token for token in doc[semicolon.i + 1 : until] if not token.is_punct and token.lower_ != "and"]
    if not member or member[0].tag_ in VERBAL | {"MD", "TO"} or member[0].lower_ in ("we", "they", "it"):
        return False
    hung = [token for token in member if token.head.i < semicolon.i]
    things = [token for token in hung if token.pos_ in ("NOUN", "PROPN")]
    acts = [token for token in hung if token.tag_ in VERBAL]
    return any(token.dep_ in ("conj", "appos", "dobj", "pobj") for token in things) and not any(
        token.dep_ in ("conj", "ccomp", "parataxis") for token in acts
    )


def _noun_phrase(modal: Any) -> int | None:
    """The first token of the noun phrase right before a modal, by its words alone; ``None`` where none stands there."""
    doc = modal.doc
    at = modal.i - 1
    while at > 0 and doc[at].tag_ in ADVERBIAL:
        at -= 1
    if at <= 0 or doc[at].pos_ not in NOMINAL:
        return None
    while at > 0 and (
        doc[at - 1].pos_ in ("PROPN", "DET", "ADJ", "NUM", "NOUN") or doc[at - 1].tag_ in ("POS", "PRP$")
    ):
        at -= 1
    return int(at)


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
        if token.tag_ in ("WDT", "WP") or token.is_punct or token.lower_ in _DANGLING or token.is_space:
            last -= 1
        else:
            return last
    return last
