"""Nouns to JSON and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.model import CommitmentMention, EventMention, Interval, Party, Place, Quantity, Reading, Statement
from summitry.record.codec import dumps, loads, pack, squeeze, unpack, unsqueeze

DAYS = st.one_of(st.none(), st.dates().map(str), st.just("-0499-01-01"))
INTERVALS = st.builds(
    Interval,
    text=st.text(max_size=9),
    earliest=DAYS,
    latest=DAYS,
    basis=st.sampled_from(["explicit", "relative", "inferred", "unresolved"]),
    why=st.text(max_size=9),
)
SPANS = st.tuples(st.integers(0, 99), st.integers(0, 99))
PARTIES = st.lists(st.builds(Party, st.text(max_size=5), st.none(), st.just("host")), max_size=2).map(tuple)


@given(
    st.builds(
        EventMention,
        span=SPANS,
        trigger=SPANS,
        plover=st.just("CONSULT"),
        mode=st.none(),
        parties=PARTIES,
        status=st.just("occurred"),
        date=st.one_of(st.none(), INTERVALS),
        place=st.one_of(st.none(), st.just(Place("Oslo", "NOR", 59.9, 10.7))),
        summary=st.text(max_size=9),
    )
)
def test_codec_reads_back_what_it_wrote(event: EventMention) -> None:
    assert loads(EventMention, dumps(event)) == event
    reading = Reading("d", "1", event.date, events=(event,))
    assert unpack(Reading, pack(reading)) == reading


def test_codec_keeps_nested_tuples_of_spans() -> None:
    said = Statement((0, 9), "JPN", "direct", "said", "says", "x", content_span=((0, 2), (5, 9)))
    assert loads(Statement, dumps(said)) == said


def test_codec_leaves_defaults_out_and_fills_them_in() -> None:
    promise = CommitmentMention((0, 9), "undertaking", (), (), "agreed", None, "x", quantity=Quantity(5.0, "USD", "$5"))
    assert "badges" not in dumps(promise)
    assert loads(CommitmentMention, dumps(promise)) == promise


def test_codec_passes_over_fields_of_a_later_version() -> None:
    assert loads(Party, '{"actor":"JPN","state":"JPN","role":"host","colour":"red"}') == Party("JPN", "JPN", "host")


@pytest.mark.parametrize("text", ["", "naïve 文", "half \ud83d surrogate"])
def test_codec_squeezes_any_text(text: str) -> None:
    assert unsqueeze(squeeze(text)) == text
