"""Several kits, opening another one, reading a changed one again, and coming back to where the reader was."""

from __future__ import annotations

import json
import os
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kits import small_kit
from lufang_tui.kit.model import Kind, Quote, Section
from lufang_tui.kit.opened import open_at
from lufang_tui.kit.write import kit_text
from lufang_tui.tui.app import LufangApp
from lufang_tui.tui.dialogs.opening import OpenKit, PathField
from lufang_tui.tui.dialogs.reading import Confirm
from lufang_tui.tui.session.memory import Memory
from lufang_tui.tui.widgets.banner import Banner
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.kit_tabs import KitTabs
from lufang_tui.tui.widgets.prose import Prose
from screens import browser, settled, shown, text_of

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from lufang_tui.tui.browser import Browser

SIZE = (100, 30)


def write(folder: Path, **changes: Any) -> Path:
    """Write a small kit, with a stamp that no earlier version had."""
    folder.mkdir(exist_ok=True)
    before = (folder / "kit.yaml").stat().st_mtime_ns if (folder / "kit.yaml").exists() else time.time_ns()
    (folder / "kit.yaml").write_bytes(kit_text(small_kit(**changes)).encode())
    os.utime(folder / "kit.yaml", ns=(before + 10**9, before + 10**9))
    return folder


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    """Three kits."""
    return [write(tmp_path / name, id=name, label=f"Kit {name}") for name in ("alpha", "beta", "gamma")]


def app_of(first: Path, *others: Path, memory: Memory | None = None) -> LufangApp:
    return LufangApp((open_at(first),), memory, waiting=others)


async def toasts(pilot: Pilot[int]) -> str:
    """What the messages in the corner say, once they are drawn."""
    for _ in range(3):
        await pilot.pause()
    return "\n".join(" ".join(" ".join(shown(toast)).split()) for toast in pilot.app.screen.query("Toast"))


async def look(pilot: Pilot[int], times: int = 5) -> Browser:
    """Let the app look at its files as often as a change needs to be believed."""
    assert isinstance(pilot.app, LufangApp)
    kits = pilot.app.kits
    kits.reloading.stop()
    for _ in range(times):
        for one in kits.browsers:
            if one.opened.path is not None:
                kits.reloading.look(one, one.opened.path)
        await pilot.pause()
    return await settled(pilot)


# Tabs


async def test_one_kit_has_no_line_of_tabs(three: list[Path]) -> None:
    async with app_of(three[0]).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        assert not screen.query_one(KitTabs).display
        assert text_of(screen, "TitleLine").startswith("Kit alpha")


async def test_several_kits_open_as_tabs_and_keep_their_places(three: list[Path]) -> None:
    async with app_of(*three).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        assert text_of(screen, "KitTabs").split("  ") == ["1 Kit alpha", "2 Kit beta", "3 Kit gamma"]
        await pilot.press("5", "j", "right_square_bracket")
        screen = await settled(pilot)
        assert screen.press.kit.id == "beta"
        await pilot.press("2", "left_square_bracket")
        screen = await settled(pilot)
        assert (screen.press.kit.id, screen.pane_name, screen.key) == ("alpha", "article", "opening#1")
        await pilot.press("【")
        screen = await settled(pilot)
        assert screen.press.kit.id == "gamma"


async def test_a_click_goes_to_a_kit(three: list[Path]) -> None:
    async with app_of(*three).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.click(KitTabs, offset=(16, 0))
        screen = await settled(pilot)
        assert screen.press.kit.id == "beta"


