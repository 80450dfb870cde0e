"""The dialog that exports: a path to type, the formats in a list, and what is written in a line that tab changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from lufang_tui.cards import PANES
from lufang_tui.cards.styled import Role, Row, one_line, styled
from lufang_tui.errors import LufangError
from lufang_tui.export.files import FILES, free_name, other_ending
from lufang_tui.i18n import N_, _
from lufang_tui.kit.write import FileExists, write_whole
from lufang_tui.log import without_home
from lufang_tui.tui.acting.embargo import heed_embargo
from lufang_tui.tui.dialogs.base import Dialog, Field
from lufang_tui.tui.dialogs.reading import DIALOG_CSS, Confirm
from lufang_tui.tui.session.kits import first_line
from lufang_tui.tui.session.paths import cleaned, expanded, is_folder
from lufang_tui.tui.widgets.bars import KeyHints
from lufang_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.events import Click, Resize

    from lufang_tui.kit.press import PressKit
    from lufang_tui.search import Selection


LOW = 22
"""Lines of a terminal up to which not all formats are shown at once."""


class Part(NamedTuple):
    """Something that can be exported."""

    name: str
    selection: Selection | None
    """None is the whole kit."""
    remark: str = ""
    """What else is written with it; empty where nothing is."""


Written: TypeAlias = tuple[Path, Part, str] | None
"""The file, what is in it, and the name of its format; None where nothing was written."""


class FileField(Field):
    """The path of the file; the arrows choose among the formats."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.write", N_("write"), id="export.write"),
        Binding("down", "screen.move(1)", N_("format"), id="export.format", key_display="↑ ↓"),
        Binding("up", "screen.move(-1)", N_("format"), id="export.up", show=False),
        Binding("tab", "screen.other_part", N_("what"), id="export.part", priority=True),
    ]


