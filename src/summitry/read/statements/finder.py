"""The stage of reading that fills a page's statements."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from summitry.model import Form, Statement
from summitry.read.page import Page
from summitry.read.statements import assertion, clauses, misread, phrases, quotations, spans, speech, transcripts
from summitry.read.statements.quotations import Quotations
from summitry.read.statements.reports import Range, Report, trimmed
from summitry.read.statements.speakers import can_speak, speakers
from summitry.read.times import when
from summitry.read.topics import topics

TELLING = frozenset(
    {
        "say",
        "tell",
        "announce",
        "promise",
        "deny",
        "confirm",
        "accuse",
        "write",
        "report",
        "claim",
        "warn",
        "pledge",
        "argue",
        "note",
    }
)
PASSAGE_WORDS = 60
"""The longest passage that is quoted as evidence, in words: longer ones state more than one thing."""

NEAR = 6
"""How many statements before and after one may hold it: reports within reports stand close by."""
SAME = 0.7
"""The share of a statement's words that makes another of the same speaker the same statement."""


def find(page: Page) -> None:
    """Add the statements of a page, in the order of their passages."""
    quoted = quotations.find(page)
    reports = _reports(page, quoted)
    turns = transcripts.find(page)
    told = ((report, speakers(page, report)) for report in reports if not _is_own_speech(page, report, turns))
    found = [
        _statement(page, quoted, part, said)
        for report, said in told
        if can_speak(page, report, said)
        for part in _parts(page, report)
    ]
    page.statements = _placed(page, _once(sorted([*found, *turns], key=lambda s: (s.span, s.cue_span))))


def _is_own_speech(page: Page, report: Report, turns: list[Statement]) -> bool:
    """Whether a report is but part of a turn of a transcript: "I think that …", "you know …".

    A label is no subject: "MR. KIRBY: Thank you" reports no thanks.
    """
    source = report.source
    if source is not None and source[1] < report.verb.i and page.doc[source[1]].text == ":":
        return True
    at = page.starts[report.verb.i]
    i = bisect_right(turns, at, key=lambda turn: turn.span[0]) - 1
    if i < 0 or at >= turns[i].span[1]:
        return False
    return not assertion.stands_alone(report, True, report.verb.lemma_.lower() in TELLING)


def _placed(page: Page, found: list[Statement]) -> list[Statement]:
    """The statements with their topics, the date of saying, and the statement that each is told within."""
    outer = [_within(found, number) for number in range(len(found))]
    return [
        replace(
            statement,
            topics=topics(statement.content),
            date=when(page, page.doc[page.tokens(statement.cue_span[0])[-1]]) if statement.cue_span else None,
            within=within,
            said_by=found[within].speaker if within is not None else None,
        )
        for statement, within in zip(found, outer, strict=True)
    ]


def _within(found: list[Statement], number: int) -> int | None:
    """The index of the innermost other statement whose content holds this one's cue or words."""
    mine = found[number]
    start, end = (mine.cue_span or mine.content_span)[0]
    holding = [
        (piece[1] - piece[0], i)
        for i in range(max(0, number - NEAR), min(len(found), number + NEAR))
        for piece in found[i].content_span
        if i != number and piece[0] <= start and end <= piece[1] and found[i].content_span != mine.content_span
    ]
    return min(holding)[1] if holding else None


def _once(statements: list[Statement]) -> list[Statement]:
    """Each report once where a sentence names its speaker twice: "The envoy, he said, was ill, the minister said"."""
    kept: list[Statement] = []
    for statement in statements:
        before = kept[-1] if kept else None
        if before is None or before.speakers != statement.speakers or _shared(before, statement) < SAME:
            kept.append(statement)
        elif _length(statement) > _length(before):
            kept[-1] = statement
    return kept


def _shared(a: Statement, b: Statement) -> float:
    """The share of the shorter content that the two have in common."""
    common = sum(max(0, min(p[1], q[1]) - max(p[0], q[0])) for p in a.content_span for q in b.content_span)
    return common / max(1, min(_length(a), _length(b)))


def _length(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content_span)


def _reports(page: Page, quoted: Quotations) -> list[Report]:
    spoken = speech.find(page, quoted)
    reports = list(spoken.reports)
    taken = {report.verb.i for report in reports}
    for token in page.doc:
        known = clauses.reporter(token)
        if token.i in taken or quoted.of_token[token.i] >= 0:
            continue
        found = clauses.report(token, known) if known is not None else misread.past_tense(token)
        if found is not None and (known is None or assertion.is_asserted(found)):
            reports.append(_outside(page, quoted, found))
    reports = _with_additions(reports)
    reports.extend(phrases.find(page, quoted))
    mended = [mended for mended in (_mended(page, quoted, report) for report in reports) if mended.content]
    return _outermost(mended)


