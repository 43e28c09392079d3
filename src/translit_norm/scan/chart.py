"""The report's map: outlines, and a dot for every place found, as one inline SVG without scripts."""

# ruff: noqa: E501 (mark-up and patterns are read as a whole)

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from translit_norm.scan.tables import table_rows

Point = tuple[float, float]
#: The outlines' frame in degrees: west, south, east, north (tools/draw_outlines.py).
FRAME = (19.0, 41.5, 46.0, 57.5)
#: Parallel at which east and north are drawn to one scale.
_PARALLEL = 49.0
_SCALE = 30.0
_SQUEEZE = math.cos(math.radians(_PARALLEL))
#: The south-western and north-eastern corners around Ukraine, latitude and longitude.
_UKRAINE = ((44.2, 22.0), (52.5, 40.3))
#: Letters are about so wide and high, as shares of the map's width, for keeping labels apart.
_LETTER, _LINE = 0.0118, 0.026
_LABELS = 28


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map: (latitude, longitude), how often it is named, its row in the table."""

    name: str
    location: Point
    count: int
    anchor: str
    ambiguous: bool = False


@lru_cache(maxsize=1)
def outlines() -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """Return (ISO alpha-2 code, ring of (longitude, latitude)) for every outline of the table."""
    rows = table_rows("styles/outlines.tsv", ("country", "ring"))
    return tuple(
        (
            row["country"],
            tuple(
                (float(x), float(y)) for x, y in (pair.split(",") for pair in row["ring"].split())
            ),
        )
        for row in rows
    )


def country_at(lat: float, lon: float) -> str:
    """Return the code of the country whose outline holds a point, "" outside all of them.

    >>> country_at(44.95, 34.1), country_at(55.75, 37.6)  # Simferopol, Moscow
    ('UA', 'RU')
    """
    for code, ring in outlines():
        inside = False
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax:
                inside = not inside
        if inside:
            return code
    return ""


def _projected(lon: float, lat: float) -> Point:
    return (lon - FRAME[0]) * _SQUEEZE * _SCALE, (FRAME[3] - lat) * _SCALE


def on_map(location: Point) -> bool:
    """Say whether (latitude, longitude) lies in the frame of the outlines."""
    lat, lon = location
    return FRAME[0] < lon < FRAME[2] and FRAME[1] < lat < FRAME[3]


def chart(dots: Sequence[Dot]) -> str:
    """Return the SVG of a map of the dots inside the frame; "" where there is none."""
    shown = sorted(
        (dot for dot in dots if on_map(dot.location)), key=lambda dot: (-dot.count, dot.name)
    )
    if not shown:
        return ""
    left, top, width, height = _window([dot.location for dot in shown])
    paths = []
    for code, ring in outlines():
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_projected(lon, lat) for lon, lat in ring))
        kind = "home" if code == "UA" else "land"
        paths.append(f'<polygon class="{kind}" points="{drawn}"/>')
    marks: list[str] = []
    labels: list[str] = []
    placed: list[tuple[float, float, float, float]] = []
    spots = []
    for dot in shown:
        x, y = _projected(dot.location[1], dot.location[0])
        radius = width * (0.005 + 0.0028 * min(math.log2(dot.count), 4.0))
        spots.append((dot, x, y, radius))
        placed.append((x - radius, y - radius, x + radius, y + radius))
    for dot, x, y, radius in spots:
        times = "once" if dot.count == 1 else f"{dot.count} times"
        kind = "dot ambiguous" if dot.ambiguous else "dot"
        title = escape(f"{dot.name}, named {times}")
        marks.append(
            f'<a href="#{escape(dot.anchor)}" aria-label="{title}"><circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" '
            f'r="{radius:.1f}"><title>{title}</title></circle></a>'
        )
        box = _label_box(
            dot.name, x, y, radius, width, placed, (left, top, left + width, top + height)
        )
        if box is not None and len(labels) < _LABELS:
            placed.append(box)
            labels.append(
                f'<text x="{box[0]:.1f}" y="{box[3] - 0.006 * width:.1f}" font-size="{0.021 * width:.1f}">{escape(dot.name)}</text>'
            )
    stroke = width * 0.0014
    return (
        f'<svg class="map" role="group" aria-label="Map of the places found" style="--line:{stroke:.2f}" '
        f'viewBox="{left:.1f} {top:.1f} {width:.1f} {height:.1f}" preserveAspectRatio="xMidYMid slice">'
        + "".join((*paths, *marks, *labels))
        + "</svg>"
    )


def _window(locations: Sequence[Point]) -> tuple[float, float, float, float]:
    """Return left, top, width and height around the places and all of Ukraine, three to two."""
    points = [_projected(lon, lat) for lat, lon in (*locations, *_UKRAINE)]
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    right, bottom = _projected(FRAME[2], FRAME[1])
    width = max((max(xs) - min(xs)) * 1.06, (max(ys) - min(ys)) * 1.06 * 1.5)
    width = min(width, right, bottom * 1.5)
    height = width / 1.5
    left = min(max((max(xs) + min(xs) - width) / 2, 0.0), right - width)
    top = min(max((max(ys) + min(ys) - height) / 2, 0.0), bottom - height)
    return left, top, width, height


def _label_box(
    name: str, x: float, y: float, radius: float, width: float,
    placed: Sequence[tuple[float, float, float, float]], frame: tuple[float, float, float, float],
) -> tuple[float, float, float, float] | None:  # fmt: skip
    """Return where a label fits beside its dot, None where it would cover something."""
    long, high = len(name) * _LETTER * width, _LINE * width
    gap = radius + 0.004 * width
    for begin, top in (
        (x + gap, y - high / 2), (x - gap - long, y - high / 2), (x - long / 2, y - gap - high), (x - long / 2, y + gap),
    ):  # fmt: skip
        box = (begin, top, begin + long, top + high)
        inside = box[0] > frame[0] and box[1] > frame[1] and box[2] < frame[2] and box[3] < frame[3]
        if inside and not any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
            for other in placed
        ):
            return box
    return None
