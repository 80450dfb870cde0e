"""Reading the word lists of this room: one entry a line, `#` starts a comment line, columns part at tabs."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the entries of the list `name` (a file name without `.txt`), each as its columns; read once, when asked."""
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Give the entries of the one-column list `name`."""
    return frozenset(row[0] for row in rows(name))
