"""Waivers in every format: which quotation each belongs to, and what is said of one that silences nothing."""

from __future__ import annotations

import io
from functools import cache

import docx
import pytest

from lufang_tui.documents import load_document
from lufang_tui.kit.load import load
from lufang_tui.verify import DraftReport, LoadedKits, verify

RIGHT = "查文雄表示：“京东云要从自身科技特色出发，助力以鲁纺为代表的山东传统产业转型升级。”"
WRONG = RIGHT.replace("出发", "起步")
OTHER = "查文雄说：“京东云要从自身制造特色出发，助力以鲁纺为代表的山东传统产业转型升级。”"
TWICE = WRONG.replace("查文雄", "檀安慈")
"""Altered, and of another speaker."""


@cache
def sources() -> LoadedKits:
    return LoadedKits([("festival", load(None))])


def verified(text: str | bytes, name: str = "draft.md") -> DraftReport:
    data = text.encode() if isinstance(text, str) else text
    return verify(load_document(data, name), name, sources())


def waived(text: str | bytes, name: str = "draft.md") -> list[str | None]:
    return [finding.waived for finding in verified(text, name).findings]


def word_document(*paragraphs: tuple[str, str, str]) -> bytes:
    """A Word document: of each paragraph the words before, those with a comment, and the comment."""
    document = docx.Document()
    for before, commented, comment in paragraphs:
        paragraph = document.add_paragraph(before)
        run = paragraph.add_run(commented)
        if comment:
            document.add_comment([run], text=comment, author="Desk", initials="D")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", f"{WRONG} <!-- lufang: ok 已核实 -->\n", ["已核实"]),
        ("a.md", f"<!-- lufang：ok 已核实 -->\n{WRONG}\n", ["已核实"]),  # an input method is on
        ("a.md", f"{WRONG}\n<!-- lufang: ok 下面这条 -->\n{OTHER}\n", [None, "下面这条"]),
        ("a.md", f"{WRONG}\n<!-- lufang: ok 上面这条 -->\n\n{OTHER}\n", ["上面这条", None]),
        ("a.txt", f"{WRONG} [lufang: ok 已核实]\n", ["已核实"]),
        ("a.txt", f"{WRONG}\n# lufang: ok 下面这条\n{OTHER}\n", [None, "下面这条"]),
        ("a.txt", f"# lufang: ok 已核实\r\n{WRONG}\r\n", ["已核实"]),
        ("a.html", f"<p>{WRONG} <!-- lufang: ok 已核实 --></p>", ["已核实"]),
        ("a.html", f"<p>{WRONG}</p> <!-- lufang: ok 已核实 -->\n<p>{OTHER}</p>", ["已核实", None]),
        ("a.html", f"<p>{WRONG}</p>\n<!-- lufang: ok 已核实 -->\n<p>{OTHER}</p>", [None, "已核实"]),
        ("a.html", f"<p>{WRONG}<!-- lufang: ok 先 -->，{OTHER}<!-- lufang: ok 后 --></p>", ["先", "后"]),
        ("a.html", f"<p>前文。</p><!-- lufang: ok 已核实 --><p>{WRONG}</p>", ["已核实"]),
        ("a.html", f"<p>{WRONG}</p><!-- lufang: ok 已核实 -->", ["已核实"]),
        ("a.html", f"<table><tr><td>{WRONG}<!-- lufang: ok 格 --></td><td>一</td></tr><tr><td>{OTHER}</td><td>二</td></tr></table>", ["格", None]),
        ("a.html", f"<p>{WRONG} [lufang: ok 已核实]</p>", ["已核实"]),
    ],
)  # fmt: skip
def test_a_waiver_silences_the_quotation_that_it_stands_beside(
    name: str, text: str, expected: list[str | None]
) -> None:
    report = verified(text, name)
    assert [finding.waived for finding in report.findings] == expected
    assert report.notices == ()


def test_a_comment_of_a_word_document() -> None:
    data = word_document((WRONG[:20], WRONG[20:], "lufang: ok 已向本人核实"), (OTHER, "", ""))
    report = verified(data, "draft.docx")
    assert [finding.waived for finding in report.findings] == ["已向本人核实", None]
    assert report.notices == ()
    other = word_document((WRONG, "后文。", "请核对这句引语 <b> & --> 何时说的？"))
    assert waived(other, "draft.docx") == [None]
    assert verified(other, "draft.docx").notices == ()
    assert "核对" not in load_document(other, "draft.docx").text


def test_a_waiver_for_some_verdicts() -> None:
    assert waived(f"{WRONG} <!-- lufang: ok(altered-words) 已核实 -->") == ["已核实"]
    assert waived(f"{WRONG} [lufang: ok（trimmed，altered-words）：已核实]") == ["已核实"]
    assert waived(f"{WRONG} <!-- lufang: ok(altered-number) 已核实 -->") == [None]
    both = verified(f"{TWICE} <!-- lufang: ok(altered-words) 已核实 -->")
    assert (both.findings[0].speaker, both.findings[0].waived) == ("wrong-speaker", None)
    assert waived(f"{TWICE} <!-- lufang: ok(altered-words, wrong-speaker) 已核实 -->") == ["已核实"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{WRONG} <!-- lufang: ok -->", "line 1: a waiver without a reason is none"),
        (f"{WRONG} <!-- lufang: ok(altered-words) -->", "line 1: a waiver without a reason is none"),
        (
            f"{WRONG} <!-- lufang: ignore 已核实 -->",
            "line 1: “lufang: ignore” is no waiver, which reads “lufang: ok REASON”",
        ),
        (
            f"{WRONG} <!-- lufang: ok(altered-word) 已核实 -->",
            "line 1: the waiver names “altered-word”, which is no verdict that can be waived (did you mean 'altered-words'?)",
        ),
        (
            f"{WRONG} <!-- lufang: ok() 已核实 -->",
            "line 1: the waiver names “”, which is no verdict that can be waived",
        ),
        (f"前文。\n\n{RIGHT} <!-- lufang: ok 已核实 -->", "line 3: this waiver silences nothing"),
        (f"{RIGHT} <!-- lufang: ok 已核实 --> {WRONG}", "line 1: this waiver silences nothing"),
        (f"<!-- lufang: ok 太远 -->\n\n无关的一段。\n\n{WRONG}", "line 1: this waiver silences nothing"),
        (f"{WRONG} <!-- lufang: ok(trimmed) 已核实 -->", "line 1: this waiver silences nothing"),
    ],
)
def test_a_waiver_that_silences_nothing_is_told(text: str, said: str) -> None:
    report = verified(text)
    assert report.notices == (said,)
    assert all(finding.waived is None for finding in report.findings)


def test_of_two_waivers_for_one_finding_the_second_is_told() -> None:
    report = verified(f"{WRONG} <!-- lufang: ok 一 --> <!-- lufang: ok 二 -->")
    assert report.findings[0].waived == "一"
    assert report.notices == ("line 1: this waiver silences nothing",)
