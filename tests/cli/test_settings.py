"""The config file: read leniently, told clearly, never needed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from platformdirs import user_config_path

from cli.conftest import Lufang
from lufang_tui.errors import LufangError
from lufang_tui.settings import MAX_CONFIG_BYTES, Settings, config_folder, load_settings


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / ".config/lufang-tui/config.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_what_the_file_says(tmp_path: Path) -> None:
    path = write(tmp_path, "style: en-news\nlang: zh\n")
    assert load_settings(path) == Settings("en-news", "zh")
    assert load_settings(write(tmp_path, "style: null\n")) == Settings()


@pytest.mark.parametrize("text", ["", "\n", "# style: en-news\n", "null\n", "\ufeff"])
def test_a_file_that_says_nothing(tmp_path: Path, text: str) -> None:
    assert load_settings(write(tmp_path, text)) == Settings()
    assert load_settings(tmp_path / "none.yaml") == Settings()


def test_unknown_keys_are_tolerated_and_named(tmp_path: Path, lufang: Lufang) -> None:
    path = write(tmp_path, "colour: dark\nstyle: en-news\n7: x\n")
    assert load_settings(path) == Settings("en-news", None, ("colour", "7"))
    ran = lufang("config", "show")
    assert (ran.code, ran.out) == (0, "style: en-news\nlang: null\ntheme: null\nkeys: null\n")
    assert ran.err.splitlines() == [
        f"lufang: {path}: no setting is called '{name}'; it is passed over" for name in ("colour", "7")
    ]


BAD: dict[str, bytes] = {
    "a list": b"- style\n",
    "a text": b"style\n",
    "not a text": b"style: [zh-news]\n",
    "an empty text": b"style: ''\n",
    "not YAML": b"style: {\n",
    "a tag": b"style: !!python/object/apply:os.system [ls]\n",
    "brackets": b"[" * 90_000,
    "aliases": b"a: &a [x]\nb: *a\n",
    "GBK": "style: 新闻".encode("gbk"),
    "too large": b"#" * (MAX_CONFIG_BYTES + 1),
    "control characters": b"style: 'a\x1b]52;c;eA==\x07'\n",
    "a date that no calendar has": b"lang: 2018-99-99\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, lufang: Lufang, name: str) -> None:
    path = write(tmp_path, BAD[name])
    with pytest.raises(LufangError, match=r"config\.yaml|not"):
        load_settings(path)
    for command in (["config"], ["copy", "zha-1", "--print"]):
        ran = lufang(*command)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1), ran.err
        assert ran.err.startswith(f"lufang: {path}:")
        assert ran.err.strip().isprintable()
    assert lufang("list", "quotes").code == 0  # what needs no setting reads none


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    with pytest.raises(LufangError, match="not a file"):
        load_settings(tmp_path)


def test_config_path_and_show(tmp_path: Path, lufang: Lufang) -> None:
    path = tmp_path / ".config/lufang-tui/config.yaml"
    assert lufang("config", "path") == (0, f"{path}\n", "")
    assert not path.parent.exists()  # asking makes nothing
    assert (
        lufang("config")
        == lufang("config", "show")
        == (
            0,
            "style: null\nlang: null\ntheme: null\nkeys: null\n",
            "",
        )
    )
    write(tmp_path, "style: en-news\nfuture: 1\n")
    shown = json.loads(lufang("config", "show", "--json").out)
    assert shown == {
        "path": str(path),
        "settings": {"style": "en-news", "lang": None, "theme": None, "keys": {}},
        "unknown": ["future"],
        "faults": [],
    }


def test_the_style_of_the_settings_is_taken_unless_another_is_named(tmp_path: Path, lufang: Lufang) -> None:
    chinese = lufang("copy", "zha-1", "--print").out
    write(tmp_path, "style: en-news\n")
    english = lufang("copy", "zha-1", "--print").out
    assert "said Zha Wenxiong" in english
    assert lufang("copy", "zha-1", "--print", "--style", "zh-news").out == chinese != english
    write(tmp_path, "style: no-such\n")
    ran = lufang("copy", "zha-1", "--print")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "no-such" in ran.err


@pytest.mark.parametrize("base", [None, "", " ", "/somewhere/else"])
def test_the_short_way_to_the_folder_leads_where_platformdirs_does(
    base: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    if base is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", base)
    assert config_folder() == user_config_path("lufang-tui")


def test_keys_and_theme(tmp_path: Path, lufang: Lufang) -> None:
    path = write(
        tmp_path, "theme: nord\nkeys: {copy: [c, y], search: ctrl+f, quotes: 1, back: null, help: [{}]}\n"
    )
    settings = load_settings(path)
    assert (settings.theme, dict(settings.keys)) == (
        "nord",
        {"copy": ("c", "y"), "search": ("ctrl+f",), "quotes": ("1",), "back": ()},
    )
    assert len(settings.faults) == 1
    assert load_settings(write(tmp_path, "keys: [c]\n")).faults
    assert load_settings(write(tmp_path, "keys: null\n")) == Settings()


def test_what_is_wrong_with_keys_and_theme_is_told_in_a_line_each(tmp_path: Path, lufang: Lufang) -> None:
    path = write(
        tmp_path,
        "theme: lufang-ligth\n"
        "keys: {cpoy: y, copy: q, search: hyper+f, help: k, quit: [], back: B, people: ctrl+c, list.down: [down, n, N]}\n",
    )
    ran = lufang("config")
    assert ran.code == 0
    assert '"back": [ "B" ]' in ran.out
    lines = ran.err.splitlines()
    assert all(line.startswith(f"lufang: {path}: ") and line.isprintable() for line in lines)
    told = [line.removeprefix(f"lufang: {path}: ") for line in lines]
    assert told[0] == "theme: no theme is called 'lufang-ligth' (did you mean 'lufang-light'?)"
    assert told[1] == "keys.cpoy: there is no such command (did you mean 'copy'?)"
    for command, reason in {
        "copy": "q is the key of quit already",
        "search": "'hyper+f' is no key",
        "help": "k is the key of list.up already",
        "quit": "needs a key",
        "people": "ctrl+c is taken",
    }.items():
        assert any(line.startswith(f"keys.{command}: ") and reason in line for line in told), (command, told)
    assert not any(line.startswith("keys.back") for line in told)
    report = json.loads(lufang("doctor", "--json").out)
    assert report["config"]["faults"] == told
    assert json.loads(lufang("config", "show", "--json").out)["faults"] == told
