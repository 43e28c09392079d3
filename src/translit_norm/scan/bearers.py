"""What kinds of places bear the forms a spelling may be: units, works, towns; how well-known they are.

Everything is worked out once for a tuple of hits and remembered by the lexicon.
"""

from __future__ import annotations

import re

from translit_norm.gazetteer.reader import ADJECTIVE, BARE, OWN
from translit_norm.match.hits import Hit
from translit_norm.scan.lexicon import Lexicon
from translit_norm.script.fold import fold

_SETTLEMENTS = frozenset({"city", "settlement", "village", "city-district", "federal-city"})
#: What English calls the works that are named after a place, for names no table holds with them.
_ENDINGS = {
    "oblast": (" oblast",),
    "power-plant": (" nuclear power plant", " thermal power plant", " hydroelectric station"),
    "reservoir": (" reservoir",),
    "dam": (" dam",), "bridge": (" bridge",), "canal": (" canal",), "airport": (" airport",),
    "raion": (" raion",), "republic": (" republic",), "strait": (" strait",), "bay": (" bay",),
}  # fmt: skip
#: What the compiler adds to the cost of a case form.
_DECLINED = 0.008
_ADJECTIVE_RE = re.compile(
    r"(?:ськ|ск|цьк|цк)(?:ий|ый|а|ая|ої|ой|ій|ую|у|ого|ому|им|ім|ом|ою|и|і|ие|их|ай|ага|аму|ім)$"
)
_UNIT_LIST_RE = re.compile(
    r"(?:[,\s]+(?:та|і|й|и|ды|а також|также)?\s*[А-ЯІЇЄҐЎ][\w’'-]+(?:ськ|ск|цьк|цк)\w*)*"
    r"\s+(област|обл\.|вобласц|абласц|район|р-н|раён|громад)"
)
_UNIT_NOUNS = {
    "обл": frozenset({"oblast"}), "вобл": frozenset({"oblast"}), "абл": frozenset({"oblast"}),
    "р": frozenset({"raion"}),
    "г": frozenset({"hromada"}),
}  # fmt: skip


def is_adjective(folded: str) -> bool:
    """Say whether a folded Cyrillic word looks like an adjective in -ский of any case.

    >>> is_adjective("українську"), is_adjective("суми")
    (True, False)
    """
    return folded[:1] >= "Ѐ" and _ADJECTIVE_RE.search(folded) is not None


#: Adjectives of other kinds that courts, districts and roads begin with: Южный окружной суд.
_DIRECTION_RE = re.compile(
    r"(?:южн|северн|восточн|западн|центральн|верховн|первомайск|октябрьск|красн|нов|стар|больш|мал"
    r"|південн|північн|східн|західн|центральн|верховн|нов|стар|велик|мал)[а-яії]{1,3}$"
)
#: A second adjective: what both belong to is no place (в Киевском политехническом институте).
_AGREEING_RE = re.compile(
    r" (?:[а-яіїєґ]{2,}(?:ськ|цьк|[дкл]ьн|[ао]вн)[аі]|[а-яёіїєґў]{3,}[нскчш]"
    r"(?:[иыіо]й|ая|ое|ае|ого|ага|ому|аму|[оыі]м|им|ую|ою|[ыиі]х|ої))\b"
)


def is_attribute(folded: str, text: str, end: int) -> bool:
    """Say whether an adjective goes with the next one: прокурори Ізюмської окружної прокуратури."""
    plain = is_adjective(folded) or _DIRECTION_RE.match(folded) is not None
    return plain and _AGREEING_RE.match(text, end) is not None


