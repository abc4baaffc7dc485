"""One actor across documents."""

from __future__ import annotations

from summitry.link.actors import merge, settled
from summitry.model import Actor


def test_a_surname_alone_is_an_actor_of_its_document() -> None:
    bare = Actor("person:vik", "person", "Vik")
    assert settled(bare, "a") != settled(bare, "b")
    full = Actor("person:ola-vik", "person", "Ola Vik")
    assert settled(full, "a") == settled(full, "b") == "person:ola-vik"
    assert settled(Actor("NOR", "state", "Norway"), "a") == "NOR"


def test_merge_counts_names_and_doubts_a_disputed_state() -> None:
    one = Actor("person:ola-vik", "person", "Ola Vik", ("Ola Vik", "Vik"), "NOR")
    two = Actor("person:ola-vik", "person", "Ola Vik", ("Mr Vik",), "SWE")
    known = merge("person:ola-vik", [one, one, two])
    assert (known.name, known.documents, known.state) == ("Ola Vik", 3, None)
    assert known.names[0] == "Ola Vik"
    assert merge("person:ola-vik", [one]).state == "NOR"
