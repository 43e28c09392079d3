"""An entity as the file holds it: one line of text, which is read in one piece and split at once."""

from __future__ import annotations

from typing import NamedTuple


class Card(NamedTuple):
    """The facts of one entity as text, "" where unknown; `lat` and `lon` in degrees."""

    id: str
    kind: str
    feature: str
    name: str
    uk: str
    ru: str
    be: str
    katottg: str
    geonames: str
    wikidata: str
    country: str
    iso: str
    lat: str
    lon: str
    valid_to: str
    extra: str

    def line(self) -> str:
        """Return the line; no fact has a tab in it."""
        return "\t".join(self)


def card_of(line: str) -> Card:
    """Return the card that a line holds."""
    return Card._make(line.split("\t"))
