"""Events: every example of the rules; parties, status, date and passage; what is left out."""

from __future__ import annotations

import pytest

from summitry.model import Document, EventMention, Interval
from summitry.read import actors, events, statements, times
from summitry.read.page import Page, pages
from summitry.rules.events import examples, lexicon, words


def read(text: str, published: str | None = None) -> Page:
    day = Interval(published, published, published, "explicit", "given") if published else None
    page = next(pages([Document("d", "d.txt", text, published=day)]))
    for stage in (actors.find, times.find, statements.find, events.find):
        stage(page)
    return page


def parties(event: EventMention, *roles: str) -> set[str | None]:
    return {party.state or party.actor for party in event.parties if party.role in roles}


@pytest.mark.parametrize(("sentence", "plover", "mode"), list(examples()))
def test_events_every_example_of_the_rules_holds(sentence: str, plover: str, mode: str | None) -> None:
    start, end = sentence.index("["), sentence.index("]") - 1
    page = read(sentence.replace("[", "").replace("]", ""))
    assert (plover, mode) in {(e.plover, e.mode) for e in page.events if e.trigger == (start, end)}


def test_events_source_and_target_of_active_and_passive() -> None:
    for text in ("Iraq invaded Kuwait.", "Kuwait was invaded by Iraq.", "Iraq's invasion of Kuwait shook the world."):
        (event,) = read(text).events
        assert (event.plover, parties(event, "source"), parties(event, "target")) == ("ASSAULT", {"IRQ"}, {"KWT"})


def test_events_light_verb_and_noun_are_one_act() -> None:
    (event,) = read("Norway held talks with Sweden and Finland on fishing.").events
    assert event.plover == "CONSULT"
    assert parties(event, "participant") == {"NOR", "SWE", "FIN"}


def test_events_meeting_and_its_own_noun_are_one_act() -> None:
    page = read("The Norwegian premier will host the French president for talks in Oslo.")
    assert [(e.plover, e.status) for e in page.events] == [("CONSULT", "scheduled")]


def test_events_visit_has_guest_and_host() -> None:
    (event,) = read("The king of Norway visited Sweden.").events
    assert (parties(event, "guest"), parties(event, "host")) == ({"NOR"}, {"SWE"})


def test_events_content_of_a_demand_is_no_act_of_its_own() -> None:
    (event,) = read("France demanded the withdrawal of Russian troops from Ukraine.").events
    assert (event.plover, event.status) == ("REQUEST", "occurred")


def test_events_a_real_act_condemned_is_told_beside_the_condemnation() -> None:
    page = read("Norway condemned Russia's invasion of Ukraine.")
    assert [event.plover for event in page.events] == ["ACCUSE", "ASSAULT"]


def test_events_agreement_to_meet_is_a_meeting_to_come() -> None:
    (event,) = read("Norway and Sweden agreed to meet in Oslo.").events
    assert (event.plover, event.status) == ("CONSULT", "scheduled")


def test_events_refusal_of_help_is_a_rejection() -> None:
    (event,) = read("Norway will not recognise the government of Syria.").events
    assert (event.plover, event.status, parties(event, "source")) == ("REJECT", "occurred", {"NOR"})


def test_events_demand_upon_others_by_a_saying_verb() -> None:
    (event,) = read("Norway said that Iran must free the crew.").events
    assert (event.plover, parties(event, "source"), parties(event, "target")) == ("REQUEST", {"NOR"}, {"IRN"})


def test_events_joint_exercise_cooperates_and_a_lone_one_mobilises() -> None:
    (joint,) = read("Japan held joint exercises with Australia.").events
    (lone,) = read("China held military exercises near Taiwan.").events
    assert (joint.plover, lone.plover) == ("COOPERATE", "MOBILIZE")


def test_events_date_and_place_belong_to_the_act() -> None:
    (event,) = read("The premiers of Norway and Sweden met in Oslo on 3 May 2022.").events
    assert event.date is not None
    assert (event.date.earliest, event.date.latest) == ("2022-05-03", "2022-05-03")
    assert event.place is not None
    assert (event.place.name, event.place.state) == ("Oslo", "NOR")


def test_events_passage_holds_the_trigger_and_stays_within_its_sentence() -> None:
    text = "It rained. After long delays, Norway signed a treaty with Sweden in Oslo. The crowd cheered."
    page = read(text)
    (event,) = page.events
    sentence = page.sentence_at(event.trigger[0])
    assert sentence is not None
    assert sentence.start <= event.span[0] <= event.trigger[0] < event.trigger[1] <= event.span[1] <= sentence.end


@pytest.mark.parametrize(
    "text",
    [
        "The Lakers beat the Celtics on Friday.",
        "A storm hit the coast of Florida.",
        "The plan meets the needs of Egypt and Sudan.",
        "Legislators fear an attack on the harbour.",
        "The company launched a new phone.",
        "An attack on one member of NATO is an attack on all.",
    ],
)
def test_events_what_happens_between_no_actors_is_left_out(text: str) -> None:
    assert read(text).events == []


def test_events_meeting_to_come_is_to_come_throughout_the_text() -> None:
    page = read("Norway's premier will meet the French president on Friday. The meeting between the two will be short.")
    assert {event.status for event in page.events} == {"scheduled"}


def test_events_same_page_gives_the_same_events() -> None:
    text = "Norway accused Russia of jamming. Sweden and Finland held naval exercises with Norway."
    assert read(text).events == read(text).events


def test_events_rules_name_known_types_and_lists() -> None:
    known = {"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"}
    known |= {"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
    tables = (lexicon().verbs, lexicon().nouns, lexicon().adjectives)
    assert {wording.rule.plover for table in tables for found in table.values() for wording in found} == known
    with pytest.raises(KeyError):
        words("no such list")