async def test_what_cannot_be_opened_is_told_and_hinders_nothing(three: list[Path], tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("- not a kit\n")
    async with app_of(three[0], tmp_path / "none.zip", tmp_path / "bad.yaml", three[1]).run_test(
        size=SIZE, notifications=True
    ) as pilot:
        screen = await settled(pilot)
        assert text_of(screen, "KitTabs").split("  ") == ["1 Kit alpha", "2 Kit beta"]
        assert "Not opened: none.zip" in (await toasts(pilot))
        assert "not a press kit" in (await toasts(pilot))


async def test_many_and_long_labels_are_cut_to_fit(tmp_path: Path) -> None:
    kits = [write(tmp_path / str(n), id=f"k{n}", label=f"{n} 首届鲁纺产业节" * 5) for n in range(12)]
    async with app_of(*kits).run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        for _ in range(7):
            await pilot.press("]")
        screen = await settled(pilot)
        (line,) = shown(screen.query_one(KitTabs))
        assert "8 7 首" in line
        assert line.strip().startswith("‹")
        assert line.rstrip().endswith("›")


async def test_equal_labels_are_told_apart(tmp_path: Path) -> None:
    one, two = write(tmp_path / "may"), write(tmp_path / "june")
    async with app_of(one, two).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        assert text_of(screen, "KitTabs").split("  ") == ["1 The new hall (may)", "2 The new hall (june)"]


async def test_closing_goes_to_the_neighbour_and_the_last_one_asks(three: list[Path]) -> None:
    async with app_of(*three[:2]).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("W")
        screen = await settled(pilot)
        assert screen.press.kit.id == "beta"
        assert not screen.query_one(KitTabs).display
        await pilot.press("W")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("n")
        await pilot.pause()
        assert pilot.app.screen_stack == [screen]
        await pilot.press("W", "y")
        await pilot.pause()
    assert pilot.app.return_value == 0


async def test_a_label_is_never_markup(tmp_path: Path) -> None:
    kits = [write(tmp_path / str(n), label=f"[b]{n}[/x] [sic] \x1b]52;c;eA==\x07") for n in range(2)]
    async with app_of(*kits).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        assert "[b]0[/x] [sic] ␛]52" in text_of(screen, "KitTabs")


# Opening


async def typed(pilot: Pilot[int], text: str) -> OpenKit:
    """Open the dialog and type a path."""
    await pilot.press("O")
    await pilot.pause()
    dialog = pilot.app.screen
    assert isinstance(dialog, OpenKit)
    dialog.query_one(PathField).value = text
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return dialog


async def test_a_path_is_opened_in_a_tab_of_its_own(three: list[Path]) -> None:
    async with app_of(three[0]).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await typed(pilot, f' "{three[1]}" ')
        await pilot.press("enter")
        screen = await settled(pilot)
        assert screen.press.kit.id == "beta"
        assert text_of(screen, "KitTabs").split("  ") == ["1 Kit alpha", "2 Kit beta"]


async def test_opening_a_kit_again_goes_to_its_tab(three: list[Path]) -> None:
    async with app_of(*three).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await typed(pilot, str(three[2] / "kit.yaml"))
        await pilot.press("enter")
        screen = await settled(pilot)
        assert screen.press.kit.id == "gamma"
        assert isinstance(pilot.app, LufangApp)
        assert len(pilot.app.kits.browsers) == 3


@pytest.mark.parametrize("wrong", ["/nowhere/at/all.zip", "\0", "~nobody-of-that-name/kit", "[b]x[/y]"])
async def test_a_wrong_path_is_told_and_nothing_is_lost(three: list[Path], wrong: str) -> None:
    async with app_of(three[0]).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        dialog = await typed(pilot, wrong)
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert pilot.app.screen is dialog
        assert dialog.query_one(PathField).value == wrong.replace("\0", "␀")
        assert "".join(shown(dialog.query_one("#told"))).strip()
        await pilot.press("escape")
        assert (await settled(pilot)).press.kit.id == "alpha"


async def test_tab_completes_and_a_folder_is_looked_into(three: list[Path], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "packed.ZIP", "w") as archive:
        archive.writestr("press_kit/kit.yaml", (three[1] / "kit.yaml").read_bytes())
    async with app_of(three[0]).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        dialog = await typed(pilot, f"{tmp_path}/pa")
        await pilot.press("tab")
        assert dialog.query_one(PathField).value == f"{tmp_path}/packed.ZIP"
        dialog.query_one(PathField).value = str(tmp_path)
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert dialog.query_one(PathField).value == f"{tmp_path}/"
        listed = "\n".join(shown(dialog.query_one(EntryList)))
        assert "alpha" in listed
        assert "packed.ZIP" in listed


async def test_the_home_is_expanded(three: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(three[0].parent))
    async with app_of(three[0]).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await typed(pilot, "~/beta")
        await pilot.press("enter")
        assert (await settled(pilot)).press.kit.id == "beta"


async def test_recent_kits_are_offered_and_missing_ones_marked(three: list[Path], tmp_path: Path) -> None:
    async with app_of(three[0]).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app, LufangApp)
        pilot.app.remember(recent=(str(tmp_path / "gone"), str(three[1]), str(three[0])))
        dialog = await typed(pilot, "")
        listed = "\n".join(shown(dialog.query_one(EntryList)))
        assert "not there any more" in listed
        await pilot.press("down", "enter")
        assert (await settled(pilot)).press.kit.id == "beta"
        assert pilot.app.state.recent[:2] == (str(three[1]), str(tmp_path / "gone"))


