"""The style zh-dash: “…”——查文雄，京东云交付总监. A reported statement, which no dash can sign, stands as in zh-news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution import zh_news

if TYPE_CHECKING:
    from lufang_tui.attribution.statement import Asked, Signature, Statement


def said(asked: Asked) -> Statement:
    """Give what is signed. Raises NotTranslated where the kit has no Chinese text of it, and NoSuchExcerpt."""
    return zh_news.said(asked)


def render(said: Statement) -> str:
    """Sign a statement in Chinese, behind a dash."""
    if not said.direct:
        return zh_news.render(said)
    label = zh_news.words_for(said.language).unofficial if said.unofficial else ""
    return f"{zh_news.marked(said, stop='')}{label}{signature_line(said)}"


def signature_line(said: Statement) -> str:
    """Give the dash and the speakers, each with the post behind the name."""
    speakers = "；".join(_signed(signature) for signature in said.signatures)
    return f"——{speakers or said.mention or zh_news.words_for(said.language).nobody}"


def _signed(signature: Signature) -> str:
    post = zh_news.run_together(signature.organisation, signature.title)
    return f"{signature.name}，{post}" if post else signature.name
