"""The words beside a span: what announces a place before it, what says its kind after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from translit_norm.match.hits import Hit
from translit_norm.match.surface import CategoryWords
from translit_norm.scan.bearers import Bearers
from translit_norm.scan.lexicon import Lexicon
from translit_norm.scan.tokens import JOINT_RE, WORD_RE, Layout, Token, words_before
from translit_norm.scan.vocabulary import vocabulary

#: Category words of these features belong to the name: Kherson region, Oskil River.
_PART_OF_NAME = frozenset(
    {
        "oblast", "krai", "republic", "raion", "hromada", "power-plant", "reservoir", "river", "sea", "bay",
        "strait", "canal", "lake", "dam", "bridge", "peninsula", "island", "spit", "liman", "mountains",
        "mountain", "airport", "autonomous-okrug", "autonomous-oblast",
    }
)  # fmt: skip
#: No form has more words after its first.
LONGEST_PHRASE = 6
_SMALL_WORDS = frozenset(
    {"the", "de", "d", "du", "der", "dem", "die", "das", "den", "of", "la", "le", "les", "l"}
)
#: Category words, folded, that speak of all members of the list before them.
PLURALS_WORDS = """
    regions oblasts provinces districts raions territories rivers областей областях областям
    областями районів районах районам районов обласцях абласцей абласцях
    абласцям вобласцей вобласцях раенах оласты
    oblaste gebiete regionen obwodow obwodach regiony rejonach
