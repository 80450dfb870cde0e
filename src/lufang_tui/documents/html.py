"""HTML pages, and what other formats turn into, to canonical text. Scripts, styles and hidden parts are no words."""

from __future__ import annotations

import base64
import binascii
import re
import struct
from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING

from lufang_tui.documents.comments import comments_in, ends_a_line
from lufang_tui.documents.inline import picture_name
from lufang_tui.documents.missing import missing_extra
from lufang_tui.documents.model import BlockKind, Extras
from lufang_tui.documents.pieces import Assembler, LineEnd, Picture, Stress, Words, free_words, is_chinese
from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _
from lufang_tui.kit.pictures import picture_size

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

    from lufang_tui.documents.model import Document
    from lufang_tui.documents.pieces import Part

MAX_DEPTH = 1000
"""Elements in one another. Pages have some thirty; the parser's time grows with the square of it."""
MAX_PICTURE = 30_000_000
"""Bytes of one picture inside a page."""
MIN_PICTURE = 16
"""Pixels a side: smaller ones are ornaments."""
LONGEST_CELL = 120
"""Characters of the longest cell of several paragraphs; what is longer is a column of the page."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_NEVER_DEEP = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "p",
        "param",
        "source",
        "td",
        "th",
        "tr",
        "track",
        "wbr",
        "dd",
        "dt",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "button",
        "select",
        "textarea",
        "input",
        "form",
        "nav",
        "footer",
        "aside",
        "head",
        "dialog",
        "menu",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_NOTHING: Mapping[str, tuple[str, bytes]] = MappingProxyType({})
_UNSHOWN = N_("a picture inside the file is in a format that cannot be shown, and is left out")
_PLACED = ("table", "ul", "ol", "h1", "h2", "h3", "img")
"""What a table holds that only places things on the page."""
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:bread-?crumbs?|crumbs?|share|social|sidebar|related|comments?|pagination|copyright)(?:$|[\s_-])"
)
"""Classes and ids of what stands around an article."""
_LONGEST_AROUND = 300
"""Characters; what is longer is read, whatever it is called."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINE_END = re.compile(r"(?<=(.))[ \t]*[\r\n][ \t\r\n]*(?=(.))")
_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp|bmp)\s*;\s*base64\s*,", re.IGNORECASE)


def read_html(text: str, name: str) -> Document:
    """The document of a page. `name` is the file's, for messages.

    The page's article is read where it marks one; pictures inside the page are kept, addresses of others recorded.
    Raises LufangError where it is nested too deeply, or the extra is not installed.
    """
    assembler = Assembler()
    extras = add_html(assembler, text, name)
    return assembler.document_of_text(extras)


