"""The content of a wording, apart from the words that any undertaking shares.

Words are brought to a stem so that "developing" and "development" meet. How telling a word is comes from a list of how
many official documents hold it (``rules/frequencies.csv``, counted once over public-domain statements), so that the
same two wordings weigh the same in every record.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from math import log

from summitry.rules.bodies import bodies
from summitry.rules.synonyms import opposites, synonyms

WORD = re.compile(r"[A-Za-z][A-Za-z0-9'’]*(?:-[A-Za-z0-9]+)*|\d+(?:[.,]\d+)*")
NUMBER_WORTH = 2.0
YEAR_WORTH = 0.5
_YEAR = re.compile(r"(?:19|20)\d\d")

FUNCTION_WORDS = frozenset(
    WORD.findall(
        "a an the this that these those and or but nor of in on at by for from to with within into onto upon under "
        "over between among through across as than then so such its it their they them our we us his her he she him "
        "my own i you your is are was were be been being am has have had do does did will would shall should may might "
        "can could must not no which who whom whose what when where while also both all any each other others more "
        "most very well including include includes included respective s about up out if there here per via"
    )
)

_UNDERTAKING = (
    "priority priorities prioritize domain domains field fields sphere "
    "decade decades year years today future time times "
    "commit pledge promise vow agree decide concur resolve resolved plan intend intent intention aim seek look "
    "forward explore consider affirm reaffirm reiterate renew confirm stress emphasize underscore underline "
    "highlight note welcome support encourage express state announce declare recommit determination determined "
    "dedicate reconfirm acknowledge recognize applaud continue work working together jointly joint close closely "
    "cooperate cooperation collaborate collaboration coordinate coordination effort efforts advance enhance "
    "strengthen deepen promote expand reinforce build increase accelerate ensure address foster improve bolster "
    "boost pursue further greater new importance important need necessary key particular areas area "
    "order ways means make making take taking use using give vital crucial essential unwavering ironclad strong "
    "firm moral imperative significance value proud successful provide respective two both sides leaders leader "
    "expect due ready likely schedule slate next coming upcoming say said told following vice "
    "sunday monday tuesday wednesday thursday friday saturday "
    "january february march april june july august september october november december "
    "comprehensive robust strategic era enduring mutual concrete practical meaningful tangible "
    "countries country nations partners president prime minister ministers secretary government governments"
)
_FRAMES = (
    "launch establish establishment create creation set start begin hold convene host conclude sign signing "
    "implement implementation develop partnership initiative dialogue fund forum council committee framework "
    "agreement arrangement program programme programs project working group task force mechanism meeting talks "
    "consultation memorandum platform network compact plan strategy commitment action actions goal goals issues "
    "modernize modernise evolve transform trilateral deliver share exchange resume steps step progress issue "
    "combat counter tackle fight deploy deployment best practice practices lesson lessons learned experience "
    "challenges challenge region regional world global international bilateral multilateral like-minded shared "
    "critical common security economic ties relations"
)

_SUFFIXES = tuple(
    WORD.findall(
        "izations isations ization isation izing ising ized ised izes ises ize ise ations ation itions ition ments "
        "ment nesses ness ities ity ances ance ences ence ingly ings ing edly ies ied ions ion ives ive ally als al "
        "ors or ers er ants ant ents ent ed es ly s e y"
    )
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending. Rough on purpose: it only has to bring forms of one word together."""
    word = word.lower().replace("’", "'").removesuffix("'s").rstrip("'").replace("-", "")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def content(text: str) -> list[str]:
    """Stems of the content words of ``text``, in order, each as often as it stands there.

    A compound with a hyphen that no counted document holds tells what its parts tell: "lower-methane".
    """
    words = (word for word in WORD.findall(text) if _tells(word))
    return [part for word in words for part in _parts(word)]


def _tells(word: str) -> bool:
    """False for a function word; "WHO" and "IT" in capitals are names."""
    return word.lower().replace("’", "'") not in FUNCTION_WORDS or (word.isupper() and len(word) > 1)


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    whole = stem(word)
    if "-" not in word or word.isupper() or whole in _frequencies()[0] or whole in _synonyms()[1]:
        return (whole,)
    return tuple(stem(part) for part in word.split("-") if part and part.lower() not in FUNCTION_WORDS) or (whole,)


def senses(text: str) -> list[str]:
    """As ``content``, with one stem for all words and phrases of a class of synonyms, and for all names of a body."""
    phrases, classes = _synonyms()
    text = phrases.sub(lambda phrase: classes[_bare(phrase.group())], text)
    return [classes.get(word, word) for word in content(text)]


def undoes(a: Iterable[str], b: Iterable[str]) -> bool:
    """True where one of two sets of senses holds verbs that undo the other's: "impose" and "lift". Symmetric."""
    one, two = set(a), set(b)
    return any(
        (one & left and two & right and not one & right and not two & left)
        or (one & right and two & left and not one & left and not two & right)
        for left, right in _opposites()
    )


@lru_cache(maxsize=65536)
def worth(word: str) -> float:
    """How much a stem tells: the logarithm of how few documents hold it; less for words that frame an undertaking."""
    counts, total = _frequencies()
    if word[0].isdigit():
        return YEAR_WORTH if _YEAR.fullmatch(word) else NUMBER_WORTH
    weight = log(total / counts.get(word, 10))
    if word in _stems(_UNDERTAKING):
        return 0.0
    return weight * 0.35 if word in _stems(_FRAMES) else weight


def documents_with(word: str) -> int:
    """How many of the counted documents hold the stem; 10 for one that is not listed."""
    return _frequencies()[0].get(word, 10)


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all phrases of several words, and the sense of each phrase (as ``_bare``) and of each stem."""
    classes: dict[str, str] = {}
    phrases = []
    for group in synonyms():
        first = stem(group.words[0])
        for word in group.words:
            if " " in word:
                phrases.append(word)
                classes.setdefault(_bare(word), first)
            else:
                classes.setdefault(stem(word), first)
    for body in bodies().values():
        name_of = body.id.split(":")[-1]
        sense = name_of if name_of.lower() in FUNCTION_WORDS else stem(name_of)
        for name in (body.name, *body.names):
            if " " in name:
                phrases.append(name)
                classes.setdefault(_bare(name), sense)
    phrases.sort(key=lambda phrase: (-len(phrase), phrase))
    spaced = "|".join(re.escape(phrase).replace(r"\ ", r"[ -]").replace("'", "['’]") for phrase in phrases)
    return re.compile(rf"\b(?:{spaced})\b", re.IGNORECASE), classes


def _bare(phrase: str) -> str:
    return phrase.casefold().replace("-", " ").replace("’", "'")


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple(
        (
            frozenset(w for word in pair.one for w in senses(word)),
            frozenset(w for word in pair.other for w in senses(word)),
        )
        for pair in opposites()
    )


@cache
def _frequencies() -> tuple[dict[str, int], int]:
    text = (files("summitry.rules") / "frequencies.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    counts = {row["stem"]: int(row["documents"]) for row in rows}
    return counts, 6218
