"""What a document costs does not hang on how many are in the record: counted in comparisons, not in seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import summitry
from summitry.dates import numbered
from summitry.library import Record
from summitry.link import copies
from summitry.link.occasions import EventJoiner
from summitry.link.threads import CommitmentJoiner
from summitry.model import CommitmentMention, Document, EventMention, Interval, Party, Reading, Region
from summitry.read.reader import READER
from summitry.record import kinship, mesh
from summitry.record.writing import Writer

STATES = ("NOR", "CHL", "FJI", "LVA", "PER", "TON", "VUT", "WSM", "KIR", "NRU", "PLW", "TUV", "GHA", "TGO", "BEN")
FORM = (
    "{a} and {b} met in person number {n} of the yearly round. {a} will drill {n} wells for {b}. By this order "
    "they are paid for from the common chest of the round, and each side names two engineers who report to both."
)


def paper(n: int, *, states: tuple[str, str] | None = None, day: int | None = None) -> tuple[Document, Reading]:
    """A document made by one form, with a day and parties of its own unless others are given, and its reading."""
    a, b = states or (STATES[n % 15], STATES[(n + 1 + n // 15 % 13) % 15])
    iso = numbered(20_000 + 3 * n if day is None else day)
    date = Interval(iso, iso, iso, "explicit", "told so")
    text = FORM.format(a=a, b=b, n=n)
    met, drill = text.index("."), text.index(". By")
    parties = tuple(Party(state, state, "participant") for state in (a, b))
    event = EventMention(
        (0, met), (text.index("met"), text.index("met") + 3), "CONSULT", None, parties, "occurred", date
    )
    promise = CommitmentMention(
        (met + 2, drill), "undertaking", (Party(a, a, "source"),), (Party(b, b, "beneficiary"),), "announced", "will",
        text[met + 2 : drill],
    )  # fmt: skip
    document = Document(f"d{n}", f"{n}.txt", text, published=date)
    regions = (Region(0, len(text), "body"),)
    return document, Reading(document.id, READER, date, regions=regions, events=(event,), commitments=(promise,))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with summitry.open(tmp_path / "r.db") as opened:
        yield opened


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often two tellings, and two documents' texts, were compared."""
    counts = {"tellings": 0, "texts": 0}
    for joiner in (EventJoiner, CommitmentJoiner):

        def counted(self: object, a: object, b: object, weigh: object = joiner.weight) -> float:
            counts["tellings"] += 1
            return weigh(self, a, b)  # type: ignore[no-any-return,operator]

        monkeypatch.setattr(joiner, "weight", counted)

    def kin(*args: object) -> object:
        counts["texts"] += 1
        return copies.kinship(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(kinship, "kinship", kin)
    return counts


def enter(record: Record, papers: Iterator[tuple[Document, Reading]]) -> None:
    with record._store.writing():
        writer = Writer(record._store, record._tellings)
        for document, reading in papers:
            writer.enter(document, reading)
        writer.write()


def test_files_made_by_one_form_are_not_all_compared_with_each_other(
    record: Record, compared: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mesh, "CROWD", 5)
    costs = []
    for first in (0, 100, 200):
        before = dict(compared)
        enter(record, (paper(n) for n in range(first, first + 100)))
        costs.append({what: compared[what] - before[what] for what in compared})
    assert record.count("event") == 300
    assert costs[2]["tellings"] < 1.3 * costs[1]["tellings"] < 100 * 30
    assert max(cost["texts"] for cost in costs) <= 100 * kinship.COMPARED


def test_a_new_document_is_compared_with_its_like_and_moves_nothing_else(
    record: Record, compared: dict[str, int]
) -> None:
    enter(record, (paper(n) for n in range(200)))
    rows = dict(record._store.all("SELECT id, number FROM item"))
    (joined,) = record._store.one("SELECT item FROM mention AS m JOIN document AS d ON d.number = m.document"
                                  " WHERE d.id = 'd7' AND m.kind = 'event'")  # fmt: skip
    before = compared["tellings"]
    document, reading = paper(7)
    new = Document("new", "new.txt", document.text + " So it was told again elsewhere.", published=document.published)
    enter(record, iter([(new, reading)]))
    assert compared["tellings"] - before < 30
    after = dict(record._store.all("SELECT id, number FROM item"))
    assert len(record.item(joined).item.evidence) == 2  # type: ignore[union-attr]
    moved = {item for item, number in rows.items() if after.get(item) != number}
    assert len(moved) <= 2, "items that nothing new is told of were linked anew"


def test_a_copy_is_found_among_many_files_of_its_form(record: Record, compared: dict[str, int]) -> None:
    enter(record, (paper(n) for n in range(120)))
    document, reading = paper(60)
    enter(record, iter([(Document("again", "again.txt", document.text + "\n", published=document.published), reading)]))
    assert compared["texts"] <= 121 * kinship.COMPARED
    copy = next(d for d in record.documents() if d.id == "again")
    assert copy.origin == next(d for d in record.documents() if d.id == "d60").origin
    assert sum(d.origin == copy.origin for d in record.documents()) == 2


def test_reading_a_folder_again_after_new_files_reads_only_these(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(f"Norway and Chile agreed on quota {n} for cod.", encoding="utf-8")
    assert record.read(folder).read == 6
    for n in range(6, 9):
        (folder / f"0{n}.txt").write_text(f"Norway and Chile agreed on quota {n} for cod.", encoding="utf-8")
    asked: list[str] = []

    def engine(documents: Iterator[Document]) -> Iterator[tuple[Document, Reading]]:
        from summitry.read.reader import read

        for document in documents:
            asked.append(document.file)
            yield document, read(document)

    outcome = record.read(folder, engine=engine)  # type: ignore[arg-type]
    assert (outcome.read, outcome.unchanged) == (3, 6)
    assert [Path(file).name for file in asked] == ["06.txt", "07.txt", "08.txt"]


def test_another_reader_version_reads_all_again(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Norway and Chile agreed on a quota for cod.", encoding="utf-8")
    assert record.read(tmp_path / "a.txt").read == 1
    monkeypatch.setattr("summitry.read.reader.READER", "next")
    outcome = record.read(tmp_path / "a.txt")
    assert (outcome.read, outcome.unchanged) == (1, 0)
    assert record.status().readers == (("next", 1),)
    assert record.status().documents == 1
