"""`lufang browse --plain`: everything in order without a terminal, a prompt in words with one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Lufang
from kits import small_kit
from lufang_tui.cards.timeline_line import GLYPHS
from lufang_tui.cli.plain_prompt import PANE_WORDS, WORDS
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Happening, Section
from lufang_tui.kit.write import write_kit
from terminal import Pty, environment, in_pty

COMMAND = [sys.executable, "-m", "lufang_tui", "browse", "--plain"]
PROMPT = b"\n> "


def test_without_a_terminal_every_pane_is_printed_in_order_and_whole(lufang: Lufang) -> None:
    ran = lufang("browse", "--plain")
    assert (ran.code, ran.err) == (0, "")
    headings = re.findall(r"^(\w+): \d+ entr(?:y|ies)\.$", ran.out, re.MULTILINE)
    assert headings == ["Quotes", "People", "Timeline", "Figures", "Article", "Kit"]
    flat = ran.out.replace("[", "").replace("]", "")
    kit = load(None).kit
    for quote in kit.quotes:
        assert all(passage in flat for passage in quote.passages)
    for section in kit.sections:
        assert all(part in flat for part in section.text.split("\n"))
    names = [person.name for person in kit.people] + [body.name for body in kit.organisations]
    assert all(name in flat for name in names)


def test_nothing_is_drawn_and_nothing_is_coloured(lufang: Lufang) -> None:
    out = lufang("--plain", env={"TERM": "dumb"}).out
    assert "\x1b" not in out
    assert not re.search("[─-▟]", out)
    assert not set(out) & (GLYPHS - {"?"})


def test_it_speaks_chinese_and_prints_one_kit_only(lufang: Lufang, tmp_path: Path) -> None:
    assert lufang("browse", "--plain", "--lang", "zh").code == 0
    ran = lufang("browse", "--plain", tmp_path, tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert lufang("browse", "--plain", tmp_path / "none").code == 2


def test_a_kit_with_faults_is_printed_with_them_and_ends_with_1(lufang: Lufang, tmp_path: Path) -> None:
    write_kit(small_kit(), tmp_path / "kit")
    file = tmp_path / "kit/press_kit/kit.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: direct", "kind: spoken"), encoding="utf-8")
    ran = lufang("browse", "--plain", tmp_path / "kit")
    assert ran.code == 1
    assert "Faults: 1 entry." in ran.out
    assert "Anna Berg" in ran.out


def test_what_a_kit_hides_is_shown_as_signs(lufang: Lufang, tmp_path: Path) -> None:
    evil = "The gate \x1b]52;c;eA==\x07 \u202e[sic] closes."
    kit = small_kit(
        label=evil,
        sections=(Section(id="opening", label=evil, text=evil),),
        quotes=(),
        timeline=(Happening(id="gate", what=evil, text=evil),),
    )
    write_kit(kit, tmp_path / "kit")
    out = lufang("browse", "--plain", tmp_path / "kit").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[sic]" in out


def test_textual_is_never_loaded() -> None:
    code = (
        "import sys; from lufang_tui.cli import main; main(['browse', '--plain']);"
        "import lufang_tui.cli.plain_prompt; print({'textual', 'PIL'} & set(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=60, env=environment(),
    )  # fmt: skip
    assert ran.stderr.decode().strip() == "set()"


def say(terminal: Pty, words: str, expected: str) -> str:
    """Type a line at the prompt and wait for an answer; gives what was printed until the next prompt."""
    start = len(terminal.bytes)
    terminal.write(words.encode() + b"\r")
    at = terminal.wait(expected.encode(), after=start)
    terminal.wait(b"> ", after=at)
    return terminal.bytes[start:].decode()


def at_prompt(**env: str) -> Pty:
    return in_pty(COMMAND, width=80, height=200, env=environment(TERM="dumb", LUFANG_LANG="en", **env))


def test_a_reader_finds_copies_and_reads_on_by_words_alone() -> None:
    with at_prompt() as terminal:
        terminal.wait(PROMPT)
        assert "Quotes: 6 entries." in terminal.bytes.decode()
        say(terminal, "search 查文雄", "Quotes: 1 found of 6.")
        say(terminal, "1", "1. 查文雄")
        say(terminal, "1", "Quotes, 1 of 1.")
        say(terminal, "copy", "Copied" if b"Copied" in terminal.bytes else "Not copied")
        assert "京东云赋能" in say(terminal, "place", "Article")
        say(terminal, "back", "Quotes, 1 of 1.")
        say(terminal, "全部", "Panes:")
        say(terminal, "引语", "Quotes: 6 entries.")
        say(terminal, "next", "Quotes, 1 of 6.")
        say(terminal, "下一条", "Quotes, 2 of 6.")
        say(terminal, "line", "2018年5月15日")
        say(terminal, "99999", "There is no number 99999 here.")
        say(terminal, "\u202edance", "No such command")
        say(terminal, "help", "quit: leave.")
        terminal.write("ｑｕｉｔ\r".encode())
        terminal.quiet()
        assert b"\x1b" not in terminal.bytes
        assert b"\xe2\x80\xae" not in terminal.bytes.split(b"dance")[-1]


@pytest.mark.parametrize("last", [b"\x04", b"\x03"])
def test_the_end_of_input_and_ctrl_c_leave_without_a_traceback(last: bytes) -> None:
    with at_prompt() as terminal:
        terminal.wait(PROMPT)
        terminal.write(last)
        terminal.quiet()
        assert b"Traceback" not in terminal.bytes


def test_a_long_page_waits_and_takes_a_command_there() -> None:
    with in_pty(COMMAND, width=80, height=12, env=environment(TERM="dumb", LUFANG_LANG="en")) as terminal:
        terminal.wait(PROMPT)
        terminal.write(b"article\r")
        at = terminal.wait(b"More: press Enter")
        terminal.write(b"\r")
        at = terminal.wait(b"More: press Enter", after=at)
        terminal.write(b"panes\r")
        terminal.wait(b"Panes:", after=at)


def test_no_word_stands_for_two_commands() -> None:
    said = [word for name, words in WORDS.items() if name != "article" for word in words]
    said += [word for words in PANE_WORDS.values() for word in words]
    assert len(said) == len(set(said))
