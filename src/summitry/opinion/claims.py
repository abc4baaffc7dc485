"""A model's answer made into mentions, each thrown away unless its quotation stands in the document to the character.

Nothing of the model's own wording enters a claim: its quotation and, of a statement, the words reported are the
document's; kinds, statuses and stages are of the project's lists; actors are those that the document was read to name.
Dates and amounts are not asked for. So a document that tells the model what to answer can at worst have its own words
quoted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from summitry.model import (
    Act,
    Actor,
    CommitmentMention,
    EventMention,
    Party,
    Role,
    Span,
    Stage,
    Statement,
    Status,
    Wording,
)
from summitry.rules.plover import acts
from summitry.rules.states import code_of

CLAIMS = 200
"""Claims of one answer that are looked at."""
QUOTE = (12, 600)
"""Characters of a quotation, at least and at most."""


@dataclass(slots=True)
class Claims:
    """What stood the check, and how many claims did not, by reason."""

    statements: list[Statement] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    commitments: list[CommitmentMention] = field(default_factory=list)
    dropped: dict[str, int] = field(default_factory=dict)

    def drop(self, why: str) -> None:
        """Count a claim that was thrown away."""
        self.dropped[why] = self.dropped.get(why, 0) + 1


def check(answer: str, text: str, within: Span, actors: Mapping[str, Actor], found: Claims) -> None:
    """Add to ``found`` the claims of an answer on ``text[within]``. ``actors`` are by every name, case-folded.

    Raises nothing, whatever the answer is.
    """
    told = _object(answer)
    if told is None:
        found.drop("the answer is no JSON object")
        return
    makers: tuple[tuple[str, Callable[..., str | None]], ...] = (
        ("statements", _statement),
        ("events", _event),
        ("commitments", _commitment),
    )
    seen: set[tuple[str, Span]] = set()
    for kind, make in makers:
        listed = told.get(kind)
        for claim in listed[:CLAIMS] if isinstance(listed, list) else ():
            if not isinstance(claim, dict):
                found.drop("a claim is no object")
                continue
            span = _span(claim.get("quote"), text, within)
            if span is None:
                found.drop("its quotation does not stand in the document")
            elif (kind, span) not in seen:
                seen.add((kind, span))
                problem = make(claim, span, text, actors, found)
                if problem:
                    found.drop(problem)


def _object(answer: str) -> dict[str, Any] | None:
    """The JSON object of an answer, whatever stands around it."""
    start, end = answer.find("{"), answer.rfind("}")
    try:
        told = json.loads(answer[start : end + 1])
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _span(quote: Any, text: str, within: Span) -> Span | None:
    """Where a quotation stands in the document, to the character; offsets that a model gives are never believed."""
    if not isinstance(quote, str) or not QUOTE[0] <= len(quote) <= QUOTE[1] or quote != quote.strip():
        return None
    at = text.find(quote, *within)
    return (at, at + len(quote)) if at >= 0 else None


def _event(claim: dict[str, Any], span: Span, text: str, actors: Mapping[str, Actor], found: Claims) -> str | None:
    kind, status = _word(claim, "type"), _word(claim, "status")
    if (kind, None) not in acts():
        return "its type is none of PLOVER's"
    if status not in get_args(Status):
        return "its status is none of the list"
    parties = tuple(_parties(claim.get("parties"), actors))
    if not parties:
        return "no party is an actor of the document"
    mode = _word(claim, "mode")
    found.events.append(
        EventMention(
            span=span,
            trigger=span,
            plover=kind,
            mode=mode if (kind, mode) in acts() else None,
            parties=parties,
            status=status,  # type: ignore[arg-type]
            summary=" ".join(text[slice(*span)].split()),
        )
    )
    return None


def _commitment(claim: dict[str, Any], span: Span, text: str, actors: Mapping[str, Actor], found: Claims) -> str | None:
    stage, wording = _word(claim, "stage"), _word(claim, "wording")
    if stage not in get_args(Stage):
        return "its stage is none of the list"
    by = tuple(_named(claim.get("by"), "source", actors))
    if not by:
        return "no undertaker is an actor of the document"
    found.commitments.append(
        CommitmentMention(
            span=span,
            kind="undertaking",
            by=by,
            to=tuple(_named(claim.get("to"), "beneficiary", actors)),
            stage=stage,  # type: ignore[arg-type]
            wording=wording if wording in get_args(Wording) else None,  # type: ignore[arg-type]
            summary=" ".join(text[slice(*span)].split()),
        )
    )
    return None


def _statement(claim: dict[str, Any], span: Span, text: str, actors: Mapping[str, Actor], found: Claims) -> str | None:
    act, content = _word(claim, "act"), claim.get("content")
    if act not in get_args(Act):
        return "its act is none of the list"
    speaker = _actor(claim.get("speaker"), actors)
    if speaker is None:
        return "its speaker is no actor of the document"
    at = text.find(content, *span) if isinstance(content, str) and content.strip() else -1
    if at < 0:
        return "the words reported do not stand in its quotation"
    piece = (at, at + len(str(content)))
    found.statements.append(
        Statement(
            span=span,
            speaker=speaker.id,
            form="direct" if text[max(0, at - 1)] in '"“' else "indirect",
            cue="",
            act=act,  # type: ignore[arg-type]
            content=text[slice(*piece)],
            content_span=(piece,),
            speakers=(speaker.id,),
        )
    )
    return None


def _parties(listed: Any, actors: Mapping[str, Actor]) -> Iterator[Party]:
    seen = set()
    for one in listed[:20] if isinstance(listed, list) else ():
        actor = _actor(one.get("name"), actors) if isinstance(one, dict) else None
        role = one.get("role") if isinstance(one, dict) else None
        if actor and actor.id not in seen and role in get_args(Role):
            seen.add(actor.id)
            yield Party(actor.id, actor.state, role)  # type: ignore[arg-type]


def _named(listed: Any, role: Role, actors: Mapping[str, Actor]) -> Iterator[Party]:
    found = [_actor(name, actors) for name in (listed[:20] if isinstance(listed, list) else ())]
    for actor in dict.fromkeys(actor for actor in found if actor):
        yield Party(actor.id, actor.state, role)


def _actor(name: Any, actors: Mapping[str, Actor]) -> Actor | None:
    """The document's actor of a name: a form met in it, or a state's name."""
    if not isinstance(name, str):
        return None
    return actors.get(name.strip().casefold()) or actors.get((code_of(name) or "").casefold())


def _word(claim: dict[str, Any], name: str) -> str:
    value = claim.get(name)
    return value.strip() if isinstance(value, str) else ""
