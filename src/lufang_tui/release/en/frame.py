"""The frame of a text: what stands outside quotation marks, sentence by sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lufang_tui.release.model import Span
    from lufang_tui.release.quoting import Quoted

BLANK = "¤"
"""What every character of a quotation, marks included, is in the frame; offsets stay as they are."""
_STOP = re.compile(r"[.?!]+[”’)\]]*(?=\s+[A-Z“\"‘'(\d" + BLANK + r"])|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Dr|Prof|Sr|Jr|St|Co|Ltd|Inc|Corp|No|Nos|vs|Gov|Sen|Rep|Gen|Col|Lt|Capt|Sgt|Rev|Hon|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
    r"|Mt|Ft|Dept|Assn|Bros|etc|e\.g|i\.e|a\.m|p\.m|approx|Fig|Vol|Ed)|\b[A-Z]|\b[A-Z]\.[A-Z])$"
)
_MAY_END = re.compile(r"(?:Co|Ltd|Inc|Corp|Jr|Sr|etc|a\.m|p\.m|Ph\.D|M\.D|[A-Z]\.[A-Z])$")


_CLOCK = re.compile(r"\d\s*[ap]\.m$")
_NEW_SENTENCE = re.compile(
    r"\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ECMP][SD]?T\b|GMT|UTC|BST|CES?T|Eastern|Pacific|Central|Mountain|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z]"
)
_ONLY_SAID = re.compile(
    r"\s+[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3}(?:,\s+[^¤\n.;:]{2,90}?,)?\s+(?:said|says|added|adds|explained|recalled|joked|stressed|emphasized|noted|remarked|commented|concluded|continued|replied|answered|told\s+\w+)"
    r"(?:\s+(?:with|in|at|on|to|when|while|during|after|this\s+question|the\s+question|frankly|\w+ly)\b[^¤\n.;:,]{0,60})?\.(?=\s|$)"
)
"""A sentence behind a quotation that ends with a full stop, which says who spoke and nothing else: “…” Ann Lee said with a smile."""


class Sentence(NamedTuple):
    """A sentence of the frame with the quotations in it."""

    start: int
    end: int
    quotes: tuple[Quoted, ...]
    paragraph: int


def frame_of(text: str, quotes: Iterable[Quoted]) -> str:
    """The text with every quotation blanked; the same length."""
    pieces, at = [], 0
    for quote in quotes:
        pieces.append(text[at : quote.start])
        pieces.append(BLANK * (quote.end - quote.start))
        at = quote.end
    pieces.append(text[at:])
    return "".join(pieces)


def sentences(
    text: str,
    frame: str,
    paragraphs: Sequence[Span],
    quotes: Sequence[Quoted],
    is_attribution: re.Pattern[str],
) -> list[Sentence]:
    """Split paragraphs into sentences. A quotation that ends with a stop ends its sentence, unless what follows says who spoke."""
    found: list[Sentence] = []
    queue = list(quotes)
    at_quote = 0
    for number, paragraph in enumerate(paragraphs):
        inside: list[Quoted] = []
        while at_quote < len(queue) and queue[at_quote].start < paragraph.end:
            if queue[at_quote].start >= paragraph.start:
                inside.append(queue[at_quote])
            at_quote += 1
        ends = _ends(text, frame, paragraph, inside, is_attribution)
        start, used = paragraph.start, 0
        for end in ends:
            held = []
            while used < len(inside) and inside[used].start < end:
                held.append(inside[used])
                used += 1
            if frame[start:end].strip():
                found.append(Sentence(start, end, tuple(held), number))
            start = end
    return found


def _ends(
    text: str, frame: str, paragraph: Span, inside: Sequence[Quoted], is_attribution: re.Pattern[str]
) -> list[int]:
    ends = {paragraph.end}
    for stop in _STOP.finditer(frame, paragraph.start, paragraph.end):
        before = frame[max(paragraph.start, stop.start() - 12) : stop.start()]
        if frame[stop.start()] == "." and _ABBREVIATION.search(before):
            behind = frame[stop.end() : stop.end() + 14]
            gap = len(behind) - len(behind.lstrip())
            if not (
                _MAY_END.search(before)
                and (
                    (_CLOCK.search(before) and _NEW_SENTENCE.match(behind))
                    or re.match(r"\s+(?:The|He|She|It|They|We|In|On|At|But|And|This|That|As)\b", behind)
                    or (gap and behind[gap : gap + 1] == BLANK and text[stop.end() + gap + 1].isupper())
                )
            ):
                continue
        ends.add(stop.end())
    for quote in inside:
        last = text[quote.inner.start : quote.inner.end].rstrip(" ’'\u00a0")[-1:]
        if last in ".?!…" or not quote.closed:
            behind = frame[quote.end : min(paragraph.end, quote.end + 160)]
            opens = re.match(r"\s+[A-Z" + BLANK + r"]|\s*$", behind)
            said = _ONLY_SAID.match(behind) if last == "." else is_attribution.match(behind)
            if opens and not said:
                ends.add(quote.end)
    return sorted(ends)
