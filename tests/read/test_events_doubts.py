"""Events that are better left unrecorded, each with a sentence of its own, and their neighbours that are kept."""

from __future__ import annotations

from typing import Any

import pytest

from summitry.model import Document, Interval
from summitry.read.reader import read


def events(sentence: str, **about: Any) -> set[tuple[str, str]]:
    day = Interval("2024-05-06", "2024-05-06", "2024-05-06", "explicit", "given")
    reading = read(Document("d", "d.txt", sentence, published=day, **about))
    return {(event.plover, sentence[slice(*event.trigger)]) for event in reading.events}


@pytest.mark.parametrize(
    ("sentence", "left_out"),
    [
        ("Will the French president visit Kenya in June?", ("CONSULT", "visit")),
        ("Norway continues its efforts to cooperate with Kenya.", ("COOPERATE", "cooperate")),
        ("The ministers of Norway and Kenya discussed strengthening ties.", ("COOPERATE", "strengthening")),
        ("The paper allows Norway to share intelligence with Kenya.", ("COOPERATE", "share")),
        ("The Norwegian premier will praise Kenya on Tuesday.", ("SUPPORT", "praise")),
        ("The king asked whether Kenya was a republic.", ("REQUEST", "asked")),
        ("An attack on Kenya would be met with force by France.", ("ASSAULT", "attack")),
        ("Violence in Kenya grew after the vote, said France.", ("ASSAULT", "Violence")),
        ("France does not rule out a visit to Kenya.", ("REJECT", "rule")),
        ("Kenya defended itself from France for years.", ("SUPPORT", "defended")),
        ("Poll workers quit ahead of the vote in Kenya.", ("RETREAT", "quit")),
        ("A bat attacks the candidate of Kenya.", ("ASSAULT", "attacks")),
        ("Her withdrawal from the race surprised Kenya.", ("RETREAT", "withdrawal")),
        ("I agree with what the Kenyan premier said.", ("AGREE", "agree")),
        ("Measures that are targeted at Kenya were announced by France.", ("ASSAULT", "targeted")),
        ("Mothers from Kenya were giving birth in stations.", ("CONCEDE", "giving")),
    ],
)
def test_what_tells_of_no_act_is_left_out(sentence: str, left_out: tuple[str, str]) -> None:
    assert left_out not in events(sentence)


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("The French president will visit Kenya in June.", ("CONSULT", "visit")),
        ("Norway cooperates with Kenya.", ("COOPERATE", "cooperates")),
        ("The Norwegian premier praised Kenya on Monday.", ("SUPPORT", "praised")),
        ("The king asked Kenya to free the crew.", ("REQUEST", "asked")),
        ("The attack on Kenya by France failed.", ("ASSAULT", "attack")),
        ("France defended Kenya on Monday against its critics.", ("SUPPORT", "defended")),
        ("The premier of Kenya agreed to free the crew.", ("AGREE", "agreed")),
    ],
)
def test_the_act_itself_is_kept(sentence: str, kept: tuple[str, str]) -> None:
    assert kept in events(sentence)


def test_home_affairs_of_a_government_s_own_paper_are_left_out() -> None:
    home = "The Administration pledged new grants for rural clinics in Ohio."
    abroad = "The United States pledged new grants for rural clinics in Kenya."
    assert not events(home, publisher="The White House")
    assert ("AGREE", "pledged") in events(abroad, publisher="The White House")


def parties(sentence: str, **about: Any) -> dict[str, set[tuple[str | None, str]]]:
    reading = read(Document("d", "d.txt", sentence, **about))
    return {event.plover: {(party.state, party.role) for party in event.parties} for event in reading.events}


@pytest.mark.parametrize(
    ("sentence", "plover", "wanted"),
    [
        ("France condemned Kenya's war against Ghana.", "ACCUSE", {("FRA", "source"), ("KEN", "target")}),
        ("Norway expressed support for Kenya's independence.", "SUPPORT", {("NOR", "source"), ("KEN", "target")}),
        ("The party of Ann Obi is banned in Kenya.", "COERCE", {("KEN", "source")}),
        ("They helped Ghana against an invasion of the Kenyans.", "ASSAULT", {("KEN", "source")}),
        (
            "Norway helped arrange a meeting between Kenya and Ghana.",
            "CONSULT",
            {("KEN", "participant"), ("GHA", "participant")},
        ),
    ],
)
def test_parties_stand_in_their_places(sentence: str, plover: str, wanted: set[tuple[str, str]]) -> None:
    assert wanted <= parties(sentence).get(plover, set())


def test_who_signs_a_statement_says_i_in_it() -> None:
    day = Interval("2022-03-07", "2022-03-07", "2022-03-07", "explicit", "given")
    about = {
        "title": "Statement by National Security Advisor Jake Sullivan",
        "publisher": "The White House",
        "published": day,
    }
    assert parties("I thank the government of Kenya.", **about)["SUPPORT"] == {("USA", "source"), ("KEN", "target")}
