"""Today: what is due, what is overdue without evidence, what came in since the last visit, what the record covers."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from summitry.desk.ask import Ask
from summitry.desk.lines import line
from summitry.desk.page import Page, Table, page
from summitry.errors import UsageError
from summitry.export.jsonl import commitment_line
from summitry.link.items import Commitment
from summitry.record.questions import day as checked
from summitry.weigh.changes import changed_since
from summitry.weigh.standing import GIVEN, NOTICE, OPEN, due

USUAL = 10
"""Lines of a part of the page before it points to the ledger for the rest."""
SEEN = "desk_seen"


@page("/", template="today.html", accepts=("since", "as_of"), nav="Today", place=10)
def today(ask: Ask) -> Page:
    """What is due, what is overdue without evidence, what came in since the last visit, and what the record covers."""
    record, lists = ask.record, ask.record.lists
    now = checked(ask.get("as_of")) if ask.get("as_of") else lists.today()
    ahead = lists.due(now, stages=OPEN, limit=USUAL + 1) if now else ()
    silent = lists.silent(now, stages=GIVEN, notice=NOTICE, limit=3 * USUAL) if now else ()
    passed = [c for c in silent if due(c, now) == "overdue"] if now else []
    new, since, more = _new(ask)
    covers = lists.coverage()
    parts = {"due": ahead[:USUAL], "overdue": passed[:USUAL], "new": new}
    context: dict[str, Any] = {
        "now": now,
        "ahead": [line(record, c, by_due=True) for c in parts["due"]],
        "passed": [line(record, c, by_due=True) for c in parts["overdue"]],
        "new": [line(record, c) for c in new],
        "news": since,
        "since": ask.get("since"),
        "more": {"due": len(ahead) > USUAL, "overdue": len(passed) > USUAL, "new": more},
        "covers": covers,
    }
    data: dict[str, Any] = {"as_of": now, "coverage": asdict(covers), "more": context["more"]}
    data |= {name: [commitment_line(c) for c in found] for name, found in parts.items()}
    rows = (
        [name, c.id, c.stage, c.wording, c.due and c.due.latest, line(record, c).text]
        for name, found in parts.items()
        for c in found
    )
    table = Table(("part", "id", "stage", "wording", "due", "summary"), rows)
    return Page("Today", context, data, table, {SEEN: lists.mark()})


def _new(ask: Ask) -> tuple[list[Commitment], Any, bool]:
    """Commitments that changed since a day, or since the last visit; what else came in since then; whether there are
    more of them."""
    lists = ask.record.lists
    if ask.get("since"):
        since = checked(ask.get("since"))
        found = lists.leaf("commitment", since=since, sort="-day", limit=USUAL + 1).items
        changed = [c.commitment for c in changed_since((c for c in found if isinstance(c, Commitment)), since)]
        return changed[:USUAL], None, len(found) > USUAL
    seen = ask.cookies.get(SEEN, "")
    try:
        news = lists.news(seen, limit=USUAL) if seen else None
    except UsageError:  # a cookie that the desk never set
        news = None
    if news is not None and news.documents:
        return [c for c in lists.items(news.commitments) if isinstance(c, Commitment)], news, news.more
    latest = lists.leaf("commitment", sort="-day", limit=USUAL + 1).items
    return [c for c in latest[:USUAL] if isinstance(c, Commitment)], news, len(latest) > USUAL


ROUTES = (today,)
