"""The widget that draws a figure's picture in half cells, and the asking before it is opened elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.css.query import NoMatches
from textual.strip import Strip
from textual.widget import Widget
from textual.worker import get_current_worker

from lufang_tui.cards.half_cells import HalfCells, NoPillow, half_cells
from lufang_tui.cards.styled import Role, one_line, styled
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.text.breaks import wrap
from lufang_tui.tui.acting.outside import NotOpened, open_outside, picture_file, way_here

if TYPE_CHECKING:
    from textual.events import Resize

    from lufang_tui.kit.folder import KitFolder
    from lufang_tui.kit.model import Figure
    from lufang_tui.tui.browser import Browser

UPPER = "▀"
GUTTER = 2
"""Cells left of the picture, as left of the words."""


class Picture(Widget):
    """One picture, as large as there is room; decoded in a thread, drawn again when the room changes."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Picture { height: 1fr; min-height: 3; color: $text-warning; }
    """

    def __init__(self) -> None:
        super().__init__(id="picture")
        self.drawn: HalfCells | None = None
        """What is shown; None while it is decoded, and where there is nothing to show."""
        self.said = ""
        """One line: why there is no picture, or what to know about it."""
        self._asked: tuple[KitFolder, str, int, int] | None = None
        self._strips: dict[int, Strip] = {}

    def ask(self, folder: KitFolder, file: str) -> None:
        """Show this picture of a kit, once it is decoded; nothing happens where it is shown already."""
        columns, rows = self.content_size.width - GUTTER - 1, self.content_size.height
        asked = (folder, file, columns, rows)
        if asked == self._asked:
            return
        before, self._asked = self._asked, asked
        if before is None or before[:2] != asked[:2]:
            self._set(None, "")
        if self.app_wide():
            self._set(None, _("The picture is not drawn: this terminal gives its signs two cells."))
        elif columns > 0 and rows > 0:
            self.run_worker(partial(self._decode, asked), thread=True, exclusive=True, group="picture")

    def app_wide(self) -> bool:
        """Whether the terminal would draw half cells two cells wide."""
        return bool(getattr(self.app, "wide_signs", False))

    @property
    def in_shades(self) -> bool:
        """Whether the terminal has too few colours for a picture."""
        return self.app.no_color or self.app.console.color_system in {"standard", "windows"}

    def _decode(self, asked: tuple[KitFolder, str, int, int]) -> None:
        folder, file, columns, rows = asked
        drawn, said = None, ""
        try:
            # A line stays free for what is to be said.
            drawn = half_cells(folder.picture_bytes(file), columns, max(1, rows - 1), file)
            said = drawn.remark
        except NoPillow as error:
            said = error.message
        except LufangError as error:
            said = _("No picture: {reason}").format(reason=error.message)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take, asked, drawn, said)

    def _take(self, asked: tuple[KitFolder, str, int, int], drawn: HalfCells | None, said: str) -> None:
        if asked == self._asked:
            self._set(drawn, said)

    def _set(self, drawn: HalfCells | None, said: str) -> None:
        self.drawn, self.said = drawn, one_line(said)
        self._strips.clear()
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Draw it as large as there is room now."""
        del event
        if self._asked is not None:
            self.ask(*self._asked[:2])

    def notify_style_update(self) -> None:
        """Forget what was drawn on another background."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Draw one line: of the picture, then what is to be said."""
        width, base = self.size.width, self.rich_style
        rows = self.drawn.rows if self.drawn is not None else 0
        if y < rows and self.drawn is not None:
            if y not in self._strips:
                self._strips[y] = self._row(self.drawn, y, base).adjust_cell_length(width, base)
            return self._strips[y]
        lines = wrap(self.said, max(1, width - GUTTER)) if self.said else []
        if 0 <= y - rows < len(lines):
            start, end = lines[y - rows]
            return Strip([Segment(" " * GUTTER + self.said[start:end], base)]).adjust_cell_length(width, base)
        return Strip.blank(width, base)

    def _row(self, drawn: HalfCells, row: int, base: Style) -> Strip:
        margin = Segment(" " * GUTTER, base)
        if self.in_shades:
            return Strip([margin, Segment(drawn.shaded(row), Style())])
        cells = [margin]
        for column in range(drawn.columns):
            upper, lower = drawn.pair(column, row)
            cells.append(Segment(UPPER, Style.from_color(Color.from_rgb(*upper), Color.from_rgb(*lower))))
        return Strip(cells)


def show_picture(browser: Browser) -> None:
    """Show the picture of the highlighted figure under its words; put it away in any other pane."""
    from textual.containers import Vertical

    from lufang_tui.cards.figures import FiguresPane

    side = browser.query_one("#side", Vertical)
    figure = browser.pane.figure(browser.key) if isinstance(browser.pane, FiguresPane) else None
    shown = figure is not None and figure.file is not None
    side.set_class(shown, "-picture")
    try:
        picture = browser.query_one(Picture)
    except NoMatches:
        if not shown:
            return
        picture = Picture()
        side.mount(picture)
    picture.display = shown
    if figure is not None and figure.file is not None:
        browser.call_after_refresh(picture.ask, browser.press.folder, figure.file)


def open_picture(browser: Browser, figure: Figure) -> None:
    """Ask, then open a figure's file in another program; where there is none, say so and where the file lies."""
    from lufang_tui.tui.dialogs.reading import Confirm, Reading

    if figure.file is None:
        return
    folder, file, way = browser.press.folder, figure.file, way_here()
    try:
        path = folder.picture_path(file)
    except LufangError as error:
        browser.notify(one_line(error.message), severity="error", markup=False)
        return
    where = str(path) if path is not None else file
    if not way.command:
        page = [
            styled((_("The picture is not opened: {reason}.").format(reason=way.reason), Role.DOUBT)),
            styled(""),
            styled((_("Its file:"), Role.LABEL)),
            styled(where),
        ]
        if path is None:
            page.append(styled((_("It lies in the kit’s .zip."), Role.LABEL)))
        browser.app.push_screen(Reading(page))
        return

    def start() -> None:
        try:
            open_outside(way, picture_file(folder, file))
        except (NotOpened, LufangError) as error:
            browser.app.call_from_thread(
                browser.notify, one_line(error.message), severity="error", markup=False
            )
        except OSError as error:
            reason = one_line(error.strerror or str(error))
            browser.app.call_from_thread(browser.notify, reason, severity="error", markup=False)

    def answered(yes: bool | None) -> None:
        if yes:
            browser.app.run_worker(start, thread=True, group="outside")

    question = [
        styled((_("Open the picture in another program?"), Role.HEADING)),
        styled(where),
        styled((_("The file came with the kit."), Role.LABEL)),
    ]
    browser.app.push_screen(Confirm(question), answered)
