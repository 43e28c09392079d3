"""Fixtures of the integrations: a stand-in for the resolver, and a local Spark."""

from __future__ import annotations

import pytest
from local_spark import spark
from stand_in import StubSettings

__all__ = ["spark", "stub"]


@pytest.fixture
def stub() -> StubSettings:
    """Settings that open a `StubNormaliser`."""
    return StubSettings()
