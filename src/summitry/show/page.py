"""The brief as one HTML page that needs nothing else: no script, no request, at home in print and in the dark."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from summitry.show.brief import Brief, Line, Quotation, Section
from summitry.show.charts.chart import Chart, css


def page(brief: Brief) -> str:
    """The whole page, its style within it. Text of documents is escaped: it may be hostile."""
    style = files("summitry.show").joinpath("page.css").read_text("utf-8")
    if brief.charts:
        style += css()
    body = [f"<h1>{escape(brief.title)}</h1>", f'<p class="lead">{escape(brief.lead)}</p>']
    body += [_chart(chart) for chart in brief.charts]
    body += [_section(section) for section in brief.sections]
    if brief.unknown:
        items = "".join(f"<li>{escape(line)}</li>" for line in brief.unknown)
        body.append(f"<section><h2>What we do not know</h2><ul>{items}</ul></section>")
    if brief.sources:
        items = "".join(
            f'<li id="source-{s.number}" value="{s.number}">{escape(s.title)}. {escape(s.publisher)}, '
            f"{escape(s.published)}. <code>{escape(s.file)}</code></li>"
            for s in brief.sources
        )
        body.append(f"<section><h2>Sources</h2><ol>{items}</ol></section>")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(brief.title)}</title>\n<style>\n{style}</style>\n</head>\n"
        "<body>\n<main>\n" + "\n".join(body) + "\n</main>\n</body>\n</html>\n"
    )


def _chart(chart: Chart) -> str:
    return (
        f"<section>\n<h2>{escape(chart.title)}</h2>\n<figure>\n{chart.html}\n"
        f'<figcaption class="note">{escape(chart.description)}</figcaption>\n</figure>\n</section>'
    )


def _section(section: Section) -> str:
    lines = "\n".join(_line(line) for line in section.lines)
    more = f'<p class="more">{escape(section.more)}</p>' if section.more else ""
    note = f'<p class="note">{escape(section.lead)}</p>'
    return f"<section>\n<h2>{escape(section.title)}</h2>\n{note}\n<dl>\n{lines}\n</dl>{more}\n</section>"


def _line(line: Line) -> str:
    standing = f' <span class="standing">{escape(line.standing)}</span>' if line.standing else ""
    quotations = "".join(_quotation(q) for q in line.quotations)
    return f"<dt>{escape(line.when)}</dt><dd>{escape(line.text)}{standing}{quotations}</dd>"


def _quotation(quotation: Quotation) -> str:
    label = f"<b>{escape(quotation.label)}</b> " if quotation.label else ""
    said = f", says {escape(quotation.said_by)}" if quotation.said_by else ""
    number = quotation.source
    if not quotation.text:
        return f' <a href="#source-{number}">[{number}]</a>'
    return f'<blockquote>{label}{escape(quotation.text)}{said} <a href="#source-{number}">[{number}]</a></blockquote>'
