"""Changes of government on open threads, by the built-in list of offices."""

from __future__ import annotations

from summitry.link.items import Commitment, CommitmentEvidence, CommitmentStep
from summitry.model import Interval, Party
from summitry.weigh.governments import handovers


def thread(*days: str, stage: str = "agreed", by: str = "JPN") -> Commitment:
    steps = tuple(
        CommitmentStep(
            "restates",
            "agreed",
            "will",
            Interval("", day, day, "explicit", ""),
            CommitmentEvidence(day, day, 0, 1, "x"),
        )
        for day in days
    )
    return Commitment(
        "c1", "undertaking", "", (Party(by, by, "source"),), (), (), None, None,
        stage, "will", (), steps, 1, (),  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_successor_who_told_of_it_again_is_named_with_the_step() -> None:
    (one,) = handovers(thread("2021-04-16", "2022-05-23"), "2023-01-01")
    assert (one.leader, one.successor, one.since) == ("Yoshihide Suga", "Fumio Kishida", "2021-10-04")
    assert one.step is not None
    assert one.step.date is not None
    assert one.step.date.earliest == "2022-05-23"


def test_silence_under_a_successor_is_told_as_no_step() -> None:
    (one,) = handovers(thread("2021-04-16", "2021-06-01"), "2023-01-01")
    assert one.successor == "Fumio Kishida"
    assert one.step is None


def test_nothing_is_said_before_the_change_of_what_is_closed_or_of_a_group() -> None:
    assert handovers(thread("2021-04-16"), "2021-09-01") == ()
    assert handovers(thread("2021-04-16", stage="delivered"), "2023-01-01") == ()
    assert handovers(thread("2021-04-16", by="QQQ"), "2023-01-01") == ()
    assert handovers(thread("2021-04-16"), None) == ()
