"""`lufang search`: groups with counts, hits lit on a terminal only, a malformed query told at its place."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from cli.conftest import Lufang
from golden import compare
from kits import small_kit
from lufang_tui.kit.write import write_kit
from terminal import environment, in_pty

LIT = re.compile("\x1b\\[1;33m(.*?)\x1b\\[0m")


@pytest.mark.parametrize(
    ("query", "name"), [("zwx", "pinyin"), ("纺织 升级", "terms"), ("in:article 电商", "article")]
)
def test_search_golden(lufang: Lufang, query: str, name: str) -> None:
    ran = lufang("search", query)
    assert (ran.code, ran.err) == (0, "")
    compare(f"search-{name}.txt", ran.out)


def test_counts_and_groups_are_those_of_the_json(lufang: Lufang) -> None:
    out = lufang("search", "京东云").out
    report = json.loads(lufang("search", "京东云", "--json").out)
    assert report["query"] == "京东云"
    assert report["total"] == sum(group["total"] for group in report["groups"].values()) > 5
    for name, group in report["groups"].items():
        assert len(group["hits"]) == group["total"]
        assert (f"{name} {group['total']}\n" in out) is bool(group["total"])
        for hit in group["hits"]:
            for field in hit["fields"]:
                for start, end in field["highlights"]:
                    assert field["text"][start:end] == "京东云"
    assert any(field["highlights"] for hit in report["groups"]["quotes"]["hits"] for field in hit["fields"])


def test_a_paragraph_of_the_article_is_counted_from_1(lufang: Lufang) -> None:
    hits = json.loads(lufang("search", "in:article 秉承", "--json").out)["groups"]["article"]["hits"]
    assert [(hit["id"], hit["paragraph"]) for hit in hits] == [("jd-empowers", 2)]
    assert "\n  jd-empowers\t2\t全面利用" in lufang("search", "in:article 秉承").out


def test_only_in_some_groups(lufang: Lufang) -> None:
    groups = json.loads(lufang("search", "zwx", "--in", "people", "--in", "quotes", "--json").out)["groups"]
    assert list(groups) == ["quotes", "people"]
    assert (
        lufang("search", "zwx", "--in", "people,quotes", "--json").out
        == lufang("search", "zwx", "--in", "quotes", "--in", "people", "--json").out
    )
    assert lufang("search", "zwx", "--in", "figures").out.startswith("figures 1\n")
    ran = lufang("search", "zwx", "--in", "pepole")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "did you mean 'people'?" in ran.err


def test_nothing_found_is_1(lufang: Lufang) -> None:
    assert lufang("search", "xylophon") == (1, "", "")
    assert lufang("search", "zwx", "--in", "timeline", "-k", "no/such").code == 2
    report = json.loads(lufang("search", "xylophon", "--json").out)
    assert (report["total"], report["groups"]["quotes"]) == (0, {"total": 0, "hits": []})


def test_a_fault_is_told_at_its_place_and_the_rest_is_searched(lufang: Lufang) -> None:
    ran = lufang("search", "纺织 kind:drect 升级")
    assert ran.code == 0
    assert ran.out == lufang("search", "纺织 升级").out
    message, query, caret = ran.err.splitlines()
    assert message.startswith(
        "lufang: query:9: no kind of quotation is called 'drect' (did you mean 'direct'?)"
    )
    assert query == "  纺织 kind:drect 升级"
    assert caret == "  " + " " * 10 + "^" * 5  # in cells: a Chinese character takes two
    fault = json.loads(lufang("search", "纺织 kind:drect", "--json").out)["faults"][0]
    assert (fault["position"], fault["length"]) == (8, 5)


def test_a_query_of_faults_alone_finds_nothing_and_is_2(lufang: Lufang) -> None:
    for command in (
        ["search", "kind:drect"],
        ["export", "-q", "kind:drect"],
        ["list", "quotes", "-q", "纺织 kind:drect"],
    ):
        ran = lufang(*command)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.count("\n") == 3
        assert ran.err.splitlines()[2].strip() == "^^^^^"


@pytest.mark.parametrize(
    "query", ["\x1b]52;c;eA==\x07", '"', "kind:\x1b[31m", "\u202ekind:x", "-", ":", "[red]"]
)
def test_hostile_queries_are_shown_safely(lufang: Lufang, query: str) -> None:
    ran = lufang("search", query)
    assert "Traceback" not in ran.err
    assert not set(ran.err + ran.out) & set("\x1b\x07\u202e")


def _on_a_terminal(kit: Path, **env: str) -> str:
    command = [sys.executable, "-m", "lufang_tui", "search", "hall", "-k", str(kit)]
    with in_pty(command, env=environment(**{"TERM": "xterm"} | env)) as terminal:
        terminal.wait(b"article 1")
        terminal.wait(b"in May")
        terminal.quiet()
        return terminal.bytes.decode()


def test_hits_are_lit_on_a_terminal_only(lufang: Lufang, tmp_path: Path) -> None:
    write_kit(small_kit(), tmp_path / "kit")
    said = _on_a_terminal(tmp_path / "kit")
    assert set(LIT.findall(said)) == {"hall"}
    assert LIT.sub(r"\1", said).replace("\r\n", "\n") == lufang("search", "hall", "-k", tmp_path / "kit").out
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in _on_a_terminal(tmp_path / "kit", **env)
