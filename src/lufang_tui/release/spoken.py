"""Passages of an article that may be speech, whatever the finders made of them: in quotation marks, or behind a cue."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.release.model import Span
from lufang_tui.release.quoting import parse
from lufang_tui.release.sentences import sentence_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.release.quoting import Quoted

_STOPS = "。.!！?？；;，, \u3000"


class Spoken(NamedTuple):
    """A passage, without its marks or its final stop."""

    start: int
    """Code points, as `end`."""
    end: int
    sentence: Span
    """The sentence that it stands in; of a passage in marks, the passage with its marks."""
    in_marks: bool


@lru_cache(maxsize=256)
def spoken(text: str, paragraphs: tuple[Span, ...]) -> tuple[Spoken, ...]:
    """Give the passages of a text in order. In a sentence with words in marks, the cue is theirs."""
    quoted = [one for one in parse(text, paragraphs).quoted if one.depth == 0]
    passages = [Spoken(one.inner[0], one.inner[1], Span(one.start, one.end), in_marks=True) for one in quoted]
    passages += _behind_cues(text, paragraphs, quoted)
    return tuple(sorted(passages))


def _behind_cues(text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted]) -> Iterator[Spoken]:
    from lufang_tui.release.en.frame import frame_of
    from lufang_tui.release.zh.words import fold

    folded, frame = fold(text), frame_of(text, quoted)
    last = -1
    for paragraph in paragraphs:
        for start, after in sorted(_cues(folded, frame, paragraph)):
            sentence = _sentence(text, Span(start, start + 1))
            if sentence.start < last or any(
                one.start < sentence.end and one.end > sentence.start for one in quoted
            ):
                continue
            last = sentence.end
            end = sentence.end
            while end > after and text[end - 1] in _STOPS:
                end -= 1
            # Where nothing follows the cue, the words stand before it.
            begin = after if end > after else sentence.start
            yield Spoken(begin, end if end > after else start, sentence, in_marks=False)


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a place, by the stops of either language."""
    chinese, english = (sentence_around(text, span, chinese=one) for one in (True, False))
    return Span(max(chinese.start, english.start), min(chinese.end, english.end))


def _cues(folded: str, frame: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    """Where each cue of a paragraph begins, and where the words behind it do, in either language."""
    from lufang_tui.release.en.cues import cues as en_cues
    from lufang_tui.release.zh.cues import cues as zh_cues

    yield from ((cue.start, cue.after) for cue in zh_cues(folded, paragraph))
    for cue in en_cues(frame, paragraph.start, paragraph.end):
        if cue.noun:
            continue
        after = cue.end
        while after < paragraph.end and frame[after] in _STOPS:
            after += 1
        if frame.startswith("that ", after):
            after += len("that ")
        yield cue.start, after
