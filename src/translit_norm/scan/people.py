"""Names of people in running text: given name and family name, initials, titles, and who is bound.

A span that names a person is no place, whether or not the person is known. Unknown people are only
reported when their name is of the kind this package knows: foreign people are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from translit_norm.persons.compare import compare_names
from translit_norm.persons.known import KnownMatch, find_known, known_people
from translit_norm.persons.words import analyse
from translit_norm.scan.tokens import CAPITALS, JOINT_RE, Layout, Token, word_after, word_before
from translit_norm.scan.vocabulary import vocabulary
from translit_norm.script.fold import fold
from translit_norm.script.person_keys import family_keys, word_sound
from translit_norm.types import Verdict

#: Languages whose oblique given names are put back into the nominative by trying these endings.
_BASE_ENDINGS = ("", "о", "й", "а", "я", "ь", "ий", "ія", "ей", "ій")
_CASE_ENDING_RE = re.compile(
    r"(?:ого|ому|ою|ою|ові|еві|єві|ым|им|ім|ом|ем|єм|ам|ою|ей|ой|ий|ый|ій|ая|ую|ої|ьою|ю|я|у|а|е|і|ы|и|о|є|ь)$"
)
_LATIN_CASE_RE = re.compile(r"(?:iego|iemu|ego|emu|owi|iem|em|ym|im|a|u|y|ą|ę)$")
_INITIALS_BEFORE_RE = re.compile(rf"(?:[{CAPITALS}]\.[ \u00a0]?){{1,2}}$")
_INITIALS_AFTER_RE = re.compile(rf"[ \u00a0][{CAPITALS}]\.(?:[ \u00a0]?[{CAPITALS}]\.)?")


Asked = Callable[[str], bool]


_AFTER_INITIAL = frozenset({". ", ".\u00a0", *(f"{letter}." for letter in CAPITALS)})


@dataclass(slots=True, eq=False)
class Person:
    """One person of a text: the fullest name written, and what the bare family name is."""

    name: str
    given: str
    family: str
    ours: bool
    known: tuple[KnownMatch, ...] = ()
    spellings: set[str] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class PersonSpan:
    """Where a person is named; `first` and `last` number the tokens taken."""

    start: int
    end: int
    first: int
    last: int
    person: Person


def is_title(word: str) -> bool:
    """Say whether a lower-case word is a title that stands before people's names."""
    return vocabulary()["title"].strength(word) > 0


@lru_cache(maxsize=1 << 15)
def given_base(word: str) -> str:
    """Return the nominative of a given name written in any case, "" for another word.

    >>> given_base("Володимира"), given_base("Oleg"), given_base("Kharkiv")
    ('Володимир', 'Oleg', '')
    """
    if len(word) < 3 or not word.replace("-", "").isalpha():
        return ""
    if _is_given(word):
        return word
    cyrillic = word[-1] >= "Ѐ"
    pattern = _CASE_ENDING_RE if cyrillic else _LATIN_CASE_RE
    found = pattern.search(word)
    if found is None or found.start() < 3:
        return ""
    if not cyrillic:
        stem = word[: found.start()]
        return next((base for base in (stem, stem + "o", stem + "a") if _is_given(base)), "")
    for cut in range(len(word) - found.start(), 0, -1):
        for ending in _BASE_ENDINGS:
            if _is_given(word[:-cut] + ending):
                return word[:-cut] + ending
    return ""


def _is_given(word: str) -> bool:
    found = analyse(word)
    return bool(found.classes) and found.reviewed


def family_stem(folded: str) -> str:
    """Return a folded family name without its case and gender ending.

    >>> family_stem("путина"), family_stem("зеленського"), family_stem("lavrov")
    ('путин', 'зеленськ', 'lavrov')
    """
    if folded and folded[-1] >= "Ѐ":
        found = _CASE_ENDING_RE.search(folded)
        if found and found.start() >= 3:
            return folded[: found.start()]
    return folded


@lru_cache(maxsize=1 << 16)
def name_keys(family: str) -> tuple[str, ...]:
    """Return the keys under which a family name and its case forms are looked up."""
    return tuple(dict.fromkeys((*family_keys(family), family_stem(fold(family)))))


