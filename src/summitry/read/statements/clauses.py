"""Reports by a verb: what the verb takes for the thing reported, by its construction."""

from __future__ import annotations

from typing import Any

from summitry.model import Act
from summitry.read import grammar
from summitry.read.statements.cues import cue_of, source_of
from summitry.read.statements.reports import Range, Report, trimmed
from summitry.rules import reporting
from summitry.rules.reporting import Reporter

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
QUESTION_WORDS = frozenset({"what", "who", "whom", "which", "whether", "how", "why", "when", "where", "if", "whose"})


def reporter(token: Any) -> Reporter | None:
    """What the rules say of this verb, or ``None``."""
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "amod", "compound"):
        return None
    return reporting.verbs().get(token.lemma_.lower())


def report(verb: Any, known: Reporter) -> Report | None:
    """The report that ``verb`` makes by its syntax alone (quotations are matched apart), or ``None``."""
    if grammar.is_passive(verb):
        return _passive(verb, known)
    found = _content(verb, known)
    if found is None:
        return None
    frame, act, content, cue_end = found
    source, voice = source_of(verb)
    if voice is None:
        return None
    cue = cue_of(verb, cue_end)
    return Report(verb, cue, act, content, source, voice, frame)


def _content(verb: Any, known: Reporter) -> tuple[str, Act, tuple[Range, ...], int | None] | None:
    takes = known.takes
    if "clause" in takes:
        pieces = clause_content(verb)
        if pieces:
            return "clause", takes["clause"], pieces, None
    objects = [o for o in grammar.children(verb, "dobj", "attr", "oprd") if o.i > verb.i]
    for preposition in grammar.children(verb, "prep"):
        act = known.after.get(preposition.lower_)
        if act and verb.i < preposition.i <= verb.i + 3:
            content = _prepositional(verb, preposition)
            if content:
                return "after", act, (content,), preposition.i + 1
    if "for" in known.after:
        content = _for_clause(verb)
        if content:
            return "after", known.after["for"], (content,), verb.i + 2
    if "persuasion" in takes:
        content = _persuasion(verb)
        if content:
            return "persuasion", takes["persuasion"], (content,), None
    if "naming" in takes:
        content = _naming(verb)
        if content:
            return "naming", takes["naming"], (content,), None
    if "as" in takes:
        for preposition in grammar.children(verb, "prep"):
            if preposition.lower_ == "as" and preposition.i > verb.i:
                first = min([o.left_edge.i for o in objects if o.i < preposition.i], default=preposition.i)
                return "as", takes["as"], (_range(verb, first, preposition.right_edge.i + 1),), None
    for child in grammar.children(verb, "xcomp", "ccomp", "pcomp"):
        if child.i < verb.i:
            continue
        if "gerund" in takes and (child.tag_ == "VBG" or any(c.tag_ == "VBG" for c in grammar.auxiliaries(child))):
            return "gerund", takes["gerund"], (_range(verb, child.left_edge.i, child.right_edge.i + 1),), None
        if "infinitive" in takes and _is_infinitive(child) and not (objects and objects[0].i < child.i):
            return "infinitive", takes["infinitive"], (_range(verb, child.left_edge.i, child.right_edge.i + 1),), None
    if "object" in takes and objects:
        target = objects[0]
        if target.lower_ in ("himself", "herself", "itself", "themselves"):
            return None
        return "object", takes["object"], (_range(verb, target.left_edge.i, _object_end(verb, target)),), None
    return None


def _is_infinitive(verb: Any) -> bool:
    """ "vowed *to leave*": an infinitive whose subject is that of the verb before it."""
    to = any(child.lower_ == "to" for child in verb.children)
    return verb.dep_ == "xcomp" and to and grammar.own_subject(verb) is None


def clause_content(verb: Any) -> tuple[Range, ...]:
    """The finite clause that ``verb`` reports, in one piece or in two where the cue stands inside it."""
    for child in grammar.children(verb, "ccomp"):
        if child.i > verb.i and _finite(child):
            return (_range(verb, child.left_edge.i, child.right_edge.i + 1),)
    for child in grammar.children(verb, "ccomp", "parataxis"):
        if child.i < verb.i and _finite(child):
            return _around(verb, child)
    head = verb.head
    if verb.dep_ == "parataxis" and head.pos_ in ("VERB", "AUX"):
        return _around(verb, head)
    if verb.dep_ == "advcl" and _is_as_clause(verb) and _finite(head):
        return _around(verb, head)
    for child in grammar.children(verb, "xcomp"):
        if child.i > verb.i and any(c.lower_ in QUESTION_WORDS for c in child.children):
            return (_range(verb, child.left_edge.i, child.right_edge.i + 1),)
    return _bare_clause(verb)


def _bare_clause(verb: Any) -> tuple[Range, ...]:
    """ "have claimed the port, like others, is mined": a clause without "that", its subject taken for an object.

    Its verb then stands as coordinate with the cue, though nothing coordinates them.
    """
    thing = next((o for o in grammar.children(verb, "dobj") if o.i > verb.i), None)
    if thing is None:
        return ()
    for host in (verb, verb.head):
        for child in grammar.children(host, "conj"):
            opening = child.left_edge.i
            if child.i > thing.right_edge.i and opening > thing.i and _finite(child) and _joins_nothing(host, child):
                return (_range(verb, thing.left_edge.i, child.right_edge.i + 1),)
    return ()


def _joins_nothing(host: Any, child: Any) -> bool:
    """No "and" before it and no subject of its own: it is no second verb of ``host``."""
    joined = any(c.dep_ == "cc" and host.i < c.i < child.i for c in host.children)
    return not joined and grammar.own_subject(child) is None


