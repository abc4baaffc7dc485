"""Cities that stand for a government: "Tokyo agreed" is Japan; "in Tokyo" is a city."""

from __future__ import annotations

from typing import Any

WHERE = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "into", "through", "throughout", "within", "via", "over", "above",
                   "beyond", "onto", "off", "on"})  # fmt: skip
MOTION = frozenset(
    "include go come carry bring back fly travel return arrive head move drive march walk sail send_troops depart leave visit reach enter tour evacuate flee "
    "trip visit travel flight journey tour arrival return departure road route drive march train bus plane mission embassy ambassador "
    "airport summit conference meeting office mayor bureau city capital suburb resident district street born live relocate invite "
    "invade attack shell bomb capture seize besiege surround hit strike storm".split()
)
FROM = frozenset({"to", "from", "toward", "towards", "for"})


def is_place(doc: Any, head: int, first: int) -> bool:
    """True where a seat of government is only a place: after "in", after words of motion, in a dateline, before a comma
    and its state."""
    token = doc[head]
    if first > 0 and doc[first - 1].lower_ in WHERE:
        return True
    if head + 2 < len(doc) and doc[head + 1].text == "," and doc[head + 2].ent_type_ == "GPE" and token.ent_type_ == "GPE" and (
        doc[head + 2].dep_ == "appos" or doc[head + 2].lower_ in ("d.c.", "dc")):  # fmt: skip
        return True
    outer = token
    while outer.dep_ == "conj":
        outer = outer.head
    if outer.dep_ == "ROOT" or (token.text.isupper() and len(token.text) > 3 and not _in_sentence(token)):
        return True
    if outer.dep_ == "pobj":
        prep = outer.head
        if prep.lower_ in WHERE:
            return True
        return prep.lower_ in FROM and prep.head.lemma_.lower() in MOTION
    if outer.dep_ == "dobj":
        return outer.head.lemma_.lower() in MOTION
    if outer.dep_ == "compound":
        return outer.head.lemma_.lower() in MOTION
    return outer.dep_ in ("npadvmod", "appos", "dep", "attr")


def _in_sentence(token: Any) -> bool:
    return any(other.is_lower for other in token.sent) and token.dep_ in ("nsubj", "nsubjpass", "poss")
