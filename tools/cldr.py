"""Read names of territories and subdivisions from the CLDR files of unicode-cldr-core."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from tools.geonames import compose, unpack_deb

_COMMON = "usr/share/unicode/cldr/common"


def read_subdivisions(package: Path, languages: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return language → subdivision code ("ua65") → name."""
    return {
        language: {
            element.get("type", ""): compose(element.text or "")
            for element in _elements(package, f"subdivisions/{language}.xml", "subdivision")
        }
        for language in languages
    }


def read_territories(package: Path, languages: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """Return language → territory code ("UA", "150") → its names, the plain one first."""
    territories: dict[str, dict[str, list[str]]] = {}
    for language in languages:
        names = territories.setdefault(language, {})
        elements = list(_elements(package, f"main/{language}.xml", "territory"))
        for element in sorted(elements, key=lambda element: element.get("alt", "")):
            name = compose(element.text or "")
            if name and name != "↑↑↑":
                names.setdefault(element.get("type", ""), []).append(name)
    return territories


def _elements(package: Path, path: str, tag: str) -> Iterable[ElementTree.Element]:
    return ElementTree.parse(unpack_deb(package) / _COMMON / path).iter(tag)