class Spotter:
    """Finds the people of one text. `strong_place` says that a word is a well-known place."""

    def __init__(
        self, text: str, layout: Layout, tokens: Sequence[Token], *, stopped: Asked, strong_place: Asked,
        place: Asked,
    ) -> None:  # fmt: skip
        self._text, self._layout, self._tokens = text, layout, tokens
        self._stopped, self._strong, self._place = stopped, strong_place, place
        words = vocabulary()
        self._titles, self._said = words["title"].strength, words["said"].strength
        self.spans: list[PersonSpan] = []
        self.people: list[Person] = []
        self._kept: set[int] = set()
        self._by_key: dict[str, list[Person]] = {}
        #: Tokens that stand where people stand but name nobody we know: no place either.
        self.suspects: set[int] = set()

    def spot(self) -> None:
        """Fill `spans`, `people` and `suspects`."""
        taken: set[int] = set()
        at = 0
        while at < len(self._tokens):
            span = self._full_name(at) or self._with_initials(at)
            if span is not None:
                self._keep(span)
                taken.update(range(span.first, span.last + 1))
                at = span.last + 1
            else:
                at += 1
        for at, token in enumerate(self._tokens):
            if at in taken or self._stopped(token.folded):
                continue
            bound = self._bound(token)
            if bound is not None and (not self._strong(token.folded) or self._is_cued(at)):
                self._keep(PersonSpan(token.start, token.end, at, at, bound))
                taken.add(at)
            elif not self._strong(token.folded):
                cued = self._is_cued(at)
                if not self._known_by_family(at, cued, taken) and cued:
                    self._cued(at, taken)

    def _known_by_family(self, at: int, cued: bool, taken: set[int]) -> bool:
        """Take a family name that a known person bears and no full name in the text introduced."""
        token = self._tokens[at]
        if len(token.folded) < 5 or known_keys().isdisjoint(name_keys(token.text)):
            return False
        if self._place(token.folded) and not cued:
            return False
        matches = known_family(token.text, cued)
        if not matches or not self._alone(at, taken):
            return False
        best = matches[0].person
        person = Person(best.name, best.name.split()[0], token.text, True, matches)
        self._keep(PersonSpan(token.start, token.end, at, at, person))
        taken.add(at)
        return True

    def _alone(self, at: int, taken: set[int]) -> bool:
        """Say whether no unexplained capitalised word stands right beside a token."""
        tokens = self._tokens
        if self._joined(at) and not self._stopped(tokens[at + 1].folded):
            return False
        if not at or not self._joined(at - 1):
            return True
        before = tokens[at - 1]
        return (
            at - 1 in taken
            or before.opens
            or self._stopped(before.folded)
            or is_title(before.folded)
        )

    def _cued(self, at: int, taken: set[int]) -> None:
        token = self._tokens[at]
        self.suspects.add(at)
        if not self._alone(at, taken):
            return
        word = analyse(token.text)
        if word.family_likeness >= 2 and not word.classes and token.text[1:].islower():
            person = Person(token.text, "", token.text, True)
            self._keep(PersonSpan(token.start, token.end, at, at, person))
            taken.add(at)

    def _keep(self, span: PersonSpan) -> None:
        known = self._bound_to(span.person) if span.person.given else None
        if known is not None:
            span.person = known
        elif id(span.person) not in self._kept:
            self._kept.add(id(span.person))
            self.people.append(span.person)
            for key in name_keys(span.person.family):
                self._by_key.setdefault(key, []).append(span.person)
        span.person.spellings.add(self._text[span.start : span.end])
        self.spans.append(span)

    def _bound_to(self, person: Person) -> Person | None:
        classes = analyse(person.given).classes
        for known in self._namesakes(person.family):
            if known.name == person.name:
                return known
            if known.given and _agree(classes, known.given) and _same(known.name, person.name):
                return known
        return None

    def _bound(self, token: Token) -> Person | None:
        namesakes = self._namesakes(token.text)
        if not namesakes:
            return None
        found = [known for known in namesakes if _sound_alike(known.family, token.text)]
        if not found:
            # Several namesakes of about the same sound tell nothing apart: only a few are compared.
            found = [
                known for known in namesakes[:_COMPARED] if _same_family(known.family, token.text)
            ]
        return found[0] if len(found) == 1 else None

    def _namesakes(self, family: str) -> list[Person]:
        by_key = self._by_key
        found: list[Person] = []
        for key in name_keys(family):
            # The latest bearers of a key: a text of thousands of people must not be compared with all.
            for person in by_key.get(key, ())[-_NAMESAKES:]:
                if person not in found:
                    found.append(person)
        return found

    def _joined(self, at: int) -> bool:
        """Say whether a token and the next one stand side by side with one space between."""
        if at + 1 >= len(self._tokens):
            return False
        here, following = self._tokens[at], self._tokens[at + 1]
        gap = self._text[here.end : following.start]
        return gap == " " or (
            len(gap) < 4 and JOINT_RE.fullmatch(gap) is not None and "-" not in gap
        )

    def _full_name(self, at: int) -> PersonSpan | None:
        tokens = self._tokens
        if not self._joined(at):
            return None
        base = given_base(tokens[at].text)
        if not base or self._stopped(tokens[at].folded):
            return None
        last = at + 1
        if not self._may_be_family(last):
            return None
        if (
            self._joined(last)
            and self._may_be_family(last + 1)
            and (analyse(tokens[last].text).stem_classes or _is_given(tokens[last].text))
        ):
            last += 1
        last = self._with_second_half(last)
        family = self._text[tokens[last].start : tokens[last].end]
        name = base + " " + family
        known = known_full(self._text[tokens[at].start : tokens[last].end])
        person = Person(name, base, family, bool(known) or _sounds_ours(base, family), known)
        return PersonSpan(tokens[at].start, tokens[last].end, at, last, person)

    def _with_second_half(self, last: int) -> int:
        tokens = self._tokens
        if last + 1 < len(tokens) and self._text[tokens[last].end : tokens[last + 1].start] == "-":
            return last + 1
        return last

    def _may_be_family(self, at: int) -> bool:
        token = self._tokens[at]
        return (
            len(token.folded) > 2 and not self._stopped(token.folded) and not is_title(token.folded)
        )

    def _with_initials(self, at: int) -> PersonSpan | None:
        token = self._tokens[at]
        if len(token.folded) < 3 or self._stopped(token.folded):
            return None
        text = self._text
        if (
            text[token.start - 2 : token.start] not in _AFTER_INITIAL
            and text[token.end + 2 : token.end + 3] != "."
        ):
            return None
        before = _INITIALS_BEFORE_RE.search(self._text, max(0, token.start - 7), token.start)
        if (
            before is not None
            and not self._text[max(0, before.start() - 1) : before.start()].isalnum()
        ):
            person = Person(before.group() + token.text, before.group()[0], token.text, True)
            if analyse(token.text).family_likeness < 2 and not self._is_cued(at):
                return None
            return PersonSpan(before.start(), token.end, at, at, person)
        after = _INITIALS_AFTER_RE.match(self._text, token.end)
        if after is not None and analyse(token.text).family_likeness >= 2:
            last = at
            while last + 1 < len(self._tokens) and self._tokens[last + 1].start < after.end():
                last += 1
            person = Person(token.text + after.group(), after.group().strip()[0], token.text, True)
            return PersonSpan(token.start, after.end(), at, last, person)
        return None

    def _is_cued(self, at: int) -> bool:
        """Say whether a title or a verb of saying stands right beside a token."""
        token, text = self._tokens[at], self._text
        before = word_before(text, token.start)
        if before and before not in _NO_CUE and (self._titles(before) or self._said(before)):
            return True
        after = word_after(text, token.end)
        return bool(after) and bool(self._said(after))


