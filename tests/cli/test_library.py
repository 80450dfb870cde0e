"""The commands over the library, as a script calls them."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from cli.conftest import Lufang
from kits import small_kit
from lufang_tui.kit.model import Dateline
from lufang_tui.kit.write import write_kit

ROOT = Path(__file__).parents[2]


@pytest.fixture
def archive(tmp_path: Path, lufang: Lufang) -> Path:
    """A library of the festival kit and three small ones, one of them under embargo."""
    folder = tmp_path / "archive"
    for at, date in enumerate(("2016-01-05", "2019-06")):
        write_kit(small_kit(id=f"hall-{at}", dateline=Dateline(date=date)), folder / str(at))
    write_kit(small_kit(id="secret", embargo="2999-01-01T00:00:00Z"), folder / "secret")
    ran = lufang("library", "add", folder, ROOT)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines() == [str(folder), str(ROOT)]
    assert "4 kits" in ran.err
    return folder


def test_search_prints_a_line_a_hit_the_newest_first(archive: Path, lufang: Lufang) -> None:
    ran = lufang("search", "opens", "--library", "--in", "quotes")
    assert [line.split("\t")[:4] for line in ran.out.splitlines()] == [
        ["2019-06", "hall-1", "quotes", "anna-1"],
        ["2016-01-05", "hall-0", "quotes", "anna-1"],
        ["-", "secret", "quotes", "anna-1"],
    ]
    assert "secret: under embargo" in ran.err
    assert lufang("search", "xylophon", "--library").code == 1
    limited = lufang("search", "opens", "--library", "--limit", "1")
    assert len(limited.out.splitlines()) == 1
    assert "--limit 0 prints all" in limited.err


def test_list_names_the_kit_of_each_entry(archive: Path, lufang: Lufang) -> None:
    ran = lufang("list", "quotes", "--library", "--since", "2018", "--kind", "direct", "-q", "查文雄")
    assert [line.split("\t")[:2] for line in ran.out.splitlines()] == [["lufang-2018", "zha-1"]]
    people = lufang("list", "people", "--library", "-q", "anna").out.splitlines()
    assert len(people) == 1
    assert people[0].split("\t")[1:3] == ["Anna Berg", "3"]
    assert lufang("list", "quotes", "--library", "--speaker", "nobody").code == 2
    assert "--kit over one" in lufang("list", "quotes", "--library", "--kit", ROOT).err


def test_corrections_of_joins(archive: Path, lufang: Lufang) -> None:
    assert lufang("library", "different", "hall-0/anna", "hall-1/anna").code == 0
    people = json.loads(lufang("list", "people", "--library", "-q", "anna", "--json").out)
    keys = [{record["key"] for record in person["records"]} for person in people]
    assert len(keys) == 2
    assert not any({"hall-0/anna", "hall-1/anna"} <= one for one in keys)
    assert lufang("library", "joins").out == "hall-0/anna\thall-1/anna\tdifferent\n"
    assert lufang("library", "forget", "hall-1/anna", "hall-0/anna").code == 0
    assert lufang("library", "joins").code == 1
    assert "no such record" in lufang("library", "same", "hall-0/anna", "hall-0/bo").err


def test_export_as_one_table_one_list_or_a_file_a_kit(archive: Path, lufang: Lufang, tmp_path: Path) -> None:
    assert lufang("export", "--library", "--to", "json").code == 4
    table = lufang("export", "--library", "--to", "csv", "--only", "quotes", "-q", "opens", "--embargo-ok")
    rows = [*csv.DictReader(io.StringIO(table.out.lstrip("\ufeff")))]
    assert [row["kit"] for row in rows] == ["hall-1", "hall-0", "secret"]
    documents = json.loads(lufang("export", "--library", "--to", "json", "-q", "查文雄").out)
    assert [one["document"]["id"] for one in documents] == ["lufang-2018"]
    assert "--output" in lufang("export", "--library").err
    ran = lufang("export", "--library", "--only", "quotes", "--since", "2016", "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert {file.name for file in (tmp_path / "out").iterdir()} == {
        "hall-0.md",
        "hall-1.md",
        "lufang-2018.md",
    }


def test_an_export_that_would_overwrite_a_file_writes_none(
    archive: Path, lufang: Lufang, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "hall-0.md").write_text("the user's own")
    line = ("export", "--library", "--only", "quotes", "--since", "2016", "-o", out)
    ran = lufang(*line)
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert [file.name for file in out.iterdir()] == ["hall-0.md"]
    assert (out / "hall-0.md").read_text() == "the user's own"
    assert lufang(*line, "--force").code == 0
    nothing = lufang("export", "--library", "-q", "xylophon", "-o", tmp_path / "nothing")
    assert nothing.code == 1
    assert not (tmp_path / "nothing").exists()


def test_what_is_missing_is_listed_and_what_is_removed_is_not(archive: Path, lufang: Lufang) -> None:
    (archive / "0/press_kit/kit.yaml").unlink()
    ran = lufang("library", "refresh")
    assert "1 missing" in ran.out
    listed = lufang("library", "list", "--kits").out
    assert [line.split("\t")[0] for line in listed.splitlines()].count("missing") == 1
    assert lufang("library", "remove", archive).code == 0
    assert lufang("library", "list").out.split("\t")[0] == str(ROOT)
    assert lufang("library", "remove", archive).code == 2


def test_what_cannot_be_added_is_told_in_one_line(archive: Path, lufang: Lufang, tmp_path: Path) -> None:
    (tmp_path / "no-kit.zip").write_bytes(b"PK\x03\x04")
    os.mkdir(os.fsencode(tmp_path) + b"/bad-\xff")  # noqa: PTH102 - a name that is no text
    for wrong, said in (
        ("nowhere", "No such file"),
        ("no-kit.zip", "not a readable .zip"),
        (os.fsdecode(b"bad-\xff"), "a name that is no text"),
    ):
        ran = lufang("library", "add", tmp_path / wrong)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert said in ran.err
    people = tmp_path / ".local/share/lufang-tui/people.json"
    people.write_text("{")
    assert lufang("library", "joins").err.endswith("it is no JSON (correct it, or move it away)\n")
    people.with_name("library.json").write_text("{")
    ran = lufang("library", "add", archive)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_without_a_library_commands_say_how_to_make_one(lufang: Lufang, tmp_path: Path) -> None:
    for line in (("search", "x", "--library"), ("list", "quotes", "--library"), ("library", "stats")):
        ran = lufang(*line)
        assert ran.code == 2
        assert "lufang library add" in ran.err
    assert lufang("library", "list").code == 1
    assert lufang("library", "add", tmp_path / "nowhere").code == 2


def test_an_index_that_is_gone_is_made_again_by_whoever_asks(
    archive: Path, lufang: Lufang, tmp_path: Path
) -> None:
    for file in (tmp_path / ".cache/lufang-tui/library").iterdir():
        file.unlink()
    assert lufang("search", "opens", "--library").code == 0
    next((tmp_path / ".cache/lufang-tui/library").glob("current-*")).unlink()
    assert len(lufang("library", "list", "--kits").out.splitlines()) == 4
    index = next((tmp_path / ".cache/lufang-tui/library").glob("index-*.sqlite"))
    os.truncate(index, 9_000)
    ran = lufang("library", "list")
    assert [line.split("\t")[2] for line in ran.out.splitlines()] == ["3", "1"]
    assert "damaged.sqlite" in ran.err


def test_raw_releases_in_a_folder_are_told_of_and_imported_when_asked(
    archive: Path, lufang: Lufang, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "2018").mkdir(parents=True)
    release = "# 产业节\n\n山东滨州，2018年5月15日——京东云交付总监查文雄表示：“我们助力新的产业升级。”\n"
    (inbox / "2018/新闻稿.md").write_text(release, encoding="utf-8")
    (inbox / "empty.txt").write_text("")
    (inbox / "table.xlsx").write_bytes(b"no release")
    write_kit(small_kit(id="inside"), inbox / "kit")
    (inbox / "kit/notes.txt").write_text("Belongs to the kit.")
    told = lufang("library", "add", inbox)
    assert told.code == 0
    assert (
        f"{inbox}: 2 files in it may be raw releases (lufang library add --releases imports them)" in told.err
    )
    ran = lufang("library", "add", inbox, "--releases")
    assert ran.code == 2  # one of them is empty
    assert [Path(line).name for line in ran.out.splitlines()] == ["inbox", "新闻稿"]
    assert "empty.txt: the file is empty" in ran.err
    assert lufang("search", "新的产业升级", "--library", "--in", "quotes").code == 0
    (inbox / "Release 2019.md").write_text(release.replace("新的", "旧的"), encoding="utf-8")
    lufang("library", "add", inbox / "Release 2019.md")
    ids = [one["id"] for one in json.loads(lufang("library", "list", "--kits", "--json").out)]
    assert {"release-2019", "xin-wen-gao"} <= set(ids)
    again = lufang("library", "add", inbox)
    assert "1 file in it may be a raw release" in again.err


def test_what_was_added_as_a_release_is_removed_by_its_name(
    archive: Path, lufang: Lufang, tmp_path: Path
) -> None:
    release = tmp_path / "release.md"
    release.write_text("“We open in May,” said Anna Berg, director of the hall.\n")
    kit = lufang("library", "add", release).out
    ran = lufang("library", "remove", tmp_path / "nowhere", release)
    assert (ran.code, ran.out) == (2, kit)
    assert "nowhere: not in the library" in ran.err
    assert "1 removed" in ran.err
    assert Path(kit.strip()).is_dir()
    assert release.exists()
