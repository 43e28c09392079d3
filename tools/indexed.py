"""Reads a compiled gazetteer the other way round: from a place to the forms it is indexed by."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from pathlib import Path

from translit_norm.gazetteer.bucket import Bucket
from translit_norm.gazetteer.store import unpacked


def sounds_of(path: Path, wanted: frozenset[int]) -> dict[int, frozenset[str]]:
    """Return ordinal → the sounds of all its forms, for the ordinals wanted."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        blobs = dict(
            connection.execute(
                "SELECT name, value FROM blob WHERE name IN ('group_starts', 'group_members')"
            )
        )
        starts, members = (unpacked("I", blobs[f"group_{each}"]) for each in ("starts", "members"))
        bearers = [
            [each for each in members[starts[at] : starts[at + 1]] if each in wanted]
            for at in range(len(starts) - 1)
        ]
        found: dict[int, set[str]] = defaultdict(set)
        for (forms,) in connection.execute("SELECT forms FROM bucket"):
            bucket = Bucket.read(forms)
            for spoken, group in zip(bucket.sounds, bucket.groups, strict=True):
                for ordinal in bearers[group]:
                    found[ordinal].add(spoken)
    finally:
        connection.close()
    return {ordinal: frozenset(sounds) for ordinal, sounds in found.items()}
