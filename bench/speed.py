"""Speed and size as ratios measured in one run on one machine, against the stated bar of each.

Absolute times go to the terminal only; the ratios are what can be compared between machines.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from bench.names import Names
from translit_norm.gazetteer.artefact import PACKAGE
from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.normaliser import Normaliser

#: The baseline must search at least so many strings.
LEAST_STRINGS = 60_000
_SEED = 7


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table: what, the ratio or size reached, the bar, and is it reached."""

    what: str
    reached: str
    bar: str
    ok: bool
    absolute: str


def seconds(action: Callable[[str], object], queries: Iterable[str]) -> list[float]:
    """Return the processor time of each query in seconds, sorted.

    Not the time on the clock: other programs on the machine would slow one side of a ratio.
    """
    taken = []
    for query in queries:
        start = time.process_time()
        action(query)
        taken.append(time.process_time() - start)
    return sorted(taken)


def mean_seconds(action: Callable[[str], object], queries: Sequence[str]) -> float:
    """Return the mean processor time of a query in seconds, the clock read only twice."""
    start = time.process_time()
    for query in queries:
        action(query)
    return (time.process_time() - start) / len(queries)


def mean(values: Sequence[float]) -> float:
    """Return the mean."""
    return sum(values) / len(values)


def sample(values: Iterable[str], count: int) -> list[str]:
    """Return a seeded sample of distinct values."""
    pool = sorted(set(values))
    return random.Random(_SEED).sample(pool, min(count, len(pool)))


def baseline(strings: list[str], queries: Sequence[str]) -> float:
    """Return the seconds of one `extractOne(WRatio)` over the Latin names and aliases."""
    if len(strings) < LEAST_STRINGS:
        raise ValueError(f"the baseline needs {LEAST_STRINGS} strings, there are {len(strings)}")
    return mean_seconds(
        lambda query: process.extractOne(query, strings, scorer=fuzz.WRatio), queries
    )


def look_ups(bundled: Gazetteer, unseen: Sequence[str], unseen_in: Gazetteer) -> list[Measure]:
    """Measure look-ups: `unseen` are spellings that are not in the index of `unseen_in`."""
    names = Names(bundled.path)
    strings = list(names.strings(("Latn",)))
    queries = sample(unseen, 4000)
    before = baseline(strings, queries[:30])
    fresh = Normaliser(unseen_in)
    seconds(fresh.normalise, ["Kyiv", "Zaporozhye", "Peskov", *queries[-100:]])
    new = seconds(fresh.normalise, queries[:-100])
    cold = Normaliser(bundled)
    aliases = sample((name for _owner, name, _source in names.aliases), 4100)
    # What is read once a process (rules, tables of people) is part of no look-up, here as above.
    seconds(cold.normalise, ["Kyiv", "Zaporozhye", "Peskov", *(aliases.pop() for _ in range(100))])
    exact = mean_seconds(cold.normalise, aliases)
    again = mean_seconds(cold.normalise, aliases)
    # A background load would slow one side only: the baseline is taken before and after.
    base = (before + baseline(strings, queries[30:60])) / 2
    column, distinct = _column(bundled, aliases[:1000])
    p99 = new[int(len(new) * 0.99)]
    over = f"WRatio over {len(strings):,} Latin names and aliases"
    return [
        Measure("the baseline", over, "60,000 or more", True, f"{1e3 * base:.1f} ms"),
        _ratio("one unseen spelling, × WRatio", base / mean(new), 200, mean(new)),
        Measure("… its p99", f"{base / p99:.0f} ×", "< 2 ms", p99 < 0.002, f"{1e3 * p99:.2f} ms"),
        _ratio("an exact alias, cold, × WRatio", base / exact, 400, exact),
        _ratio("a spelling seen before, × WRatio", base / again, 5000, again),
        Measure(
            "a column of 100,000 rows with 1,000 distinct values: cost over the distinct values'",
            f"{column / distinct:.1f} ×", "< 3 ×", column < 3 * distinct, f"{column:.2f} s",
        ),
    ]  # fmt: skip


