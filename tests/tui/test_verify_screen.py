"""The verify screen: every command, what is in the file after it, and a draft that is corrected in a real terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from lufang_tui.kit.load import load
from lufang_tui.kit.opened import open_at
from lufang_tui.tui.app import LufangApp
from lufang_tui.tui.dialogs.base import Field
from lufang_tui.tui.dialogs.reading import Reading
from lufang_tui.tui.verify.app import VerifyApp
from lufang_tui.tui.verify.asking import DraftDialog
from lufang_tui.tui.verify.commands import COMMANDS
from lufang_tui.tui.verify.screen import VerifyScreen
from lufang_tui.tui.widgets.prose import Prose
from lufang_tui.verify import LoadedKits
from lufang_tui.verify.desk import Desk
from screens import shown
from terminal import NEEDS_TMUX, environment, tmux

if TYPE_CHECKING:
    from textual.pilot import Pilot

ROOT = Path(__file__).parents[2]
SIZE = (100, 30)
ALTERED = "查文雄表示：“京东云要从自身科技特色起步，助力以鲁纺为代表的山东传统产业转型升级。”"
RIGHT = ALTERED.replace("起步", "出发")
WRONG = "檀安慈表示：“京东云要从自身科技特色出发。”"
HOSTILE = "查文雄说：“京东云[b]要[/b]从\x1b]52;c;AAAA\x07自身[@click=app.quit]科技\u202e特色出发，助力以鲁纺为代表的山东传统产业转型升级。”"
TEXT = f"# 产业节\r\n\r\n{ALTERED}\r\n\r\n{RIGHT}\r\n\r\n{WRONG}\r\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_bytes(TEXT.encode())
    return path


def desk(path: Path) -> Desk:
    return Desk(path, LoadedKits([("festival", load(None))]))


def content(path: Path) -> bytes:
    return path.read_bytes()


def put(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def take_away(path: Path) -> None:
    path.unlink()


def protect(path: Path) -> None:
    path.chmod(0o444)


def there(path: Path) -> list[str]:
    """The files beside a draft, and itself."""
    return sorted(one.name for one in path.parent.iterdir())


class Driver:
    """A screen that is driven by keys."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self._pilot = pilot

    @property
    def screen(self) -> VerifyScreen:
        screen = self._pilot.app.screen_stack[0]
        assert isinstance(screen, VerifyScreen)
        return screen

    async def press(self, *names: str) -> None:
        await self._pilot.press(*names)
        await self._pilot.pause()

    def text(self, selector: str) -> str:
        return "\n".join(shown(self.screen.query_one(selector)))

    @property
    def verdict(self) -> str:
        finding = self.screen.finding
        return finding.verdict if finding else ""


async def test_the_first_finding_is_shown_with_its_source(draft: Path) -> None:
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        assert driver.verdict == "altered-words"
        assert "✗ altered words" in driver.text("#detail")
        assert "the source has “出发”, the draft “起步”" in driver.text("#detail")
        assert "1/2   2 findings" in driver.text("#status")
        assert "▌" in driver.text("#draft")


async def test_walking_goes_round(draft: Path) -> None:
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        await driver.press("n")
        assert driver.verdict == "wrong-speaker"
        await driver.press("ｎ")  # an input method is on
        assert driver.verdict == "altered-words"
        await driver.press("p")
        assert driver.verdict == "wrong-speaker"


async def test_all_quotations(draft: Path) -> None:
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        await driver.press("a", "n")
        assert driver.verdict == "verbatim"
        await driver.press("a")
        assert driver.verdict == "altered-words"


async def test_fixing_writes_the_words_and_keeps_the_draft(draft: Path) -> None:
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        await driver.press("f")
        assert content(draft) == TEXT.replace(ALTERED, RIGHT).encode()  # line ends as they were
        assert content(draft.with_name("draft.md.bak")) == TEXT.encode()
        assert "saved; the draft as it was: draft.md.bak" in driver.text("#status")
        assert driver.verdict == "wrong-speaker"
        await driver.press("u")
        assert content(draft) == TEXT.encode()
        assert "taken back" in driver.text("#status")
        await driver.press("u")
        assert "nothing to take back" in driver.text("#status")


async def test_an_older_backup_is_kept(draft: Path) -> None:
    draft.with_name("draft.md.bak").write_bytes(b"older")
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        await Driver(pilot).press("f")
        assert content(draft.with_name("draft.md.bak")) == b"older"
        assert content(draft.with_name("draft.md.bak2")) == TEXT.encode()


async def test_a_draft_that_was_changed_meanwhile_is_not_overwritten(draft: Path) -> None:
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        put(draft, TEXT + "又一段。\n")
        await driver.press("f")
        assert content(draft).decode().endswith("又一段。\n")
        assert "起步" in content(draft).decode()
        await driver.press("f")  # now it was read again
        assert "起步" not in content(draft).decode()
        assert content(draft).decode().endswith("又一段。\n")


async def test_what_somebody_else_wrote_is_never_taken_back(draft: Path) -> None:
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        await driver.press("f")
        put(draft, WRONG)
        for _ in range(2):
            await driver.press("u")
            assert content(draft) == WRONG.encode()
        assert "nothing to take back" in driver.text("#status")


