"""The style zh-news: 京东云交付总监查文雄表示：“…” as a Chinese news report signs, and 据…表示，… for reported words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.attribution.marks import marks_of, split_closers
from lufang_tui.attribution.statement import Signature, Statement, statement
from lufang_tui.kit.model import Kind
from lufang_tui.lexicon.words import words
from lufang_tui.text.languages import is_traditional

if TYPE_CHECKING:
    from lufang_tui.kit.model import Quote
    from lufang_tui.kit.press import PressKit

NAME = "zh-news"
DESCRIPTION = "Chinese news: 京东云交付总监查文雄表示：“…”"

_STOPS = "。！？!?…"
_HALF_STOPS = "，、；：,;:"


class _Wording(NamedTuple):
    according: str
    says: str
    """The neutral cue, where the release has none: it claims no more than that there is a statement."""
    nobody: str
    unofficial: str


_SIMPLIFIED = _Wording("据", "称", "新闻稿未具名的发言者", "（非官方译文）")
_TRADITIONAL = _Wording("據", "稱", "新聞稿未具名的發言者", "（非官方譯文）")


def render(press: PressKit, quote: Quote) -> str:
    """Sign a quotation. Raises NotTranslated where the kit has no Chinese text of it."""
    said = statement(press, quote, "zh-CN", "Chinese")
    wording = _TRADITIONAL if is_traditional(said.language) else _SIMPLIFIED
    who = speakers(said, wording.nobody)
    if quote.kind is Kind.DIRECT:
        return f"{who}{said.cue or ''}：{_marked(said)}{wording.unofficial if said.unofficial else ''}"
    clause = _finished("".join(_joined(said.passages)), wording.unofficial if said.unofficial else "")
    denial = said.denial()
    cue = said.cue or (denial[1] if denial else wording.says)
    comma = "" if said.glued else "，"
    if quote.kind is Kind.PARTIAL:
        return f"{who}{cue}{comma}{clause}"
    if cue == wording.says or cue in words("zh-reporting-cues"):
        return f"{wording.according}{who}{cue}，{clause}"
    # 据…呼吁 and 据…否认 are no Chinese, and 称 in their place would say something else.
    return f"{who}{cue}{comma}{clause}"


def speakers(said: Statement, nobody: str) -> str:
    """Give the speakers with organisation and title before the name; `nobody` where the release names none."""
    return "、".join(_signed(signature) for signature in said.signatures) or said.mention or nobody


def nobody(language: str) -> str:
    """Give the words for a speaker whom the release does not name."""
    return (_TRADITIONAL if is_traditional(language) else _SIMPLIFIED).nobody


def _signed(signature: Signature) -> str:
    return f"{signature.organisation or ''}{signature.title or ''}{signature.name}"


def _marked(said: Statement) -> str:
    """Give every passage in marks of its own; a last one that is no whole sentence has its stop outside of them."""
    marks = marks_of(said.language)
    *before, last = said.passages
    last = last.rstrip()
    whole = split_closers(last)[0].endswith(tuple(_STOPS))
    pieces = [marks.enclose(passage) for passage in before]
    pieces.append(marks.enclose(last if whole else last.rstrip(_HALF_STOPS)))
    return "".join(pieces) + ("" if whole else "。")


def _joined(passages: tuple[str, ...]) -> list[str]:
    """Give the passages of a reported statement so that they read on."""
    pieces = [passage.strip() for passage in passages]
    return [
        piece if piece.endswith(tuple(_STOPS + _HALF_STOPS)) else f"{piece}，" for piece in pieces[:-1]
    ] + pieces[-1:]


def _finished(clause: str, label: str) -> str:
    """Give the clause with its label and one stop at the end."""
    clause = clause.rstrip(_HALF_STOPS)
    bare, closers = split_closers(clause)
    if bare.endswith(tuple(_STOPS)):
        # A stop of the sentence itself goes behind the label; one inside marks belongs to the marked words.
        return clause + label if closers or not label else f"{clause[:-1]}{label}{clause[-1]}"
    return f"{clause}{label}。"
