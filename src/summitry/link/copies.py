"""Which documents print the same text: copies, reposts, one agency's story in several papers; and their look-alikes.

Candidates are proposed by MinHash (A. Broder, *On the resemblance and containment of documents*, 1997) over runs of
five words, and decided by comparing the words. Texts made after one pattern (a yearly proclamation, a declaration of
emergency) are told from copies by what was put in the place of what: a name, a number or a date against another, where
neither text holds the other's. The hour of the day tells nothing: notices are issued again because it was moved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import blake2b
from typing import Literal

from summitry.model import Reading

RUN = 5
PERMUTATIONS = 126
BANDS = 42
"""Of 3 values each: texts that share half of their runs are proposed with a likelihood of 0.99, a quarter with 0.48."""
SEED = 20240410
LEAST_WORDS = 30
COPY = 0.85
"""Share of the shorter text's runs that a copy has in common with it …"""
COPY_LENGTH = 0.7
"""… and how long it is beside the longer one, at least."""
SHARED = 0.55
APART = 10
"""Days within which a text is reprinted, at most …"""
LONG_APART = 60
LONG = 300
"""… and a text of so many words, which is not made by formula."""
SLOT = 6
"""Letters of what a form is filled in with, at least, where it is no name."""
COMPARED = 2500
"""Words compared one by one from each text's beginning."""

_TOKEN = re.compile(r"\w+(?:[.,:'’-]\w+)*")
_TAG = re.compile(r"<[^<>\n]{1,400}>")
_HOUR = re.compile(r"\d{1,2}:\d\d")
_MONTHS = frozenset(
    _TOKEN.findall(
        "january february march april may june july august september october november december "
        "monday tuesday wednesday thursday friday saturday sunday"
    )
)


@dataclass(frozen=True, slots=True)
class Kin:
    """That two documents go back to one text: as copies, or by text that they share. ``why`` is for people."""

    kind: Literal["copy", "shared"]
    why: str


def told_text(text: str, reading: Reading | None) -> list[str]:
    """The words of a document's own text: without titles, which each paper sets anew, credits and the like."""
    parts = [text] if reading is None else [text[r.start : r.end] for r in reading.regions if r.kind == "body"]
    return [word for part in parts for word in _TOKEN.findall(_TAG.sub(" ", part))]


def bands(words: Sequence[str]) -> tuple[int, ...]:
    """Keys that texts with much in common are likely to share; none for a text too short to tell."""
    if len(words) < LEAST_WORDS:
        return ()
    from rensa import RMinHash

    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(sorted(_runs(words)))
    values, rows = sketch.digest(), PERMUTATIONS // BANDS
    keys = []
    for band in range(BANDS):
        row = ",".join(map(str, values[band * rows : (band + 1) * rows]))
        digest = blake2b(f"{band}:{row}".encode(), digest_size=8).digest()
        keys.append(int.from_bytes(digest, "big", signed=True))
    return tuple(sorted(set(keys)))


def kinship(a: Sequence[str], b: Sequence[str], days: int | None = None) -> Kin | None:
    """How two texts, as words, belong together; ``None`` where they do not. Symmetric.

    ``days`` is how far apart they were published, ``None`` where that is not known: a short statement in the same words
    weeks later is made on another occasion.
    """
    if days is not None and days > (LONG_APART if min(len(a), len(b)) >= LONG else APART):
        return None
    runs_a, runs_b = _runs(a), _runs(b)
    smaller = min(len(runs_a), len(runs_b))
    if min(len(a), len(b)) < LEAST_WORDS or not smaller:
        return None
    share = len(runs_a & runs_b) / smaller
    if share < SHARED:
        return None
    swapped = _swapped(a, b)
    length = min(len(a), len(b)) / max(len(a), len(b))
    if share >= COPY and length >= COPY_LENGTH and not swapped:
        return Kin("copy", f"One text, printed again: both hold {share:.0%} of the shorter one's runs of {RUN} words.")
    if not swapped and (days is None or days <= APART):
        return Kin("shared", f"Text in common: both hold {share:.0%} of the shorter one's runs of {RUN} words.")
    return None


def _runs(words: Sequence[str]) -> set[str]:
    folded = [_fold(word) for word in words]
    return {" ".join(folded[i : i + RUN]) for i in range(max(len(folded) - RUN + 1, 1))}


def _swapped(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where a name, number or date stands in the place of another, or one word in another's place throughout.

    In a long text, neither may hold what stands in the place of its own: a list that names are added to is no form.
    """
    first, second = sorted((list(a[:COMPARED]), list(b[:COMPARED])))
    one, two = [_fold(w) for w in first], [_fold(w) for w in second]
    common = {w for w in (*a, *b) if w[0].islower()}
    held = {_fold(w) for w in a} & {_fold(w) for w in b} if min(len(a), len(b)) >= LONG else set()
    filled: Counter[tuple[str, str]] = Counter()
    for what, i, j, k, m in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if what != "replace" or j - i > 12 or m - k > 12:
            continue
        old = {_fold(w) for w in first[i:j] if _tells(w, common)} - held
        new = {_fold(w) for w in second[k:m] if _tells(w, common)} - held
        if old - new and new - old and not _misspelt(old - new, new - old):
            return True
        filled[" ".join(one[i:j]), " ".join(two[k:m])] += 1
    return any(times > 1 and min(map(len, words)) >= SLOT for words, times in filled.items())


def _tells(word: str, common: Set[str]) -> bool:
    """True for a number, a month or weekday, or a name: a word with a capital that is nowhere written without."""
    lower = word.lower()
    return word[0].isdigit() or lower in _MONTHS or (word[0].isupper() and lower not in common)


def _misspelt(old: set[str], new: set[str]) -> bool:
    """True where the two are one word, spelt otherwise: at least six letters, nearly all of them alike."""
    if len(old) != 1 or len(new) != 1:
        return False
    a, b = *old, *new
    alike = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return min(len(a), len(b)) >= 6 and not any(c.isdigit() for c in a + b) and alike >= 0.85


def _fold(word: str) -> str:
    """A word as it is compared: without case, a possessive's ending, an abbreviation's points, or which hour it is."""
    folded = word.casefold().replace("’", "'").removesuffix("'s")
    if _HOUR.fullmatch(folded):
        return "0:00"
    return folded if folded[0].isdigit() else folded.replace(".", "")