def _with_additions(reports: list[Report]) -> list[Report]:
    """The reports, what a speaker adds in a participle given to that speaker alone."""
    parted = [misread.added(report) for report in reports]
    given = {part.verb.i for parts in parted for part in parts[1:]}
    return [part for parts in parted for n, part in enumerate(parts) if n > 0 or part.verb.i not in given]


def _outside(page: Page, quoted: Quotations, report: Report) -> Report:
    """The report with its source outside quotation marks: the parser may take a quoted word for the subject."""
    voice = report.voice
    held = quoted.holding(voice.i) if voice is not None else None
    if voice is None or held is None or not held.last <= report.verb.i:
        return report
    for mention in page.mentions_in((page.starts[held.last], page.starts[report.verb.i])):
        if mention.form == "name":
            tokens = page.tokens((mention.start, mention.end))
            return replace(report, voice=page.doc[tokens[-1]], source=(tokens[0], tokens[-1] + 1))
    return report


def _outermost(reports: list[Report]) -> list[Report]:
    """The reports without those that are but part of somebody's reported words."""
    kept: list[Report] = []
    held: dict[int, Report] = {}
    for report in sorted(reports, key=_size, reverse=True):
        outer = held.get(report.verb.i)
        if report.direct or assertion.stands_alone(report, outer is not None, report.verb.lemma_.lower() in TELLING):
            kept.append(report)
            for first, last in report.content:
                held.update((i, report) for i in range(first, last))
    return sorted(kept, key=lambda report: report.verb.i)


def _parts(page: Page, report: Report) -> list[Report]:
    """The report itself; of a speech longer than a passage may be, one report a sentence."""
    if not report.direct or _size(report) <= PASSAGE_WORDS:
        return [report]
    pieces = []
    for first, last in report.content:
        while first < last:
            stop = min(last, page.sentence_of(first).last)
            pieces.append((first, stop))
            first = stop
    return [replace(report, content=(piece,)) for piece in pieces if piece[1] - piece[0] > 2]


def _size(report: Report) -> int:
    return sum(last - first for first, last in report.content)


def _mended(page: Page, quoted: Quotations, report: Report) -> Report:
    """The report with its spans put right."""
    pieces = (spans.whole_content(page.doc, quoted, piece, report.cue) for piece in report.content)
    content = tuple(sorted({piece for piece in pieces if piece[0] < piece[1]}))
    source = report.source
    if source is not None and report.head is not None and source[0] <= report.head < source[1]:
        source = spans.whole_source(page.doc, quoted, source, report.head)
    return replace(report, content=content, source=source)


def _statement(page: Page, quoted: Quotations, report: Report, said: tuple[str, ...]) -> Statement:
    spans = tuple(page.span(*piece) for piece in report.content if piece[0] < piece[1])
    cue = page.span(*report.cue) if report.cue else None
    source = page.span(*report.source) if report.source and report.source[0] < report.source[1] else None
    parts = [*spans, *([cue] if cue else []), *([source] if source else [])]
    passage = min(p[0] for p in parts), max(p[1] for p in parts)
    if len(page.text[passage[0] : passage[1]].split()) > PASSAGE_WORDS:
        passage = spans[0][0], spans[-1][1]
    return Statement(
        span=passage,
        speaker=said[0] if len(said) == 1 else None,
        form=_form(page, quoted, report),
        cue=_folded(page.text[cue[0] : cue[1]]) if cue else "",
        act=report.act,
        content=_content(page, report.content),
        source_span=(source,) if source else (),
        cue_span=(cue,) if cue else (),
        content_span=spans,
        speakers=said,
    )


def _form(page: Page, quoted: Quotations, report: Report) -> Form:
    if report.direct and all(quoted.of_token[first] >= 0 for first, _ in report.content):
        return "direct"
    if any(quoted.of_token[i] >= 0 for first, last in report.content for i in range(first, last)):
        return "mixed"
    return "indirect"


def _content(page: Page, pieces: tuple[Range, ...]) -> str:
    words = []
    for first, last in pieces:
        first, last = trimmed(page.doc, first, last)
        if first < last and page.doc[first].lower_ == "that" and page.doc[first].dep_ == "mark":
            first, last = trimmed(page.doc, first + 1, last)
        if first < last:
            a, b = page.span(first, last)
            words.append(_folded(page.text[a:b]))
    return " ".join(words)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def statement_at(page: Page, offset: int) -> Statement | None:
    """The innermost statement whose content holds the offset (in code points of the stored text), or ``None``."""
    best: tuple[int, Statement] | None = None
    for statement in page.statements:
        for start, end in statement.content_span:
            if start <= offset < end and (best is None or end - start < best[0]):
                best = end - start, statement
    return best[1] if best else None


def said_by(page: Page, offset: int) -> str | None:
    """Whom the document says the words at ``offset`` from: an actor's id, or ``None`` for its own voice."""
    found = statement_at(page, offset)
    return found.speaker if found else None
