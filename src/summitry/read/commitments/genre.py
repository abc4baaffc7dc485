"""What sort of paper a page is, as far as undertakings go: the parties' own, of one or several, or a report."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal

from summitry.model import Party
from summitry.read import actors, statements
from summitry.read.page import Page, Sentence
from summitry.rules.bodies import bodies
from summitry.rules.states import states

Genre = Literal["joint", "official", "news"]

_OFFICIAL = re.compile(
    r"\b(?:joint\s+(?:\w+\W+){0,3}(?:statement|declaration|communiqu|vision|release|readout)|communiqu[eé]|fact\s+sheet"
    r"|readout|leaders[’']?\s+(?:\w+\s+)?(?:statement|declaration|summary)|declaration|statement\s+(?:by|of|from|on)\b"
    r"|chair[’']?s\s+statement|proclamation|memorandum|press\s+release|remarks\s+by|action\s+plan|media\s+note)",
    re.I,
)
_JOINT = re.compile(
    r"\bjoint\b|communiqu[eé]|leaders[’']?\s+(?:\w+\s+)?(?:statement|declaration|summary)|\bdeclaration\b(?!\s+for\b)|readout"
    r"|\bquad\b|\baukus\b|statement\s+of\s+the\s+(?:leaders|heads)",
    re.I,
)
_SHARED = re.compile(r"fact\s+sheet|statement|action\s+plan|memorandum|release|partnership|initiative", re.I)
_ONE_SIDED = re.compile(r"\b(?:statement|remarks)\s+(?:by|from)\b|\bannounces?\b|\badministration\b", re.I)
_SPOKEN_FOR = re.compile(
    r"\b(?:press (?:call|briefing|gaggle)|travel to|statement (?:by|from) [\w ]*?(?:press secretary|spokesperson))\b",
    re.I,
)
"""What one side's own people tell reporters is that side's word, whatever group it is on."""
_GOVERNMENT = re.compile(
    r"\b(?:white house|department of|ministry of|foreign office|government|cabinet office"
    r"|prime minister[’']?s office|embassy|european (?:commission|council)|élysée|kantei|state department)\b",
    re.I,
)
_ATTRIBUTABLE = re.compile(r"\bis attributable to\b", re.I)
ORGANS = {"body:european-commission": "EU", "body:european-council": "EU"}
"""Bodies that act for the group of states whose organs they are."""
_SPOKEN = frozenset({"we", "We", "our", "Our"})


@dataclass(frozen=True, slots=True)
class Paper:
    """A page's genre, who "we" is in it (ids of actors, none in a report), and how often it names each state.

    ``groups`` are the groups of states that it is a paper of or about: its "leaders" and "allies" are theirs.

    ``joint`` is a paper that several parties sign, ``official`` one of a single side, ``news`` a report on them.
    """

    genre: Genre
    ours: tuple[str, ...]
    named: dict[str, int] = field(default_factory=dict)
    groups: tuple[str, ...] = ()


def paper(page: Page) -> Paper:
    """Tell the sort of paper from its title, its publisher, and from whether it says "we" in its own voice."""
    heading = title(page)
    parties = actors.document_parties(page)
    groups = tuple(one for one in parties if actors.members(page, one)) or _groups(page, heading)
    publisher = page.document.publisher or page.publisher or ""
    acting = (ORGANS.get(one, one) for one in parties)
    parties = tuple(one for one in acting if actors.members(page, one) or actors.state_of(page, one) == one)
    if len(parties) < 2 and groups:
        parties = groups
    one_sided = _SPOKEN_FOR.search(heading) and not re.search(r"\bjoint\b", heading, re.I)
    if (
        not one_sided
        and (len(parties) > 1 or groups)
        and (_JOINT.search(heading) or _is_paired(heading, parties, _issuer(publisher)))
    ):
        return Paper("joint", parties, _named(page), groups)
    if _OFFICIAL.search(heading) or _GOVERNMENT.search(publisher) or _in_own_voice(page):
        return Paper("official", _issuer(publisher) or parties[:1], _named(page), groups)
    return Paper("news", (), _named(page))


def _groups(page: Page, heading: str) -> tuple[str, ...]:
    """The groups of states that a title names."""
    found = [
        body.id
        for body in bodies().values()
        if body.members and any(re.search(rf"\b{re.escape(name)}\b", heading) for name in (body.name, *body.names))
    ]
    return tuple(one for one in found if actors.members(page, one))


def _named(page: Page) -> dict[str, int]:
    states = (actors.state_of(page, one) for mention in page.mentions for one in mention.actors)
    return dict(Counter(state for state in states if state is not None))


def _is_paired(heading: str, parties: tuple[str, ...], issuer: tuple[str, ...]) -> bool:
    """True where a paper of no single side names two of its parties side by side: "U.S.-Chile", "Peru and Chile".

    Its issuer, where known, is one of the two.
    """
    if not _SHARED.search(heading) or _ONE_SIDED.search(heading):
        return False
    forms = [_forms(party) for party in parties]
    return any(
        re.search(rf"\b(?:{one})\s*(?:[-–—/,]|and)\s*(?:the\s+)?(?:{other})\b", heading)
        for one in forms
        for other in forms
        if one is not other and (not issuer or _forms(issuer[0]) in (one, other))
    )


def _forms(party: str) -> str:
    """The names of a party, as one alternation."""
    state = states().get(party)
    names = (*state.names, *state.adjectives) if state is not None else (party,)
    return "|".join(re.escape(name) for name in names)


def _issuer(publisher: str) -> tuple[str, ...]:
    """The state of the office that publishes a paper, where it is a known one."""
    wanted = publisher.casefold().removeprefix("the ")
    for body in bodies().values():
        if body.state and wanted and wanted in (name.casefold() for name in (body.name, *body.names)):
            return (body.state,)
    return ()


def is_abroad(page: Page, sentence: Sentence, by: tuple[Party, ...], paper: Paper) -> bool:
    """True where an undertaking reaches beyond its own state: by several, by a group, or with another state in sight.

    In sight is whoever the sentence names; whoever says so, if that is another; or, in a paper between states, the
    others that it names.
    """
    if len(by) != 1 or by[0].state is None:
        return True
    own = by[0].state
    if paper.ours and own not in {actors.state_of(page, one) for one in paper.ours}:
        return True
    for mention in page.mentions_in((sentence.start, sentence.end)):
        for one in mention.actors:
            state = actors.state_of(page, one)
            if (state is not None and state != own) or (state is None and actors.members(page, one)):
                return True
    for token in page.doc[sentence.first : sentence.last]:
        if paper.ours and token.lower_ == "together" and any(one.lower_ == "we" for one in token.head.lefts):
            return True
        if token.ent_type_ == "LOC" or (token.ent_type_ == "GPE" and _elsewhere(page, token, own)):
            return True
    others = sum(paper.named.values()) - paper.named.get(own, 0)
    return others > 1 and others * _IN_SIGHT >= paper.named.get(own, 0)


def is_strange(page: Page, by: tuple[Party, ...], paper: Paper) -> bool:
    """True where none who undertakes is a party to a joint paper: what another decided is only mentioned in it."""
    ours = {member for one in paper.ours for member in (one, *actors.members(page, one))}
    return bool(ours) and not any(ours & {party.actor, party.state, *actors.members(page, party.actor)} for party in by)


def _elsewhere(page: Page, token: Any, own: str) -> bool:
    place = actors.place_at(page, token)
    return place is not None and place.state not in (None, own)


_IN_SIGHT = 3
"""A paper is one between states where others are named a third as often as the undertaking one, or oftener."""


def title(page: Page) -> str:
    """The document's title: as kept beside the text, and as headed in it."""
    headed = [block for block in page.layout.blocks[:3] if block.region == "title"]
    words = [page.document.title or "", *(page.text[block.start : block.end] for block in headed)]
    return " ".join(" ".join(words).split())


def _in_own_voice(page: Page) -> bool:
    """True where the text itself says "we", outside all quotations, or is given out as attributable."""
    if _ATTRIBUTABLE.search(page.text, 0, 400):
        return True
    spoken = 0
    for sentence in page.sentences:
        if sentence.region != "body":
            continue
        for token in page.doc[sentence.first : sentence.last]:
            if token.text not in _SPOKEN or _quoted(page, token.i):
                continue
            spoken += statements.said_by(page, page.starts[token.i]) is None
    return spoken > 1


def _quoted(page: Page, token: int) -> bool:
    """True where a quotation mark opens before the token in its block and none closes."""
    sentence = page.sentence_of(token)
    block = page.layout.blocks[sentence.block]
    before = page.text[block.start : page.starts[token]]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
