"""Two texts beside each other, with what differs marked in both."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from lufang_tui.verify.words import Words


class Stretch(NamedTuple):
    """A part of a text, and whether the other text has something else there."""

    text: str
    differs: bool


Contrast = tuple[list[Stretch], list[Stretch]]


def contrast(source: str, draft: str) -> Contrast:
    """Give both texts whole, in stretches; words are compared, and marks and stops where all words are the same."""
    left, right = Words(source), Words(draft)
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for code in Levenshtein.opcodes(left.row, right.row):
        if code.tag == "equal":
            continue
        if code.src_start < code.src_end:
            spans[0].append(left.place(code.src_start, code.src_end))
        if code.dest_start < code.dest_end:
            spans[1].append(right.place(code.dest_start, code.dest_end))
    return _stretches(source, spans[0]), _stretches(draft, spans[1])


def _stretches(text: str, spans: list[tuple[int, int]]) -> list[Stretch]:
    found: list[Stretch] = []
    at = 0
    for start, end in spans:
        if found and found[-1].differs and start == at:
            found[-1] = Stretch(found[-1].text + text[start:end], True)
        else:
            found += [Stretch(text[at:start], False), Stretch(text[start:end], True)]
        at = end
    found.append(Stretch(text[at:], False))
    return [stretch for stretch in found if stretch.text]
