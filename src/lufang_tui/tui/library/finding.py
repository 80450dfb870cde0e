"""Asking the library from the screen: what is asked newest wins, the first hits come at once, exact counts after.

One thread asks. What it finds is handed to the screen piece by piece: the hits of the open pane, counts that may end at
"1,000+", then, once the reader has stopped typing, exact ones.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lufang_tui.cards.library import KITS, PANES
from lufang_tui.errors import LufangError
from lufang_tui.library import Count, Interrupted
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lufang_tui.library import Facets, Library, LibraryHit, LibraryKit, LibraryPerson
    from lufang_tui.searches import Asked

FIRST = 60
"""Hits that are asked for first; more than a screen shows."""
MORE = 200
"""Hits that are fetched when the reader comes near the end of those."""
FEW_PEOPLE = 60
"""Up to so many records of people are joined across kits for the list; of more, each is when it is shown."""
QUIET = 1.0
"""Seconds without a key before exact counts are worked out."""
EXACT_SECONDS = 2.0
"""How long that may take; what is not counted by then stays such as 1,000+."""


class Wanted(NamedTuple):
    """What the screen wants to know."""

    asked: Asked
    pane: str
    rows: int = FIRST
    """How many hits are wanted at first: those before the reader's place, and a screen more."""


class Listing(NamedTuple):
    """What a pane lists."""

    asked: Asked
    pane: str
    hits: tuple[LibraryHit, ...] = ()
    people: tuple[LibraryPerson, ...] = ()
    """People across kits, in the place of their records, where those are few."""
    kits: tuple[LibraryKit, ...] = ()
    more: bool = False
    """Whether the library has more of them."""


class Counts(NamedTuple):
    """How many entries of each pane answer; panes that are not there are not known yet."""

    asked: Asked
    panes: Mapping[str, Count]
    facets: Facets | None = None


class Audience(Protocol):
    """Who is told what is found."""

    def show_listing(self, listing: Listing) -> None:
        """Show hits."""

    def show_counts(self, counts: Counts) -> None:
        """Show how many there are."""

    def show_trouble(self, trouble: str) -> None:
        """Say what is wrong with the library."""


class Finding:
    """The search of one screen."""

    def __init__(
        self,
        library: Library,
        audience: Audience,
        start: Callable[[Callable[[], None]], object],
        hand_over: Callable[..., object],
    ) -> None:
        """`start` runs a function in a thread; `hand_over` calls one with arguments where the audience lives."""
        self._library = library
        self._audience = audience
        self._start = start
        self._hand_over = hand_over
        self._wanted: Wanted | None = None
        self._asked_again = Event()
        self._running = False
        self._every_kit: tuple[LibraryKit, ...] | None = None
        self.asked_at = float("-inf")
        """When something was asked last, by the monotonic clock in seconds."""

    def forget(self) -> None:
        """Read anew what was kept of the library, which has changed."""
        self._every_kit = None

    def stop(self) -> None:
        """End what is asked."""
        self._asked_again.set()
        self._library.interrupt()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._running

    def ask(self, wanted: Wanted) -> None:
        """Ask this; whatever was asked before is dropped, and ended if it runs."""
        self._wanted = wanted
        self.asked_at = time.monotonic()
        if self._running:
            self._asked_again.set()
            self._library.interrupt()
        else:
            self._run()

    def more(self, listing: Listing) -> None:
        """Fetch what comes after a listing, unless something is asked meanwhile."""
        if self._running or not listing.more or not listing.hits:
            return
        self._running = True
        self._asked_again.clear()
        self._start(lambda: self._fetch(listing))

    def _run(self) -> None:
        self._running = True
        self._asked_again.clear()
        wanted = self._wanted
        if wanted is not None:
            self._start(lambda: self._answer(wanted))

    def _done(self, wanted: Wanted | None) -> None:
        self._running = False
        if self._wanted is not wanted:
            self._run()

    def _answer(self, wanted: Wanted) -> None:
        with self._telling():
            listing = self._listing(wanted)
            self._hand_over(self._arrived, wanted, listing)
            if not self._asked_again.is_set():
                self._count(wanted, listing)
        self._hand_over(self._done, wanted)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Let an interrupted answer be none, and tell what the index says is wrong with it."""
        try:
            yield
        except Interrupted:
            return
        except LufangError as error:
            self._hand_over(self._audience.show_trouble, str(error))

    def _arrived(self, wanted: Wanted, listing: Listing) -> None:
        """Show an answer unless something else is asked by now; then it is old, and the next one is near."""
        if wanted is self._wanted:
            self._audience.show_listing(listing)

    def _counted(self, wanted: Wanted, counts: Counts) -> None:
        if wanted is self._wanted:
            self._audience.show_counts(counts)

    def _listing(self, wanted: Wanted) -> Listing:
        asked, pane = wanted.asked, wanted.pane
        if pane == KITS:
            return Listing(asked, pane, kits=self._kits(asked))
        found = self._library.search(asked.query(Group(pane)), wanted.rows, count_to=0)
        return Listing(asked, pane, hits=found.hits, more=found.more)

    def _kits(self, asked: Asked) -> tuple[LibraryKit, ...]:
        """Every kit, the newest first; where something is asked, those that have an answer, as far as facets tell."""
        kits = self._all_kits()
        if not asked:
            return kits
        with_hits = {tally.value for tally in self._library.facets(asked.query()).kits}
        return tuple(kit for kit in kits if kit.path in with_hits)

    def _all_kits(self) -> tuple[LibraryKit, ...]:
        if self._every_kit is None:
            kits = sorted(self._library.kits(), key=lambda kit: (kit.date or "", kit.path), reverse=True)
            self._every_kit = tuple(kits)
        return self._every_kit

    def _count(self, wanted: Wanted, listing: Listing) -> None:
        """Tell counts: first as far as they come quickly, then exactly. In between, join people where they are few."""
        asked = wanted.asked
        facets = self._library.facets(asked.query())
        counts = {tally.value: Count(tally.count, facets.total.at_least) for tally in facets.groups}
        counts[KITS] = (
            Count(len(facets.kits), facets.total.at_least) if asked else Count(len(self._all_kits()))
        )
        self._hand_over(self._counted, wanted, Counts(asked, dict(counts), facets))
        if wanted.pane == Group.PEOPLE and 0 < len(listing.hits) <= FEW_PEOPLE and not listing.more:
            people = self._library.people(asked.query(Group.PEOPLE))
            self._hand_over(self._arrived, wanted, listing._replace(people=people))
        if facets.total.at_least and not self._asked_again.wait(QUIET):
            self._count_exactly(wanted, counts, facets)

    def _count_exactly(self, wanted: Wanted, counts: dict[str, Count], facets: Facets) -> None:
        until = time.monotonic() + EXACT_SECONDS

        def go_on() -> bool:
            return not self._asked_again.is_set() and time.monotonic() < until

        for pane in PANES:
            if pane != KITS and go_on():
                exact = self._library.count(wanted.asked.query(Group(pane)), go_on)
                if exact.number > counts[pane].number or not exact.at_least:
                    counts[pane] = exact
                self._hand_over(self._counted, wanted, Counts(wanted.asked, dict(counts), facets))

    def _fetch(self, listing: Listing) -> None:
        wanted = self._wanted
        with self._telling():
            query = listing.asked.query(Group(listing.pane))
            found = self._library.search(query, MORE, after=listing.hits[-1].place, count_to=0)
            longer = listing._replace(hits=listing.hits + found.hits, more=found.more)
            if wanted is not None:
                self._hand_over(self._arrived, wanted, longer)
        self._hand_over(self._done, wanted)
