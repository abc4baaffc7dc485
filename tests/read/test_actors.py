"""Who is who, and which words stand for whom, on sentences of our own."""

from __future__ import annotations

import pytest

from summitry.model import Document, Interval
from summitry.read import actors
from summitry.read.actors.gazetteer import names_in
from summitry.read.actors.seats import rules as seat_rules
from summitry.read.page import Page, pages
from summitry.rules.bodies import bodies


def read(text: str, day: str | None = None, title: str | None = None, publisher: str | None = None) -> Page:
    published = Interval(day, day, day, "explicit", "given") if day else None
    page = next(iter(pages([Document("d", "d.txt", text, title=title, published=published, publisher=publisher)])))
    actors.find(page)
    return page


def stands_for(page: Page, words: str, nth: int = 0) -> tuple[str, ...]:
    """Whom the last of ``words``, at their ``nth`` place in the text, stands for."""
    start = -1
    for _ in range(nth + 1):
        start = page.text.index(words, start + 1)
    token = page.doc[page.tokens((start, start + len(words)))[-1]]
    return actors.who(page, token)


def offices(page: Page) -> set[tuple[str, str, str | None]]:
    return {(o.name, o.office, o.state) for o in page.offices if o.source == "document"}


# -- states and bodies --------------------------------------------------------------------------------


def test_states_are_found_by_name_and_demonym():
    page = read("Norway and the Philippine government asked Britain to wait.")
    assert stands_for(page, "Norway") == ("NOR",)
    assert stands_for(page, "government") == ("PHL",)
    assert stands_for(page, "Britain") == ("GBR",)
    assert page.actors["PHL"].kind == "state"


def test_states_within_one_word_are_told_apart():
    page = read("Envoys praised the U.S.-Japan alliance. Critics called the alliance costly.")
    assert stands_for(page, "alliance") == ("USA", "JPN")
    assert stands_for(page, "alliance", 1) == ("USA", "JPN")


@pytest.mark.parametrize(
    "text",
    [
        "Ships crossed the South China Sea and the Sea of Japan.",
        "Voters in New Mexico and Latin American students marched.",
        "Michael Jordan and Chad Smith opened the gallery.",
        "They signed the Paris Agreement on the Korean Peninsula.",
        "The fee rose to US$40.",
    ],
)
def test_names_that_only_hold_a_states_name_are_no_state(text):
    assert not [actor for actor in read(text).actors.values() if actor.kind == "state"]


@pytest.mark.parametrize("example", seat_rules()["examples"], ids=lambda e: e["text"])
def test_seats_of_government_stand_for_it_or_are_places(example):
    page = read(example["text"])
    found = stands_for(page, example["seat"])
    assert found == ((example["stands_for"],) if example["stands_for"] else ())


def test_seats_give_a_place_with_its_state():
    page = read("Talks were held in Hiroshima near the Second Thomas Shoal.")
    place = actors.place_at(page, next(token for token in page.doc if token.text == "Hiroshima"))
    assert place is not None
    assert (place.name, place.state) == ("Hiroshima", "JPN")
    shoal = actors.place_at(page, next(token for token in page.doc if token.text == "Shoal"))
    assert shoal is not None
    assert shoal.name == "Second Thomas Shoal"


@pytest.mark.parametrize("body", bodies().values(), ids=lambda body: body.id)
def test_bodies_are_found_in_their_examples(body):
    assert body.id in [entry.actor for _, _, entry in names_in(body.example)]


def test_names_that_need_company_count_only_in_it():
    assert not [e for _, _, e in names_in("The road to Georgia ran past Atlanta.") if e.actor == "GEO"]
    assert [e for _, _, e in names_in("Georgia closed its border; Tbilisi gave no reason.") if e.actor == "GEO"]


def test_ministries_and_forces_are_bodies_of_their_state():
    page = read("Norway's Defence Ministry said Norwegian troops had left. A boat from Denmark followed.")
    ministry, troops = stands_for(page, "Ministry"), stands_for(page, "troops")
    assert page.actors[ministry[0]].kind == "government"
    assert page.actors[troops[0]].kind == "armed-forces"
    assert [actors.state_of(page, actor) for actor in (*ministry, *troops)] == ["NOR", "NOR"]
    assert stands_for(page, "boat from Denmark") == ("DNK",) or stands_for(page, "boat") == ("DNK",)


