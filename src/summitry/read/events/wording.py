"""English put together: a verb that agrees with its subject, a list of names, a phrase of the text cut short."""

from __future__ import annotations

from typing import Any

from summitry.read.grammar import children
from summitry.read.page import Page

_LONGEST = 12
_IRREGULAR = {"be": ("are", "is"), "have": ("have", "has"), "do": ("do", "does"), "go": ("go", "goes")}
_JOINTS = frozenset({"-", "/", "–"})
_PARTICIPLES = {
    "beat": "beaten",
    "bring": "brought",
    "drive": "driven",
    "fight": "fought",
    "give": "given",
    "hit": "hit",
    "let": "let",
    "lend": "lent",
    "meet": "met",
    "send": "sent",
    "set": "set",
    "shoot": "shot",
    "strike": "struck",
    "take": "taken",
    "tell": "told",
}
_LOOSE = frozenset({"relcl", "advcl", "appos", "parataxis"})


def inflected(lemma: str, subjects: int) -> str:
    """The verb in the simple present: "agrees" of one subject, "agree" of several."""
    verb = lemma.lower()
    if verb in _IRREGULAR:
        return _IRREGULAR[verb][subjects < 2]
    if subjects > 1:
        return verb
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def participle(verb: Any) -> str:
    """The past participle of the verb token, from its own form where that shows it."""
    form = str(verb.lower_)
    lemma = str(verb.lemma_).lower()
    if verb.tag_ == "VBN" or form.endswith("ed"):
        return form
    if lemma in _PARTICIPLES:
        return _PARTICIPLES[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")


def particle(verb: Any) -> str:
    """ " up" of "give up", with the blank before it; empty where the verb has none."""
    return "".join(f" {child.lower_}" for child in children(verb, "prt"))


def listed(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def opened(sentence: str) -> str:
    """The sentence with its first letter a capital."""
    return sentence[:1].upper() + sentence[1:]


def clipped(page: Page, token: Any) -> str:
    """The phrase headed by ``token`` as the text has it, at most a dozen words, ended where a smaller phrase ends.

    Relative clauses, asides and further clauses at its end are left off; no word is cut at a hyphen.
    """
    first, last = token.left_edge.i, token.right_edge.i + 1
    for part in token.subtree:
        if part.dep_ in _LOOSE and part.i > token.i:
            last = min(last, part.left_edge.i)
    cut = last - first > _LONGEST
    if cut:
        ends = [
            word.left_edge.i
            for word in page.doc[first + 4 : first + _LONGEST + 1]
            if word.dep_ in ("prep", "cc", "mark", "aux")
            and word.left_edge.i > max(first + 3, token.i)
            and page.doc[word.left_edge.i - 1].text not in _JOINTS
        ]
        last = ends[-1] if ends else first + _LONGEST
    last = max(last, token.i + 1)
    while last < token.right_edge.i + 1 and (page.doc[last].text in _JOINTS or page.doc[last - 1].text in _JOINTS):
        last += 1
    start, end = page.span(first, last)
    return " ".join(page.text[start:end].split()).rstrip(" ,;:–—-(")
