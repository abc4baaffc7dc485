from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model import Document
from summitry.read.layout import Layout, lay_out
from summitry.read.markup import GONE
from summitry.rules.regions import Mark, marks

BODY = "The foreign ministers of Norway and Chile met in Bergen on Monday and agreed to hold talks again in May."
MORE = "They also spoke of fishing rights, according to a joint statement that was given out after lunch on the quay."


def lay(text: str, markup: str = "plain", title: str | None = None) -> Layout:
    return lay_out(Document("d1", "a.txt", text, title=title, markup=markup))  # type: ignore[arg-type]


def kinds(layout: Layout, text: str) -> list[tuple[str, str]]:
    """Each block's region with what is read of it."""
    return [(b.region, shown(layout, b.start, b.end)) for b in layout.blocks]


def shown(layout: Layout, start: int, end: int) -> str:
    return " ".join(layout.readable[start:end].replace(GONE, "").split())


def check_cover(layout: Layout, text: str) -> None:
    """Regions cover the text and never overlap; blocks lie in a region of their kind, in order."""
    assert len(layout.readable) == len(text)
    at = 0
    for region in layout.regions:
        assert region.start == at < region.end
        at = region.end
    assert at == len(text)
    last = 0
    for block in layout.blocks:
        assert last <= block.start < block.end
        last = block.end
        home = next(r for r in layout.regions if r.start <= block.start < r.end)
        assert home.kind == block.region
        assert block.end <= home.end


@pytest.mark.parametrize("mark", [m for group in marks().values() for m in group], ids=lambda m: m.example[:40])
def test_rule_fits_its_example_and_leaves_its_counterexample(mark: Mark) -> None:
    assert mark.pattern.match(mark.example)
    assert mark.leaves is None or not mark.pattern.match(mark.leaves)


def test_news_page() -> None:
    text = f"""Ministers Mend Fishing Row

Photo: Ingrid Solberg/Fjord Wire

BERGEN, March 3 (Reuters) - {BODY}

Minister Ana Duarte (L) greets her guest on the quay in Bergen on March 2, 2023. (AFP)

What the two sides want
{MORE}

A new treaty is near
{BODY}

Read more: Fleets end their drill

Related stories:

Norway sends a second frigate

Chile, Norway to raise quotas

© 2023 Fjord Wire. All rights reserved.
"""
    layout = lay(text)
    check_cover(layout, text)
    assert kinds(layout, text) == [
        ("title", "Ministers Mend Fishing Row"),
        ("credit", "Photo: Ingrid Solberg/Fjord Wire"),
        ("dateline", "BERGEN, March 3 (Reuters) -"),
        ("body", BODY),
        ("caption", "Minister Ana Duarte (L) greets her guest on the quay in Bergen on March 2, 2023. (AFP)"),
        ("heading", "What the two sides want"),
        ("body", MORE),
        ("heading", "A new treaty is near"),
        ("body", BODY),
        ("related", "Read more: Fleets end their drill"),
        ("related", "Related stories:"),
        ("related", "Norway sends a second frigate"),
        ("related", "Chile, Norway to raise quotas"),
        ("copyright", "© 2023 Fjord Wire. All rights reserved."),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "(OSLO) — ",
        "OSLO — ",
        "OSLO, March 3 (Fjord Wire) - ",
        "OSLO, Norway (AP) — ",
        "Oslo, March 3 (Jiji Press) -- ",
        "Oslo (CNN) — ",
        "PORT STANLEY, 3 May – ",
        "(Reuters) - ",
    ],
)
def test_dateline(opening: str) -> None:
    layout = lay(f"{opening}{BODY}\n\n{MORE}\n")
    assert kinds(layout, "")[:2] == [("dateline", opening.strip()), ("body", BODY)]


@pytest.mark.parametrize("opening", ["NATO — ", "ASEAN — ", "Norway — a fishing nation — ", "The treaty (1951) - "])
def test_dash_that_ends_no_dateline(opening: str) -> None:
    assert [region for region, _ in kinds(lay(f"{opening}{BODY}\n\n{MORE}\n"), "")] == ["body", "body"]


def test_dateline_below_title_and_deck() -> None:
    text = f"Fishing row is mended.\n\nTalks on the quay bring an end to it.\n\nBERGEN - {BODY}\n\n{MORE}\n"
    assert [region for region, _ in kinds(lay(text), text)] == ["title", "heading", "dateline", "body", "body"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister joined the alliance of northern states (NATO).",
        "She spoke for the council (the third in a year), and left.",
        "The two states (left out of the talks in March) protested in a letter to the secretary.",
        "He said the fleet was ready. (He had said so before.)",
    ],
)
def test_bracket_in_a_sentence_is_no_caption(sentence: str) -> None:
    text = f"{BODY}\n\n{sentence}\n\n{MORE}\n"
    assert [region for region, _ in kinds(lay(text), text)] == ["body"] * 3


