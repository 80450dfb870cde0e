"""`lufang verify` on the real command line: exit codes, formats, waivers, watching, the hook."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from threading import Timer
from urllib.parse import unquote_to_bytes

import docx
import jsonschema
import pytest
import yaml

from cli.conftest import Lufang
from cli.drafts import RIGHT, ROOT, TRIMMED, WRONG, cut, first_quotation, sarif, written
from library.libraries import library_of
from lufang_tui.cli.contract import SCHEMAS
from lufang_tui.kit.write import write_kit
from verify.mill import kit as mill


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


@pytest.mark.parametrize(
    "options", [("--json", "--format", "html"), ("--screen", "--json"), ("--screen", "--watch")]
)
def test_a_report_goes_one_way(lufang: Lufang, tmp_path: Path, options: tuple[str, ...]) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("“Nothing of the kind.”\n", encoding="utf-8")
    done = lufang("verify", str(draft), *options)
    assert done.code == 2
    assert "do not go together" in done.err
    assert not done.out


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


def test_a_word_document(lufang: Lufang, tmp_path: Path) -> None:
    """Its quotations, a comment of Word that waives one, and no regions, since the file has no lines."""
    document = docx.Document()
    document.add_paragraph("前文。")
    document.add_comment([document.add_paragraph().add_run(WRONG.strip())], text="lufang: ok 已向本人核实")
    document.add_paragraph(WRONG.strip().replace("查文雄", "檀安慈"))
    draft = tmp_path / "稿.docx"
    document.save(str(draft))
    ran = lufang("verify", draft, "--against", ROOT)
    assert ran.code == 1
    assert "altered words, waived: 已向本人核实\n" in ran.out
    assert "稿.docx:5:15: altered words: the source has “出发”, the draft “起步”\n" in ran.out
    first, second = sarif(lufang("verify", draft, "--against", ROOT, "--format", "sarif"))["runs"][0][
        "results"
    ]
    assert first["suppressions"] == [{"kind": "inSource", "justification": "已向本人核实"}]
    assert "region" not in second["locations"][0]["physicalLocation"]


def test_watching(tmp_path: Path) -> None:
    """A draft that is saved in place, put in another one's place, taken away and broken is verified when it is whole."""
    draft = written(tmp_path, WRONG)
    command = [sys.executable, "-m", "lufang_tui", "verify", str(draft), "--against", str(ROOT), "--watch"]
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env) as process:
        stream = process.stdout
        assert stream is not None
        too_long = Timer(30, process.kill)
        too_long.start()

        def until(words: str) -> None:
            for line in iter(stream.readline, b""):
                if words in line.decode():
                    return
            pytest.fail(f"{words!r} was not said")

        until("altered words")
        until("1 finding")
        draft.write_text(RIGHT + "\n", encoding="utf-8")
        until("verbatim")
        written(tmp_path, WRONG + "\n\n", ".draft.md.swp").replace(draft)
        until("── ")
        until("altered words")
        draft.unlink()
        until("No such file or directory")
        written(tmp_path, RIGHT)
        until("verbatim")
        draft.write_bytes(b"\x00\x01\x02")
        until("not a text file")
        written(tmp_path, WRONG)
        until("altered words")
        until("1 finding")
        process.send_signal(2)
        assert stream.read() == b""
        assert process.wait(10) == 130
        too_long.cancel()


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
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "html" in hook["types_or"]
    assert hook["additional_dependencies"] == project["optional-dependencies"]["html"]


def test_the_hook_in_a_repository(tmp_path: Path) -> None:
    """As pre-commit runs it: with the types and the entry of the definition, on what is about to be committed."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    entry = f"{sys.executable} -m lufang_tui {hook['entry'].removeprefix('lufang ')}"
    local = {key: hook[key] for key in ("id", "name", "types_or")} | {
        "language": "system",
        "entry": entry,
        "args": ["--against", str(ROOT)],
    }
    config = {"repos": [{"repo": "local", "hooks": [local]}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(json.dumps(config), encoding="utf-8")
    env = os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "home"), "LUFANG_LANG": "en"}

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    def hooked() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run"]
        return subprocess.run(
            command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False
        )

    git("init", "--quiet")
    written(tmp_path, WRONG, "不在提交里.md")
    written(tmp_path, RIGHT, "稿 件.md")
    written(tmp_path, f"<p>{RIGHT}</p>", "稿.html")
    git("add", "稿 件.md", "稿.html", ".pre-commit-config.yaml")
    clean = hooked()
    assert (clean.returncode, "Passed" in clean.stdout) == (0, True), clean
    written(tmp_path, WRONG, "稿 件.md")
    git("add", "稿 件.md")
    stopped = hooked()
    assert stopped.returncode == 1
    assert "稿 件.md:1:15: altered words" in stopped.stdout
    assert "不在提交里" not in stopped.stdout
