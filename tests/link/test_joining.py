"""Groups come out the same in whatever order their members came."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summitry.link.joining import component, groups

NODES = [f"n{i}" for i in range(7)]
PAIRS = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda p: p[0] < p[1]),
    st.sampled_from([0.5, 0.6, 0.9]),
    max_size=9,
)


@given(PAIRS, st.sets(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES))), st.randoms())
def test_groups_hold_no_contradiction_and_do_not_hang_on_order(
    pairs: dict[tuple[str, str], float], apart: set[tuple[str, str]], odds: object
) -> None:
    def contradict(a: str, b: str) -> bool:
        return (a, b) in apart or (b, a) in apart

    found = groups(NODES, pairs, contradict)
    shuffled = list(pairs.items())
    odds.shuffle(shuffled)  # type: ignore[attr-defined]
    assert groups(reversed(NODES), dict(shuffled), contradict) == found
    assert sorted(node for group in found for node in group) == NODES
    assert not any(contradict(a, b) for group in found for a in group for b in group if a < b)


def test_groups_join_the_surest_first() -> None:
    pairs = {("a", "b"): 0.5, ("b", "c"): 0.9}
    assert groups("abc", pairs, lambda a, b: {a, b} == {"a", "c"}) == [["a"], ["b", "c"]]


def test_component_reaches_all_that_hangs_together() -> None:
    ties = {"a": ["b"], "b": ["a", "c"], "c": ["b"], "d": []}
    nodes, pairs = component("c", lambda node: [(other, 1.0) for other in ties[node]])
    assert nodes == ["a", "b", "c"]
    assert pairs == {("a", "b"): 1.0, ("b", "c"): 1.0}
