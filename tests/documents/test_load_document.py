"""What the canonical text of a release is: its blocks, its encodings, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.documents import MAX_BYTES, BlockKind, Document, load_document
from lufang_tui.errors import LufangError

ROOT = Path(__file__).resolve().parents[2]
HEADLINE = "山东滨州，5月15日——“2018年首届鲁纺产业节”启动"


def markdown(text: str) -> Document:
    return load_document(text.encode(), "release.md")


def plain(text: str) -> Document:
    return load_document(text.encode(), "release.txt")


def shape(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.picture or document.text_of(block)) for block in document.blocks]


@pytest.fixture(scope="module")
def festival() -> Document:
    return load_document((ROOT / "press_kit/source/release.md").read_bytes(), "release.md")


def test_the_festival_release(festival: Document) -> None:
    kinds = [block.kind for block in festival.blocks]
    assert kinds.count(BlockKind.PARAGRAPH) == 17
    assert kinds.count(BlockKind.PICTURE) == kinds.count(BlockKind.CAPTION) == 4
    assert len(kinds) == 25
    pictures = [index for index, kind in enumerate(kinds) if kind is BlockKind.PICTURE]
    assert [festival.blocks[index].picture for index in pictures] == [f"lufang{n}.png" for n in (1, 2, 3, 4)]
    captions = [festival.text_of(festival.blocks[index + 1]) for index in pictures]
    assert captions[0] == "（图一）“2018年首届鲁纺产业节”启动"
    assert [caption[:4] for caption in captions] == ["（图一）", "（图二）", "（图三）", "（图四）"]
    assert not set("*![]") & set(festival.text)


def test_the_festival_release_leads_back_to_the_file(festival: Document) -> None:
    with (ROOT / "press_kit/source/release.md").open(encoding=festival.encoding, newline="") as file:
        assert file.read() == festival.source
    words = "京东云要从自身科技特色出发"
    place = festival.text.index(words)
    start, end = festival.to_source(place, place + len(words))
    assert festival.source[start:end] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 标题 #\n\n正文", [("heading", "标题"), ("paragraph", "正文")]),
        ("标题\n---\n> 引**用**\n> 的话", [("heading", "标题"), ("paragraph", "引用的话")]),
        ("1. 一\n2. 二\n   - 三", [("list", "一"), ("list", "二"), ("list", "三")]),
        ("| 甲 | 乙 |\n|--|--|\n| **丙** | 丁\\|戊 | 己 |", [("table", "甲\t乙\n丙\t丁|戊\t己")]),
        ("```\nif a:\n\n  b\n```", [("code", "if a:\n\n  b")]),
        ("a&amp;b \\*c\\* `d*e` <http://f.g>", [("paragraph", "a&b *c* d*e http://f.g")]),
        ("[甲*乙*](<a b> '题')丙[丁][r]\n\n[r]: x", [("paragraph", "甲乙丙丁")]),
        (
            "<p>甲<b>乙</b> &lt;</p>\n<p>丙</p><!-- 丁 --><script>x</script>",
            [("paragraph", "甲乙 <"), ("paragraph", "丙")],
        ),
        ("甲<br>乙  \n丙", [("paragraph", "甲\n乙\n丙")]),
        ("中文\n中文\nword\nword", [("paragraph", "中文中文word word")]),
        ("他说：\n“好”\n“再见”", [("paragraph", "他说：“好”“再见”")]),
        (
            "\u3000\u3000甲\n\u3000\u3000乙\n\u3000\u3000\n丙",
            [("paragraph", "甲"), ("paragraph", "乙"), ("paragraph", "丙")],
        ),
        ("滨州**“鲁纺”**启动，**“节”**说", [("paragraph", "滨州“鲁纺”启动，“节”说")]),
        ("甲![](a.png)乙", [("paragraph", "甲乙"), ("picture", "a.png")]),
        ("甲\n![](a.png)\n图1：乙", [("paragraph", "甲"), ("picture", "a.png"), ("caption", "图1：乙")]),
        ("![]( http://x.y/%E5%9B%BE.png?w=1 )", [("picture", "图.png")]),
        ("<img src='dir/a.png' alt=b>", [("picture", "a.png")]),
        ("![图片说明]()\n\n甲", [("picture", "图片说明"), ("paragraph", "甲")]),
    ],
)
def test_markdown_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert shape(markdown(text)) == expected


def test_levels_and_depths() -> None:
    document = markdown("## 二级\n\n- 一\n  - 二\n\n段")
    assert [block.level for block in document.blocks] == [2, 1, 2, None]


@pytest.mark.parametrize(
    "caption",
    [
        "（图一）启动",
        "图1：启动",
        "图２ 启动",
        "▲启动现场",
        "图为启动现场",
        "Figure 1. The opening",
        "Photo: Li Si",
        "现场（张三摄）",
        "现场（资料图片）",
        "现场（受访者提供）",
        "张三（左二）领奖",
        "图① 启动",
        "*启动*",
    ],
)
def test_a_caption_follows_its_picture(caption: str) -> None:
    kinds = [kind for kind, _ in shape(markdown(f"![](a.png)\n\n****\n\n{caption}\n\n{caption}"))]
    assert kinds == ["picture", "caption", "paragraph"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "**鲁纺上云**",
        "启动仪式后",
        "图书馆说",
        "Photographers came",
        "（图一）" + "长" * 200,
        "*甲*乙",
        "# 图1：标题",
        "- 图1",
    ],
)
def test_what_is_no_caption(paragraph: str) -> None:
    assert "caption" not in dict(shape(markdown(f"![](a.png)\n\n{paragraph}")))


def test_a_caption_needs_a_picture() -> None:
    assert shape(markdown("（图一）启动")) == [("paragraph", "（图一）启动")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲\n\n乙\n丙", ["甲", "乙丙"]),
        ("one\ntwo\n \nthree", ["one two", "three"]),
        ("\u3000\u3000甲\n\u3000\u3000乙", ["甲", "乙"]),
        ("题\n" + "长" * 80 + "\n" + "文" * 80, ["题", "长" * 80, "文" * 80]),
        ("*甲* [乙](c)", ["*甲* [乙](c)"]),
    ],
)
def test_plain_paragraphs(text: str, expected: list[str]) -> None:
    document = plain(text)
    assert document.text == "\n\n".join(expected)
    assert [document.text_of(block) for block in document.blocks] == expected


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings(encoding: str, end: str, tmp_path: Path) -> None:
    text = f"{HEADLINE}{end}{end}第二段"
    path = tmp_path / "release.txt"
    path.write_bytes(text.encode(encoding))
    document = load_document(path.read_bytes(), path.name)
    assert document.text == f"{HEADLINE}\n\n第二段"
    with path.open(encoding=document.encoding, newline="") as file:
        assert document.source == file.read()
    assert document.source.removeprefix("\ufeff") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_byte_order_marks(encoding: str) -> None:
    document = load_document(f"\ufeff{HEADLINE}".encode(encoding), "a.md")
    assert (document.encoding, document.source) == (encoding, f"\ufeff{HEADLINE}")
    assert document.to_source(0, 2) == (1, 3)


@pytest.mark.parametrize("words", ["滨州", "纺织产业", "查文雄", "檀安慈说", "鲁纺", "中国", HEADLINE])
def test_short_texts_in_gb18030(words: str) -> None:
    assert load_document(words.encode("gb18030"), "a.txt").text == words


@pytest.mark.parametrize(
    "words", ["紡織產業", "臺北市政府", "臺灣", "中國", "新聞稿", "山東濱州，5月15日——", "「轉型」升級"]
)
def test_short_texts_in_big5(words: str) -> None:
    assert load_document(words.encode("big5"), "a.txt").text == words


@pytest.mark.parametrize("words", ["naïve café", "Müller sagt: “Ja”", "£5m", "d’été à Noël", "„Größe“ ist…"])
def test_windows_1252(words: str) -> None:
    assert load_document(words.encode("cp1252"), "a.txt").text == words


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.md", "empty"),
        (b"\xef\xbb\xbf \r\n", "a.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "a.md", "not a text file"),
        (b"text\0text", "a.md", "not a text file"),
        (bytes(range(1, 32)) * 9, "a.txt", "not a text file"),
        (b"\xff\xff\xff\xfe" * 50, "a.txt", "not a text file"),
        (b"\xef\xbb\xbf\xff", "a.txt", "byte 3 cannot be read"),
        (b"\xff\xfea", "a.txt", "cannot be read"),
        (b"a" * (MAX_BYTES + 1), "a.md", "larger than 10 MB"),
        (b"text", "a.odt", "end in .odt"),
    ],
)
def test_what_is_refused(data: bytes, name: str, message: str) -> None:
    with pytest.raises(LufangError, match=message) as error:
        load_document(data, name)
    assert name in str(error.value)
    assert "\n" not in str(error.value)


@given(st.binary(max_size=200), st.sampled_from(["a.md", "a.txt"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        document = load_document(data, name)
    except LufangError:
        return
    assert document.source.encode(document.encoding) == data


@pytest.mark.parametrize(
    ("text", "place"),
    [("1. 1", 3), ("> - > -", 6), ("甲 ![甲](甲) 甲", 0), ("| - | 1 |\n|-|-|", 2)],
)
def test_words_are_not_mistaken_for_the_marks_before_them(text: str, place: int) -> None:
    document = markdown(text)
    assert not document.text or document.to_source(0, 1) == (place, place + 1)


def test_a_range_outside_the_text_is_refused() -> None:
    document = plain("甲")
    for start, end in ((0, 2), (-1, 0), (1, 0)):
        with pytest.raises(ValueError, match="does not lie"):
            document.to_source(start, end)


def test_a_document_without_words_has_no_text() -> None:
    document = markdown("![](a.png)\n\n***")
    assert document.text == ""
    assert document.to_source(0, 0) == (0, 0)
    assert shape(document) == [("picture", "a.png")]