def _is_as_clause(verb: Any) -> bool:
    """ "As the envoy observed, …": the clause that it hangs on is what was observed."""
    marked = any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children)
    return marked and not grammar.children(verb, "dobj", "ccomp", "xcomp")


def _around(verb: Any, host: Any) -> tuple[Range, ...]:
    """The clause of ``host`` without the cue's own clause that stands before, in or after it."""
    doc = verb.doc
    own = {t.i for t in verb.subtree} - ({t.i for t in host.subtree} if host.head.i == verb.i else set())
    first, last = host.left_edge.i, host.right_edge.i + 1
    low, high = min(own), max(own) + 1
    pieces = []
    if first < low:
        pieces.append(trimmed(doc, first, min(last, low)))
    if last > high:
        pieces.append(trimmed(doc, max(first, high), last))
    return tuple(p for p in pieces if p[0] < p[1])


def _finite(token: Any) -> bool:
    if token.tag_ in FINITE:
        return True
    return any(c.tag_ in FINITE for c in token.children if c.dep_ in ("aux", "auxpass", "cop")) or any(
        c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children
    )


def _range(verb: Any, first: int, last: int) -> Range:
    return trimmed(verb.doc, first, last)


def _persuasion(verb: Any) -> Range | None:
    """ "urged both sides to stop": the parser makes a clause of it, or an object and an infinitive."""
    for child in grammar.children(verb, "ccomp", "xcomp", "advcl"):
        if child.i < verb.i or child.tag_ not in ("VB", "VBN", "VBG"):
            continue
        if not any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children) and child.dep_ != "ccomp":
            continue
        first = child.left_edge.i
        objects = [o for o in grammar.children(verb, "dobj", "dative", "prep") if verb.i < o.i < child.i]
        if not objects and grammar.own_subject(child) is None:
            continue
        if objects:
            first = objects[0].left_edge.i
        return _range(verb, first, child.right_edge.i + 1)
    for item in grammar.children(verb, "dobj", "dative"):
        for child in grammar.children(item, "acl", "relcl"):
            if child.tag_ == "VB" and any(c.lower_ == "to" for c in child.children):
                return _range(verb, item.left_edge.i, item.right_edge.i + 1)
    return None


def _for_clause(verb: Any) -> Range | None:
    """ "called for the guilty to be tried": "for" opens a clause of its own."""
    for child in grammar.children(verb, "advcl", "ccomp", "xcomp"):
        if child.left_edge.i == verb.i + 1 and child.left_edge.lower_ == "for":
            return _range(verb, verb.i + 2, child.right_edge.i + 1)
    return None


def _naming(verb: Any) -> Range | None:
    for child in grammar.children(verb, "oprd", "ccomp", "xcomp"):
        if child.i > verb.i and child.tag_ not in ("VB", "VBG") and not _finite_verb(child):
            first = min(
                [o.left_edge.i for o in grammar.children(verb, "dobj") if o.i > verb.i], default=child.left_edge.i
            )
            return _range(verb, min(first, child.left_edge.i), child.right_edge.i + 1)
        if child.dep_ == "ccomp" and child.i > verb.i:
            return _range(verb, child.left_edge.i, child.right_edge.i + 1)
    return None


def _finite_verb(token: Any) -> bool:
    return token.tag_ in FINITE


def _prepositional(verb: Any, preposition: Any) -> Range | None:
    for child in grammar.children(preposition, "pobj", "pcomp"):
        if child.ent_type_ in ("DATE", "TIME"):
            continue
        last = child.right_edge.i + 1
        for other in grammar.children(verb, "xcomp", "advcl", "ccomp"):
            if other.i > child.i and any(c.lower_ == "to" and c.dep_ == "aux" for c in other.children):
                last = max(last, other.right_edge.i + 1)
        return _range(verb, child.left_edge.i, last)
    return None


EXTENDING = frozenset({"for", "as", "of", "from", "over", "with", "into", "against", "about", "to"})


def _object_end(verb: Any, target: Any) -> int:
    """Where the content ends that opens with an object: "criticized the mayor for closing the bridge"."""
    last = target.right_edge.i + 1
    for child in verb.children:
        if child.i > target.i and child.dep_ == "prep" and child.lower_ in EXTENDING and child.left_edge.i <= last + 1:
            last = max(last, child.right_edge.i + 1)
    return int(last)


def _passive(verb: Any, known: Reporter) -> Report | None:
    """ "The call, confirmed by the ministry": the agent is the source; "it was reported that" has none."""
    speaker = None
    by = next(iter(grammar.children(verb, "agent")), None)
    if by is not None:
        speaker = next(iter(grammar.children(by, "pobj")), None)
    if speaker is None:
        return None
    source = trimmed(verb.doc, speaker.left_edge.i, speaker.right_edge.i + 1)
    cue = cue_of(verb)
    clause = clause_content(verb)
    if "clause" in known.takes and clause:
        return Report(verb, cue, known.takes["clause"], clause, source, speaker, "clause")
    if "object" in known.takes:
        thing = grammar.own_subject(verb)
        if thing is None and verb.dep_ in ("acl", "relcl"):
            head = verb.head
            return Report(
                verb,
                cue,
                known.takes["object"],
                (trimmed(verb.doc, head.left_edge.i, verb.left_edge.i),),
                source,
                speaker,
            )
        if thing is not None:
            return Report(
                verb,
                cue,
                known.takes["object"],
                (trimmed(verb.doc, thing.left_edge.i, thing.right_edge.i + 1),),
                source,
                speaker,
            )
    return None