def test_agency_that_signs_the_article_is_no_caption() -> None:
    text = f"{BODY}\n\n{MORE} He did not say when the two sides would sign. (Kyodo)\n"
    assert [region for region, _ in kinds(lay(text), text)] == ["body", "body"]


def test_name_with_agency_is_a_caption_wherever_it_stands() -> None:
    text = f"{BODY}\n\n{MORE}\n\nAna Duarte. (Kyodo)\n"
    assert kinds(lay(text), text)[-1] == ("caption", "Ana Duarte. (Kyodo)")


def test_related_list_ends_where_text_goes_on() -> None:
    text = f"{BODY}\n\nSee also:\n\nFleet leaves harbour\n\n{MORE}\n"
    assert [region for region, _ in kinds(lay(text), text)] == ["body", "related", "related", "body"]


def test_broken_tag_is_mended_for_reading() -> None:
    text = f"{BODY}\n<h2Outlook for the Fleet\n{MORE}\n"
    layout = lay(text)
    check_cover(layout, text)
    heading = next(b for b in layout.blocks if b.kind == "heading")
    assert text[heading.start : heading.end] == "Outlook for the Fleet"
    region = next(r for r in layout.regions if r.kind == "heading")
    assert text[region.start : region.end].strip() == "Outlook for the Fleet"


@pytest.mark.parametrize("tag", ["<p>", "<pThe end", "h3>", "</div", "&lt;h2"])
def test_whole_and_broken_tags_are_not_read(tag: str) -> None:
    rest = "The end" if "The end" in tag else ""
    text = f"{tag}{'' if rest else 'The end'} of the talks came early.\n"
    if tag in ("</div", "&lt;h2"):
        text = (
            f"The end of the talks came early.{tag}\n" if tag == "</div" else f"{tag}The end of the talks came early.\n"
        )
    layout = lay(text)
    assert shown(layout, 0, len(text)) == "The end of the talks came early."


def test_comparison_signs_stay() -> None:
    text = "Inflation stood at <2 per cent and growth at >3 per cent in the spring of that year.\n"
    assert lay(text).readable == text


def test_html_blocks_in_plain_text() -> None:
    text = f"<h2>Outlook</h2><p>{BODY}</p><ul><li>Ships will sail.</li><li>Talks go on.</li></ul>"
    layout = lay(text)
    check_cover(layout, text)
    assert [(b.kind, shown(layout, b.start, b.end)) for b in layout.blocks] == [
        ("heading", "Outlook"),
        ("paragraph", BODY),
        ("item", "Ships will sail."),
        ("item", "Talks go on."),
    ]


MARKDOWN = """---
title: Joint Statement of Norway and Chile
date: 2023-03-03
---

**Fishing and the Sea**

The two governments look back on a long friend-
ship and on rules-
based seas, and have
signed the [treaty of Bergen](https://fjord.example/a_(b)/treaty) for
the *third* time in \\$ terms.  
They will now:

-   **Patrols:** send two ships each year to the
    southern grounds;
    -   with one observer each;
-   **Quotas** – keep to the quotas of 2022.

1.  First, a working group meets.
2.  Second, it reports by May.

Next Steps
----------

__Nothing__ is signed before snake_case_names go.

\\###
"""


def test_markdown_document() -> None:
    layout = lay(MARKDOWN, "markdown", "Joint Statement of Norway and Chile")
    check_cover(layout, MARKDOWN)
    assert layout.regions[0].kind == "boilerplate"
    assert MARKDOWN[: layout.regions[0].end].rstrip().endswith("\n---")
    assert [(b.kind, b.level, shown(layout, b.start, b.end)) for b in layout.blocks] == [
        ("heading", 1, "Fishing and the Sea"),
        (
            "paragraph",
            0,
            "The two governments look back on a long friend-ship and on rules-based seas, and have signed the "
            "treaty of Bergen for the third time in $ terms.",
        ),
        ("paragraph", 0, "They will now:"),
        ("item", 1, "Patrols: send two ships each year to the southern grounds;"),
        ("item", 2, "with one observer each;"),
        ("item", 1, "Quotas – keep to the quotas of 2022."),
        ("item", 1, "First, a working group meets."),
        ("item", 1, "Second, it reports by May."),
        ("heading", 2, "Next Steps"),
        ("paragraph", 0, "Nothing is signed before snake_case_names go."),
        ("paragraph", 0, "###"),
    ]
    assert layout.blocks[-1].region == "boilerplate"


