"""The selection options, through the command line: what is left of a kit, and one line for what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Lufang


def ids(ran_out: str) -> list[str]:
    return [line.split("\t")[0] for line in ran_out.splitlines()]


@pytest.mark.parametrize(
    ("what", "options", "expected"),
    [
        ("quotes", ["--kind", "direct"], ["zha-1", "tan-1"]),
        ("quotes", ["--kind", "direct", "--kind", "indirect", "--speaker", "tan-anci"], ["tan-1"]),
        ("quotes", ["--kind", "direct,indirect", "--speaker", "xu-jianhua"], ["xu-1"]),
        ("quotes", ["--speaker", "zha-wenxiong", "--speaker", "tan-anci"], ["zha-1", "tan-1"]),
        ("quotes", ["--speaker", "binzhou-government"], ["binzhou-1"]),
        ("quotes", ["--query", "转型升级"], ["zha-1"]),
        ("quotes", ["-q", "京东 -云"], ["tan-1"]),
        ("people", ["--query", "zwx"], ["zha-wenxiong"]),
        ("timeline", ["--since", "2018"], ["cluster-goal", "opening-day", "zhang-remark", "agreements"]),
        ("timeline", ["--until", "2017-12-31"], ["cluster-goal", "big-data-base"]),
        ("timeline", ["--since", "2017", "--until", "2017"], ["cluster-goal", "big-data-base"]),
        ("figures", ["-q", "签订", "--reviewed"], ["fig-4"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_list(lufang: Lufang, what: str, options: list[str], expected: list[str]) -> None:
    ran = lufang("list", what, *options)
    assert (ran.code, ids(ran.out), ran.err) == (0, expected, "")
    whole = {row["id"]: row for row in json.loads(lufang("list", what, "--json").out)}
    assert json.loads(lufang("list", what, *options, "--json").out) == [whole[one] for one in expected]


def test_nothing_left_is_1(lufang: Lufang) -> None:
    assert lufang("list", "quotes", "-q", "xylophon") == (1, "", "")
    assert lufang("list", "quotes", "-q", "xylophon", "--json") == (1, "[]\n", "")


def test_export_takes_the_same_options(lufang: Lufang) -> None:
    whole = json.loads(lufang("export", "--to", "json").out)
    part = json.loads(lufang("export", "--to", "json", "--speaker", "zha-wenxiong", "--only", "quotes").out)
    assert [quote["id"] for quote in part["quotes"]] == ["zha-1"]
    assert part["quotes"] == [quote for quote in whole["quotes"] if quote["id"] == "zha-1"]
    assert (part["timeline"], part["figures"], part["sections"]) == ([], [], [])
    since = json.loads(lufang("export", "-t", "json", "--since", "2018", "--only", "timeline,people").out)
    assert [entry["id"] for entry in since["timeline"]] == [
        "cluster-goal",
        "opening-day",
        "zhang-remark",
        "agreements",
    ]
    assert since["quotes"] == []
    reviewed = json.loads(lufang("export", "-t", "json", "--reviewed").out)
    assert reviewed == whole  # somebody has looked at every entry of the festival kit


def test_reviewed_leaves_out_what_nobody_vouches_for(lufang: Lufang, tmp_path: Path) -> None:
    lufang("new", tmp_path / "kit", "--language", "en")
    part = json.loads(lufang("export", tmp_path / "kit", "-t", "json", "--reviewed").out)
    assert part["sections"] == []


@pytest.mark.parametrize("to", ["markdown", "json", "csv", "html"])
def test_every_format_takes_a_selection_and_a_style(lufang: Lufang, tmp_path: Path, to: str) -> None:
    target = tmp_path / f"out.{to}"
    ran = lufang(
        "export", "--to", to, "--only", "quotes", "--kind", "direct", "--style", "en-news", "-o", target
    )
    assert (ran.code, ran.out) == (0, ""), ran.err
    text = target.read_text(encoding="utf-8")
    assert "said Zha Wenxiong" in text
    assert "Xu Jianhua" not in text


BAD = {
    "kind": (["--kind", "drect"], "did you mean 'direct'?"),
    "speaker": (["--speaker", "siemens"], "the kit has no speaker 'siemens'"),
    "since": (["--since", "yesterday"], "no EDTF date"),
    "until": (["--until", "2018-13-01"], "no EDTF date"),
    "a date with controls": (["--since", "\x1b[2J"], "no EDTF date"),
    "an unknown option": (["--sinse", "2018"], "--since"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", [["export"], ["list", "quotes"]], ids=" ".join)
def test_what_is_wrong_is_one_line_and_2(lufang: Lufang, command: list[str], name: str) -> None:
    options, said = BAD[name]
    ran = lufang(*command, *options)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1), ran.err
    assert said in ran.err
    assert ran.err.startswith("lufang: ")
    assert ran.err.strip().isprintable()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "--to", "docx"], "'docx'"),
        (["export", "--only", "quots"], "did you mean 'quotes'?"),
        (["export", "--style", "zh-new"], "no attribution style is called 'zh-new'"),
        (["copy", "zha-1", "--print", "--style", "\x1b[31m"], "no attribution style"),
        (["copy", "zha-2", "--print"], "did you mean 'zha-1'?"),
        (["copy", "--print"], "nothing to copy"),
        (["copy", "--contacts", "--print"], "the kit has no contacts"),
        (["copy", "--boilerplate", "--print"], "the kit has no boilerplate"),
        (["copy", "zha-1", "tan-1", "--from", "京东云", "--print"], "one quotation"),
        (["copy", "zha-wenxiong", "--from", "查", "--print"], "one quotation"),
        (["copy", "zha-1", "--from", "西门子", "--print"], "is not in it"),
        (["list", "organisations"], "'organisations' is not one of"),
        (["list"], "Missing argument"),
        (["show"], "Missing argument"),
        (["search"], "Missing argument"),
        (["styles", "new"], "Missing argument"),
        (["styles", "new", "No Such"], "cannot be the name of a style"),
        (["styles", "nwe"], "No such command"),
        (["config", "paht"], "No such command"),
        (["export", "a", "b"], "unexpected extra argument"),
        (["export", "-o", "/dev/full/x"], "/dev/full/x"),
        (["export", "-o", "/proc/x"], "/proc/x"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_use_is_one_line_and_2(lufang: Lufang, arguments: list[str], said: str) -> None:
    ran = lufang(*arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1), ran.err
    assert said in ran.err
    assert ran.err.startswith("lufang: ")
    assert ran.err.strip().isprintable()


def test_csv_holds_one_table(lufang: Lufang) -> None:
    ran = lufang("export", "--to", "csv", "--only", "quotes,people")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "lufang: a CSV file holds one table, not 2 (name one group with --only)\n"
    assert lufang("export", "--to", "csv", "--only", "people").out.count("\r\n") == 8


def test_export_knows_the_users_own_styles(lufang: Lufang) -> None:
    assert lufang("styles", "new", "desk").code == 0
    assert "查文雄" in lufang("export", "--only", "quotes", "--style", "desk").out
    assert lufang("export", "--style", "no-such").code == 2


def test_the_article_has_no_table(lufang: Lufang) -> None:
    ran = lufang("export", "--to", "csv", "--only", "article")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("lufang: the article has no table for CSV")


@pytest.mark.parametrize("to", ["markdown", "json", "csv", "html"])
def test_an_empty_selection_is_exit_code_1(lufang: Lufang, to: str) -> None:
    ran = lufang("export", "--to", to, "--query", "xylophon")
    assert ran.code == 1
    assert ran.out
    assert lufang("export", "--to", to, "--query", "纺织").code == 0
