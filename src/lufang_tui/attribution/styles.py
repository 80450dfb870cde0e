"""The styles by name, and choosing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution import en_names, en_news, zh_news
from lufang_tui.attribution.statement import statement
from lufang_tui.errors import LufangError
from lufang_tui.text.languages import family, is_chinese
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lufang_tui.kit.model import Kit, Quote
    from lufang_tui.kit.press import PressKit

_MODULES = {module.NAME: module for module in (zh_news, en_news)}

STYLES: Mapping[str, str] = {name: module.DESCRIPTION for name, module in _MODULES.items()}
"""The names of the styles, each with a line that describes it."""


class UnknownStyle(LufangError):
    """No style has that name."""


def attribute(press: PressKit, quote: Quote, style: str) -> str:
    """Give a quotation with its attribution in the style of that name, safe to show on a terminal.

    Raises UnknownStyle, and NotTranslated where the kit has no text of the quotation in the style's language.
    """
    module = _MODULES.get(style)
    if module is None:
        raise UnknownStyle(
            f"no attribution style is called {visible(style)!r}", f"there are {', '.join(STYLES)}"
        )
    return visible(module.render(press, quote))


def default_style(kit: Kit) -> str:
    """Give the style for a kit's language: Chinese for Chinese, English for every other."""
    return zh_news.NAME if is_chinese(kit.language) else en_news.NAME


def sign(press: PressKit, quote: Quote) -> str:
    """Give the speakers of a quotation with their posts, as the kit's own language signs; safe to show.

    Chinese and English follow their news style; any other language has name, title, organisation parted by commas.
    Says so where the release names nobody.
    """
    language = press.kit.language
    said = statement(press, quote, language, language)
    if is_chinese(language):
        return visible(zh_news.speakers(said, zh_news.nobody(language)))
    if family(language) == "en" or not said.signatures:
        return visible(en_names.speakers(said).text)
    return visible("; ".join(", ".join(filter(None, signature[:3])) for signature in said.signatures))
