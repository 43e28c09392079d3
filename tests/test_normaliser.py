"""The pipeline from a spelling to its place: the reference names, bad input, and properties."""

from __future__ import annotations

import csv
import pickle
import random
import unicodedata
from pathlib import Path

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from translit_norm.api import default_normaliser
from translit_norm.errors import ContextError, InputTypeError, TranslitNormError
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.normaliser import Normaliser
from translit_norm.script.fold import fold
from translit_norm.types import Outcome, Result

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    """Read a case table: tab-separated, `#` comments first."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    body = [line for line in lines if line and not line.startswith("#")]
    return list(csv.DictReader(body, delimiter="\t", quoting=csv.QUOTE_NONE))


def identifiers(result: Result) -> list[set[str]]:
    """Every candidate's ids as authority:code, best first."""
    return [
        {each.entity.id} | {f"{key}:{code}" for key, code in each.entity.ids.items()}
        for each in result.candidates
    ]


@pytest.mark.parametrize(
    "case", rows("in_the_wild.tsv"), ids=lambda case: f"{case['surface']}@{case['within']}"
)
def test_in_the_wild(case: dict[str, str], normaliser: Normaliser) -> None:
    """Spellings met in news and event data end in the outcome and the place the table says."""
    result = normaliser.normalise(case["surface"], within=case["within"] or None, kind="place")
    assert result.outcome == case["outcome"], result.to_dict()
    found = identifiers(result)
    if case["outcome"] == "MATCHED":
        assert case["id"] in found[0]
    else:
        assert any(case["id"] in ids for ids in found)


@pytest.mark.parametrize("case", rows("negative.tsv"), ids=lambda case: case["surface"])
def test_negative(case: dict[str, str], normaliser: Normaliser) -> None:
    """Words, foreign towns and people of other places are never MATCHED."""
    assert normaliser.normalise(case["surface"]).outcome is not Outcome.MATCHED


KNOWN = rows("known_failures.tsv")


@pytest.mark.parametrize("case", KNOWN, ids=[case["surface"] for case in KNOWN])
def test_known_failures(
    case: dict[str, str], normaliser: Normaliser, request: pytest.FixtureRequest
) -> None:
    """What we get wrong and know why; a row that starts to pass must move to in_the_wild.tsv."""
    request.applymarker(pytest.mark.xfail(reason=case["why"], strict=True))
    result = normaliser.normalise(case["surface"], within=case["within"] or None, kind="place")
    assert result.outcome is Outcome.MATCHED
    assert case["id"] in identifiers(result)[0]


# --- bad input -----------------------------------------------------------------------------------

STRANGE = [
    "", "   ", "\t\n", "x" * 10_000, "Київ" * 3_000, "\x00\x01\x02", "\ud800", "Ky\ud800iv", "12345",
    "№ 7", "👍🏽", "…", "北京", "القاهرة", "ა", "a", "и", "-", "'", "." * 150, "h" * 150, "\u0301" * 40,
    "с.", "м.", "обл.", "city of", "village of the",
]  # fmt: skip


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: ascii(text)[:24])
def test_strange_input_is_never_matched_and_never_fails(text: str, normaliser: Normaliser) -> None:
    """Blank, endless, broken and foreign input gives a result, explained, without a match."""
    result = normaliser.normalise(text)
    assert result.surface == text
    assert result.outcome is not Outcome.MATCHED
    assert result.candidates or result.steps
    pickle.loads(pickle.dumps(result.to_dict()))


@pytest.mark.parametrize("value", [None, b"Kyiv", 7, ["Kyiv"]])
def test_what_is_no_text_is_a_type_error_of_ours(value: object, normaliser: Normaliser) -> None:
    """None and bytes raise an error that is a TypeError too and says what is wanted."""
    with pytest.raises(InputTypeError, match="must be a str") as caught:
        normaliser.normalise(value)  # type: ignore[arg-type]
    assert isinstance(caught.value, TypeError)


def test_mixed_scripts_match_and_say_so(normaliser: Normaliser) -> None:
    """A Latin e in a Cyrillic word is read as what it looks like."""
    result = normaliser.normalise("Киeв")
    assert result.name == "Kyiv"
    assert any("look-alike" in step for step in result.steps)


def test_unknown_within_names_the_nearest(normaliser: Normaliser) -> None:
    """A misspelt context is an error that lists what is known; a shared one lists the ids."""
    with pytest.raises(ContextError, match="Qzzqxx"):
        normaliser.normalise("Kyiv", within="Qzzqxx")
    with pytest.raises(ContextError, match="katottg:"):
        normaliser.normalise("Dudchany", within="Oleksandrivka")
    with pytest.raises(InputTypeError):
        normaliser.normalise("Kyiv", within=7)  # type: ignore[arg-type]


def test_unknown_kind_and_mode_say_what_is_known(normaliser: Normaliser) -> None:
    """A wrong option is an error that lists the right ones."""
    with pytest.raises(TranslitNormError, match="place"):
        normaliser.normalise("Kyiv", kind="town")
    with pytest.raises(TranslitNormError, match="strict"):
        normaliser.normalise("Kyiv", mode="loose")


