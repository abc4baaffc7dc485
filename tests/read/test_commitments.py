"""Undertakings: told from positions and deeds, parted into actions, with parties, stages and what hangs on them."""

from __future__ import annotations

from functools import cache

import pytest

from summitry.model import CommitmentMention, Document, Interval, Reading
from summitry.read.reader import read, readings

JOINT = """---
title: "Joint Statement of Chile and Peru"
date: '2021-03-02'
---

President Vidal of Chile and President Quispe of Peru met in Arica. The two leaders agreed to open a second rail line
and decided to double the number of border posts by 2024. We will continue to work together to protect the desert's
water, train young engineers, and share seismic data. They reaffirmed that the frontier is settled for good.

**Copper and lithium**

Chile intends to invest $40 million in a joint school of mining. Peru's commitment to publish its licences was welcomed.
The two sides signed a treaty on extradition. We look forward to a bright future. Our friendship will remain strong.

Together, Chile and Peru will:

- Establish a working group on lithium, including a small secretariat in Tacna;
- Explore a common price index, and encourage miners to report their emissions;
- Renew and extend the fisheries pact. Peru will send two ships to the patrol.
"""

NEWS = """LIMA, March 3 (Andes Wire) - Chile and Peru are expected to sign a lithium pact next week, officials said.

Peruvian President Rosa Quispe said on Tuesday that Peru would send 300 troops to the Chilean border. She will visit
Santiago on Friday. Bolivia is interested in joining the railway, a Bolivian official said.

The visit could pave the way for new talks on water between Chile and Peru.

"If they touch our ships, Peru will destroy their ports," an opposition leader said. Chile announced results of the
census. Chilean firm Minera Sur plans to open a mine in Peru. Brazil pledged not to allow mining near the Peruvian park.
"""

DOMESTIC = """The Brazilian government will build 200 schools in the north. Brazil plans to raise teachers' pay by
5 percent. The Brazilian health ministry will open new clinics, the Brazilian government said.
"""


@cache
def _read() -> tuple[Reading, Reading, Reading]:
    day = Interval("2021-03-03", "2021-03-03", "2021-03-03", "explicit", "given")
    documents = [
        Document(
            "joint", "joint.md", JOINT, title="Joint Statement of Chile and Peru", markup="markdown", published=day
        ),
        Document("news", "news.txt", NEWS, published=day),
        Document("domestic", "domestic.txt", DOMESTIC, published=day),
    ]
    joint, news, domestic = readings(documents)
    return joint, news, domestic


def _quoted(text: str, one: CommitmentMention) -> str:
    return " ".join(text[one.span[0] : one.span[1]].split())


def _find(words: str, *, news: bool = False) -> CommitmentMention:
    """The one undertaking, position or action whose passage opens nearest before ``words``."""
    text = NEWS if news else JOINT
    found = [one for one in _read()[1 if news else 0].commitments if words in _quoted(text, one)]
    assert len(found) == 1, (words, [_quoted(text, one) for one in found])
    return found[0]


def _by(one: CommitmentMention) -> set[str]:
    return {party.state or party.actor for party in one.by}


def test_commitments_coordinated_actions_are_several() -> None:
    for words in (
        "second rail line",
        "double the number",
        "protect the desert's water",
        "train young",
        "share seismic",
    ):
        one = _find(words)
        assert one.kind == "undertaking"
        assert _by(one) == {"CHL", "PER"}
        assert one.stage == "agreed"


def test_commitments_passage_opens_with_the_party_and_ends_with_the_action() -> None:
    assert _quoted(JOINT, _find("second rail line")) == "The two leaders agreed to open a second rail line"
    assert _quoted(JOINT, _find("train young")) == "train young engineers"


@pytest.mark.parametrize(
    ("words", "rung"),
    [
        ("second rail line", "will"),
        ("joint school of mining", "intend"),
        ("publish its licences", "will"),
        ("working group on lithium", "will"),
        ("common price index", "explore"),
        ("encourage miners", "support"),
        ("two ships", "will"),
    ],
)
def test_commitments_wording(words: str, rung: str) -> None:
    assert _find(words).wording == rung


def test_commitments_one_party_alone_announces() -> None:
    one = _find("joint school of mining")
    assert _by(one) == {"CHL"}
    assert one.stage == "announced"
    assert one.quantity is not None
    assert (one.quantity.value, one.quantity.unit) == (4e7, "USD")
    assert "money" in one.badges
    assert one.heading == "Copper and lithium"


