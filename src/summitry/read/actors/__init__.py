"""Actors: who is who in a document, and which words stand for whom."""

from __future__ import annotations

from summitry.read.actors.cast import Cast, cast_of
from summitry.read.actors.papers import author, document_parties, home
from summitry.read.actors.stage import anonymous, everyone, find, members, place_at, state_of, who

__all__ = [
    "Cast",
    "anonymous",
    "author",
    "cast_of",
    "document_parties",
    "everyone",
    "find",
    "home",
    "members",
    "place_at",
    "state_of",
    "who",
]
