"""Looks: contrast of the own themes, what is told without colour, sizes, and terminals with wide signs."""

from __future__ import annotations

import re

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot
from textual.widget import Widget

from lufang_tui import i18n
from lufang_tui.cards import PANES
from lufang_tui.kit.load import load
from lufang_tui.kit.press import PressKit
from lufang_tui.text.cells import width as cell_width
from lufang_tui.tui.browser import Browser
from lufang_tui.tui.dialogs.theme_choice import ThemeChoice
from lufang_tui.tui.looks.ambiguous import advice
from lufang_tui.tui.looks.appearance import DEFAULT_THEME, THEMES, has_colour, may_be_wide
from lufang_tui.tui.looks.themes import OWN, AsciiLines, WithoutColour
from lufang_tui.tui.widgets.bars import LEAST
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose
from screens import app_on, settled, text_of
from terminal import browse, environment, in_pty

TEXT_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3 (level AA), for text of ordinary size."""
SIGN_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11, for signs that are no text."""
SIGNS = set("▌│─┃━● ▁▂▃▄▅▆▇█▀▄")


@pytest.fixture(scope="module")
def press() -> PressKit:
    return load(None)


def drawn(pilot: Pilot[int]) -> list[tuple[Widget, Segment]]:
    """Every stretch of text that the screen's widgets draw, pictures left out."""
    return [
        (widget, segment)
        for widget in pilot.app.screen.walk_children(Widget)
        if widget.display and not widget.children and widget.id != "picture"
        for y in range(widget.size.height)
        for segment in widget.render_line(y)
        if segment.text.strip() and segment.style is not None
    ]


def contrast(widget: Widget, style: Style) -> float:
    """The contrast of a stretch (WCAG 2.2, contrast ratio), its background that of the widget where it has none."""
    ground = Color.from_rich_color(style.bgcolor) if style.bgcolor else widget.background_colors[1]
    ink = Color.from_rich_color(style.color) if style.color else Color.parse("white")

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    def luminance(color: Color) -> float:
        red, green, blue = (linear(part) for part in color.normalized)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(ink), luminance(ground)))
    return (high + 0.05) / (low + 0.05)


STATES = {
    "quotes": "1",
    "people": "2",
    "timeline": "3",
    "figures": "4",
    "article": "5",
    "kit": "6",
    "the detail": "1 tab",
    "a card": "2 tab",
    "searching": "/ 智 能",
    "hits": "/ 智 能 enter",
    "hits in the article": "/ 智 能 enter 5 tab",
    "help": "?",
    "the palette": "ctrl+p",
    "the palette with text": "ctrl+p c o p y",
    "styles": "C",
    "themes": "T",
    "jumping": "f",
}


@pytest.mark.parametrize("theme", [theme.name for theme in OWN])
@pytest.mark.parametrize("state", STATES)
async def test_own_themes_have_contrast_everywhere(press: PressKit, theme: str, state: str) -> None:
    app = app_on(press)
    app.theme = theme
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press(*STATES[state].split())
        await settled(pilot)
        app.theme = theme  # the choice of themes wears what is highlighted
        await pilot.pause()
        for widget, segment in drawn(pilot):
            style = segment.style
            assert style is not None
            least = SIGN_CONTRAST if set(segment.text) <= SIGNS else TEXT_CONTRAST
            assert contrast(widget, style) >= least, (widget, segment)


def test_the_themes_that_there_are(press: PressKit) -> None:
    app = app_on(press)
    assert set(THEMES) == set(app.available_themes), "THEMES is for where Textual is not loaded"
    assert app.theme == DEFAULT_THEME == "lufang-dark"


@pytest.mark.parametrize("theme", THEMES)
async def test_every_theme_can_be_worn(press: PressKit, theme: str) -> None:
    app = app_on(press)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.theme = theme
        await settled(pilot)
        assert drawn(pilot)


async def test_choosing_a_theme_shows_it_and_escape_puts_the_old_one_back(press: PressKit) -> None:
    async with app_on(press).run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("Ｔ")
        assert isinstance(pilot.app.screen, ThemeChoice)
        await pilot.press("j")
        assert pilot.app.theme == "lufang-light"
        await pilot.press("escape")
        assert pilot.app.theme == "lufang-dark"
        await pilot.press("T", "j", "enter")
        await pilot.pause()
        assert pilot.app.theme == "lufang-light"
        [note] = pilot.app._notifications
        assert "theme: lufang-light" in note.message
        assert "config.yaml" in note.message


# Without colour


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({}, True),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "0"}, False),
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "vt100"}, False),
        ({"TERM": "vt220"}, False),
        ({"TERM": "xterm-mono"}, False),
        ({"TERM": "linux-m"}, False),
        ({"TERM": "vt340"}, True),
        ({"TERM": "tmux"}, True),
    ],
)
def test_where_there_is_colour(environment: dict[str, str], colour: bool) -> None:
    assert has_colour(environment) is colour


def shape(style: Style) -> tuple[bool, bool, bool]:
    return bool(style.bold), bool(style.underline), bool(style.reverse)


