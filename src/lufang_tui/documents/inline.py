"""What stands inside a Markdown block: its words without the markup, and where each of them stands in the source.

The tokens of markdown-it carry no positions. They come in the order of the text, though, so that a cursor that
knows each token's markup can follow them; only links and pictures have ends that cannot be told from their
tokens, and the rules that find those are asked to note them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lufang_tui.documents.commonmark import END, parser
from lufang_tui.documents.pieces import LineEnd, Part, Picture, Stress

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any

    from markdown_it.token import Token

    from lufang_tui.documents.content import Content

_TAG = re.compile(r"</?\s*([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"""\s(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def inline_parts(content: Content, env: MutableMapping[str, Any]) -> list[Part]:
    """The parts of a block's content. `env` carries the document's link references."""
    markdown = parser()
    tokens = markdown.inline.parse(content.text, markdown, env, [])
    try:
        return _Walk(content).parts(tokens)
    except _LostError:
        return plain_parts(content)


def plain_parts(content: Content) -> list[Part]:
    """The content with its markup kept, line by line."""
    parts: list[Part] = []
    start = 0
    for line in content.text.split("\n"):
        if start:
            parts.append(LineEnd())
        parts += content.words(start, start + len(line))
        start += len(line) + 1
    return parts


class _LostError(Exception):
    """A token does not stand where it should; better to keep the markup than to place words wrongly."""


class _Walk:
    """A cursor over a block's content that follows its tokens."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._text = content.text
        self._cursor = 0
        self._parts: list[Part] = []
        self._strong = 0
        self._emphasis = 0
        self._in_autolink = False

    def parts(self, tokens: list[Token]) -> list[Part]:
        for token in tokens:
            self._take(token)
        if self._text[self._cursor :].strip():
            raise _LostError
        return self._parts

    def _take(self, token: Token) -> None:
        match token.type:
            case "text":
                if not self._in_autolink:
                    self._take_words(len(token.content), token.content)
            case "text_special":
                self._take_special(token)
            case "softbreak" | "hardbreak":
                self._take_line_end(hard=token.type == "hardbreak")
            case "strong_open" | "strong_close":
                self._strong += token.nesting
                self._skip(token.markup)
            case "em_open" | "em_close":
                self._emphasis += token.nesting
                self._skip(token.markup)
            case "link_open" | "link_close":
                self._take_link(token)
            case "code_inline":
                self._take_code(token)
            case "image":
                self._parts.append(Picture(picture_name(str(token.attrs.get("src", "")), token.content)))
                self._jump(token)
            case "html_inline":
                self._skip(token.content)
                self._parts += tag_parts(token.content)
            case _:
                raise _LostError

    @property
    def _stress(self) -> Stress:
        if self._emphasis:
            return Stress.EMPHASIS
        return Stress.STRONG if self._strong else Stress.NONE

    def _skip(self, markup: str) -> None:
        if not self._text.startswith(markup, self._cursor):
            raise _LostError
        self._cursor += len(markup)

    def _jump(self, token: Token) -> None:
        end = token.meta.get(END)
        if not isinstance(end, int) or end < self._cursor:
            raise _LostError
        self._cursor = end

    def _take_words(self, length: int, expected: str) -> None:
        end = self._cursor + length
        if self._text[self._cursor : end] != expected:
            raise _LostError
        self._parts += self._content.words(self._cursor, end, self._stress)
        self._cursor = end

    def _take_special(self, token: Token) -> None:
        """An escape, of which the character is kept, or an entity, which stands for other characters."""
        start = self._cursor
        if token.info == "escape" and token.markup.endswith(token.content):
            self._skip(token.markup[: len(token.markup) - len(token.content)])
            self._take_words(len(token.content), token.content)
            return
        self._skip(token.markup)
        self._parts.append(self._content.made(token.content, start, self._cursor, self._stress))

    def _take_line_end(self, *, hard: bool) -> None:
        found = re.compile(r"(?: *|\\)\n[ \t]*").match(self._text, self._cursor)
        if not found:
            raise _LostError
        self._cursor = found.end()
        self._parts.append(LineEnd(hard))

    def _take_link(self, token: Token) -> None:
        if token.markup == "autolink":
            # The token's text is the address made readable; the release has the address.
            self._in_autolink = token.nesting > 0
            if token.nesting > 0:
                end = self._text.find(">", self._cursor)
                self._skip("<")
                self._take_words(end - self._cursor, self._text[self._cursor : end])
            else:
                self._skip(">")
        elif token.nesting > 0:
            self._skip("[")
        else:
            self._jump(token)

    def _take_code(self, token: Token) -> None:
        self._skip(token.markup)
        length = len(token.content)
        for trimmed in (0, 1):
            start = self._cursor + trimmed
            raw = self._text[start : start + length]
            closing = start + length + trimmed
            if raw.replace("\n", " ") == token.content and self._text.startswith(token.markup, closing):
                break
        else:
            raise _LostError
        for index, line in enumerate(raw.split("\n")):
            if index:
                self._parts.append(self._content.made(" ", start - 1, start, self._stress))
            self._parts += self._content.words(start, start + len(line), self._stress)
            start += len(line) + 1
        self._cursor = closing + len(token.markup)


def picture_name(address: str, alternative: str) -> str | None:
    """The file name in a picture's address; without an address its alternative text, and None without either."""
    if address and not address.startswith("data:"):
        path = unquote(re.split("[?#]", address, maxsplit=1)[0]).replace("\\", "/")
        name = path.rstrip("/").rpartition("/")[2]
        if name:
            return name
    return alternative.strip() or None


def tag_parts(tag: str) -> list[Part]:
    """What an HTML tag stands for: a line end, a picture, or nothing."""
    found = _TAG.match(tag)
    name = found[1].lower() if found else ""
    if name == "br":
        return [LineEnd(hard=True)]
    if name == "img":
        attributes = {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(tag)}
        return [Picture(picture_name(attributes.get("src", ""), attributes.get("alt", "")))]
    return []
