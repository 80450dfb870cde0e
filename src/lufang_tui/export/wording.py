"""The exporters' own words, in the language of the kit: Chinese in both scripts, and English for every other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.model import Kind
from lufang_tui.text.languages import is_chinese, is_traditional

if TYPE_CHECKING:
    from collections.abc import Mapping


class Wording(NamedTuple):
    """Headings, labels and the punctuation between them."""

    quotations: str
    people: str
    timeline: str
    figures: str
    article: str
    contacts: str
    boilerplate: str
    kinds: Mapping[Kind, str]
    name: str
    title: str
    organisation: str
    date: str
    expression: str
    what: str
    number: str
    picture: str
    caption: str
    credit: str
    email: str
    phone: str
    note: str
    undated: str
    no_picture: str
    unanchored: str
    official: str
    unofficial: str
    editors_heading: str
    """Behind a section's heading that is the editor's, not the release's."""
    dash: str
    comma: str
    semicolon: str
    colon: str
    brackets: tuple[str, str]
    paragraph: str
    """With `{}` for the number."""


ENGLISH = Wording(
    quotations="Quotations",
    people="People",
    timeline="Timeline",
    figures="Figures",
    article="Article",
    contacts="Contacts",
    boilerplate="Boilerplate",
    kinds={
        Kind.DIRECT: "direct quotation",
        Kind.INDIRECT: "indirect quotation",
        Kind.PARTIAL: "partial quotation",
    },
    name="Name",
    title="Title",
    organisation="Organisation",
    date="Date",
    expression="In the article",
    what="What",
    number="No.",
    picture="Picture",
    caption="Caption",
    credit="Credit",
    email="E-mail",
    phone="Telephone",
    note="Editor’s note",
    undated="undated",
    no_picture="no picture",
    unanchored="not found in the article",
    official="official translation",
    unofficial="unofficial translation",
    editors_heading=" (editor’s heading)",
    dash="— ",
    comma=", ",
    semicolon="; ",
    colon=": ",
    brackets=(" (", ")"),
    paragraph="paragraph {}",
)

SIMPLIFIED = Wording(
    quotations="引语",
    people="人物",
    timeline="时间线",
    figures="图片",
    article="正文",
    contacts="联系人",
    boilerplate="机构简介",
    kinds={Kind.DIRECT: "直接引语", Kind.INDIRECT: "间接引语", Kind.PARTIAL: "部分引语"},
    name="姓名",
    title="职务",
    organisation="机构",
    date="日期",
    expression="原文说法",
    what="事件",
    number="编号",
    picture="图片",
    caption="图片说明",
    credit="署名",
    email="电子邮箱",
    phone="电话",
    note="编者注",
    undated="未注明日期",
    no_picture="无图片",
    unanchored="正文中未找到",
    official="官方译文",
    unofficial="非官方译文",
    editors_heading="（编者拟题）",
    dash="——",
    comma="，",
    semicolon="；",
    colon="：",
    brackets=("（", "）"),
    paragraph="第{}段",
)

TRADITIONAL = SIMPLIFIED._replace(
    quotations="引語",
    timeline="時間線",
    figures="圖片",
    contacts="聯絡人",
    boilerplate="機構簡介",
    kinds={Kind.DIRECT: "直接引語", Kind.INDIRECT: "間接引語", Kind.PARTIAL: "部分引語"},
    title="職務",
    organisation="機構",
    expression="原文說法",
    number="編號",
    picture="圖片",
    caption="圖片說明",
    credit="署名",
    email="電子郵箱",
    phone="電話",
    note="編者註",
    undated="未註明日期",
    no_picture="無圖片",
    official="官方譯文",
    unofficial="非官方譯文",
    editors_heading="（編者擬題）",
)


def wording(language: str) -> Wording:
    """Give the words for a kit in `language` (a BCP 47 tag)."""
    if not is_chinese(language):
        return ENGLISH
    return TRADITIONAL if is_traditional(language) else SIMPLIFIED
