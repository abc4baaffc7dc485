"""The two sides that a figure is about: a state and a state, several against one, or a group among themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summitry.errors import UsageError
from summitry.rules.bodies import bodies, members

MEMBERS = ":MEMBERS"
MOST = 60
"""States that a side may have."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Codes of states or bodies, in the order given; with no ``other``, the pairs within ``one``."""

    one: tuple[str, ...]
    other: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every pair, both ways round."""
        if not self.other:
            return tuple((a, b) for a in self.one for b in self.one if a != b)
        found = [(a, b) for a in self.one for b in self.other if a != b]
        return tuple(dict.fromkeys(pair for a, b in found for pair in ((a, b), (b, a))))

    @property
    def text(self) -> str:
        """As it is written: ``JPN,KOR-CHN``."""
        return "-".join(",".join(side) for side in (self.one, self.other) if side)

    def title(self, name: Callable[[str], str]) -> str:
        """In words: "Japan and the United States", "Japan and South Korea with China", "Among China and Vietnam"."""
        one, other = _joined(list(map(name, self.one))), _joined(list(map(name, self.other)))
        if not other:
            return f"Among {one}"
        return f"{one} and {other}" if len(self.one) == len(self.other) == 1 else f"{one} with {other}"


def sides(text: str) -> Sides:
    """The sides of ``JPN-USA``, ``JPN,KOR-CHN``, or of a group, ``CHN,PHL,VNM``; ``G7:members`` stands for its states.

    Codes may be written small. Raises ``UsageError``.
    """
    parts = [_side(part) for part in text.upper().replace("–", "-").split("-")]
    if len(parts) > 2 or not all(parts) or (len(parts) == 1 and len(parts[0]) < 2):
        raise UsageError(
            f"{text}: not two sides. Write JPN-USA, or several states on a side: JPN,KOR-CHN; or a group: CHN,PHL,VNM"
        )
    one, other = parts[0], parts[1] if len(parts) == 2 else ()
    both = set(one) & set(other)
    if both:
        raise UsageError(f"{text}: {', '.join(sorted(both))} stands on both sides. Leave it out on one of them")
    if max(len(one), len(other)) > MOST:
        raise UsageError(f"{text}: more than {MOST} states on a side. Name fewer")
    return Sides(one, other)


def group(text: str) -> tuple[str, ...]:
    """The codes of a group, two or more: ``JPN,KOR,USA``, ``QUAD:members``. Raises ``UsageError``."""
    found = _side(text.upper())
    if not 2 <= len(found) <= MOST:
        raise UsageError(f"{text}: a group has from 2 to {MOST} members. Write JPN,KOR,USA or QUAD:members")
    return found


def _side(text: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in text.split(","):
        code = part.strip()
        if code.endswith(MEMBERS):
            body = code.removesuffix(MEMBERS)
            states = members(body)
            if not states:
                known = ", ".join(id for id, one in bodies().items() if one.members and id.isupper())
                raise UsageError(f"{body}: no body with members is called so. One of: {known}")
            found |= dict.fromkeys(states)
        elif code:
            found[code] = None
    return tuple(found)


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + (f" and {names[-1]}" if names else "")
