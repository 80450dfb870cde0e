"""Golden files: what a program printed once, read by a person, and prints ever since."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def compare(name: str, text: str) -> None:
    """Hold `text` against tests/golden/NAME byte for byte; UPDATE_GOLDEN=1 writes the file instead."""
    path = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(text.encode())
    assert path.exists(), f"{path} is missing; make golden writes it"
    assert text.encode() == path.read_bytes()
