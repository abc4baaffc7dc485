"""Whether the text asserts that the words were said or the thought was had: not wished for, foreseen or supposed."""

from __future__ import annotations

from typing import Any

from summitry.read import grammar
from summitry.read.statements.cues import governor
from summitry.read.statements.reports import Report

UNREAL = frozenset(
    {"would", "could", "may", "might", "should", "must", "can", "'d", "ca", "wo", "will", "'ll", "shall"}
)
SUPPOSING = frozenset({"if", "unless", "whether", "lest", "should"})
FORESEEN = frozenset({"expect", "set", "slate", "schedule", "due", "likely", "suppose", "poise"})
WITHHELD = frozenset({"refrain", "abstain", "stop", "shy", "desist", "avoid", "refuse", "decline"})
NAMED_FRAMES = frozenset({"object", "infinitive", "persuasion", "after"})
DEEDS = frozenset({"announces", "promises", "demands", "confirms", "praises"})
"""Acts that, not done, leave nothing reported: who "did not offer a truce" said nothing."""
PARTICIPLE_FRAMES = frozenset({"clause", "object", "naming", "as", "gerund", "quotation"})


def is_asserted(report: Report) -> bool:
    """True where the report stands as a fact of the text: "said", "is calling for", "…, adding that"."""
    verb = governor(report.verb)
    if verb.pos_ not in ("VERB", "AUX") or report.frame == "phrase":
        return True
    if any(child.dep_ == "mark" and child.lower_ in SUPPOSING for child in verb.children):
        return False
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return False
    if _is_foreseen(report.verb, verb) or _is_withheld(report.verb):
        return False
    if report.frame in NAMED_FRAMES and report.act in DEEDS and grammar.is_negated(verb):
        return False
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(helper.lower_ in UNREAL for helper in helpers):
        return False
    if verb.tag_ in ("VBD", "VBP", "VBZ") or any(helper.tag_ in ("VBD", "VBP", "VBZ") for helper in helpers):
        return True
    if verb.tag_ == "VBG":
        return report.frame in PARTICIPLE_FRAMES or (report.frame == "after" and report.act == "demands")
    return bool(verb.tag_ == "VBN")


def _is_foreseen(verb: Any, opening: Any) -> bool:
    """ "are expected to discuss": somebody foretells that words will be said."""
    return (
        opening.i != verb.i and opening.lemma_.lower() in FORESEEN and (opening.tag_ == "VBN" or opening.pos_ != "VERB")
    )


def _is_withheld(verb: Any) -> bool:
    """ "refrained from offering", "kept from saying": the words were not said."""
    head = verb.head
    if head.dep_ == "prep" and head.lower_ == "from":
        head = head.head
    return head.i != verb.i and verb.dep_ in ("pcomp", "xcomp") and head.lemma_.lower() in WITHHELD


def stands_alone(report: Report, inside: bool, tells: bool) -> bool:
    """Whether a report that lies inside another's content is one of its own: A said that B had told C.

    Attitudes inside somebody's words ("he said he wanted …") are part of those words.
    """
    return not inside or (tells and report.frame == "clause" and _is_third_person(report.voice))


def _is_third_person(voice: Any | None) -> bool:
    return voice is not None and voice.pos_ != "PRON"