#: Words so common that they are looked up in no role.
_NO_CUE_WORDS = """
    the of in and to a an in on at by for from that with і та у в и на с по з да
"""
_NO_CUE = frozenset(_NO_CUE_WORDS.split())


#: Given names that half of Europe bears: in Latin letters they prove nothing about a person.
_INTERNATIONAL_WORDS = """
    antony anthony anton jens rafael raphael рафаэль рафаель роберт марк адам давид даніель
    дэвид якоб жозеп adam robert mark daniel david peter roman victor viktor sofia sophia
    diana paul alexander alex martin max anton eva leo marina natalie nina tamara vera elena
    nadia valentin valentina simon boris anna maria eduard edward george julia lina laura
    emilia arthur artur bohdan emma helena irena irina ivana jan jana john josef joseph karl
    karina kira klara konstantin larissa leon lev lidia lily lisa lydia magdalena margarita
    marianna mariana marta martha michael milan monika olga oscar oskar pavel philip filip
    raisa regina renata richard rita rudolf samuel sandra sara sarah sebastian stefan stella
    stephan steven susanna theodor thomas tina tony veronica veronika victoria viktoria
    vincent walter zoe angelina angela albert alexandra alexandre alina alla andrea andrej
    antonina benjamin camilla carolina christian christina clara constantin cristina denis
    dennis dominic emil erik eric ernst eugen eugene eva evelyn felix frederic gabriel
    gabriela georg gregory hanna hannah henri henry ines inga isabella
"""
_INTERNATIONAL = frozenset(_INTERNATIONAL_WORDS.split())


