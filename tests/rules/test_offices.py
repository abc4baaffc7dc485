"""The list of office holders: sound rows, nobody in another's chair, lookups, and what users' own rows may hold."""

from __future__ import annotations

import time
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from summitry.errors import UsageError
from summitry.rules import offices
from summitry.rules.offices import BODIES, COLUMNS, OfficeList, beside, bounds, fold, office_list, own_rows
from summitry.rules.states import states

HEADER = ",".join(COLUMNS)
HEADS = ("President", "Prime Minister", "Chancellor", "King", "Emir", "Sultan", "Taoiseach")


@pytest.fixture(scope="module")
def rows():
    return offices.holdings()


@pytest.fixture(scope="module")
def posts(rows):
    """The stays in each office that one person holds at a time, in order."""
    found = defaultdict(list)
    for row in rows:
        if row.office not in offices.shared_offices():
            found[row.state, row.office].append(row)
    return found


def own(folder, *lines, header=HEADER, name="mine.csv"):
    (folder / name).write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return folder


def test_states_are_states_or_bodies(rows):
    assert {row.state for row in rows} <= states().keys() | BODIES


def test_every_row_has_a_source_and_days_in_order(rows):
    for row in rows:
        assert row.source, row
        assert row.since[0] <= row.since[1], row
        assert row.since[0] <= row.known_to, row
        if row.until:
            assert row.since[0] <= row.until[0] <= row.until[1], row


def test_nobody_sits_in_a_chair_that_another_holds(posts):
    taken = [
        f"{state} {office}: {one.person} until {one.until}, {other.person} since {other.since}"
        for (state, office), stays in posts.items()
        for one, other in pairwise(stays)
        if one.until is None or one.until[0] > other.since[1]
    ]
    assert not taken, "\n".join(taken)


def test_heads_follow_each_other_with_few_gaps(posts):
    """An office may stand empty or be filled by an acting holder; most successions leave no gap."""
    followed, gaps = 0, []
    for (state, office), stays in posts.items():
        if office not in HEADS:
            continue
        for one, other in pairwise(stays):
            followed += 1
            if one.until and date.fromisoformat(other.since[0]) - date.fromisoformat(one.until[1]) > timedelta(days=1):
                gaps.append(f"{state} {office}: nobody from {one.until[1]} to {other.since[0]}")
    print("\n".join(gaps))
    assert followed > 300
    assert len(gaps) < followed / 7, "\n".join(gaps)


def test_persons_are_told_apart_by_their_names(rows):
    """Two persons share a full name only where the list tells them apart on purpose, by a note in brackets."""
    bearers = defaultdict(set)
    for row in rows:
        for name in row.names:
            bearers[fold(name)].add(row.person_id)
    shared = {name: ids for name, ids in bearers.items() if len(ids) > 1}
    assert all(any(len(one) > len("person:" + name) for one in ids) for name, ids in shared.items()), shared


def test_names_and_surnames_fold_to_words(rows):
    for row in rows:
        for form in (*row.names, *row.surnames):
            folded = fold(form)
            assert folded, row
            assert folded.replace(" ", "").isalnum(), form


def test_surnames_are_words_of_a_name(rows):
    for row in rows:
        words = set(" ".join(map(fold, row.names)).split())
        for surname in row.surnames:
            loose = fold(surname).split()
            initials = surname.isupper() or set(loose) & words
            assert initials or any(fold(surname)[:3] in word for word in words), (row.person, surname)


def test_every_state_of_the_wanted_groups_has_its_head_and_foreign_minister(rows):
    held = defaultdict(set)
    for row in rows:
        if row.touches("2024-01-01", "2024-12-31"):
            held[row.state].add(row.office)
            held[row.state].update(row.titles)
    g20 = "ARG AUS BRA CAN CHN DEU FRA GBR IDN IND ITA JPN KOR MEX RUS SAU TUR USA ZAF"
    nato = "ALB BEL BGR CZE DNK ESP EST FIN GRC HRV HUN ISL LTU LUX LVA MKD MNE NLD NOR POL PRT ROU SVK SVN SWE"
    others = "AUT CHE CYP IRL MLT UKR ISR ARE BHR KWT OMN QAT EGY JOR IRQ IRN TWN PRK PHL VNM SGP THA MYS KHM PAK KAZ"
    for state in (g20 + " " + nato + " " + others).split():
        assert held[state] & set(HEADS) | held[state] & {"Supreme Leader"}, state
        assert "Foreign Minister" in held[state], state


def test_leaders_are_listed_offices(rows):
    known = {(row.state, row.office) for row in rows}
    for state, leads in offices._leading().items():
        for lead in leads:
            assert (state, lead.office) in known, (state, lead.office)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("VOLODYMYR ZELENSKIY", "Volodymyr Zelenskyy"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"), ("Kishida Fumio", "Fumio Kishida"),
        ("Orban Viktor", "Viktor Orbán"), ("Viktor Orban", "Viktor Orbán"), ("Jens Stoltenberg", "Jens Stoltenberg"),
        ("Lars Lokke Rasmussen", "Lars Løkke Rasmussen"), ("Antony J. Blinken", "Antony Blinken"),
        ("Muhammad bin Salman", "Mohammed bin Salman"), ("Abdel Fattah al-Sisi", "Abdel Fattah el-Sisi"),
    ],
)  # fmt: skip
def test_by_name_knows_spellings_in_use(name, person):
    assert {row.person for row in offices.by_name(name)} == {person}


def test_by_name_passes_over_initials_that_no_form_has():
    assert {row.person for row in offices.by_name("Petr Q. Fiala")} == {"Petr Fiala"}
    assert offices.by_name("Nobody Atall") == ()