def _ratio(what: str, reached: float, bar: int, absolute: float) -> Measure:
    return Measure(
        what, f"{reached:,.0f} ×", f"{bar:,} ×", reached >= bar, f"{1e6 * absolute:.0f} µs"
    )


def _column(gazetteer: Gazetteer, values: Sequence[str]) -> tuple[float, float]:
    """Return the seconds of a column with repeats and of its distinct values alone."""
    rows = [values[at % len(values)] for at in range(100_000)]
    random.Random(_SEED).shuffle(rows)
    start = time.process_time()
    Normaliser(gazetteer).normalise_many(values)
    distinct = time.process_time() - start
    start = time.process_time()
    Normaliser(gazetteer).normalise_many(rows)
    return time.process_time() - start, distinct


def processes() -> list[Measure]:
    """Measure what a fresh interpreter pays: import, first answer, memory."""
    bare = _best_of(10, "-c", "pass")
    imported = _best_of(10, "-c", "import translit_norm") - bare
    command = "from translit_norm.cli import main; raise SystemExit(main(['lookup', 'Zaporozhye']))"
    first = _best_of(7, "-c", command)
    memory = (_memory(_LOOK_UPS) - _memory("")) / 1024
    return [
        Measure(
            "import translit_norm, over a bare interpreter",
            f"{imported / bare:.1f} × bare", "< 50 ms", imported < 0.05, f"{1e3 * imported:.1f} ms",
        ),
        Measure(
            "first answer of a fresh process (CLI)",
            f"{first / bare:.1f} × bare", "< 0.15 s", first < 0.15, f"{first:.3f} s",
        ),
        Measure(
            "resident memory after 10,000 look-ups, over a bare interpreter",
            f"{memory:.0f} MB", "< 120 MB", memory < 120, f"{memory:.0f} MB",
        ),
    ]  # fmt: skip


def _best_of(times: int, *arguments: str) -> float:
    """Return the least processor time of several runs of a fresh interpreter, in seconds.

    The first run writes the byte code that an installed package has already.
    """
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        for _ in range(times + 1):
            start = _spent_by_children()
            done = subprocess.run(
                [sys.executable, *arguments],
                capture_output=True, text=True, check=False, env=environment,
            )  # fmt: skip
            taken.append(_spent_by_children() - start)
            if done.returncode not in (0, 1):
                raise RuntimeError(f"no answer to measure: {done.stderr.strip()}")
    return min(taken)


def _spent_by_children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


# Distinct spellings, half of them with a letter lost, so that every rung of the search is used.
_LOOK_UPS = """
import sqlite3
from translit_norm import Gazetteer, Normaliser
from translit_norm.gazetteer.artefact import BUNDLED
gazetteer = Gazetteer.open(BUNDLED)
rows = sqlite3.connect(gazetteer.path).execute("SELECT DISTINCT name FROM alias ORDER BY name")
names = [name for (name,) in rows]
names = names[:: max(1, len(names) // 10_000)][:10_000]
normaliser = Normaliser(gazetteer)
for at, name in enumerate(names):
    normaliser.normalise(name if at % 2 else name[:3] + name[4:])
"""
_RESIDENT = """
print([int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS")][0])
"""


def _memory(script: str) -> int:
    """Return the resident memory (kB) of a fresh interpreter at the end of a script."""
    done = subprocess.run(
        [sys.executable, "-c", script + _RESIDENT], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def wheel_size() -> Measure:
    """Measure the package's files as a wheel packs them (deflate)."""
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder) / "wheel.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(PACKAGE.rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    archive.write(path, path.relative_to(PACKAGE.parent))
        size = packed.stat().st_size / 1e6
    return Measure("wheel", f"{size:.1f} MB", "< 25 MB", size < 25, f"{size:.1f} MB")
