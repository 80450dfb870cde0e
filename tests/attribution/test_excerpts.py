"""Excerpts: in order, contained, with an ellipsis for what is left out, and a warning where that turns the sense."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from golden import compare
from lufang_tui.attribution import Excerpt, NoSuchExcerpt, NotTranslated, attribute, attributed
from lufang_tui.attribution.excerpts import cut
from lufang_tui.attribution.reversals import reversals
from quotations import press_kit, quotation

CHINESE = (
    "京东云要从自身特色出发，助力产业升级。这是‘互联网+’的重要实践。但我们不会降价，除非成本下降1300亿元。"
)
ENGLISH = (
    "We should build on our strengths, and help the region’s mills. "
    "This isn’t the “new economy” yet. It costs $1,300.50, unless demand falls."
)
TRADITIONAL = "要從「自身特色」出發，助力產業升級。"
CASES = [
    ("zh-CN", CHINESE, None, "出发"),
    ("zh-CN", CHINESE, "助力", "升级"),
    ("zh-CN", CHINESE, "助力", "实践"),
    ("zh-CN", CHINESE, "互联网+", "实践"),
    ("zh-CN", CHINESE, "网+", "实践"),
    ("zh-CN", CHINESE, "互联", "互联"),
    ("zh-CN", CHINESE, "这是", "网"),
    ("zh-CN", CHINESE, "会降价", None),
    ("zh-CN", CHINESE, None, "降价"),
    ("zh-CN", CHINESE, "京东云", "亿元"),
    ("zh-CN", "第一句……没有说完。第二句。", "第二句", None),
    ("zh-TW", TRADITIONAL, "自身特色", "出發"),
    ("zh-TW", TRADITIONAL, "特色", None),
    ("zh-TW", TRADITIONAL, "助力", None),
    ("en-GB", ENGLISH, None, "strengths"),
    ("en-GB", ENGLISH, "help", "mills"),
    ("en-GB", ENGLISH, "the “new", "yet"),
    ("en-GB", ENGLISH, "economy", "yet"),
    ("en-GB", ENGLISH, "It costs", "$1,300.50"),
    ("en-GB", "Why not? We help. We build.", None, "not"),
    ("en-GB", "We went to the U.S. on Monday. We help.", None, "Monday"),
    ("en-GB", "Well... we build. We help.", "We help", None),
    ("de", "Wir bauen auf Stärken. Wir helfen.", None, "Stärken"),
]


def test_golden_excerpts() -> None:
    lines = []
    for language, text, start, end in CASES:
        quote = quotation("direct", text, cue="表示" if language.startswith("zh") else "said")
        press = press_kit(language, quote)
        lines.append(f"# {language}: from {start or 'the start'} to {end or 'the end'}")
        for style in ("zh-news", "en-news", "plain"):
            try:
                found = attributed(press, quote, style, excerpt=Excerpt(start, end))
            except NotTranslated:
                continue
            lines.append(f"{style:9}{found.text.partition(chr(10))[0]}")
            lines += [f"{'':9}! {warning}" for warning in found.warnings]
        lines.append("")
    for kind in ("indirect", "partial"):
        quote = quotation(kind, "这里将成为“纺织业的新引擎”，但需要时间", cue="表示")
        found = attributed(press_kit("zh-CN", quote), quote, "zh-news", excerpt=Excerpt("这里", "纺织业"))
        lines += [f"# zh-CN: {kind}", f"zh-news  {found.text}", *(f"{'':9}! {w}" for w in found.warnings), ""]
    compare("attribution-excerpts.txt", "\n".join(lines))


@pytest.mark.parametrize(
    ("text", "start", "end", "message"),
    [
        ("我们要升级。", "创新", None, "“创新” is not in it"),
        ("我们要升级。", "我们耍升级", None, r"did you mean “我们要升级"),
        ("要升级，要创新。", "要", None, r"“要” stands 2 times in it \(give more words"),
        ("要升级，要创新。", None, "要", "stands 2 times"),
        ("升级创新。", "创新", "升级", "“升级” stands before “创新”"),
        ("产值1300亿元。", "300亿元", None, "would cut through a word or a number"),
        ("产值1300亿元。", None, "1300", "would cut through a word or a number"),
        ("增长-5%。", "5%", None, "would cut through"),
        ("It costs $1,300 now", "1,300", None, "would cut through"),
        ("约三千五百人。", "五百人", None, "would cut through"),
        ("We transform it.", "form it", None, "would cut through"),
        ("We do well-known things", None, "well", "would cut through"),
        ("We don’t pay", None, "don", "would cut through"),
        ("It is 1,300 and 4.5 now", None, "1", "would cut through"),
        ("It is 1,300 and 4.5 now", "5 now", None, "would cut through"),
        ("我们要升级。", "", None, "is not in it"),
        ("我们要升级。", " \n", None, "is not in it"),
        ("我们要升级。", "\u200b", None, "is not in it"),
    ],
)
def test_refusals_say_why(text: str, start: str | None, end: str | None, message: str) -> None:
    quote = quotation("direct", text)
    with pytest.raises(NoSuchExcerpt, match=message) as caught:
        attribute(press_kit("zh-CN", quote), quote, "zh-news", excerpt=Excerpt(start, end))
    assert "\n" not in str(caught.value)
    assert "quotation q" in str(caught.value)


def test_the_end_is_looked_for_behind_the_start() -> None:
    assert cut(("要升级，要创新，要升级。",), Excerpt("创新", "升级"), "zh-CN", name="q").passages == (
        "……创新，要升级。",
    )


def test_words_are_found_in_any_shape() -> None:
    text = ("我們要對接「互聯網＋」，Go Online。",)
    for words in ("对接“互联网+”", "對接 「互聯網+」", "go ONLINE"):
        assert cut(text, Excerpt(words), "zh-TW", name="q").passages[0].startswith("……")


def test_an_excerpt_that_leaves_out_no_word_is_the_whole() -> None:
    text = ("“升级”，就是创新。",)
    assert cut(text, Excerpt("升级", "创新"), "zh-CN", name="q") == (text, ())
    assert cut(text, Excerpt(), "zh-CN", name="q") == (text, ())


def test_passages_of_an_interrupted_statement() -> None:
    text = ("我们很高兴，", "也很期待，", "但要努力。")
    found = cut(text, Excerpt("很高兴", "期待"), "zh-CN", name="q")
    assert found.passages == ("……很高兴，", "也很期待……")
    assert len(found.warnings) == 1
    assert cut(text, Excerpt("也", "期待"), "zh-CN", name="q").passages == ("……也很期待……",)
    assert cut(text, Excerpt(None, "高兴"), "zh-CN", name="q").passages == ("我们很高兴……",)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("我们不会降价", {"negation"}),
        ("我們沒有降價", {"negation"}),
        ("除非成本下降", {"condition"}),
        ("如果可以，但是无", {"condition", "negation"}),
        ("不仅不断创新，非常重视未来的无人机", set()),
        ("We do not", {"negation"}),
        ("we don't, we don’t", {"negation"}),
        ("We cannot", {"negation"}),
        ("if so", {"condition"}),
        ("not only here", set()),
        ("notable knife butter nobility", set()),
        ("", set()),
    ],
)
def test_negations_and_conditions(text: str, kinds: set[str]) -> None:
    assert set(reversals([text])) == kinds


def test_a_warning_names_the_words_and_other_languages_are_said_not_to_be_read() -> None:
    (warning,) = cut(("我们不会降价，请放心。",), Excerpt("请"), "zh-CN", name="q").warnings
    assert "“我们不会降价，”" in warning
    (warning,) = cut(("Wir helfen nicht. Danke.",), Excerpt("Danke"), "de", name="q").warnings
    assert "in a text in de" in warning


WORDS = st.text("纺织行业，。不但“”‘’（）abc 12.-’", min_size=1, max_size=40)


@given(st.lists(WORDS, min_size=1, max_size=3), st.data(), st.sampled_from(["zh-CN", "zh-TW", "en", "de"]))
def test_an_excerpt_is_in_order_contained_and_honest(
    passages: list[str], data: st.DataObject, language: str
) -> None:
    whole = "".join(passages)
    start = data.draw(st.integers(0, len(passages[0]) - 1))
    end = data.draw(st.integers(1, len(passages[-1])))
    first, last = passages[0][start : start + 3], passages[-1][max(0, end - 3) : end]
    try:
        found = cut(passages, Excerpt(first, last), language, name="q")
    except NoSuchExcerpt:
        assume(False)
    kept = re.sub(r" ?\[?…+\]? ?", "\0", "".join(found.passages))
    rest = re.sub("[“”‘’ ]", "", whole)
    for piece in kept.split("\0"):  # in order, and nothing that the statement does not have
        bare = re.sub("[“”‘’ ]", "", piece)
        at = rest.find(bare)
        assert at >= 0
        rest = rest[at + len(bare) :]
    words = [c for c in whole if c.isalnum()]
    left = [c for c in kept if c.isalnum()]
    assert ("\0" in kept) == (left != words)  # an ellipsis if and only if words are left out
    if "不" in whole and "不" not in kept and "不但" not in whole:
        assert language == "de" or found.warnings
