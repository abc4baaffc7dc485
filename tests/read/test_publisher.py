from __future__ import annotations

import pytest

from summitry.model import Document
from summitry.read import publisher
from summitry.read.layout import lay_out
from summitry.read.page import Page

BODY = "The foreign ministers of Norway and Chile met in Bergen on Monday and agreed to hold talks again in May."


def found(text: str, **metadata: str) -> str | None:
    document = Document("d1", "a.txt", text, **metadata)  # type: ignore[arg-type]
    page = Page(document, lay_out(document), None, [], [], ())
    publisher.find(page)
    return page.publisher


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{BODY}\n\n© 2023 Reuters. All rights reserved.\n", "Reuters"),
        (f"{BODY}\n\nCopyright 2023, ABC Audio. All rights reserved.\n", "ABC"),
        (f"{BODY}\n\nCopyright © 2021-2023 Harbour Post Ltd. All rights reserved.\n", "Harbour Post"),
        (f"{BODY}\n\n(c) 2023 by Fjord Wire\n", "Fjord Wire"),
        (f"{BODY}\n\nCopyright 2023. All rights reserved.\n", None),
        (f"BERGEN, March 3 (Reuters) - {BODY}\n", "Reuters"),
        (f"BERGEN (AP) — {BODY}\n", "AP"),
        (f"BERGEN — {BODY}\n", None),
        (f"BERGEN (Fjord Wire) — {BODY}\n", "Fjord Wire"),
        (f"Fishing row is mended\n\nIsland Courier\n\nBERGEN (Fjord) — {BODY}\n", "Island Courier"),
        (f"{BODY}\n\nHe did not say when they would sign. (ANI)\n", "ANI"),
        (f"Ana Duarte. (Kyodo)\n\n{BODY}\n\nOla Nordmann. (Kyodo)\n", "Kyodo"),
        (f"Ana Duarte. (Kyodo)\n\n{BODY}\n", None),
        (f"Ana Duarte. (AFP)\n\n{BODY}\n\nOla Nordmann. (Reuters)\n", None),
        (f"{BODY} She told Reuters that she was glad.\n", None),
        ("", None),
    ],
)
def test_how_an_outlet_signs(text: str, name: str | None) -> None:
    assert found(text) == name


def test_metadata_win() -> None:
    assert found(f"{BODY}\n\n© 2023 Reuters.\n", publisher="Harbour Post") is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.reuters.com/world/a", "Reuters"),
        ("https://english.kyodonews.net/news/1.html", "Kyodo"),
        ("https://notreuters.com/", None),
        ("http://[broken", None),
    ],
)
def test_address(url: str, name: str | None) -> None:
    assert found(BODY, url=url) == name