def test_by_surname_gives_everyone_so_called():
    assert {row.person for row in offices.by_surname("Zelenskyy")} == {"Volodymyr Zelenskyy"}
    assert len({row.person for row in offices.by_surname("Sharif")}) > 1


def test_holder_is_the_one_who_held_the_office_throughout():
    assert offices.holder("POL", "Prime Minister", "2022-01-01", "2022-12-31").person == "Mateusz Morawiecki"
    assert offices.holder("POL", "Prime Minister", "2023-12-01", "2023-12-31") is None
    assert offices.holder("UKR", "foreign minister", "2022-03-01", "2022-03-01").person == "Dmytro Kuleba"


def test_holder_goes_no_further_than_the_list_vouches_for():
    row = offices.holder("POL", "President", "2025-09-01", "2025-09-01")
    assert row.until is None
    assert offices.holder("POL", "President", row.known_to, "2999-01-01") is None
    assert offices.office_list().holders("POL", "President", "2999-01-01", None) == (row,)


def test_leader_is_of_the_office_that_leads_at_the_time():
    assert offices.leader("ARM", "2017-05-01", "2017-05-01").person == "Serzh Sargsyan"
    assert offices.leader("ARM", "2021-05-01", "2021-05-01").person == "Nikol Pashinyan"
    assert offices.leader("ATA", "2021-05-01", "2021-05-01") is None


def test_names_of_all_are_what_a_search_is_built_from():
    assert {row.person for row in offices.all_names()["shinzo abe"]} == {"Shinzo Abe"}
    assert "abe" in office_list().all_surnames()


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-02-12", "2024-02-12", "2024-02-12"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2020", "2020-01-01", "2020-12-31"),
    ],
)
def test_bounds_of_days_months_and_years(written, first, last):
    assert bounds(written) == (first, last)


@pytest.mark.parametrize("written", ["", "2024-13", "2023-02-29", "12 May 2024", "24"])
def test_bounds_of_what_is_no_date(written):
    assert bounds(written) is None


def test_own_rows_are_added_to_the_built_in_list(tmp_path):
    line = "Ana Samplová,,Anna Sample,Harbour Commissioner,Port chief,SVK,2021-03,2022-07-01,,city gazette"
    mine = office_list(own_rows(own(tmp_path, line)))
    (row,) = mine.by_name("Anna Sample")
    assert (row.person, row.surnames, row.since) == ("Ana Samplová", ("Samplová",), ("2021-03-01", "2021-03-31"))
    assert mine.holder("SVK", "port chief", "2021-05-01", "2021-05-02") == row
    assert len(mine.holdings) == len(offices.holdings()) + 1
    assert offices.by_name("Anna Sample") == ()


def test_an_own_row_corrects_the_built_in_one(tmp_path):
    line = "Petr Fiala,,,Prime Minister,,CZE,2021-12-18,2025-11-30,,own notes"
    mine = office_list(own_rows(own(tmp_path, line)))
    assert [row.source for row in mine.by_name("Petr Fiala")] == ["own notes"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (",,,President,,FRA,2020,2021,,notes", "person is empty"),
        ("A B,,,,,FRA,2020,2021,,notes", "office is empty"),
        ("A B,,,President,,FRA,2020,2021,,", "source is empty"),
        ("A B,,,President,,France,2020,2021,,notes", "alpha-3"),
        ("A B,,,President,,FRA,May 2020,2021,,notes", "since 'May 2020' is no date"),
        ("A B,,,President,,FRA,2020,2021-02-30,,notes", "until '2021-02-30' is no date"),
        ("A B,,,President,,FRA,2020,,,notes", "known_to '' is no date"),
        ("A B,,,President,,FRA,2022,2021,,notes", "ends before it begins"),
        ("A B,President,FRA", "3 fields"),
    ],
)
def test_a_row_that_cannot_be_understood_names_file_and_line(tmp_path, line, says):
    folder = own(tmp_path, "C D,,,President,,FRA,2020,2021,,notes", line)
    with pytest.raises(UsageError, match=r"mine\.csv:3: ") as error:
        own_rows(folder)
    assert says in str(error.value)


def test_a_header_without_a_column_is_named(tmp_path):
    folder = own(tmp_path, header="person,office")
    with pytest.raises(UsageError, match=r"mine\.csv:1: no column surname"):
        own_rows(folder)


def test_a_folder_without_rows_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no folder of CSV files"):
        own_rows(tmp_path / "nowhere")


def test_a_file_that_is_not_text_is_refused(tmp_path):
    (tmp_path / "bad.csv").write_bytes(b"\xff\xfe\x00person")
    with pytest.raises(UsageError, match="UTF-8"):
        own_rows(tmp_path)


def test_own_rows_answer_within_their_block_alone(tmp_path):
    folder = own(tmp_path, "Ana Samplová,,Anna Sample,President,,SVK,2021-03,2022-07-01,,city gazette")
    before = offices.own().digest
    with beside(folder):
        assert [row.person for row in offices.by_name("Anna Sample")] == ["Ana Samplová"]
        assert len(offices.own().digest) == 8
    assert offices.by_name("Anna Sample") == ()
    assert offices.own().digest == before == ""


def test_lookups_of_an_empty_list_find_nothing():
    empty = OfficeList(())
    assert empty.by_name("Shinzo Abe") == empty.by_surname("Abe") == ()
    assert empty.holder("JPN", "Prime Minister", "2015-01-01", "2015-01-01") is None


def test_loading_time_is_shown():
    start = time.perf_counter()
    list_ = office_list.__wrapped__()
    print(f"{len(list_.holdings)} rows in {(time.perf_counter() - start) * 1000:.0f} ms")
    assert list_.holdings == offices.holdings()
