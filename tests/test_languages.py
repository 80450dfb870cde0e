"""Which language the program speaks, and that it speaks it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lufang_tui import i18n
from lufang_tui.cli.language import from_arguments
from lufang_tui.errors import LufangError

FAULTS = "tests/fixtures/kit/faults"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "zh_HK"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_SG"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "", "LC_MESSAGES": "zh_CN"}, "zh"),
        ({"LUFANG_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
        ({"LUFANG_LANG": "zh-Hans", "LC_ALL": "C"}, "zh"),
        ({"LUFANG_LANG": "", "LANG": "zh_CN"}, "zh"),
        ({"LANG": "zha_CN"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_environment_chooses(environment: dict[str, str], language: str) -> None:
    assert i18n.from_environment(environment) == language


@pytest.mark.parametrize(
    ("words", "taken", "rest"),
    [
        (["check", "--lang", "zh", "kit"], "zh", ["check", "kit"]),
        (["--lang=en", "list", "quotes"], "en", ["list", "quotes"]),
        (["--lang", "zh", "show", "a", "--lang=en"], "en", ["show", "a"]),
        (["search", "--", "--lang", "zh"], None, ["search", "--", "--lang", "zh"]),
        (["copy", "--language", "en"], None, ["copy", "--language", "en"]),
        ([], None, []),
    ],
)
def test_the_command_line_chooses(words: list[str], taken: str | None, rest: list[str]) -> None:
    assert from_arguments(words) == (taken, rest)


@pytest.mark.parametrize("words", [["--lang"], ["--lang", "de"], ["--lang=", "check"]])
def test_another_language_is_refused(words: list[str]) -> None:
    with pytest.raises(LufangError, match="one of en, zh"):
        from_arguments(words)


def test_texts_come_in_the_language_in_use(chinese: None) -> None:
    assert i18n._("Nothing found.") == "没有找到。"
    assert [i18n._n("{count} quote", "{count} quotes", count) for count in (1, 2)] == ["{count} 条引语"] * 2
    i18n.use("en")
    assert i18n._("Nothing found.") == "Nothing found."
    assert [i18n._n("one", "many", count) for count in (0, 1, 2)] == ["many", "one", "many"]


def test_a_text_without_an_entry_stays_english(chinese: None) -> None:
    assert i18n._("") == ""
    assert i18n._("There is no such text in the program.") == "There is no such text in the program."


def test_english_loads_no_catalogue() -> None:
    code = "from lufang_tui import i18n; import sys; i18n._('Nothing found.'); sys.exit('gettext' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def run(language: str | None, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command line; None leaves it to the locale."""
    environment = os.environ | {"LUFANG_LANG": language or ""} | variables
    return subprocess.run(
        [sys.executable, "-m", "lufang_tui", *words],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_check_speaks_chinese_and_its_places_and_rules_stay() -> None:
    english, chinese = run("en", "check", FAULTS), run("zh", "check", FAULTS)
    assert english.returncode == chinese.returncode != 0
    told, said = (
        (english.stdout + english.stderr).splitlines(),
        (chinese.stdout + chinese.stderr).splitlines(),
    )
    assert len(told) == len(said) > 10
    faults = [(left, right) for left, right in zip(told, said, strict=True) if left.endswith("]")]
    assert len(faults) > 10
    for left, right in faults:
        assert left.split(": ")[:1] == right.split(": ")[:1]
        assert left.rpartition("[")[2] == right.rpartition("[")[2]
        assert left != right
    assert "没有编号为“ana”的人物或机构（是否指“anna”？）" in chinese.stdout + chinese.stderr
    assert not any("\u4e00" <= character <= "\u9fff" for character in english.stdout + english.stderr)


def test_the_option_speaks_louder_than_the_environment_and_stands_anywhere() -> None:
    for words in (("--lang", "zh", "show", "nobody"), ("show", "nobody", "--lang=zh")):
        done = run("en", *words)
        assert done.returncode == 2
        assert done.stderr == "lufang: 素材包里没有编号为“nobody”的条目\n"
    assert "no entry of the kit" in run("zh", "show", "nobody", "--lang", "en").stderr


def test_the_settings_speak_louder_than_the_locale_and_not_than_the_variable(tmp_path: Path) -> None:
    (tmp_path / "lufang-tui").mkdir()
    (tmp_path / "lufang-tui" / "config.yaml").write_text("lang: zh\n", encoding="utf-8")
    home = {"XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)}
    assert "素材包里没有" in run(None, "show", "nobody", **home).stderr
    assert "no entry" in run("en", "show", "nobody", **home).stderr
    (tmp_path / "lufang-tui" / "config.yaml").write_text("lang: [\n", encoding="utf-8")
    assert "no entry" in run(None, "show", "nobody", **home).stderr


def test_help_is_chinese() -> None:
    done = run("zh", "export", "--help")
    assert done.returncode == 0
    assert "把素材包或其中一部分导出" in done.stdout
    assert "文件已存在时覆盖。" in done.stdout
    assert "在终端界面中打开" in run("en", "--help", "--lang", "zh").stdout


def test_a_wrong_language_is_wrong_use() -> None:
    done = run("en", "list", "quotes", "--lang", "de")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "lufang: --lang needs a language, not 'de' (one of en, zh)\n"


@pytest.mark.parametrize("words", [("export",), ("list", "quotes"), ("copy", "--print", "zha-1")])
def test_what_is_data_is_the_same_in_both(words: tuple[str, ...]) -> None:
    assert run("zh", *words).stdout == run("en", *words).stdout


def test_styles_are_described_in_the_language_in_use() -> None:
    assert "zh-dash\t中文，破折号后署名" in run("zh", "styles").stdout
