"""Fixtures of the integrations: a stand-in for the resolver, and one local Spark for all tests."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator

import pytest
from stand_in import StubSettings


@pytest.fixture
def stub() -> StubSettings:
    """Settings that open a `StubNormaliser`."""
    return StubSettings()


@pytest.fixture(scope="session")
def spark() -> Iterator[object]:
    """A local Spark on two cores; skips where pyspark or Java is missing."""
    sql = pytest.importorskip("pyspark.sql")
    pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    previous = os.environ.get("PYSPARK_PYTHON")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Workers of Spark start from another folder; they find this package as this process does.
    session = (
        sql.SparkSession.builder.master("local[2]")
        .appName("translit-norm tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
    if previous is None:
        del os.environ["PYSPARK_PYTHON"]
    else:
        os.environ["PYSPARK_PYTHON"] = previous
