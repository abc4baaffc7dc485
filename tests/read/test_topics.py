"""Topics: every topic of the list by its own example, and how phrases are matched."""

from __future__ import annotations

import pytest

from summitry.read.topics import LIMIT, listed, topics

EVERY = listed()


@pytest.mark.parametrize("name", EVERY)
def test_topic_example_bears_its_topic(name: str) -> None:
    assert name in topics(EVERY[name].example)


@pytest.mark.parametrize("name", EVERY)
def test_topic_phrases_are_lower_case_or_capitals_and_starred_at_the_end_only(name: str) -> None:
    for phrase in EVERY[name].phrases:
        assert phrase in (phrase.lower(), phrase.upper())
        assert "*" not in phrase[:-1]


def test_topics_none_where_no_phrase_occurs() -> None:
    assert topics("The chairman thanked everyone for coming.") == ()
    assert topics("") == ()


def test_topics_longer_phrase_hides_the_shorter_within() -> None:
    found = topics("They will cooperate on nuclear security.")
    assert "nuclear-security" in found
    assert "nuclear-energy" not in found


def test_topics_whole_words_only() -> None:
    assert "artificial-intelligence" not in topics("They said it again.")
    assert "global-health" not in topics("The man who came was tired.")
    assert "global-health" in topics("They want to reform the WHO.")


def test_topics_hyphens_spelling_and_line_breaks_do_not_matter() -> None:
    assert topics("defense-industrial ties") == topics("defence\nindustrial ties")


def test_topics_narrow_ones_come_before_broad_ones() -> None:
    assert topics("The alliance will hold exercises.")[0] == "joint-exercises"


def test_topics_not_every_space_is_outer_space() -> None:
    assert "space" not in topics("They want open civic space for everyone.")


def test_topics_at_most_the_limit() -> None:
    text = "space, quantum, methane, tariffs, cyber, coal and missiles"
    assert len(topics(text)) == LIMIT
    assert len(topics(text, limit=2)) == 2
