"""The examples of the integrations run as they stand and print what they promise."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import translit_norm

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
#: Each example with the packages it needs and lines that must be among those it prints.
RUNS = {
    "column_of_a_file.py": ((), ["Kiev             MATCHED    Kyiv", "of 5 matched"]),
    "pandas_frame.py": (("pandas",), ["Kyiv       10", "Kharkiv    11"]),
    "polars_frame.py": (("polars",), ["Kyiv", "Mykhailivka", "Nova Kakhovka"]),
    "duckdb_link.py": (
        ("duckdb", "pyarrow"),
        ["Запоріжжя    Zaporozhye", "Миролюбівка  Miralyubavka"],
    ),
    "transliterate_packs.py": (("transliterate",), ["Zghurskyi, Kharkiv", "Shurskyj, Charkiw"]),
    "spark_cluster.py": (
        ("pyspark", "pyarrow", "pandas"),
        ["1 Kiev MATCHED Kyiv", "Kharkov may be Харків"],
    ),
}


@pytest.mark.parametrize("name", RUNS)
def test_the_example_prints_what_it_promises(name: str) -> None:
    needed, promised = RUNS[name]
    for package in needed:
        pytest.importorskip(package)
    if "pyspark" in needed and shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    # The example finds this package even where it is not installed.
    package_home = str(Path(translit_norm.__file__).resolve().parents[1])
    paths = os.pathsep.join(filter(None, [package_home, os.environ.get("PYTHONPATH")]))
    ended = subprocess.run(
        [sys.executable, str(EXAMPLES / name)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env=os.environ | {"PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
    )
    assert ended.returncode == 0, ended.stderr
    for line in promised:
        assert line in ended.stdout
