"""Questions about a parsed clause that several readers ask: who acts, on whom, how far the clause reaches.

All take and give spaCy tokens. They read the dependency parse and mend its habits: a subject carried over to a second
verb, to an infinitive, or to a participle; a passive's agent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
# Adjectives whose subject is that of their infinitive too: "she is due to speak".
RAISING = frozenset(
    {"able", "bound", "certain", "determined", "due", "eager", "keen", "likely", "poised", "prepared", "ready"}
    | {"reluctant", "scheduled", "set", "slated", "sure", "unable", "unlikely", "unwilling", "willing"}
)


def children(token: Any, *relations: str) -> list[Any]:
    """The children of ``token`` that stand in one of ``relations`` to it."""
    return [child for child in token.children if child.dep_ in relations]


def conjuncts(token: Any) -> Iterator[Any]:
    """``token`` and all that is coordinated with it, in order: "Japan", "Korea" and "India" of a list."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from conjuncts(child)


def own_subject(verb: Any) -> Any | None:
    """The grammatical subject that hangs on ``verb`` itself, or ``None``."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS and child.dep_ != "expl"), None)


def subject(verb: Any) -> Any | None:
    """The grammatical subject of ``verb``: its own, or the one carried over from the verb that governs it.

    "The leaders agreed to meet": the subject of *meet* is *leaders*. "They asked Japan to join": of *join*, *Japan*.
    "She is due to speak": of *speak*, *She*. "She arrived and met him": of *met*, *She*.
    "ships sailing east": of *sailing*, *ships*.
    """
    seen = 0
    while verb is not None and seen < 12:
        found = own_subject(verb)
        if found is not None:
            return _antecedent(found, verb)
        head, relation = verb.head, verb.dep_
        if relation in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            return head
        if relation == "xcomp":
            target = next(iter(children(head, "dobj", "dative")), None)
            if target is not None and head.lemma_ not in ("promise", "vow", "threaten", "use", "take"):
                return target
        raised = relation in ("acomp", "attr", "oprd") and head.pos_ in ("AUX", "VERB") and verb.lemma_ in RAISING
        if head.i == verb.i or not (raised or relation in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep")):
            return None
        verb = head
        seen += 1
    return None


def _antecedent(token: Any, verb: Any) -> Any:
    """For "the ships that fired", the noun that the relative pronoun stands for."""
    if token.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return token


def is_passive(verb: Any) -> bool:
    """True for a passive: "was attacked", "an agreement signed in May"."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children):
        return True
    return bool(verb.tag_ == "VBN" and verb.dep_ == "acl")


def agent(verb: Any) -> Any | None:
    """Whoever does what ``verb`` says: the subject, or a passive's "by" phrase (``None`` where it is not told)."""
    if not is_passive(verb):
        return subject(verb)
    for by in children(verb, "agent"):
        return next(iter(children(by, "pobj")), None)
    return None


def patient(verb: Any) -> Any | None:
    """Whoever or whatever it is done to: the direct object, or a passive's subject."""
    if is_passive(verb):
        return subject(verb)
    return next(iter(children(verb, "dobj")), None)


def is_negated(verb: Any) -> bool:
    """True where the verb, or an auxiliary of it, is negated: "did not meet", "never signed", "no ship fired"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    found = own_subject(verb)
    return found is not None and any(child.lower_ in ("no", "neither") for child in found.children)


def auxiliaries(verb: Any) -> list[Any]:
    """The auxiliaries of ``verb``, in order: "will have been"."""
    return children(verb, "aux", "auxpass")


def reach(token: Any) -> tuple[int, int]:
    """First token and end (exclusive) of the subtree of ``token``, trailing punctuation left off."""
    first, last = token.left_edge.i, token.right_edge.i + 1
    doc = token.doc
    while last - first > 1 and doc[last - 1].is_punct and doc[last - 1].text not in ('"', "”", "’", ")", "%"):
        last -= 1
    return first, last
