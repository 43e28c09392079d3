"""The report: one self-contained page that shows what was found in texts, and why.

Nothing in it is fetched and nothing runs: a policy in the page forbids scripts, and every piece of text is
escaped. Marks are told apart by their line, not by colour alone, and each can be reached by keyboard.
"""

# ruff: noqa: E501 (mark-up and patterns are read as a whole)

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from translit_norm.scan.answers import Found
from translit_norm.scan.chart import Dot, chart, on_map
from translit_norm.scan.mentions import find
from translit_norm.scan.report_look import STYLE
from translit_norm.types import Candidate, Outcome

#: Candidates a mark's card names after the first.
_RUNNERS_UP = 3
#: Candidates with more digits of evidence than this are cut.
_STEPS = 4
CREDIT = (
    "Places: KATOTTG, the state codifier of Ukraine, and GeoNames (geonames.org, CC BY 4.0). "
    "Outlines: Natural Earth, public domain."
)


@dataclass(slots=True)
class _Row:
    """One entity of the table."""

    anchor: str
    name: str
    kind: str
    candidate: Candidate | None
    outcome: Outcome
    count: int = 0
    spellings: Counter[str] = field(default_factory=Counter)


def html(texts: Iterable[str | tuple[str, str]], *, normaliser: Any = None) -> str:
    """Return the page for texts, each a str or a pair (name, text), scanned with the defaults."""
    named = [
        text if isinstance(text, tuple) else (f"Text {number}", text)
        for number, text in enumerate(texts, 1)
    ]
    return page([(name, text, find(text, normaliser=normaliser)) for name, text in named])


def page(texts: Sequence[tuple[str, str, Sequence[Found]]]) -> str:
    """Return the page for texts that have been scanned: (name, text, what was found)."""
    rows = _rows(texts)
    total = sum(len(found) for _name, _text, found in texts)
    title = texts[0][0] if len(texts) == 1 else f"{len(texts)} texts"
    entities = sorted(rows.values(), key=lambda row: (-row.count, row.name))
    sections = [_section(name, text, found, rows, len(texts) > 1) for name, text, found in texts]
    ambiguous = sum(1 for row in entities if row.outcome is Outcome.AMBIGUOUS)
    summary = f"{_counted(total, 'mention')} of {_counted(len(entities), 'entity', 'entities')}" + (
        f", {ambiguous} of them ambiguous" if ambiguous else ""
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
        f"<title>Names in {escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<header><h1>Names in {escape(title)}</h1>\n<p class="summary">{summary}</p>\n{_LEGEND}</header>\n<main>\n'
        + "\n".join(sections)
        + _map_section(entities)
        + _table(entities)
        + f"</main>\n<footer><p>{CREDIT}</p></footer>\n</body>\n</html>\n"
    )


_LEGEND = (
    '<ul class="legend"><li><span class="mark place">place</span></li>'
    '<li><span class="mark person">person</span></li>'
    '<li><span class="mark ambiguous">ambiguous</span></li>'
    '<li><span class="mark person unmatched">person nobody has listed</span></li></ul>\n'
)


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def _rows(texts: Sequence[tuple[str, str, Sequence[Found]]]) -> dict[str, _Row]:
    rows: dict[str, _Row] = {}
    for _name, _text, found in texts:
        for each in found:
            result = each.mention.result
            row = rows.get(each.key)
            if row is None:
                first = result.candidates[0] if result.candidates else None
                name = result.name or (
                    first.entity.name if first else " ".join(each.key.partition(":")[2].split())
                )
                row = rows[each.key] = _Row(
                    f"e{len(rows) + 1}", name, each.kind, first, result.outcome
                )
            row.count += 1
            row.spellings[" ".join(each.mention.surface.split())] += 1
    return rows


def _section(
    name: str, text: str, found: Sequence[Found], rows: dict[str, _Row], named: bool
) -> str:
    pieces = [f'<section aria-label="{escape(name)}">']
    if named:
        pieces.append(f"<h2>{escape(name)}</h2>")
    pieces.append('<div class="text">')
    at = 0
    for number, each in enumerate(found):
        mention = each.mention
        pieces.append(escape(text[at : mention.start], quote=False))
        pieces.append(_mark(each, rows[each.key], f"{rows[each.key].anchor}m{number}"))
        at = mention.end
    pieces.append(escape(text[at:], quote=False))
    pieces.append("</div></section>\n")
    return "".join(pieces)


