from __future__ import annotations

from typing import Any

import pytest

from summitry.model import Document
from summitry.read import page as page_module
from summitry.read.page import Page, pages

SENTENCE = "The ministers of Norway and Chile met in Bergen, and they agreed to meet again in May."
TEXT = f"""---
title: Talks in Bergen
---

**Talks in Bergen**

{SENTENCE} The *rules-
based* order was praised.

-   Ships will sail in June.

© 2023 Fjord Wire
"""


def page_of(text: str, markup: str = "markdown") -> Page:
    return next(pages([Document("d1", "a.md", text, markup=markup)]))  # type: ignore[arg-type]


def test_tokens_stand_where_the_text_has_them() -> None:
    page = page_of(TEXT)
    for token in page.doc:
        quoted = TEXT[page.starts[token.i] : page.ends[token.i]]
        assert "".join(quoted.split()) == token.text or token.text in quoted.replace("\n", "")
    assert "rules-based" in page.doc.text


def test_blocks_open_sentences_and_what_is_not_read_is_left_out() -> None:
    page = page_of(TEXT)
    assert [TEXT[s.start : s.end] for s in page.sentences] == [
        "Talks in Bergen",
        SENTENCE,
        "The *rules-\nbased* order was praised.",
        "Ships will sail in June.",
    ]
    assert [s.region for s in page.sentences] == ["title", "body", "body", "body"]


def test_offsets_and_tokens_go_both_ways() -> None:
    page = page_of(TEXT)
    at = TEXT.index("Norway")
    (token,) = page.tokens((at, at + len("Norway")))
    assert page.doc[token].text == "Norway"
    assert page.span(token, token + 1) == (at, at + len("Norway"))
    found = page.sentence_at(at)
    assert found is not None
    assert found == page.sentence_of(token)
    assert page.sentence_at(0) is None


@pytest.mark.parametrize("text", ["", "\n\n", "© 2023 Fjord Wire\n"])
def test_nothing_to_read_gives_an_empty_page(text: str) -> None:
    page = page_of(text)
    assert (len(page.doc), page.sentences) == (0, ())


def _marks(doc: Any) -> list[tuple[object, ...]]:
    return [(t.text, t.whitespace_, t.head.i, t.dep_, t.tag_, t.lemma_, t.ent_type_, t.is_sent_start) for t in doc]


def test_stretches_read_as_the_whole_does(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{SENTENCE}\n\nShe left.\n\n" * 12
    whole = page_of(text)
    monkeypatch.setattr(page_module, "STRETCH", 50)
    cut = page_of(text)
    assert _marks(cut.doc) == _marks(whole.doc)
    assert cut.sentences == whole.sentences


def test_block_longer_than_a_stretch_is_cut_within(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "STRETCH", 20)
    page = page_of(f"{SENTENCE} " * 8)
    assert len(page.doc) == 8 * 19
    assert page.text[page.sentences[0].start :].startswith("The ministers")
