"""scan: labelled texts, what is left alone, and what holds for any text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import anything, running_text

from bench.mentions import TEXTS as FOLDER
from bench.mentions import read_labelled, tally
from translit_norm.errors import ContextError, InputTypeError, TranslitNormError
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.normaliser import Normaliser
from translit_norm.scan.answers import Found
from translit_norm.scan.mentions import find, scan
from translit_norm.scan.overrides import settled
from translit_norm.types import Mention, Outcome, Result

TEXTS = sorted(FOLDER.glob("*.txt"))
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def surfaces(text: str, **options: object) -> list[str]:
    return [mention.surface for mention in scan(text, **options)]  # type: ignore[arg-type]


def names(text: str) -> dict[str, str | None]:
    return {mention.surface: mention.result.name for mention in scan(text)}


def test_labelled_texts_are_read_with_few_mistakes() -> None:
    """In each language: precision, recall and the right entity for 0.98 of what is found."""
    tallies = tally(TEXTS)
    together = tallies.pop("all")
    assert len(TEXTS) >= 124
    assert set(tallies) == {"be", "de", "en", "fr", "pl", "ru", "uk"}
    assert together.precision >= 0.99
    assert together.recall >= 0.99
    assert together.right_of_found >= 0.99
    for language, counted in tallies.items():
        assert counted.precision >= 0.98, (language, counted.errors)
        assert counted.recall >= 0.98, (language, counted.errors)
        assert counted.right_of_found >= 0.98, (language, counted.errors)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Я жил в Полоцке и в Минске.", {"Полоцке": "Polatsk", "Минске": "Minsk"}),
     ("У Мінску і Мінскай вобласці снег.", {"Мінску": "Minsk", "Мінскай вобласці": "Minsk Oblast"}),
     ("Ён з’ехаў у Вільню, а яна ў Фінляндыю.", {"Вільню": "Vilnius", "Фінляндыю": "Finland"}),
     ("W Polsce, na Węgrzech i w Niemczech.", {"Polsce": "Poland", "Węgrzech": "Hungary", "Niemczech": "Germany"}),
     ("W obwodzie dniepropietrowskim cicho.", {"obwodzie dniepropietrowskim": "Dnipropetrovsk Oblast"}),
     ("Putins Truppen stehen in der Nacht vor Charkiw.", {"Putins": "Vladimir Putin", "Charkiw": "Kharkiv"}),
     ("Голова Снігурівської громади приїхав.", {"Снігурівської громади": "Snihurivska hromada"}),
     ("Сім’я виїхала з Луганська та Донецька.", {"Луганська": "Luhansk", "Донецька": "Donetsk"}),
     ("Шторм на Азовському морі й у Керченській протоці.",
      {"Азовському морі": "Sea of Azov", "Керченській протоці": "Kerch Strait"}),
     ("У Карпатах сніг, над Дністром туман.", {"Карпатах": "Carpathian Mountains", "Дністром": "Dnister"}),
     ("Тримаються Козачі Лагері, Кринки та Олешки.",
      {"Козачі Лагері": "Kozachi Laheri", "Кринки": "Krynky", "Олешки": "Oleshky"}),
     ("На Віцебшчыне і Харкаўшчыне ціха.", {"Віцебшчыне": "Vitsyebsk Oblast", "Харкаўшчыне": "Kharkiv Oblast"}),
     ("W rejonie kupiańskim obwodu charkowskiego jest cicho.",
      {"rejonie kupiańskim": "Kupianskyi Raion", "obwodu charkowskiego": "Kharkiv Oblast"}),
     ("L'eau du réservoir de Kiev et du détroit de Kertch est froide.",
      {"réservoir de Kiev": "Kyiv Reservoir", "détroit de Kertch": "Kerch Strait"}),
     ("Im Charkiwer Gebiet und am Zimljansker Stausee ist es ruhig.",
      {"Charkiwer Gebiet": "Kharkiv Oblast", "Zimljansker Stausee": "Tsimlyansk Reservoir"}),
     ("W zakolu Dniestru i w Saratowie nad Wołgą.", {"Dniestru": "Dnister", "Saratowie": "Saratov", "Wołgą": "Volga"}),
     ("Wróg naciera na Synkiwkę pod Kupiańskiem.", {"Synkiwkę": "Synkivka", "Kupiańskiem": "Kupiansk"}),
     ("Le canal de Crimée du Nord et le bassin du Don.",
      {"canal de Crimée du Nord": "North Crimean Canal", "Don": "Don"}),
     ("На Віцебшчыне Заходняя Дзвіна паднялася.",
      {"Віцебшчыне": "Vitsyebsk Oblast", "Заходняя Дзвіна": "Western Dvina"}),
     ("In the text they live in Uman and in the town of Chuhuiv.", {"Uman": "Uman", "Chuhuiv": "Chuhuiv"})],
)  # fmt: skip
def test_cases_and_words_of_each_language_are_read(text: str, found: dict[str, str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    ["Фрегат «Ростов-на-Дону» и катер «Керчь» ушли.", "Смоленская ТЭЦ работает без сбоев.",
     "Краматорська міська рада зібралася.", "Прокурори Ізюмської окружної прокуратури мовчать.",
     "Спявак спяваў у Мілане і Празе.", "Sorja Luhansk und Neman Grodno gewannen.",
     "Орден Ярослава Мудрого вручили в травні.", "Опера «Тарас Бульба» йде в суботу.",
     "He lives at Taras Shevchenko Avenue.", "Ми були в Берліні та Кракові.", "Гоголя читали вслух."],
)  # fmt: skip
def test_what_is_named_after_people_and_what_is_abroad_is_left_alone(text: str) -> None:
    assert surfaces(text) == []


def test_a_bare_family_name_means_its_last_bearer_named_before() -> None:
    found = find("Taras Shevchenko wrote. Then Andriy Shevchenko played; Shevchenko scored.")
    assert [each.mention.surface for each in found if each.key == found[-1].key] == [
        "Andriy Shevchenko",
        "Shevchenko",
    ]


@pytest.mark.parametrize(
    "text",
    ["Chicken Kiev is a dish.", "Dynamo Kiev won on Monday.", "See https://kiev.ua/Kharkov or kiev@example.com.",
     "Follow #Odessa and @Kyiv.", "The Bar was closed in May.", "HIMARS and Western officials.",
     "THE WAR IN UKRAINE GOES ON", "Paris Hilton met Emmanuel Macron in Paris.", "Nova is our guide.",
     "Das ist die Lage in der Stadt.", "Котлета по-київськи.", "Мир и труд.",
     "Der Kiewer Bürgermeister und der Chor sangen.", "La rue d'Odessa et le boulevard de Sébastopol.",
     "У Київському університеті тихо.", "На Сіверському — без змін.", "Збираються КамАЗи."],
)  # fmt: skip
def test_what_is_no_mention_is_left_alone(text: str) -> None:
    assert surfaces(text) == []


def test_region_phrases_mean_the_oblast_and_city_of_means_the_city() -> None:
    found = names("The Kherson region and the city of Kherson; in the town of Kupyansk.")
    assert found == {
        "Kherson region": "Kherson Oblast",
        "Kherson": "Kherson",
        "Kupyansk": "Kupiansk",
    }


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [("Wir fuhren in die Region Charkiw.", "Region Charkiw", "Kharkiv Oblast"),
     ("На Харківщині тихо.", "Харківщині", "Kharkiv Oblast"),
     ("W obwodzie chersońskim.", "obwodzie chersońskim", "Kherson Oblast"),
     ("Ми живемо у м. Запоріжжя.", "Запоріжжя", "Zaporizhzhia"),
     ("Moscow's defences", "Moscow", "Moscow"),
     ("The US-supplied rockets", "US", "United States")],
)  # fmt: skip
def test_words_around_a_name_are_read(text: str, surface: str, name: str) -> None:
    assert names(text).get(surface) == name


def test_a_list_that_is_annexed_is_of_oblasts() -> None:
    text = "They voted on the accession of Kherson, Zaporozhye, Donetsk and Luhansk to Russia."
    features = [m.result.best.entity.feature for m in scan(text) if m.result.best]
    assert features == ["oblast"] * 4 + ["country"]


def test_a_full_name_binds_the_family_name_and_hides_no_place() -> None:
    text = (
        "Igor Kanashenkov spoke. “We advance,” Kanashenkov said. "
        "Oleg Zhdanov agreed with Vladimir Saldo."
    )
    found = find(text)
    assert [each.mention.surface for each in found] == [
        "Igor Kanashenkov", "Kanashenkov", "Oleg Zhdanov", "Vladimir Saldo",
    ]  # fmt: skip
    assert {each.kind for each in found} == {"person"}
    assert found[0].key == found[1].key


@pytest.mark.parametrize(
    ("text", "found"),
    [("Суд приговорил Гнедого Виталия Сергеевича. Гнедой молчал.",
      ["Гнедого Виталия Сергеевича", "Гнедой"]),
     ("Іванов Іван Іванович, уродженець Донецька.", ["Іванов Іван Іванович"]),
     ("IVANENKO, Petro, born in 1971. Kovalchuk, Yuri Valentinovich, banker.",
      ["IVANENKO, Petro", "Kovalchuk, Yuri Valentinovich"]),
     ("MOSCOW, Ivan Petrov reports.", ["Ivan Petrov"]),
     ("Вчера Иван Иванович Петров уехал.", ["Иван Иванович Петров"]),
     ("Мастак Язэп Драздовіч памёр.", ["Язэп Драздовіч"]),
     ("Według Andrija Kowalowa jest źle. Kowalow zaprzeczył.", ["Andrija Kowalowa", "Kowalow"]),
     ("Дмитро Лиховій звітував. За словами Лиховія, тихо.", ["Дмитро Лиховій", "Лиховія"]),
     ("Электровозы «Ермак» делают здесь.", [])],
)  # fmt: skip
def test_names_of_people_in_any_order_and_case(text: str, found: list[str]) -> None:
    assert surfaces(text, kinds=("person",)) == found


def test_peskov_and_piaskov_are_one_person() -> None:
    found = find("Dmitry Peskov said no. “Yes,” Piaskov said.")
    assert len({each.key for each in found}) == 1


def test_an_unknown_person_is_told_without_an_entity() -> None:
    (mention,) = scan("Then Olha Kovalenko left.")
    assert mention.result.outcome is Outcome.UNMATCHED
    assert "Olha Kovalenko" in mention.result.steps[0]


def test_neighbours_choose_among_namesakes() -> None:
    text = (
        "In the Kherson region they took the villages of Arkhangelskoye, Khreshchanavka, Mikhalavka and "
        "Novavarantsovka."
    )
    chosen = next(m.result.best for m in scan(text) if m.surface == "Mikhalavka")
    assert chosen is not None
    assert "Kherson Oblast" in {parent.name for parent in chosen.entity.parents}


def test_kinds_and_within_filter() -> None:
    text = "Vladimir Putin left Kharkiv for Moscow."
    assert surfaces(text, kinds=("person",)) == ["Vladimir Putin"]
    assert surfaces(text, kinds="place") == ["Kharkiv", "Moscow"]
    assert surfaces(text, kinds=("place",), within="UA") == ["Kharkiv"]
    with pytest.raises(ContextError):
        scan(text, within="Nowhereland")
    with pytest.raises(TranslitNormError, match="river"):
        scan(text, kinds=("river",))


def test_without_fuzzy_only_indexed_forms_are_found() -> None:
    text = "They shelled Kharkiv and the village of Khreshchanavka."
    assert surfaces(text, fuzzy=False) == ["Kharkiv"]
    assert "Khreshchanavka" in surfaces(text)


@pytest.mark.parametrize("wrong", [None, b"Kiev", 7])
def test_what_is_no_text_is_refused(wrong: object) -> None:
    with pytest.raises(InputTypeError):
        scan(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_offsets_are_exact_composed_or_not_after_emoji_and_any_newline(
    form: str, newline: str
) -> None:
    text = unicodedata.normalize(
        form, f"😀 Школа.{newline}{newline}У Києві й у Мар’їнці тихо. «Їжак»."
    )
    found = scan(text)
    assert [unicodedata.normalize("NFC", m.surface) for m in found] == ["Києві", "Мар’їнці"]
    assert all(text[m.start : m.end] == m.surface for m in found)


@QUICK
@given(running_text)
def test_mentions_are_exact_ordered_and_apart(text: str) -> None:
    found = scan(text)
    assert all(text[m.start : m.end] == m.surface and m.start < m.end for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


UNRELATED = [
    "It rained, and nobody came to see the old garden.", "The weather in Lisbon was fine.",
    "Dinner with Maria Lopez was late.", "He paid 40 dollars for a book on Monday.",
    "Olha Petrenko watered the garden.", "Мій кіт спить удома.",
]  # fmt: skip
#: Ends of sentences; no abbreviation (с. Селище) and no break of a paragraph, which says something.
_SENTENCE_END_RE = re.compile(r"(?<=[^\W\d_]{4})[.!?] ")


def answer(result: Result) -> tuple[object, ...]:
    return result.name, result.outcome, result.best and result.best.entity


#: A sentence that names a place, whose name is a region's too.
PLACING = "Odesa was sunny."
#: Texts with a name on the edge, which one more place in another region tips.
ON_THE_EDGE = {"be-padarozha.txt", "de-wirtschaft.txt", "pl-front.txt", "ru-krym.txt"}
STEADY = [path for path in TEXTS if path.name not in ON_THE_EDGE]
_INSERTED = st.one_of(
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(UNRELATED)),
    st.tuples(st.sampled_from(STEADY), st.just(PLACING)),
)


@QUICK
@given(_INSERTED, st.integers(0, 40))
def test_an_unrelated_sentence_moves_no_answer(inserted: tuple[Path, str], place: int) -> None:
    path, sentence = inserted
    text, _labels = read_labelled(path)
    ends = [found.end() for found in _SENTENCE_END_RE.finditer(text)]
    at = ends[place % len(ends)]
    length = len(sentence) + 1
    found = scan(f"{text[:at]}{sentence} {text[at:]}")
    after = [
        (m.start - length if m.start >= at else m.start, m.surface, m.result)
        for m in found
        if not at <= m.start < at + length
    ]
    told = [(start, surface, *answer(result)) for start, surface, result in after]
    assert told == [(m.start, m.surface, *answer(m.result)) for m in scan(text)]


@QUICK
@given(st.one_of(anything, running_text), st.sampled_from(("", "markdown", "html", "rst")))
def test_no_text_raises(text: str, markup: str) -> None:
    for found in (scan(text, markup=markup), scan(text, markup=markup, fuzzy=False, mode="wide")):
        assert all(text[m.start : m.end] == m.surface for m in found)


OWN = [{"id": "tn:zubrynets", "name": "Zubrynets", "feature": "village", "country": "UA"},
       {"id": "tn:kyiv-cafe", "name": "Kyiv", "feature": "village", "country": "UA"}]  # fmt: skip


@pytest.fixture(scope="module")
def own_gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("own") / "own.sqlite"
    Gazetteer.build(OWN, path)
    return Gazetteer.open(path)


def kyiv() -> str:
    best = scan("They live in Kyiv.")[0].result.best
    assert best is not None
    return best.entity.id


def test_what_the_caller_denies_is_not_found() -> None:
    text = (
        "They left Kharkiv, Nova Kakhovka and Lviv; Vladimir Putin stayed. The Kharkiv region too."
    )
    normaliser = Normaliser(deny=["Kharkov", "Kharkiv", "Nova-Kakhovka", "Vladimir Putin"])
    assert [m.surface for m in normaliser.scan(text)] == ["Lviv"]


def test_overrides_decide_whole_words_with_a_capital() -> None:
    normaliser = Normaliser(overrides={"HQ": kyiv(), "Mother City": kyiv(), ("Base", "UA"): kyiv()})
    assert [m.surface for m in normaliser.scan("In our mother city.")] == ["mother city"]
    text = "The HQ’s guard left hq for Mother\nCity, the HQs and Lviv; see https://hq.ua/HQ. Base."
    found = {m.surface: m.result for m in normaliser.scan(text)}
    assert list(found) == ["HQ", "Mother\nCity", "Lviv"]
    assert found["HQ"].name == "Kyiv"
    assert found["HQ"].candidates[0].source == "override"
    assert [m.surface for m in normaliser.scan(text, kinds=("person",))] == []
    assert normaliser.scan("Base.", within="UA")[0].result.name == "Kyiv"


def test_an_override_beats_what_a_name_means_and_leaves_a_longer_name_whole() -> None:
    normaliser = Normaliser(overrides={"Kherson": kyiv()})
    found = {
        m.surface: m.result.name for m in normaliser.scan("In Kherson and the Kherson region.")
    }
    assert found == {"Kherson": "Kyiv", "Kherson region": "Kherson Oblast"}
    assert normaliser.rewrite("In Kherson.").text == "In Kyiv."
    assert [each.suggestion for each in normaliser.check("In Kherson.")] == ["Kyiv"]


def test_the_people_of_a_gazetteer_of_ones_own_are_meant(tmp_path: Path) -> None:
    people = [{"id": "tn:olha-kovalenko", "name": "Olha Kovalenko"}]
    Gazetteer.build([], tmp_path / "people.sqlite", people=people)
    own = Gazetteer.open(tmp_path / "people.sqlite")
    text = "Then Olha Kovalenko left. “No,” Kovalenko said to Vladimir Putin and Petro Ivanenko."
    found = Normaliser([own, Gazetteer.bundled()]).scan(text)
    assert [(m.surface, m.result.name) for m in found] == [
        ("Olha Kovalenko", "Olha Kovalenko"), ("Kovalenko", "Olha Kovalenko"),
        ("Vladimir Putin", "Vladimir Putin"), ("Petro Ivanenko", None),
    ]  # fmt: skip


def test_every_gazetteer_is_asked_and_the_first_that_matches_wins(own_gazetteer: Gazetteer) -> None:
    text = "From the village of Zubrynets they went to Kyiv and Kharkiv."
    bundled = Gazetteer.bundled()
    for gazetteers, wanted in (
        ([own_gazetteer, bundled], ["tn:zubrynets", "tn:kyiv-cafe"]),
        ([bundled, own_gazetteer], ["tn:zubrynets", kyiv()]),
    ):
        found = Normaliser(gazetteers).scan(text)
        assert [m.surface for m in found] == ["Zubrynets", "Kyiv", "Kharkiv"]
        assert [m.result.best.entity.id for m in found if m.result.best][:2] == wanted
    with pytest.raises(ContextError):
        Normaliser([own_gazetteer, bundled]).scan(text, within="Nowhereland")
    assert [m.surface for m in Normaliser([own_gazetteer, bundled]).scan(text, within="UA-63")] == [
        "Kharkiv"
    ]


def test_of_mentions_that_overlap_the_matched_and_the_longer_stay() -> None:
    found = find("Nova Kakhovka")[0]

    def placed(start: int, end: int, outcome: Outcome) -> Found:
        result = replace(found.mention.result, outcome=outcome)
        return replace(found, mention=Mention(start, end, "x" * (end - start), result))

    unsure, short, long = (
        placed(0, 9, Outcome.AMBIGUOUS), placed(2, 4, Outcome.MATCHED), placed(3, 8, Outcome.MATCHED),
    )  # fmt: skip
    apart = placed(9, 12, Outcome.AMBIGUOUS)
    assert settled([[unsure, apart], [short]]) == [short, apart]
    assert settled([[unsure, apart], [short, long]]) == [long, apart]
    assert settled([[], [apart], [unsure]]) == [unsure, apart]


def test_namesakes_are_told_apart_by_who_was_named_last() -> None:
    text = "Oleh Petrenko came. Petrenko spoke. Iryna Petrenko came. Petrenko spoke."
    steps = [mention.result.steps[0] for mention in scan(text) if mention.surface == "Petrenko"]
    assert ["Oleh" in steps[0], "Iryna" in steps[1]] == [True, True]
