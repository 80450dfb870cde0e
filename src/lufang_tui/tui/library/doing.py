"""What is done with an entry of the library: opening, copying, collecting; and narrowing and saving searches."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from lufang_tui.attribution.choosing import chosen_style, styles_folder
from lufang_tui.cards.library import entry_key
from lufang_tui.cards.styled import one_line
from lufang_tui.clippings import Clipping, collect, place_of, text, title
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.opened import Opened
from lufang_tui.searches import SAVED, save
from lufang_tui.text.safe import visible
from lufang_tui.tui.acting.collecting import toggle
from lufang_tui.tui.acting.copying import copy_text
from lufang_tui.tui.acting.embargo import heed_embargo
from lufang_tui.tui.review.dialogs import Form
from lufang_tui.tui.session.going import go_to_link

if TYPE_CHECKING:
    from collections.abc import Callable

    from lufang_tui.library import LibraryHit, LibraryKit
    from lufang_tui.tui.browser import Browser
    from lufang_tui.tui.library.screen import LibraryScreen


class Doing:
    """The doings of one screen."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen

    # Opening

    def open_here(self) -> None:
        """Open the kit of what is highlighted, at its entry."""
        hit, kit = self._screen.hit, self._screen.kit
        if hit is not None:
            self._open(hit.kit, f"{hit.group.value}/{entry_key(hit)}")
        elif kit is not None:
            self._open(kit, "")

    def follow(self, link: str) -> None:
        """Go where a link of the detail leads: to a kit, an entry of the hit's kit, or a person across kits."""
        screen = self._screen
        target = screen.showing.targets.get(link)
        kind, _slash, key = link.partition("/")
        hit = screen.hit
        if target is not None and target.person is not None:
            screen.showing.show_apart(target.person)
        elif target is not None and target.kit is not None:
            self._open(target.kit, f"{target.group.value}/{target.key}")
        elif kind == "people" and hit is not None:
            screen.people.show(hit.kit, key)
        elif kind == "kit" or hit is None:
            self.open_here()
        else:
            self._open(hit.kit, link)

    def _open(self, kit: LibraryKit, link: str) -> None:
        """Open a kit; where its file is gone or unreadable, as the library knows it."""
        library = self._screen.library

        def remembered() -> Opened:
            return Opened(library.press(kit), Path(kit.path), file=kit.path)

        go_to_link(self._screen.program, Path(kit.path), link, otherwise=remembered)

    # Copying and collecting

    def collect(self) -> None:
        """Put the highlighted entry into the clippings, or take it out."""
        self._with_clipping(lambda clipping: toggle(self._screen.program, [clipping]))

    def copy(self) -> None:
        """Copy the highlighted entry."""
        self._with_clipping(self._copy)

    def _with_clipping(self, then: Callable[[Clipping], None]) -> None:
        """Read the highlighted entry out of its kit, in a thread."""
        hit, screen = self._screen.hit, self._screen
        if hit is not None:
            screen.reading.run(partial(self._clip, hit, then))

    def _clip(self, hit: LibraryHit, then: Callable[[Clipping], None]) -> None:
        screen = self._screen
        try:
            press = screen.library.press(hit.kit)
            clipping = collect(press, place_of(Path(hit.kit.path)), hit.group, entry_key(hit))
        except LufangError as error:
            screen.app.call_later(self._fail, error)
        else:
            screen.app.call_later(then, clipping)

    def _copy(self, clipping: Clipping) -> None:
        screen = self._screen
        try:
            copied = text(
                clipping, chosen_style(None, clipping.kit, screen.program.settings), styles_folder()
            )
        except LufangError as error:
            self._fail(error)
            return

        def take(notice: str | None) -> None:
            whole = f"{visible(notice)}\n\n{copied}" if notice else copied
            copy_text(cast("Browser", screen), whole, title(clipping))

        heed_embargo(screen.program, clipping.kit, _("Copy all the same?"), take)

    def _fail(self, error: LufangError) -> None:
        self._screen.app.notify(one_line(str(error)), severity="error", markup=False)

    # Searches

    def narrow(self) -> None:
        """Show the facets with their counts; each that is chosen narrows the search, or widens it again."""
        from lufang_tui.tui.library.facets import FacetsDialog

        self._screen.app.push_screen(FacetsDialog(self._screen))

    def save_search(self) -> None:
        """Ask for a name, and save what is asked under it."""
        screen = self._screen
        asked = screen.asked

        def answered(lines: tuple[str, ...] | None) -> None:
            name = lines[0].strip() if lines is not None else ""
            if name:
                screen.run_worker(partial(keep, name), thread=True, group="saved")

        def keep(name: str) -> None:
            try:
                SAVED.change(save(name, asked))
            except LufangError as error:
                screen.app.call_later(self._fail, error)
            else:
                said = _("Saved: {name}").format(name=name)
                screen.app.call_later(partial(screen.app.notify, one_line(said), markup=False))

        proposed = " · ".join(
            part for part in (asked.text.strip(), *(chip.label for chip in asked.chips)) if part
        )
        screen.app.push_screen(Form(_("Save this search"), [(_("name of the search"), proposed)]), answered)

    def show_saved(self) -> None:
        """Show the saved searches; the one that is chosen is run."""
        from lufang_tui.tui.library.saved import SavedDialog

        screen = self._screen
        try:
            kept = SAVED.load()
        except LufangError as error:
            self._fail(error)
            return
        if kept.trouble:
            screen.app.notify(one_line(kept.trouble), severity="warning", timeout=15, markup=False)
        screen.app.push_screen(
            SavedDialog(kept.items), lambda saved: screen.search(saved.asked) if saved is not None else None
        )
