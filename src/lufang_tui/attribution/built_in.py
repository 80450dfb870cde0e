"""The names of the built-in styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

ZH_NEWS, ZH_DASH, EN_NEWS, MARKDOWN, HTML, PLAIN = (
    "zh-news",
    "zh-dash",
    "en-news",
    "markdown",
    "html",
    "plain",
)

STYLES: Mapping[str, str] = {
    ZH_NEWS: N_("Chinese news: 京东云交付总监查文雄表示：“…”"),
    ZH_DASH: N_("Chinese, signed behind a dash: “…”——查文雄，京东云交付总监"),
    EN_NEWS: N_("English news: “…,” said Zha Wenxiong, director of delivery at JD Cloud."),
    MARKDOWN: N_("a Markdown block quotation with its source, in the kit's language"),
    HTML: N_("an HTML blockquote with its source, in the kit's language"),
    PLAIN: N_("the words, the speaker and the source on lines of their own, in the kit's language"),
}
"""The names of the built-in styles, each with a line that describes it (marked for translation)."""
