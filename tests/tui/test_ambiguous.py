"""Terminals that draw “ two cells wide: found out before the app starts, without losing what was typed."""

from __future__ import annotations

import pytest

from terminal import Pty, browse, environment, in_pty

PROBE = "\r“\x1b[6n".encode()
CHINESE = {"LC_ALL": "zh_CN.UTF-8", "LUFANG_LANG": "en", "TERM": "xterm-256color"}


def answered(terminal: Pty, column: int) -> None:
    """Answer the question as a terminal does whose cursor stands in this column."""
    terminal.wait(PROBE)
    terminal.write(f"\x1b[1;{column}R".encode())
    terminal.wait("查文雄".encode())
    terminal.quiet()


def test_a_wide_terminal_gets_advice_and_ascii_borders() -> None:
    with in_pty(browse(), env=environment(**CHINESE)) as terminal:
        answered(terminal, 3)
        text = terminal.bytes.decode()
        assert "two cells wide" in " ".join(text.split())
        assert not set("─│┃▌▊▎") & set(text)


def test_a_narrow_terminal_gets_neither() -> None:
    with in_pty(browse(), env=environment(**CHINESE)) as terminal:
        answered(terminal, 2)
        text = terminal.bytes.decode()
        assert "two cells" not in text
        assert "─" in text


def test_a_silent_terminal_delays_little_and_opens() -> None:
    with in_pty(browse(), env=environment(**CHINESE)) as terminal:
        terminal.wait(PROBE)
        terminal.wait("查文雄".encode())
        terminal.quiet()
        assert "─" in terminal.bytes.decode()


@pytest.mark.parametrize("changes", [{}, {"LC_ALL": "zh_CN.UTF-8", "TMUX": "/nowhere,1,0"}])
def test_others_are_not_asked(changes: dict[str, str]) -> None:
    with in_pty(browse(), env=environment(**{"TERM": "xterm-256color", **changes})) as terminal:
        terminal.wait("查文雄".encode())
        assert PROBE not in terminal.bytes


def test_what_was_typed_before_the_question_is_not_lost() -> None:
    with in_pty(browse(), env=environment(**CHINESE)) as terminal:
        terminal.write(b"/zwx")
        start = terminal.wait(b"hit")
        assert PROBE not in terminal.bytes[:start], "where something is typed, nothing is asked"