# Reading again


async def test_a_changed_file_is_read_again_with_the_place_kept(tmp_path: Path) -> None:
    text = "\n\n".join(f"Paragraph {number} of the hall." for number in range(60))
    sections = (*small_kit().sections, Section(id="long", label="Long", text=text))
    kit = write(tmp_path / "kit", sections=sections)
    async with app_of(kit).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        await pilot.press("/", *"hall", "enter", "5", "G")
        await settled(pilot)
        before = (screen.pane_name, screen.key, screen.found.query, screen.query_one(Prose).scroll_offset.y)
        assert before[1] == "long#59"
        assert before[3] > 0
        more = tuple(
            Quote(id=f"more-{n}", kind=Kind.DIRECT, speakers=(), text="The gate closes at six.")
            for n in (1, 2)
        )
        write(kit, sections=sections, quotes=(*small_kit().quotes, *more))
        screen = await look(pilot)
        assert before == (
            screen.pane_name, screen.key, screen.found.query, screen.query_one(Prose).scroll_offset.y
        )  # fmt: skip
        assert "Reloaded: 2 quotations more" in (await toasts(pilot))
        await pilot.press("escape", "1")
        assert len(screen.query_one(EntryList).keys) == 3


async def test_where_the_entry_is_gone_the_row_is_kept(tmp_path: Path) -> None:
    quotes = tuple(
        Quote(id=f"q{n}", kind=Kind.DIRECT, speakers=(), text="The gate closes at six.") for n in range(4)
    )
    kit = write(tmp_path / "kit", quotes=quotes)
    async with app_of(kit).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        await pilot.press("j", "j")
        assert screen.key == "q2"
        write(kit, quotes=(*quotes[:2], quotes[3]))
        screen = await look(pilot)
        assert screen.key == "q3"
        assert "1 quotation fewer" in (await toasts(pilot))


async def test_a_touched_file_says_nothing(tmp_path: Path) -> None:
    kit = write(tmp_path / "kit")
    async with app_of(kit).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        write(kit)
        await look(pilot)
        assert (await toasts(pilot)) == ""


async def test_a_save_in_progress_is_waited_for(tmp_path: Path) -> None:
    kit = write(tmp_path / "kit")
    whole = (kit / "kit.yaml").read_bytes()
    async with app_of(kit).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        for end in (0, 100, 333, 480, 600):
            (kit / "kit.yaml").write_bytes(whole[:end])
            screen = await look(pilot, times=1)
            assert (screen.banner, (await toasts(pilot))) == ("", "")
        (kit / "kit.yaml").write_bytes(whole.replace(b"The gate closes", b"The gate opens"))
        screen = await look(pilot)
        assert screen.banner == ""
        assert "Reloaded" in (await toasts(pilot))


