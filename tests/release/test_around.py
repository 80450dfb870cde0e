"""What stands around the article, captions and headings, and the kit that comes of it all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lufang_tui.documents import load_document
from lufang_tui.kit.anchor import anchor_kit
from lufang_tui.kit.model import Kit
from lufang_tui.release import Extraction, extract
from lufang_tui.release.kit import make_kit

RELEASE = """# 远山软件发布新一代排产系统

**解禁时间：2024年3月5日上午9:00**

浙江杭州，2024年3月5日——远山软件今天发布新一代排产系统。总经理陆明哲表示：“小厂也用得起。”

![a.png](a.png)

图1：陆明哲（左）在发布会上讲话（周小川 摄）

![b.png](b.png)

**系统怎样排产**

系统每十分钟重排一次。副总经理余清欢（女）介绍，精度提高三成。他们说：“小厂也用得起。”

## 关于远山软件

远山软件成立于2009年，总部在杭州。

媒体联系：

王晓岚女士，电话：0571-88001122，邮箱：press@yuanshan.example
"""


def _extract(text: str, language: str | None = None) -> Extraction:
    return extract(load_document(text.encode(), "text.md"), language=language)


def _kit(text: str) -> Kit:
    return make_kit(_extract(text), kit_id="release", label="-")


def test_the_masthead_of_a_chinese_release() -> None:
    kit = _kit(RELEASE)
    assert kit.headline == "远山软件发布新一代排产系统"
    assert kit.dateline is not None
    assert (kit.dateline.place, kit.dateline.date) == ("浙江杭州", "2024-03-05")
    assert kit.embargo == "2024-03-05T09:00:00+08:00"
    assert kit.boilerplate == "关于远山软件\n\n远山软件成立于2009年，总部在杭州。"
    assert [(one.name, one.phone, one.email) for one in kit.contacts] == [
        ("王晓岚", "0571-88001122", "press@yuanshan.example")
    ]


def test_captions_and_headings_are_told_apart() -> None:
    kit = _kit(RELEASE)
    assert [(one.file, one.number, one.caption, one.credit) for one in kit.figures] == [
        ("a.png", 1, "陆明哲（左）在发布会上讲话", "周小川"),
        ("b.png", None, None, None),
    ]
    assert [section.heading for section in kit.sections] == [None, "系统怎样排产"]


def test_everything_anchors() -> None:
    anchoring = anchor_kit(_kit(RELEASE))
    assert not anchoring.missing
    assert not anchoring.ambiguous


@pytest.mark.parametrize(
    ("label", "number", "words"),
    [
        ("（图一）", 1, "开幕式现场"),
        ("图12：", 12, "开幕式现场"),
        ("图 3 ", 3, "开幕式现场"),
        ("▲", None, "开幕式现场"),
        ("图片说明：", None, "开幕式现场"),
        ("圖二、", 2, "开幕式现场"),
        ("Photo: ", None, "the opening"),
        ("Figure 4. ", 4, "the opening"),
    ],
)
def test_captions(label: str, number: int | None, words: str) -> None:
    figure = _kit(f"开头一段话。\n\n![](a.png)\n\n{label}{words}\n\n结尾一段话。").figures[0]
    assert (figure.number, figure.caption) == (number, words)


@pytest.mark.parametrize(
    ("line", "words", "credit"),
    [
        ("▲ 观众在展厅参观。新华社记者 冉阳阳 摄", "观众在展厅参观。", "冉阳阳"),
        ("（图1）开幕式现场（江城融媒 李多多 摄）", "开幕式现场", "李多多"),
        ("圖說：雙方簽署備忘錄。（照片提供／晶曜光電）", "雙方簽署備忘錄。", "晶曜光電"),
        ("图为颁奖现场（受访者提供）", "图为颁奖现场", "受访者"),
        ("图2 两人讨论方案。校融媒体中心 许可/摄", "两人讨论方案。", "校融媒体中心 许可"),
        ("图② 夜间消费占比（数据来源：青鸟数据）", "夜间消费占比（数据来源：青鸟数据）", None),
    ],
)
def test_credits(line: str, words: str, credit: str | None) -> None:
    figure = _kit(f"开头一段话。\n\n![](a.png)\n\n{line}\n\n结尾一段话。").figures[0]
    assert (figure.caption, figure.credit) == (words, credit)


def test_where_one_bold_line_is_a_caption_the_others_are_too() -> None:
    text = "![](a.png)\n\n**队长（中）领奖**\n\n一段话。\n\n![](b.png)\n\n**校长颁奖**\n\n结尾的一段话。"
    assert [figure.caption for figure in _kit(text).figures] == ["队长（中）领奖", "校长颁奖"]


def test_a_short_paragraph_of_speech_is_no_heading() -> None:
    text = "“落后的时候，没有人低头。”\n\n队长表示，这就是球队的性格，下一场比赛还会更加艰难。"
    assert _extract(text).headings == ()


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("北京——7月19日，远山软件发布新品。", "北京", "7月19日"),
        ("2024年3月5日，杭州——远山软件发布新品。", "杭州", "2024年3月5日"),
        ("（杭州，2024年3月5日）远山软件发布新品。", "杭州", "2024年3月5日"),
        ("新华社杭州3月5日电（记者何平）远山软件发布新品。", "杭州", "3月5日"),
        ("BEIJING, July 19, 2024 /PRNewswire/ -- Yuanshan has a new product.", "BEIJING", "July 19, 2024"),
        ("Hangzhou, China – 5 March 2024 – Yuanshan has a new product.", "Hangzhou, China", "5 March 2024"),
    ],
)
def test_datelines(text: str, place: str, date: str) -> None:
    extraction = _extract(text)
    head = extraction.masthead
    words = extraction.document.text
    assert head.place is not None
    assert head.date is not None
    assert (words[slice(*head.place)], words[slice(*head.date)]) == (place, date)


def test_no_dateline_where_the_first_sentence_only_has_a_date() -> None:
    assert _extract("3月5日，远山软件在杭州发布新品。").masthead.dateline is None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "他说：“",
                "”",
                "“",
                "总裁张三",
                "表示，",
                "据",
                "介绍",
                "。",
                "，",
                "「",
                "」",
                "\n\n",
                "图1：",
                "![](a.png)",
                "在会上",
                "来信",
                "报道",
                "援引",
                "的话",
                "老",
                "阿妈",
                "次仁",
                "某",
                "·",
                "高兴地",
                "说得好",
                "《",
                "一位",
                "2018年5月",
                "的",
                "（",
                "）",
                "《",
                "》",
            ]
        ),
        max_size=40,
    )
)
def test_whatever_is_found_is_verbatim_and_anchors(parts: list[str]) -> None:
    text = "".join(parts)
    if not text.strip():
        return
    extraction = _extract(text, "zh-CN")
    for statement in extraction.findings.statements:
        assert statement.spans
        assert all(0 <= span.start < span.end <= len(extraction.document.text) for span in statement.spans)
    assert not anchor_kit(make_kit(extraction, kit_id="release", label="-")).missing
