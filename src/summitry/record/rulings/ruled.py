"""An item as people ruled it: edited fields, the review, the score, laid over what was read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from summitry.link.items import Action, Commitment, Event, Item, Review, Score, Statement
from summitry.model import Interval, Party, Place, Quantity

Person = Callable[[str], tuple[str, str, str | None]]
"""Kind, name and state of an actor, by id."""

REVIEWS: dict[str, Review] = {"accept": "accepted", "reject": "rejected", "edit": "edited", "attach": "accepted"}
"""How an item stands after each action: the latest of them counts. What a person attached anew stands accepted."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A ruling in force as it bears on one item."""

    id: str
    at: str
    by: str
    action: Action
    value: str


def ruled(item: Item, verdicts: Iterable[Verdict], person: Person) -> Item:
    """The item under rulings, the earliest first: a later one wins over an earlier one."""
    for verdict in verdicts:
        value = json.loads(verdict.value)
        review = REVIEWS.get(verdict.action)
        if verdict.action == "edit":
            item = _edited(item, value, verdict, person)
        elif verdict.action == "score" and isinstance(item, Commitment):
            score = Score(value["value"], verdict.by, value.get("why", ""), value.get("rubric", ""))
            item = replace(item, score=score)
        if review is not None:
            item = replace(item, review=review)
    return item


def _edited(item: Item, value: dict[str, Any], verdict: Verdict, person: Person) -> Item:
    made: dict[str, Any] = {name: _made(name, given, verdict) for name, given in value.items() if hasattr(item, name)}
    if isinstance(item, Statement) and "speaker" in value:
        speaker = value["speaker"]
        kind, name, state = person(speaker) if speaker else ("", "", None)
        named = kind not in ("", "anonymous")
        made |= {
            "speakers": (speaker,) if speaker else (),
            "speaker_name": name if named else None,
            "speaker_state": state,
            "anonymous": kind == "anonymous",
        }
    return cast(Item, replace(cast(Event, item), **made))


def _made(name: str, given: Any, verdict: Verdict) -> Any:
    """A field's noun from the plain form that the log keeps."""
    if given is None:
        return None
    if name in ("parties", "by", "to"):
        return parties(given)
    if name in ("date", "due"):
        return date(given, verdict)
    if name == "place":
        return Place(**given)
    if name == "quantity":
        return Quantity(**given)
    return tuple(given) if name == "topics" else given


def parties(given: Sequence[dict[str, Any]]) -> tuple[Party, ...]:
    """Parties from their plain form."""
    return tuple(Party(**party) for party in given)


def date(given: dict[str, Any], verdict: Verdict) -> Interval:
    """A date from its plain form, with who gave it for its reason."""
    why = f"{verdict.by or 'A person'} gave this date on {verdict.at[:10]}."
    return Interval("", given.get("earliest"), given.get("latest"), "explicit", why)
