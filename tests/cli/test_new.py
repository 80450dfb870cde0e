"""`lufang new`: a kit that reads well, says what is missing, and overwrites nothing."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from cli.conftest import Lufang
from lufang_tui.cli.creating import identifier, skeleton
from lufang_tui.kit.load import read


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Put the release"), ("zh-CN", "请把收到的新闻稿"), ("zh-Hant", "请把"), ("de", "Put")],
)
def test_the_skeleton_passes_the_reader_and_the_schema(
    lufang: Lufang, tmp_path: Path, language: str, said: str
) -> None:
    folder = tmp_path / "New Hall"
    ran = lufang("new", folder, "--language", language)
    kit_file = folder / "press_kit/kit.yaml"
    assert (ran.code, ran.out) == (0, f"{kit_file}\n")
    assert (folder / "press_kit/source").is_dir()
    assert (folder / "assets").is_dir()
    reading = read(folder)
    assert reading.faults == ()
    assert reading.press is not None
    kit = reading.press.kit
    assert (kit.id, kit.label, kit.language) == ("new-hall", "New Hall", language)
    text = kit_file.read_text(encoding="utf-8")
    assert said in text
    schema = json.loads((folder / "press_kit/kit.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(yaml.load(text, yaml.BaseLoader) | {"format": 1} | _nulls(), schema)


def _nulls() -> dict[str, None]:
    """BaseLoader reads null as a text."""
    return dict.fromkeys(("headline", "publisher", "embargo", "boilerplate", "note", "dateline", "source"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_its_examples_pass_the_reader_too(tmp_path: Path, language: str) -> None:
    """Whoever takes the # away from the examples has a kit that reads."""
    text = skeleton("hall", language, "Hall")
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("#  "):
            if lines[-1].endswith(": []"):
                lines[-1] = lines[-1].removesuffix(" []")
            lines.append(line[1:])
        else:
            lines.append(line)
    path = tmp_path / "kit.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    reading = read(path)
    assert reading.faults == ()
    assert reading.press is not None
    kit = reading.press.kit
    assert all((kit.contacts, kit.organisations, kit.people, kit.quotes, kit.figures, kit.timeline))
    assert [speaker.name for speaker in reading.press.speakers(kit.quotes[0])]


def test_check_says_what_is_missing_then_what_differs(lufang: Lufang, tmp_path: Path) -> None:
    lufang("new", tmp_path / "kit", "--language", "en")
    ran = lufang("check", tmp_path / "kit")
    assert ran.code == 1
    assert "[source-missing]" in ran.out
    (tmp_path / "kit/press_kit/source/release.md").write_text("The hall opens in May.\n", encoding="utf-8")
    ran = lufang("check", tmp_path / "kit")
    assert "[source-missing]" not in ran.out
    assert "[article-differs]" in ran.out


def test_it_overwrites_nothing(lufang: Lufang, tmp_path: Path) -> None:
    kit_file = tmp_path / "kit/press_kit/kit.yaml"
    kit_file.parent.mkdir(parents=True)
    kit_file.write_text("mine", encoding="utf-8")
    ran = lufang("new", tmp_path / "kit")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == f"lufang: {kit_file}: exists already (lufang new overwrites nothing)\n"
    assert kit_file.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "kit/assets").exists()
    kit_file.unlink()
    (kit_file.parent / "kit.schema.json").write_text("mine", encoding="utf-8")
    assert lufang("new", tmp_path / "kit").code == 3
    assert not kit_file.exists()


def test_it_keeps_the_release_that_is_there_already(lufang: Lufang, tmp_path: Path) -> None:
    release = tmp_path / "kit/press_kit/source/release.md"
    release.parent.mkdir(parents=True)
    release.write_text("words", encoding="utf-8")
    assert lufang("new", tmp_path / "kit").code == 0
    assert release.read_text(encoding="utf-8") == "words"


@pytest.mark.parametrize("tag", ["e", "zh_CN", "en: x", "", "e\x1b[2J"])
def test_what_is_no_language_tag(lufang: Lufang, tmp_path: Path, tag: str) -> None:
    ran = lufang("new", tmp_path / "kit", f"--language={tag}")
    if tag:
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "is not a language tag" in ran.err
        assert not (tmp_path / "kit").exists()


def test_a_place_that_cannot_be_written(lufang: Lufang, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ran = lufang("new", tmp_path / "file/kit")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh_CN.UTF-8", "zh-CN"), ("zh_TW.UTF-8", "zh-Hant"), ("de_DE.UTF-8", "en"), ("C", "en")],
)
def test_the_language_of_the_locale(lufang: Lufang, tmp_path: Path, locale: str, language: str) -> None:
    lufang("new", tmp_path / "kit", env={"LC_ALL": locale})
    assert f"\nlanguage: {language} #" in (tmp_path / "kit/press_kit/kit.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2018 Hall!", "2018-hall"),
        ("鲁纺", "kit"),
        ("--", "kit"),
        ("Große Halle", "gro-e-halle"),
        ("a.b", "a-b"),
    ],
)
def test_an_id_from_a_name(name: str, expected: str) -> None:
    assert identifier(name) == expected


@pytest.mark.parametrize("name", ['a"b', "{x}", "a\\b", "新 馆", "[sic]: #x"])
def test_awkward_folder_names(lufang: Lufang, tmp_path: Path, name: str) -> None:
    assert lufang("new", tmp_path / name).code == 0
    reading = read(tmp_path / name)
    assert reading.faults == ()
    assert reading.press is not None
    assert reading.press.kit.label == name
