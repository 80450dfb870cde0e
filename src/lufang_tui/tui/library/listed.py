"""What the open pane lists: keys in order, what each stands for, and its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.cards.library import KITS, STATES, hit_key, hit_row, kit_row, person_row
from lufang_tui.cards.styled import Row, styled
from lufang_tui.i18n import _
from lufang_tui.kit.folder import KIT_FILE, WORDS
from lufang_tui.kit.load import festival_folder
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lufang_tui.clippings import Clipping
    from lufang_tui.library import LibraryHit, LibraryKit, LibraryPerson
    from lufang_tui.tui.library.finding import Listing


class Listed(NamedTuple):
    """A listing, by key."""

    pane: str
    listing: Listing | None = None
    keys: tuple[str, ...] = ()
    hits: Mapping[str, LibraryHit] = {}
    people: Mapping[str, LibraryPerson] = {}
    kits: Mapping[str, LibraryKit] = {}

    @classmethod
    def of(cls, listing: Listing) -> Listed:
        """Give every entry of a listing its key; records of people that say the same are listed once, as the newest has it."""
        found = () if listing.people else listing.hits
        if listing.pane == Group.PEOPLE:
            found = tuple({(hit.text, hit.who): hit for hit in reversed(found)}.values())[::-1]
        hits = {hit_key(hit): hit for hit in found}
        people = {person.key: person for person in listing.people}
        kits = {kit.path: kit for kit in listing.kits}
        return cls(listing.pane, listing, (*hits, *people, *kits), hits, people, kits)

    def row(self, key: str) -> Row:
        """Return the two lines of an entry."""
        if hit := self.hits.get(key):
            return hit_row(hit)
        if person := self.people.get(key):
            return person_row(person)
        if kit := self.kits.get(key):
            return kit_row(kit)
        return Row(styled(""))

    def tags(self, clippings: Iterable[Clipping]) -> dict[str, str]:
        """Say which entries are among the clippings, and what is wrong with kits."""
        if self.pane == KITS:
            return {path: _(STATES[kit.state]) for path, kit in self.kits.items() if STATES[kit.state]}
        clipped = (_key(clipping) for clipping in clippings)
        return {key: _("clipped") for key in clipped if key in self.hits}


def _key(clipping: Clipping) -> str:
    path = clipping.path or str(festival_folder() / WORDS / KIT_FILE)
    return f"{path}\n{clipping.group.value}\n{clipping.entry}"
