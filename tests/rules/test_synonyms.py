"""Every class of synonyms and every pair of opposites does what its examples show."""

from __future__ import annotations

import pytest

from summitry.link.wording import senses, undoes
from summitry.rules.synonyms import Opposites, Synonyms, opposites, synonyms


@pytest.mark.parametrize("group", synonyms(), ids=lambda group: group.words[0])
def test_synonyms_come_down_to_the_same_words(group: Synonyms) -> None:
    one, other = group.examples
    assert one != other
    assert set(senses(one)) == set(senses(other))


@pytest.mark.parametrize("pair", opposites(), ids=lambda pair: pair.one[0])
def test_opposites_undo_each_other(pair: Opposites) -> None:
    one, other = (senses(example) for example in pair.examples)
    assert undoes(one, other)
    assert undoes(other, one)
    assert not undoes(one, one)
    assert not undoes([*one, *other], other)


def test_no_word_stands_in_two_classes() -> None:
    words = [word for group in synonyms() for word in group.words]
    assert len(words) == len(set(words))
