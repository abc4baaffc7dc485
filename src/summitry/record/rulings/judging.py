"""What one reviewer made of the items that he or she ruled on, apart from what others did."""

from __future__ import annotations

import json

from summitry.errors import UsageError
from summitry.link.items import Commitment
from summitry.record.rulings.bearing import bearer
from summitry.record.rulings.log import ORDER
from summitry.record.rulings.ruled import REVIEWS
from summitry.record.store import Store
from summitry.record.tellings import Tellings

FIELDS = ("review", "stage", "score")


def judgements(store: Store, tellings: Tellings, by: str, field: str) -> dict[str, str | int]:
    """A reviewer's latest judgement in force of each item, by the item's id.

    ``review`` is ``accepted``, ``rejected`` or ``edited``; ``score`` a number; ``stage`` what the reviewer gave it, or
    the stage as it was read where the reviewer accepted the item and edited no stage. Raises ``UsageError``.
    """
    if field not in FIELDS:
        raise UsageError(f"{field}: agreement is told of one of {', '.join(FIELDS)}")
    rows = store.all(
        "SELECT number, action, value FROM ruling WHERE by = ? AND action IN ('accept', 'reject', 'edit', 'score')"
        f" AND number NOT IN (SELECT ruling FROM undone) ORDER BY {ORDER}",
        (by,),
    )
    found: dict[str, str | int] = {}
    for number, action, value in rows:
        item, said = bearer(store, number), json.loads(value)
        if item is None:
            continue
        if field == "review" and action in REVIEWS:
            found[item] = REVIEWS[action]
        elif field == "score" and action == "score":
            found[item] = said["value"]
        elif field == "stage" and "stage" in said:
            found[item] = said["stage"]
        elif field == "stage" and action == "accept" and item not in found:
            read = next(tellings.items([item], as_ruled=False))
            if isinstance(read, Commitment):
                found[item] = read.stage
    return found