def test_run_in_titles() -> None:
    layout = lay(MARKDOWN, "markdown")
    titles = [shown(layout, *b.runin) for b in layout.blocks if b.runin]
    assert titles == ["Patrols:", "Quotas"]
    text = "**Minister Duarte** met her guest, and **Bergen** was glad.\n\n<u>Space.</u> A satellite will fly.\n"
    layout = lay(text, "markdown")
    assert [b.runin and shown(layout, *b.runin) for b in layout.blocks] == [None, "Space."]


def test_bold_sentence_is_no_heading() -> None:
    text = "**We will keep the sea open to ships of all flags.**\n\n**Keeping the Sea Open**\n\n" + BODY
    assert [b.kind for b in lay(text, "markdown").blocks] == ["paragraph", "heading", "paragraph"]


def test_wrapped_plain_text_joins_lines_and_keeps_breaks() -> None:
    text = (
        "The ministers of the two countries met in the old town of Bergen and\n"
        "agreed that the talks should go on. They left the details of fishing\n"
        "to a working group.\n"
        "The group will meet in May, and its report on fishing is to be made\n"
        "known in June, the two sides said.\n"
    )
    assert len(lay(text).blocks) == 2


def test_year_at_the_start_of_a_wrapped_line_is_no_item() -> None:
    text = (
        "The treaty of Bergen on the fishing grounds was signed in the spring of\n"
        "2023. Before that, the two states had quarrelled over the same grounds for\n"
        "the better part of a century, and ships had been lost.\n"
    )
    layout = lay(text, "markdown")
    assert [b.kind for b in layout.blocks] == ["paragraph"]


TRANSCRIPT = """East Room

2:16 P.M. EDT

PRESIDENT DUARTE:  Good afternoon.  We have
had good talks.

Q    Will you sign?

PRESIDENT DUARTE:  Not today.

Q    Why not?

PRESIDENT DUARTE:  We have time, and the paper that we
are to sign is still with the translators in Bergen.
"""


def test_transcript_turns_are_blocks_of_body() -> None:
    layout = lay(TRANSCRIPT, "markdown", "Remarks by President Duarte")
    assert [(b.region, shown(layout, b.start, b.end)[:20]) for b in layout.blocks] == [
        ("dateline", "East Room"),
        ("dateline", "2:16 P.M. EDT"),
        ("body", "PRESIDENT DUARTE: Go"),
        ("body", "Q Will you sign?"),
        ("body", "PRESIDENT DUARTE: No"),
        ("body", "Q Why not?"),
        ("body", "PRESIDENT DUARTE: We"),
    ]


def test_short_question_inside_running_text_is_no_heading() -> None:
    text = f"{BODY}\n\nHow is that possible?\n\n{MORE}\n\nWhat comes after Bergen?\n\n{BODY}\n"
    assert [region for region, _ in kinds(lay(text), text)] == ["body", "body", "body", "heading", "body"]


def test_list_of_names_is_no_run_of_headings() -> None:
    text = f"{BODY}\n\nAna Duarte, Minister\n\nOla Nordmann, Minister\n\n{MORE}\n"
    assert [region for region, _ in kinds(lay(text), text)] == ["body"] * 4


def test_windows_line_ends_keep_their_offsets() -> None:
    text = f"Fishing Row Is Mended\r\n\r\n{BODY}\r\n\r\nWhat the sides want\r\n\r\n{MORE}\r\n"
    layout = lay(text)
    check_cover(layout, text)
    assert [text[b.start : b.end] for b in layout.blocks] == [
        "Fishing Row Is Mended",
        BODY,
        "What the sides want",
        MORE,
    ]


@pytest.mark.parametrize("text", ["", "\n\n \n", "---\ntitle: x\n---\n", "***", "<h2", "[](", "\\"])
def test_nothing_to_read(text: str) -> None:
    layout = lay(text, "markdown")
    assert layout.readable.__len__() == len(text)
    if text:
        check_cover(layout, text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                *("*", "**", "[a](b)", "<h2", "<b>", "</b>", "\n", "\n\n", "  \n", "- ", "1. ", "# ", "---", "\\"),
                *("Word ", ". ", "(AP)", "©", "OSLO — ", "Related:", "\r\n", "\xa0", "\u2060", "é", "😀", "===", "Q  "),
                "x" * 90,
            )
        ),
        max_size=60,
    ),
    st.sampled_from(["plain", "markdown", "html"]),
)
def test_any_text_is_covered(parts: list[str], markup: str) -> None:
    text = "".join(parts)
    layout = lay(text, markup)
    assert len(layout.readable) == len(text)
    if text:
        check_cover(layout, text)