def test_commitments_due_date_and_target() -> None:
    one = _find("double the number")
    assert one.due is not None
    assert one.due.latest == "2024-12-31"
    assert {"target", "timetable"} <= set(one.badges)


def test_commitments_items_take_parties_from_their_lead_in() -> None:
    for words in ("working group on lithium", "common price index", "fisheries pact"):
        assert _by(_find(words)) == {"CHL", "PER"}
    assert "body" in _find("working group on lithium").badges
    assert _quoted(JOINT, _find("fisheries pact")) == "Renew and extend the fisheries pact"
    assert _by(_find("two ships")) == {"PER"}


def test_commitments_positions_and_deeds_are_told_apart() -> None:
    assert _find("frontier is settled").kind == "position"
    signed = _find("treaty on extradition")
    assert (signed.kind, signed.stage) == ("action", "signed")


@pytest.mark.parametrize("words", ["bright future", "friendship will remain"])
def test_commitments_hopes_and_states_of_affairs_are_none(words: str) -> None:
    assert not any(words in _quoted(JOINT, one) for one in _read()[0].commitments)


def test_commitments_summary_reads_by_itself() -> None:
    assert _find("working group on lithium").summary.startswith(
        "Chile and Peru will establish a working group on lithium"
    )
    assert _find("joint school of mining").summary == "Chile intends to invest $40 million in a joint school of mining."


def test_commitments_report_of_what_is_foretold() -> None:
    assert _find("sign a lithium pact", news=True).stage == "expected"
    assert _find("new talks on water", news=True).stage == "possible"
    joining = _find("joining the railway", news=True)
    assert (joining.stage, _by(joining)) == ("hinted", {"BOL"})


def test_commitments_report_of_a_partys_own_word() -> None:
    troops = _find("300 troops", news=True)
    assert (troops.stage, _by(troops)) == ("announced", {"PER"})
    assert _find("not to allow mining", news=True).summary.startswith("Brazil will not allow mining")


@pytest.mark.parametrize("words", ["visit Santiago", "destroy their ports", "the census", "open a mine"])
def test_commitments_report_of_what_is_none(words: str) -> None:
    assert not any(words in _quoted(NEWS, one) for one in _read()[1].commitments)


def test_commitments_domestic_plans_of_one_state_are_left_out() -> None:
    assert _read()[2].commitments == ()


def test_commitments_lie_in_order_and_within_the_text() -> None:
    for reading, text in zip(_read(), (JOINT, NEWS, DOMESTIC), strict=True):
        spans = [one.span for one in reading.commitments]
        assert spans == sorted(spans)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one.whole is None or 0 <= one.whole < len(spans) for one in reading.commitments)


TOLD = {
    "Norway is considering sending engineers to Moldova, a Norwegian official said.": ("NOR", "explore", "hinted"),
    "Zambia has delayed its plan to export maize to Malawi.": ("ZMB", "plan", "delayed"),
    "Peru withdrew its offer to send troops to Haiti.": ("PER", "intend", "withdrawn"),
    "Mexico offered to mediate between Venezuela and Guyana.": ("MEX", "intend", "proposed"),
    "Turkey has agreed to lift its veto on the Swedish bid.": ("TUR", "will", "agreed"),
    "The Kenyan foreign ministry said Nairobi would reopen its embassy in Somalia.": ("KEN", "will", "announced"),
    "Serbia is set to receive six jets from France.": ("SRB", "plan", "announced"),
    "The talks could lead to an agreement on water between Egypt and Ethiopia.": ("EGY ETH", None, "possible"),
    "Canada announced $200 million in new military aid for Ukraine.": ("CAN", "will", "announced"),
    "The United States and Vietnam signed a memorandum on semiconductors.": ("USA VNM", None, "signed"),
    "Oman signed a contract on Monday to buy 40 tanks from Turkey, the ministry said.": ("OMN", None, "signed"),
    "Foreign Minister Ana Paz of Chile and Peruvian President Luis Rey agreed to meet every year.": (
        "CHL PER",
        "will",
        "agreed",
    ),
    "Nepal hopes to buy power from Bhutan, according to an envoy.": ("NPL", None, "hinted"),
    "Under the pact, Kenya and Uganda will choose three crossings to widen.": ("KEN UGA", "will", "agreed"),
    "Fiji opened its embassy in Tonga on Friday.": ("FJI", None, "begun"),
    "Niger has begun the first phase of pulling its troops out of Mali.": ("NER", None, "begun"),
}
UNTOLD = (
    "If Iran attacks Iraq, the United States will send two carriers.",
    "Poland will host the summit with Germany in May.",
    "Will France send tanks to Ukraine?",
    "I would like to thank our friends from Chile and Peru.",
    "Microsoft plans to invest $3 billion in Indonesia.",
    "The Saudi crown prince is due to visit Washington next week.",
    "The forces of Myanmar committed genocide against the Rohingya of Bangladesh.",
    "Brazil praised Peru for its efforts to save the forest.",
    "The alliance of Kenya and Uganda will grow stronger.",
    "Ghana and Togo opened a new chapter on Friday.",
    "Yemen launched a missile at an Omani tanker.",
)


