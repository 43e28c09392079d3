"""What a project asks of `check`: `[tool.translit-norm]` in pyproject.toml, or .translit-norm.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from translit_norm.errors import TableError
from translit_norm.scan.derivation import CODES

_SHAPE: Mapping[str, type] = {
    "style": str, "ignore": list, "allow": list, "exclude": list, "per-file-ignores": dict, "within": str,
    "mode": str,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one project; `per_file` maps patterns of paths to codes that are ignored there."""

    style: str = "official"
    ignore: frozenset[str] = frozenset()
    allow: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    per_file: Mapping[str, frozenset[str]] = field(default_factory=dict)
    within: str | None = None
    mode: str = "default"

    def ignored_in(self, name: str) -> frozenset[str]:
        """Return the codes that are ignored in a file."""
        plain = Path(name).as_posix()
        codes = set(self.ignore)
        for pattern, listed in self.per_file.items():
            if fnmatch(plain, pattern) or fnmatch(plain, f"*/{pattern}"):
                codes |= listed
        return frozenset(codes)


def find_settings(start: Path) -> Settings:
    """Return the settings of the nearest folder upwards that has some, else the defaults.

    Raises `TableError` for an unknown key, a wrong type or an unknown code.
    """
    for folder in (start, *start.parents):
        own = folder / ".translit-norm.toml"
        if own.is_file():
            return read_settings(own)
        project = folder / "pyproject.toml"
        if project.is_file():
            found = _table(project).get("tool", {}).get("translit-norm")
            if found is not None:
                return _settings(found, project.name)
    return Settings()


def read_settings(path: Path) -> Settings:
    """Return the settings written in a file: a pyproject.toml or one of its own."""
    table = _table(path)
    if path.name == "pyproject.toml":
        return _settings(table.get("tool", {}).get("translit-norm", {}), path.name)
    return _settings(table, path.name)


def _table(path: Path) -> dict[str, dict[str, dict[str, object]]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TableError(str(path), "file", str(error)) from error


def _settings(table: Mapping[str, object], name: str) -> Settings:
    for key, value in table.items():
        if key not in _SHAPE:
            raise TableError(name, key, f"is unknown; known keys: {', '.join(_SHAPE)}")
        if not isinstance(value, _SHAPE[key]):
            raise TableError(name, key, f"must be a {_SHAPE[key].__name__}")
    per_file = {
        str(pattern): codes_of(codes, name)
        for pattern, codes in dict(table.get("per-file-ignores", {})).items()  # type: ignore[call-overload]
    }
    return Settings(
        style=str(table.get("style", "official")),
        ignore=codes_of(table.get("ignore", []), name),
        allow=tuple(map(str, table.get("allow", []))),  # type: ignore[call-overload]
        exclude=tuple(map(str, table.get("exclude", []))),  # type: ignore[call-overload]
        per_file=per_file,
        within=str(table["within"]) if "within" in table else None,
        mode=str(table.get("mode", "default")),
    )


def codes_of(listed: object, name: str) -> frozenset[str]:
    """Return the codes that a list or a string holds; raises `TableError` for an unknown one."""
    codes = frozenset(map(str, listed)) if isinstance(listed, list) else frozenset({str(listed)})
    for code in sorted(codes):
        if code not in CODES:
            raise TableError(name, code, f"is no code; codes: {', '.join(CODES)}")
    return codes
