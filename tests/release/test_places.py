"""Where in the file every finding came from: the file itself has it there, whatever its line ends and marks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lufang_tui.documents import load_document
from lufang_tui.release import extract
from lufang_tui.release.kit import make_kit
from lufang_tui.release.places import places

PARAGRAPHS = (
    "山东滨州，2018年5月15日——某公司总经理张三表示：“我们要升级，而且要快。”他说，行业需要更多合作。",
    "“未来三年将投入十亿元。”示例协会会长李四在致辞中指出。",
    "![](photo.png)",
    "图1：张三在开幕式上致辞",
    "JINAN, May 15, 2018 — “We will grow,” said Jane Roe, head of strategy at Example Ltd. “And fast.”",
    "In the first half of 2018, according to Ms. Roe, exports rose by a third.",
)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.sampled_from(["md", "txt"]),
)
def test_the_file_has_every_finding_where_it_is_told(
    chosen: list[str], end: str, marked: bool, ending: str
) -> None:
    source = (end * 2).join(chosen) + end
    if ending == "txt":
        source = source.replace("![](photo.png)", "附图")
    data = (b"\xef\xbb\xbf" if marked else b"") + source.encode()
    document = load_document(data, f"release.{ending}")
    kit = make_kit(extraction := extract(document), kit_id="x", label="x")
    file = data.decode()
    found = places(extraction, kit)
    for stands in found.values():
        for place in stands:
            assert file[place.start : place.end] == place.exact
            assert file[: place.start].endswith(place.prefix)
            assert file[place.end :].startswith(place.suffix)
    for quote in kit.quotes:
        assert tuple(place.exact for place in found[quote.id]) == quote.passages
    for happening in kit.timeline:
        assert [place.exact for place in found[happening.id]] == [happening.when]