@cache
def _single() -> dict[str, tuple[CommitmentMention, ...]]:
    texts = (*TOLD, *UNTOLD)
    documents = [Document(f"single-{number}", f"single-{number}.txt", text) for number, text in enumerate(texts)]
    return {text: reading.commitments for text, reading in zip(texts, readings(documents), strict=True)}


@pytest.mark.parametrize("text", TOLD)
def test_commitments_sentence_tells_one(text: str) -> None:
    (one,) = _single()[text]
    by, wording, stage = TOLD[text]
    assert _by(one) == set(by.split())
    assert (one.wording, one.stage) == (wording, stage)


@pytest.mark.parametrize("text", UNTOLD)
def test_commitments_sentence_tells_none(text: str) -> None:
    assert [one.summary for one in _single()[text]] == []


SET_UP = """---
title: "Joint Statement of Norway and Iceland"
date: '2023-05-04'
---

Norway and Iceland decided to set up a fisheries council. The council will publish the quotas of each year. The council
will help fishermen. Greenland's decision to leave the talks was noted. When we announced a fund last year, few believed
in it. We remain committed to closer cooperation on rescue at sea.
"""


def test_commitments_body_acts_for_those_who_set_it_up() -> None:
    reading = read(
        Document("set-up", "set-up.md", SET_UP, title="Joint Statement of Norway and Iceland", markup="markdown")
    )
    told = [(SET_UP[slice(*one.span)], _by(one)) for one in reading.commitments if one.kind == "undertaking"]
    assert [by for _, by in told] == [{"NOR", "ISL"}] * 3
    assert [" ".join(words.split())[:26] for words, _ in told] == [
        "Norway and Iceland decided",
        "The council will publish t",
        "We remain committed to clo",
    ]


OTHER_WAYS = """---
title: "Joint Statement of Norway and Iceland"
date: '2023-05-04'
---

We ask our fisheries ministers to draft a treaty. We ask Russia to end its patrols. Norwegian sailors will train at the
academy in Reykjavik. We are proud to contribute ten rescue boats. We will fund laboratories that train pilots, share
data, and publish maps. We agree that the fog is a danger and will work to mark the sea lanes.
"""


def test_commitments_other_ways_to_undertake() -> None:
    document = Document("ways", "ways.md", OTHER_WAYS, title="Joint Statement of Norway and Iceland", markup="markdown")
    told = [one for one in read(document).commitments if one.kind == "undertaking" and one.wording == "will"]
    assert [(one.keys[0], _by(one)) for one in told] == [
        ("draft", {"NOR", "ISL"}),
        ("train", {"NOR"}),
        ("contribute", {"NOR", "ISL"}),
        ("fund", {"NOR", "ISL"}),
        ("mark", {"NOR", "ISL"}),
    ]


def test_commitments_one_of_two_parties_speaks_for_both() -> None:
    text = "Chile and Peru will dig a tunnel, Chilean President Ana Paz said at a press conference in Lima."
    (one,) = read(Document("both", "both.txt", text)).commitments
    assert (_by(one), one.stage) == ({"CHL", "PER"}, "announced")


def test_commitments_two_ministers_are_those_told_of_before() -> None:
    text = (
        "U.S. Defense Secretary Ann Reed met Japanese Defence Minister Jun Mori in Naha. "
        "The two ministers agreed to speed up repairs, and to widen the port of Naha.\n"
    )
    found = read(Document("both", "both.txt", text)).commitments
    assert [(_by(one), one.stage) for one in found] == [({"USA", "JPN"}, "agreed")] * 2


def test_commitments_same_document_same_reading() -> None:
    document = Document("again", "again.txt", NEWS)
    assert read(document) == read(document)