def test_long_lines_of_marks_take_no_time() -> None:
    import time

    begun = time.monotonic()
    for piece in ("[", "](", "*", "<b ", "**a", "\\", "(", "- ", "<", "&lt;", "` ", "_a "):
        text = piece * 20_000
        check_cover(lay(text, "markdown"), text)
    assert time.monotonic() - begun < 10


def test_hard_break_inside_a_sentence_joins() -> None:
    text = "We value the council—which  \nNorway hosts this year—as a  \nforum of the north.  \nChile hosts it next.\n"
    layout = lay(text, "markdown")
    assert [shown(layout, b.start, b.end) for b in layout.blocks] == [
        "We value the council—which Norway hosts this year—as a forum of the north.",
        "Chile hosts it next.",
    ]


def test_letters_below_numbers_are_a_list_within_the_list() -> None:
    text = "1. We met.\n\n2. We agreed to:\n\n(a) meet again;\n\n(b) keep the quotas.\n\n3. We thank Bergen.\n"
    assert [b.level for b in lay(text).blocks] == [1, 1, 2, 2, 1]


def test_unseen_characters_are_not_read() -> None:
    text = "\ufeffThe co\u00adoperation of the two\u200b navies goes on.\u200e\n"
    assert shown(lay(text), 0, len(text)) == "The cooperation of the two navies goes on."


def test_small_house_signs_its_pictures() -> None:
    caption = "Ana Duarte and Ola Nordmann on the quay on March 2, 2023. (Fjord)"
    text = f"Fishing row is mended\n\nFjord News Agency\n\nBERGEN (Fjord) — {BODY}\n\n{MORE}\n\n{caption}\n"
    assert kinds(lay(text), text) == [
        ("title", "Fishing row is mended"),
        ("credit", "Fjord News Agency"),
        ("dateline", "BERGEN (Fjord) —"),
        ("body", BODY),
        ("body", MORE),
        ("caption", caption),
    ]


@pytest.mark.parametrize("remark", ["(Applause.)", "(Laughter.)", "(New Position)"])
def test_remark_in_brackets_is_no_agency(remark: str) -> None:
    text = f"{BODY}\n\nThank you all. {remark}\n\nThat is all. {remark}\n"
    assert [region for region, _ in kinds(lay(text), text)] == ["body"] * 3


@pytest.mark.parametrize("label", ["FACT SHEET – ", "BREAKING NEWS - ", "NATIONAL SECURITY MEMORANDUM – "])
def test_label_in_capitals_is_no_dateline(label: str) -> None:
    assert "dateline" not in [region for region, _ in kinds(lay(f"{label}{BODY}\n\n{MORE}\n"), "")]


def test_lines_of_place_above_a_briefing() -> None:
    text = f"Benjamin Franklin Room\n\nBergen, Norway\n\nMR NORDMANN: Good morning.\n\n{BODY}\n"
    layout = lay(text, title="Remarks on Fishing")
    assert [region for region, _ in kinds(layout, text)] == ["dateline", "dateline", "body", "body"]


def test_speakers_above_a_briefing_are_no_place() -> None:
    text = f"Ana Duarte, Foreign Minister\n\nBergen, Norway\n\n{BODY}\n"
    assert [region for region, _ in kinds(lay(text, title="Remarks"), text)] == ["body", "dateline", "body"]


def test_part_and_its_first_section() -> None:
    text = f"{BODY}\n\nThe war at sea\n\nFirst shots (1914-1916)\n\n{MORE}\n\nOne\n\nTwo\n\nThree\n\n{BODY}\n"
    expected = ["body", "heading", "heading", "body", "body", "body", "body", "body"]
    assert [region for region, _ in kinds(lay(text), text)] == expected


def test_caption_in_its_tag() -> None:
    text = f"{BODY}\n\n<figcaption>Ana Duarte said a word to her guest on the quay.</figcaption>\n\n{MORE}\n"
    layout = lay(text, "html")
    check_cover(layout, text)
    assert kinds(layout, text)[1] == ("caption", "Ana Duarte said a word to her guest on the quay.")