@pytest.mark.parametrize("garbage", [b"\x00\xff" * 500, b"", b"format: 1\nlabel: [\n", b"hello"])
async def test_garbage_and_deletion_leave_the_old_one_under_a_banner(tmp_path: Path, garbage: bytes) -> None:
    kit = write(tmp_path / "kit")
    whole = (kit / "kit.yaml").read_bytes()
    async with app_of(kit).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        (kit / "kit.yaml").write_bytes(garbage)
        screen = await look(pilot)
        assert "version before" in text_of(screen, "Banner")
        assert "“The hall opens in May.”" in text_of(screen, "#detail")
        assert "Faults" in text_of(screen, "PaneTabs")
        await pilot.press("7")
        assert "kit.yaml:" in text_of(screen, "#detail")
        (kit / "kit.yaml").unlink()
        screen = await look(pilot)
        assert "cannot be read now" in text_of(screen, "Banner")
        assert "Faults" not in text_of(screen, "PaneTabs")
        assert screen.pane_name == "quotes"
        (kit / "kit.yaml").write_bytes(whole)
        screen = await look(pilot)
        assert not screen.query_one(Banner).display
        assert "can be read again" in (await toasts(pilot))


async def test_a_version_with_faults_is_shown_when_asked_for(tmp_path: Path) -> None:
    kit = write(tmp_path / "kit")
    text = (kit / "kit.yaml").read_text()
    async with app_of(kit).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        (kit / "kit.yaml").write_text(text.replace("The new hall", "The old hall") + "wrong: 1\n")
        screen = await look(pilot)
        assert "1 fault now" in text_of(screen, "Banner")
        assert "The new hall" in text_of(screen, "TitleLine")
        await pilot.press("r")
        screen = await settled(pilot)
        assert screen.banner == ""
        assert "The old hall" in text_of(screen, "TitleLine")
        assert "Faults 1" in text_of(screen, "PaneTabs")
        (kit / "kit.yaml").write_text(text)
        screen = await look(pilot)
        assert "no faults any more" in (await toasts(pilot))
        assert "Faults" not in text_of(screen, "PaneTabs")


async def test_asking_for_an_unchanged_file_says_so(tmp_path: Path) -> None:
    async with app_of(write(tmp_path / "kit")).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        assert "nothing changed" in (await toasts(pilot))


async def test_a_kit_behind_another_is_read_again_too(three: list[Path]) -> None:
    async with app_of(*three[:2]).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        write(three[1], id="beta", label="Newer")
        await look(pilot)
        await pilot.press("]")
        screen = await settled(pilot)
        assert "Newer" in text_of(screen, "TitleLine")


async def test_reading_again_under_an_open_dialog(tmp_path: Path) -> None:
    kit = write(tmp_path / "kit")
    async with app_of(kit).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        await pilot.press("?")
        write(kit, label="Newer")
        await look(pilot)
        assert pilot.app.screen is not screen
        await pilot.resize_terminal(30, 8)
        await pilot.press("escape")
        await pilot.resize_terminal(*SIZE)
        await settled(pilot)
        assert "Newer" in text_of(screen, "TitleLine")


# Faults


