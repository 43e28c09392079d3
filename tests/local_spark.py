"""A fixture: one local Spark on two cores for all tests of a run."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import translit_norm


@pytest.fixture(scope="session")
def spark() -> Iterator[object]:
    """A local Spark on two cores; skips where pyspark or Java is missing."""
    sql = pytest.importorskip("pyspark.sql")
    pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        # Workers find this package as this process does, installed or not.
        home = str(Path(translit_norm.__file__).resolve().parents[1])
        paths = [home, os.environ.get("PYTHONPATH", "")]
        session = (
            sql.SparkSession.builder.master("local[2]")
            .appName("translit-norm tests")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(filter(None, paths)))
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()
