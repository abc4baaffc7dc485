"""Titles beside a name: "Japanese Prime Minister …", "…, deputy secretary of state", "… of Morocco".

A title is read outwards from the name: the words before it, then the apposition after it. It tells the office, the
state, whether the office is held now, and sometimes the pronoun.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from summitry.read.actors.cast import Cast
from summitry.rules.offices import fold, shared_offices
from summitry.rules.offices import titles as office_titles
from summitry.rules.places import province
from summitry.rules.roles import abbreviations, before_title, coming, former, titles

LINKS = frozenset({"of", "for", "to", "on", "at", "from"})
WITHIN = LINKS | {"the", "and", "&", "in", ",", "-"}
SKIPPED = frozenset(
    {
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
        "new",
        "incumbent",
        "sitting",
        "incoming",
        "majesty",
        "excellency",
    }
)
NAMING = frozenset({"name", "adjective", "seat"})
DEPUTIES = frozenset({"vice", "acting", "interim", "first", "transitional", "caretaker"})


@dataclass(frozen=True, slots=True)
class Held:
    """A title as read. Tokens ``first`` up to ``last``; ``office`` is the bare title in its usual form.
    ``head`` is the token after the noun that bears the title; what follows it up to ``last`` says of what or for what.
    ``state`` is the state that it names, ``current`` false for a former or coming holder, ``plural`` true for
    "Presidents A and B".
    """

    office: str
    state: str | None
    first: int
    last: int
    rank: int
    gender: str | None
    current: bool
    head: int
    plural: bool = False


def is_title(word: str) -> bool:
    """True for the head noun of a title, in any case and number."""
    lower = word.lower()
    return lower in titles() or (len(lower) > 4 and lower.removesuffix("s") in titles())


def title_before(cast: Cast, first: int, floor: int) -> Held | None:
    """The title that ends right before token ``first``, not reaching back before token ``floor``."""
    doc = cast.page.doc
    found = _head_back(cast, first, floor)
    if found is None:
        return None
    at, width = found
    begin = at - width + 1
    while begin - 1 >= floor and _belongs(cast, begin - 1):
        begin -= 1
    held = _held(cast, begin, at, width, first, floor)
    if held is None or held.state is not None or held.rank > 3:
        return held
    end = first
    while end < len(doc) and (doc[end].pos_ == "PROPN" or doc[end].ent_type_ == "PERSON"):
        end += 1
    return replace(held, state=state_after(cast, end))


def state_after(cast: Cast, last: int) -> str | None:
    """The state named right after a name that ends before token ``last``: "Ada Berg of Norway"."""
    doc = cast.page.doc
    if last + 1 >= len(doc) or doc[last].lower_ != "of":
        return None
    at = last + 2 if doc[last + 1].lower_ == "the" and last + 2 < len(doc) else last + 1
    return _state_at(cast, at)


def title_after(cast: Cast, last: int, ceiling: int) -> Held | None:
    """The title in apposition that begins right after token ``last - 1``: ", deputy secretary of state,"."""
    doc = cast.page.doc
    if last >= ceiling or doc[last].text not in (",", "(", "—", "–"):
        return None
    if doc[last].text in "—–" and not doc[last].whitespace_:
        return None
    begin = last + 1
    for i in range(begin, min(ceiling, begin + 9)):
        token = doc[i]
        if token.is_punct and token.text not in ("-", "'") and token.tag_ != "POS":
            return None
        if token.pos_ in ("VERB", "AUX") or token.lower_ in ("who", "and", "which", "of", "for", "to", "with"):
            return None
        if token.ent_type_ == "PERSON" and not is_title(token.text):
            return None
        width = _head_width(cast, i, begin)
        if not width or (i + 1 < ceiling and (_head_width(cast, i + 1, begin) or doc[i + 1].tag_ == "POS")):
            continue
        end = i + 1
        while end < ceiling and (doc[end].lower_ in LINKS or (end > i + 1 and _complements(cast, end))):
            if is_title(doc[end].text) and end > i + 2:
                return None
            if doc[end].text == "," and not (end + 1 < ceiling and _complements(cast, end + 1)):
                break
            end += 1
        while end > i + 1 and doc[end - 1].lower_ in WITHIN:
            end -= 1
        if end < ceiling and (doc[end].ent_type_ == "PERSON" or doc[end].pos_ == "PROPN"):
            return None
        return _held(cast, begin, i, width, end, begin)
    return None


def usual(words: list[str], state: str | None) -> str:
    """The bare title in its usual form: "foreign affairs minister" is ``Foreign Minister``.

    >>> usual(["deputy", "secretary", "of", "state"], "USA")
    'Deputy Secretary of State'
    """
    words = [abbreviations().get(word.lower(), word) for word in words]
    cased = [word if word[:1].isupper() or word.lower() in WITHIN else word[:1].upper() + word[1:] for word in words]
    cased = [word.capitalize() if word.isupper() and len(word) > 3 else word for word in cased]
    written = " ".join(cased).replace(" - ", "-").replace(" ,", ",")
    home = "USA" if state == "USA" else ""
    return _usual().get((home, fold(written))) or _usual().get(("", fold(written))) or written


@cache
def _usual() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    vague = {"head of state", "head of government", "top diplomat", "pm", "fm", "nsa"}
    for office, forms in office_titles().items():
        home = "USA" if office.startswith("Secretary of") else ""
        found.setdefault(("", fold(office)), office)
        for form in (office, *forms) if office not in shared_offices() else (office,):
            if fold(form) not in vague:
                found.setdefault((home, fold(form)), office)
    found["", "premier"] = found["", "prime minister"] = "Prime Minister"
    return found


def _held(cast: Cast, begin: int, at: int, width: int, end: int, floor: int) -> Held | None:
    doc = cast.page.doc
    head = " ".join(doc[i].lower_ for i in range(at - width + 1, at + 1)).replace(" - ", "-")
    known = titles().get(head) or titles().get(head.removesuffix("s"))
    if known is None:
        return None
    plural = head not in titles()
    state, first = _owner_before(cast, begin, floor)
    words: list[str] = []
    current = True
    for i in range(begin, at + 1):
        token = doc[i]
        here = _state_at(cast, i)
        if here is not None:
            state = here
            words.clear()
        elif token.lower_ in former() or token.lower_ in coming():
            current = False
        elif token.tag_ != "POS" and token.lower_ not in SKIPPED and i not in cast.hit_at:
            words.append(token.text)
    while words and words[0] == "-":
        words.pop(0)
    if plural and words:
        words[-1] = words[-1].removesuffix("s")
    rank = known.rank
    if rank == 1 and len(words) > width and words[0].lower() not in DEPUTIES:
        rank = 3
    tail: list[str] = []
    for i in range(at + 1, end):
        here = _state_at(cast, i)
        if here is not None and doc[at + 1].lower_ in ("of", "from"):
            state = state or here
            break
        tail.append(doc[i].text)
    while tail and tail[-1].lower() in WITHIN:
        tail.pop()
    office = usual([*words, *tail], state)
    return Held(office, state, min(first, begin), end, rank, known.gender, current, at + 1, plural) if office else None


def _owner_before(cast: Cast, begin: int, floor: int) -> tuple[str | None, int]:
    """The state right before a title, as in "Lebanon's new president", and where it begins."""
    doc = cast.page.doc
    back = begin - 1
    if back >= floor and doc[back].tag_ == "POS":
        back -= 1
    state = _state_at(cast, back) if back >= floor else None
    return state, min(hit.first for hit in cast.hit_at[back]) if state else begin


def _state_at(cast: Cast, i: int) -> str | None:
    """The state that the known name at token ``i`` stands for, or that holds the province named there."""
    for hit in reversed(cast.hit_at.get(i, ())):
        if hit.entry.actor is not None and hit.entry.kinds & NAMING:
            return hit.entry.actor
        if hit.entry.kinds == {"place"} and i == hit.last - 1:
            return province(cast.text[hit.start : hit.end])
    return None


def _head_back(cast: Cast, end: int, floor: int) -> tuple[int, int] | None:
    """The head of a title that ends before token ``end``, and how many tokens it has."""
    doc = cast.page.doc
    if end - 1 < floor:
        return None
    width = _head_width(cast, end - 1, floor)
    if width:
        above = end - 1 - width
        if above - 1 >= floor and doc[above].lower_ in ("of", "for") and (wide := _head_width(cast, above - 1, floor)):
            return above - 1, wide
        return end - 1, width
    if doc[end - 1].lower_ in WITHIN:
        return None
    for at in range(end - 2, max(floor - 1, end - 11), -1):
        if not _complements(cast, at + 1):
            return None
        if doc[at + 1].lower_ in LINKS and (width := _head_width(cast, at, floor)):
            return at, width
    return None


def _head_width(cast: Cast, at: int, floor: int) -> int:
    """How many tokens the head of a title has that ends at ``at``; 0 where none does."""
    doc = cast.page.doc
    if at < floor:
        return 0
    if at - 2 >= floor and doc[at - 1].text == "-" and is_title(f"{doc[at - 2].text}-{doc[at].text}"):
        return 3
    if at - 1 >= floor and is_title(f"{doc[at - 1].text} {doc[at].text}"):
        return 2
    return 1 if is_title(doc[at].text) else 0


def _belongs(cast: Cast, at: int) -> bool:
    """True where token ``at`` is a word of the title that follows it: "Deputy", "foreign", a demonym."""
    doc = cast.page.doc
    token = doc[at]
    if token.lower_ == "under" and doc[at + 1].lower_ != "secretary":
        return False
    if _state_at(cast, at) is not None or token.lower_ in before_title():
        return True
    if token.lower_ in former() or token.lower_ in coming():
        return True
    if token.ent_type_ in ("DATE", "TIME", "CARDINAL"):
        return False
    if token.text == "-":
        return (
            at > 0
            and not token.whitespace_
            and (doc[at - 1].lower_ in before_title() or doc[at - 1].lower_ in former())
        )
    return bool(
        token.pos_ == "PROPN" and token.text[:1].isupper() and not is_title(token.text) and at not in cast.named
    )


def _complements(cast: Cast, at: int) -> bool:
    """True where token ``at`` may stand in what follows a title's head: "of State", "for Political Affairs"."""
    token = cast.page.doc[at]
    return (
        token.lower_ in WITHIN or token.text[:1].isupper() or token.lower_ in before_title() or token.lower_ == "state"
    )
