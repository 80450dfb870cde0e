"""The kit's page, the drawn timeline, pictures and the article in the app: what keys do, and what is seen."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from textual.pilot import Pilot

from kits import MemoryFolder, small_kit, small_press
from lufang_tui.cards.half_cells import half_cells
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Figure
from lufang_tui.kit.press import PressKit
from lufang_tui.kit.write import write_kit
from lufang_tui.tui.acting import outside
from lufang_tui.tui.acting.outside import NotOpened, Way, open_outside, picture_file, way_out
from lufang_tui.tui.browser import Browser
from lufang_tui.tui.dialogs.reading import Confirm, Reading
from lufang_tui.tui.widgets import picture
from lufang_tui.tui.widgets.banner import EmbargoLine
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.picture import Picture
from lufang_tui.tui.widgets.prose import Prose
from screens import app_on, settled, shown, text_of

SIZE = (120, 40)


@pytest.fixture(scope="module")
def press() -> PressKit:
    return load(None)


def png(colour: tuple[int, int, int] = (200, 10, 10), size: tuple[int, int] = (64, 32)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def pictured(*files: tuple[str, bytes]) -> PressKit:
    """A kit with a figure for each file."""
    figures = tuple(
        Figure(
            id=f"fig-{at}",
            number=at,
            file=name,
            caption=f"Caption {at}",
            section="opening",
            after_paragraph=1,
        )
        for at, (name, _data) in enumerate(files)
    )
    return PressKit(small_kit(figures=figures), MemoryFolder(**dict(files)))


async def drawn(pilot: Pilot[int]) -> Picture:
    """Wait for the picture."""
    await pilot.pause()
    screen = await settled(pilot)
    await settled(pilot)
    return screen.query_one(Picture)


async def test_6_opens_the_kit_page_and_its_links_lead_on_and_back(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("6")
        assert "About this kit" in text_of(screen, "#detail")
        screen.query_one(EntryList).highlight("organisation:jd-cloud")
        await pilot.pause()
        await pilot.press("tab", "enter")
        assert (screen.pane_name, screen.key) == ("people", "zha-wenxiong")
        await pilot.press("b")
        assert (screen.pane_name, screen.key) == ("kit", "organisation:jd-cloud")


async def test_going_to_the_kit_page_keeps_the_search(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.searching.search_for("查文雄")
        screen.moving.jump("kit/organisation:jd-cloud")
        await pilot.pause()
        assert screen.found.query == "查文雄"
        assert screen.key == "organisation:jd-cloud"


async def test_t_draws_the_timeline_keeps_it_and_a_link_opens_the_card(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("t")
        assert screen.pane_name == "quotes"
        await pilot.press("3", "t")
        line = text_of(screen, "#detail")
        assert "2018 ┼┃" in line
        assert "2 y 8 m later" in line
        await pilot.press("1", "3", "j")
        assert "2018 ┼┃" in text_of(screen, "#detail")
        await pilot.press("tab", "j", "enter")
        await pilot.pause()
        assert "the article says" in text_of(screen, "#detail")
        await pilot.press("b")
        assert "2018 ┼┃" in text_of(screen, "#detail")
        await pilot.press("t")
        assert "the article says" in text_of(screen, "#detail")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_pane_is_legible_at_every_size(
    press: PressKit, size: tuple[int, int], language: str
) -> None:
    from lufang_tui import i18n

    i18n.use(language)
    try:
        async with app_on(press).run_test(size=size) as pilot:
            screen = await settled(pilot)
            for key in "123456":
                await pilot.press(key)
                await settled(pilot)
                assert sum(bool(line.strip()) for line in shown(screen.query_one(Prose))) >= 3
            await pilot.press("3", "t")
            assert any("┼" in line for line in shown(screen.query_one(Prose)))
    finally:
        i18n.use("en")


async def test_the_article_is_gone_through_by_links_and_the_list_catches_up(press: PressKit) -> None:
    async with app_on(press).run_test(size=(100, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("5")
        prose, entries = screen.query_one(Prose), screen.query_one(EntryList)
        screen.moving.jump("quotes/zha-1")
        await pilot.press("a")
        assert prose.cursor is not None
        assert prose.marked is not None
        assert prose.marked < prose.cursor
        assert prose.paragraphs[prose.cursor].link == "quotes/zha-1"
        await pilot.press("tab", "enter")
        assert (screen.pane_name, screen.key) == ("quotes", "zha-1")
        await pilot.press("b", "G")
        await pilot.pause()
        before = screen.key
        await pilot.press("tab")
        await pilot.pause()
        assert screen.key != before
        assert screen.focused is entries


async def test_a_picture_is_drawn_under_its_words_and_again_when_there_is_less_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    async with app_on(pictured(("a.png", png()))).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("4")
        shown_now = await drawn(pilot)
        assert shown_now.drawn is not None
        assert shown(shown_now)[0].strip() == "▀" * 64
        colours = [segment.style for segment in shown_now.render_line(0) if "▀" in segment.text]
        assert {style.color.triplet for style in colours if style and style.color} == {(200, 10, 10)}
        await pilot.resize_terminal(70, 24)
        shown_now = await drawn(pilot)
        assert shown_now.drawn is not None
        assert shown_now.drawn.columns < 64
        await pilot.press("1")
        assert not shown_now.display


@pytest.mark.parametrize("variable", ["NO_COLOR", "COLORTERM"])
async def test_without_colours_a_picture_is_in_shades(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    # Sixteen colours are too few as well.
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM", raising=False)
    if variable == "NO_COLOR":
        monkeypatch.setenv("COLORTERM", "truecolor")
        monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(pictured(("a.png", png((128, 128, 128)))))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("4")
        assert shown(await drawn(pilot))[0].strip() == "▒" * 64


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", b"", "No picture: the file is empty"),
        ("a.jpg", png()[:60], "No picture: cannot be decoded: the file is damaged"),
        ("a.jpg", png(), "a PNG file, whatever its name says"),
    ],
)
async def test_a_bad_picture_keeps_its_caption_and_says_why(name: str, data: bytes, said: str) -> None:
    async with app_on(pictured((name, data))).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("4")
        assert said in " ".join(shown(await drawn(pilot)))
        assert "Caption 0" in text_of(screen, "#detail")


async def test_the_picture_of_the_figure_moved_to_is_the_one_that_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An answer for a figure that the reader has left is dropped."""
    async with app_on(pictured(("a.png", png()), ("b.png", png((10, 10, 200))))).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("4")
        widget = await drawn(pilot)
        stale = widget._asked
        assert stale is not None
        await pilot.press("j")
        await drawn(pilot)
        widget._take(stale, half_cells(png(), 8, 8), "late")
        assert widget.said == ""
        assert widget.drawn is not None
        assert widget.drawn.pair(0, 0)[0] == bytes((10, 10, 200))


