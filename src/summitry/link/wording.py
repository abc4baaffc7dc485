"""The content of a wording, apart from the words that any undertaking shares.

Words are brought to a stem so that "developing" and "development" meet. How telling a word is comes from a list of how
many official documents hold it: ``rules/frequencies.csv``, counted once over public-domain statements, so that the
same two wordings weigh the same in every record.
"""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*|\d[\d.,]*")

FUNCTION_WORDS = frozenset(
    WORD.findall(
        "a an the this that these those and or but nor of in on at by for from to with within into onto upon under "
        "over between among through across as than then so such its it their they them our we us his her he she him my i "
        "you your is are was were be been being am has have had do does did will would shall should may might can could "
        "must not no which who whom whose what when where while also both all any each other others more most very "
        "well including include includes included respective s"
    )
)

_SUFFIXES = tuple(
    WORD.findall(
        "izations isations ization isation ations ation itions ition ments ment nesses ness ities ity ances ance ences "
        "ence ingly ings ing edly ized ised izes ises izing ising ize ise ies ied ions ion ives ive ally als al ors or "
        "ers er ants ant ents ent ed es ly s e y"
    )
)


def content(text: str) -> list[str]:
    """Stems of the content words of ``text``, in order, each as often as it stands there."""
    return [stem(word) for word in WORD.findall(text) if word.lower().replace("’", "'") not in FUNCTION_WORDS]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending. Rough on purpose: it only has to bring forms of one word together."""
    word = word.lower().replace("’", "'").removesuffix("'s").rstrip("'").replace("-", "")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word