def _mark(each: Found, row: _Row, identifier: str) -> str:
    result = each.mention.result
    kind = each.kind + {
        Outcome.MATCHED: "", Outcome.AMBIGUOUS: " ambiguous", Outcome.UNMATCHED: " unmatched",
    }[result.outcome]  # fmt: skip
    return (
        f'<span class="mark {kind}" tabindex="0" aria-describedby="{identifier}">'
        f"{escape(each.mention.surface, quote=False)}"
        f'<span class="card" role="tooltip" id="{identifier}">{_card(each, row)}</span></span>'
    )


def _card(each: Found, row: _Row) -> str:
    result = each.mention.result
    lines = [f"<b>{escape(row.name)}</b> <i>{_what(each)}</i>"]
    if result.candidates:
        best = result.candidates[0]
        lineage = ", ".join(parent.name for parent in best.entity.parents)
        if lineage and result.outcome is Outcome.MATCHED:
            lines.append(escape(lineage))
        lines.append(f"<code>{escape(_ids(best))}</code>")
        reading = best.reading
        if reading is not None:
            schemes = f" by {reading.schemes[0]}" if reading.schemes else ""
            lines.append(
                f"read as {escape(reading.cyrillic)} ({escape(reading.language)}){escape(schemes)}"
            )
        lines.append(f"confidence {best.confidence:.2f}, {escape(best.via)}")
        others = result.candidates[1 : 1 + _RUNNERS_UP]
        if others:
            named = "; ".join(
                f"{other.entity.name} ({', '.join(parent.name for parent in other.entity.parents[:3]) or other.entity.feature}) {other.confidence:.2f}"
                for other in others
            )
            more = len(result.candidates) - 1 - len(others)
            lines.append("or " + escape(named) + (f" and {more} more" if more > 0 else ""))
    else:
        lines += [escape(step) for step in result.steps[:_STEPS]]
    return "".join(f'<span class="line">{line}</span>' for line in lines)


def _what(each: Found) -> str:
    result = each.mention.result
    if each.kind == "person":
        return (
            "person"
            if result.best
            else "person, not listed"
            if not result.candidates
            else "person, ambiguous"
        )
    if result.best:
        return escape(result.best.entity.feature.replace("-", " "))
    return f"ambiguous among {len(result.candidates)} places"


def _ids(candidate: Candidate) -> str:
    entity = candidate.entity
    listed = [f"{authority}:{code}" for authority, code in entity.ids.items()]
    return " ".join(listed) or entity.id


def _map_section(entities: Sequence[_Row]) -> str:
    dots: list[Dot] = []
    elsewhere: list[Dot] = []
    for row in entities:
        entity = row.candidate.entity if row.candidate else None
        if entity is None or row.kind != "place" or entity.location is None:
            continue
        if entity.feature in ("country", "continent", "oblast", "republic", "krai", "region"):
            continue
        dot = Dot(
            row.name, entity.location, row.count, row.anchor, row.outcome is Outcome.AMBIGUOUS
        )
        (dots if on_map(entity.location) else elsewhere).append(dot)
    drawn = chart(dots)
    if not drawn:
        return ""
    beyond = ", ".join(sorted(escape(dot.name) for dot in elsewhere))
    note = f"<p>Beyond the map: {beyond}.</p>" if beyond else ""
    return f'<section aria-label="Map"><h2>Where they lie</h2><figure>{drawn}</figure>{note}</section>\n'


def _table(entities: Sequence[_Row]) -> str:
    body = []
    for row in entities:
        entity = row.candidate.entity if row.candidate and row.outcome is Outcome.MATCHED else None
        feature = entity.feature.replace("-", " ") if entity else row.kind
        place = ", ".join(parent.name for parent in entity.parents[-2:]) if entity else ""
        ids = _ids(row.candidate) if entity and row.candidate else row.outcome.value.lower()
        spellings = ", ".join(
            f"{escape(spelling)} <small>×{count}</small>"
            for spelling, count in row.spellings.most_common()
        )
        body.append(
            f'<tr id="{row.anchor}"><th scope="row">{escape(row.name)}</th><td data-of="what">{escape(feature)}</td>'
            f'<td data-of="in">{escape(place)}</td><td data-of="times" class="number">{row.count}</td>'
            f'<td data-of="spelt">{spellings}</td><td data-of="ids"><code>{escape(ids)}</code></td></tr>'
        )
    return (
        '<section aria-label="Entities"><h2>Who and what is named</h2><table>\n<thead><tr><th scope="col">Name</th>'
        '<th scope="col">What</th><th scope="col">In</th><th scope="col">Times</th><th scope="col">Spelt</th>'
        '<th scope="col">Identifiers</th></tr></thead>\n<tbody>\n'
        + "\n".join(body)
        + "\n</tbody></table></section>\n"
    )