#: How given names of the three languages begin when romanised; in Cyrillic any but the above will do.
_OURS_RE = re.compile(
    r"ole[hgkx]|alia?ks|aleks|ihor|igor|iha|se?rh|se?rg|siarh|sjar|vol+od|vlad|ula?dz|wlod|wlad|wolod|andri|andre[ijy]|"
    r"dm[iy]|dzm|zmic|m[yi]k[oh]|mikal|mych|mikh|petr|piotr|kyr|kiril|[yj]ur|[yj]eh?v|[yj]auh|yevh|evge|vas[yi]l|wasyl|"
    r"bohd|bogd|[io]ry?na|nat[al]|oks|sv[ie]t|svia|swit|[yj]ul[iy]|tet[iy]|tat[iy]|l[iy]ud|hanna|halyn|galin|olen|olha|"
    r"nad[iy]|vira|rusl|rost|stan[iy]s|vyach|viach|vjat|anat|hryh|grig|leon[iy]d|les[iy]|ales|nes?tor|taras|ostap|"
    r"arsen|art[eyi]m|maks[yi]m|denys|valer[iy]|vital[iy]|yaros|jaros|zin|zo[iy]|pavl[oa]|illia|il[iy]a|khr|kost|danyl|"
    r"yehor|yegor|jegor|fed[io]r|fyodor|timo|tym|roman$|zak|sasha|misha|kat[ey]r|yekat|ekat|lar[iy]s|marja|mar[iy]ia"
)


@lru_cache(maxsize=1 << 14)
def _sounds_ours(given: str, family: str) -> bool:
    """Say whether a name is one of Ukraine, Russia or Belarus, so that it is reported."""
    if analyse(family).family_likeness >= 2:
        return True
    folded = fold(given)
    if folded in _INTERNATIONAL:
        return False
    return folded[:1] >= "Ѐ" or _OURS_RE.match(folded) is not None


#: How many people of one key are remembered as possible namesakes, the latest first to stay.
_NAMESAKES = 16
#: How many people of a family name's key are compared with a bare family name.
_COMPARED = 3


def _agree(classes: frozenset[str], given: str) -> bool:
    """Say whether a given name may be of one of the classes; initials and unknown names may."""
    others = analyse(given).classes
    return not classes or not others or bool(classes & others)


@lru_cache(maxsize=1 << 15)
def _sound_alike(one: str, other: str) -> bool:
    return word_sound(one) == word_sound(other) or family_stem(fold(one)) == family_stem(
        fold(other)
    )


@lru_cache(maxsize=1 << 14)
def _same(one: str, other: str) -> bool:
    return compare_names(one, other).outcome is Verdict.SAME


@lru_cache(maxsize=1 << 14)
def _same_family(one: str, other: str) -> bool:
    if family_stem(fold(one)) == family_stem(fold(other)):
        return True
    if abs(len(one) - len(other)) > 3:
        return False
    return compare_names(one, other).outcome is not Verdict.DIFFERENT


#: Known people so alike are meant by a full name, by a family name beside a title, and by it alone.
_FULL, _CUED, _ALONE = 0.75, 0.62, 0.80
#: Two known people closer than this in score are both kept.
_TIE = 0.06


@lru_cache(maxsize=1)
def known_keys() -> frozenset[str]:
    """Return the keys of all family names that known people bear."""
    return frozenset(
        key
        for person in known_people()
        for form in person.forms
        for key in name_keys(form.split()[-1])
    )


@lru_cache(maxsize=1 << 14)
def known_full(name: str) -> tuple[KnownMatch, ...]:
    """Return the known people that a full name means: one, or several that fit as well."""
    if all(known_keys().isdisjoint(name_keys(word)) for word in name.split()):
        return ()
    found = [
        match
        for match in find_known(" ".join(name.split()))
        if match.score >= _FULL and match.how != "family"
    ]
    return tuple(match for match in found if match.score >= found[0].score - _TIE)


@lru_cache(maxsize=1 << 15)
def known_family(word: str, cued: bool) -> tuple[KnownMatch, ...]:
    """Return the known people that a bare family name means; `cued`: a title or a verb stands by."""
    if word.isupper() and len(word) < 6:
        return ()
    floor = _CUED if cued else _ALONE if word[0] < "Ѐ" else _CUED
    found = [match for match in find_known(word) if match.score >= floor]
    return tuple(match for match in found if match.score >= found[0].score - _TIE)
