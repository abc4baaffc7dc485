"""When an undertaking falls due: its own times told from those of something else."""

from __future__ import annotations

import pytest

from summitry.model import Document, Interval
from summitry.read.reader import read

DAY = Interval("2021-03-03", "2021-03-03", "2021-03-03", "explicit", "given")


def _due(text: str) -> list[str | None]:
    title = "Joint Statement of Chile and Peru"
    reading = read(Document("paper", "paper.md", text, title=title, markup="markdown", published=DAY))
    return [c.due.latest if c.due else None for c in reading.commitments if c.kind == "undertaking"] or [None]


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("We will open two piers by the end of 2022.", "2022-12-31"),
        ("We will work together in 2022 to open two piers.", "2022-12-31"),
        ("We will send relief ships within 90 days.", "2021-06-01"),
        ("We will send relief ships as drought threatens Arica's wells this year.", None),
        ("We will lend ten ships, with deliveries beginning in August 2021.", None),
        ("We pledge $40 million for 2022 and beyond.", None),
        ("We will draw up a budget for the coming year.", None),
        ("We will keep smugglers from landing in the November regatta.", None),
        ("We are proud to provide $40 million in 2021.", None),
        ("We look forward to opening two piers by May 2022.", None),
        ("We will accelerate the repair of pumps within ten days.", None),
        ("We will fund labs so that pumps are available within 30 days.", None),
        ("We will support the 30-Day Pump Mission. We will have pumps mended within 30 days.", None),
    ],
)
def test_a_time_is_due_where_it_is_the_undertakings_own(text: str, latest: str | None) -> None:
    assert _due(text)[-1] == latest


def test_a_position_and_a_deed_fall_due_on_no_day() -> None:
    text = "We oppose the shelling of piers this year. We have opened two piers, and will open two more by May 2022."
    assert _due(text) == ["2022-05-31"]


def test_what_one_sides_spokesman_says_of_a_group_is_that_sides_word() -> None:
    text = "The Quad will meet next week. The United States will send two ships to Fiji by May 2022."
    reading = read(
        Document("call", "call.md", text, title="Background Press Call on the Quad", markup="markdown", published=DAY)
    )
    assert [[p.actor for p in c.by] for c in reading.commitments if "ships" in c.summary] == [["USA"]]


def test_a_reporters_question_undertakes_nothing() -> None:
    text = (
        "MS. VEGA: Peru will send two ships to Fiji by May 2022.\n\n"
        "QUESTION: You will send troops to Chile in June 2022?\n\n"
        "MS. VEGA: Peru will send pilots to Fiji by July 2022.\n\n"
        "QUESTION: I hear that Chile will send boats to Peru next year. Is that so?\n"
    )
    reading = read(Document("call", "call.md", text, title="Press Briefing, Lima", markup="markdown", published=DAY))
    told = [text[slice(*c.span)] for c in reading.commitments]
    assert any("two ships" in one for one in told)
    assert not any("troops" in one or "boats" in one for one in told)
