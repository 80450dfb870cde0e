"""Block quotations in the formats of drafts: what a sentence leads into is speech, a note set off is not."""

from __future__ import annotations

import pytest

from lufang_tui.documents import load_document
from lufang_tui.kit.load import load
from lufang_tui.verify import DraftReport, LoadedKits, verify

SAID = "京东云要从自身科技特色出发，助力以鲁纺为代表的山东传统产业转型升级。"
LESS = "京东云要从科技特色出发，助力以鲁纺为代表的山东传统产业转型升级。"
PARTS = SAID[:14], SAID[14:]


def verified(draft: str, name: str) -> DraftReport:
    return verify(load_document(draft.encode(), name), name, LoadedKits([("festival", load(None))]))


def told(draft: str, name: str = "draft.md") -> list[str]:
    return [finding.verdict for finding in verified(draft, name).findings]


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        ("查文雄表示：\n\n> {}\n", "draft.md"),
        ("查文雄表示：\n\n> {}", "draft.md"),
        ("查文雄表示：\n\n> {}\n\n会议随后结束。\n", "draft.md"),
        ("> {}\n>\n> ——查文雄\n", "draft.md"),
        ("<p>查文雄表示：</p><blockquote><p>{}</p></blockquote>", "draft.html"),
        ("<p>查文雄表示：</p><blockquote>{}</blockquote><p>会议随后结束。</p>", "draft.html"),
        ("<blockquote><p>{}</p><footer>——查文雄</footer></blockquote>", "draft.html"),
    ],
)
def test_is_read_in_every_format(draft: str, name: str) -> None:
    assert told(draft.format(SAID), name) == ["verbatim"]
    assert told(draft.format(LESS), name) == ["altered-words"]


def test_runs_over_paragraphs() -> None:
    draft = f"查文雄表示：\n\n> {PARTS[0]}\n>\n> {PARTS[1]}\n"
    (finding,) = verified(draft, "draft.md").findings
    assert finding.severity != "error"
    assert told(draft.replace("山东", "山西")) == ["altered-name"]


def test_a_note_that_is_set_off_is_nobodys_speech() -> None:
    assert told("> 编者按：以下内容由通讯员提供，本报略有删节。\n\n正文从这里开始。\n") == []
    assert told("> **Note:** readers may write to the desk about anything in this report.\n") == []


def test_marks_inside_it_do_not_end_it() -> None:
    draft = "查文雄表示：\n\n> 京东云要从自身“科技特色”出发，助力以鲁纺为代表的山东传统产业转型升级。\n"
    assert told(draft) in (["typography"], ["altered-words"])
