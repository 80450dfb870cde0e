"""The embargo: reading goes on with a notice, copying and exporting ask or end with 4; by the clock, in any time zone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from cli.conftest import Lufang
from kits import small_kit
from lufang_tui.cli import main
from lufang_tui.kit.write import write_kit
from terminal import environment, in_pty

UNTIL = "2018-05-15T09:00:00+08:00"
BEFORE = datetime(2018, 5, 15, 0, 59, 59, tzinfo=UTC)
AT = datetime(2018, 5, 15, 1, 0, 0, tzinfo=UTC)
FUTURE = "2999-01-01T00:00:00+08:00"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    write_kit(small_kit(embargo=UNTIL), tmp_path / "kit")
    return tmp_path / "kit"


@pytest.fixture
def future_kit(tmp_path: Path) -> Path:
    write_kit(small_kit(embargo=FUTURE), tmp_path / "kit")
    return tmp_path / "kit"


def publishing(kit: Path) -> tuple[list[str], ...]:
    return (
        ["export", str(kit)],
        ["export", str(kit), "--to", "json"],
        ["copy", "anna-1", "--print", "-k", str(kit)],
        ["copy", "anna", "--print", "-k", str(kit)],
    )


def reading(kit: Path) -> tuple[list[str], ...]:
    return (
        ["list", "quotes", "-k", str(kit)],
        ["list", "quotes", "--json", "-k", str(kit)],
        ["show", "anna-1", "-k", str(kit)],
        ["search", "hall", "-k", str(kit)],
        ["search", "hall", "--json", "-k", str(kit)],
    )


# The same instant on four clocks, and a second before it.
ZONES = [timezone(timedelta(hours=hours)) for hours in (-11, 0, 8, 14)]


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize(("now", "code"), [(BEFORE, 4), (AT, 0)], ids=["before", "at"])
def test_it_ends_at_its_time_in_every_zone(
    kit: Path,
    stopped_clock: Callable[[datetime], None],
    capsys: pytest.CaptureFixture[str],
    zone: timezone,
    now: datetime,
    code: int,
) -> None:
    stopped_clock(now.astimezone(zone))
    for command in publishing(kit):
        assert main(command) == code, command
        out, err = capsys.readouterr()
        assert bool(out) is (code == 0)
        assert (f"under embargo until {UNTIL} (--embargo-ok goes on all the same)" in err) is (code == 4)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_zone_of_the_machine_changes_nothing(lufang: Lufang, future_kit: Path, zone: str) -> None:
    assert lufang("export", future_kit, env={"TZ": zone}).code == 4


def test_what_was_confirmed_carries_the_notice(
    kit: Path, stopped_clock: Callable[[datetime], None], capsys: pytest.CaptureFixture[str]
) -> None:
    stopped_clock(BEFORE)
    for command in publishing(kit):
        assert main([*command, "--embargo-ok"]) == 0
        out, err = capsys.readouterr()
        assert UNTIL in out, command
        assert f"under embargo until {UNTIL}" in err
    stopped_clock(AT)
    assert main(["copy", "anna-1", "--print", "-k", str(kit)]) == 0
    assert UNTIL not in capsys.readouterr().out


def test_reading_goes_on_with_a_notice(
    kit: Path, stopped_clock: Callable[[datetime], None], capsys: pytest.CaptureFixture[str]
) -> None:
    for command in reading(kit):
        stopped_clock(BEFORE)
        assert main(command) == 0
        before = capsys.readouterr()
        assert before.err == f"lufang: under embargo until {UNTIL}\n"
        stopped_clock(AT)
        assert main(command) == 0
        assert capsys.readouterr() == (before.out, "")


def test_nothing_is_written_before_it_is_confirmed(lufang: Lufang, future_kit: Path, tmp_path: Path) -> None:
    target = tmp_path / "kit.md"
    assert lufang("export", future_kit, "-o", target).code == 4
    assert not target.exists()
    assert lufang("export", future_kit, "-o", target, "--embargo-ok").code == 0
    assert FUTURE in target.read_text(encoding="utf-8")


def test_past_and_future_by_the_real_clock(lufang: Lufang, tmp_path: Path) -> None:
    for until, code in ((FUTURE, 4), ("2001-01-01T00:00:00+08:00", 0), (None, 0)):
        write_kit(small_kit(embargo=until), tmp_path / "kit", force=True)
        for command in publishing(tmp_path / "kit"):
            assert lufang(*command).code == code


@pytest.mark.parametrize(
    ("typed", "goes_on"),
    [("y", True), ("yes", True), ("是", True), ("n", False), ("", False), ("yesterday", False)],
)
def test_on_a_terminal_it_asks(future_kit: Path, tmp_path: Path, typed: str, goes_on: bool) -> None:
    target = tmp_path / "kit.md"
    command = [sys.executable, "-m", "lufang_tui", "export", str(future_kit), "-o", str(target)]
    line = f'{" ".join(command)}; echo "ended with $?"'
    with in_pty(["sh", "-c", line], env=environment(TERM="xterm")) as terminal:
        terminal.wait(b"Go on all the same? [y/N] ")
        assert not target.exists()
        terminal.write(f"{typed}\n".encode())
        terminal.wait(b"ended with 0" if goes_on else b"ended with 4")
    assert target.exists() is goes_on


def test_ctrl_c_at_the_question_is_130(future_kit: Path) -> None:
    line = f'{sys.executable} -m lufang_tui export {future_kit}; echo "ended with $?"'
    with in_pty(["bash", "-c", f"trap : INT; {line}"], env=environment(TERM="xterm")) as terminal:
        terminal.wait(b"[y/N] ")
        terminal.write(b"\x03")
        terminal.wait(b"ended with 130")
    assert b"Traceback" not in terminal.bytes
