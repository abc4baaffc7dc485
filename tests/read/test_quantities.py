"""Amounts: money, measures, multiples, counts, and the numbers that are no amounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.read.quantities import quantities, quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("will spend $2.5 billion on it", 2.5e9, "USD"),
        ("a grant of US$40 million", 4e7, "USD"),
        ("A$300 million for the islands", 3e8, "AUD"),
        ("€1,250,000 in aid", 1.25e6, "EUR"),
        ("£5bn for reactors", 5e9, "GBP"),
        ("¥32 trillion over a decade", 3.2e13, "JPY"),
        ("nearly 600 million euros", 6e8, "EUR"),
        ("two billion yen", 2e9, "JPY"),
        ("EUR 12 million", 1.2e7, "EUR"),
        ("a $75-million fund", 7.5e7, "USD"),
        ("30 gigawatts of wind power", 30, "GW"),
        ("10 GW of solar power", 10, "GW"),
        ("cut emissions by 46 percent", 46, "percent"),
        ("2% of its output", 2, "percent"),
        ("a 1.5 degree Celsius limit", 1.5, "degrees Celsius"),
        ("to double demand for ethanol", 2, "times"),
        ("more than 70 programs", 70, "programmes"),
        ("an additional 20 Marshall Scholarships", 20, "scholarships"),
        ("one million vaccine doses", 1e6, "doses"),
        ("1.2 billion doses", 1.2e9, "doses"),
        ("will train 500 police officers", 500, "officers"),
        ("at least five new ships", 5, "ships"),
        ("one million barrels a day", 1e6, "barrels"),
        ("will lend two patrol boats", 2, "boats"),
    ],
)
def test_quantity_of_an_amount(text: str, value: float, unit: str) -> None:
    found = quantity(text)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)
    assert found.text in text


@pytest.mark.parametrize(
    "text",
    [
        "the two leaders agreed",
        "by 2030",
        "in the 2030s",
        "over the next 15 years",
        "under Resolution 1325 members",
        "on May 23 ministers met",
        "the three countries",
        "a two-year programme",
        "5G networks",
        "Article 5 obligations",
        "the G7 members",
        "within 100 days",
        "no figure at all",
        "the COP26 presidency",
    ],
)
def test_quantity_none_where_a_number_is_no_amount(text: str) -> None:
    assert quantity(text) is None


def test_quantities_money_first_then_measures_then_counts() -> None:
    found = quantities("40 schools, 5 percent of it, and $3 million")
    assert [one.unit for one in found] == ["USD", "percent", "schools"]


@given(st.text(max_size=200))
def test_quantities_any_text_is_read(text: str) -> None:
    for one in quantities(text):
        assert one.value >= 0
        assert one.unit
