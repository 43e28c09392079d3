"""Profiles and the fixtures that every room's tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.normaliser import Normaliser

# Examples are few by default, since the whole suite runs on every change; `thorough` is for a night.
settings.register_profile(
    "default", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The bundled gazetteer."""
    return Gazetteer.bundled()


@pytest.fixture(scope="session")
def normaliser(gazetteer: Gazetteer) -> Normaliser:
    """A normaliser over the bundled gazetteer."""
    return Normaliser(gazetteer)