def add_html(
    assembler: Assembler, text: str, name: str, *, embedded: Mapping[str, tuple[str, bytes]] = _NOTHING
) -> Extras:
    """Add a page's blocks to a document; gives what the page holds beside its words.

    `embedded`: pictures that came with the page, by the content id that it calls them by (`cid:`), with a name and the
    bytes of each. Raises LufangError as `read_html`.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise missing_extra(name, "html") from error
    if _depth(text) > MAX_DEPTH:
        raise LufangError(_("{name}: the page's elements are nested too deeply").format(name=name))
    page = LexborHTMLParser(text.removeprefix("\ufeff"))
    title = page.css_first("title")
    reader = _Reader(assembler, embedded)
    body = _article(page.body) if page.body is not None else None
    if body is not None:
        reader.read(body)
    words = _SPACE.sub(" ", title.text()).strip() if title is not None else ""
    return Extras(
        title=words or None,
        pictures=reader.pictures,
        remote=reader.remote,
        notices=tuple(dict.fromkeys(reader.notices)),
    )


def _depth(text: str) -> int:
    """How deep elements may stand in one another, counting only those that nothing closes by itself."""
    deepest = depth = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() in _NEVER_DEEP:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _article(body: LexborNode) -> LexborNode:
    """The part of a page that is its article, where it marks one that holds most of the words."""
    most = len(body.text(deep=True))
    for selector in ("article", "main", "[role=main]"):
        found = body.css(selector)
        if len(found) == 1 and len(found[0].text(deep=True)) * 3 >= most:
            return found[0]
    return body


class _Reader:
    """Walks over the elements of a page; a stack of its own, since pages may be nested deeper than calls may be."""

    def __init__(self, assembler: Assembler, embedded: Mapping[str, tuple[str, bytes]]) -> None:
        self._embedded = embedded
        self.pictures: dict[str, bytes] = {}
        self.remote: dict[str, str] = {}
        self.notices: list[str] = []
        self._assembler = assembler
        self._parts: list[Part] = []
        self._kind = BlockKind.PARAGRAPH
        self._level: int | None = None
        self._lists = 0
        self._strong = 0
        self._emphasis = 0

    def read(self, root: LexborNode) -> None:
        """Add the blocks of an element."""
        stack: list[tuple[LexborNode, bool]] = [(root, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                self._leave(node)
                continue
            if node.tag == "-text":
                self._words(node.text_content or "")
            elif node.tag == "-comment":
                self._remark(node)
            elif node.tag == "table" and not _lays_out(node):
                self._table(node)
            elif node.tag == "pre":
                self._code(node)
            elif not _silent(node):
                self._enter(node)
                stack.append((node, True))
                child = node.last_child
                while child is not None:
                    stack.append((child, False))
                    child = child.prev
        self._flush()

    def _words(self, text: str) -> None:
        words = _SPACE.sub(" ", _LINE_END.sub(_joined, text))
        if words.strip() or self._parts:
            stress = Stress.EMPHASIS if self._emphasis else Stress.STRONG if self._strong else Stress.NONE
            self._parts.append(free_words(words, stress))

    def _remark(self, node: LexborNode) -> None:
        """Take in a comment: behind the words of its paragraph, or of the line that a block ends on."""
        text = (node.comment_content or "").strip()
        for at, part in reversed(list(enumerate(self._parts))):
            if isinstance(part, Words) and part.text.strip():
                self._parts[at] = part.remarked(text)
                return
        self._assembler.remark(text, behind=ends_a_line(node))

    def _flush(self) -> None:
        if self._parts:
            level = self._lists if self._kind is BlockKind.LIST else self._level
            self._assembler.add(self._kind, self._parts, level)
            self._parts = []

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS or _heading(tag) or tag == "figcaption":
            self._flush()
        if tag in {"ul", "ol"}:
            self._lists += 1
        elif tag in {"b", "strong"}:
            self._strong += 1
        elif tag in {"i", "em"}:
            self._emphasis += 1
        elif tag == "blockquote":
            self._assembler.quoting += 1
        elif tag == "br":
            self._parts.append(LineEnd(hard=True))
        elif tag == "q":  # shown in marks that the page does not write
            self._words("“")
        elif tag == "img":
            self._picture(node)
        if level := _heading(tag):
            self._kind, self._level = BlockKind.HEADING, level
        elif tag == "figcaption" or (tag == "p" and "caption" in _class(node)):
            self._kind = BlockKind.CAPTION
        elif tag == "li":
            note = str(node.attributes.get("id") or "").startswith(("footnote", "endnote"))
            self._kind = BlockKind.FOOTNOTE if note else BlockKind.LIST

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS or _heading(tag) or tag == "figcaption":
            self._flush()
        if tag in {"ul", "ol"}:
            self._lists -= 1
        elif tag in {"b", "strong"}:
            self._strong -= 1
        elif tag in {"i", "em"}:
            self._emphasis -= 1
        elif tag == "blockquote":
            self._assembler.quoting -= 1
        elif tag == "q":
            self._words("”")
        if _heading(tag) or tag in {"figcaption", "li", "p"}:
            inside_item = tag == "p" and self._lists and self._kind in {BlockKind.LIST, BlockKind.FOOTNOTE}
            if not inside_item:
                self._kind, self._level = BlockKind.PARAGRAPH, None

    def _table(self, table: LexborNode) -> None:
        """A row a line, cells parted by tabs."""
        self._flush()
        rows: list[Words] = []
        for row in table.css("tr"):
            cells = _cells(row)
            line = "\t".join(_SPACE.sub(" ", cell.text(deep=True)).strip() for cell in cells)
            if line.strip():
                words = free_words(f"\n{line}" if rows else line)
                for text in (comments_in(cell) for cell in cells):
                    words = reduce(Words.remarked, text, words)
                rows.append(words)
        self._assembler.add_words(BlockKind.TABLE, rows)

    def _code(self, node: LexborNode) -> None:
        self._flush()
        self._assembler.add_words(BlockKind.CODE, [free_words(node.text(deep=True).strip("\n").rstrip())])

    def _kept(self, name: str, data: bytes) -> list[Part]:
        """Keep a picture that lies inside the page; nothing for an ornament."""
        if not data or len(data) > MAX_PICTURE:
            self.notices.append(_("a picture inside the page cannot be read"))
            return []
        if _is_ornament(data):
            return []
        self.pictures[name] = data
        return [Picture(name)]

    def _picture(self, node: LexborNode) -> None:
        address = str(node.attributes.get("src") or "").strip()
        alternative = str(node.attributes.get("alt") or "")
        data = _DATA.match(address)
        if data:
            name = f"picture-{len(self.pictures) + 1}.{data[1].lower().replace('jpeg', 'jpg')}"
            try:
                found = base64.b64decode(_SPACE.sub("", address[data.end() :]), validate=True)
            except (binascii.Error, ValueError):
                found = b""
            self._parts += self._kept(name, found)
            return
        if address.lower().startswith("cid:"):
            self._parts += self._kept(*self._embedded.get(address[4:], ("", b"")))
            return
        named = picture_name(address, alternative)
        if address.lower().startswith("data:"):
            self.notices.append(_(_UNSHOWN))
        if named is None or node.attributes.get("width") in {"0", "1"}:
            return
        if re.match(r"(?i)(?:https?:)?//", address):
            self.remote.setdefault(named, address)
        self._parts.append(Picture(named))


def _is_ornament(data: bytes) -> bool:
    """Whether a picture is too small to be looked at: spacers and the dots that count readers."""
    try:
        size = picture_size(data)
    except (struct.error, IndexError):
        return False
    return size is not None and min(size) < MIN_PICTURE


def _joined(line_end: re.Match[str]) -> str:
    """A line end of the file: nothing inside Chinese, which has no spaces."""
    return "" if is_chinese(line_end[1]) and is_chinese(line_end[2]) else " "


def _silent(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag == "footer" and _in_quotation(node):
        return False
    if tag in _SILENT or tag.startswith(("-", "!", "_")):
        return True
    attributes = node.attributes
    if "hidden" in attributes or _HIDDEN.search(str(attributes.get("style") or "")):
        return True
    named = f"{_class(node)} {str(attributes.get('id') or '').lower()}"
    if tag in _BLOCKS and _AROUND.search(named) and len(node.text(deep=True)) <= _LONGEST_AROUND:
        return True
    # The way back from a note to the text.
    if (
        tag == "a"
        and str(attributes.get("href") or "").startswith("#")
        and node.text().strip() in {"↑", "↩", "^"}
    ):
        return True
    # The number of a note in the text; Word's own converter and most editors write it so.
    return tag == "sup" and node.css_first("a[href^='#']") is not None


def _in_quotation(node: LexborNode) -> bool:
    """Whether a footer is that of a quotation, and says who is quoted."""
    parent = node.parent
    return parent is not None and parent.tag == "blockquote"


def _heading(tag: str) -> int:
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0


def _class(node: LexborNode) -> str:
    return str(node.attributes.get("class") or "").lower()


def _lays_out(table: LexborNode) -> bool:
    """Whether a table only places things on the page: it has one column, or its cells hold more than a paragraph each."""
    rows = [_cells(row) for row in table.css("tr")]
    cells = [cell for row in rows for cell in row]
    if all(len(row) < 2 for row in rows) or any(cell.css_first(tag) for cell in cells for tag in _PLACED):
        return True
    # Word writes every cell as a paragraph.
    return any(_paragraphs(cell) > 1 and len(cell.text(deep=True)) > LONGEST_CELL for cell in cells)


def _paragraphs(cell: LexborNode) -> int:
    return len(cell.css("p")) + len(cell.css("div"))


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in {"td", "th"}]
