"""Whose words a passage gives."""

from __future__ import annotations

from summitry.read import statements
from summitry.read.page import Page


def voices(page: Page, offset: int) -> tuple[str, ...]:
    """The actors that the document says the words at ``offset`` from: the speaker, or else those its source names."""
    statement = statements.statement_at(page, offset)
    if statement is None:
        return ()
    if statement.speaker is not None:
        return (statement.speaker,)
    named = [one for span in statement.source_span for mention in page.mentions_in(span) for one in mention.actors]
    return tuple(dict.fromkeys(named))
