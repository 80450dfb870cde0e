"""Text from a kit is shown, never obeyed: brackets stay, control characters become symbols."""

from __future__ import annotations

import ast
import base64
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grids import grid
from kits import MemoryFolder, small_kit
from lufang_tui.kit.anchor import Anchor
from lufang_tui.kit.model import (
    Contact,
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
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose
from screens import app_on, settled, shown
from terminal import browse, environment, in_pty

if TYPE_CHECKING:
    from lufang_tui.kit.model import Kit

TUI = Path(__file__).resolve().parents[2] / "src" / "lufang_tui" / "tui"
MARKUP = "[red]r[/] [/b] [@click=app.bell]x[/] [sic] [link=a]"
HOSTILE = "春天\x1b]52;c;5oG25oSP\x1b\\来了\u202egnp\x9b31m\x00[sic]\u2028\u200b"
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]")
HARMLESS = "春天␛]52;c;5oG25oSP␛\\来了\ufffdgnp\ufffd31m␀[sic]␤\ufffd"


def kit_saying(words: str, file: str | None = None, **more: Any) -> Kit:
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
        **more,
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


DIALOGS = (
    "?",
    "C",
    "T",
    "f",
    "O",
    "e",
    "x",
    "\x10",
    "c",
    "m",
    "mC",
    "me",
    "M",
    "/春\r",
    '/"春天"\r',
    "/in:x",
    "o",
    "b",
    "t",
    "r",
)
"""Keys after each of which everything that is on the screen is looked at."""
OF_A_PANE = ("f", "c", "m", "me", "/春\r")
"""Those of them that show something else in another pane."""
ESCAPE = b"\x1b\x1b"
"""One Escape: alone it would have to be waited for, since it begins the sequences of other keys."""


def test_no_esc_c1_or_bidi_control_of_a_kit_reaches_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kit = kit_saying(
        HOSTILE, boilerplate=HOSTILE, headline=HOSTILE, contacts=(Contact(name=HOSTILE, role=HOSTILE),)
    )
    (tmp_path / "kit.yaml").write_bytes(kit_text(kit).encode())
    # No clipboard answers and the terminal is written to, so that even the copy goes over the wire.
    env = environment(TERM="xterm-256color", HOME=str(tmp_path))
    with in_pty(browse(tmp_path), width=160, height=50, env=env) as terminal:
        terminal.wait(b"gnp")
        for key in "1234567":
            at = len(terminal.bytes)
            terminal.write(key.encode() + b"j\tjj\t")
            terminal.quiet(0.15)
            assert len(terminal.bytes) > at or key == "7"
        for pane, dialogs in (("1", DIALOGS), ("2", OF_A_PANE), ("6", OF_A_PANE)):
            for keys in dialogs:
                terminal.write(f"{pane}{keys}".encode())
                terminal.quiet(0.1)
                for _ in range(3):
                    terminal.write(ESCAPE)
                    terminal.quiet(0.03)
        written = terminal.bytes
    assert b"5oG25oSP" in written, "the kit's text is on the screen"
    assert HOSTILE.encode() not in written
    # What the app itself sends to the clipboard is base64 of text without controls.
    for sent in re.findall(rb"\x1b\]52;c;([^\x07\x1b]*)", written):
        assert not CONTROLS.search(base64.b64decode(sent).decode().replace("\n", ""))
        assert sent != b"5oG25oSP"
    assert not CONTROLS.search(re.sub(r"[\x1b\r\n\x07\x08\t]", "", written.decode("utf-8")))
    assert b"Traceback" not in written


@pytest.mark.parametrize("pane", "126")
async def test_every_dialog_shows_brackets_as_they_are(
    pane: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    press = PressKit(kit_saying(MARKUP), MemoryFolder())
    async with app_on(press).run_test(size=(240, 70), notifications=True) as pilot:
        await settled(pilot)
        everywhere = ("question_mark", "C", "T", "O", "x", "ctrl+p") if pane == "1" else ()
        for keys in (*everywhere, "f", "e", "m", "c"):
            await pilot.press(pane, keys)
            await settled(pilot)
            seen = grid(pilot.app)
            # A row cut short by a dialog over it is no loss; a bracket eaten by markup would be one everywhere.
            assert "[red]r[/]" in seen or pilot.app.screen.is_modal, keys
            assert not re.search(r"\br +(\[/b\] +)?x\b", seen), f"{keys}: markup was run"
            for _ in range(2):
                await pilot.press("escape")


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
            if isinstance(node, ast.Assign) and "Content(" not in ast.unparse(node.value):
                names = {getattr(target, "attr", "") for target in node.targets}
                found += [f"{path.name}:{node.lineno} {name}" for name in names & {"border_title", "tooltip"}]
    assert found == []
