"""Statements: every example of the rules; speakers, forms, spans; what is no statement."""

from __future__ import annotations

import re

import pytest

from summitry.model import Document, Interval, Statement
from summitry.read import actors, publisher, statements, times
from summitry.read.page import Page, pages
from summitry.rules import reporting


def read(text: str, title: str | None = None) -> Page:
    page = next(pages([Document("d", "d.txt", text, title=title)]))
    for stage in (publisher.find, actors.find, times.find, statements.find):
        stage(page)
    return page


def only(text: str) -> tuple[Page, Statement]:
    page = read(text)
    assert len(page.statements) == 1, page.statements
    return page, page.statements[0]


def told(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker, s.content) for s in read(text).statements]


def piece(page: Page, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(page.text[start:end].strip(" .,;:“”\"'") for start, end in spans)


@pytest.mark.parametrize("example", list(reporting.examples()))
def test_reporting_every_example_of_the_rules_holds(example: str) -> None:
    marked = {
        kind: re.search(rf"\{o}(.+?)\{c}", example)
        for kind, o, c in (("s", "{", "}"), ("c", "<", ">"), ("t", "[", "]"))
    }
    wanted = {kind: re.sub(r"[{}<>\[\]“”]", "", m.group(1)).strip(" .,") if m else "" for kind, m in marked.items()}
    page = read(re.sub(r"[{}<>\[\]]", "", example))
    found = [
        {"s": piece(page, s.source_span), "c": s.cue, "t": re.sub("[“”]", "", piece(page, s.content_span)).strip(" .,")}
        for s in page.statements
    ]
    assert wanted in found


def test_statements_speaker_before_after_and_inside() -> None:
    for text in (
        "“We will keep the strait open,” Fumio Kishida said.",
        "Fumio Kishida said, “We will keep the strait open.”",
        "“We will keep the strait open,” said Fumio Kishida, prime minister of Japan.",
    ):
        _, statement = only(text)
        assert (statement.speaker, statement.form) == ("person:fumio-kishida", "direct")
        assert "We will keep the strait open" in statement.content


def test_statements_interrupted_quotation_is_one_in_two_pieces() -> None:
    page, statement = only("“The strait,” Fumio Kishida said, “must stay open to all.”")
    assert piece(page, statement.content_span) == "The strait … must stay open to all"


def test_statements_indirect_mixed_and_direct_are_told_apart() -> None:
    forms = [
        only(text)[1].form
        for text in (
            "Fumio Kishida said the strait would stay open.",
            "Fumio Kishida said the strait was “nobody's private lake” and would stay open.",
            "“The strait is nobody's private lake,” Fumio Kishida said.",
        )
    ]
    assert forms == ["indirect", "mixed", "direct"]


def test_statements_quotation_goes_on_with_its_speaker() -> None:
    text = "“The strait stays open,” Fumio Kishida said. “Our ships will see to that.”"
    _, statement = only(text)
    assert statement.content.endswith("Our ships will see to that.”")
    assert told("Fumio Kishida criticized the plan. “It would have closed the strait within a year.”")[-1] == (
        "person:fumio-kishida",
        "“It would have closed the strait within a year.”",
    )


def test_statements_nested_reports_keep_both_levels() -> None:
    page = read("Fumio Kishida said that Norway had told Sweden that the bridge was closed.")
    outer = next(s for s in page.statements if s.cue == "said")
    inner = next(s for s in page.statements if s.cue == "had told")
    assert inner.within is not None
    assert page.statements[inner.within] is outer
    assert (outer.speaker, inner.speaker) == ("person:fumio-kishida", "NOR")
    assert statements.said_by(page, page.text.index("closed")) == "NOR"


def test_statements_attitudes_inside_words_are_part_of_them() -> None:
    _, statement = only("Fumio Kishida said he wanted a new treaty and hoped for a vote.")
    assert statement.cue == "said"


@pytest.mark.parametrize(
    "text",
    [
        "Fumio Kishida refrained from saying when the ships would sail.",
        "Fumio Kishida is expected to announce a new treaty.",
        "If Fumio Kishida says that the strait is closed, ships will turn back.",
        "Fumio Kishida will say that the strait is open.",
        "The families waited without knowing where the ships were.",
        "The visit signals a new warmth between the neighbours.",
        "The ships sailed on Monday.",
        "Norway did not offer a truce.",
        "Nobody said that the bridge was safe.",
        "Norway attacked the port of Gothenburg.",
    ],
)
def test_statements_words_not_said_are_none(text: str) -> None:
    assert read(text).statements == []


def test_statements_acts_follow_the_cue() -> None:
    acts = {
        "Norway confirmed that the king would travel.": "confirms",
        "Norway denied that shots were fired.": "denies",
        "Norway hinted that a deal was near.": "hints",
        "Norway announced new sanctions.": "announces",
        "Norway pledged to lend another ship.": "promises",
        "Norway accused Sweden of closing the bridge.": "accuses",
        "Norway urged Sweden to reopen the bridge.": "demands",
        "Norway praised the new treaty.": "praises",
        "Norway asked whether the bridge was safe.": "asks",
        "Norway said the bridge was safe.": "says",
    }
    assert {text: only(text)[1].act for text in acts} == acts


def test_statements_unnamed_speaker_is_an_actor_of_the_page() -> None:
    page, statement = only("A senior official said the talks were going well.")
    assert statement.speaker is not None
    assert statement.speaker.startswith("anon:d:")
    assert page.actors[statement.speaker].kind == "anonymous"


def test_statements_two_speakers_are_both_kept() -> None:
    _, statement = only("Norway and Sweden said the bridge would open.")
    assert (statement.speaker, set(statement.speakers)) == (None, {"NOR", "SWE"})


def test_statements_headline_with_a_colon_and_signed_quotation() -> None:
    page, statement = only("Norway: bridge to open within days\n\nThe bridge is long.")
    assert (statement.speaker, piece(page, statement.content_span)) == ("NOR", "bridge to open within days")
    _, signed = only("“The bridge has changed all our lives.” — Fumio Kishida")
    assert signed.speaker == "person:fumio-kishida"


def test_statements_spans_are_true_to_the_character() -> None:
    page, statement = only("On Monday, Fumio Kishida, the prime minister,  has  said that the strait is open.")
    assert piece(page, statement.source_span) == "Fumio Kishida, the prime minister"
    assert statement.cue == "has said"
    assert piece(page, statement.content_span) == "that the strait is open"
    assert statement.content == "the strait is open"


def test_statements_long_speech_is_told_sentence_by_sentence() -> None:
    sentence = "We have met in this hall for many years, and each year the bridge between us has grown a little longer."
    page = read(f"“{sentence} {sentence} {sentence} {sentence}” Fumio Kishida said.".replace(".”", ",”"))
    assert len(page.statements) == 4
    assert all(len(s.content.split()) <= 60 for s in page.statements)


TRANSCRIPT = """MR. SULLIVAN: Thank you all for coming here today.

We will open the bridge in the spring of next year.

Q: Will there be a toll on the bridge?

MR. SULLIVAN: There will be no toll on the bridge."""


def test_statements_transcript_keeps_questions_apart() -> None:
    page = read(TRANSCRIPT.replace("Q:", "Q  "), title="Press Briefing by National Security Advisor Jake Sullivan")
    asked = [s for s in page.statements if s.act == "asks"]
    assert [s.content for s in asked] == ["Will there be a toll on the bridge?"]
    assert page.actors[asked[0].speaker or ""].kind == "anonymous"
    assert all(s.speaker != asked[0].speaker for s in page.statements if s not in asked)


def test_statements_label_of_an_office_is_not_a_former_holder() -> None:
    text = "THE PRESIDENT: When Barack Obama was president, he and I came here. President Obama liked the sea."
    day = Interval("", "2022-06-09", "2022-06-09", "explicit", "given")
    document = Document("d", "d.txt", text, title="Remarks at Dinner", publisher="The White House", published=day)
    page = next(pages([document]))
    for stage in (publisher.find, actors.find, times.find, statements.find):
        stage(page)
    (turn,) = (s for s in page.statements if not s.cue)
    assert turn.speaker == "person:joe-biden"


def test_statements_label_is_no_subject() -> None:
    turns = "MR. SULLIVAN: We open the bridge today.\n\nMR. KIRBY: Thank you.\n\nMR. SULLIVAN: Good day to you all."
    assert not any(s.act == "praises" for s in read(turns, title="Press Briefing").statements)


def test_statements_statement_at_finds_the_innermost() -> None:
    page = read("Fumio Kishida said that the strait is open. The ships sailed.")
    assert statements.statement_at(page, page.text.index("open")) is page.statements[0]
    assert statements.statement_at(page, page.text.index("sailed")) is None


@pytest.mark.parametrize(
    "text", ["", "“", "said", "“said,” said said", "According to", "Q", ": : :", "—", "“a” — “b” —"]
)
def test_statements_broken_text_raises_nothing(text: str) -> None:
    assert isinstance(read(text).statements, list)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Norway made clear that the port would close.", "Norway", "made clear", "that the port would close"),
        ("Norway made clear in Oslo that the port would close.", "Norway", "made clear", "that the port would close"),
        ("Norway made it clear the port would close.", "Norway", "made it clear", "the port would close"),
        ("Norway put the number of dead at 300.", "Norway", "put", "the number of dead at 300"),
        ("As Fumio Kishida put it, the port is a lifeline.", "Fumio Kishida", "put it", "the port is a lifeline"),
        ("The port is a lifeline, as Fumio Kishida put it.", "Fumio Kishida", "put it", "The port is a lifeline"),
        ("In Fumio Kishida’s words, the port is a lifeline.", "Fumio Kishida", "words", "the port is a lifeline"),
        ("Norway's position is that the port must close.", "Norway", "position is", "that the port must close"),
        ("Norway registered concern about the delay.", "Norway", "registered", "concern about the delay"),
        ("Norway spoke up, calling for the gunmen to be tried.", "Norway", "calling for", "the gunmen to be tried"),
    ],
)
def test_statements_set_phrases_and_misread_verbs(text: str, source: str, cue: str, content: str) -> None:
    page = read(text)
    found = {(piece(page, s.source_span), s.cue, piece(page, s.content_span)) for s in page.statements}
    assert (source, cue, content) in found


@pytest.mark.parametrize(
    "text",
    [
        "Norway put the ships at anchor.",
        "Norway would make clear that the port was closed.",
        "Norway made clear in Oslo.",
        "In Fumio Kishida’s view, is the port a lifeline?",
    ],
)
def test_statements_what_only_looks_like_a_set_phrase_is_none(text: str) -> None:
    cues = {s.cue for s in read(text).statements}
    assert not cues & {"put", "would make clear", "made clear", "view"}


def test_statements_what_is_added_is_the_speakers_own() -> None:
    page = read("Norway said the port must close, adding that Sweden will follow.")
    assert [(s.speaker, s.cue, s.content) for s in page.statements] == [
        ("NOR", "said", "the port must close"),
        ("NOR", "adding", "Sweden will follow"),
    ]
