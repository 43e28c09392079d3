"""The 27 first-level units of Ukraine: what the sources do not join by a common key."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level unit: KATOTTG digits, GeoNames admin1, ISO 3166-2 and conventional name."""

    katottg: str
    admin1: str
    iso: str
    name: str


#: GeoNames admin1 codes of Ukraine and ISO 3166-2:UA beside the first two digits of KATOTTG.
REGIONS = tuple(
    Region(*line.split(maxsplit=3))
    for line in """
    01 11 UA-43 Crimea
    05 23 UA-05 Vinnytsia Oblast
    07 24 UA-07 Volyn Oblast
    12 04 UA-12 Dnipropetrovsk Oblast
    14 05 UA-14 Donetsk Oblast
    18 27 UA-18 Zhytomyr Oblast
    21 25 UA-21 Zakarpattia Oblast
    23 26 UA-23 Zaporizhzhia Oblast
    26 06 UA-26 Ivano-Frankivsk Oblast
    32 13 UA-32 Kyiv Oblast
    35 10 UA-35 Kirovohrad Oblast
    44 14 UA-09 Luhansk Oblast
    46 15 UA-46 Lviv Oblast
    48 16 UA-48 Mykolaiv Oblast
    51 17 UA-51 Odesa Oblast
    53 18 UA-53 Poltava Oblast
    56 19 UA-56 Rivne Oblast
    59 21 UA-59 Sumy Oblast
    61 22 UA-61 Ternopil Oblast
    63 07 UA-63 Kharkiv Oblast
    65 08 UA-65 Kherson Oblast
    68 09 UA-68 Khmelnytskyi Oblast
    71 01 UA-71 Cherkasy Oblast
    73 03 UA-77 Chernivtsi Oblast
    74 02 UA-74 Chernihiv Oblast
    80 12 UA-30 Kyiv
    85 20 UA-40 Sevastopol
    """.strip().splitlines()
)
BY_KATOTTG = {region.katottg: region for region in REGIONS}
BY_ADMIN1 = {region.admin1: region for region in REGIONS}

UKRAINE = "geonames:690791"
