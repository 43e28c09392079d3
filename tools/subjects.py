"""The first-level units of Russia and Belarus: GeoNames admin1, ISO 3166-2, conventional name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tools.geonames import City
from tools.inputs import Inputs
from tools.tables import EntityRow

RUSSIA, BELARUS = "geonames:2017370", "geonames:630336"

#: The cities that are first-level units themselves: name and ISO 3166-2 (RU-MOW, RU-SPE, BY-HM).
CAPITALS = {
    "524901": ("Moscow", "RU-MOW"), "498817": ("Saint Petersburg", "RU-SPE"),
    "625144": ("Minsk", "BY-HM"),
}  # fmt: skip
_CITY_UNITS = {"RU.48": "524901", "RU.66": "498817", "BY.04": "625144"}


@dataclass(frozen=True, slots=True)
class Subject:
    """A first-level unit: GeoNames key ("RU.09"), ISO 3166-2, feature, conventional name."""

    key: str
    iso: str
    feature: str
    name: str


_FEATURES = {"Oblast": "oblast", "Krai": "krai", "Okrug": "autonomous-okrug"}


def _subject(line: str) -> Subject:
    key, iso, name = line.split(maxsplit=2)
    return Subject(key, iso, _FEATURES.get(name.rsplit(" ", 1)[-1], "republic"), name)


#: Crimea and Sevastopol are Ukraine's and not here.
SUBJECTS = tuple(
    _subject(line)
    for line in """
    RU.01 RU-AD Adygea
    RU.03 RU-AL Altai Republic
    RU.04 RU-ALT Altai Krai
    RU.05 RU-AMU Amur Oblast
    RU.06 RU-ARK Arkhangelsk Oblast
    RU.07 RU-AST Astrakhan Oblast
    RU.08 RU-BA Bashkortostan
    RU.09 RU-BEL Belgorod Oblast
    RU.10 RU-BRY Bryansk Oblast
    RU.11 RU-BU Buryatia
    RU.12 RU-CE Chechnya
    RU.13 RU-CHE Chelyabinsk Oblast
    RU.15 RU-CHU Chukotka Autonomous Okrug
    RU.16 RU-CU Chuvashia
    RU.17 RU-DA Dagestan
    RU.19 RU-IN Ingushetia
    RU.20 RU-IRK Irkutsk Oblast
    RU.21 RU-IVA Ivanovo Oblast
    RU.22 RU-KB Kabardino-Balkaria
    RU.23 RU-KGD Kaliningrad Oblast
    RU.24 RU-KL Kalmykia
    RU.25 RU-KLU Kaluga Oblast
    RU.27 RU-KC Karachay-Cherkessia
    RU.28 RU-KR Karelia
    RU.29 RU-KEM Kemerovo Oblast
    RU.30 RU-KHA Khabarovsk Krai
    RU.31 RU-KK Khakassia
    RU.32 RU-KHM Khanty-Mansi Autonomous Okrug
    RU.33 RU-KIR Kirov Oblast
    RU.34 RU-KO Komi Republic
    RU.37 RU-KOS Kostroma Oblast
    RU.38 RU-KDA Krasnodar Krai
    RU.40 RU-KGN Kurgan Oblast
    RU.41 RU-KRS Kursk Oblast
    RU.42 RU-LEN Leningrad Oblast
    RU.43 RU-LIP Lipetsk Oblast
    RU.44 RU-MAG Magadan Oblast
    RU.45 RU-ME Mari El
    RU.46 RU-MO Mordovia
    RU.47 RU-MOS Moscow Oblast
    RU.49 RU-MUR Murmansk Oblast
    RU.50 RU-NEN Nenets Autonomous Okrug
    RU.51 RU-NIZ Nizhny Novgorod Oblast
    RU.52 RU-NGR Novgorod Oblast
    RU.53 RU-NVS Novosibirsk Oblast
    RU.54 RU-OMS Omsk Oblast
    RU.55 RU-ORE Orenburg Oblast
    RU.56 RU-ORL Oryol Oblast
    RU.57 RU-PNZ Penza Oblast
    RU.59 RU-PRI Primorsky Krai
    RU.60 RU-PSK Pskov Oblast
    RU.61 RU-ROS Rostov Oblast
    RU.62 RU-RYA Ryazan Oblast
    RU.63 RU-SA Sakha Republic
    RU.64 RU-SAK Sakhalin Oblast
    RU.65 RU-SAM Samara Oblast
    RU.67 RU-SAR Saratov Oblast
    RU.68 RU-SE North Ossetia-Alania
    RU.69 RU-SMO Smolensk Oblast
    RU.70 RU-STA Stavropol Krai
    RU.71 RU-SVE Sverdlovsk Oblast
    RU.72 RU-TAM Tambov Oblast
    RU.73 RU-TA Tatarstan
    RU.75 RU-TOM Tomsk Oblast
    RU.76 RU-TUL Tula Oblast
    RU.77 RU-TVE Tver Oblast
    RU.78 RU-TYU Tyumen Oblast
    RU.79 RU-TY Tuva
    RU.80 RU-UD Udmurtia
    RU.81 RU-ULY Ulyanovsk Oblast
    RU.83 RU-VLA Vladimir Oblast
    RU.84 RU-VGG Volgograd Oblast
    RU.85 RU-VLG Vologda Oblast
    RU.86 RU-VOR Voronezh Oblast
    RU.87 RU-YAN Yamalo-Nenets Autonomous Okrug
    RU.88 RU-YAR Yaroslavl Oblast
    RU.89 RU-YEV Jewish Autonomous Oblast
    RU.90 RU-PER Perm Krai
    RU.91 RU-KYA Krasnoyarsk Krai
    RU.92 RU-KAM Kamchatka Krai
    RU.93 RU-ZAB Zabaykalsky Krai
    BY.01 BY-BR Brest Oblast
    BY.02 BY-HO Homyel Oblast
    BY.03 BY-HR Hrodna Oblast
    BY.05 BY-MI Minsk Oblast
    BY.06 BY-MA Mahilyow Oblast
    BY.07 BY-VI Vitsyebsk Oblast
    """.strip().splitlines()
)
_KEYS = frozenset(subject.key for subject in SUBJECTS)


def subject_id(subject: Subject, inputs: Inputs) -> str:
    """Return the entity id of a subject."""
    return f"geonames:{inputs.pycities.units[subject.key][0]}"


def parent_of_city(city: City, inputs: Inputs) -> str:
    """Return the id of the subject, voblast or special city that a GeoNames row lies in."""
    key = f"{city.country}.{city.admin1}"
    country = RUSSIA if city.country == "RU" else BELARUS
    if city.id in CAPITALS:
        return country
    if key in _CITY_UNITS:
        return f"geonames:{_CITY_UNITS[key]}"
    return f"geonames:{inputs.pycities.units[key][0]}" if key in _KEYS else country


def entity_rows(inputs: Inputs) -> Iterator[EntityRow]:
    """Yield the subjects of Russia and the voblasts of Belarus."""
    for subject in SUBJECTS:
        country = subject.key[:2]
        code = subject.iso.lower().replace("-", "")
        uk, ru, be = (inputs.subdivisions[tag].get(code, "") for tag in ("uk", "ru", "be"))
        number = inputs.pycities.units[subject.key][0]
        yield EntityRow(
            id=f"geonames:{number}", feature=subject.feature,
            parent=RUSSIA if country == "RU" else BELARUS, country=country, name=subject.name,
            uk=uk, ru=ru, be=be, iso=subject.iso, geonames=number, source="cldr",
        )  # fmt: skip
