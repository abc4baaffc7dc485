"""Reports without a verb of their own: "according to", "in the words of"."""

from __future__ import annotations

from functools import cache
from typing import Any

from summitry.read import grammar
from summitry.read.page import Page
from summitry.read.statements import idioms, labels, nouns
from summitry.read.statements.quotations import Quotations
from summitry.read.statements.reports import Range, Report, trimmed
from summitry.rules import reporting


def find(page: Page, quoted: Quotations) -> list[Report]:
    """Reports by a phrase that names the source of a clause, by a noun, or by a mark alone."""
    reports = []
    known = _openings()
    for token in page.doc:
        if token.lower_ in known and quoted.of_token[token.i] < 0:
            found = next((report for words in known[token.lower_] if (report := _sourced(token, words))), None)
            if found is not None:
                reports.append(found)
    return [*reports, *idioms.find(page, quoted), *nouns.find(page, quoted), *labels.find(page, quoted)]


@cache
def _openings() -> dict[str, list[list[str]]]:
    """The phrases of the rules by their first word."""
    openings: dict[str, list[list[str]]] = {}
    for phrase in reporting.phrases():
        openings.setdefault(phrase.split()[0], []).append(phrase.split())
    return openings


def _sourced(token: Any, words: list[str]) -> Report | None:
    doc = token.doc
    end = token.i + len(words)
    if end >= len(doc) or any(doc[token.i + n].lower_ != word for n, word in enumerate(words)):
        return None
    to = doc[end - 1]
    voice = next(iter(grammar.children(to, "pobj")), None) or next(iter(grammar.children(token, "pobj")), None)
    if voice is None:
        return None
    source = trimmed(doc, to.i + 1, voice.right_edge.i + 1)
    host = token.head
    seen = 0
    while host.pos_ not in ("VERB", "AUX") and host.head.i != host.i and seen < 6:
        host = host.head
        seen += 1
    content = _host(token, host, source[1])
    if not content:
        return None
    return Report(token, (token.i, end), reporting.phrases()[" ".join(words)], content, source, voice, "phrase")


def _host(token: Any, host: Any, source_end: int) -> tuple[Range, ...]:
    doc = token.doc
    sentence = token.sent
    pieces = []
    if token.i > sentence.start + 1:
        pieces.append(trimmed(doc, host.left_edge.i if host.left_edge.i < token.i else sentence.start, token.i))
        if host.right_edge.i + 1 > source_end + 1 and host.i > source_end:
            pieces.append(trimmed(doc, source_end, host.right_edge.i + 1))
    else:
        pieces.append(trimmed(doc, source_end, sentence.end))
    return tuple((a, b if doc[b - 1].text != "." else b - 1) for a, b in pieces if a < b)
