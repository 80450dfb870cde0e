"""From findings to a kit: sections, headline, places, and what a release in two languages comes to."""

from __future__ import annotations

import pytest

from lufang_tui.documents import load_document
from lufang_tui.kit.anchor import Anchor, anchor_kit
from lufang_tui.kit.model import Kit, Review, Section
from lufang_tui.release import extract
from lufang_tui.release.kit import make_kit
from lufang_tui.release.languages import by_language
from lufang_tui.release.places import places
from lufang_tui.release.selectors import around, selector
from releases import EN_OPENING, OPENING, SECOND

ABOUT = "\n\n## 关于远山软件\n\n远山软件成立于2009年。总经理陆明哲说：“我们在杭州长大。”\n"


def kit_of(text: str) -> Kit:
    return make_kit(extract(load_document(text.encode(), "a.md")), kit_id="a", label="-")


def test_findings_outside_of_the_article_move_no_place() -> None:
    text = (
        "# 远山软件2018年发布新系统\n\n浙江杭州，2018年3月5日——总经理陆明哲表示：“小厂也用得起。”\n\n"
        "2018年，系统上线，各地的小厂陆续用上了这套新系统，产量比上一年增长三成。" + ABOUT
    )
    document = load_document(text.encode(), "a.md")
    kit = make_kit(extraction := extract(document), kit_id="a", label="-")
    found = places(extraction, kit)
    assert [quote.text for quote in kit.quotes] == ["小厂也用得起。"]
    assert kit.boilerplate is not None
    for happening in kit.timeline:
        (place,) = found[happening.id]
        assert (place.exact, text[place.start : place.end]) == (happening.when, happening.when)
    years = [found[one.id][0].start for one in kit.timeline if one.when == "2018年"]
    assert years == [text.index("2018年，系统")]  # not the one in the headline


def test_a_heading_without_words_under_it_is_not_lost() -> None:
    kit = kit_of(
        "# 题\n\n## 第一部分\n\n## 概况\n\n正文一句话，说得很长很长，足够成为一个段落。\n\n## 尾声\n"
    )
    assert [(section.heading, section.text) for section in kit.sections] == [
        (None, "第一部分"),
        ("概况", "正文一句话，说得很长很长，足够成为一个段落。"),
        (None, "尾声"),
    ]
    assert all(section.heading or section.label for section in kit.sections)
    assert {section.review for section in kit.sections} == {Review.EXTRACTED}


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("河湾集团新闻稿\n\n# 共建实验室\n\n正文。", "共建实验室"),
        ("# 共建实验室\n\n## 背景\n\n正文。", "共建实验室"),
        (
            "一段开头的话，说得很长很长，足够成为一个段落，而不是标题。\n\n# 甲\n\n正文。\n\n# 乙\n\n正文。",
            None,
        ),
    ],
)
def test_the_headline_is_the_only_heading_of_the_first_level(text: str, headline: str | None) -> None:
    assert kit_of(text).headline == headline


def test_a_release_is_read_in_the_languages_that_it_has() -> None:
    more = (
        "The mill has worked on the river for a hundred years, and it will go on working there for many more."
    )
    document = load_document(f"{OPENING}\n\n{SECOND}\n\n{EN_OPENING}\n\n{more}".encode(), "a.txt")
    parts = by_language(document)
    assert list(parts) == ["zh-CN", "en"]
    assert [len(blocks) for blocks in parts.values()] == [2, 2]
    english = document.only(parts["en"])
    assert len(english.text) == len(document.text)
    assert english.text.strip().startswith("ELMBRIDGE")
    one = load_document(
        f"{OPENING}\n\n{SECOND}\n\nJD Cloud and Northfield Mills Ltd. (NYSE: NFM)".encode(), "a.txt"
    )
    assert list(by_language(one)) == ["zh-CN"]


def test_the_same_words_at_the_beginning_of_two_paragraphs_are_told_apart() -> None:
    kit = kit_of(
        "“我们会努力的。”张三总经理说，新厂今年就要开工建设。\n\n“我们会努力的。”李四总经理说，老厂明年再改造。\n"
    )
    anchors = anchor_kit(kit)
    assert not anchors.ambiguous
    assert not anchors.missing
    starts = [anchors.anchors[quote.id][0].start for quote in kit.quotes if quote.text == "我们会努力的。"]
    assert len(starts) == len({*starts}) == 2


def test_a_selector_stays_in_its_paragraph_where_that_is_enough_and_grows_where_it_is_not() -> None:
    text = "第一段在这里结束。\n\n“短。”第二段很长，说了很多很多的话，才到这里。"
    texts = {"s": text}
    start, later = text.index("短"), text.index("才到")
    assert around(texts, [Anchor("s", start, start + 2)]) == (
        "第一段在这里结束。\n\n“",
        "”第二段很长，说了很多很多的话，才到这里。",
    )
    assert around(texts, [Anchor("s", later, later + 2)])[0] == "“短。”第二段很长，说了很多很多的话，"
    twice = "甲说的第一句。\n\n" + "一样的话说了很长很长，长到没有哪个前缀能分得清楚的地步。" * 2
    second = twice.rindex("能分得清楚")
    prefix, suffix = selector([Section(id="s", text=twice)], [Anchor("s", second, second + 5)])
    assert twice.count(f"{prefix}能分得清楚{suffix or ''}") == 1
    assert selector([Section(id="s", text=text)], [Anchor("s", start, start + 2)]) == (None, None)
