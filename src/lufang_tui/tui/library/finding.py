"""Asking the library from the screen: what is asked newest wins, the first hits come at once, exact counts after.

One thread asks. What it finds is handed to the screen piece by piece: the hits of the open pane; once those are painted,
counts that may end at "1,000+"; once the reader has stopped typing, exact ones. Counting is Python's work to a good part,
so that a screen that is painted beside it waits for the interpreter.
"""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lufang_tui.cards.library import KITS, PANES
from lufang_tui.errors import LufangError
from lufang_tui.library import Count, Interrupted
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
PAINTED_SECONDS = 0.3
"""How long counting waits for the hits to be painted at most."""
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

    def show_listing(self, listing: Listing, painted: Callable[[], object]) -> None:
        """Show hits, and call `painted` once the reader sees them."""

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
        """What is asked now; the thread compares it with what it answers. Set where the audience lives, and nowhere else."""
        self._wake = Event()
        """Set where there is a reason for the thread to wait no longer; it then looks what that is."""
        self._stopped = False
        self._running = False
        self._every_kit: tuple[LibraryKit, ...] | None = None
        self.asked_at = float("-inf")
        """When something was asked last, by the monotonic clock in seconds."""

    def forget(self) -> None:
        """Read anew what was kept of the library, which has changed."""
        self._every_kit = None

    def stop(self) -> None:
        """End what is asked."""
        self._stopped = True
        self._wake.set()
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
            self._wake.set()
            self._library.interrupt()
        else:
            self._run()

    def more(self, listing: Listing) -> None:
        """Fetch what comes after a listing, unless something is asked meanwhile."""
        if self._running or not listing.more or not listing.hits:
            return
        self._running = True
        self._start(lambda: self._fetch(listing))

    def _run(self) -> None:
        self._running = True
        self._start(self._answer)

    def _done(self, wanted: Wanted | None) -> None:
        self._running = False
        if self._wanted is not wanted and not self._stopped:
            self._run()

    def _answer(self) -> None:
        """Answer what is asked, and what is asked meanwhile, until there is nothing left to answer."""
        answered = None
        while (wanted := self._wanted) is not answered and wanted is not None and not self._stopped:
            self._wake.clear()
            try:
                listing = self._listing(wanted)
                self._hand_over(self._arrived, wanted, listing)
                self._wake.wait(PAINTED_SECONDS)
                if self._is_wanted(wanted):
                    self._count(wanted, listing)
            except (
                Interrupted
            ):  # for something newer; or for what was asked before this, and too late for that
                continue
            except LufangError as error:
                self._hand_over(self._audience.show_trouble, str(error))
            answered = wanted
        self._hand_over(self._done, answered)

    def _is_wanted(self, wanted: Wanted | None) -> bool:
        return self._wanted is wanted and not self._stopped

    def _arrived(self, wanted: Wanted, listing: Listing) -> None:
        """Show an answer unless something else is asked by now; then it is old, and the next one is near."""
        if wanted is self._wanted:
            self._audience.show_listing(listing, self._wake.set)

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
        return self._kits_of(self._library.facets(asked.query())) if asked else self._all_kits()

    def _kits_of(self, facets: Facets) -> tuple[LibraryKit, ...]:
        with_hits = {tally.value for tally in facets.kits}
        return tuple(kit for kit in self._all_kits() if kit.path in with_hits)

    def _all_kits(self) -> tuple[LibraryKit, ...]:
        if self._every_kit is None:
            kits = sorted(self._library.kits(), key=lambda kit: (kit.date or "", kit.path), reverse=True)
            self._every_kit = tuple(kits)
        return self._every_kit

    def _count(self, wanted: Wanted, listing: Listing) -> None:
        """Tell counts: first as far as they come quickly, then exactly. In between, join people where they are few."""
        asked = wanted.asked
        if not asked:
            totals = {group.value: Count(number) for group, number in self._library.totals().items()}
            totals[KITS] = Count(len(self._all_kits()))
            self._hand_over(self._counted, wanted, Counts(asked, totals))
            return
        facets = self._library.facets(asked.query(), go_on=partial(self._is_wanted, wanted))
        counts = _counts_of(facets)
        self._hand_over(self._counted, wanted, Counts(asked, counts, facets))
        if wanted.pane == Group.PEOPLE and 0 < len(listing.hits) <= FEW_PEOPLE and not listing.more:
            people = self._library.people(asked.query(Group.PEOPLE))
            self._hand_over(self._arrived, wanted, listing._replace(people=people))
        if facets.total.at_least and self._is_quiet(wanted):
            self._count_exactly(wanted, counts, facets)

    def _is_quiet(self, wanted: Wanted) -> bool:
        """Wait a while; whether this is still what is asked then."""
        until = time.monotonic() + QUIET
        while self._is_wanted(wanted) and (left := until - time.monotonic()) > 0:
            self._wake.clear()
            if self._is_wanted(wanted):  # else it was this that woke the thread
                self._wake.wait(left)
        return self._is_wanted(wanted)

    def _count_exactly(self, wanted: Wanted, counts: dict[str, Count], facets: Facets) -> None:
        """Count pane by pane, which is quick, then all facets, which is not; both only as long as they may take."""
        asked, until = wanted.asked, time.monotonic() + EXACT_SECONDS

        def go_on() -> bool:
            return self._is_wanted(wanted) and time.monotonic() < until

        for pane in PANES:
            if pane != KITS and go_on():
                exact = self._library.count(asked.query(Group(pane)), go_on)
                if exact.number > counts[pane].number or not exact.at_least:
                    counts = {**counts, pane: exact}
                self._hand_over(self._counted, wanted, Counts(asked, counts, facets))
        if go_on():
            facets = self._library.facets(asked.query(), most=0, go_on=go_on)
            if not facets.total.at_least:
                self._hand_over(self._counted, wanted, Counts(asked, _counts_of(facets), facets))
                if wanted.pane == KITS:
                    listing = Listing(asked, KITS, kits=self._kits_of(facets))
                    self._hand_over(self._arrived, wanted, listing)

    def _fetch(self, listing: Listing) -> None:
        wanted = self._wanted
        with suppress(Interrupted):
            try:
                query = listing.asked.query(Group(listing.pane))
                found = self._library.search(query, MORE, after=listing.hits[-1].place, count_to=0)
            except LufangError as error:
                self._hand_over(self._audience.show_trouble, str(error))
            else:
                longer = listing._replace(hits=listing.hits + found.hits, more=found.more)
                if wanted is not None:
                    self._hand_over(self._arrived, wanted, longer)
        self._hand_over(self._done, wanted)


def _counts_of(facets: Facets) -> dict[str, Count]:
    """How many entries each pane has, and how many kits have any."""
    open_end = facets.total.at_least
    counts = {tally.value: Count(tally.count, open_end) for tally in facets.groups}
    return {**counts, KITS: Count(len(facets.kits), open_end)}
