"""The pages of charts: each with its twins, its state in its address, and nothing that a page may not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from summitry.desk.app import application
from summitry.desk.settings import Settings
from tests.weigh.making import document, event, on, recorded

PAGES = ("/timeline", "/dyad?dyad=JPN-USA", "/network?what=all", "/map?centre=0")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("desk") / "r.db"
    met = event(0, "CONSULT", "JPN:participant", "USA:participant", date=on("2024-01-10"))
    with recorded(path, document("a", on("2024-01-20"), met, event(1, "ACCUSE", "USA:source", "JPN:target"))):
        pass
    with TestClient(application(Settings(str(path))), base_url="http://127.0.0.1:8765") as client:
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_a_page_draws_its_chart_and_has_its_twins(desk: TestClient, path: str) -> None:
    page = desk.get(path)
    assert page.status_code == 200
    assert page.text.count("<svg ") == 2
    assert " style=" not in page.text
    stem, _, query = path.partition("?")
    rows = desk.get(f"{stem}.json?{query}").json()["rows"]
    table = desk.get(f"{stem}.csv?{query}").text.splitlines()
    assert len(table) == len(rows) + 1
    assert all(f'id="{id}"' in page.text for id in re.findall(r"url\(#([^)]+)\)", page.text))


def test_a_timeline_leads_to_its_events(desk: TestClient) -> None:
    links = re.findall(r'href="(/event/e[0-9a-f]+)"', desk.get("/timeline").text)
    assert len(links) == 2


def test_a_dyad_not_chosen_yet_offers_those_who_met(desk: TestClient) -> None:
    page = desk.get("/dyad").text
    assert '<a href="/dyad?dyad=JPN-USA">' in page
    assert "<svg" not in page


@pytest.mark.parametrize(
    "path",
    ["/dyad?dyad=JPN", "/timeline?since=yesterday", "/map?centre=east", "/map?centre=nan", "/network?what=kissed",
     "/network?limit=1", "/timeline?actor=%3Cscript%3E", "/dyad?dyad=JPN-USA&by=week", "/network?among=JPN"],
)  # fmt: skip
def test_what_means_nothing_is_told(desk: TestClient, path: str) -> None:
    page = desk.get(path)
    assert page.status_code == 400
    assert "<script>" not in page.text
    assert desk.get(path.replace("?", ".json?")).json()["error"]["status"] == 400


def test_an_address_is_kept_in_the_form(desk: TestClient) -> None:
    assert 'value="2024-01"' in desk.get("/timeline?since=2024-01").text


def test_the_style_of_charts_is_served(desk: TestClient) -> None:
    assert "svg.chart" in desk.get("/static/charts.css").text


def test_a_record_without_anything_has_its_pages(tmp_path: Path) -> None:
    from summitry.library import Record

    Record(tmp_path / "r.db").close()
    with TestClient(application(Settings(str(tmp_path / "r.db"))), base_url="http://127.0.0.1:8765") as client:
        for path in (*PAGES, "/dyad"):
            assert client.get(path).status_code == 200
