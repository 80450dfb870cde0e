"""The style zh-news: 京东云交付总监查文雄表示：“…” as a Chinese news report signs, and 据…表示，… for reported words."""

from __future__ import annotations

import re
from typing import NamedTuple

from lufang_tui.attribution.marks import marks_of, split_closers
from lufang_tui.attribution.statement import Asked, Signature, Statement, statement
from lufang_tui.i18n import _
from lufang_tui.kit.model import Kind
from lufang_tui.lexicon.words import words
from lufang_tui.text.languages import is_traditional

_COMMITTEE = re.compile("[省市县縣区區州旗]委.")
_STOPS = "。！？!?…"
_HALF_STOPS = "，、；：,;:"


class Wording(NamedTuple):
    """What the style says in its own words."""

    according: str
    says: str
    """The neutral cue, where the release has none: it claims no more than that there is a statement."""
    nobody: str
    unofficial: str
    source: str


_SIMPLIFIED = Wording("据", "称", "新闻稿未具名的发言者", "（非官方译文）", "来源：")
_TRADITIONAL = Wording("據", "稱", "新聞稿未具名的發言者", "（非官方譯文）", "來源：")


def said(asked: Asked) -> Statement:
    """Give what is signed. Raises NotTranslated where the kit has no Chinese text of it, and NoSuchExcerpt."""
    return statement(asked, "zh-CN", _("Chinese"))


def render(said: Statement) -> str:
    """Sign a statement in Chinese."""
    wording = words_for(said.language)
    who = speakers(said, wording.nobody)
    if said.direct:
        return _direct(said, who) + (wording.unofficial if said.unofficial else "")
    clause = _finished("".join(_joined(said.passages)), wording.unofficial if said.unofficial else "")
    denial = said.denial()
    cue = said.cue or (denial[1] if denial else wording.says)
    comma = "" if said.glued else "，"
    if said.kind is Kind.PARTIAL:
        return f"{who}{cue}{comma}{clause}"
    if cue == wording.says or cue in words("zh-reporting-cues"):
        return f"{wording.according}{who}{cue}，{clause}"
    # 据…呼吁 and 据…否认 are no Chinese, and 称 in their place would say something else.
    return f"{who}{cue}{comma}{clause}"


def _direct(said: Statement, who: str) -> str:
    """Sign before the words; after their first part where the release interrupts a sentence: “…，”他说，“…”."""
    first, *rest = said.passages
    if not rest or said.glued or split_closers(first.rstrip())[0].endswith(tuple(_STOPS)):
        return f"{who}{said.cue or ''}：{marked(said)}"
    cue = said.cue or words_for(said.language).says
    opening = marks_of(said.language).enclose(f"{first.rstrip().rstrip(_HALF_STOPS)}，")
    return f"{opening}{who}{cue}，{marked(said._replace(passages=tuple(rest)))}"


def speakers(said: Statement, nobody: str) -> str:
    """Give the speakers with organisation and title before the name; `nobody` where the release names none."""
    return "、".join(signed(signature) for signature in said.signatures) or said.mention or nobody


def words_for(language: str) -> Wording:
    """Give the style's own words in the script of a tag."""
    return _TRADITIONAL if is_traditional(language) else _SIMPLIFIED


def signed(signature: Signature) -> str:
    """Give organisation, title and name as one word."""
    organisation, title = signature.organisation, signature.title
    if organisation and title and _COMMITTEE.match(title) and organisation.endswith(title[:2]):
        title = title[2:]  # 东山市委 and 市委书记 share their committee
    return run_together(organisation, title, signature.name)


def run_together(*parts: str | None) -> str:
    """Give the parts as one word, with a space only where two of them are in an alphabet: 京东云CEO John Smith."""
    text = ""
    for part in filter(None, parts):
        latin = text[-1:].isalnum() and text[-1:] < "\u2e80" and part[0].isalnum() and part[0] < "\u2e80"
        text += f" {part}" if latin else part
    return text


def marked(said: Statement, *, stop: str = "。") -> str:
    """Give every passage in marks of its own; a last one that is no whole sentence has its stop outside of them."""
    marks = marks_of(said.language)
    *before, last = said.passages
    last = last.rstrip()
    whole = split_closers(last)[0].endswith(tuple(_STOPS))
    pieces = [marks.enclose(passage) for passage in before]
    pieces.append(marks.enclose(last if whole else last.rstrip(_HALF_STOPS)))
    return "".join(pieces) + ("" if whole else stop)


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
        if closers and bare.endswith("…"):  # the marked words trail off, or are cut; the sentence ends here
            return f"{clause}{label}。"
        return clause + label if closers or not label else f"{clause[:-1]}{label}{clause[-1]}"
    return f"{clause}{label}。"