@pytest.fixture
def monochrome(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


async def test_without_colour_shapes_tell(press: PressKit, monochrome: None) -> None:
    async with app_on(press).run_test(size=(120, 40)) as pilot:
        screen = await settled(pilot)
        entries = screen.query_one(EntryList)

        def row(y: int) -> list[tuple[bool, bool, bool]]:
            return [shape(s.style) for s in entries.render_line(y) if s.style and s.text.strip(" ▌")]

        assert all(reverse for _, _, reverse in row(0)), "the highlight, where the keys go"
        assert not any(reverse for _, _, reverse in row(2))
        await pilot.press("tab")
        assert not any(reverse for _, _, reverse in row(0)), "the keys go to the other side"
        assert entries.render_line(0).text.startswith("▌"), "the entry is still seen to be chosen"
        await pilot.press("/", *"智能", "enter", "5")
        await pilot.pause()
        found = [
            (widget, segment)
            for widget, segment in drawn(pilot)
            if segment.text == "智能" and isinstance(widget, EntryList | Prose)
        ]
        assert found
        for _widget, segment in found:
            assert segment.style is not None
            assert shape(segment.style) == (True, True, True)


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "vt100"}, {"TERM": "xterm-mono"}])
def test_no_colour_at_all_reaches_the_terminal(variables: dict[str, str]) -> None:
    with in_pty(browse(), env=environment(**variables)) as terminal:
        terminal.wait("查文雄".encode())
        terminal.write("/智能\r5\t".encode())
        terminal.quiet()
        found = re.findall(rb"\x1b\[([\d;]*)m", terminal.bytes)
    parameters = {part for sequence in found for part in sequence.split(b";")}
    assert parameters <= {b"", b"0", b"1", b"3", b"4", b"7"}, parameters


def test_the_filter_keeps_what_is_no_colour() -> None:
    style = Style(color="red", bgcolor="blue", bold=True, dim=True, reverse=True, meta={"pane": "quotes"})
    [segment] = WithoutColour().apply([Segment("春", style)], Color.parse("black"))
    kept = segment.style
    assert kept is not None
    assert (kept.color, kept.bgcolor, kept.bold, kept.dim, kept.reverse) == (None, None, True, None, True)
    assert kept.meta == {"pane": "quotes"}


# Sizes


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize(
    "size",
    [(60, 20), (80, 24), (89, 30), (90, 30), (120, 40), (240, 70)],
    ids=lambda size: "x".join(map(str, size)),
)
async def test_bars_fit_in_both_languages(press: PressKit, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    try:
        async with app_on(press).run_test(size=size) as pilot:
            screen = await settled(pilot)
            tabs = text_of(screen, "PaneTabs")
            assert all(f"{number} " in f"{tabs} " for number in range(1, len(PANES) + 1)), tabs
            assert cell_width(tabs) <= size[0] - 2
            assert len(text_of(screen, "KeyHints").split("  ")) >= 3
            entries, detail = screen.query_one(EntryList).region, screen.query_one("#detail").region
            if size[0] < 90:
                assert entries.bottom <= detail.y, "one above the other"
            else:
                assert entries.right <= detail.x, "side by side"
            assert min(entries.width, detail.width) >= 34
            assert min(entries.height, detail.height) >= 4
    finally:
        i18n.use(None)


async def test_too_small_is_said_and_nothing_breaks(press: PressKit) -> None:
    async with app_on(press).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        for size in (
            (60, 20),
            (30, 8),
            (24, 8),
            (23, 8),
            (40, 7),
            (20, 5),
            (10, 4),
            (5, 3),
            (2, 2),
            (1, 1),
            (80, 24),
        ):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            small = size[0] < LEAST[0] or size[1] < LEAST[1]
            title = text_of(screen, "TitleLine")
            if size[0] > 6 and size[1] > 2:
                assert ("too" in title) is small, size
            if size not in ((30, 8), (20, 5), (2, 2), (1, 1)):
                continue
            for key in (
                "j",
                "2",
                "1",
                "tab",
                "f",
                "escape",
                "?",
                "escape",
                "T",
                "escape",
                "ctrl+p",
                "escape",
            ):
                await pilot.press(key)
            assert isinstance(pilot.app.screen, Browser)


# Wide signs


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({}, False),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, False),
        ({"LC_CTYPE": "ja_JP.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8", "TMUX": "/tmp/x,1,0"}, False),
        ({"VTE_CJK_WIDTH": "1"}, True),
    ],
)
def test_which_terminals_are_asked(environment: dict[str, str], asked: bool) -> None:
    assert may_be_wide(environment) is asked


def test_the_advice_names_the_terminals_own_setting() -> None:
    assert "iTerm2" in advice({"TERM_PROGRAM": "iTerm.app"})
    assert "Narrow" in advice({"VTE_VERSION": "7000"})
    assert "cjkWidth" in advice({"XTERM_VERSION": "XTerm(379)"})
    assert "ambiguous width" in advice({})


def test_lines_become_ascii_and_words_do_not() -> None:
    [segment] = AsciiLines().apply([Segment("▌“云” ─│┃▇ ▀")], Color.parse("black"))
    assert segment.text == "|“云” -||# ▀"


async def test_borders_are_ascii_where_signs_are_wide(press: PressKit) -> None:
    app = app_on(press)
    app.wide_signs = True
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settled(pilot)
        [note] = pilot.app._notifications
        assert "two cells wide" in note.message
        await pilot.press("?")
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        text = "\n".join("".join(segment.text for segment in strip) for strip in strips)
        assert not set("─│┃━▌╭╮╰╯█") & set(text)
