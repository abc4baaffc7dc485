"""Speakers: the actors whom the source of a report stands for."""

from __future__ import annotations

from typing import Any

from summitry.read.actors import anonymous, who
from summitry.read.page import Page
from summitry.read.statements.reports import Report

PEOPLE_DETERMINERS = frozenset({"some", "many", "several", "others", "most", "both", "critics", "few"})


def speakers(page: Page, report: Report) -> tuple[str, ...]:
    """Ids of the actors who say what is reported; ``()`` where the text does not tell, or nobody who speaks is meant.

    "The two leaders said" is said by both; "a senior official said" by an unnamed actor of his own.
    """
    voice = report.voice
    if voice is None:
        return ()
    found: dict[str, None] = {}
    for noun in _together(voice):
        found.update(dict.fromkeys(who(page, noun)))
    if not found and voice.lower_ in PEOPLE_DETERMINERS and voice.dep_ == "nsubj":
        return (anonymous(page, voice),)
    return tuple(found)


THINGS = frozenset({"it", "this", "that", "these", "those", "which", "what", "there"})
SELVES = frozenset({"i", "we", "you"})
"""Where they stand for nobody known, the text addresses its reader."""
BLOWS = frozenset({"attack", "hit", "strike", "knock", "slam", "bash"})
"""Done with words by a person, with arms by a state."""
SAYING_FRAMES = frozenset({"clause", "quotation", "phrase", "persuasion", "naming", "as"})
WRITINGS = frozenset(
    {
        "report",
        "statement",
        "study",
        "poll",
        "survey",
        "document",
        "letter",
        "memo",
        "paper",
        "article",
        "email",
        "text",
    }
)
"""What can be written down speaks for whoever wrote it, also where nobody is named."""


def can_speak(page: Page, report: Report, said: tuple[str, ...]) -> bool:
    """Whether the source is somebody, or a writing: a visit that "signals" and a treaty that "seeks" say nothing."""
    voice = report.voice
    if voice is not None and _is_nobody(voice):
        return False
    if report.verb.lemma_.lower() in BLOWS and not report.direct:
        return bool(said) and all(actor.startswith("person:") for actor in said)
    if voice is None or said or report.direct:
        return True
    if voice.lower_ in THINGS or voice.lower_ in SELVES:
        return False
    if voice.pos_ in ("PROPN", "PRON") or voice.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    return report.frame in SAYING_FRAMES or voice.lemma_.lower() in WRITINGS


def _is_nobody(voice: Any) -> bool:
    """ "No one said", "nobody claimed": nothing was said."""
    return voice.lower_ in ("nobody", "none", "nothing") or any(c.lower_ in ("no", "neither") for c in voice.lefts)


def _together(noun: Any) -> list[Any]:
    """``noun`` and what is coordinated with it, verbs left out that the parser hangs on it."""
    listed, todo = [], [noun]
    while todo:
        token = todo.pop()
        listed.append(token)
        todo.extend(child for child in token.children if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"))
    return listed
