"""Who undertakes, and for whom: from the clause's subject, a pronoun, the section, the document's own parties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from summitry.model import Mention, Party, Role
from summitry.read import actors
from summitry.read.commitments.complements import ADVERBIAL
from summitry.read.grammar import children
from summitry.read.page import Page
from summitry.rules.bodies import bodies

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
_FEW = 4
"""Groups of so few stand for their members: what AUKUS undertakes, three states do."""
_TIES = frozenset(
    {
        "alliance",
        "partnership",
        "relationship",
        "cooperation",
        "friendship",
        "tie",
        "bond",
        "region",
        "agreement",
        "investment",
    }
    | {"effort", "initiative", "world", "economy", "commitment", "dialogue", "summit", "meeting"}
)
"""What lies between the parties undertakes nothing: "the alliance will grow" foretells."""
_KINDS = frozenset({"state", "government", "person", "group", "armed-forces", "organisation"})


def parties(page: Page, holder: Any | None, *, joint: bool, before: Any | None = None) -> tuple[Party, ...]:
    """The parties that the noun phrase headed by ``holder`` stands for, as sources of an undertaking.

    Where it is nobody's name, "we" and words for all sides come down to the document's own parties; so does a holder
    that is left out, in a ``joint`` paper. ``before`` is the first token of the verb: names right before it stand in
    where the parser lost the subject. Empty where the undertaking is no state's or body's.
    """
    own = actors.document_parties(page)
    if holder is not None and holder.lemma_.lower() in _TIES:
        return ()
    if holder is None:
        named = nearest(page, before) if before is not None else ()
        return named or (as_parties(page, own, "source") if joint else ())
    for child in children(holder, "compound", "nmod"):
        group = [one for one in actors.who(page, child) if actors.members(page, one)]
        if group and set(actors.members(page, group[0])) == set(own):
            return as_parties(page, own, "source")
        if group:
            return as_parties(page, group, "source")
    ids = actors.everyone(page, holder)
    lost = before is not None and (not ids or any(one.startswith("anon:") for one in ids))
    found = (nearest(page, before) if lost else ()) or as_parties(page, ids, "source")
    if found:
        return found
    if holder.lower_ in _TOGETHER or (joint and holder.lemma_.lower() in _BOTH):
        return as_parties(page, own, "source")
    return ()


def nearest(page: Page, verb: Any) -> tuple[Party, ...]:
    """The actors named right before ``verb``, with those coordinated before them, by the words alone.

    For subjects that the parser lost behind a long opening phrase.
    """
    found: list[str] = []
    at = verb.i - 1
    while at >= 0 and page.doc[at].tag_ in ADVERBIAL:
        at -= 1
    while at >= 0:
        mention = _mention_ending(page, at)
        if mention is None:
            break
        found[:0] = mention.actors
        first = page.tokens((mention.start, mention.end)).start
        while first > 0 and page.doc[first - 1].tag_ == "DT":
            first -= 1
        if first < 2 or page.doc[first - 1].lower_ not in ("and", ","):
            break
        at = first - 2 if page.doc[first - 2].text != "," else first - 3
    return as_parties(page, found, "source")


def _mention_ending(page: Page, token: int) -> Mention | None:
    """A name that ends with this token."""
    end = page.ends[token]
    near = page.mentions_in((max(0, end - 60), end))
    return next((one for one in reversed(near) if one.end == end and one.form in ("name", "office")), None)


def as_parties(page: Page, ids: Iterable[str], role: Role) -> tuple[Party, ...]:
    """Actors as parties, once each; whoever acts for a state stands as that state.

    A small group stands as its members. Companies and media are left out.
    """
    found: dict[str, Party] = {}
    for actor_id in ids:
        actor = page.actors.get(actor_id)
        if actor is not None and actor.kind not in _KINDS and actor.kind != "anonymous":
            continue
        state = actors.state_of(page, actor_id)
        members = actors.members(page, actor_id) if state is None else ()
        if 0 < len(members) <= _FEW:
            for member in members:
                found.setdefault(member, Party(member, member, role))
        elif state is not None:
            found.setdefault(state, Party(state, state, role))
        elif actor is not None and (actor.kind in ("group", "state") or actor_id in bodies()):
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