def test_armed_groups_act_for_no_state():
    page = read("The Houthis fired on a tanker, and hill rebels in Norway cheered.")
    assert actors.state_of(page, stands_for(page, "Houthis")[0]) is None
    assert actors.state_of(page, stands_for(page, "rebels")[0]) is None


def test_organisations_keep_their_short_form():
    page = read("The Harbour Workers Association (HWA) called a strike. HWA members stayed at home. HWA has the keys.")
    assert stands_for(page, "HWA", 2) == stands_for(page, "Association")


def test_members_are_those_of_the_day():
    assert "SWE" not in actors.members(read("NATO met.", day="2023-01-10"), "NATO")
    assert "SWE" in actors.members(read("NATO met.", day="2024-06-10"), "NATO")


# -- persons and offices ------------------------------------------------------------------------------


def test_persons_are_one_through_the_document():
    page = read("Norwegian Foreign Minister Ada Bergstrom spoke first. Bergstrom then left. Mrs. Bergstrom was calm.")
    assert stands_for(page, "Bergstrom", 1) == stands_for(page, "Ada Bergstrom") == ("person:ada-bergstrom",)
    assert page.actors["person:ada-bergstrom"].state == "NOR"
    assert ("Ada Bergstrom", "Foreign Minister", "NOR") in offices(page)


def test_surnames_alone_belong_to_their_document():
    page = read("General Ulfstad spoke first. Ulfstad then left.")
    assert stands_for(page, "Ulfstad", 1) == ("person:ulfstad@d",)


def test_apposition_gives_the_office():
    page = read("Ada Bergstrom, deputy foreign minister of Norway, opened the hall.")
    assert ("Ada Bergstrom", "Deputy Foreign Minister", "NOR") in offices(page)


def test_an_office_before_a_comma_is_the_name_after_it():
    page = read("The boat carried the prime minister of Norway, Ada Bergstrom, to the island.")
    assert ("Ada Bergstrom", "Prime Minister", "NOR") in offices(page)
    assert stands_for(page, "minister") == ("person:ada-bergstrom",)


def test_a_plural_title_is_shared():
    page = read("On Sunday Presidents Olav Lund of Norway and Ada Berg of Denmark signed the pact.")
    assert offices(page) == {("Olav Lund", "President", "NOR"), ("Ada Berg", "President", "DNK")}


def test_a_title_tells_where_an_envoy_serves_not_whose_he_is():
    page = read("U.S. Special Representative for Norway Olav Lund met the press.")
    assert page.actors["person:olav-lund"].state == "USA"


def test_months_and_days_end_a_name():
    page = read("Theresa Lund met Danish Prime Minister Ada Berg Friday in Bergen.")
    assert "person:ada-berg" in page.actors


def test_offices_told_by_a_verb():
    page = read("Ada Berg is the foreign minister of Denmark. Olav Lund was the envoy of Norway. Nils Holm left.")
    assert offices(page) == {("Ada Berg", "Foreign Minister", "DNK")}
    assert page.actors["person:olav-lund"].state == "NOR"


def test_a_title_tells_families_apart():
    page = read("Michelle Obama spoke first. Then President Obama spoke. President Obama left.", day="2015-06-01")
    assert stands_for(page, "President Obama", 1) == ("person:barack-obama",)


def test_short_titles_are_written_out():
    page = read("On Monday Sen. Ada Berg of Norway spoke.")
    assert offices(page) == {("Ada Berg", "Senator", "NOR")}


def test_former_holders_hold_no_office():
    page = read("Former Norwegian Prime Minister Olav Bergstrom, a former ambassador, spoke at the hall.")
    assert not offices(page)


def test_state_after_the_name_is_read():
    page = read("Foreign Minister Ada Bergstrom of Denmark met Prime Minister Olav Lund of Norway.")
    assert offices(page) == {
        ("Ada Bergstrom", "Foreign Minister", "DNK"),
        ("Olav Lund", "Prime Minister", "NOR"),
    }


def test_office_holders_of_the_list_are_themselves():
    page = read("Kishida telephoned Biden on Monday.", day="2022-05-10")
    assert stands_for(page, "Kishida") == ("person:fumio-kishida",)
    assert stands_for(page, "Biden") == ("person:joe-biden",)
    assert {(o.office, o.source) for o in page.offices} >= {("President", "built-in"), ("Prime Minister", "built-in")}


