"""Bad input of `lufang verify`: drafts, kits and libraries that are awkward, hostile, large, missing or just being made."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import jsonschema
import pytest

from cli.conftest import Lufang
from cli.drafts import RIGHT, ROOT, WRONG, first_quotation, sarif, written
from library.libraries import written as written_kits
from lufang_tui.cli.contract import SCHEMAS
from lufang_tui.kit.write import write_kit
from lufang_tui.library import Library
from lufang_tui.text.safe import hidden
from terminal import NEEDS_TMUX, environment, tmux
from verify.mill import kit as mill


def test_a_library_that_is_brought_up_to_date(lufang: Lufang, tmp_path: Path) -> None:
    """What it does not have may be in what is just being read; so may what a kit has that could never be read."""
    data, cache = tmp_path / "data", tmp_path / "cache"
    folders = data / "lufang-tui", cache / "lufang-tui"
    library = Library(*folders)
    written_kits([mill()], tmp_path / "archive")
    library.add(tmp_path / "archive")
    library.refresh(workers=1)
    places = {"XDG_DATA_HOME": str(data), "XDG_CACHE_HOME": str(cache)}
    draft = written(tmp_path, "Garcia said: “Not one of our harbours will ever see a ship again.”\n")
    assert ": not found: " in lufang("verify", draft, "--library", env=places).out
    with library.files.locked():
        ran = lufang("verify", draft, "--library", env=places)
        assert ran.code == 1
        assert "; not read: the library, which is being brought up to date\n" in ran.out
    (tmp_path / "archive/broken").mkdir()
    (tmp_path / "archive/broken/kit.yaml").write_text("a: [\n", encoding="utf-8")
    library.refresh(workers=1)
    ran = lufang("verify", draft, "--library", env=places)
    assert (
        "cannot be verified: it stands in none of the kits that could be read; not read: 1 kit of the library\n"
        in ran.out
    )


@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        ("这里没有引语。\n", "no quotation found", 0),
        ("查文雄说：“京东云要从自身科技特色出发", "line 1: a quotation mark that nothing closes", 0),
        ("“" * 5000, "a quotation mark that nothing closes", 0),
        (
            "查文雄说：“这里少了一个引号，后面的话是谁说的，看不出来。\n",
            "cannot be verified: nothing closes the quotation mark",
            1,
        ),
        (
            "查文雄说：“京东\u202e云要从自身科技特色出发”\n",
            "line 1: a hidden character, U+202E RIGHT-TO-LEFT OVERRIDE",
            0,
        ),
        ("查文雄说：“京东云\x1b]52;c;AAAA\x07要从自身科技特色出发。”\n", "altered", 1),
        (
            "查文雄说：“[b]京东云[/b]要从自身科技特色出发，[@click=app.quit]助力以鲁纺为代表的山东传统产业转型升级。”\n",
            "bracketed",
            0,
        ),
    ],
)
def test_awkward_drafts(lufang: Lufang, tmp_path: Path, text: str, said: str, code: int) -> None:
    ran = lufang("verify", written(tmp_path, text), "--against", ROOT)
    assert said in ran.out
    assert ran.code == code, ran
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("这里没有引语。\n", "draft.md: 没有找到引语\n"),
        ("查文雄说：“这里少了一个引号，后面的话是谁说的，看不出来。\n", "draft.md:1:7: 无法核对：引号没有配对，看不出引语到哪里为止\n"),
        ("查文雄说：“京东\u202e云要从自身科技特色出发”\n", "draft.md: 第 1 行：隐藏字符 U+202E RIGHT-TO-LEFT OVERRIDE\n"),
        (f"{WRONG.strip()} <!-- lufang: ok -->\n", "draft.md: 第 1 行：豁免须写明理由，否则无效\n"),
        (WRONG, "draft.md:1:15: 改动字词：原文是“出发”，稿件是“起步”\n    稿件  京东云"),
    ],
)  # fmt: skip
def test_awkward_drafts_in_chinese(lufang: Lufang, tmp_path: Path, text: str, said: str) -> None:
    written(tmp_path, text)
    ran = lufang("--lang", "zh", "verify", "draft.md", "--against", ROOT, cwd=tmp_path)
    assert said in ran.out


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
@pytest.mark.parametrize("name", ["draft.md", "draft.html"])
def test_hostile_drafts_in_every_format(lufang: Lufang, tmp_path: Path, form: str, name: str) -> None:
    text = "查文雄说：“京东云\x1b]52;c;AAAA\x07要从\u202e自身<script>alert(1)</script>科技特色\x9b出发，[@click=app.quit]助力以鲁纺为代表的山东传统产业转型升级。”<img src=x onerror=alert(1)>\n"
    ran = lufang("verify", written(tmp_path, text, name), "--against", ROOT, "--format", form)
    assert ran.code == 1
    assert hidden(ran.out.replace("\n", "")) == []
    if form == "html":
        assert "<script" not in ran.out
        assert "<img" not in ran.out
    if form == "sarif":
        sarif(ran)


def test_a_draft_that_is_too_large(lufang: Lufang, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(b"x" * (10 * 1024 * 1024 + 1))
    ran = lufang("verify", draft, "--against", ROOT)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"lufang: {draft}: the file is larger than 10 MB (is this the right file?)\n"


@NEEDS_TMUX
def test_a_long_draft_shows_a_bar(tmp_path: Path) -> None:
    draft = written(tmp_path, (RIGHT + "\n") * 1400)
    command = [sys.executable, "-m", "lufang_tui", "verify", draft.name, "--against", str(ROOT)]
    with tmux(
        ["sh", "-c", f"cd {tmp_path} && {shlex.join(command)} > out.txt"],
        width=80,
        height=24,
        env=environment(LUFANG_LANG="en"),
    ) as terminal:
        terminal.wait("verifying draft.md")
        terminal.wait("1400 quotations, 0 findings")
        assert "verifying" not in terminal.screen()
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").count("\n") == 1400


def test_a_quotation_over_several_paragraphs_is_closed_at_its_end(lufang: Lufang, tmp_path: Path) -> None:
    first, last = first_quotation(RIGHT).split("，")
    draft = written(tmp_path, f"查文雄表示：\n\n“{first}，\n\n“{last}”\n")
    ran = lufang("verify", draft, "--against", ROOT)
    assert (ran.code, ran.out.count("\n")) == (0, 1), ran
    draft = written(tmp_path, f"查文雄表示：\n\n“{first}，\n\n“{last}\n")
    assert "line 5: a quotation mark that nothing closes\n" in lufang("verify", draft, "--against", ROOT).out


def test_what_cannot_be_read(lufang: Lufang, tmp_path: Path) -> None:
    draft = written(tmp_path, RIGHT)
    for arguments, said in (
        ([tmp_path / "none.md", "--against", ROOT], "none.md: No such file or directory"),
        ([draft, "--against", tmp_path / "none"], "none: No such file or directory"),
        ([written(tmp_path, "x", "draft.xyz"), "--against", ROOT], "files that end in .xyz cannot be read"),
        ([written(tmp_path, "", "empty.md"), "--against", ROOT], "empty.md"),
        ([draft, "--against", ROOT, "--library"], "give --against or --library"),
        (["-", "--against", ROOT, "--watch"], "standard input cannot be watched"),
        ([draft, "--against", ROOT, "--screen"], "needs a terminal"),
        (
            [draft, "--against", tmp_path / "none", "--against", tmp_path / "no"],
            "none of the kits can be read: ",
        ),
    ):
        ran = lufang("verify", *arguments)
        assert ran.code == 2, ran
        assert said in ran.err
        assert ran.err.count("\n") == 1


def test_where_a_kit_cannot_be_read_nothing_is_called_not_found(lufang: Lufang, tmp_path: Path) -> None:
    (tmp_path / "broken/press_kit").mkdir(parents=True)
    (tmp_path / "broken/press_kit/kit.yaml").write_text("format: 1\n", encoding="utf-8")
    draft = written(tmp_path, RIGHT + "\n王五说：“今天我们在这里宣布一个好消息。”\n")
    ran = lufang("verify", draft, "--against", ROOT, "--against", tmp_path / "broken")
    assert ran.code == 1
    assert "verbatim" in ran.out
    assert (
        "cannot be verified: it stands in none of the kits that could be read; not read: broken\n" in ran.out
    )
    assert "not found" not in ran.out
    assert "broken" in ran.err


def test_a_missing_draft_among_several(lufang: Lufang, tmp_path: Path) -> None:
    """The others are reported, the fault is one line, and the exit code says that something could not be read."""
    draft, missing = written(tmp_path, WRONG), tmp_path / "none.md"
    broken = written(tmp_path, "x", "broken.docx")
    ran = lufang("verify", missing, draft, broken, "--against", ROOT)
    assert ran.code == 2
    assert "draft.md:1:15: altered words" in ran.out
    assert ran.err.splitlines() == [
        f"lufang: {missing}: No such file or directory",
        f"lufang: {broken}: not a readable Word document (open it in Word and save it again)",
        "1 quotation, 1 finding",
    ]
    ran = lufang("verify", missing, draft, "--against", ROOT, "--json")
    report = json.loads(ran.out)
    jsonschema.validate(report, SCHEMAS["verify"], jsonschema.Draft202012Validator)
    assert [one["file"] for one in report["unread_drafts"]] == [str(missing)]
    assert len(report["drafts"]) == 1
    log = sarif(lufang("verify", missing, draft, "--against", ROOT, "--format", "sarif"))
    invocation = log["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert [one["level"] for one in invocation["toolExecutionNotifications"]] == ["error"]


def test_no_page_names_the_folders_of_the_machine(lufang: Lufang, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/kit.yaml").write_text("a: [\n", encoding="utf-8")
    write_kit(mill(), tmp_path / "mill")
    draft = written(tmp_path, WRONG + "\n王五说：“今天我们在这里宣布一个好消息。”\n")
    (tmp_path / "a").mkdir()
    page = lufang(
        "verify", draft, written(tmp_path / "a", RIGHT), tmp_path / "none.md",
        "--against", ROOT / "press_kit/kit.yaml", "--against", tmp_path / "mill", "--against", tmp_path / "broken", "--format", "html",
    ).out  # fmt: skip
    assert str(tmp_path.parent) not in page
    assert str(ROOT) not in page
    assert "Held against: 2018年首届鲁纺产业节 (lufang-2018, kit.yaml) · The mill (mill, mill)" in page
    assert "<h2>a/draft.md</h2>" in page
    assert "none.md: No such file or directory" in page
    assert "broken/kit.yaml:2:1: not YAML" in page


def test_what_a_missing_kit_may_have_otherwise(lufang: Lufang, tmp_path: Path) -> None:
    draft = written(tmp_path, WRONG + "\n檀安慈说：“京东云要从自身科技特色出发。”\n")
    ran = lufang("verify", draft, "--against", ROOT, "--against", tmp_path / "none.zip")
    assert ran.out.count("; perhaps otherwise in what could not be read: none.zip\n") == 2
    assert lufang("verify", draft, "--against", ROOT).out.count("perhaps") == 0


def test_the_same_is_told_once(lufang: Lufang, tmp_path: Path) -> None:
    text = WRONG.replace("要从", "\u202e要\u202e从\u202e") + "“甲“乙“丙\n"
    ran = lufang("verify", written(tmp_path, text), "--against", ROOT)
    told = [line for line in ran.out.splitlines() if "a hidden character" in line or "nothing closes" in line]
    assert len(told) == len(set(told)) == 2
