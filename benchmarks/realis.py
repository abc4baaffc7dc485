"""Realis beside a majority baseline, on events that other people marked.

    python benchmarks/realis.py FOLDER        # CAT XML files (MEANTIME): EVENT_MENTION with certainty, time, polarity

Each marked event's first token is asked for its status, and statuses fold into four: past (occurred, ongoing), to come
(scheduled, expected), uncertain (proposed, possible, conditional) and denied (denied, cancelled). The gold folds so:
polarity NEG is denied; certainty other than CERTAIN, or a conditional clause, is uncertain; time FUTURE is to come; the
rest is past. An event whose attributes are empty is left out. Prints a table and macro-F1, ours and the baseline's.
"""

from __future__ import annotations

import argparse
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from summitry.model import Document, Span
from summitry.read.page import pages
from summitry.read.realis import status

FOLDS = ("past", "to come", "uncertain", "denied")
FOLD_OF = {
    "occurred": "past",
    "ongoing": "past",
    "scheduled": "to come",
    "expected": "to come",
    "proposed": "uncertain",
    "possible": "uncertain",
    "conditional": "uncertain",
    "denied": "denied",
    "cancelled": "denied",
}


def fold(mention: ElementTree.Element) -> str | None:
    """The fold that a gold event's attributes come down to; ``None`` where they are empty."""
    certainty, time, polarity = (mention.get(name) or "" for name in ("certainty", "time", "polarity"))
    if not (certainty and time and polarity):
        return None
    if polarity == "NEG":
        return "denied"
    if certainty != "CERTAIN" or mention.get("special_cases") == "COND_IF_CLAUSE":
        return "uncertain"
    return "to come" if time == "FUTURE" else "past"


def read_gold(path: Path) -> tuple[Document, list[tuple[Span, str]]]:
    """A CAT file as a document, a paragraph for each of its sentences, with the span and the fold of each event."""
    root = ElementTree.parse(path).getroot()
    text, spans, sentence = "", {}, "0"
    for token in root.iter("token"):
        if text:
            text += " " if token.get("sentence") == sentence else "\n\n"
        sentence = token.get("sentence") or sentence
        word = token.text or ""
        spans[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word
    events = []
    for mention in root.iter("EVENT_MENTION"):
        anchors = [anchor.get("t_id") for anchor in mention.iter("token_anchor")]
        label = fold(mention)
        if label is not None and anchors:
            events.append((spans[anchors[0]], label))
    return Document(path.stem, str(path), text), events


def judge(paths: Iterable[Path]) -> Iterator[tuple[str, str, str, str]]:
    """For each gold event: its fold, ours, the event's word, and the sentence it stands in."""
    gold = [read_gold(path) for path in paths]
    for page, (_, events) in zip(pages(document for document, _ in gold), gold, strict=True):
        for span, want in events:
            tokens = page.tokens(span)
            if tokens:
                sentence = page.sentence_of(tokens[0])
                got = FOLD_OF[status(page, page.doc[tokens[0]])]
                yield want, got, page.text[span[0] : span[1]], page.text[sentence.start : sentence.end]


def macro_f1(pairs: list[tuple[str, str]]) -> tuple[float, dict[str, tuple[float, float, float]]]:
    """Macro-F1 over the four folds, and each fold's precision, recall and F1."""
    hits, want, got = Counter(a for a, b in pairs if a == b), Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    table = {}
    for name in FOLDS:
        precision = hits[name] / got[name] if got[name] else 0.0
        recall = hits[name] / want[name] if want[name] else 0.0
        table[name] = (precision, recall, 2 * precision * recall / (precision + recall) if hits[name] else 0.0)
    return sum(f1 for _, _, f1 in table.values()) / len(FOLDS), table


def main() -> int:
    parser = argparse.ArgumentParser(description="Score realis on CAT XML against a majority baseline.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="list the events judged otherwise than the gold")
    arguments = parser.parse_args()
    judged = list(judge(sorted(arguments.folder.glob("*.xml"))))
    if not judged:
        print(f"no CAT XML with events in {arguments.folder}", file=sys.stderr)
        return 2
    pairs = [(want, got) for want, got, _, _ in judged]
    majority = Counter(want for want, _ in pairs).most_common(1)[0][0]
    score, table = macro_f1(pairs)
    baseline, _ = macro_f1([(want, majority) for want, _ in pairs])
    for name, (precision, recall, f1) in table.items():
        count = sum(want == name for want, _ in pairs)
        print(f"{name:10} n {count:4}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print(f"macro-F1 {score:.3f}   majority baseline ({majority}) {baseline:.3f}   events {len(pairs)}")
    if arguments.show:
        for want, got, word, sentence in judged:
            if want != got:
                print(f"  {want} read as {got}: [{word}] {sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
