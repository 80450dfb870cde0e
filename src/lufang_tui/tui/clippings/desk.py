"""What is done with clippings on their screen: every change is on the disk before the screen shows it, and can be taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from lufang_tui.attribution.choosing import chosen_style, styles_folder
from lufang_tui.cards.styled import Role, one_line, styled
from lufang_tui.clippings import Kits, text, title
from lufang_tui.clippings.changes import annotate, index_of, move, remove, restore
from lufang_tui.clippings.dossier import embargoed, write_dossier
from lufang_tui.clock import now
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.kit.embargo import embargo_notice
from lufang_tui.kit.write import FileExists, write_whole
from lufang_tui.text.safe import visible
from lufang_tui.tui.acting.copying import copy_text
from lufang_tui.tui.dialogs.reading import Confirm
from lufang_tui.tui.review.dialogs import Form
from lufang_tui.tui.session.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lufang_tui.clippings import Clipping
    from lufang_tui.clippings.changes import Change
    from lufang_tui.kit.model import Kit
    from lufang_tui.tui.browser import Browser
    from lufang_tui.tui.clippings.screen import ClippingsScreen

FILE = "clippings.md"
"""What the export is called where nobody says otherwise."""


class Desk:
    """The doings of one screen of clippings."""

    def __init__(self, screen: ClippingsScreen) -> None:
        self._screen = screen
        self.kits = Kits()
        self.done: list[tuple[str, Change]] = []
        """What would take back each thing done here, the last one last: what was done, and the change."""

    @property
    def _clippings(self) -> Sequence[Clipping]:
        return self._screen.program.collected.clippings

    # Changes

    def remove(self) -> None:
        """Take the highlighted clipping out."""
        clipping, at = self._screen.clipping, self._at()
        if clipping is not None:
            self._change(_("removed"), remove({clipping.id}), restore([(at, clipping)]))

    def remove_all(self) -> None:
        """Take every clipping out."""
        there = tuple(self._clippings)
        ids = {clipping.id for clipping in there}
        self._change(_("all removed"), remove(ids), restore(enumerate(there)))

    def move(self, by: int) -> None:
        """Move the highlighted clipping by some places."""
        clipping, at = self._screen.clipping, self._at()
        if clipping is not None and 0 <= at + by < len(self._clippings):
            self._change(_("moved"), move(clipping.id, at + by), move(clipping.id, at))

    def annotate(self) -> None:
        """Ask for a note on the highlighted clipping."""
        clipping = self._screen.clipping
        if clipping is None:
            return

        def answered(lines: tuple[str, ...] | None) -> None:
            if lines is not None and (note := lines[0].strip()) != clipping.note:
                self._change(_("noted"), annotate(clipping.id, note), annotate(clipping.id, clipping.note))

        name = _("Your note on: {what}").format(what=title(clipping))
        self._screen.app.push_screen(
            Form(name, [(_("note; an empty one takes it away"), clipping.note)]), answered
        )

    def undo(self) -> None:
        """Take back what was done last."""
        done = self.done.pop()
        said = _("taken back: {what}").format(what=done[0])
        still = partial(self.done.append, done)
        self._screen.program.collected.change(done[1], partial(self._screen.say, said), still)

    def _change(self, what: str, change: Change, back: Change) -> None:
        done = (what, back)
        self.done.append(done)
        not_done = partial(self.done.remove, done)
        self._screen.program.collected.change(change, partial(self._screen.say, what), not_done)

    def _at(self) -> int:
        key = self._screen.key
        return (index_of(tuple(self._clippings), key) or 0) if key is not None else 0

    # What goes out

    def copy_one(self) -> None:
        """Copy the highlighted clipping, quotations with their attribution."""
        clipping = self._screen.clipping
        if clipping is None:
            return
        try:
            style = chosen_style(None, clipping.kit, self._screen.program.settings)
            copied = text(clipping, style, styles_folder())
        except LufangError as error:
            self._fail(error)
            return

        def take(kits: Sequence[Kit]) -> None:
            notices = [notice for kit in kits if (notice := embargo_notice(kit, now()))]
            whole = "\n\n".join((*map(visible, notices), copied))
            copy_text(cast("Browser", self._screen), whole, title(clipping))

        self._if_allowed([clipping], take)

    def copy_all(self) -> None:
        """Copy everything as a dossier in Markdown."""
        clippings = tuple(self._clippings)

        def take(_kits: Sequence[Kit]) -> None:
            self._written(clippings, "markdown", self._copy)

        self._if_allowed(clippings, take)

    def _copy(self, dossier: str) -> None:
        count = len(self._clippings)
        named = _n("{count} clipping", "{count} clippings", count).format(count=count)
        copy_text(cast("Browser", self._screen), dossier, named)

    def export(self) -> None:
        """Ask for a file, and write everything into it as a dossier."""

        def answered(lines: tuple[str, ...] | None) -> None:
            if lines is not None and lines[0].strip():
                path = expanded(lines[0])
                self._if_allowed(tuple(self._clippings), lambda _kits: self._export(path))

        name = _("Export the clippings")
        kind = _("file: .md for Markdown, .html for a web page")
        self._screen.app.push_screen(Form(name, [(kind, FILE)]), answered)

    def _export(self, path: Path) -> None:
        to = "html" if path.suffix.lower() in {".html", ".htm"} else "markdown"
        self._written(tuple(self._clippings), to, partial(self._write, path))

    def _write(self, path: Path, dossier: str, *, force: bool = False) -> None:
        try:
            write_whole(path, dossier.encode(), force=force)
        except FileExists:
            self._ask_to_replace(path, dossier)
        except LufangError as error:
            self._fail(error)
        else:
            self._screen.app.notify(_("wrote {path}").format(path=path.absolute()), markup=False)

    def _ask_to_replace(self, path: Path, dossier: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self._write(path, dossier, force=True)

        question = [
            styled((_("There is such a file already."), Role.HEADING)),
            styled(one_line(str(path.absolute()))),
            styled(_("Replace it?")),
        ]
        self._screen.app.push_screen(Confirm(question), answered)

    def _written(self, clippings: Sequence[Clipping], to: str, then: Callable[[str], None]) -> None:
        """Write a dossier in a thread, since every kit is looked at for it."""

        def work() -> None:
            try:
                dossier = write_dossier(clippings, to, self.kits, now())
            except LufangError as error:
                self._screen.app.call_later(self._fail, error)
            else:
                self._screen.app.call_later(then, dossier)

        self._screen.run_worker(work, thread=True, group="dossier")

    def _if_allowed(self, clippings: Sequence[Clipping], then: Callable[[Sequence[Kit]], None]) -> None:
        """Go on with the kits that are under embargo, none of them mostly; where some are, ask first."""

        def work() -> None:
            kits = embargoed(clippings, self.kits, now())
            self._screen.app.call_later(self._ask_about if kits else then, kits, *([then] if kits else []))

        self._screen.run_worker(work, thread=True, group="dossier")

    def _ask_about(self, kits: Sequence[Kit], then: Callable[[Sequence[Kit]], None]) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                then(kits)

        question = [styled((_("Under embargo"), Role.HEADING))]
        question += [
            styled(kit.label, "  ", _("Not for release before {embargo}.").format(embargo=kit.embargo))
            for kit in kits
        ]
        question.append(styled(_("Go on all the same?")))
        self._screen.app.push_screen(Confirm(question), answered)

    def _fail(self, error: LufangError) -> None:
        self._screen.app.notify(one_line(str(error)), severity="error", markup=False)

    # Where it comes from

    def open_kit(self) -> None:
        """Open the highlighted clipping's kit at its entry, and leave the screen."""
        from lufang_tui.tui.session.going import go_to_entry

        clipping = self._screen.clipping
        if clipping is not None:
            path = self.kits.path_of(clipping)
            place = None if path is None else Path(path)
            go_to_entry(self._screen.program, place, clipping.group, clipping.entry, self._screen.dismiss)
