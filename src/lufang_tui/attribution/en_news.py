"""The style en-news, as an English news report signs: “…,” said Zha Wenxiong, director of delivery at JD Cloud."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.attribution.en_names import lower_first, speakers, upper_first
from lufang_tui.attribution.marks import CURLED, split_closers
from lufang_tui.attribution.statement import Asked, Statement, statement
from lufang_tui.i18n import _
from lufang_tui.kit.model import Kind
from lufang_tui.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

UNOFFICIAL = " (unofficial translation)"
"""The label behind a translation that the source did not publish."""
_SAID = "said"
_STOPS = (".", "?", "!", "…")
_HALF_STOPS = ",;:"
_CUT = re.compile(r"(?P<stop>[.?!]) (?P<sign>\[?…\]?)\Z")
"""Whole sentences left out behind a sentence (see `excerpts`)."""
_ABBREVIATION = re.compile(r"\b(?:(?:[A-Za-z]\.)+[A-Za-z]|Inc|Ltd|Co|Corp|Jr|Sr|etc)\.\Z")


def said(asked: Asked) -> Statement:
    """Give what is signed. Raises NotTranslated where the kit has no English text of it, and NoSuchExcerpt."""
    return statement(asked, "en", _("English"))


def render(said: Statement) -> str:
    """Sign a statement in English."""
    if said.direct:
        return _direct(said)
    clause = " ".join(_joined(said.passages))
    who = speakers(said)
    comma = "," if who.apposed else ""
    # A person's name keeps its own first letter.
    opening = who.text if said.signatures and not said.signatures[0].is_body else upper_first(who.text)
    denial = said.denial()
    if denial is not None:
        return f"{opening}{comma} {denial[0]} {_ended(_bare(clause), said)}"
    if said.kind is Kind.PARTIAL or _keeps_cue(said, clause):
        return f"{opening}{comma} {said.cue or _SAID} {_ended(lower_first(clause), said)}"
    return f"According to {who.text}, {_ended(lower_first(clause), said)}"


def _direct(said: Statement) -> str:
    first, *rest = said.passages
    who = speakers(said)
    text = f"{_before_said(first)} {_SAID} {who.text}{UNOFFICIAL if said.unofficial else ''}"
    if not rest:
        return f"{text}."
    goes_on = not split_closers(first.rstrip())[0].endswith(_STOPS)
    pieces = [*(CURLED.enclose(passage.strip()) for passage in rest[:-1]), _closing(rest[-1])]
    return f"{text}{',' if goes_on else '.'} {' '.join(pieces)}"


def _before_said(passage: str) -> str:
    """Mark a passage that `said` follows: its full stop becomes a comma, inside every mark; other stops stay."""
    text = passage.strip()
    if (cut := _CUT.search(text)) and cut["stop"] != ".":
        return CURLED.enclose(text)
    if cut and not _ABBREVIATION.search(text[: cut.start() + 1]):
        text = f"{text[: cut.start()]} {cut['sign']}"
    if not (text.endswith("...") or _ABBREVIATION.search(text)):  # such a stop belongs to the word
        text = text.rstrip(f".{_HALF_STOPS}")
    bare, closers = split_closers(text)
    if closers and not (bare.endswith("...") or _ABBREVIATION.search(bare)):
        bare = bare.rstrip(f".{_HALF_STOPS}")
    comma = "" if bare.endswith(("?", "!", "—", "–")) else ","
    return CURLED.enclose(bare + comma + closers)


def _closing(passage: str) -> str:
    """Mark the passage that ends the text."""
    bare, closers = split_closers(passage.strip())
    bare = bare.rstrip(_HALF_STOPS)
    return CURLED.enclose(bare + ("" if bare.endswith(_STOPS) else ".") + closers)


def _joined(passages: Sequence[str]) -> list[str]:
    """Give the passages of a reported statement so that they read on."""
    pieces = [passage.strip() for passage in passages]
    return [
        piece if piece.endswith((*_STOPS, *_HALF_STOPS)) else f"{piece}," for piece in pieces[:-1]
    ] + pieces[-1:]


def _ended(clause: str, said: Statement) -> str:
    """Give the clause with its label and one stop, which stands inside a closing mark."""
    clause = clause.rstrip(_HALF_STOPS)
    bare, closers = split_closers(clause)
    if said.unofficial:
        stop = bare[-1:] if bare.endswith(_STOPS) and not closers else "."
        return f"{clause.removesuffix(stop)}{UNOFFICIAL}{stop}"
    return clause if bare.endswith(_STOPS) else f"{bare}.{closers}"


def _keeps_cue(said: Statement, clause: str) -> bool:
    """Whether `according to` would not do: a clause with its own `that`, or a cue that does more than report."""
    if said.cue is None:
        return False
    return clause.lower().startswith("that ") or said.cue.lower() not in words("en-reporting-cues")


def _bare(clause: str) -> str:
    return re.sub(r"\Athat ", "", lower_first(clause), flags=re.IGNORECASE)