class Bearers:
    """Answers about the bearers of hits, over one gazetteer."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon, self._gazetteer = lexicon, lexicon.gazetteer

    def known_town(self, hits: tuple[Hit, ...]) -> bool:
        """Say whether a name of a city abroad is that of a large place of ours as well."""
        gazetteer = self._gazetteer
        return any(
            gazetteer.population[ordinal] >= 100_000
            or gazetteer.features[gazetteer.feature[ordinal]] in ("country", "river")
            for hit in hits
            if hit.exact and hit.tag.via != "former" and hit.tag.cost < 0.015
            for ordinal in gazetteer.bearers(hit.group)[:20]
        )

    def unit_of_list(
        self, text: str, folded: str, end: int, hits: tuple[Hit, ...]
    ) -> frozenset[str]:
        """Return the features of a Cyrillic adjective in a list that a noun ends: Київська та … області."""
        if folded[:1] < "Ѐ" or not is_adjective(folded) or self._is_town(hits):
            return frozenset()
        found = _UNIT_LIST_RE.match(text, end)
        if found is None:
            return frozenset()
        return next(
            features for noun, features in _UNIT_NOUNS.items() if found[1].lower().startswith(noun)
        )

    def _is_town(self, hits: tuple[Hit, ...]) -> bool:
        """Say whether a spelling is that of a town to the letter: Мінску is no adjective."""
        gazetteer = self._gazetteer
        return any(
            gazetteer.population[ordinal] >= 20_000
            for hit in hits[:12]
            if hit.exact and hit.tag.inflection != BARE and hit.tag.via != "former"
            for ordinal in gazetteer.bearers(hit.group)[:20]
        )

    def without_bare_units(self, hits: tuple[Hit, ...], folded: str) -> tuple[Hit, ...]:
        """Return the hits that stand for more than a raion or hromada named without its word.

        An adjective (Харківська) means the oblast only where a noun follows, or the end of a list.
        """
        if not hits:
            return hits
        adjective = is_adjective(folded)
        return self._lexicon.recall(
            ("units", adjective), hits, lambda kept: self._without_units(kept, adjective)
        )

    def _without_units(self, hits: tuple[Hit, ...], adjective: bool) -> tuple[Hit, ...]:
        gazetteer = self._gazetteer
        local = gazetteer.feature_numbers({"raion", "hromada"})
        kept = tuple(
            hit for hit in hits
            if hit.tag.inflection not in (BARE, ADJECTIVE)
            or (hit.tag.inflection == BARE
            and any(
                gazetteer.feature[ordinal] not in local
                for ordinal in gazetteer.bearers(hit.group)[:50]
            ))
        )  # fmt: skip
        if adjective:
            units = gazetteer.feature_numbers({"raion", "hromada", "oblast", "republic"})
            kept = tuple(
                hit for hit in kept
                if any(
                    gazetteer.feature[ordinal] not in units
                    for ordinal in gazetteer.bearers(hit.group)[:50]
                )
            )  # fmt: skip
        return hits if len(kept) == len(hits) else kept

    def borne_by_namesake(self, hits: tuple[Hit, ...], features: frozenset[str]) -> tuple[Hit, ...]:
        """Return hits for the unit or work named after a place: Gebiet Cherson, centrale de Zaporijjia."""
        if not hits:
            return ()
        gazetteer, lexicon = self._gazetteer, self._lexicon
        namesakes = {
            gazetteer.name(ordinal)
            for hit in hits[:3]
            for ordinal in gazetteer.bearers(hit.group)[:20]
            if gazetteer.population[ordinal] >= 10_000 or "power-plant" in features
        }
        for name in sorted(namesakes):
            for suffix in (
                "",
                *(ending for feature in sorted(features) for ending in _ENDINGS.get(feature, ())),
            ):
                found = lexicon.exact(fold(name + suffix))
                if found and self.bears(found, features):
                    return found
        return ()

    def lies_outside(self, hits: tuple[Hit, ...], others: tuple[Hit, ...]) -> bool:
        """Say whether the other hits are a country and no bearer lies in it."""
        gazetteer = self._gazetteer
        numbers = gazetteer.feature_numbers({"country"})
        countries = {
            ordinal
            for hit in others[:8]
            for ordinal in gazetteer.bearers(hit.group)[:4]
            if gazetteer.feature[ordinal] in numbers
        }
        return bool(countries) and not any(
            countries.intersection((ordinal, *gazetteer.ancestors(ordinal)))
            for hit in hits[:12]
            for ordinal in gazetteer.bearers(hit.group)[:40]
        )

    def in_case(self, hits: tuple[Hit, ...], case: str | None) -> tuple[Hit, ...]:
        """Return the exact forms in a case where there are any, else all."""
        if case is None:
            return hits

        def fitting(every: tuple[Hit, ...]) -> tuple[Hit, ...]:
            kept = tuple(
                hit
                for hit in every
                if hit.exact and (hit.tag.inflection == case or not hit.tag.inflection)
            )
            return kept if any(hit.tag.inflection for hit in kept) else every

        return self._lexicon.recall(("case", case), hits, fitting)

    def bears(self, hits: tuple[Hit, ...], features: frozenset[str]) -> bool:
        return bool(hits) and self._lexicon.recall(
            ("bears", features), hits, lambda all_hits: self._any_bears(all_hits, features)
        )

    def _any_bears(self, hits: tuple[Hit, ...], features: frozenset[str]) -> bool:
        gazetteer = self._gazetteer
        wanted = gazetteer.feature_numbers(features)
        return any(
            gazetteer.feature[ordinal] in wanted
            for hit in hits[:60]
            for ordinal in gazetteer.bearers(hit.group)
        )

    def takes_article(self, hits: tuple[Hit, ...]) -> bool:
        """Say whether any bearer is of a kind that English puts an article before: the Donbas."""
        return self._lexicon.recall("article", hits, self._work_out_article)

    def _work_out_article(self, hits: tuple[Hit, ...]) -> bool:
        gazetteer = self._gazetteer
        settlements = gazetteer.feature_numbers(_SETTLEMENTS)
        return any(
            gazetteer.feature[ordinal] not in settlements
            for hit in hits[:12]
            if hit.similarity >= 1.0
            for ordinal in gazetteer.bearers(hit.group)[:40]
        )

    def fame(self, hits: tuple[Hit, ...]) -> float:
        """Return points for how well-known the best-known bearer of the cheapest forms is."""
        return self._lexicon.recall("fame", hits, self._work_out_fame) if hits else 0.0

    def _work_out_fame(self, hits: tuple[Hit, ...]) -> float:
        gazetteer = self._gazetteer
        best = 0.0
        for hit in hits[:12]:
            if hit.similarity < 1.0:
                break
            for ordinal in gazetteer.bearers(hit.group)[:40]:
                feature = gazetteer.features[gazetteer.feature[ordinal]]
                people = gazetteer.population[ordinal]
                if feature in (
                    "country",
                    "oblast",
                    "republic",
                    "continent",
                    "krai",
                    "federal-city",
                ):
                    fame = 4.0
                elif people >= 50_000:
                    fame = 3.5
                elif people >= 8_000:
                    fame = 2.5
                elif hit.exact and hit.tag.source == OWN:
                    fame = 3.0  # the caller's own table lists what his texts are about
                elif feature in _SETTLEMENTS:
                    fame = 1.0 if gazetteer.known[ordinal] else 0.5
                else:
                    fame = 2.5
                if (
                    hit.tag.inflection
                    and feature in ("raion", "hromada", "oblast")
                    and not hit.exact
                ):
                    fame = 0.5
                # A case form to the letter is as good as the name itself.
                declined = hit.exact and hit.tag.via == "inflected"
                cost = max(0.0, hit.tag.cost - _DECLINED) if declined else hit.tag.cost
                best = max(best, fame - 20 * cost)
        return best
