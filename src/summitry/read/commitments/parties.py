"""Who undertakes, and for whom: from the clause's subject, a pronoun, the section, the document's own parties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from summitry.model import Party, Role
from summitry.read import actors
from summitry.read.grammar import children
from summitry.read.page import Page

_TOGETHER = frozenset({"we", "us", "our", "ours", "ourselves"})
_BOTH = frozenset(
    {
        "they",
        "both",
        "their",
        "side",
        "leader",
        "participant",
        "minister",
        "country",
        "government",
        "nation",
        "party",
        "president",
    }
    | {"secretary", "ally", "partner", "counterpart", "member", "principal", "each", "delegation", "official"}
)
_KINDS = frozenset({"state", "government", "person", "group", "armed-forces", "organisation"})


def parties(page: Page, holder: Any | None, *, joint: bool) -> tuple[Party, ...]:
    """The parties that the noun phrase headed by ``holder`` stands for, as sources of an undertaking.

    Where it is nobody's name, "we" and words for all sides come down to the document's own parties; so does a holder
    that is left out, in a ``joint`` paper. Empty where the undertaking is no state's or body's.
    """
    own = actors.document_parties(page)
    if holder is None:
        return as_parties(page, own, "source") if joint else ()
    for child in children(holder, "compound", "nmod"):
        group = [one for one in actors.who(page, child) if actors.members(page, one)]
        if group:
            return as_parties(page, group, "source")
    found = as_parties(page, actors.everyone(page, holder), "source")
    if found:
        return found
    if holder.lower_ in _TOGETHER or (joint and holder.lemma_.lower() in _BOTH):
        return as_parties(page, own, "source")
    return ()


def as_parties(page: Page, ids: Iterable[str], role: Role) -> tuple[Party, ...]:
    """Actors as parties, once each: whoever acts for a state stands as that state; companies and media are left out."""
    found: dict[str, Party] = {}
    for actor_id in ids:
        actor = page.actors.get(actor_id)
        if actor is not None and actor.kind not in _KINDS and actor.kind != "anonymous":
            continue
        state = actors.state_of(page, actor_id)
        if state is not None:
            found.setdefault(state, Party(state, state, role))
        elif actor is not None and actor.kind in ("group", "organisation", "state"):
            found.setdefault(actor_id, Party(actor_id, None, role))
    return tuple(found.values())


def beneficiaries(page: Page, act: Any, last: int, by: tuple[Party, ...]) -> tuple[Party, ...]:
    """States and bodies that the action is done for or owed to: "aid to Ukraine", "support Kenya"."""
    own = {party.actor for party in by}
    heads: list[Any] = []
    targets = children(act, "dobj", "dative", "pobj")
    for target in targets:
        heads.append(target)
    stack = [act, *targets]
    for token in stack:
        for prep in children(token, "prep", "dative"):
            if prep.lower_ in ("for", "to") and prep.i < last:
                heads.extend(children(prep, "pobj"))
    found: list[str] = []
    for head in heads:
        if head.i >= last or head.pos_ not in ("PROPN", "NOUN", "PRON"):
            continue
        if head in targets and not (head.pos_ == "PROPN" and head.ent_type_ in ("GPE", "NORP", "ORG", "LOC")):
            continue
        found.extend(actors.everyone(page, head))
    return tuple(party for party in as_parties(page, found, "target") if party.actor not in own)
