"""The terminal app: wires settings, memory, kits and log together, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from lufang_tui.i18n import N_, _
from lufang_tui.log import Log
from lufang_tui.tui.configured import ConfiguredApp
from lufang_tui.tui.session.collected import Collected, ShelfOfNothing
from lufang_tui.tui.session.kits import Kits, mode_name
from lufang_tui.tui.session.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.events import Resize

    from lufang_tui.kit.opened import Opened
    from lufang_tui.library import Library
    from lufang_tui.state import State
    from lufang_tui.tui.browser import Browser
    from lufang_tui.tui.library.screen import LibraryScreen
    from lufang_tui.tui.session.collected import Shelf

SAVE_SECONDS = 5.0
"""How often the state is written at most, while something changes."""


class LufangApp(ConfiguredApp):
    """Browses press kits."""

    TITLE = "lufang"
    CSS_PATH = "app.tcss"
    DEFAULT_MODE: ClassVar[str] = mode_name(1)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", N_("To the shell; fg comes back"), id="suspend", show=False)
    ]

    def __init__(
        self,
        opened: Sequence[Opened],
        memory: Memory | None = None,
        log: Log | None = None,
        *,
        waiting: Sequence[Path] = (),
        shelf: Shelf | None = None,
        library: Library | None = None,
    ) -> None:
        """`library` is opened as the first tab; else there must be a kit."""
        super().__init__()
        self.memory = memory or Memory.of_nothing()
        """What outlives the program; a memory of nothing is never written."""
        self.journal = log or Log.of_nothing()
        self.crash: Exception | None = None
        """What ended the app, where a fault of the program did."""
        self.interrupted_at = float("-inf")
        """When Ctrl+C was pressed last, by the monotonic clock in seconds."""
        self.collected = Collected(self, shelf or ShelfOfNothing())
        """The clippings; without a shelf they are forgotten with the app."""
        self.kits = Kits(self, opened, waiting, _screen_of(library))
        self._started = False

    def get_default_screen(self) -> Browser | LibraryScreen:
        """Return the screen of the first tab."""
        return self.kits.screens[0]

    def after_first_screen(self) -> None:
        """Do what the first screen does not wait for; a second browser's first screen asks for nothing more."""
        if self._started or self.crash is not None or not self.is_running:
            return
        self._started = True
        # Before any thread asks for them: two threads that import a room at once from both ends lock each other out.
        from lufang_tui.tui.session.ending import end_by_signals, end_with_the_terminal

        if not self.is_headless:
            end_by_signals(self)
            end_with_the_terminal()
        self.app_resume_signal.subscribe(self, self._repaint)
        self.journal.start(self.size)
        self.tell_configuration()
        self.memory.tell_trouble(self._tell_quietly)
        self.kits.start()
        self.collected.start()
        self.set_interval(SAVE_SECONDS, self._save_later)

    @property
    def state(self) -> State:
        """What is remembered of earlier starts and of this one."""
        return self.memory.state

    def remember(self, **changes: Any) -> None:
        """Change fields of the state, such as `history`; each takes the whole new value."""
        self.memory.remember(**changes)

    def _save_later(self) -> None:
        self.kits.remember_places()
        if self.memory.changed:
            self.run_worker(self.save, thread=True, group="save")

    def save(self) -> None:
        """Write what is remembered."""
        self.memory.save(self._tell_quietly)

    def _tell_quietly(self, trouble: str) -> None:
        self.journal.event("state", trouble=trouble)
        self.call_later(self.notify, trouble, severity="warning", markup=False)

    def exit(self, result: int | None = None, return_code: int = 0, message: Any = None) -> None:
        """Leave; where the reader is in every kit is kept."""
        self.kits.remember_places()
        super().exit(result, return_code, message)

    def on_unmount(self) -> None:
        """Let nothing outlive the app."""
        self.kits.reloading.stop()
        if self.kits.library is not None:
            self.kits.library.stop()

    def _handle_exception(self, error: Exception) -> None:
        # The one private method of Textual's that is overridden (tests/tui/test_day_to_day.py): there is no public way to
        # learn which exception ends the app, and what Textual prints of it shows the kit's text.
        if not self._started and self.crash is None:
            self.journal.start(self.size)  # before the first screen nothing is written
        self.crash = self.crash or error
        self.journal.failure(error)
        from lufang_tui.tui.session.ending import silence

        silence(self)
        super()._handle_exception(error)

    def on_resize(self, event: Resize) -> None:
        """Note the size, on which layout faults depend."""
        if self._started:
            self.journal.event("resize", columns=event.size.width, lines=event.size.height)

    def action_suspend_process(self) -> None:
        """Go to the shell, where there is one that can bring the program back."""
        from lufang_tui.tui.session.ending import has_shell

        if has_shell():
            self.journal.event("suspend")
            super().action_suspend_process()
        else:
            self.notify(_("No shell to go to: the program was not started from one."), markup=False)

    def _repaint(self, _app: object) -> None:
        """Draw everything again: the shell had the screen meanwhile."""
        self.refresh(layout=True)

    def action_help_quit(self) -> None:
        """Say which key leaves: Ctrl+C does not, unless it is pressed twice."""
        from lufang_tui.tui.session.ending import interrupted

        interrupted(self)


def _screen_of(library: Library | None) -> LibraryScreen | None:
    if library is None:
        return None
    from lufang_tui.tui.library.screen import LibraryScreen

    return LibraryScreen(library)
