"""Names of people in running text: given name and family name, initials, titles, and who is bound.

A span that names a person is no place, whether or not the person is known. Unknown people are only
reported when their name is of the kind this package knows: foreign people are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from translit_norm.match.surface import CategoryWords
from translit_norm.persons.known import KnownMatch
from translit_norm.persons.words import analyse, is_given
from translit_norm.scan.bearers import is_attribute
from translit_norm.scan.beside import is_cued, is_title
from translit_norm.scan.fame import Asked, Fame
from translit_norm.scan.family import (
    bases,
    disagree,
    given_base,
    is_patronymic,
    name_keys,
)
from translit_norm.scan.origin import sounds_ours
from translit_norm.scan.renown import known_family, known_full, known_keys
from translit_norm.scan.roll import Person, PersonSpan, Roll
from translit_norm.scan.tokens import CAPITALS, JOINT_RE, Token, word_after, word_before
from translit_norm.scan.vocabulary import vocabulary

_INITIALS_BEFORE_RE = re.compile(rf"(?:[{CAPITALS}]\.[ \u00a0]?){{1,2}}$")
_INITIALS_AFTER_RE = re.compile(rf"[ \u00a0][{CAPITALS}]\.(?:[ \u00a0]?[{CAPITALS}]\.)?")


_AFTER_INITIAL = frozenset({". ", ".\u00a0", *(f"{letter}." for letter in CAPITALS)})


_QUOTED = frozenset({"«»", "„“", "„”", "“”"})


class Spotter:
    """Finds the people of one text; `fame` tells which words are well-known places."""

    def __init__(
        self, text: str, tokens: Sequence[Token], fame: Fame, *, stopped: Asked,
        words: CategoryWords, language: str,
    ) -> None:  # fmt: skip
        self._text, self._tokens = text, tokens
        self._stopped, self._fame = stopped, fame
        self._categories = words.after
        self._honours = vocabulary()["honour"].strength
        self._elsewhere = vocabulary()["elsewhere"].names
        self._language = language
        self._roll = Roll(language)
        #: Whether one space stands between a token and the next.
        self._joins = [
            following.start - here.end <= 3 and self._is_joint(text[here.end : following.start])
            for here, following in pairwise(tokens)
        ]
        self._joins.append(False)
        #: Tokens that stand where people stand but name nobody we know: no place either.
        self.suspects: set[int] = set()

    @property
    def spans(self) -> list[PersonSpan]:
        """Where people are named, in the order they were found."""
        return self._roll.spans

    def spot(self) -> None:
        """Fill `spans` and `suspects`: first who is named in full, then whom a single word means."""
        taken: set[int] = set()
        upto = 0
        for at in self._beginnings():
            if at < upto:
                continue
            span = self._family_first(at) or self._full_name(at) or self._with_initials(at)
            if span is not None:
                if not self._honoured(span):
                    self._roll.keep(span)
                else:
                    self.suspects.update(range(span.first, span.last + 1))
                upto = span.last + 1
                taken.update(range(span.first, upto))
        text, language = self._text, self._language
        stopped, famous, bound_by = self._stopped, self._fame.is_famous, self._roll.bound
        for at, token in enumerate(self._tokens):
            if at in taken or stopped(token.folded):
                continue
            cued = is_cued(text, token, language)
            if not cued and famous(token.folded):
                continue
            bound = bound_by(token.text, token.start)
            if bound is not None:
                self._roll.keep(PersonSpan(token.start, token.end, at, at, bound))
                taken.add(at)
            elif not cued or not famous(token.folded):
                cued = cued and not self._names_a_unit(token)
                if not self._known_by_family(at, cued, taken) and cued:
                    self._cued(at, taken)

    def _beginnings(self) -> list[int]:
        """Return the tokens that a name of several words may begin with: joined, or beside a letter."""
        tokens = self._tokens
        found = {at for at, joined in enumerate(self._joins) if joined}
        for at, token in enumerate(tokens):
            if token.end - token.start == 1:
                found.update((at - 1, at, at + 1))
            elif self._is_listed(at) and (token.text.isupper() or self._joined(at + 1)):
                found.add(at)
        return sorted(found - {-1, len(tokens)})

    def _is_joint(self, gap: str) -> bool:
        return gap == " " or (JOINT_RE.fullmatch(gap) is not None and "-" not in gap)

    def _is_quoted(self, span: PersonSpan | Token) -> bool:
        """Say whether quotation marks stand right around a span."""
        return (
            self._text[span.start - 1 : span.start] + self._text[span.end : span.end + 1] in _QUOTED
        )

    def _honoured(self, span: PersonSpan) -> bool:
        """Say whether a street, an order, a theatre or a quoted work is named after the person."""
        return self._is_quoted(span) or bool(
            self._honours(word_before(self._text, span.start) or "")
            or self._honours(word_after(self._text, span.end) or "")
        )

    def _names_a_unit(self, token: Token) -> bool:
        """Say whether a word for a unit follows: the head of the Снігурівської громади is no person."""
        after = word_after(self._text, token.end)
        return bool(after) and after in self._categories

    def _known_by_family(self, at: int, cued: bool, taken: set[int]) -> bool:
        """Take a family name that a known person bears and no full name in the text introduced."""
        token = self._tokens[at]
        if len(token.folded) < 5 or (self._fame.is_place(token.folded) and not cued):
            return False
        if self._is_quoted(token) or (not cued and self._elsewhere(token.folded)):
            return False  # a locomotive, a firm, a writer of a known person's name
        matches: tuple[KnownMatch, ...] = ()
        for family in (token.text, *bases(token.text, self._language)):
            if not known_keys().isdisjoint(name_keys(family)):
                matches = matches or known_family(family, cued)
        if not matches or not self._alone(at, taken):
            return False
        best = matches[0].person
        person = Person(best.name, best.name.split()[0], token.text, True, matches)
        self._roll.keep(PersonSpan(token.start, token.end, at, at, person))
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
        if not self._alone(at, taken) or is_attribute(token.folded, self._text, token.end):
            return
        word = analyse(token.text)
        if word.family_likeness >= 2 and not word.classes and token.text[1:].islower():
            person = Person(token.text, "", token.text, True)
            self._roll.keep(PersonSpan(token.start, token.end, at, at, person))
            taken.add(at)

    def _joined(self, at: int) -> bool:
        """Say whether a token and the next one stand side by side with one space between."""
        return at < len(self._joins) and self._joins[at]

    def _is_listed(self, at: int) -> bool:
        """Say whether only a comma stands between a token and the next: IVANENKO, Petro."""
        end = self._tokens[at].end
        if not self._text.startswith(", ", end) or at + 1 == len(self._tokens):
            return False
        return self._tokens[at + 1].start == end + 2

    def _family_first(self, at: int) -> PersonSpan | None:
        """Read `Гнедого Виталия Сергеевича` and `IVANENKO, Petro`: as courts and registers write."""
        tokens, family = self._tokens, self._tokens[at]
        if (
            at + 1 >= len(tokens)
            or not self._may_be_family(at)
            or self._fame.is_famous(family.folded)
        ):
            return None
        listed = self._is_listed(at)
        if not (listed or self._joined(at)):
            return None
        last = at + 1
        base = given_base(tokens[last].text)
        capitals = family.text.isupper()
        if not base or tokens[last].text.isupper() != (capitals and not listed):
            return None
        if self._joined(last) and is_patronymic(tokens[last + 1].text):
            last += 1
            if (listed or family.opens) and analyse(family.text).family_likeness < 1:
                return None  # Вчера Иван Иванович …
        elif not (listed and capitals):
            return None
        if self._joined(last) and self._may_be_family(last + 1):
            return None  # the family name stands behind: MOSCOW, Ivan Petrov
        name = base + " " + family.text
        known = known_full(name)
        person = Person(
            name, base, family.text, bool(known) or sounds_ours(base, family.text), known
        )
        return PersonSpan(family.start, tokens[last].end, at, last, person)

    def _full_name(self, at: int) -> PersonSpan | None:
        tokens = self._tokens
        if not self._joined(at):
            return None
        base = given_base(tokens[at].text)
        if not base or self._stopped(tokens[at].folded):
            return None
        if base != tokens[at].text and self._fame.is_country(tokens[at].folded):
            return None  # президент России Дмитрий …
        last = at + 1
        if not self._may_be_family(last):
            return None
        if (
            self._joined(last)
            and self._may_be_family(last + 1)
            and (is_patronymic(tokens[last].text) or is_given(tokens[last].text))
        ):
            last += 1
        last = self._with_second_half(last)
        family = self._text[tokens[last].start : tokens[last].end]
        if base == tokens[at].text and disagree(base, family):
            return None  # a novel (роман) of Pushkin's
        name = base + " " + family
        known = known_full(self._text[tokens[at].start : tokens[last].end])
        for form in bases(family, self._language):
            known = known or known_full(f"{base} {form}")
        person = Person(name, base, family, bool(known) or sounds_ours(base, family), known)
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
            if before.group().strip() == "M." and self._language == "fr":
                return None  # Monsieur
            person = Person(before.group() + token.text, before.group()[0], token.text, True)
            if analyse(token.text).family_likeness < 2 and not is_cued(text, token, self._language):
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
