"""Rules on kits made for one question each: what must be told, and what must not."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path
from textwrap import indent

import pytest

from lufang_tui.check import Finding, check
from lufang_tui.check.marks import carries_outer_marks, marked
from lufang_tui.check.rule import MOST_NEAREST
from lufang_tui.kit.load import read

HEAD = "format: 1\nid: test\nlanguage: zh-CN\nlabel: 测试\n"
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", 24, 16)
THUMBNAIL = b"\xff\xc0\x00\x11\x08\x00\x01\x00\x01"
QUIET = {"not-reviewed", "source-missing"}


def findings(folder: Path, article: str, rest: str = "", source: bytes | None = None) -> list[Finding]:
    """Check a kit with one section; leaves out what every such kit has."""
    (folder / "press_kit" / "source").mkdir(parents=True, exist_ok=True)
    named = ""
    if source is not None:
        (folder / "press_kit" / "source" / "release.md").write_bytes(source)
        named = f"source: {{file: source/release.md, sha256: {hashlib.sha256(source).hexdigest()}}}\n"
    text = (
        HEAD
        + named
        + f"sections:\n  - id: body\n    label: 正文\n    text: |\n{indent(article, '      ')}\n{rest}"
    )
    (folder / "press_kit" / "kit.yaml").write_text(text, encoding="utf-8")
    reading = read(folder)
    assert [fault.render("kit.yaml") for fault in reading.faults] == []
    return [finding for finding in check(reading) if finding.rule not in QUIET]


def quote(text: str, kind: str = "direct", more: str = "") -> str:
    """Write a quotation."""
    return f"quotes:\n  - {{id: q-1, speakers: [], kind: {kind}, text: {text}{more}}}\n"


def rules(found: list[Finding]) -> list[str]:
    """Give the names of the rules alone."""
    return [finding.rule for finding in found]


def test_several_passages_are_told_one_by_one(tmp_path: Path) -> None:
    found = findings(tmp_path, "“今天很好，”他说，“明天更好。”", quote("[今天很好，, 明天也更好。]"))
    assert [(finding.where, finding.rule) for finding in found] == [("quotes[0].text[1]", "not-verbatim")]
    assert found[0].message.endswith("paragraph 1: 明天[-也-]更好。")


def test_words_without_anything_near_say_so_without_a_passage(tmp_path: Path) -> None:
    found = findings(tmp_path, "今天很好。", quote("Completely different words"))
    assert [finding.message for finding in found] == ["does not stand in the article"]


def test_a_prefix_that_does_not_fit_is_told_at_the_prefix(tmp_path: Path) -> None:
    found = findings(tmp_path, "甲说：“好。”乙说：“好。”", quote("好。", more=", prefix: 丙说：“"))
    assert [(finding.where, finding.rule) for finding in found] == [("quotes[0].prefix", "not-verbatim")]


@pytest.mark.parametrize("hint", ["write prefix: ", "write suffix: "])
def test_the_selector_that_is_proposed_settles_the_place(tmp_path: Path, hint: str) -> None:
    article = (
        "在会议开始时甲说：“好。”会后乙说：“好。”丙走了。"
        if "prefix" in hint
        else "“好。”甲说。\n\n“好。”乙说。"
    )
    (found,) = findings(tmp_path, article, quote("好。"))
    assert found.rule == "ambiguous"
    assert "stands 2 times" in found.message
    assert hint in found.message
    proposed = found.message.rsplit(hint, 1)[1].strip("'")
    selector = f", {hint.split()[1]} '{proposed}'"
    assert findings(tmp_path, article, quote("好。", more=selector)) == []


@pytest.mark.parametrize(
    ("article", "kind", "text", "expected"),
    [
        ("他说：“今天很好。”", "direct", "今天很好。", []),
        ("他说：“今天很好。明天也好。”", "direct", "明天也好。", []),
        ("他说：「今天『很』好。」", "direct", "今天『很』好。", []),
        ('"It is fine," he said.', "direct", "'It is fine,'", []),
        ("‘It’s fine,’ he said.", "direct", '"It’s fine,"', []),
        ("“第一段没有收。\n\n“第二段收了。”", "direct", "[第一段没有收。, 第二段收了。]", []),
        (
            'He said, "We realize "Internet +" upgrade faster."',
            "direct",
            "'We realize \"Internet +\" upgrade faster.'",
            [],
        ),
        ("他说：“今天很好。他走了。", "direct", "今天很好。", []),
        ("他说今天很好。”他走了。", "direct", "今天很好。", []),
        ("''It is fine,'' he said.", "direct", '"It is fine,"', []),
        ("他说今天很好。", "direct", "今天很好。", ["marks-missing"]),
        ("“产业节”上他说今天很好，“新”。", "direct", "今天很好", ["marks-missing"]),
        ("他说：“今天很好。”", "direct", "“今天很好。”", ["marks-left-in"]),
        ("他说：“‘互联网+’”", "direct", "‘互联网+’", []),
        ("他说，今天很好。", "indirect", "今天很好", []),
        ("他提出“千亿集群”的目标。", "indirect", "“千亿集群”的目标", []),
        ("他说：“今天很好。”", "indirect", "今天很好", ["indirect-in-marks"]),
        ("他说：“今天很好。”", "indirect", "“今天很好。”", ["indirect-in-marks"]),
        ("他说今天是“好日子”。", "partial", "今天是“好日子”", []),
        ("他说今天很好，“新”。", "partial", "今天很好", ["partial-without-marks"]),
    ],
)
def test_marks_and_kinds(tmp_path: Path, article: str, kind: str, text: str, expected: list[str]) -> None:
    assert rules(findings(tmp_path, article, quote(text, kind))) == expected


def test_a_cue_inside_the_words_is_not_beside_them(tmp_path: Path) -> None:
    inside = quote("他说好就好", "indirect", ", cue: 说, mention: 厂长")
    assert rules(findings(tmp_path, "厂长认为，他说好就好。", inside)) == ["cue-not-beside"]
    outside = quote("好就好", "indirect", ", cue: 说, mention: 厂长")
    assert findings(tmp_path, "厂长说，好就好。", outside) == []


def test_mention_and_cue_may_stand_in_the_paragraph_before(tmp_path: Path) -> None:
    entry = quote("今天很好。", "direct", ", cue: 表示, mention: 厂长")
    assert findings(tmp_path, "厂长表示：\n\n“今天很好。”", entry) == []
    far = findings(tmp_path, "厂长表示：\n\n天气晴。\n\n“今天很好。”", entry)
    assert rules(far) == ["cue-not-beside", "mention-not-beside"]


def test_namesakes_are_silent_with_a_note(tmp_path: Path) -> None:
    people = "people:\n  - {id: a, name: 张伟}\n  - {id: b, name: 张伟%s}\n"
    assert rules(findings(tmp_path, "张伟和张伟到会。", people % "")) == ["namesakes"]
    assert findings(tmp_path, "张伟和张伟到会。", people % ", note: 另一位张伟") == []


def test_a_caption_mentions_a_person(tmp_path: Path) -> None:
    rest = "people:\n  - {id: a, name: 张伟}\nfigures:\n  - {id: f, caption: 张伟致辞}\n"
    assert findings(tmp_path, "会议开幕。", rest) == []


def test_people_may_be_listed_in_another_order_than_the_release_has(tmp_path: Path) -> None:
    rest = "people:\n  - {id: a, name: 张伟}\n  - {id: b, name: 李娜, aliases: [小李]}\n  - {id: c, name: 王强, aliases: [强哥]}\n"
    found = findings(tmp_path, "小李和张伟到会。", rest)
    assert [finding.message for finding in found] == ["'王强' and its aliases stand nowhere in the release"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (PNG, None),
        (b"GIF89a" + struct.pack("<HH", 24, 16), None),
        (
            b"\xff\xd8\xff\xe0\x00\x0b"
            + THUMBNAIL
            + b"\xff\xff\xc0\x00\x11\x08"
            + struct.pack(">HH", 16, 24),
            None,
        ),
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x17\0\0\x0f\0\0", None),
        (b"RIFF\0\0\0\0WEBPVP8L" + bytes(5) + struct.pack("<I", 23 | 15 << 14), None),
        (b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + struct.pack("<HH", 24, 16), None),
        (b"", "'a.png': the file is empty"),
        (PNG[:20], "'a.png': the picture is cut short"),
        (b"\xff\xd8\xff\xe0\x00\x04ab", "'a.png': the picture is cut short"),
        (b"<svg/>", "'a.png': no picture: its first bytes are not those of a PNG, JPEG, GIF or WebP"),
        (b"GIF89a" + struct.pack("<HH", 1, 1), "'a.png': no picture to show: 1 × 1 pixels"),
        (None, "'a.png': there is no such file in assets/"),
    ],
)
def test_pictures(tmp_path: Path, data: bytes | None, message: str | None) -> None:
    (tmp_path / "assets").mkdir()
    if data is not None:
        (tmp_path / "assets" / "a.png").write_bytes(data)
    found = findings(tmp_path, "会议开幕。", "figures:\n  - {id: f, file: a.png, caption: 会场}\n")
    assert [finding.message for finding in found] == ([message] if message else [])


SOURCE = "# 标题\n\n第一段。\n\n![a.png]()\n\n（图一）会场\n\n第二段**很重要**。\n\n- 第三段\n\n联系人：王小明 010-1234\n"
REST = "headline: 标题\ncontacts: [{name: 王小明}]\nfigures: [{id: f, caption: 会场}]\n"


@pytest.mark.parametrize(
    ("article", "message"),
    [
        ("第一段。\n\n第二段很重要。\n\n第三段", None),
        (
            "第一段。\n\n第二段重要。\n\n第三段",
            "paragraph 2 differs from source/release.md:9: 第二段{+很+}重要。",
        ),
        ("第一段。\n\n第三段", "before paragraph 2 the source has, at source/release.md:9: '第二段很重要。'"),
        (
            "第一段。\n\n插入。\n\n第二段很重要。\n\n第三段",
            "paragraph 2 does not stand in the source there, at source/release.md:9: '插入。'",
        ),
        (
            "第一段。\n\n第二段很重要。",
            "the source goes on after this section, at source/release.md:11: '第三段'",
        ),
        (
            "第一段。\n\n第二段很重要。\n\n第三段\n\n第四段",
            "paragraph 4 stands behind the end of the source: '第四段'",
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_article_against_the_source(
    tmp_path: Path, article: str, message: str | None, line_end: str
) -> None:
    found = findings(tmp_path, article, REST, SOURCE.replace("\n", line_end).encode())
    assert [finding.message for finding in found] == ([message] if message else [])


def test_a_source_that_is_no_text_is_told_once(tmp_path: Path) -> None:
    rest = REST + quote("第一段。", "indirect")
    folder = tmp_path / "press_kit"
    findings(tmp_path, "第一段。", rest, b"\x00\x01\x02\xff\xfe\x00" * 50)
    told = [finding for finding in check(read(folder / "kit.yaml")) if finding.rule != "not-reviewed"]
    assert rules(told) == ["source-missing"]


def test_hidden_characters_are_found_in_every_string(tmp_path: Path) -> None:
    rest = 'people:\n  - {id: a, name: "张\\u200B伟", note: "\\e[31m"}\n'
    found = [
        finding
        for finding in findings(tmp_path, "张\u200b伟到会。", rest)
        if finding.rule == "control-characters"
    ]
    assert [finding.where for finding in found] == ["sections[0].text", "people[0].name", "people[0].note"]
    assert found[2].message == "holds U+001B ESC, first at character 1"


def test_a_finding_is_one_printable_line_whatever_the_kit_says(tmp_path: Path) -> None:
    rest = quote('"\\e]0;x\\a\\u202E 会议\\n开幕了吗"')
    for finding in findings(tmp_path, "会议开幕。", rest):
        assert finding.render("a\nb.yaml").isprintable()


def test_a_kit_that_could_not_be_read_has_no_findings(tmp_path: Path) -> None:
    (tmp_path / "kit.yaml").write_text("just words", encoding="utf-8")
    assert check(read(tmp_path / "kit.yaml")) == ()


def test_rules_live_with_a_kit_of_which_parts_are_faulty(tmp_path: Path) -> None:
    rest = "quotes:\n  - {id: q-1, speakers: [nobody], kind: direct, text: 会议}\n  - {id: Q, kind: loud}\nfigures: [3]\ntimeline:\n  - {id: t, date: 5月, when: 5月15日, what: x, text: 会议开幕}\n"
    text = HEAD + f"sections:\n  - id: body\n    text: 会议开幕。\n{rest}"
    (tmp_path / "kit.yaml").write_text(text, encoding="utf-8")
    reading = read(tmp_path / "kit.yaml")
    assert reading.faults
    assert "marks-missing" in rules(list(check(reading)))


def test_marks_pair_and_nest() -> None:
    text = "a “b ‘c’ d” e “f"
    found = marked(text)
    assert [text[start : end + 1] for start, end in zip(found.opens, found.closes, strict=True)] == [
        "“b ‘c’ d”",
        "‘c’",
        "“f",
    ]
    assert found.covers(3, 10)
    assert not found.covers(0, 4)
    assert carries_outer_marks("“a ‘b’ c”")
    assert not carries_outer_marks("“a” and “b”")


def test_a_kit_with_another_article_is_checked_without_looking_for_every_passage(tmp_path: Path) -> None:
    count = MOST_NEAREST + 20
    article = "\n\n".join(
        f"第{number}位代表表示：“我们会把第{number}条经验带回去。”" for number in range(count)
    )
    entries = "".join(
        f"  - {{id: q-{number}, speakers: [], kind: direct, text: 我们将把第{number}条经验带回去。}}\n"
        for number in range(count)
    )
    found = findings(tmp_path, article, f"quotes:\n{entries}")
    assert rules(found) == ["not-verbatim"] * count
    assert sum("nearest" in finding.message for finding in found) == MOST_NEAREST


@pytest.mark.parametrize(("review", "expected"), [("extracted", []), ("accepted", ["namesakes"])])
def test_namesakes_that_a_machine_found_are_left_to_the_review(
    tmp_path: Path, review: str, expected: list[str]
) -> None:
    people = f"people:\n  - {{id: a, name: 李四, review: accepted}}\n  - {{id: b, name: 老李, aliases: [李四], review: {review}}}\n"
    found = findings(tmp_path, "李四又名老李，今天来了。", people)
    assert [one.rule for one in found if one.rule != "not-reviewed"] == expected