def test_names_of_the_title_complete_surnames():
    page = read(
        "SECRETARY STOREVIK: Good morning.\n\nFOREIGN MINISTER ULFSTAD: Thank you.",
        title="Remarks with Norwegian Foreign Minister Ada Ulfstad",
    )
    assert stands_for(page, "ULFSTAD") == ("person:ada-ulfstad",)
    assert page.actors["person:ada-ulfstad"].state == "NOR"


def test_family_names_go_to_whoever_is_spoken_of_most():
    page = read("Ada Lund spoke. Ada Lund met her brother Olav Lund. Later Lund left the room.")
    assert stands_for(page, "Lund", 3) == ("person:ada-lund",)


# -- coreference --------------------------------------------------------------------------------------

SUMMIT = (
    "Norwegian Prime Minister Olav Lund and Danish Prime Minister Ada Berg met in Bergen. "
    "The two leaders spoke for an hour, and the two countries signed a pact. "
)


def test_counted_groups_are_the_leaders_and_their_states():
    page = read(SUMMIT)
    assert stands_for(page, "The two leaders") == ("person:olav-lund", "person:ada-berg")
    assert stands_for(page, "the two countries") == ("NOR", "DNK")


def test_joining_somebody_leaves_out_the_one_who_joins():
    page = read(SUMMIT + "Swedish Prime Minister Nils Holm will join the two leaders on Friday.")
    assert stands_for(page, "the two leaders") == ("person:olav-lund", "person:ada-berg")


def test_pronouns_follow_subject_and_gender():
    page = read("Mrs. Berg met Mr. Lund on Monday. She praised him. He thanked her.")
    berg, lund = stands_for(page, "Berg"), stands_for(page, "Lund")
    assert stands_for(page, "She") == stands_for(page, "her") == berg
    assert stands_for(page, "him") == stands_for(page, "He") == lund


def test_it_is_the_state_that_reports():
    page = read("Norway said it had withdrawn its ships.")
    assert stands_for(page, "it") == ("NOR",)
    assert stands_for(page, "its") == ("NOR",)


def test_it_of_the_weather_is_nobody():
    page = read("Norway is cold. It is important to dress well.")
    assert stands_for(page, "It") == ()


def test_offices_without_a_name_are_their_holders():
    page = read(SUMMIT + "The Norwegian leader left early. The Danish prime minister stayed.")
    assert stands_for(page, "The Norwegian leader") == ("person:olav-lund",)
    assert stands_for(page, "The Danish prime minister") == ("person:ada-berg",)


def test_offices_without_a_name_come_from_the_list_where_the_date_is_known():
    page = read("The Japanese prime minister will travel to Oslo.", day="2022-05-10")
    assert stands_for(page, "prime minister") == ("person:fumio-kishida",)
    assert stands_for(read("The next Japanese prime minister will travel.", day="2022-05-10"), "minister") != (
        "person:fumio-kishida",
    )


def test_the_administration_is_that_of_the_president():
    page = read("President Joe Biden spoke. A senior administration official gave no date.", day="2022-05-10")
    found = stands_for(page, "official")
    assert page.actors[found[0]].kind == "anonymous"
    assert page.actors[found[0]].state == "USA"


def test_a_calling_is_the_person_in_focus():
    page = read("Ada Berg, Denmark's foreign minister, spoke first. The seasoned diplomat then left.")
    assert stands_for(page, "The seasoned diplomat") == ("person:ada-berg",)


def test_a_lede_keeps_the_name_back():
    page = read(
        "Denmark will send a ship north, a top Danish diplomat said Monday.\n\n"
        "Ada Berg, deputy foreign minister of Denmark, said the ship would sail soon."
    )
    assert stands_for(page, "diplomat") == ("person:ada-berg",)


def test_relative_pronouns_are_what_they_refer_to():
    page = read("Norway, which keeps the light, asked Denmark for oil.")
    assert stands_for(page, "which") == ("NOR",)


def test_writings_stand_for_whoever_issued_them():
    page = read("Norway issued a statement on Monday. The statement called the raid a crime. A Danish report differed.")
    assert stands_for(page, "The statement") == ("NOR",)
    assert stands_for(page, "A Danish report") == ("DNK",)


def test_colleagues_are_the_holders_named_before():
    page = read(
        "Norwegian Foreign Minister Ada Berg and Danish Foreign Minister Olav Lund met in Bergen. "
        "The foreign ministers signed a pact. They left at noon."
    )
    assert stands_for(page, "The foreign ministers") == ("person:ada-berg", "person:olav-lund")
    assert stands_for(page, "They") == ("person:ada-berg", "person:olav-lund")


