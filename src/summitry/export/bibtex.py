"""The sources as BibTeX, to cite from LaTeX: ``@misc`` entries with BibLaTeX's ``date`` (EDTF) beside ``year``."""

from __future__ import annotations

from typing import IO

from summitry.export.citation import Citation, citations, whole_parts
from summitry.export.selection import Selection

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MEANT = {
    **{sign: "\\" + sign for sign in "&%$#_{}"},
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}


def write(chosen: Selection, stream: IO[str]) -> None:
    """Write an entry for each document."""
    for citation in citations(chosen):
        stream.write(entry(citation))


def entry(citation: Citation) -> str:
    """One entry, a blank line after it. Braces keep the title's capitals, and names whole."""
    document, known = citation.document, whole_parts(citation.date)
    fields = {
        "title": f"{{{_plain(citation.title)}}}",
        "author": " and ".join(f"{{{_plain(author)}}}" for author in document.authors),
        "publisher": _plain(document.publisher or ""),
        "date": citation.edtf or "",
        "year": str(known[0]) if known and known[0] > 0 else "",
        "url": (document.url or "").translate({ord("{"): "%7B", ord("}"): "%7D", ord("\\"): "%5C"}),
        "langid": "english" if document.language == "en" else "",
        "language": document.language,
        "note": _plain(citation.note),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    if len(known) > 1:
        lines.insert(-1, f"  month = {MONTHS[known[1] - 1]},")
    return "\n".join([f"@misc{{{citation.key},", *lines, "}", "", ""])


def _plain(text: str) -> str:
    """Text that TeX sets as it stands."""
    return "".join(_MEANT.get(sign, sign) for sign in " ".join(text.split()))