# --- contexts ------------------------------------------------------------------------------------

WITHIN = ["Kherson Oblast", "Херсонська область", "Херсонщина", "UA-65", "katottg:UA65000000000030969",
          "Kherson region", "Cherson"]  # fmt: skip


@pytest.mark.parametrize("within", WITHIN)
def test_within_takes_any_spelling_id_or_code(within: str, normaliser: Normaliser) -> None:
    """One oblast, many ways to say it."""
    result = normaliser.normalise("Dudchan", within=within)
    assert result.best is not None
    assert result.best.entity.ids["katottg"] == "UA65020130020047363"


def test_within_is_a_hard_filter(normaliser: Normaliser) -> None:
    """Nothing inside: UNMATCHED, the best outside kept and said to be so."""
    result = normaliser.normalise("Dudchany", within="Lviv Oblast")
    assert result.outcome is Outcome.UNMATCHED
    assert any("outside" in step for step in result.steps)
    assert result.candidates[0].entity.name == "Dudchany"


def test_kyiv_is_inside_the_oblast_around_it(normaliser: Normaliser) -> None:
    """Kyiv and Sevastopol are units of their own and count as inside."""
    assert normaliser.normalise("Kiev", within="Kyiv Oblast").name == "Kyiv"
    assert normaliser.normalise("Sebastopol", within="Crimea").name == "Sevastopol"


def test_names_of_one_text_disambiguate_each_other(normaliser: Normaliser) -> None:
    """Five villages of one sentence lie together: the shared names get their place."""
    names = ["Arkhangelskoye", "Miralyubavka", "Khreshchanavka", "Mikhalavka", "Novavarantsovka"]
    alone = normaliser.normalise("Mikhalavka")
    assert alone.outcome is Outcome.AMBIGUOUS
    assert alone.name == "Mykhailivka"
    assert len(alone.candidates) > 100
    together = normaliser.normalise_many(names, coherent=True)
    raions = {result.candidates[0].entity.parents[1].name for result in together}
    assert raions == {"Beryslavskyi Raion"}


def test_rows_never_raise(normaliser: Normaliser) -> None:
    """Nulls, wrong types and unknown contexts are UNMATCHED rows that say why."""
    results = normaliser.normalise_many(
        ["Kyiv", None, 5, "Kyiv", "Kyiv"],  # type: ignore[list-item]
        within=[None, None, None, "Qzzqxx", "UA"],
    )
    assert [result.outcome.value for result in results] == [
        "MATCHED", "UNMATCHED", "UNMATCHED", "UNMATCHED", "MATCHED",
    ]  # fmt: skip
    assert "Qzzqxx" in results[3].steps[0]
    with pytest.raises(TranslitNormError, match="2 contexts for 1 names"):
        normaliser.normalise_many(["Kyiv"], within=["UA", "UA"])


