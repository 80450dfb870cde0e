"""The Markdown that releases are written in: CommonMark, tables, and emphasis that Chinese can use.

This module loads the parser, so it is imported only where a Markdown file is read.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.rules_inline.state_inline import Scanned

from lufang_tui.documents.pieces import is_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from typing import Any

    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

END = "end"
"""The key under which the last token of a link or picture carries the offset of its end."""


class _State(StateInline):
    """Inline state that lets `**` open and close beside Chinese.

    CommonMark (section 6.2) tells an opening mark from a closing one by the spaces and punctuation around it. Chinese
    has no spaces, so in 滨州**“鲁纺”**启动 the marks would stay in the text.
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - markdown-it's names
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        if not canSplitWord or not (is_chinese(before) or is_chinese(after)):
            return scanned
        return Scanned(not after.isspace(), not before.isspace(), scanned.length)


class _Inline(ParserInline):
    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


@cache
def parser() -> MarkdownIt:
    """The parser; it leaves inline content to be parsed block by block, with `parser().inline.parse`."""
    markdown = MarkdownIt("commonmark")
    default = markdown.inline
    markdown.inline = _Inline()
    markdown.inline.ruler.enableOnly(default.ruler.get_active_rules())
    markdown.inline.ruler2.enableOnly(default.ruler2.get_active_rules())
    markdown.enable("table")
    # Joining would lose which text was an escape or an entity.
    markdown.core.ruler.disable(["inline", "text_join"])
    markdown.inline.ruler.at("link", _noting_end(link))
    markdown.inline.ruler.at("image", _noting_end(image))
    return markdown


def _noting_end(rule: Rule) -> Rule:
    def noting(state: StateInline, silent: bool) -> bool:
        found = rule(state, silent)
        if found and not silent:
            state.tokens[-1].meta[END] = state.pos
        return found

    return noting
