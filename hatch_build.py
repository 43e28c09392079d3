"""The build hook: compiles data/ into the package, so that the wheel carries the gazetteer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTables(BuildHookInterface):  # type: ignore[type-arg]
    """Runs the compiler before a wheel or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the tables and copy those that are read as text."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from translit_norm.gazetteer.compile import compile_package

            compile_package(root / "data", root / "src" / "translit_norm" / "_data")
        finally:
            sys.path.pop(0)
