"""`lufang clippings`: collecting, ordering and exporting from scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Lufang
from kits import small_kit
from lufang_tui.kit.write import write_kit

FAR = "2999-01-01T00:00:00+08:00"


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A second kit."""
    write_kit(small_kit(), tmp_path / "hall")
    return tmp_path / "hall"


def listed(lufang: Lufang) -> list[tuple[str, str]]:
    """The kit and entry of each clipping."""
    return [(row["kit"], row["entry"]) for row in json.loads(lufang("clippings", "list", "--json").out)]


def test_across_two_kits(lufang: Lufang, hall: Path, tmp_path: Path) -> None:
    assert lufang("clippings") == (1, "", "")
    assert lufang("clippings", "list", "--json") == (1, "[]\n", "")
    assert lufang("clippings", "add", "lufang-2018", "zha-1", "opening#1") == (0, "", "2 clippings added\n")
    assert lufang("clippings", "add", hall, "anna-1", "anna-1") == (0, "", "1 clipping added\n")
    assert listed(lufang) == [("lufang-2018", "zha-1"), ("lufang-2018", "opening"), ("hall", "anna-1")]
    assert lufang("clippings", "move", "3", "1").code == 0
    assert lufang("clippings", "note", "1", "ask her").code == 0
    assert listed(lufang)[0] == ("hall", "anna-1")
    lines = lufang("clippings", "list").out.splitlines()
    assert lines[0].split("\t")[0] == "1"
    assert lines[0].split("\t")[2:] == ["hall", "same", "Anna Berg", "The hall opens in May.", "ask her"]
    ident = lines[1].split("\t")[1]
    assert lufang("clippings", "remove", ident) == (0, "", "1 clipping removed\n")
    text = lufang("clippings", "export").out
    assert text.index("Anna Berg") < text.index("产业节")
    assert "**Note:** ask her" in text
    target = tmp_path / "dossier.html"
    assert lufang("clippings", "export", "-t", "html", "-o", target).code == 0
    assert lufang("clippings", "export", "-t", "html", "-o", target).code == 3
    assert target.read_text(encoding="utf-8") == lufang("clippings", "export", "-t", "html").out


def test_clear_asks_or_is_told(lufang: Lufang, hall: Path) -> None:
    lufang("clippings", "add", hall, "anna-1")
    ran = lufang("clippings", "clear")
    assert (ran.code, ran.err) == (2, "lufang: this removes every clipping (--yes goes on all the same)\n")
    assert listed(lufang)
    assert lufang("clippings", "clear", "--yes").code == 0
    assert lufang("clippings", "export").code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "lufang-2018", "zha-2"), "did you mean 'zha-1'?"),
        (("add", "lufang-2018", "zha-1", "opening#99"), "no 'opening#99' that could be collected"),
        (("add", "lufang-2018", "opening#0"), "that could be collected"),
        (("add", "lufang-2018", "jd-cloud"), "that could be collected"),
        (("add", "-", "zha-1"), "standard input"),
        (("add", "nowhere", "zha-1"), "nowhere"),
        (("remove", "1"), "no clipping has the number or id '1'"),
        (("note", "abc", "x"), "no clipping has the number or id 'abc'"),
        (("move", "0", "1"), "no clipping has the number or id '0'"),
        (("move", "1", "x"), "'x' is not a valid int"),
    ],
)
def test_bad_input_is_one_line(lufang: Lufang, arguments: tuple[str, ...], said: str) -> None:
    ran = lufang("clippings", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert not listed(lufang)


def test_an_embargo_holds(lufang: Lufang, hall: Path) -> None:
    write_kit(small_kit(embargo=FAR), hall, force=True)
    assert "under embargo" in lufang("clippings", "add", hall, "anna-1").err
    assert lufang("clippings", "export").code == 4
    ran = lufang("clippings", "export", "--embargo-ok")
    assert ran.code == 0
    assert "not for publication before" in ran.out


def test_a_kit_that_is_gone_or_says_something_else(lufang: Lufang, hall: Path) -> None:
    lufang("clippings", "add", hall, "anna-1")
    hall.rename(hall.with_name("moved"))
    assert json.loads(lufang("clippings", "list", "--json").out)[0]["standing"] == "gone"
    ran = lufang("clippings", "export")
    assert ran.code == 0
    assert "The hall opens in May." in ran.out
    assert "The kit is not where it was" in ran.out


def test_a_damaged_file_is_kept_and_named(lufang: Lufang, hall: Path, tmp_path: Path) -> None:
    file = tmp_path / ".local/share/lufang-tui/clippings.json"
    file.parent.mkdir(parents=True)
    file.write_text("{", encoding="utf-8")
    ran = lufang("clippings", "add", hall, "anna-1")
    assert ran.code == 0
    assert str(file.with_name("clippings.damaged.json")) in ran.err
    assert listed(lufang) == [("hall", "anna-1")]


def test_the_festival_kit_by_its_folder_is_the_festival_kit(lufang: Lufang) -> None:
    root = Path(__file__).parents[2]
    lufang("clippings", "add", root, "zha-1")
    lufang("clippings", "add", "lufang-2018", "zha-1")
    rows = json.loads(lufang("clippings", "list", "--json").out)
    assert [row["path"] for row in rows] == [None]
