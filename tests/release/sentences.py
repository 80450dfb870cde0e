"""Reads the tables of own sentences, and what the finders say about each."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from lufang_tui.documents import load_document
from lufang_tui.release import extract


class Said(NamedTuple):
    """A statement as the tables write it."""

    kind: str
    words: str
    who: str


class Case(NamedTuple):
    """A text with the statements that stand in it."""

    text: str
    said: tuple[Said, ...]


def cases(name: str) -> list[Case]:
    """Give the cases of a table beside this file."""
    found: list[Case] = []
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            kind, words, who = (part.strip() for part in line[2:].split(" | "))
            found[-1] = found[-1]._replace(said=(*found[-1].said, Said(kind, words, who)))
        elif line and not line.startswith(("# ", "@ ")):
            found.append(Case(line.replace("¶", "\n\n"), ()))
    return found


def found_in(text: str, language: str) -> tuple[Said, ...]:
    """Give what the finders find in a text."""
    extraction = extract(load_document(text.encode(), "text.md"), language=language)
    words = extraction.document.text
    return tuple(
        Said(
            str(one.kind),
            "//".join(words[a:b] for a, b in one.spans),
            "、".join(one.speakers) or (words[one.mention.start : one.mention.end] if one.mention else "-"),
        )
        for one in extraction.findings.statements
    )
