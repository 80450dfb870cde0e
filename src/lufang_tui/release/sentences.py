"""Where sentences end."""

from __future__ import annotations

import re

from lufang_tui.release.model import Span

_ZH_STOP = re.compile("[。！？；!?;]+[”’」』》）)]*|\n+|……")
_TITLES = "".join(
    rf"(?<!\b{title})"
    for title in ("Mr", "Ms", "Mrs", "Dr", "St", "No", "Prof", "Sen", "Rep", "Gov", "Gen", "[A-Z]")
)
_EN_STOP = re.compile(rf"{_TITLES}[.!?]+[”\"’')]*(?=\s+[\"“‘'A-Z0-9])|\n+")


def sentence_around(text: str, span: Span, *, chinese: bool) -> Span:
    """Give the sentence that holds a stretch of the text, its final stop with it."""
    first = max(0, text.rfind("\n\n", 0, span.start) + 2) if text.rfind("\n\n", 0, span.start) >= 0 else 0
    last = text.find("\n\n", span.end)
    last = len(text) if last < 0 else last
    start, end = first, last
    for stop in (_ZH_STOP if chinese else _EN_STOP).finditer(text, first, last):
        if stop.end() <= span.start:
            start = stop.end()
        elif stop.start() >= span.end:
            end = stop.end()
            break
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
