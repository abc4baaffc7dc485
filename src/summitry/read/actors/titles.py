"""Titles beside a name: "Japanese Prime Minister …", "…, deputy secretary of state", "… of Morocco".

A title is read outwards from the name: the words before it, then the apposition after it. It tells the office, the
state, whether the office is held now, and sometimes the pronoun.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from summitry.read.actors.cast import Cast
from summitry.rules.offices import fold, shared_offices
from summitry.rules.offices import titles as office_titles
from summitry.rules.roles import before_title, coming, former, titles

LINKS = frozenset({"of", "for", "to", "on", "at"})
WITHIN = frozenset({"the", "and", "&", "of", "for", "to", "on", "in", ",", "-"})


@dataclass(frozen=True, slots=True)
class Held:
    """A title as read: its words, the state it names, tokens ``first`` up to ``last``, and how it stands.

    ``current`` is false for a former or coming holder. ``office`` is the bare title in the usual form.
    """

    office: str
    state: str | None
    first: int
    last: int
    rank: int
    gender: str | None
    current: bool
    plural: bool = False


def title_before(cast: Cast, first: int, floor: int) -> Held | None:
    """The title that ends right before token ``first``, not reaching back before token ``floor``."""
    doc = cast.page.doc
    end = first
    head = _head_back(cast, end, floor)
    if head is None:
        return None
    at, width = head
    begin = at - width + 1
    while begin - 1 >= floor and _belongs(cast, begin - 1):
        begin -= 1
    return _held(cast, begin, at, width, end, floor)


def title_after(cast: Cast, last: int, ceiling: int) -> Held | None:
    """The title in apposition that begins right after token ``last - 1``: ", deputy secretary of state,"."""
    doc = cast.page.doc
    at = last
    if at >= ceiling or doc[at].text not in (",", "(", "—", "–", "-"):
        return None
    at += 1
    begin = at
    for i in range(at, min(ceiling, at + 9)):
        token = doc[i]
        if token.text in (",", ".", ";", ")", "—") or token.pos_ == "VERB" or token.lower_ in ("who", "and", "said"):
            return None
        if token.lower_ in ("of", "for") and i > begin and not _is_head(token.text):
            return None
        width = _head_width(cast, i, begin)
        following = doc[i + 1].lower_ if i + 1 < ceiling else ""
        if width and _head_width(cast, i + 1, begin) == 0 if i + 1 < ceiling else width:
            if doc[i].i + 1 < ceiling and doc[i + 1].tag_ == "POS":
                continue
            end = i + 1
            while end < ceiling and (doc[end].lower_ in LINKS or end > i + 1 and _complements(cast, end)):
                end += 1
            while end > i + 1 and doc[end - 1].lower_ in WITHIN:
                end -= 1
            del following
            return _held(cast, begin, i, width, end, begin)
    return None


def _held(cast: Cast, begin: int, at: int, width: int, end: int, floor: int) -> Held | None:
    doc = cast.page.doc
    state = None
    words: list[str] = []
    current = True
    for i in range(begin, at + 1):
        token = doc[i]
        states = [hit.entry.actor for hit in cast.hit_at.get(i, ()) if hit.entry.actor and hit.entry.kinds & STATE]
        if states:
            state = states[-1]
            words.clear()
            continue
        if token.lower_ in former() or token.lower_ in coming():
            current = False
        elif token.tag_ != "POS" and token.lower_ not in ("the", "a", "an", "its", "his", "her", "their", "new"):
            words.append(token.text)
    first = begin
    if state is None and begin - 1 >= floor:
        back = begin - 1
        if doc[back].tag_ == "POS" and back - 1 >= floor:
            back -= 1
        states = [hit.entry.actor for hit in cast.hit_at.get(back, ()) if hit.entry.actor and hit.entry.kinds & STATE]
        if states:
            state, first = states[-1], min(hit.first for hit in cast.hit_at[back])
    tail: list[str] = []
    for i in range(at + 1, end):
        states = [hit.entry.actor for hit in cast.hit_at.get(i, ()) if hit.entry.actor and hit.entry.kinds & STATE]
        if states and doc[at + 1].lower_ in ("of", "for", "in") and not _is_envoy(doc[at].lower_):
            state = state or states[0]
            break
        tail.append(doc[i].text)
    while tail and tail[-1].lower() in WITHIN:
        tail.pop()
    head = " ".join(doc[i].lower_ for i in range(at - width + 1, at + 1))
    known = titles().get(head) or titles().get(head.removesuffix("s"))
    if known is None:
        return None
    plural = head not in titles()
    if plural and words:
        words[-1] = words[-1].removesuffix("s")
    office = usual([*words, *tail], state)
    if not office:
        return None
    return Held(office, state, first, end, known.rank, known.gender, current, plural)


STATE = frozenset({"name", "adjective", "seat"})


def _is_envoy(head: str) -> bool:
    return head in ("ambassador", "envoy", "representative", "coordinator", "secretary")


def usual(words: list[str], state: str | None) -> str:
    """The bare title in its usual form: "foreign affairs minister" is ``Foreign Minister``.

    >>> usual(["deputy", "secretary", "of", "state"], "USA")
    'Deputy Secretary of State'
    """
    cased = [word if word[:1].isupper() or word.lower() in WITHIN else word[:1].upper() + word[1:] for word in words]
    cased = [word.capitalize() if word.isupper() and len(word) > 3 else word for word in cased]
    written = " ".join(cased).replace(" - ", "-").replace(" ,", ",")
    return (
        _usual().get((state if state == "USA" else "", fold(written))) or _usual().get(("", fold(written))) or written
    )


@cache
def _usual() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for office, forms in office_titles().items():
        home = "USA" if office.startswith("Secretary of") else ""
        found.setdefault((home, fold(office)), office)
        found.setdefault(("", fold(office)), office)
        for form in forms:
            if (
                fold(form) not in ("head of state", "head of government", "pm", "fm", "nsa")
                and office not in shared_offices()
            ):
                found.setdefault((home, fold(form)), office)
    for written in ("prime minister", "premier"):
        found[("", written)] = "Prime Minister"
    return found


def _head_back(cast: Cast, end: int, floor: int) -> tuple[int, int] | None:
    """The head of a title that ends before token ``end``, and how many tokens it has."""
    doc = cast.page.doc
    width = _head_width(cast, end - 1, floor) if end - 1 >= floor else 0
    if width:
        return end - 1, width
    for at in range(end - 2, max(floor - 1, end - 11), -1):
        if doc[at + 1].lower_ in LINKS and (width := _head_width(cast, at, floor)):
            if all(_complements(cast, i) for i in range(at + 1, end)) and doc[end - 1].lower_ not in WITHIN:
                return at, width
            return None
    return None


def _head_width(cast: Cast, at: int, floor: int) -> int:
    doc = cast.page.doc
    if at < floor:
        return 0
    two = f"{doc[at - 1].lower_} {doc[at].lower_}" if at - 1 >= floor else ""
    if two in titles() or two.removesuffix("s") in titles():
        return 2
    if doc[at].lower_ == "general" and at - 2 >= floor and doc[at - 1].text == "-":
        return 3 if f"{doc[at - 2].lower_}-general" in titles() else 1
    return 1 if _is_head(doc[at].text) else 0


def _is_head(text: str) -> bool:
    lower = text.lower()
    return lower in titles() or lower.removesuffix("s") in titles() and len(lower) > 4


def _belongs(cast: Cast, at: int) -> bool:
    """True where token ``at`` is a word of the title that follows it: "Deputy", "foreign", a demonym."""
    token = cast.page.doc[at]
    if any(hit.entry.actor and hit.entry.kinds & STATE for hit in cast.hit_at.get(at, ())):
        return True
    if token.lower_ in before_title() or token.lower_ in former() or token.lower_ in coming():
        return True
    if token.text in ("-", "and") and at > 0:
        return token.text == "-" and cast.page.doc[at - 1].lower_ in (
            "vice",
            "deputy",
            "ex",
            "then",
            "secretary",
            "director",
        )
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.lower_ not in titles() and at not in cast.named


def _complements(cast: Cast, at: int) -> bool:
    token = cast.page.doc[at]
    if token.lower_ in WITHIN:
        return True
    return token.text[:1].isupper() or token.lower_ in ("state", "defense", "defence", "foreign", "affairs")