class PartLine(Static):
    """What is written; a click changes it as tab does."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """The reader wants the next."""

    def on_click(self, event: Click) -> None:
        """Go on to the next."""
        event.stop()
        self.post_message(self.Clicked())


class ExportDialog(Dialog[Written]):
    """Asks for format, part and path; answers with the file once it is written."""

    DEFAULT_CSS = (
        DIALOG_CSS.format(name="ExportDialog")
        + """
    ExportDialog {
        & EntryList { height: 8; max-height: 8; margin: 1 0; }
        & EntryList > .list--bar { color: $accent; }
        & EntryList > .list--cursor { background: $primary 40%; }
        & #told { height: auto; max-height: 3; }
        & #told.-trouble { color: $text-warning; }
        & PartLine { height: auto; max-height: 2; }
        & #remark { height: auto; max-height: 2; color: $text-warning; }
    }
    """
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("close"), id="export.close"),
    ]

    def __init__(
        self,
        press: PressKit,
        parts: Sequence[Part],
        table: Callable[[Part], str],
        text: Callable[[Part, str, str | None], str],
    ) -> None:
        """Offer parts; `table` names the group a CSV file gets, `text` writes a part in a format with a notice or None."""
        super().__init__()
        self._press = press
        self._parts = parts
        self._table = table
        self._text = text
        self._at = 0
        self._writing = False

    @property
    def part(self) -> Part:
        """What is to be written."""
        return self._parts[self._at]

    @property
    def to(self) -> str:
        """The name of the format that is highlighted."""
        return self.query_one(EntryList).key or next(iter(FILES))

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical() as box:
            box.border_title = Content(_("Export"))
            ending = next(iter(FILES.values())).ending
            yield FileField(free_name(Path(), self._press.kit.id, ending), select_on_focus=False)
            yield Static("", id="told", markup=False)
            yield EntryList()
            yield PartLine("", id="part", markup=False)
            yield Static("", id="remark", markup=False)
            yield KeyHints(["export.write", "export.format", "export.part", "export.close"])

    def on_mount(self) -> None:
        """Offer the first part as the first format, at a path that is free."""
        self.query_one(FileField).action_end()
        entries = self.query_one(EntryList)
        entries.can_focus = False
        entries.show(list(FILES), self._row, key=None, empty="")
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Show as many formats as leave room for the rest, down to 20 lines."""
        super().on_resize(event)
        self.query_one(EntryList).styles.height = 8 if event.size.height > LOW else 4

    def _row(self, to: str) -> Row:
        one = FILES[to]
        return Row(styled((one.title, Role.WORDS)), one.ending, styled((_(one.purpose), Role.LABEL)))

    def _show(self) -> None:
        """Say where the file goes and what will be in it."""
        self._tell("")
        drawn = [
            Content.styled(f"{'●' if at == self._at else '○'} {part.name}", "bold" if at == self._at else "")
            for at, part in enumerate(self._parts)
        ]
        self.query_one(PartLine).update(Content("   ").join(drawn))
        remark = self.part.remark
        if self.to == "csv":
            group = self._table(self.part)
            title = next(_(pane.title) for pane in PANES if pane.name == group)
            remark = _("CSV holds one table: {group}. For another, open its pane first.")
            remark = remark.format(group=title)
        self.query_one("#remark", Static).update(one_line(remark))

    def _tell(self, trouble: str) -> None:
        told = self.query_one("#told", Static)
        told.set_class(bool(trouble), "-trouble")
        told.update(one_line(trouble or self._where()))

    def _where(self) -> str:
        folder = self._path().parent
        try:
            shown = without_home(str(folder.absolute()))
        except OSError:  # the working folder is gone
            shown = str(folder)
        return _("in {folder}").format(folder=shown)

    def _path(self) -> Path:
        return expanded(self.query_one(FileField).value)

    @on(Input.Changed)
    def look_again(self, event: Input.Changed) -> None:
        """Say where the path leads."""
        event.stop()
        self._tell("")

    @on(EntryList.Highlighted)
    def change_format(self) -> None:
        """Give the file the ending of the format; a name that was proposed is free with that ending, too."""
        field = self.query_one(FileField)
        stem = self._press.kit.id
        proposed = {free_name(Path(), stem, one.ending) for one in FILES.values()}
        ending = FILES[self.to].ending
        name = (
            free_name(Path(), stem, ending) if field.value in proposed else other_ending(field.value, ending)
        )
        field.value = name
        field.cursor_position = len(name)
        self._show()

    def action_move(self, step: int) -> None:
        """Highlight another format."""
        self.query_one(EntryList).action_move(step)

    @on(PartLine.Clicked)
    def clicked_part(self) -> None:
        """Do what tab does."""
        self.action_other_part()

    def action_other_part(self) -> None:
        """Have the next of what can be exported written."""
        self._at = (self._at + 1) % len(self._parts)
        self._show()

    def action_write(self) -> None:
        """Write the file, after a question where there is an embargo or the file exists."""
        field = self.query_one(FileField)
        if self._writing or not cleaned(field.value):
            return
        path = self._path()
        if is_folder(path):
            inside = f"{cleaned(field.value).rstrip('/')}/"
            field.value = inside + free_name(path, self._press.kit.id, FILES[self.to].ending)
            field.cursor_position = len(field.value)
            return
        part, to = self.part, self.to
        heed_embargo(
            self.app,
            self._press.kit,
            _("Export all the same?"),
            lambda notice: self._write(path, part, to, notice),
        )

    def _write(self, path: Path, part: Part, to: str, notice: str | None, *, force: bool = False) -> None:
        """Write in a thread: a large kit takes its time, and a folder may lie on a network."""
        self._writing = True
        self._tell(_("Writing…"))

        def write() -> None:
            try:
                write_whole(path, self._text(part, to, notice).encode(), force=force)
            except FileExists:
                self.app.call_later(self._ask, path, part, to, notice)
            except LufangError as error:
                self.app.call_later(self._failed, first_line(error))
            else:
                self.app.call_later(self._done, path, part, to)

        self.app.run_worker(write, thread=True, group="export")

    def _ask(self, path: Path, part: Part, to: str, notice: str | None) -> None:
        """Ask before a file is overwritten."""
        self._writing = False
        self._tell("")

        def answered(yes: bool | None) -> None:
            if yes:
                self._write(path, part, to, notice, force=True)

        question = [
            styled((_("The file exists already"), Role.HEADING)),
            styled(without_home(str(path))),
            styled(_("Overwrite it?")),
        ]
        self.app.push_screen(Confirm(question), answered)

    def _failed(self, trouble: str) -> None:
        self._writing = False
        if self.is_mounted:
            self._tell(trouble)

    def _done(self, path: Path, part: Part, to: str) -> None:
        self._writing = False
        if self.is_current:
            self.dismiss((path.absolute(), part, to))
