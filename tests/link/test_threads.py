"""Which passages are about one undertaking, which are part of one, and which stay apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summitry.link.commitments import merge
from summitry.link.items import Telling
from summitry.link.joining import sought
from summitry.link.threads import CommitmentJoiner
from summitry.model import CommitmentMention, Party, Quantity, Wording

from .conftest import source

Commitment = Callable[..., Telling[CommitmentMention]]
JOINER = CommitmentJoiner()


def joined(a: Telling[CommitmentMention], b: Telling[CommitmentMention]) -> bool:
    one, two = JOINER.traits(a), JOINER.traits(b)
    assert JOINER.weight(one, two) == JOINER.weight(two, one)
    if JOINER.weight(one, two) > 0:
        assert set(map(sought, JOINER.blocks(one))) & set(JOINER.blocks(two)), "no block proposes this pair"
        return True
    return False


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We will build an icebreaker together", "The two leaders plan to build a joint icebreaker"),
        (
            "Both sides commit to protecting cod stocks in the Barents Sea",
            "Norway and Canada reaffirmed their will to protect cod stocks in the Barents Sea, including by patrols",
        ),
        ("We will strengthen our scientific ties in the Arctic", "the deepening of Arctic scientific ties"),
        (
            "expressed their intent to support Ukraine",
            "the ministers agreed to support Ukraine in the face of winter attacks",
        ),
        ("We will hold naval drills off Svalbard", "The two navies plan naval exercises off Svalbard"),
        ("Both are expected to announce changes to the pilot service", "agreed to overhaul the pilot service"),
        (
            "We have launched a new partnership to address coastal erosion and to plant dunes",
            "The ministers intend to deepen cooperation under the Erosion Partnership",
        ),
        (
            "We will secure kelp farms, and promote tidal turbines",
            "We will promote tidal turbines, including by securing kelp farms",
        ),
    ],
)
def test_one_undertaking_in_other_words(commitment: Commitment, first: str, second: str) -> None:
    assert joined(commitment("a", first), commitment("b", second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We will launch a dialogue on cybersecurity", "We will launch a dialogue on fisheries"),
        ("We will set up a fund for vaccines", "We will set up a fund for satellites"),
        ("The two leaders will launch the Fjord Partnership", "The two leaders will launch the Prairie Partnership"),
        ("We will work together closely", "We will cooperate further"),
        ("We will modernize our radar stations", "We will modernize the rules of the postal union"),
        ("We will build harbour radars together", "We will build a chain of harbour radars with Iceland"),
        ("We will impose duties on kelp from Chile", "We will lift duties on kelp from Chile"),
        ("will open a [harbour](https://kelp.example/barge)", "will open a [dock](https://kelp.example/barge)"),
        ("We support the territorial integrity of Iraq", "We support the territorial integrity of Georgia"),
    ],
)
def test_like_words_for_other_things_stay_apart(commitment: Commitment, first: str, second: str) -> None:
    assert not joined(commitment("a", first), commitment("b", second))


def test_what_one_promises_with_others_is_another_promise(commitment: Commitment) -> None:
    words = "We will protect cod stocks in the Barents Sea"
    assert joined(commitment("a", words, "NOR", "CAN"), commitment("b", words, "NOR"))
    assert not joined(commitment("a", words, "NOR", "CAN"), commitment("c", words, "NOR", "ISL"))
    assert not joined(commitment("a", words, "NOR", "CAN"), commitment("d", words, "NOR", "CAN", "ISL"))


def test_two_states_own_targets_stay_apart(commitment: Commitment) -> None:
    words = "aims to deploy {} of offshore wind by 2030"
    one = commitment("a", f"Norway {words.format('30 GW')}", "NOR", quantity=Quantity(30, "GW", "30 GW"))
    two = commitment("b", f"Canada {words.format('10 GW')}", "CAN", quantity=Quantity(10, "GW", "10 GW"))
    assert not joined(one, two)


def test_two_sums_are_two_promises(commitment: Commitment) -> None:
    one = commitment(
        "a", "will give $20 million for kelp nurseries", "CAN", quantity=Quantity(2e7, "USD", "$20 million")
    )
    two = commitment(
        "b", "will give $35 million for kelp farmers", "CAN", quantity=Quantity(3.5e7, "USD", "$35 million")
    )
    assert not joined(one, two)


def test_an_office_named_in_a_list_is_no_umbrella(commitment: Commitment) -> None:
    one = JOINER.traits(commitment("a", "The Harbour Bank HBK will lend for kelp nurseries, cold stores and slipways"))
    two = JOINER.traits(commitment("b", "We will light the strait, including through HBK and the Beacon Fund"))
    assert not JOINER.part(one, two)


def test_a_visit_comes_but_once(commitment: Commitment) -> None:
    words = "will visit the coast guard school in Tromsø"
    spring = commitment("a", f"The ministers {words}", published="2031-03-01")
    assert joined(spring, commitment("b", f"They {words} soon", published="2031-04-01"))
    assert not joined(spring, commitment("c", f"They {words}", published="2032-03-01"))


def test_a_measure_is_part_of_what_names_it(commitment: Commitment) -> None:
    measure = JOINER.traits(commitment("a", "We will build tidal turbines and heat pumps"))
    whole = JOINER.traits(
        commitment("b", "We will cut emissions, including through solar roofs, tidal turbines, heat pumps and hydrogen")
    )
    assert JOINER.part(measure, whole)
    assert not JOINER.part(whole, measure)
    assert not JOINER.part(measure, measure)


def test_a_passage_that_points_at_the_document_means_its_title(commitment: Commitment) -> None:
    title = "Fact Sheet: The Arctic Lighthouse Compact"
    below = commitment("a", "The two sides intend to cooperate in the areas below", title=title)
    assert joined(below, commitment("b", "We will deepen cooperation under the Arctic Lighthouse Compact"))


def test_history_tells_what_each_passage_did(commitment: Commitment) -> None:
    words = "build an icebreaker"
    thread = merge(
        [
            commitment("e", f"have launched and {words}", kind="action", stage="delivered", published="2031-09-01"),
            commitment("a", f"are expected to {words}", stage="expected", published="2031-01-01"),
            commitment("b", f"will {words}", stage="agreed", published="2031-02-01"),
            commitment("c", f"intend to {words}", stage="agreed", wording="intend", published="2031-03-01"),
            commitment("d", f"will {words}", stage="agreed", published="2031-04-01"),
        ]
    )
    assert [step.step for step in thread.history] == [
        "foreshadows",
        "undertakes",
        "weakens",
        "strengthens",
        "carries-out",
    ]
    assert (thread.stage, thread.wording) == ("delivered", "will")
    assert thread.id == min(f"c{e}" for e in [t.id[1:] for t in [thread]])


@pytest.mark.parametrize(
    ("before", "kind", "now", "wording", "done"),
    [
        ("will plant kelp", "undertaking", "will plant kelp in response to storms", "will", "restates"),
        ("will plant kelp", "undertaking", "will plant kelp with divers from Bergen harbour", "will", "specifies"),
        ("will plant kelp", "undertaking", "intend to plant kelp", "intend", "weakens"),
        ("launched the kelp plan", "action", "will deepen the kelp plan", "will", "strengthens"),
    ],
)
def test_steps(commitment: Commitment, before: str, kind: str, now: str, wording: Wording, done: str) -> None:
    first = commitment("a", before, kind=kind, stage="begun" if kind == "action" else "agreed", published="2031-01-01")
    second = commitment("b", now, wording=wording, stage="agreed", published="2031-02-01")
    assert [step.step for step in merge([first, second]).history][1] == done


def test_merge_does_not_hang_on_order(commitment: Commitment) -> None:
    tellings = [commitment(paper, "will build a pier", published=f"2031-0{n}-01") for n, paper in enumerate("abc", 1)]
    assert merge(tellings) == merge(tellings[::-1])


def test_withdrawn_stands_until_it_is_taken_up_again(commitment: Commitment) -> None:
    made = commitment("a", "will build a pier", stage="agreed", published="2031-01-01")
    dropped = commitment("b", "dropped the pier", stage="withdrawn", published="2031-02-01")
    assert merge([made, dropped]).stage == "withdrawn"
    assert merge(
        [dropped, made, commitment("c", "will build a pier", stage="agreed", published="2031-03-01")]
    ).stage == ("agreed")


def test_a_section_sets_out_the_aim_that_heads_it() -> None:
    party = (Party("NOR", "NOR", "source"), Party("CAN", "CAN", "source"))

    def passage(quote: str, heading: str | None) -> Telling[CommitmentMention]:
        mention = CommitmentMention((0, 1), "undertaking", party, (), "agreed", "will", quote, heading=heading)
        return Telling(f"c{len(quote)}", source("a"), quote, mention)

    aim = JOINER.traits(passage("we will advance innovation", None))
    measure = JOINER.traits(
        passage("Fund quantum laboratories in Bergen and Halifax", "Competitiveness and Innovation")
    )
    other = JOINER.traits(passage("Fund clinics in Bergen and Halifax", "Health Security"))
    assert JOINER.part(measure, aim)
    assert not JOINER.part(other, aim)
    assert set(map(sought, JOINER.blocks(measure))) & set(JOINER.blocks(aim))


def test_a_thing_named_in_a_list_is_part_of_what_lists_it(commitment: Commitment) -> None:
    one = JOINER.traits(commitment("a", "We will resume the Skerry Fellowship"))
    two = JOINER.traits(
        commitment(
            "b", "We will resume various exchanges, including the Skerry Fellowship Program and the Fjord Project"
        )
    )
    assert JOINER.weight(one, two) == 0
    assert JOINER.part(one, two)
    assert not JOINER.part(two, one)


def test_a_report_on_work_is_about_the_work(commitment: Commitment) -> None:
    promise = commitment("a", "We will modernize the pilot service of Narvik")
    report = commitment(
        "b",
        "The ministers welcomed the great progress we have made toward modernizing the pilot service of Narvik",
        kind="position",
    )
    assert joined(promise, report)


def test_a_body_in_capitals_is_a_name(commitment: Commitment) -> None:
    one = commitment("a", "We will work toward the reform of the World Health Organization")
    assert joined(one, commitment("b", "We will seek WHO reform"))


def test_two_members_of_a_list_are_part_of_it_and_what_only_shares_words_is_not(commitment: Commitment) -> None:
    whole = JOINER.traits(
        commitment(
            "b", "We will cut emissions, including through solar roofs, tidal turbines, and heat pumps for schools"
        )
    )
    assert JOINER.part(JOINER.traits(commitment("a", "We will build tidal turbines")), whole)
    assert not JOINER.part(JOINER.traits(commitment("a", "We will insulate schools in Bergen")), whole)


def test_a_position_is_no_part_and_no_umbrella(commitment: Commitment) -> None:
    words = "the importance of herring quotas, including tidal turbines, and heat pumps"
    whole = JOINER.traits(commitment("b", f"The ministers stressed {words}", kind="position"))
    assert not JOINER.part(JOINER.traits(commitment("a", "We will build tidal turbines")), whole)


def test_what_two_papers_condemn_on_two_days_is_two_things(commitment: Commitment) -> None:
    words = "We condemn the launch of a rocket over the skerries"
    one = commitment("a", words, kind="position", published="2031-03-01")
    assert joined(one, commitment("b", words, kind="position", published="2031-03-02"))
    assert not joined(one, commitment("c", words, kind="position", published="2031-09-01"))


def test_nothing_between_makes_one_thread_of_what_shares_nothing(commitment: Commitment) -> None:
    one = JOINER.traits(commitment("a", "We will protect cod stocks in the Barents Sea"))
    other = JOINER.traits(commitment("b", "We will fund quantum laboratories in Bergen"))
    assert JOINER.contradict(one, other)


def test_sharing_best_practices_says_nothing_by_itself(commitment: Commitment) -> None:
    assert not joined(
        commitment("a", "We will share best practices"), commitment("b", "We intend to share best practices")
    )


def test_a_word_on_what_was_set_up_reports_on_it(commitment: Commitment) -> None:
    first = commitment("a", "launched the kelp plan", kind="action", stage="begun", published="2031-01-01")
    second = commitment("b", "welcomed the work under the kelp plan", kind="position", published="2032-01-01")
    assert [step.step for step in merge([first, second]).history][1] == "reports"
