"""The brief as Markdown: reads well as plain text, and turns into anything."""

from __future__ import annotations

from summitry.show.brief import Brief, Line, Quotation, Section


def markdown(brief: Brief) -> str:
    """The whole page, a final line end included."""
    parts = [f"# {_safe(brief.title)}", "", brief.lead]
    for section in brief.sections:
        parts += _section(section)
    if brief.unknown:
        parts += ["", "## What we do not know", "", *(f"- {_safe(line)}" for line in brief.unknown)]
    if brief.sources:
        parts += ["", "## Sources", ""]
        parts += [
            f"{s.number}. {_safe(s.title)}. {_safe(s.publisher)}, {s.published}. {_safe(s.file)}" for s in brief.sources
        ]
    return "\n".join(parts) + "\n"


def _section(section: Section) -> list[str]:
    parts = ["", f"## {section.title}", "", f"*{section.lead}*", ""]
    for line in section.lines:
        parts += _line(line)
    return [*parts, "", section.more] if section.more else parts


def _line(line: Line) -> list[str]:
    standing = f" *{line.standing}*" if line.standing else ""
    bare = "".join(f" [{q.source}]" for q in line.quotations if not q.text)
    told = [f"  - {_quotation(q)}" for q in line.quotations if q.text]
    return [f"- **{line.when}** {_safe(line.text)}{standing}{bare}", *told]


def _quotation(quotation: Quotation) -> str:
    label = f"{quotation.label}: " if quotation.label else ""
    said = f", says {quotation.said_by}" if quotation.said_by else ""
    return f"{label}{_safe(quotation.text)}{_safe(said)} [{quotation.source}]"


def _safe(text: str) -> str:
    """Text of documents, with the marks blunted that Markdown would act upon."""
    return "".join(f"\\{c}" if c in "\\`*_<>[]#|" else c for c in text)
