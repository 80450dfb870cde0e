"""A part of a statement: chosen by its first and last words, with an honest ellipsis wherever something is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from lufang_tui.attribution.marks import matched
from lufang_tui.attribution.reversals import reversals
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.text.fold import fold
from lufang_tui.text.languages import family, is_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億兩%％‰")
_SIGNS = frozenset("-−–负負")
_JOINERS = frozenset("-‑’'.·&")
_OPENERS = frozenset("（(《〈【[")
_CLOSERS = frozenset("）)》〉】]")
_STOPS = frozenset("。．！？!?.…")
_HALF_STOPS = "，、；：,;: \t\n\u3000"


class Excerpt(NamedTuple):
    """The part from `start` to `end`, both included; None stands for the statement's own beginning or end."""

    start: str | None = None
    """Its first words, as the statement has them."""
    end: str | None = None
    """Its last words."""


class Stretch(NamedTuple):
    """A part by its places, for whoever sees the statement and need not name words; each place is (passage, offset)."""

    passages: tuple[str, ...]
    """The passages in which the places are counted: those of one language."""
    start: tuple[int, int]
    end: tuple[int, int]


class NoSuchExcerpt(LufangError):
    """The words of an excerpt are not in the quotation, stand there twice, or begin or end inside a word."""


class Cut(NamedTuple):
    """The passages that an excerpt keeps, with marks for what is left out."""

    passages: tuple[str, ...]
    warnings: tuple[str, ...]
    """Sentences for the person who cuts: the cut leaves out a negation or a condition."""


class _Place(NamedTuple):
    passage: int
    start: int
    end: int


class _Piece(NamedTuple):
    """What is kept of a passage: offsets in `text`, and whether something is left out before and behind it."""

    text: str
    start: int
    end: int
    cut_before: bool
    cut_behind: bool


def cut(
    passages: Sequence[str], excerpt: Excerpt | Stretch, language: str, *, name: str, bracketed: bool = False
) -> Cut:
    """Cut the passages of a statement in `language` (a BCP 47 tag) down to an excerpt.

    The words are found whatever their case, width, script or shape of marks. What is left out leaves …… in Chinese and
    … elsewhere, in square brackets if `bracketed` or where the statement has an ellipsis of its own. Marks inside the
    statement that the cut goes through are kept on both sides, so that another's words stay another's.

    `name` is the quotation's id, for messages. Raises NoSuchExcerpt.
    """
    first, last = _ends(passages, excerpt, name)
    pieces = list(_pieces(passages, first, last))
    left_out = [*passages[: first.passage], *passages[last.passage + 1 :]]
    for piece in pieces:
        left_out += [piece.text[: piece.start], piece.text[piece.end :]]
    if not any(_has_words(text) for text in left_out):
        return Cut(tuple(passages), ())
    own = any(sign in passage for passage in passages for sign in ("…", "...", "⋯"))
    dots = "……" if is_chinese(language) else "…"
    sign = f"[{dots}]" if own or (bracketed and not is_chinese(language)) else dots
    space = "" if is_chinese(language) else " "
    return Cut(
        tuple(_written(piece, sign, space) for piece in pieces), _warnings(left_out, language, name=name)
    )


def _ends(passages: Sequence[str], excerpt: Excerpt | Stretch, name: str) -> tuple[_Place, _Place]:
    """Give the places of the first and of the last words."""
    if isinstance(excerpt, Stretch):
        if excerpt.passages != tuple(passages):
            raise NoSuchExcerpt(
                _(
                    "quotation {id}: this style writes a text in another language than the part is taken from"
                ).format(id=name)
            )
        return _Place(*excerpt.start, excerpt.start[1]), _Place(*excerpt.end, excerpt.end[1])
    end = len(passages) - 1
    first = _Place(0, 0, 0)
    if excerpt.start is not None:
        first = _only(_places(passages, excerpt.start, opens=True), passages, excerpt.start, name)
    last = _Place(end, len(passages[end]), len(passages[end]))
    if excerpt.end is not None:
        found = _places(passages, excerpt.end, opens=False)
        behind = [
            place
            for place in found
            if place[:2] >= first[:2] and (place[0], place[2]) >= (first[0], first[2])
        ]
        if found and not behind:
            raise NoSuchExcerpt(
                _("quotation {id}: “{end}” stands before “{start}”, so no excerpt ends with it").format(
                    id=name, end=one_line(excerpt.end), start=one_line(excerpt.start or "")
                )
            )
        last = _only(behind, passages, excerpt.end, name)
    return first, last


def _places(passages: Sequence[str], words: str, *, opens: bool) -> list[_Place]:
    """Give every place of `words` at which an excerpt may open, or close."""
    needle = fold(words).text.strip()
    found: list[_Place] = []
    for index, passage in enumerate(passages):
        folded = fold(passage)
        at = folded.text.find(needle) if needle else -1
        while at >= 0:
            start, end = folded.span(at, at + len(needle))
            if not splits(passage, start if opens else end):
                found.append(_Place(index, start, end))
            at = folded.text.find(needle, at + 1)
    return found


