"""From settled referents to the values people see: candidates with their evidence in words."""

from __future__ import annotations

from translit_norm.gazetteer.reader import Gazetteer
from translit_norm.match.candidates import Hit
from translit_norm.match.decide import Weighed
from translit_norm.match.explain import describe
from translit_norm.types import Candidate, Evidence, Outcome, Result

#: Candidates this much less likely than the first are left out of an ambiguous answer.
_NEGLIGIBLE = 0.02


def result_of(
    surface: str, name: str, weighed: list[Weighed], outcome: Outcome, gazetteer: Gazetteer,
    steps: tuple[str, ...],
) -> Result:  # fmt: skip
    """Return the `Result` of one surface form from its weighed bearers."""
    floor = weighed[0].confidence * _NEGLIGIBLE if weighed else 0.0
    evidences: dict[int, Evidence] = {}
    candidates = []
    for each in weighed:
        if each.confidence < floor:
            break
        hit = each.hit
        evidence = evidences.get(id(hit))
        if evidence is None:
            notes = (*steps, _note(hit))
            evidence = Evidence(name, hit.form, hit.tag.language, notes, describe)
            evidences[id(hit)] = evidence
        via = hit.tag.via if hit.exact or hit.similarity >= 1.0 else "fuzzy"
        candidates.append(
            Candidate(
                gazetteer.entity(each.ordinal), round(each.score, 4), round(each.confidence, 4), via,
                hit.tag.source, evidence,
            )  # fmt: skip
        )
    return Result(surface, outcome, tuple(candidates), steps)


def _note(hit: Hit) -> str:
    tag = hit.tag
    found = "exact" if hit.exact else f"{hit.similarity:.2f} alike by {hit.route}"
    case = f" {tag.inflection} case form" if tag.inflection else ""
    language = f" {tag.language}" if tag.language else ""
    return f"{found}: {tag.via}{language}{case} {hit.form!r} ({tag.source})"
