"""The app in a real terminal: tmux in stock configuration, the festival kit."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kits import small_kit
from lufang_tui.attribution import attribute
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Section
from lufang_tui.kit.write import kit_text
from screens import badly_broken, generated_paragraphs
from terminal import NEEDS_TMUX, Tmux, browse, environment, in_pty, tmux

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def panes(screen: str) -> Iterator[str]:
    """The lines of the list and of the detail on a captured screen, side by side or stacked."""
    lines = screen.splitlines()
    for line in lines[4:-1]:
        columns = line.replace("┃", "│").split("│")
        yield from (column for column in columns if not set(column.strip()) <= set("─━"))


@pytest.mark.tmux
@NEEDS_TMUX
def test_a_search_typed_in_one_write_and_a_copy_that_arrives_byte_for_byte() -> None:
    press = load(None)
    quote = next(quote for quote in press.kit.quotes if quote.speakers == ("zha-wenxiong",))
    with tmux(browse(), width=100, height=30) as terminal:
        terminal.wait("Quotes 6")
        terminal.type("/查文雄")
        screen = terminal.wait("/ 查文雄")
        screen = terminal.wait("Quotes 1")
        assert "京东云要从自身科技特色出发" in screen
        terminal.keys("Enter")
        terminal.wait("c copy")
        terminal.keys("c")
        screen = terminal.wait("Copied (tmux)")
        assert terminal.wait_buffer() == attribute(press, quote, "zh-news").encode()
        terminal.keys("q")
        terminal.wait("exit code 0")


@pytest.mark.tmux
@NEEDS_TMUX
@pytest.mark.parametrize("columns", [60, 120])
def test_no_line_of_any_pane_starts_or_ends_with_a_forbidden_mark(columns: int) -> None:
    with tmux(browse(), width=columns, height=45) as terminal:
        terminal.wait("Quotes 6")
        seen = list(every_screen(terminal))
    assert len(seen) > 40


def every_screen(terminal: Tmux) -> Iterator[str]:
    """Captured screens of every entry of every pane."""
    screen = at_rest(terminal, "")
    for pane in "12345":
        if pane != "1":
            terminal.keys(pane)
            terminal.wait(partial(is_open, pane))
            screen = at_rest(terminal, "")
        yield screen
        counted = re.search(rf"{pane} \w+ (\d+)", screen)
        assert counted
        for _ in range(int(counted[1]) - 1):
            terminal.keys("j")
            screen = at_rest(terminal, screen)
            yield screen


def is_open(pane: str, screen: str) -> bool:
    """Whether a pane's tab has its whole title, as that of the open one has at any width."""
    return re.search(rf"{pane} \w+ \d+", screen) is not None


def at_rest(terminal: Tmux, before: str) -> str:
    """The screen once it is another than before, the same three times running, and well broken.

    A busy machine paints a frame in several writes, and tmux shows what came so far: a bad line counts only
    if it stays until the time is up.
    """
    seen = [before, before]

    def rests(screen: str) -> bool:
        same = [screen, screen] == seen[-2:]
        seen.append(screen)
        return same and screen != before and badly_broken(panes(screen)) == []

    return terminal.wait(rests)


@pytest.mark.tmux
@NEEDS_TMUX
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_200_generated_paragraphs_on_captured_screens(columns: int, tmp_path: Path) -> None:
    paragraphs = [*generated_paragraphs(199), "全文完。"]
    kit = small_kit(
        language="zh-CN",
        sections=(Section(id="all", text="\n\n".join(paragraphs)),),
        quotes=(),
        figures=(),
        timeline=(),
    )
    (tmp_path / "kit.yaml").write_bytes(kit_text(kit).encode())
    with tmux(browse(tmp_path), width=columns, height=200) as terminal:
        terminal.wait("This kit has no quotations.")
        terminal.keys("5", "Tab")
        seen = [at_rest(terminal, "")]
        while paragraphs[-1] not in seen[-1]:
            terminal.keys("PageDown")
            seen.append(at_rest(terminal, seen[-1]))
    assert len(seen) > 4


@pytest.mark.tmux
@NEEDS_TMUX
def test_keys_typed_before_the_first_screen_are_not_lost() -> None:
    with tmux(browse(), width=100, height=30) as terminal:
        terminal.type("/檀安慈")
        terminal.wait("/ 檀安慈")


@pytest.mark.parametrize("columns", [80, 120])
def test_the_first_frame_is_whole(columns: int) -> None:
    words = load(None).kit.quotes[0].passages[0]
    with in_pty(browse(), width=columns) as terminal:
        end = terminal.wait(b"in article")
        assert words.encode() in terminal.bytes[:end]


def test_quitting_restores_the_terminal() -> None:
    with in_pty(browse()) as terminal:
        end = terminal.wait("2018年首届鲁纺产业节".encode())
        terminal.write(b"q")
        terminal.wait(b"\x1b[?1049l", after=end)
        terminal.wait(b"\x1b[?25h", after=end)


def test_with_no_color_nothing_is_coloured() -> None:
    with in_pty(
        browse(), env=environment(TERM="xterm-256color", COLORTERM="truecolor", NO_COLOR="1")
    ) as terminal:
        terminal.wait("2018年首届鲁纺产业节".encode())
        terminal.quiet()
        written = terminal.bytes
    colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", written)
    assert all(red == green == blue for red, green, blue in colours)
    assert not re.search(rb"\x1b\[(?:[01234579];)*(?:3[1-6]|4[1-6]|9[1-6]|10[1-6])[;m]", written)
