"""Organs of a state that no list holds: its armed forces, its police, "Japan's Foreign Ministry"."""

from __future__ import annotations

from typing import Any

from summitry.model import ActorKind
from summitry.read.actors.cast import Cast
from summitry.rules.offices import fold
from summitry.rules.states import name_of

SERVICES: dict[str, tuple[str, ActorKind]] = {
    "armed-forces": ("Armed forces", "armed-forces"),
    "coast-guard": ("Coast guard", "armed-forces"),
    "police": ("Police", "government"),
}
"""The services that a state has one of, with the name of each and its kind of actor."""

LINKS = frozenset({"of", "for", "and", "on", "in"})


def service(cast: Cast, state: str, which: str, span: tuple[int, int]) -> str:
    """Enter the armed forces, coast guard or police of a state, named by tokens ``span``. Returns the id."""
    name, kind = SERVICES[which]
    form = cast.page.doc[span[0] : span[1]].text
    return cast.meet(f"body:{state.lower()}-{which}", kind, f"{name} of {_with_article(state)}", form, state)


def organ(cast: Cast, state: str, token: Any, span: tuple[int, int]) -> str:
    """Enter the organ of a state whose name is headed by ``token`` and takes up ``span``. Returns the id.

    Its id is made of the state and of the organ's own words, so that "the Turkish Foreign Ministry" and "Turkey's
    foreign ministry" are one.
    """
    doc = cast.page.doc
    words = [doc[i].text for i in range(span[0], token.i + 1) if i == token.i or _own(cast, doc[i])]
    after = token.i + 1
    if after < len(doc) and doc[after].lower_ in ("of", "for") and doc[after].head.i == token.i:
        tail = [
            word.text
            for word in doc[after : doc[after].right_edge.i + 1]
            if not cast.hit_at.get(word.i) and word.tag_ not in ("DT", "POS")
        ]
        if len(tail) > 1 and tail[1][:1].isupper():
            words += tail
    while words and words[-1].lower() in LINKS:
        words.pop()
    if not words:
        return cast.meet_state(state)
    title = " ".join(word if word[:1].isupper() or word in LINKS else word.capitalize() for word in words)
    form = doc[span[0] : span[1]].text
    whole = form.removeprefix("the ").removeprefix("The ")
    proper = (
        token.text[:1].isupper() and "'" not in whole and "’" not in whole and " of " not in whole[: len(whole) // 4]
    )
    name = whole if proper else f"{title} of {_with_article(state)}"
    return cast.meet(f"body:{state.lower()}-{fold(title).replace(' ', '-')}", "government", name, form, state)


def _own(cast: Cast, word: Any) -> bool:
    """True for a word before an organ's head that belongs to its name: not an article, a number, or the state."""
    if word.tag_ in ("DT", "POS", "PRP$", "CD", "JJS", "JJR") or word.is_punct or word.pos_ == "ADV":
        return False
    return word.i not in cast.heads and not cast.hit_at.get(word.i)


def _with_article(state: str) -> str:
    """The state's name as it stands within a sentence."""
    name = name_of(state)
    plural = (name.endswith("s") and " " in name) or name in ("Philippines", "Netherlands", "Maldives", "Bahamas")
    united = name.startswith(("United", "Democratic Republic", "Republic", "Central African"))
    return f"the {name}" if plural or united else name