def _only(found: Sequence[_Place], passages: Sequence[str], words: str, name: str) -> _Place:
    """Give the one place. Raises NoSuchExcerpt where there is none, or a choice."""
    if len(found) == 1:
        return found[0]
    shown = one_line(words)
    if found:
        raise NoSuchExcerpt(
            _("quotation {id}: “{words}” stands {count} times in it").format(
                id=name, words=shown, count=len(found)
            ),
            _("give more words, so that the place is certain"),
        )
    needle = fold(words).text.strip()
    if needle and any(needle in fold(passage).text for passage in passages):
        raise NoSuchExcerpt(
            _("quotation {id}: an excerpt at “{words}” would cut through a word or a number").format(
                id=name, words=shown
            ),
            _("give the whole word or number"),
        )
    from lufang_tui.text.align import nearest

    near = [(close, passage) for passage in passages if (close := nearest(words, passage)) is not None]
    best, passage = max(near, key=lambda pair: pair[0].ratio, default=(None, ""))
    hint = None
    if best is not None:
        hint = _("did you mean “{words}”?").format(words=one_line(passage[best.start : best.end]))
    raise NoSuchExcerpt(_("quotation {id}: “{words}” is not in it").format(id=name, words=shown), hint)


def splits(text: str, at: int) -> bool:
    """Whether a cut at `at` would go through a word of an alphabet or through a number."""
    if not 0 < at < len(text):
        return False
    before, behind = text[at - 1], text[at]
    if _alphabetic(before) and _alphabetic(behind):
        return True
    if _numeric(behind) and (_numeric(before) or before in _SIGNS or category(before) == "Sc"):
        return True
    if behind in _JOINERS or (behind == "," and before.isdigit()):
        return _alphabetic(before) and at + 1 < len(text) and _alphabetic(text[at + 1])
    if before in _JOINERS or (before == "," and behind.isdigit()):
        return _alphabetic(behind) and at > 1 and _alphabetic(text[at - 2])
    return False


def _alphabetic(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"


def _numeric(character: str) -> bool:
    return character.isdigit() or character in _NUMERALS


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _pieces(passages: Sequence[str], first: _Place, last: _Place) -> Iterator[_Piece]:
    for index in range(first.passage, last.passage + 1):
        text = passages[index]
        start, end = _widened(
            text,
            first.start if index == first.passage else 0,
            last.end if index == last.passage else len(text),
        )
        before = _has_words(text[:start]) or (
            index == first.passage and any(map(_has_words, passages[:index]))
        )
        behind = _has_words(text[end:]) or (
            index == last.passage and any(map(_has_words, passages[index + 1 :]))
        )
        yield _Piece(text, start, end, before, behind)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the marks and stops along that belong to the words; where no word is left beyond, take everything."""
    pairs = matched(text)
    openers, closers = {opens for opens, _, _ in pairs}, {closes for _, closes, _ in pairs}
    while start and (start - 1 in openers or text[start - 1] in _OPENERS):
        start -= 1
    while end < len(text) and (end in closers or text[end] in _CLOSERS or text[end] in _STOPS):
        end += 1
    return (start if _has_words(text[:start]) else 0), (end if _has_words(text[end:]) else len(text))


def _written(piece: _Piece, sign: str, space: str) -> str:
    """Give the piece with ellipses, inside the inner marks through which the cut goes."""
    text, start, end = piece.text, piece.start, piece.end
    opened = [(opens, closes) for opens, closes, _ in matched(text) if opens < start <= closes]
    closed = [(opens, closes) for opens, closes, _ in matched(text) if opens < end <= closes]
    body = text[start:end]
    if piece.cut_before:
        body = f"{sign}{space}{body.lstrip(_HALF_STOPS)}"
    if piece.cut_behind:
        body = f"{body.rstrip(_HALF_STOPS)}{space}{sign}"
    leading = "".join(text[opens] for opens, _ in sorted(opened))
    trailing = "".join(text[closes] for closes in sorted(closes for _, closes in closed))
    return f"{leading}{body}{trailing}"


def _warnings(left_out: Sequence[str], language: str, *, name: str) -> tuple[str, ...]:
    found = reversals(left_out)
    messages = {
        "negation": _(
            "quotation {id}: the excerpt leaves out a negation, “{words}”; make sure that it still says what was said"
        ),
        "condition": _(
            "quotation {id}: the excerpt leaves out a condition, “{words}”; make sure that it still says what was said"
        ),
    }
    warnings = [
        messages[kind].format(id=name, words=one_line(" … ".join(words))) for kind, words in found.items()
    ]
    if family(language) not in ("zh", "en"):
        warnings.append(
            _(
                "quotation {id}: negations and conditions that an excerpt leaves out are not looked for in a text in {language}"
            ).format(id=name, language=one_line(language))
        )
    return tuple(warnings)
