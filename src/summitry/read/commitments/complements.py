"""What a word that undertakes governs, and where its passage opens: questions about the clause around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.read.grammar import children, own_subject, subject
from summitry.rules.wording import Ladder

VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
ADVERBIAL = frozenset({"RB", "RBR", "RBS"})
_GERUND_PREPOSITIONS = frozenset({"to", "on", "in", "of", "toward", "towards", "upon", "for"})
_WITH_OBJECT = frozenset({"instruct", "direct", "task", "order", "ask", "charge"})


def complements(word: Any) -> Iterator[Any]:
    """The actions that a word takes: "to build", "on building", "to building"; all that hang on it by themselves."""
    found = False
    for child in word.children:
        if child.i < word.i:
            continue
        for act in _complement(word, child):
            found = True
            yield act
    if not found:
        yield from _adjacent(word)


def _complement(word: Any, child: Any) -> Iterator[Any]:
    to = to_of(child)
    if child.dep_ in ("xcomp", "acl", "ccomp", "relcl", "advcl") and child.tag_ == "VB" and to is not None:
        near = child.dep_ in ("xcomp", "acl", "ccomp") or to.i - word.i <= 2
        if near and (child.dep_ != "ccomp" or own_subject(child) is None or word.lemma_ in _WITH_OBJECT):
            yield child
    elif child.dep_ in ("xcomp", "acl") and child.tag_ == "VBG":
        if word.pos_ not in NOMINAL and child.i - word.i <= 3:
            yield child
    elif child.dep_ == "prep" and child.lower_ in _GERUND_PREPOSITIONS:
        acts = [act for act in children(child, "pcomp") if act.tag_ == "VBG"]
        yield from acts
        for more in (link for one in (child, *acts) for link in children(one, "conj")):
            if more.lower_ in _GERUND_PREPOSITIONS:
                yield from (act for act in children(more, "pcomp") if act.tag_ == "VBG")


def _adjacent(word: Any) -> Iterator[Any]:
    """The verb of a "to" that follows at once, wherever the parser hung it."""
    doc = word.doc
    at = _past_cue(doc, word.i + 1)
    if at >= len(doc) or doc[at].lower_ != "to":
        return
    at += 1
    while at < len(doc) and doc[at].tag_ in ADVERBIAL:
        at += 1
    if at < len(doc) and doc[at].tag_ in ("VB", "VBG") and own_subject(doc[at]) in (None, own_subject(word)):
        yield doc[at]


def _past_cue(doc: Any, at: int) -> int:
    """Past the cue in a broken quotation: the "to" of ``"We are ready," she said, "to help."``"""
    if at >= len(doc) or not doc[at].is_punct:
        return at
    for i in range(at + 1, min(at + 10, len(doc) - 1)):
        if doc[i].is_quote and doc[i + 1].lower_ == "to":
            return i + 1
    return at


def complement(word: Any) -> Any | None:
    """The first of ``complements``, or ``None``."""
    return next(complements(word), None)


def to_of(verb: Any) -> Any | None:
    """The "to" of an infinitive, or ``None``."""
    return next((child for child in verb.children if child.tag_ == "TO" and child.i < verb.i), None)


def descend(act: Any, rules: Ladder) -> Any:
    """The verb that tells the deed, below verbs that only carry it: of "continue to work to end it", *end*."""
    for _ in range(4):
        if act.lemma_ not in rules.light or act.tag_ not in VERBAL or children(act, "dobj"):
            return act
        if any(child.lower_ == "on" and child.dep_ == "prep" and children(child, "pobj") for child in act.children):
            return act
        below = [act for act in (complement(act), *_purposes(act)) if act is not None]
        if not below:
            return act
        act = min(below, key=lambda token: int(token.i))
    return act


def _purposes(act: Any) -> Iterator[Any]:
    """What is worked for: "work to end it", "work with partners to end it"."""
    beside = [prep for prep in children(act, "prep") if prep.lower_ == "with"]
    yield from (child for prep in beside for child in children(prep, "pcomp") if child.tag_ == "VB" and to_of(child))
    partners = [thing for prep in beside for thing in children(prep, "pobj")]
    for governor, relation in ((act, "advcl"), *((partner, "acl") for partner in partners)):
        for child in children(governor, relation, "relcl" if relation == "acl" else relation):
            if child.tag_ == "VB" and to_of(child) is not None and child.i > act.i:
                yield child


def opening(verb: Any, word: Any) -> int:
    """The token that a passage opens with: the verb's own subject, else the verb and its auxiliaries."""
    own = own_subject(verb)
    if own is not None and own.i < verb.i and own.tag_ not in ("WP", "WDT", "WP$"):
        return _phrase(own)
    auxiliaries = [child.i for child in children(verb, "aux", "auxpass") if child.i < verb.i]
    return int(min([word.i, verb.i, *auxiliaries]))