async def test_o_opens_a_picture_after_asking_and_a_goes_to_the_article(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(picture, "way_here", lambda: Way(("viewer",)))
    monkeypatch.setattr(picture, "open_outside", lambda _way, path: opened.append(path))
    press = load(None)
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("4", "o")
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("n")
        await settled(pilot)
        assert opened == []
        await pilot.press("o", "y")
        await settled(pilot)
        assert [path.name for path in opened] == ["lufang1.png"]
        await pilot.press("a")
        assert screen.pane_name == "article"
        await pilot.press("b", "1", "o")
        assert screen.pane_name == "article"


async def test_over_ssh_the_path_is_shown_and_nothing_is_opened(
    press: PressKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    async with app_on(press).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("4", "o")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Reading)
        page = "".join(line.strip() for line in shown(pilot.app.screen.query_one(Prose)))
        assert "(SSH)" in page
        assert "lufang1.png" in page


def test_the_way_out_is_chosen_from_the_environment() -> None:
    def found(_name: str) -> str:
        return "/bin/x"

    assert way_out({"DISPLAY": ":0"}, "linux", found).command == ("xdg-open",)
    assert way_out({}, "darwin", found).command == ("open",)
    assert way_out({}, "linux", found).reason == "there is no display"
    assert way_out({"WAYLAND_DISPLAY": "w"}, "linux", lambda _: None).reason == "there is no xdg-open"
    assert not way_out({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, "linux", found).command


def test_a_viewer_that_fails_or_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotOpened, match="exit code 1"):
        open_outside(Way(("false",)), tmp_path)
    with pytest.raises(NotOpened, match="cannot be started"):
        open_outside(Way((str(tmp_path / "none"),)), tmp_path)
    open_outside(Way(("true",)), tmp_path)


def test_only_pictures_are_opened_and_one_of_a_zip_is_written_first(tmp_path: Path) -> None:
    files = MemoryFolder(**{"a.png": png(), "run.sh": png(), "b.png": b"#!/bin/sh"})
    written = picture_file(files, "a.png")
    try:
        assert written.read_bytes() == png()
        assert written.suffix == ".png"
    finally:
        written.unlink()
    for name in ("run.sh", "b.png"):
        with pytest.raises(NotOpened):
            picture_file(files, name)
    write_kit(small_kit(), tmp_path / "kit")
    with zipfile.ZipFile(tmp_path / "kit.zip", "w") as archive:
        archive.write(tmp_path / "kit/press_kit/kit.yaml", "press_kit/kit.yaml")
        archive.writestr("assets/a.png", png())
    zipped = picture_file(load(tmp_path / "kit.zip").folder, "a.png")
    assert zipped.read_bytes() == png()
    zipped.unlink()


async def test_an_embargo_stands_over_every_pane_until_it_is_over(
    stopped_clock: Callable[[datetime], None],
) -> None:
    stopped_clock(datetime(2030, 5, 13, 1, tzinfo=UTC))
    async with app_on(small_press(embargo="2030-05-15T09:00:00+08:00")).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        for key in "123456":
            await pilot.press(key)
            said = " ".join(shown(screen.query_one(EmbargoLine)))
            assert "Under embargo until 2030-05-15 09:00" in said
        stopped_clock(datetime(2030, 5, 15, 1, tzinfo=UTC))
        screen.query_one(EmbargoLine).look()
        await pilot.pause()
        assert not screen.query_one(EmbargoLine).display


async def test_without_an_embargo_there_is_no_line(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert isinstance(screen, Browser)
        assert not screen.query_one(EmbargoLine).display
        assert outside.way_here() is not None
