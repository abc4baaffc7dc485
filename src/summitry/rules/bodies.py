"""Bodies: international organisations, groups of states, armed groups, organs of government, news media."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from summitry.model import ActorKind, Day


@dataclass(frozen=True, slots=True)
class Body:
    """A body with a name of its own. ``state`` is the state that it is an organ of, or ``None``.

    ``members`` are alpha-3 codes of all who are or were members; ``joined`` and ``left`` hold the day for those who
    came or went.
    """

    id: str
    kind: ActorKind
    name: str
    names: tuple[str, ...] = ()
    state: str | None = None
    members: tuple[str, ...] = ()
    joined: dict[str, Day] = field(default_factory=dict)
    left: dict[str, Day] = field(default_factory=dict)
    example: str = ""

    def members_on(self, day: Day | None) -> tuple[str, ...]:
        """The member states on a day; without a day, those who are members still."""
        if day is None:
            return tuple(code for code in self.members if code not in self.left)
        return tuple(
            code
            for code in self.members
            if self.joined.get(code, "") <= day and (code not in self.left or day < self.left[code])
        )


@cache
def bodies() -> dict[str, Body]:
    """Every body by its id, in the order of the list."""
    text = (files("summitry.rules") / "bodies.yaml").read_text(encoding="utf-8")
    return {row["id"]: _body(row) for row in yaml.load(text, Loader=yaml.CSafeLoader)}


def members(body: str, day: Day | None = None) -> tuple[str, ...]:
    """The codes of a body's member states on ``day``; empty for a body without members or not in the list."""
    found = bodies().get(body)
    return found.members_on(day) if found else ()


def _body(row: dict[str, Any]) -> Body:
    return Body(
        id=row["id"],
        kind=cast(ActorKind, row["kind"]),
        name=row["name"],
        names=tuple(row.get("names", ())),
        state=row.get("state"),
        members=tuple(row.get("members", ())),
        joined={code: str(day) for code, day in row.get("joined", {}).items()},
        left={code: str(day) for code, day in row.get("left", {}).items()},
        example=row["example"],
    )
