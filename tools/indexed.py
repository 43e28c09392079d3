"""Reads a compiled gazetteer the other way round: from a place to the forms it is indexed by."""

from __future__ import annotations

import array
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path


def sounds_of(path: Path, wanted: frozenset[int]) -> dict[int, frozenset[str]]:
    """Return ordinal → the sounds of all its forms, for the ordinals wanted."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        blobs = dict(
            connection.execute(
                "SELECT name, value FROM blob WHERE name IN ('group_starts', 'group_members')"
            )
        )
        starts, members = _numbers(blobs["group_starts"]), _numbers(blobs["group_members"])
        bearers = [
            [each for each in members[starts[at] : starts[at + 1]] if each in wanted]
            for at in range(len(starts) - 1)
        ]
        found: dict[int, set[str]] = defaultdict(set)
        for table in ("bucket", "oblique"):
            for sounds, refs in connection.execute(f"SELECT sounds, refs FROM {table}"):
                for spoken, group in zip(sounds.split("\n"), _numbers(refs)[::2], strict=True):
                    for ordinal in bearers[group]:
                        found[ordinal].add(spoken)
    finally:
        connection.close()
    return {ordinal: frozenset(sounds) for ordinal, sounds in found.items()}


def _numbers(packed: bytes) -> array.array[int]:
    numbers = array.array("I", packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
