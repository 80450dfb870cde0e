"""The exporters' own words, in the language of the kit: Chinese in both scripts, and English for every other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.model import Kind
from lufang_tui.text.languages import is_chinese, is_traditional

if TYPE_CHECKING:
    from collections.abc import Mapping


class Wording(NamedTuple):
    """Headings, labels and the punctuation between them."""

    language: str
    """The tag of the language that the words themselves are in."""
    contents: str
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
    picture_missing: str
    """The figure names a picture that the kit does not have, or that cannot be read."""
    picture_unknown: str
    """The file is no PNG, JPEG, GIF or WebP."""
    picture_too_large: str
    """With `{}` for the size and for the most that is embedded, both in MB."""
    pictures_too_large: str
    """With `{}` for the most that the pictures of a page may have together, in MB."""
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
    place: str
    released: str
    source: str
    address: str
    received: str
    publisher: str
    embargo: str
    figure: str
    """A picture by its number; with `{}` for it."""


ENGLISH = Wording(
    language="en",
    contents="Contents",
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
    picture_missing="The kit does not have this picture, or it cannot be read.",
    picture_unknown="The file is no picture of a known kind (PNG, JPEG, GIF, WebP).",
    picture_too_large="The picture is too large to embed ({} MB; at most {} MB).",
    pictures_too_large="The pictures before this one fill the page already (at most {} MB together).",
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
    place="Place",
    released="Date",
    source="Source",
    address="Address",
    received="Received",
    publisher="Publisher",
    embargo="Embargoed until",
    figure="Figure {}",
)

SIMPLIFIED = Wording(
    language="zh-Hans",
    contents="目录",
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
    picture_missing="稿件包中没有这张图片，或无法读取。",
    picture_unknown="此文件不是可识别的图片（PNG、JPEG、GIF、WebP）。",
    picture_too_large="图片过大，未嵌入（{} MB，上限 {} MB）。",
    pictures_too_large="前面的图片已达到本页上限（合计 {} MB），此图未嵌入。",
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
    place="地点",
    released="日期",
    source="来源文件",
    address="网址",
    received="收到日期",
    publisher="发布单位",
    embargo="解禁时间",
    figure="图{}",
)

TRADITIONAL = SIMPLIFIED._replace(
    language="zh-Hant",
    contents="目錄",
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
    picture_missing="稿件包中沒有這張圖片，或無法讀取。",
    picture_unknown="此檔案不是可識別的圖片（PNG、JPEG、GIF、WebP）。",
    picture_too_large="圖片過大，未嵌入（{} MB，上限 {} MB）。",
    pictures_too_large="前面的圖片已達到本頁上限（合計 {} MB），此圖未嵌入。",
    official="官方譯文",
    unofficial="非官方譯文",
    editors_heading="（編者擬題）",
    place="地點",
    source="來源檔案",
    address="網址",
    publisher="發布單位",
    embargo="解禁時間",
    figure="圖{}",
)


def wording(language: str) -> Wording:
    """Give the words for a kit in `language` (a BCP 47 tag)."""
    if not is_chinese(language):
        return ENGLISH
    return TRADITIONAL if is_traditional(language) else SIMPLIFIED
