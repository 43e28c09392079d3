"""Our schemes inside the transliterate package."""

from __future__ import annotations

import subprocess
import sys

import pytest

from translit_norm.errors import SchemeError
from translit_norm.integrations.transliterate import register
from translit_norm.romanise import schemes

_FRESH = """
import translit_norm.integrations.transliterate as ours
import sys
assert "transliterate" not in sys.modules
ours.register()
from transliterate import translit
assert translit("Харків", "uk-kmu-2010", reversed=True) == "Kharkiv"
assert translit("Харків", "uk", reversed=True) == "Kharkiv"
assert translit("Harkiv", "ru") == "Харкив"
"""


def test_the_built_in_packs_stay_in_a_fresh_interpreter() -> None:
    subprocess.run([sys.executable, "-c", _FRESH], check=True)


def test_every_scheme_that_may_be_written_with_is_registered() -> None:
    from transliterate import get_available_language_codes, translit

    ids = register()
    assert register() == ids
    assert set(ids) == {facts.id for facts in schemes() if facts.certainty != "low"}
    assert set(ids) <= set(get_available_language_codes())
    assert translit("ЩУКА", "ru-icao-9303", reversed=True) == "SHCHUKA"


def test_reversible_schemes_go_both_ways() -> None:
    from transliterate import translit

    register()
    assert translit("Harʹkov", "ru-iso9-1995") == "Харьков"
    with pytest.raises(SchemeError, match="not reversible"):
        translit("Kharkiv", "uk-kmu-2010")


def test_detection_is_left_to_the_built_in_packs() -> None:
    from transliterate import detect_language

    register()
    assert detect_language("Αθήνα") == "el"