async def test_a_broken_kit_opens_and_shows_its_faults(tmp_path: Path) -> None:
    kit = write(tmp_path / "kit")
    text = (kit / "kit.yaml").read_text()
    (kit / "kit.yaml").write_text(
        text.replace("kind: direct", "kind: shouted").replace("  text: The gate closes", "  text: [b]\x1b[31m")
        .replace("\x1b", "") + "wrong: 1\n"
    )  # fmt: skip
    async with app_of(kit).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        faults = screen.opened.faults
        assert len(faults) >= 2
        assert f"Faults {len(faults)}" in text_of(screen, "PaneTabs")
        assert f"This kit has {len(faults)} faults" in (await toasts(pilot))
        await pilot.press("７")
        assert screen.pane_name == "faults"
        for fault in faults:
            detail = "".join(line.strip() for line in text_of(screen, "#detail").split("\n"))
            assert f"kit.yaml:{fault.line}:{fault.column}" in detail
            assert fault.rule in detail
            assert "lufang check" in detail
            await pilot.press("j")
        await pilot.press("/", *"hall", "enter")
        assert len(screen.query_one(EntryList).keys) in {len(faults), 1}


async def test_quotations_that_stand_nowhere_are_among_the_faults(tmp_path: Path) -> None:
    quotes = (
        *small_kit().quotes,
        Quote(id="stranger", kind=Kind.DIRECT, text="Never said [b].", speakers=("anna",)),
    )
    async with app_of(write(tmp_path / "kit", quotes=quotes)).run_test(
        size=SIZE, notifications=True
    ) as pilot:
        screen = await settled(pilot)
        assert "Faults 1" in text_of(screen, "PaneTabs")
        await pilot.press("7", "tab", "enter")
        assert (screen.pane_name, screen.key) == ("quotes", "stranger")


async def test_a_sound_kit_has_no_such_pane(three: list[Path]) -> None:
    async with app_of(three[0]).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        await pilot.press("7")
        assert screen.pane_name == "quotes"
        assert "faults" not in screen.panes


# Coming back


async def test_the_next_start_is_where_the_last_one_ended(three: list[Path], tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    async with app_of(*three[:2], memory=Memory(state)).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("5", "j", "/", *"gate", "enter", "q")
        await pilot.pause()
    assert isinstance(pilot.app, LufangApp)
    pilot.app.save()
    assert json.loads(state.read_text())["recent"] == [str(three[1]), str(three[0])]
    async with app_of(three[0], memory=Memory(state)).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        assert (screen.pane_name, screen.key, screen.found.query) == ("article", "opening#1", "gate")
        assert "gate" in text_of(screen, "#query")
    async with app_of(three[0], memory=Memory(state, fresh=True)).run_test(
        size=SIZE, notifications=True
    ) as pilot:
        screen = await settled(pilot)
        assert (screen.pane_name, screen.found.query) == ("quotes", "")


@pytest.mark.parametrize(
    "place",
    [
        {"pane": "nowhere", "keys": {"quotes": 1, "x": "y"}, "row": -5, "query": 3, "scroll": "far"},
        {"pane": ["quotes"], "keys": [], "row": 10**30, "query": "\x1b[31m", "scroll": 10**30},
        {"pane": "article", "keys": {"article": "gone#9"}, "row": 99, "query": 'speaker:"', "scroll": -1},
        {"row": True, "scroll": True, "query": "-" * 500},
    ],
)
async def test_a_place_from_the_file_is_never_trusted(three: list[Path], tmp_path: Path, place: Any) -> None:
    state = tmp_path / "state.json"
    state.write_text(json.dumps({"places": {str(three[0] / "kit.yaml"): place, str(three[0]): place}}))
    async with app_of(three[0], memory=Memory(state)).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        assert screen.pane_name in {"quotes", "article"}
        await pilot.press("escape", "1")
        assert screen.key == "anna-1"


async def test_a_state_that_cannot_be_written_is_told_once(three: list[Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = Memory(tmp_path / "file" / "state.json")
    async with app_of(three[0], memory=memory).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app, LufangApp)
        for number in range(3):
            pilot.app.remember(history=(str(number),))
            pilot.app.save()
            await pilot.pause()
        assert (await toasts(pilot)).count("state.json") + (await toasts(pilot)).count("Not a directory") <= 2
        assert (await toasts(pilot)).strip()
        assert browser(pilot.app).press.kit.id == "alpha"
