"""Organisations that no list holds: "the Harbour Workers' Association (HWA)", and what the parser takes for one."""

from __future__ import annotations

import re

from summitry.model import ActorKind
from summitry.read.actors.cast import Cast, head_of
from summitry.read.actors.naming import owners, role_of
from summitry.rules.offices import fold
from summitry.rules.roles import institutions, matters

MEDIA = frozenset(
    {
        "news",
        "times",
        "post",
        "journal",
        "tribune",
        "herald",
        "daily",
        "telegraph",
        "gazette",
        "radio",
        "television",
        "tv",
    }
)
COMPANIES = frozenset(
    {
        "inc",
        "corp",
        "ltd",
        "llc",
        "plc",
        "company",
        "corporation",
        "airlines",
        "airways",
        "motors",
        "industries",
        "holdings",
    }
)
_SHORT = re.compile(r"[A-Z][A-Z&-]{1,7}s?")


def find_organisations(cast: Cast) -> None:
    """Note the names headed by a noun for an institution; others that the parser guesses are kept to be asked for."""
    doc = cast.page.doc
    for entity in doc.ents:
        if entity.label_ != "ORG":
            continue
        first, last = entity.start, entity.end
        while first < last and not doc[first].text[:1].isupper():
            first += 1
        if first < last and doc[first].lower_ == "the":
            first += 1
        while last > first and (doc[last - 1].tag_ in ("POS", "IN", "CC") or not doc[last - 1].text[:1].isalpha()):
            last -= 1
        if first >= last or any(i in cast.named for i in range(first, last)):
            continue
        head = head_of(doc, first, last)
        if head in cast.heads or head in cast.hit_at:
            continue
        if role_of(doc[head]) in ("government", "forces", "vessel", "organ") and owners(cast, doc[head])[0]:
            continue
        cast.organisations[head] = (first, last)
        if doc[last - 1].lower_ in matters():
            continue
        capitals = sum(doc[i].text[:1].isupper() for i in range(first, last))
        if capitals > 1 and any(doc[i].lower_.strip(".") in institutions() for i in range(first, last)):
            actor = enter(cast, head)
            _shorten(cast, actor, last)


def enter(cast: Cast, head: int) -> str:
    """Enter the organisation whose name is headed by token ``head``, and note the mention. Returns its id."""
    first, last = cast.organisations[head]
    doc = cast.page.doc
    name = doc[first:last].text
    words = {doc[i].lower_.strip(".") for i in range(first, last)}
    kind: ActorKind = "company" if words & COMPANIES else "media" if words & MEDIA else "organisation"
    state = None
    if words & {"department", "ministry"}:
        kind, state = "government", cast.home
    actor = cast.meet("body:" + fold(name).replace(" ", "-"), kind, name, name, state)
    cast.mention(first, last, head, (actor,), "name")
    return actor


def _shorten(cast: Cast, actor: str, last: int) -> None:
    """Give a short form in brackets after the name to the same actor, wherever it stands."""
    doc = cast.page.doc
    if (
        last + 2 >= len(doc)
        or doc[last].text != "("
        or doc[last + 2].text != ")"
        or not _SHORT.fullmatch(doc[last + 1].text)
    ):
        return
    short = doc[last + 1].text
    for token in doc:
        if token.text == short and token.i not in cast.heads and token.i not in cast.hit_at:
            cast.meet(actor, "organisation", short, short)
            cast.mention(token.i, token.i + 1, token.i, (actor,), "name")