def test_deny_and_overrides_beat_everything(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """The caller's decisions come first, from a mapping or a table."""
    dudchany = "katottg:UA65020130020047363"
    ours = Normaliser(
        gazetteer, deny=["Lviv"], overrides={"HQ": dudchany, ("Base", "UA-65"): dudchany}
    )
    assert ours.normalise("LVIV").outcome is Outcome.UNMATCHED
    assert ours.normalise("hq").best.entity.id == dudchany  # type: ignore[union-attr]
    assert ours.normalise("Base", within="UA-65").best.entity.id == dudchany  # type: ignore[union-attr]
    table = tmp_path / "overrides.tsv"
    table.write_text(f"surface\tid\nHQ\t{dudchany}\n", encoding="utf-8")
    assert Normaliser(gazetteer, overrides=table).normalise("HQ").name == "Dudchany"


# --- properties ----------------------------------------------------------------------------------


def spelt(entity_id: str, gazetteer: Gazetteer) -> set[str]:
    """Every attested name of an entity, folded."""
    ordinal = gazetteer.ordinal(entity_id)
    assert ordinal is not None
    entity = gazetteer.entity(ordinal)
    names = (
        entity.name,
        *entity.names.values(),
        *(alias.name for alias in gazetteer.aliases(entity_id)),
    )
    return {fold(name) for name in names}


def test_every_sampled_name_and_alias_resolves_to_a_bearer(
    gazetteer: Gazetteer, normaliser: Normaliser
) -> None:
    """Inside its own borders every name an entity has means that entity, or another bearer inside."""
    missed = []
    for ordinal in random.Random(20221003).sample(range(len(gazetteer.parent)), 1500):
        entity = gazetteer.entity(ordinal)
        inside = entity.id if entity.kind == "place" else None
        for name in spelt(entity.id, gazetteer):
            best = normaliser.normalise(name, within=inside, kind=entity.kind).candidates[:1]
            if not best or (
                best[0].entity.id != entity.id and name not in spelt(best[0].entity.id, gazetteer)
            ):
                missed.append((name, entity.id, best and best[0].entity.id))
    assert not missed


@given(st.data())
def test_case_composition_and_apostrophes_do_not_count(data: st.DataObject) -> None:
    """Upper and lower case, decomposed input and another apostrophe give the same answer."""
    gazetteer, normaliser = Gazetteer.bundled(), default_normaliser()
    entity = gazetteer.entity(data.draw(st.integers(0, len(gazetteer.parent) - 1)))
    name = entity.names.get("uk", entity.name)
    first = normaliser.normalise(name)
    for variant in (
        name.upper(), name.lower(), unicodedata.normalize("NFD", name), name.replace("’", "'"),
    ):  # fmt: skip
        again = normaliser.normalise(variant)
        assert again.outcome is first.outcome
        assert [c.entity for c in again.candidates] == [c.entity for c in first.candidates]


@given(st.data())
def test_the_canonical_name_is_a_fixed_point(data: st.DataObject) -> None:
    """Normalising a canonical name leaves it as it is wherever it resolves."""
    gazetteer, normaliser = Gazetteer.bundled(), default_normaliser()
    entity = gazetteer.entity(data.draw(st.integers(0, len(gazetteer.parent) - 1)))
    result = normaliser.normalise(entity.name, within=entity.id)
    assert result.name in (entity.name, None)
    if result.name:
        assert normaliser.normalise(result.name, within=entity.id).name == result.name


@given(strategies.anything)
def test_any_text_has_a_result(text: str) -> None:
    """No input raises, and the scores stay within their bounds."""
    result = default_normaliser().normalise(text)
    assert result.surface == text
    for candidate in result.candidates:
        assert 0.0 <= candidate.score <= 1.0
        assert 0.0 <= candidate.confidence <= 1.0
    assert sum(candidate.confidence for candidate in result.candidates) <= 1.01


def test_results_pickle_and_explain(normaliser: Normaliser) -> None:
    """A result survives pickling and still explains itself."""
    result = normaliser.normalise("Miralyubavka", within="UA-65")
    again = pickle.loads(pickle.dumps(result))
    assert again == result
    assert again.candidates[0].steps == result.candidates[0].steps
    assert again.candidates[0].reading.language in ("be", "ru", "uk")


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Bucha, Kyiv region", "katottg:UA32080070010087821"),
        ("Bucha, Kyiv region, Ukraine", "katottg:UA32080070010087821"),
        ("Дудчани, Херсонська обл.", "katottg:UA65020130020047363"),
    ],
)
def test_a_name_may_bring_its_context_along(
    normaliser: Normaliser, text: str, identifier: str
) -> None:
    result = normaliser.normalise(text, kind="place")
    assert result.outcome is Outcome.MATCHED
    assert result.candidates[0].entity.id == identifier
    assert result.surface == text


@pytest.mark.parametrize("raion", ["Velykooleksandrivskyi Raion", "Нововоронцовський район"])
def test_an_abolished_raion_stands_for_its_oblast(normaliser: Normaliser, raion: str) -> None:
    """Raions of before 2020 are named after their seats; what is known of them is the oblast."""
    result = normaliser.normalise("Mykhailivka", within=raion)
    assert result.outcome is Outcome.AMBIGUOUS
    assert all(
        any(parent.name == "Kherson Oblast" for parent in each.entity.parents)
        for each in result.candidates
    )


def test_names_around_stand_for_a_region(normaliser: Normaliser) -> None:
    """A short oblique form is no guess any more where the others lie close by."""
    names = ["Novavarantsovka", "Khreshchanavka", "Dudchan"]
    assert normaliser.normalise("Dudchan").outcome is Outcome.UNMATCHED
    found = normaliser.normalise_many(names, coherent=True)
    assert [each.name for each in found] == ["Novovorontsovka", "Khreshchenivka", "Dudchany"]


def test_a_denied_name_with_its_context_stays_denied() -> None:
    denying = Normaliser(deny=["Bucha, Kyiv region"])
    assert denying.normalise("Bucha, Kyiv region").outcome is Outcome.UNMATCHED
    assert denying.normalise("Bucha", within="Kyiv region").outcome is Outcome.MATCHED


@pytest.mark.parametrize(
    ("spelling", "name"), [("Rojyshche", "Rozhyshche"), ("Txortkiv", "Chortkiv")]
)
def test_a_spelling_may_be_of_another_orthography(
    normaliser: Normaliser, spelling: str, name: str
) -> None:
    result = normaliser.normalise(spelling)
    assert result.name == name
    assert "another orthography" in " ".join(result.candidates[0].steps)


def test_no_name_abroad_is_guessed_from_its_ukrainian_one(normaliser: Normaliser) -> None:
    """Rules make Ана of Гана; the names of Ghana are known, and Anna is another place."""
    assert "Ghana" not in {each.entity.name for each in normaliser.normalise("Anna").candidates}
