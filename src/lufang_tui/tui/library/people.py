"""People across kits: showing somebody, and saying who is the same and who is not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lufang_tui.cards.library import person_row, record_words, why_joined
from lufang_tui.cards.styled import Role, Row, one_line, styled
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.library import Interrupted
from lufang_tui.search.query import Group
from lufang_tui.tui.review.dialogs import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lufang_tui.library import LibraryKit, LibraryPerson
    from lufang_tui.tui.library.screen import LibraryScreen


class People:
    """What is done about people on one screen."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen
        self.said: list[tuple[str, str]] = []
        """Pairs of records about which something was said in this run, the last one last."""

    def show(self, kit: LibraryKit, person_id: str) -> None:
        """Show a person of a kit across all kits."""
        library = self._screen.library
        self._later(lambda: library.person_of(kit, person_id), self._show_found)

    def show_speaker(self) -> None:
        """Show who says the highlighted quotation."""
        hit, library = self._screen.hit, self._screen.library
        if hit is None or hit.group is not Group.QUOTES:
            return
        shown = hit

        def find() -> LibraryPerson | None:
            press = library.press(shown.kit)
            quote = next((one for one in press.kit.quotes if one.id == shown.id), None)
            people = (speaker for speaker in (quote.speakers if quote else ()) if press.person(speaker))
            return next((found for one in people if (found := library.person_of(shown.kit, one))), None)

        self._later(find, self._show_found)

    def _show_found(self, person: LibraryPerson | None) -> None:
        if person is None:
            self._screen.app.notify(
                _("No person says this; an organisation, or nobody who is named."), markup=False
            )
        else:
            self._screen.showing.show_apart(person)

    def join(self) -> None:
        """Ask which namesake is the same person, and keep it."""
        person, library = self._screen.person, self._screen.library
        if person is not None:
            self._later(lambda: library.namesakes(person), partial(self._ask_which, person))

    def _ask_which(self, person: LibraryPerson, namesakes: Sequence[LibraryPerson]) -> None:
        rows = {other.key: person_row(other) for other in namesakes}
        title = _("Who is the same person as {name}?").format(name=person.name)

        def answered(key: str | None) -> None:
            if key is not None:
                self._say(person.key, key, same=True)

        self._screen.app.push_screen(Choice(title, rows), answered)

    def part(self) -> None:
        """Ask which kit speaks of somebody else, and keep it."""
        person = self._screen.person
        if person is None:
            return
        joined = {one.record.key: one for one in person.records}
        rows = {
            key: Row(
                styled((record_words(one), Role.WORDS)),
                one.record.kit.date or "",
                styled((f"{one.record.kit.label}  {why_joined(one)}", Role.LABEL)),
            )
            for key, one in joined.items()
        }

        def answered(key: str | None) -> None:
            if key is None:
                return
            # The first record was joined to none: it is parted from one that was joined to it.
            to = joined[key].to
            other = to if to != key else next(name for name, one in joined.items() if name != key)
            self._say(key, other, same=False)

        title = _("Which of these is not {name}?").format(name=person.name)
        self._screen.app.push_screen(Choice(title, rows), answered)

    def take_back(self) -> None:
        """Take back what was said last."""
        library = self._screen.library
        one, other = self.said.pop()
        self._later(lambda: library.withdraw(one, other), partial(self._done, _("taken back")))

    def _say(self, one: str, other: str, *, same: bool) -> None:
        library = self._screen.library
        self.said.append((one, other))
        said = (
            _("kept: the same person (u takes it back)")
            if same
            else _("kept: not the same person (u takes it back)")
        )
        self._later(lambda: library.correct(one, other, same=same), partial(self._done, said))

    def _done(self, said: str, _nothing: object) -> None:
        self._screen.app.notify(said, markup=False)
        self._screen.search_again()

    def _later(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        """Do something in a thread, then show what came of it."""
        screen = self._screen

        def run() -> None:
            try:
                found = work()
            except Interrupted:
                return
            except LufangError as error:
                screen.app.call_later(
                    partial(screen.app.notify, one_line(str(error)), severity="error", markup=False)
                )
            else:
                screen.app.call_later(then, found)

        screen.reading.run(run)