def test_we_is_the_state_that_states():
    page = read("Norway condemns the attack. We call on all parties to stop.")
    assert stands_for(page, "We") == ("NOR",)
    assert stands_for(read("The attack was bad. We call on all parties to stop."), "We") == ()


def test_we_of_a_paper_is_its_parties():
    page = read("We will keep the sea open.", title="Joint Statement of Norway and Denmark")
    assert stands_for(page, "We") == ("NOR", "DNK")


def test_somebody_who_speaks_is_not_who_is_spoken_of():
    page = read("MR. LUND: Good morning. Mr. Berg came late. He said so himself.\n\nMS. HOLM: Thank you.")
    assert stands_for(page, "He") == stands_for(page, "Berg")


def test_a_fronted_clause_speaks_of_the_subject_to_come():
    page = read("Mrs. Berg stayed. After his release, Mr. Lund left the town.")
    assert stands_for(page, "his") == stands_for(page, "Lund")


def test_the_country_is_the_one_spoken_of():
    page = read("Norway closed its ports, and the country went quiet.")
    assert stands_for(page, "the country") == ("NOR",)


def test_headlines_in_capitals_name_nobody():
    page = read("Council Says New Harbour Will Open Soon\n\nThe harbour will open soon, the council said.")
    assert not [actor for actor in page.actors.values() if actor.kind == "person"]


# -- the unnamed --------------------------------------------------------------------------------------


def test_the_official_is_the_same_unnamed_one():
    page = read("A Norwegian official told reporters the road was shut. The official gave no reason.")
    first, second = stands_for(page, "official"), stands_for(page, "official", 1)
    assert first == second
    assert page.actors[first[0]].kind == "anonymous"
    assert page.actors[first[0]].name == "Norwegian official"
    assert page.actors[first[0]].state == "NOR"


def test_unnamed_ids_do_not_hang_on_the_order_of_asking():
    text = "An analyst doubted it. A Norwegian official denied it."
    one, other = read(text), read(text)
    assert (stands_for(one, "analyst"), stands_for(one, "official")) == (
        tuple(reversed((stands_for(other, "official"), stands_for(other, "analyst"))))
    )


def test_quantities_of_people_are_those_people():
    page = read("A group of Norwegian diplomats toured the port.")
    assert stands_for(page, "group") == stands_for(page, "diplomats")


def test_analysts_act_for_no_state():
    page = read("Norwegian analysts doubted it.")
    assert actors.state_of(page, stands_for(page, "analysts")[0]) is None


def test_nationals_are_people_and_the_nation_its_state():
    page = read("Three Danes were hurt. The Danes protested.")
    assert page.actors[stands_for(page, "Danes")[0]].kind == "anonymous"
    assert stands_for(page, "Danes", 1) == ("DNK",)


# -- papers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "parties"),
    [
        ("Joint Statement of Norway and Denmark", ("NOR", "DNK")),
        ("Norway-Denmark Partnership on Fishing", ("NOR", "DNK")),
        ("Joint Statement by the Quad", ("QUAD",)),
        ("Sanctions on Denmark", ("USA",)),
    ],
)
def test_document_parties_are_those_of_the_title(title, parties):
    page = read("We will keep the Indo-Pacific open.", title=title, publisher="U.S. Department of State")
    assert actors.document_parties(page) == parties


def test_document_parties_come_from_the_opening_where_the_title_is_silent():
    page = read("We, the leaders of Norway and Denmark, met today in Bergen.", title="Joint Statement")
    assert actors.document_parties(page) == ("NOR", "DNK")


# -- always -------------------------------------------------------------------------------------------


def test_the_same_document_gives_the_same_actors():
    one, other = read(SUMMIT), read(SUMMIT)
    assert list(one.actors.items()) == list(other.actors.items())
    assert one.mentions == other.mentions


def test_mentions_are_sorted_and_quote_the_text():
    page = read(SUMMIT)
    assert page.mentions == sorted(page.mentions, key=lambda m: (m.start, m.end))
    assert all(page.text[m.start : m.end] == m.text for m in page.mentions)
    assert all(actor in page.actors for m in page.mentions for actor in m.actors)


@pytest.mark.parametrize("text", ["", "…", "((", "\n\n", "U.S.", "President", "The the the", "Mr.", "A" * 3000])
def test_odd_texts_are_read_without_harm(text):
    page = read(text)
    for token in page.doc:
        actors.who(page, token)
    assert actors.document_parties(page) == () or text
