"""Reading a gazetteer: what every bundled entity must satisfy, and use from threads and forks."""

from __future__ import annotations

import math
import os
import pickle
import threading
from pathlib import Path

import pytest

from translit_norm.errors import GazetteerError
from translit_norm.gazetteer.build import build
from translit_norm.gazetteer.reader import NOWHERE, Gazetteer
from translit_norm.script.sound import class_key, sound

KYIV = "katottg:UA80000000000093317"


def test_columns_agree_with_the_entities(gazetteer: Gazetteer) -> None:
    """Each column has a value for every entity, and a sample of entities says the same."""
    count = len(gazetteer.parent)
    assert len(gazetteer.population) == len(gazetteer.feature) == len(gazetteer.known) == count
    assert len(gazetteer.locations) == 2 * count
    for ordinal in range(0, count, 997):
        entity = gazetteer.entity(ordinal)
        assert gazetteer.ordinal(entity.id) == ordinal
        assert gazetteer.features[gazetteer.feature[ordinal]] == entity.feature
        assert (entity.location is None) == math.isnan(gazetteer.locations[2 * ordinal])
        above = gazetteer.parent[ordinal]
        assert (above == NOWHERE) == (not entity.parents)
        if entity.parents:
            assert gazetteer.entity(above).id == entity.parents[0].id


def test_cards_stand_in_the_order_of_their_ordinals(gazetteer: Gazetteer) -> None:
    """However many stand in a row, the last row included, each is found by its ordinal."""
    cards = list(gazetteer.cards())
    assert len(cards) == len(gazetteer.parent)
    for ordinal in (0, 31, 32, 33, 64, len(cards) - 1):
        entity, card = gazetteer.entity(ordinal), cards[ordinal]
        assert (entity.id, entity.name, entity.country) == (card.id, card.name, card.country)


@pytest.mark.parametrize("spelling", ["Kakhovka", "Nikolajewsk", "Zzyzx"])
def test_an_opening_holds_the_sounds_of_all_keys_that_begin_alike(
    gazetteer: Gazetteer, spelling: str
) -> None:
    """The slice of the long text agrees with a walk over all buckets."""
    key = class_key(sound(spelling))
    walked = {
        heard
        for bucket in gazetteer.buckets()
        for heard in bucket.sounds[: bucket.base]
        if class_key(heard).startswith(key[:3])
    }
    *sounds, last = gazetteer.opening(key)
    assert (set(sounds), len(sounds), last) == (walked, len(walked), "")


def test_ids_codes_and_iso_lead_to_one_entity(gazetteer: Gazetteer) -> None:
    """The capital is found by its id, its GeoNames code and its ISO code."""
    ordinal = gazetteer.ordinal(KYIV)
    assert ordinal is not None
    assert gazetteer.ordinal("geonames:703448") == gazetteer.ordinal("UA-30") == ordinal
    assert gazetteer.ordinal("geonames:0") is None


def test_inside_is_what_the_parents_say(gazetteer: Gazetteer) -> None:
    """The quick mask of an oblast agrees with walking up from every entity."""
    oblast = gazetteer.ordinal("UA-65")
    assert oblast is not None
    inside = gazetteer.inside(oblast)
    for ordinal in range(0, len(inside), 97):
        walked = oblast in (ordinal, *gazetteer.ancestors(ordinal))
        assert bool(inside[ordinal]) == walked


def test_aliases_say_who_says_so(gazetteer: Gazetteer) -> None:
    """Aliases are sorted and carry language, kind and source; an unknown id has none."""
    aliases = gazetteer.aliases(KYIV)
    assert [alias.name for alias in aliases] == sorted(alias.name for alias in aliases)
    assert any(alias.name == "Kiev" and alias.source for alias in aliases)
    assert gazetteer.aliases("tn:nowhere") == ()


def test_an_unknown_ordinal_is_an_error(gazetteer: Gazetteer) -> None:
    """An ordinal beyond the last entity is told as damage."""
    with pytest.raises((GazetteerError, IndexError)):
        gazetteer.entity(len(gazetteer.parent))


def test_threads_share_it(gazetteer: Gazetteer) -> None:
    """Several threads read at once, each through a connection of its own."""
    found: list[str] = []

    def read() -> None:
        ordinal = gazetteer.ordinal(KYIV)
        assert ordinal is not None
        found.append(gazetteer.entity(ordinal).name)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Kyiv"] * 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this platform")
def test_a_forked_child_reads_it(gazetteer: Gazetteer) -> None:
    """After fork the child opens a connection of its own."""
    gazetteer.ordinal(KYIV)
    child = os.fork()
    if not child:
        os._exit(0 if gazetteer.ordinal(KYIV) is not None else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_it_pickles_by_its_path(tmp_path: Path) -> None:
    """A pickle holds the path; the bundled gazetteer stays one object."""
    build([{"id": "x:1", "name": "Alpha"}], tmp_path / "own.sqlite")
    own = Gazetteer.open(str(tmp_path / "own.sqlite"))
    again = pickle.loads(pickle.dumps(own))
    assert (again.path, again.version) == (own.path, own.version)
    bundled = Gazetteer.bundled()
    assert pickle.loads(pickle.dumps(bundled)) is bundled


def test_entities_come_in_the_order_asked_for(gazetteer: Gazetteer) -> None:
    """Several are read at once, and each is what it is alone; namesakes share a number."""
    ordinals = [700, 3, 41, 3]
    entities = Gazetteer(gazetteer.path).entities(ordinals)
    assert [each.id for each in entities] == [gazetteer.entity(each).id for each in ordinals]
    numbers = [gazetteer.name_number[each] for each in range(400)]
    names = [gazetteer.name(each) for each in range(400)]
    assert len(set(numbers)) == len(set(names)) == len(set(zip(numbers, names, strict=True)))


def test_an_unknown_ordinal_is_told(gazetteer: Gazetteer) -> None:
    """A number that no entity has means that the file is damaged."""
    with pytest.raises(GazetteerError, match="build it anew"):
        gazetteer.entity(10**8)
