"""Entities as the file holds them: a line of text each, many lines to a row.

A row takes as long to find as a line to split, and what is asked next often lies in the same one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

#: How many entities stand in a row.
BLOCK = 32


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


def blocks(cards: Iterable[Card]) -> Iterator[tuple[int, bytes]]:
    """Yield the rows that hold the cards of all entities: number, lines."""
    waiting, number = iter(cards), 0
    while block := list(islice(waiting, BLOCK)):
        yield number, "\n".join("\t".join(card) for card in block).encode()
        number += 1


def card_of(line: bytes) -> Card:
    """Return the card that a line holds."""
    return Card(*line.decode().split("\t"))
