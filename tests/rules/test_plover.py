"""The ontology's table: whole, on the right side of nought, its two misprints put right."""

from __future__ import annotations

import pytest

from summitry.rules.events import lexicon
from summitry.rules.plover import QUADS, Act, act, acts


def test_sixteen_types_each_in_one_class() -> None:
    quads = {name: {a.quad for a in acts().values() if a.type == name} for name, _ in acts()}
    assert len(quads) == 16
    assert all(len(found) == 1 for found in quads.values())
    assert set().union(*quads.values()) == set(QUADS)


@pytest.mark.parametrize("found", acts().values(), ids=lambda a: f"{a.type}-{a.mode}")
def test_cooperation_is_above_nought_and_conflict_below(found: Act) -> None:
    if found.type == "REQUEST":
        assert -1 <= found.score <= 1
    else:
        assert (found.score > 0) == (found.quad <= 2)
    assert -10 <= found.score <= 10


def test_every_act_that_is_read_is_in_the_table() -> None:
    rules = {(w.rule.plover, w.rule.mode) for ws in lexicon().verbs.values() for w in ws}
    rules |= {(w.rule.plover, w.rule.mode) for ws in lexicon().nouns.values() for w in ws}
    assert [rule for rule in rules if act(*rule) is None] == []


def test_a_mode_without_a_score_has_its_types() -> None:
    vandalize, protest = act("PROTEST", "vandalize"), act("PROTEST")
    assert vandalize is not None
    assert protest is not None
    assert vandalize.score == protest.score
    assert act("PROTEST", "knitting") == protest
    assert act("KNIT") is None
