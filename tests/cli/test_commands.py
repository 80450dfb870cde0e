"""Every command on the festival kit: what it prints, byte for byte, and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from cli.conftest import Lufang
from golden import compare
from kits import small_kit
from lufang_tui import __version__
from lufang_tui.cli.app import app
from lufang_tui.cli.main import COMMANDS
from lufang_tui.kit.write import write_kit

QUOTES = ("zha-1", "tan-1", "zhang-1", "xu-1")


@pytest.mark.parametrize("what", ["quotes", "people", "timeline", "figures"])
def test_list_golden(lufang: Lufang, what: str) -> None:
    ran = lufang("list", what)
    assert (ran.code, ran.err) == (0, "")
    compare(f"list-{what}.tsv", ran.out)


@pytest.mark.parametrize("what", ["quotes", "people", "timeline", "figures"])
def test_list_json_has_the_entries_of_the_export(lufang: Lufang, what: str) -> None:
    assert (
        json.loads(lufang("list", what, "--json").out)
        == json.loads(lufang("export", "--to", "json").out)[what]
    )


@pytest.mark.parametrize("entry", ["zha-1", "xu-jianhua", "fig-1", "opening-day", "jd-cloud"])
def test_show_golden(lufang: Lufang, entry: str) -> None:
    ran = lufang("show", entry)
    assert (ran.code, ran.err) == (0, "")
    compare(f"show-{entry}.txt", ran.out)


def test_show_json_is_the_entry(lufang: Lufang) -> None:
    assert json.loads(lufang("show", "zha-1", "--json").out)["speaker_name"] == "查文雄"


@pytest.mark.parametrize("style", ["zh-news", "en-news"])
def test_copy_print_golden(lufang: Lufang, style: str) -> None:
    printed = "".join(lufang("copy", quote, "--print", "--style", style).out for quote in QUOTES)
    compare(f"copy-{style}.txt", printed)


def test_copy_takes_the_style_of_the_kits_language(lufang: Lufang, tmp_path: Path) -> None:
    assert lufang("copy", "zha-1", "--print").out == lufang("copy", "zha-1", "--print", "-s", "zh-news").out
    write_kit(small_kit(), tmp_path / "kit")
    printed = lufang("copy", "anna-1", "--print", "--kit", tmp_path / "kit").out
    assert printed == "“The hall opens in May,” said Anna Berg, head of the Harbour Office.\n"


def test_copy_without_a_clipboard_keeps_the_text_and_exits_with_3(lufang: Lufang, tmp_path: Path) -> None:
    ran = lufang("copy", "zha-1", env={"TERM": "dumb", "PATH": "/nowhere"})
    assert (ran.code, ran.out) == (3, "")
    kept = Path(ran.err.rsplit(" ", 1)[1].strip())
    assert kept.is_relative_to(tmp_path)
    assert kept.read_text(encoding="utf-8").strip() == lufang("copy", "zha-1", "--print").out.strip()


@pytest.mark.parametrize("entry", ["opening-day", "opening"])
def test_copy_refuses_what_cannot_be_copied(lufang: Lufang, entry: str) -> None:
    ran = lufang("copy", entry, "--print")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"lufang: '{entry}' has no text of its own to copy\n"


def test_an_unknown_id_suggests_the_nearest(lufang: Lufang) -> None:
    ran = lufang("show", "zha-wenxion")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "lufang: no entry of the kit has the id 'zha-wenxion' (did you mean 'zha-wenxiong'?)\n"


@pytest.mark.parametrize(("to", "name"), [("json", "festival.json"), ("markdown", "festival.md")])
def test_export_golden(lufang: Lufang, to: str, name: str, tmp_path: Path) -> None:
    ran = lufang("export", "--to", to)
    assert (ran.code, ran.err) == (0, "")
    compare(name, ran.out)
    assert lufang("export", "-t", to, "-o", "-").out == ran.out
    assert lufang("export", "-t", to, "-o", tmp_path / name).out == ""
    assert (tmp_path / name).read_bytes().decode() == ran.out


def test_export_does_not_overwrite_without_force(lufang: Lufang, tmp_path: Path) -> None:
    target = tmp_path / "kit.md"
    target.write_text("mine", encoding="utf-8")
    ran = lufang("export", "-o", target)
    assert ran.code == 3
    assert ran.err == f"lufang: {target}: exists already (use --force to overwrite it)\n"
    assert target.read_text(encoding="utf-8") == "mine"
    assert lufang("export", "-o", target, "--force").code == 0
    assert target.read_text(encoding="utf-8") == lufang("export").out
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".kit")] == []


def test_export_into_a_folder_that_is_not_there(lufang: Lufang, tmp_path: Path) -> None:
    ran = lufang("export", "-o", tmp_path / "no/kit.md")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("No such file or directory\n")
    assert ran.err.count("\n") == 1


def test_the_festival_kit_passes_its_check(lufang: Lufang) -> None:
    assert lufang("check") == (0, "", "")
    assert lufang("check", "--json") == (0, "[]\n", "")


def test_check_tells_25_faults_in_one_go(lufang: Lufang) -> None:
    fixture = Path(__file__).parents[1] / "fixtures/kit/faults"
    ran = lufang("check", fixture)
    assert (ran.code, ran.out.count("\n"), ran.err) == (2, 25, "")
    rows = json.loads(lufang("check", fixture, "--json").out)
    assert [
        f"{row['file']}:{row['line']}:{row['column']}: {row['where']}: {row['message']} [{row['rule']}]"
        for row in rows
    ] == ran.out.splitlines()


def test_embargo(lufang: Lufang, tmp_path: Path) -> None:
    write_kit(small_kit(embargo="2999-01-01T00:00:00+08:00"), tmp_path / "kit")
    for command in (("export", tmp_path / "kit"), ("copy", "anna-1", "--print", "-k", tmp_path / "kit")):
        ran = lufang(*command)
        assert (ran.code, ran.out) == (4, "")
        assert "under embargo until 2999-01-01T00:00:00+08:00" in ran.err
        assert lufang(*command, "--embargo-ok").code == 0
    write_kit(small_kit(embargo="2001-01-01T00:00:00+08:00"), tmp_path / "kit", force=True)
    assert lufang("export", tmp_path / "kit").code == 0


def test_the_names_of_the_commands() -> None:
    commands = typer.main.get_group(app).list_commands(typer.Context(typer.main.get_group(app)))
    assert sorted(commands) == sorted(COMMANDS)


def test_version_and_help(lufang: Lufang) -> None:
    assert lufang("--version").out == f"lufang {__version__}\n"
    ran = lufang("--help")
    assert ran.code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in ran.out
        assert lufang(command, "--help").code == 0


def test_a_first_word_that_is_neither_command_nor_file(lufang: Lufang) -> None:
    assert lufang("exprot") == (
        2,
        "",
        "lufang: 'exprot' is neither a command nor a file (did you mean 'export'?)\n",
    )
    assert lufang("zzz") == (2, "", "lufang: 'zzz' is neither a command nor a file (try lufang --help)\n")
    assert lufang("./kit.yaml").err == "lufang: kit.yaml: No such file or directory\n"


def test_without_a_terminal_the_app_says_so(lufang: Lufang) -> None:
    ran = lufang()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("lufang: the app needs a terminal")


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK", "C.UTF-8"])
def test_standard_output_is_utf8_in_every_locale(lufang: Lufang, locale: str) -> None:
    assert lufang("export", env={"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}) == lufang(
        "export"
    )


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m lufang_tui export --to json | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True, timeout=60)
    assert done.stdout == b"{0\n"
    assert done.stderr == b""


LOADED = """
import sys
from lufang_tui.cli import main
code = main(sys.argv[1:])
rooms = {"textual", "pydantic", "rich", "markdown_it", "charset_normalizer"}
sys.stderr.write(" ".join(sorted(rooms & set(sys.modules))))
"""


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--help"], set()),
        (["list", "quotes"], set()),
        (["list", "people", "--json"], set()),
        (["show", "zha-1"], {"markdown_it", "charset_normalizer", "rich"}),
        (["search", "zwx"], set()),
        (["list", "quotes", "--kind", "direct"], set()),
        (["styles"], set()),
        (["config"], set()),
        (["doctor"], set()),
        (["copy", "zha-1", "--print"], set()),
        (["export"], set()),
        (["export", "--to", "json"], set()),
        (["check"], {"markdown_it", "charset_normalizer"}),
    ],
)
def test_no_command_but_browse_loads_textual(arguments: list[str], allowed: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=os.environ,
    )
    assert set(done.stderr.split()) <= allowed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_the_commands(shell: str) -> None:
    environment = os.environ | {"_LUFANG_COMPLETE": f"complete_{shell}", "COMP_WORDS": "lufang ex", "COMP_CWORD": "1",
                                "_TYPER_COMPLETE_ARGS": "lufang ex", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "lufang_tui"], env=environment, capture_output=True, text=True, check=False
    )
    assert "export" in done.stdout
    assert "check" not in done.stdout


def closed(line: str) -> subprocess.CompletedProcess[str]:
    """What a shell's line with a closed or full stream gives."""
    lufang = f"{sys.executable} -m lufang_tui"
    return subprocess.run(
        ["bash", "-c", line.format(lufang=lufang)], capture_output=True, text=True, check=False, timeout=60
    )


def test_standard_output_that_takes_nothing_is_one_line_and_exit_code_3(tmp_path: Path) -> None:
    for line in (
        "{lufang} export > /dev/full",
        "{lufang} list quotes > /dev/full",
        "{lufang} list quotes >&-",
    ):
        done = closed(line)
        assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr
        assert done.stderr.startswith("lufang: standard output")


def test_a_closed_standard_input_is_no_terminal(tmp_path: Path) -> None:
    write_kit(small_kit(embargo="2999-01-01T00:00:00+08:00"), tmp_path / "kit")
    done = closed(f"{{lufang}} copy anna-1 --print --kit {tmp_path / 'kit'} <&-")
    assert done.returncode == 4
    assert "Traceback" not in done.stderr


def test_a_query_that_begins_with_an_exclusion(lufang: Lufang) -> None:
    ran = lufang("search", "-京东")
    assert ran.code == 2
    assert ran.err.endswith("(a query that begins with - stands behind two: lufang search -- -京东)\n")
    assert lufang("search", "x", "--limit", "-1").err.endswith("(try lufang search --help)\n")
    assert lufang("library", "add").err.endswith("(try lufang library add --help)\n")
    assert lufang("search", "--", "-京东").code == 0