"""
PLURALS = frozenset(PLURALS_WORDS.split())
_JOINTS = frozenset(" \n\u00a0-‑")
_NONE: frozenset[str] = frozenset()
#: Strength 0 to 3, features, where the words begin (or how many they are), -1 for nowhere.
Cue = tuple[int, frozenset[str], int]
_NO_CUE: Cue = (0, _NONE, -1)


class Surroundings:
    """Reads what stands around spans of one text."""

    def __init__(
        self,
        text: str,
        layout: Layout,
        tokens: Sequence[Token],
        lexicon: Lexicon,
        words: CategoryWords,
    ) -> None:
        self._text, self._layout, self._tokens = text, layout, tokens
        self._lexicon, self._words = lexicon, words
        self._bearers = Bearers(lexicon)
        self._vocabulary = vocabulary()
        self._after_first = _first_words(words)
        #: What ends a cue of several words: of any other word its neighbours change nothing.
        self._last_words = _SMALL_WORDS | _last_words(
            (*words.before, *self._vocabulary["place"].phrases)
        )
        self._cues: dict[str, Cue] = {}
        self._open_cues: set[str] = set()
        #: Whether a written word may begin a category after a name.
        self._begins_category: dict[str, bool] = {}

    def _following(self, start: int, count: int) -> Iterator[tuple[int, str]]:
        """Yield (end, fold) of the words that follow directly, up to `count`."""
        at = start
        for _word in range(count):
            joint = JOINT_RE.match(self._text, at)
            word = WORD_RE.match(self._text, joint.end()) if joint else None
            if word is None:
                break
            written = word.group()
            # A possessive is no part of the form: the Kherson region's.
            bare = written[:-2] if written[-2:] in ("'s", "’s") else written
            yield word.start() + len(bare), self._lexicon.folded(bare)
            if bare is not written:
                break
            at = word.end()

    def _last_before(self, last: int, end: int) -> int:
        tokens = self._tokens
        while last + 1 < len(tokens) and tokens[last + 1].start < end:
            last += 1
        return last

    def _begins_phrase(self, token: Token) -> bool:
        words = self._following(token.end, LONGEST_PHRASE)
        return self._lexicon.longest_phrase(token.folded, words) > 0

    def _cue_before(self, token: Token) -> Cue:
        """Return how strongly the words before announce a place, their features, where they begin.

        What the words say is remembered for this text, mostly that of the nearest alone; offsets are
        added afterwards.
        """
        text, start = self._text, token.start
        if start < 2:
            return _NO_CUE
        floor = self._layout.sentences[token.sentence]
        apart = text[start - 1].isspace()
        if token.opens and apart:
            return _NO_CUE
        edge = max(floor, start - 46)
        words = text[edge:start].split()[-3:]
        if not words or not apart or not words[-1].isalpha():
            return self._cue(words_before(text, start, floor, 3), start)
        key = words[-1]
        known = self._cues.get(key)
        if known is None:
            known = self._cues[key] = self._plain_cue(words[-1:])
            if key.lower() in self._last_words or self._lexicon.folded(key) in self._last_words:
                self._open_cues.add(key)
        if key in self._open_cues:
            key = " ".join(words)
            known = self._cues.get(key)
            if known is None:
                known = self._cues[key] = self._plain_cue(words)
        strength, features, count = known
        if not count:
            return strength, features, -1
        begins = start
        for word in words[: -count - 1 : -1]:
            begins = text.rfind(word, edge, begins)
        return strength, features, begins

    def _plain_cue(self, written: list[str]) -> Cue:
        """Return what `_cue` does for words with nothing but spaces between; how many, not where."""
        places, category, folded = (
            self._vocabulary["place"],
            self._words.before,
            self._lexicon.folded,
        )
        strength, features, count = 0, _NONE, 0
        phrase = ""
        nearest = written[-1].lower()
        for number in range(1, len(written) + 1):
            word = written[-number].lower()
            if not word.isalpha():
                word = word.replace("’", "'").partition("'")[2]  # dans l'oblast de
                if not word.isalpha():
                    break
            phrase = f"{word} {phrase}" if phrase else word
            key = folded(phrase)
            if key in category and len(key) > 1 and word not in _SMALL_WORDS:
                strength, features, count = max(strength, 3), category[key], number
            elif phrase in places.phrases:
                strength = max(strength, 2)
            elif number == 1 or (number == 2 and nearest in _SMALL_WORDS):
                strength = max(strength, places.strength(word))
        return strength, features, count

    def _cue(self, before: list[tuple[int, int, str]], start: int) -> Cue:
        """Return how strongly the words before announce a place, their features, where they begin."""
        text = self._text
        words: list[str] = []
        places, category = self._vocabulary["place"], self._words.before
        strength, features, begins = 0, frozenset[str](), -1
        edge = start
        for number, (word_start, word_end, word) in enumerate(before):
            gap = text[word_end:edge]
            allowed = gap.strip(" \t\u00a0\r\n") == "" or (
                gap.strip() in (".", "“", '"', "«", "„", "'", "’", "-") and number == 0
            )
            if not allowed:
                break
            edge = word_start
            words.insert(0, word)
            phrase = " ".join(words)
            key = self._lexicon.folded(phrase)
            dotted = text[word_end : word_end + 1] == "."
            if key in category and (dotted or len(key) > 1) and word not in _SMALL_WORDS:
                strength, features, begins = max(strength, 3), category[key], word_start
            elif phrase in places.phrases:
                strength = max(strength, 2)
            elif number == 0 or (number == 1 and words[1] in _SMALL_WORDS):
                strength = max(strength, places.strength(word))
            if number == 0 and word in _SMALL_WORDS:
                continue
        return strength, features, begins

    def _category_after(
        self, end: int, hits: tuple[Hit, ...], folded: str
    ) -> tuple[int, frozenset[str]]:
        """Return where the name ends with its category words, and the features they allow."""
        text = self._text
        if text[end : end + 1] not in _JOINTS or not text[end + 1 : end + 2].isalpha():
            return end, _NONE
        first = text[end + 1 : end + 26].split(None, 1)[0]
        may = self._begins_category.get(first)
        if may is None:
            bare, folded_word = first.rstrip(".,;:!?»”)'’"), self._lexicon.folded
            begun = {folded_word(bare), folded_word(bare.partition("-")[0])}
            may = self._begins_category[first] = not begun.isdisjoint(self._after_first)
        if not may:
            return end, _NONE
        after = self._words.after
        words = list(self._following(end, 3))
        for length in range(len(words), 0, -1):
            key = " ".join(word for _end, word in words[:length])
            features = after.get(key)
            if features:
                if key in PLURALS:
                    return end, features
                if features & _PART_OF_NAME and (
                    not hits
                    or self._bearers.bears(hits, features)
                    or self._bearers.borne_by_namesake(hits, features)
                ):
                    return words[length - 1][0], features
                return end, features
        return end, _NONE


def _first_words(words: CategoryWords) -> frozenset[str]:
    return frozenset(key.split(" ")[0] for key in words.after)


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the last words of those of several words."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases if " " in phrase)
