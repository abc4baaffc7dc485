"""The lists of states, bodies, places and roles: whole, without doubles, and each example true."""

from __future__ import annotations

import re

import pytest

from summitry.rules.bodies import bodies, members
from summitry.rules.places import place_named, places
from summitry.rules.roles import callings, examples, roles, titles
from summitry.rules.states import code_of, name_of, states


def test_states_have_codes_of_three_capitals():
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in states())
    assert len(states()) > 200


def test_states_codes_are_those_of_the_standard():
    pycountry = pytest.importorskip("pycountry")
    known = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    assert set(states()) <= known


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Japan", "JPN"), ("the United Kingdom", "GBR"), ("Britain", "GBR"), ("U.S.", "USA"), ("ROK", "KOR"),
        ("DPRK", "PRK"), ("PRC", "CHN"), ("Burma", "MMR"), ("Zaire", "COD"), ("Soviet Union", "RUS"), ("Turkey", "TUR"),
        ("Kosovo", "XKX"),
        ("Filipino", "PHL"), ("Britons", "GBR"), ("Palestinian", "PSE"), ("Atlantis", None),
    ],
)  # fmt: skip
def test_code_of_knows_usual_names_and_demonyms(name, code):
    assert code_of(name) == code


def test_names_of_states_are_told_apart():
    names: dict[str, str] = {}
    for state in states().values():
        for name in state.names:
            assert names.setdefault(name, state.code) == state.code, name


def test_adjectives_stand_for_one_state():
    seen: dict[str, str] = {}
    for state in states().values():
        for adjective in state.adjectives:
            assert seen.setdefault(adjective, state.code) == state.code, adjective


def test_states_lie_on_the_globe():
    for state in states().values():
        assert -90 <= state.lat <= 90
        assert -180 <= state.lon <= 180


def test_bodies_of_the_contract_are_listed():
    wanted = "APEC ASEAN AU AUKUS EU G20 G7 IAEA IMF NATO OPEC QUAD UN UNSC WB WHO WTO"
    assert set(wanted.split()) <= set(bodies())


def test_bodies_are_members_states_and_named_once():
    names: dict[str, str] = {}
    for body in bodies().values():
        assert set(body.members) <= set(states()), body.id
        assert {*body.joined, *body.left} <= set(body.members), body.id
        assert body.state is None or body.state in states()
        for name in (body.name, *body.names):
            assert names.setdefault(name, body.id) == body.id, name


def test_bodies_ids_are_short_names_or_slugs():
    assert all(re.fullmatch(r"[A-Z0-9]+|body:[a-z0-9-]+", body) for body in bodies())


def test_members_follow_the_date():
    assert "FIN" not in members("NATO", "2022-06-01")
    assert "FIN" in members("NATO", "2023-06-01")
    assert "GBR" in members("EU", "2019-01-01")
    assert "GBR" not in members("EU")
    assert members("body:hamas") == ()


def test_places_are_found_by_every_form():
    assert place_named("Ayungin Shoal") == place_named("Second Thomas Shoal")
    assert place_named("South China Sea").state is None
    assert place_named("Camp David").state == "USA"
    assert place_named("Nowhere-upon-Nothing") is None


def test_place_named_takes_the_state_as_a_hint():
    assert place_named("Tripoli", "LBN").state == "LBN"
    assert place_named("Tripoli").state == "LBY"
    assert place_named("Tripoli", "JPN") is None


def test_places_of_the_list_lie_on_the_globe():
    for place in places():
        assert place.state is None or place.state in states()
        assert place.lat is None or -90 <= place.lat <= 90


def test_roles_know_the_nouns_of_their_examples():
    for role, sentence in examples():
        words = {word.strip(".").lower() for word in sentence.split()}
        forms = words | {word.removesuffix("s") for word in words}
        assert any(roles().get(word) == role for word in forms), sentence


def test_titles_stand_in_their_examples():
    for title in titles().values():
        assert title.head in title.example.lower()
        assert title.rank in (1, 2, 3, 4)
        assert title.gender in (None, "he", "she")


def test_callings_are_named_with_words_of_offices():
    assert all(callings().values())


def test_name_of_falls_back_to_the_code():
    assert name_of("JPN") == "Japan"
    assert name_of("QQQ") == "QQQ"