async def test_a_draft_that_goes_and_comes_back(draft: Path) -> None:
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        take_away(draft)
        await driver.press("f", "r")
        assert there(draft) == []
        put(draft, "\x00\x01\x02")
        await driver.press("r", "f")
        assert content(draft) == b"\x00\x01\x02"
        put(draft, TEXT)
        await driver.press("r", "f")
        assert content(draft) == TEXT.replace(ALTERED, RIGHT).encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
async def test_encoding_mark_and_line_ends_stay(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "稿.txt"
    path.write_bytes(TEXT.encode(encoding))
    async with VerifyApp(desk(path)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        assert "\ufffd" not in driver.text("#draft")  # the byte order mark is no character of the draft
        await driver.press("f")
        assert content(path) == TEXT.replace(ALTERED, RIGHT).encode(encoding)
        await driver.press("n", "u")
        assert content(path) == TEXT.encode(encoding)
        assert driver.verdict == "altered-words"  # the one that was taken back is shown


async def test_a_draft_that_must_not_be_written(draft: Path) -> None:
    protect(draft)
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        await Driver(pilot).press("f")
        assert content(draft) == TEXT.encode()
        assert [one.message for one in pilot.app._notifications] == [f"{draft}: the file is write-protected"]
        assert there(draft) == ["draft.md"]


@pytest.mark.parametrize("name", ["draft.html", "draft.docx"])
async def test_formats_that_words_cannot_be_put_into(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith("docx"):
        document = docx.Document()
        document.add_paragraph(ALTERED)
        document.save(str(path))
    else:
        put(path, f"<p>{ALTERED}</p>")
    before = content(path)
    async with VerifyApp(desk(path)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        assert driver.verdict == "altered-words"
        await driver.press("f")
        assert content(path) == before
        assert "copy the words instead" in next(iter(pilot.app._notifications)).message


async def test_a_folder_that_takes_no_file(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lufang_tui.errors import LufangError
    from lufang_tui.verify import desk as module

    def refuse(*_arguments: object, **_named: object) -> None:
        raise LufangError("draft.md: No space left on device")

    monkeypatch.setattr(module, "write_whole", refuse)
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        await driver.press("f")
        assert content(draft) == TEXT.encode()
        assert driver.verdict == "altered-words"


async def test_reading_again(draft: Path) -> None:
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        put(draft, RIGHT)
        await driver.press("r")
        assert "Every quotation is in order." in driver.text("#detail")


async def test_help_and_leaving(draft: Path) -> None:
    async with VerifyApp(desk(draft)).run_test(size=SIZE) as pilot:
        driver = Driver(pilot)
        await driver.press("？")
        page = pilot.app.screen
        assert isinstance(page, Reading)
        text = "\n".join(shown(page.query_one(Prose)))
        for command in COMMANDS:
            assert command.help()[:30] in " ".join(text.split()), command
        await driver.press("escape", "q")
    assert pilot.app.return_value is None
    assert pilot.app._exit


@pytest.mark.parametrize("text", ["这里没有引语。\n", HOSTILE, "查文雄说：“没有结束", "“" * 3000])
async def test_awkward_drafts_are_shown_as_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "draft.md"
    put(path, text)
    async with VerifyApp(desk(path)).run_test(size=(60, 20)) as pilot:
        driver = Driver(pilot)
        for key in ("n", "a", "p"):
            await driver.press(key)
        drawn = driver.text("#draft") + driver.text("#detail")
        assert "\x1b" not in drawn
        assert "\u202e" not in drawn
        if text == HOSTILE:
            assert "[@click=app.quit]" in drawn


async def test_the_browser_asks_for_a_draft(draft: Path) -> None:
    app = LufangApp([open_at(None)])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("V")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, DraftDialog)
        dialog.query_one(Field).value = str(draft)
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, VerifyScreen)
        assert screen.finding is not None
        assert screen.finding.verdict == "altered-words"
        await pilot.press("q")
        await pilot.pause()
        assert not isinstance(app.screen, VerifyScreen)
        await pilot.press("V")
        await pilot.pause()
        app.screen.query_one(Field).value = str(draft.with_name("none.md"))
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, VerifyScreen)


@NEEDS_TMUX
def test_a_draft_is_corrected_and_copied_in_a_terminal(draft: Path) -> None:
    command = [sys.executable, "-m", "lufang_tui", "verify", str(draft), "--against", str(ROOT), "--screen"]
    with tmux(command, width=80, height=24, env=environment(LUFANG_LANG="zh")) as terminal:
        terminal.wait("改动字词")
        terminal.keys("c")
        assert (
            terminal.wait_buffer().decode()
            == "京东云要从自身科技特色出发，助力以鲁纺为代表的山东传统产业转型升级。"
        )
        terminal.keys("f")
        terminal.wait("已存盘")
        terminal.wait("说话人有误")
        terminal.keys("q")
        terminal.wait("exit code 0")
    assert content(draft) == TEXT.replace(ALTERED, RIGHT).encode()
