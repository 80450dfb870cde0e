"""The styles by name, and choosing one. A style's module is imported when the style is used, and no earlier."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from lufang_tui.attribution.built_in import EN_NEWS, HTML, MARKDOWN, PLAIN, STYLES, ZH_DASH, ZH_NEWS
from lufang_tui.attribution.statement import Asked, Signature, Statement, statement
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.text.languages import family, is_chinese
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from lufang_tui.attribution.excerpts import Excerpt, Stretch
    from lufang_tui.kit.model import Kit, Quote
    from lufang_tui.kit.press import PressKit

_MODULES = {
    ZH_NEWS: "zh_news",
    ZH_DASH: "zh_dash",
    EN_NEWS: "en_news",
    MARKDOWN: "markdown",
    HTML: "html",
    PLAIN: "plain_text",
}
_SENTENCES = (ZH_NEWS, ZH_DASH, EN_NEWS)
"""Styles whose texts are read one after the other, so that a post is given once; a block stands for itself."""


class UnknownStyle(LufangError):
    """No style has that name."""


class Attributed(NamedTuple):
    """A quotation with its attribution."""

    text: str
    """Safe to show on a terminal."""
    warnings: tuple[str, ...] = ()
    """Sentences for the person who asked, where an excerpt leaves out a negation or a condition."""


class Style(Protocol):
    """A module, or a template, that writes in a style."""

    def said(self, asked: Asked) -> Statement:
        """Give what is signed, in the style's language."""

    def render(self, said: Statement) -> str:
        """Sign it."""


def all_styles(folder: Path | None = None) -> Mapping[str, str]:
    """Give every style, the built-in ones and those of the templates in `folder`, with a line that describes it."""
    if folder is None:
        return STYLES
    from lufang_tui.attribution.own_styles import described

    own = {name: text for name, text in described(folder).items() if name not in STYLES}
    return {**STYLES, **own}


def attribute(
    press: PressKit,
    quote: Quote,
    style: str,
    *,
    excerpt: Excerpt | Stretch | None = None,
    folder: Path | None = None,
) -> str:
    """Give a quotation with its attribution in the style of that name, safe to show on a terminal.

    `excerpt` takes a part of it; `folder` holds the user's own styles. Raises UnknownStyle, NotTranslated where the kit
    has no text of the quotation in the style's language, NoSuchExcerpt, and BadTemplate for an own style.
    """
    return attributed(press, quote, style, excerpt=excerpt, folder=folder).text


def attributed(
    press: PressKit,
    quote: Quote,
    style: str,
    *,
    excerpt: Excerpt | Stretch | None = None,
    folder: Path | None = None,
) -> Attributed:
    """Give the same with warnings about what the excerpt leaves out."""
    found = _style(style, folder)
    said = found.said(Asked(press, quote, excerpt))
    return Attributed(visible(found.render(said)), said.warnings)


def passages_in(
    press: PressKit, quote: Quote, style: str, *, folder: Path | None = None
) -> tuple[str, tuple[str, ...]]:
    """Give the passages that a style signs, uncut and as the kit has them, with their language (a BCP 47 tag).

    Raises UnknownStyle, NotTranslated, BadTemplate.
    """
    said = _style(style, folder).said(Asked(press, quote))
    if said.foreign_cue is None and family(said.language) == family(press.kit.language):
        return said.language, quote.passages
    text = quote.translations[said.language].text
    return said.language, (text,) if isinstance(text, str) else text


def attribute_all(press: PressKit, quotes: Iterable[Quote], style: str, *, folder: Path | None = None) -> str:
    """Give several quotations one after the other, with an empty line between them; "" for none.

    In the styles that write sentences somebody is signed with the post once, and by the name alone after that, as long
    as the name means one person in one post. Raises as `attribute` does, for the first quotation that cannot be signed.
    """
    found = _style(style, folder)
    said = [found.said(Asked(press, quote)) for quote in quotes]
    if style in _SENTENCES:
        said = _signed_once(said)
    return visible("\n\n".join(found.render(statement) for statement in said))


def _signed_once(said: Sequence[Statement]) -> list[Statement]:
    everybody = {signature for one in said for signature in one.signatures}
    names = [signature.name for signature in everybody]
    introduced: set[Signature] = set()
    result = []
    for one in said:
        shorter = tuple(
            Signature(signature.name)
            if signature in introduced and not signature.is_body and names.count(signature.name) == 1
            else signature
            for signature in one.signatures
        )
        introduced.update(one.signatures)
        result.append(one._replace(signatures=shorter))
    return result


def _style(name: str, folder: Path | None) -> Style:
    """Give the style of that name. Raises UnknownStyle."""
    if name in _MODULES:
        return cast("Style", import_module(f"lufang_tui.attribution.{_MODULES[name]}"))
    if folder is not None:
        from lufang_tui.attribution.own_styles import find

        path = find(folder, name)
        if path is not None:
            from lufang_tui.attribution.templates import Template

            return Template(path)
    raise UnknownStyle(
        _("no attribution style is called '{name}'").format(name=visible(name)),
        _("there are {names}").format(names=", ".join(all_styles(folder))),
    )


def default_style(kit: Kit) -> str:
    """Give the style for a kit's language: Chinese for Chinese, English for every other."""
    return ZH_NEWS if is_chinese(kit.language) else EN_NEWS


def sign(press: PressKit, quote: Quote) -> str:
    """Give the speakers of a quotation with their posts, as the kit's own language signs; safe to show.

    Chinese and English follow their news style; any other language has name, title, organisation parted by commas.
    Says so where the release names nobody.
    """
    language = press.kit.language
    said = statement(Asked(press, quote), language, language)
    if is_chinese(language):
        from lufang_tui.attribution import zh_news

        return visible(zh_news.speakers(said, zh_news.words_for(language).nobody))
    if family(language) == "en" or not said.signatures:
        from lufang_tui.attribution import en_names

        return visible(en_names.speakers(said).text)
    return visible("; ".join(", ".join(filter(None, signature[:3])) for signature in said.signatures))
