"""Raw HTML inside Markdown: tags are dropped, words are kept. Time is linear in the text, whatever it holds."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from lufang_tui.documents.inline import tag_parts
from lufang_tui.documents.pieces import Edge, LineEnd, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.documents.content import Content

_TAG = re.compile(
    r"""</?[A-Za-z][A-Za-z0-9-]*
        (?:\s+[A-Za-z_:@][A-Za-z0-9_.:@-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?)*
        \s*/?>
      | <(?:!DOCTYPE|\?xml)\s[^<>]*>""",
    re.VERBOSE | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WORDS = re.compile(r"[^<&\n]+|<|&")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_BREAKS = re.compile(
    "address|article|aside|blockquote|center|d[dlt]|details|dialog|dir|div|fieldset|figcaption|figure|footer|form|"
    "h[1-6r]|header|legend|li|main|menu|nav|[ou]l|p|section|summary|table|t[dhr]|tbody|tfoot|thead|title",
    re.IGNORECASE,
)
_SILENT = ("script", "style")


def html_parts(content: Content) -> Iterator[Part]:
    """The words and pictures of an HTML block; block elements and blank lines part paragraphs."""
    text = content.text
    position = 0
    line_open = False
    unclosed: set[str] = set()
    while position < len(text):
        if text[position] == "\n":
            yield LineEnd() if line_open else Edge()
            line_open = False
            position += 1
        elif (end := _silent_end(text, position, unclosed)) > position:
            position = end
        elif found := _TAG.match(text, position):
            name = _NAME.match(found[0])
            if name and _BREAKS.fullmatch(name[1]):
                yield Edge()
            yield from tag_parts(found[0])
            position = found.end()
            line_open = True
        elif found := _ENTITY.match(text, position):
            yield content.made(html.unescape(found[0]), position, found.end())
            position = found.end()
            line_open = True
        elif found := _WORDS.match(text, position):
            yield from content.words(position, found.end())
            line_open = line_open or bool(found[0].strip())
            position = found.end()


def _silent_end(text: str, position: int, unclosed: set[str]) -> int:
    """Where a comment, script or style sheet ends that begins here; `position` where none does.

    `unclosed` remembers the ends that do not come any more, so that no text is looked through twice.
    """
    if text.startswith("<!--", position):
        closing = "-->"
    else:
        name = _NAME.match(text, position)
        if not name or name[1].lower() not in _SILENT or text[position + 1] == "/":
            return position
        closing = f"</{name[1]}"
    if closing in unclosed:
        return position
    end = text.find(closing, position)
    if end < 0:
        unclosed.add(closing)
        return position
    return end + len(closing) if closing == "-->" else end
