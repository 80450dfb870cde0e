"""The log for bug reports: what is in it, what must not be, and that it does not grow without end."""

from __future__ import annotations

from pathlib import Path

import pytest

from lufang_tui.log import LOG_BYTES, Log, without_home


def fail_with(text: str) -> Exception:
    def fail() -> None:
        try:
            dict[str, str]()[text]
        except KeyError as error:
            raise ValueError(text) from error

    try:
        fail()
    except ValueError as error:
        return error
    raise AssertionError


def test_nothing_is_made_before_something_is_written(tmp_path: Path) -> None:
    log = Log(tmp_path / "log" / "lufang.log")
    assert not log.path.parent.exists()
    log.event("start", columns=80)
    assert log.path.read_text().endswith(" start columns=80\n")


def test_an_event_is_one_line_of_plain_characters(tmp_path: Path) -> None:
    log = Log(tmp_path / "lufang.log")
    log.event("opened", kit="a\n\x1b]52;c;eA==\x07 查")
    assert log.path.read_text().count("\n") == 1
    assert log.path.read_text().rstrip("\n").isascii()
    assert "\x1b" not in log.path.read_text()


@pytest.mark.parametrize("debug", [False, True])
def test_a_failure_says_where_and_quotes_only_for_debug(tmp_path: Path, debug: bool) -> None:
    log = Log(tmp_path / "lufang.log", debug=debug)
    log.failure(fail_with("words of the kit \x1b[31m"))
    said = log.path.read_text()
    assert "fail_with" in said
    assert "KeyError" in said
    assert "ValueError" in said
    assert ("words of the kit" in said) is debug
    assert "\x1b" not in said


def test_the_users_home_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/korrespondentin")
    log = Log(tmp_path / "lufang.log")
    log.event("state", trouble="/home/korrespondentin/x: full")
    assert "korrespondentin" not in log.path.read_text()
    assert without_home(Path("/home/korrespondentin/x")) == "~/x"


def test_it_is_rotated(tmp_path: Path) -> None:
    path = tmp_path / "lufang.log"
    for start in range(3):
        log = Log(path)
        for number in range(3_000):
            log.event("command", id="x" * 200, number=number, start=start)
    assert path.stat().st_size + path.with_name("lufang.log.1").stat().st_size <= 2 * LOG_BYTES + 600
    assert sorted(item.name for item in tmp_path.iterdir()) == ["lufang.log", "lufang.log.1"]


def test_a_log_that_cannot_be_written_bothers_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log = Log(tmp_path / "file" / "lufang.log")
    log.event("start")
    log.failure(fail_with("x"))
    log.close()
