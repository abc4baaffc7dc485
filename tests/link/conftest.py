"""Tellings made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summitry.link.items import Source, Telling, key_of
from summitry.model import CommitmentMention, EventMention, Interval, Party, Place, Quantity, Stage, Status, Wording


def on(first: str, last: str | None = None, text: str = "", *, sure: bool = True) -> Interval:
    return Interval(text or first, first, last or first, "relative" if sure else "unresolved", "told so")


def source(paper: str, published: str | Interval | None = "2031-05-05", title: str = "") -> Source:
    if isinstance(published, str):
        published = on(published)
    return Source(paper, f"{paper}.txt", published, paper, title)


@pytest.fixture
def event() -> Callable[..., Telling[EventMention]]:
    def made(
        paper: str,
        *parties: str,
        date: Interval | None = None,
        status: Status = "occurred",
        plover: str = "CONSULT",
        mode: str | None = None,
        place: str | None = None,
        quote: str = "met",
        at: int = 0,
        published: str | Interval | None = "2031-05-05",
        roles: tuple[str, ...] = (),
    ) -> Telling[EventMention]:
        """``parties`` are states, or ``STATE:name`` for persons."""
        members = []
        for n, party in enumerate(parties):
            state, _, name = party.partition(":")
            role = roles[n] if roles else "participant"
            members.append(Party(f"person:{name}" if name else state, state, role))  # type: ignore[arg-type]
        mention = EventMention(
            (at, at + len(quote)),
            (at, at + len(quote.split()[0])),
            plover,
            mode,
            tuple(members),
            status,
            date,
            Place(place) if place else None,
            summary=quote,
        )
        return Telling(key_of("event", paper, at, at + len(quote)), source(paper, published), quote, mention)

    return made


@pytest.fixture
def commitment() -> Callable[..., Telling[CommitmentMention]]:
    def made(
        paper: str,
        quote: str,
        *by: str,
        published: str | None = "2031-05-05",
        stage: Stage = "announced",
        wording: Wording | None = "will",
        kind: str = "undertaking",
        quantity: Quantity | None = None,
        title: str = "",
        at: int = 0,
        topics: tuple[str, ...] = (),
    ) -> Telling[CommitmentMention]:
        mention = CommitmentMention(
            (at, at + len(quote)),
            kind,  # type: ignore[arg-type]
            tuple(Party(state, state, "source") for state in by or ("NOR", "CAN")),
            (),
            stage,
            wording,
            quote,
            topics,
            quantity,
        )
        key = key_of("commitment", paper, at, at + len(quote))
        return Telling(key, source(paper, published, title), quote, mention)

    return made
