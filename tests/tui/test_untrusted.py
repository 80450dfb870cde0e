"""Text from a kit is shown, never obeyed: brackets stay, control characters become symbols."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kits import MemoryFolder, small_kit
from lufang_tui.kit.anchor import Anchor
from lufang_tui.kit.model import (
    Dateline,
    Figure,
    Happening,
    Kind,
    Organisation,
    Person,
    PersonTranslation,
    Quote,
    QuoteTranslation,
    Review,
    Role,
    Section,
)
from lufang_tui.kit.press import PressKit
from lufang_tui.kit.write import kit_text
from lufang_tui.tui.entry_list import EntryList
from lufang_tui.tui.prose import Prose
from screens import app_on, settled, shown
from terminal import browse, environment, in_pty

if TYPE_CHECKING:
    from lufang_tui.kit.model import Kit

TUI = Path(__file__).resolve().parents[2] / "src" / "lufang_tui" / "tui"
MARKUP = "[red]r[/] [/b] [@click=app.bell]x[/] [sic] [link=a]"
HOSTILE = "春天\x1b]52;c;5oG25oSP\x1b\\来了\u202egnp\x9b31m\x00[sic]\u2028\u200b"
HARMLESS = "春天␛]52;c;5oG25oSP␛\\来了\ufffdgnp\ufffd31m␀[sic]␤\ufffd"


def kit_saying(words: str, file: str | None = None) -> Kit:
    """A kit with these words in every field that a pane shows, and perhaps in a file's name."""
    return small_kit(
        label=words,
        language="zh-CN",
        dateline=Dateline(place=words, date="2018-05-15"),
        note=words,
        organisations=(Organisation(id="office", name=words, note=words),),
        people=(
            Person(
                id="anna",
                name=words,
                aliases=(words,),
                roles=(Role(id="head", title=words, organisation="office"),),
                translations={"en": PersonTranslation(name=words, roles={"head": words})},
                note=words,
            ),
        ),
        sections=(Section(id="opening", heading=words, text=words), Section(id="two", label=words, text="x")),
        quotes=(
            Quote(
                id="anna-1",
                speakers=("anna", "office"),
                kind=Kind.DIRECT,
                cue=words,
                text=words,
                translations={"en": QuoteTranslation(text=words)},
                note=words,
                review=Review.EXTRACTED,
                rule=words,
            ),
        ),
        figures=(
            Figure(
                id="fig",
                file=file,
                caption=words,
                credit=words,
                alt=words,
                section="opening",
                after_paragraph=1,
            ),
        ),
        timeline=(Happening(id="gate", date="2018", when=words, what=words, text=words, note=words),),
    )


@pytest.mark.parametrize(
    ("words", "expected"), [(MARKUP, MARKUP), (HOSTILE, HARMLESS)], ids=["markup", "controls"]
)
async def test_every_field_is_shown_as_it_is_in_every_pane(words: str, expected: str) -> None:
    press = PressKit(kit_saying(words, words), MemoryFolder())
    async with app_on(press).run_test(size=(240, 60)) as pilot:
        screen = await settled(pilot)
        for key, count in (("1", 9), ("2", 7), ("3", 3), ("4", 4), ("5", 3)):
            await pilot.press(key)
            detail = " ".join(line.strip() for line in shown(screen.query_one(Prose)))
            assert detail.count(expected) >= count, f"pane {key}: {detail}"
            entries = "\n".join(shown(screen.query_one(EntryList)))
            assert expected[:30] in entries
            for widget in screen.query("*"):
                text = "".join(shown(widget)) if not widget.children else ""
                assert not re.search(
                    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2028]", text
                )
        assert expected[:10] in "".join(shown(screen.query_one("TitleLine")))


async def test_messages_and_questions_show_brackets() -> None:
    press = PressKit(kit_saying(MARKUP), MemoryFolder())
    async with app_on(press).run_test(size=(120, 40), notifications=True) as pilot:
        screen = await settled(pilot)
        await pilot.press("C")
        await pilot.pause()
        assert "[sic]" in "\n".join(shown(pilot.app.screen.query_one(Prose)))
        await pilot.press("escape")
        for word in ("/", *MARKUP[:20]):
            await pilot.press("left_square_bracket" if word == "[" else "slash" if word == "/" else word)
        await pilot.pause()
        assert screen.found.query == MARKUP[:20]


def test_no_esc_c1_or_bidi_control_of_a_kit_reaches_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "kit.yaml").write_bytes(kit_text(kit_saying(HOSTILE)).encode())
    with in_pty(browse(tmp_path), width=160, height=50, env=environment(TERM="xterm-256color")) as terminal:
        terminal.wait(b"gnp")
        for key in "12345":
            at = len(terminal.bytes)
            terminal.write(key.encode() + b"j\tjj\t")
            terminal.quiet()
            assert len(terminal.bytes) > at
        written = terminal.bytes
    assert b"5oG25oSP" in written, "the kit's text is on the screen"
    assert b"\x1b]52" not in written
    text = written.decode("utf-8")
    assert not re.search("[\x80-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]", text)
    assert "\x00" not in text


async def test_a_quotation_of_200_000_characters_is_shown_whole() -> None:
    words = "山东滨州，纺织产业。" * 20_000
    kit = small_kit(
        language="zh-CN",
        sections=(Section(id="opening", text=words),),
        quotes=(Quote(id="long", speakers=("anna",), kind=Kind.DIRECT, text=words),),
    )
    async with app_on(PressKit(kit, MemoryFolder())).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        prose = screen.query_one(Prose)
        assert sum(line.end - line.start for line in prose.lines) > 2 * len(words)
        await pilot.press("tab", "G", "g", "tab", "o", "b", "/", "纺", "织")
        await pilot.pause()
        assert screen.found.total == 2


@pytest.mark.parametrize("words", ["（" * 5_000, "”" * 5_000, "a" * 5_000, "\u0301" * 500, " "])
async def test_runs_that_break_nowhere_are_shown(words: str) -> None:
    kit = small_kit(sections=(Section(id="opening", text=f"x{words}"),), quotes=(), timeline=())
    press = PressKit(kit, MemoryFolder())
    async with app_on(press).run_test(size=(60, 20)) as pilot:
        screen = await settled(pilot)
        await pilot.press("5")
        assert isinstance(screen.panes["article"].anchor("opening#0"), Anchor)
        assert shown(screen.query_one(Prose))


def test_nothing_here_hands_a_string_to_what_parses_markup() -> None:
    """`Static`, `Label`, `notify` and their like parse brackets unless told not to."""
    parsing = {"Static", "Label", "Button", "OptionList", "Option", "Tab", "Tree", "DataTable", "notify"}
    found = []
    for path in sorted(TUI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                told = any(
                    keyword.arg == "markup"
                    and isinstance(keyword.value, ast.Constant)
                    and keyword.value.value is False
                    for keyword in node.keywords
                )
                if name == "from_markup" or (name in parsing and not told):
                    found.append(f"{path.name}:{node.lineno} {name}")
            if isinstance(node, ast.Assign):
                names = {getattr(target, "attr", "") for target in node.targets}
                found += [f"{path.name}:{node.lineno} {name}" for name in names & {"border_title", "tooltip"}]
    assert found == []
