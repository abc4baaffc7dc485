from __future__ import annotations

import pytest

from summitry.errors import Unreadable
from summitry.sources.encoding import decode

ENGLISH = "The ministers’ talks – “frank and useful” – ended at 5 °C; the bill was £30 million, said Señor Núñez."
FRENCH = "Le président français s’est entretenu avec son homologue à l’Élysée, a indiqué le ministère."
GERMAN = "Die Außenminister trafen sich in Köln und sprachen über Übungen der Flotten."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
@pytest.mark.parametrize("text", [ENGLISH, FRENCH, GERMAN])
def test_certain_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Prezydent spotkał się z premierem w Łodzi i rozmawiał o żegludze.", "cp1250"),
        ("Министры встретились в Москве и обсудили соглашение.", "cp1251"),
        ("Министры встретились в Москве и обсудили соглашение.", "koi8-r"),
        ("両国の外相は月曜日に会談した。", "shift_jis"),
        ("両国の外相は月曜日に会談した。", "euc_jp"),
        (FRENCH.replace("’", "'"), "cp850"),
    ],
)
def test_uncertain_encodings_are_refused_unless_declared(text: str, encoding: str) -> None:
    with pytest.raises(Unreadable, match="encoding"):
        decode(text.encode(encoding), "a.txt")
    assert decode(text.encode(encoding), "a.html", encoding) == text


def test_declared_latin_1_is_read_as_browsers_do() -> None:
    assert decode("“frank”".encode("cp1252"), "a.html", "ISO-8859-1") == "“frank”"


@pytest.mark.parametrize("declared", ["no-such-encoding", "utf-8", "ascii"])
def test_wrong_declaration_falls_back(declared: str) -> None:
    assert decode(ENGLISH.encode("cp1252"), "a.html", declared) == ENGLISH