def _phrase(noun: Any) -> int:
    """The first token of a subject's own noun phrase, past a clause that the parser put in front of it."""
    doc = noun.doc
    first = int(noun.left_edge.i)
    for at in range(noun.i - 1, first, -1):
        if doc[at].text == "," and any(token.tag_ in ("VBG", "VBN", "VBD") for token in doc[first:at]):
            return at + 1
    return first


def opening_of_action(act: Any) -> int:
    """The first token of a further action: its "to" or preposition, else its adverbs, else itself."""
    at = int(act.i)
    doc = act.doc
    while at > 0 and (doc[at - 1].tag_ in ADVERBIAL or doc[at - 1].lower_ in ("to", "on", "in", "further")):
        at -= 1
    return at


def has_modal(verb: Any) -> bool:
    """True where an auxiliary of ``verb`` is a modal."""
    return any(child.tag_ == "MD" for child in children(verb, "aux"))


def subject_of(verb: Any) -> Any | None:
    """The subject of ``verb``, taken from an auxiliary where the parser hung it there."""
    found = subject(verb)
    while found is None:
        for auxiliary in children(verb, "aux", "auxpass"):
            found = found or own_subject(auxiliary)
        if found is not None or verb.dep_ != "conj":
            return found
        verb = verb.head
    return found


def subject_of_modal(modal: Any, verb: Any) -> Any | None:
    """The subject of a modal's verb; where the parser missed it, the noun that stands right before the modal."""
    at = modal.i - 1
    while at > 0 and modal.doc[at].tag_ in ADVERBIAL:
        at -= 1
    before = modal.doc[at]
    near = before if at >= 0 and before.pos_ in NOMINAL and before.sent == modal.sent else None
    if near is not None and own_subject(verb) is None and near.tag_ not in ("WP", "WDT"):
        return near
    carrying = verb
    while carrying.dep_ == "conj" and own_subject(carrying) is None:
        carrying = carrying.head
    found = own_subject(carrying)
    if found is not None and found.tag_ in ("WP", "WDT"):
        found = subject(carrying)
    if found is not None and (found.pos_ in NOMINAL or found.tag_ in ("DT", "CD")):
        return found
    return near


def owner(noun: Any) -> tuple[Any | None, int | None]:
    """Whose commitment it is, and the token that this is told from: "Japan's", "their", "the U.S.", "of both sides"."""
    for child in children(noun, "poss"):
        return child, int(child.left_edge.i)
    for prep in children(noun, "prep"):
        if prep.lower_ in ("of", "by", "from") and not children(prep, "pcomp"):
            for found in children(prep, "pobj"):
                if found.pos_ in ("PROPN", "PRON") or found.ent_type_ in ("GPE", "NORP", "PERSON"):
                    return found, int(noun.left_edge.i)
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "amod") and (child.ent_type_ in ("GPE", "NORP") or child.pos_ == "PROPN"):
            return child, int(child.left_edge.i)
    at = noun.left_edge.i
    doc = noun.doc
    if at > 1 and doc[at - 1].text in ("'", "’") and doc[at - 2].pos_ in ("NOUN", "PROPN"):
        return doc[at - 2], int(doc[at - 2].left_edge.i)
    if noun.i > 1 and doc[noun.i - 1].text in ("'", "’") and doc[noun.i - 2].pos_ in ("NOUN", "PROPN"):
        return doc[noun.i - 2], int(doc[noun.i - 2].left_edge.i)
    return None, None
