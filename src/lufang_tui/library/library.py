"""The library as the commands and the app use it: one object to add to, refresh, search and ask about people.

May be used from several threads at once; each has a connection of its own, and a search sees one state of the index
from its beginning to its end. Nobody waits for a refresh but another refresh.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.library.connections import Connections
from lufang_tui.library.database import IndexFiles, damage, is_damage, is_interrupt
from lufang_tui.library.faults import IndexFault, Interrupted
from lufang_tui.library.folders import Folders, own_folders
from lufang_tui.library.opening import OpenKits
from lufang_tui.library.records import Count, Facets, Found, Order
from lufang_tui.library.sources import absolute, read_sources, remove_source
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from lufang_tui.kit.press import PressKit
    from lufang_tui.library.engine import Engine
    from lufang_tui.library.people import People
    from lufang_tui.library.records import (
        KitState,
        LibraryHit,
        LibraryKit,
        LibraryPerson,
        PersonEvent,
        PersonRecord,
        Progress,
        Refreshed,
        Source,
    )
    from lufang_tui.search.query import Query
    from lufang_tui.search.selection import Selection


class Library:
    """The kits on this machine: what was added, and the index over it."""

    def __init__(self, data: Path | None = None, cache: Path | None = None) -> None:
        """Open the library whose list lies in `data` and whose index lies in `cache`; the user's own for None.

        Neither needs to exist; nothing is read or written until it is needed. Never raises.
        """
        own = own_folders()
        self.folders = Folders(data or own.data, cache or own.cache)
        """Where it lies; neither folder needs to exist."""
        self.files = IndexFiles(self.folders.index_folder)
        self._presses = OpenKits(self.files.folder)
        self._connections = Connections(self.files, self._presses.open)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; searches that run in other threads end with Interrupted."""
        self._connections.close()
        self._presses.close()

    @property
    def trouble(self) -> str:
        """What was wrong with the index when it was opened and what was done about it, in one line; mostly empty."""
        path = self.files.current()
        wrong = damage(path) if path else ""
        return (
            _("the index is damaged ({reason}); the next refresh makes it anew").format(reason=wrong)
            if wrong
            else ""
        )

    # What is in it

    @property
    def sources(self) -> tuple[Source, ...]:
        """What was added, in that order. Raises LufangError where the list cannot be read."""
        return read_sources(self.folders.list_file)

    def add(self, path: Path) -> Source:
        """Add a folder of kits, a kit, or a raw release, which is imported into the data folder; does not refresh.

        Gives the source that is there already where it is. Raises LufangError where there is nothing of the kind at
        the path, and what `review.importing.import_release` raises.
        """
        from lufang_tui.library.adding import add

        return add(self.folders, path)

    def releases_in(self, folder: Path) -> tuple[Path, ...]:
        """The files in a folder, at any depth, that could be imported as raw releases; those of kits are not among them."""
        from lufang_tui.library.adding import releases_in

        return releases_in(folder)

    def remove(self, path: Path) -> Source:
        """Take a source out, by its path or its release's; its kits leave the index with the next refresh.

        No file of it is touched: a release's kit stays in the data folder. Raises LufangError where it was not added.
        """
        return remove_source(self.folders.list_file, absolute(path))

    def kits(self, state: KitState | None = None) -> tuple[LibraryKit, ...]:
        """Every kit that the index knows, by path, those that are missing or unreadable too; or those in a state."""
        with self.engine() as engine:
            return engine.kits(state) if engine else ()

    def languages(self) -> tuple[str, ...]:
        """The languages (BCP 47) that its kits are written in."""
        with self.engine() as engine:
            return engine.languages() if engine else ()

    def kit_at(self, path: str) -> LibraryKit | None:
        """The kit whose file lies at an absolute path."""
        with self.engine() as engine:
            return engine.kit_at(path) if engine else None

    def kits_with_id(self, kit_id: str) -> tuple[LibraryKit, ...]:
        """The kits that have an id of their own, by path; several may have the same."""
        with self.engine() as engine:
            return engine.kits_with_id(kit_id) if engine else ()

    def stats(self) -> dict[str, int | str | None]:
        """How much there is: kits by state, entries by group, dates, names; bytes of the index and of the kits' cache."""
        from lufang_tui.library.statistics import statistics

        with self.engine() as engine:
            return statistics(engine, self.files)

    def totals(self) -> dict[Group, int]:
        """How many entries there are of each group; known without counting."""
        with self.engine() as engine:
            return engine.group_totals() if engine else dict.fromkeys(Group, 0)

    def records_of(self, key: str) -> tuple[PersonRecord, ...]:
        """The records of people that a key names; several where kits have the same id."""
        with self._people() as people:
            return people.records_of(key) if people else ()

    def press(self, kit: LibraryKit) -> PressKit:
        """The kit, open, as it was when it was indexed, even if its file is gone; a few are kept in memory.

        Raises LufangError where neither the cache nor the file has it.
        """
        return self._presses.open(kit)

    # Bringing it up to date

    def refresh(
        self,
        *,
        progress: Callable[[Progress], None] | None = None,
        go_on: Callable[[], bool] | None = None,
        workers: int | None = None,
    ) -> Refreshed:
        """Look at every source, and take in what is new or changed; several processes read at once.

        What is done is kept piece by piece, so that it is seen by searches at once and a kill loses little. `progress`
        is called after each piece; `go_on`, asked as often, ends it by False. `workers` is the number of processes; by
        the machine's cores for None, none for 1. Waits for another refresh that is running.

        Raises LufangError where the index cannot be written: a full disk, a folder that is read-only.
        """
        from lufang_tui.library.refreshing import How, refresh

        how = How(progress or (lambda _: None), go_on or (lambda: True), workers)
        return refresh(self.files, self.sources, how)

    def rebuild(
        self, *, progress: Callable[[Progress], None] | None = None, go_on: Callable[[], bool] | None = None
    ) -> Refreshed:
        """Make the index anew from the kits; the one that is there is used until that is done. See `refresh`."""
        from lufang_tui.library.refreshing import How, rebuild

        how = How(progress or (lambda _: None), go_on or (lambda: True))
        return rebuild(self.files, self.sources, how)

    # Searching

    def search(
        self,
        query: Query,
        limit: int = 50,
        *,
        order: Order = Order.NEWEST,
        after: int | None = None,
        count_to: int = 1000,
    ) -> Found:
        """What answers a query: the same entries as over each kit by itself, the newest kits first.

        `limit` is how many hits are wanted; `after` goes on behind a hit's `place` (with Order.NEWEST). Counting ends
        at `count_to`, 0 for not at all. Groups, kits and dates are narrowed by the query's conditions. Raises
        Interrupted.
        """
        with self.engine() as engine:
            if engine is None:
                return Found((), Count(0), more=False)
            return engine.search(query, limit, order, after, count_to)

    def count(self, query: Query, go_on: Callable[[], bool] | None = None) -> Count:
        """How many entries answer a query, exactly, however many; `go_on`, asked now and then, ends it by False.

        Raises Interrupted.
        """
        with self.engine() as engine:
            return engine.count(query, go_on) if engine else Count(0)

    def facets(self, query: Query, *, most: int = 1000, go_on: Callable[[], bool] | None = None) -> Facets:
        """The hits of a query by kit, year, kind of quotation and group; `most` of them, the newest, 0 for all.

        Raises Interrupted.
        """
        with self.engine() as engine:
            return engine.facets(query, most, go_on) if engine else Facets(Count(0))

    def highlights(self, hit: LibraryHit, query: Query, text: str) -> list[tuple[int, int]]:
        """The ranges of another text of the hit's kit to show as found, in code points."""
        with self.engine() as engine:
            return engine.shown(query).spans(hit.kit.number, text) if engine else []

    def interrupt(self) -> None:
        """End whatever searches run in any thread: they raise Interrupted within a few milliseconds."""
        self._connections.interrupt()

    def prepare(self) -> None:
        """Read now what the first search would read; for a thread of its own while the app starts."""
        with self.engine() as engine:
            if engine is not None:
                engine.prepare()

    def candidates(self, passage: str, limit: int = 20) -> tuple[LibraryHit, ...]:
        """The entries that share most with a passage, word for word or nearly, the best first.

        Quotations, by their own words or those of a translation, and paragraphs of the article. Spans are what their own
        words share with it. Raises Interrupted.
        """
        from lufang_tui.library.passages import candidates

        with self.engine() as engine:
            return candidates(engine, passage, limit, self.press) if engine else ()

    def selections(
        self, query: Query, *, reviewed: bool = False
    ) -> Iterator[tuple[LibraryKit, PressKit, Selection]]:
        """What a query finds, kit by kit, as `search.select` gives it over one; for listings and exports.

        Kits come with the newest first. `reviewed` leaves out what nobody has accepted or edited.
        """
        from lufang_tui.library.selecting import selections

        with self.engine() as engine:
            found = engine.found_by_kit(query) if engine else []
        return selections(self._presses.open, found, reviewed=reviewed)

    # People across kits

    def people(self, query: Query | None = None, limit: int = 0) -> tuple[LibraryPerson, ...]:
        """The people whom a query finds, joined across kits, those of the newest kits first; 0 for all of them."""
        with self._people() as people:
            return people.found(query, limit) if people else ()

    def person_of(self, kit: LibraryKit, person_id: str) -> LibraryPerson | None:
        """The person who a person of a kit is, joined across kits."""
        with self._people() as people:
            return people.of(kit, person_id) if people else None

    def namesakes(self, person: LibraryPerson) -> tuple[LibraryPerson, ...]:
        """Other people of the same name."""
        with self._people() as people:
            return people.namesakes(person) if people else ()

    def timeline(self, person: LibraryPerson, limit: int = 0) -> tuple[PersonEvent, ...]:
        """Every quotation, caption and happening that names the person, the newest first; 0 for all."""
        with self._people() as people:
            return people.timeline(person, limit) if people else ()

    def correct(self, one: str, other: str, *, same: bool) -> None:
        """Say that two records, by their keys, are the same person or are not; it is kept in the data folder.

        Raises LufangError where it cannot be written.
        """
        from lufang_tui.library.joins import correct

        correct(self.folders.joins_file, one, other, same=same)

    @property
    def corrections(self) -> Sequence[tuple[str, str, bool]]:
        """What was said: two keys, and whether they are the same person."""
        from lufang_tui.library.joins import read_corrections

        return read_corrections(self.folders.joins_file)

    def withdraw(self, one: str, other: str) -> None:
        """Take a correction back. Raises LufangError where there is none, or where it cannot be written."""
        from lufang_tui.library.joins import withdraw

        withdraw(self.folders.joins_file, one, other)

    @property
    def is_ready(self) -> bool:
        """Whether there is an index to search; where there is none, a refresh makes it."""
        path = self.files.current()
        return path is not None and not damage(path)

    @property
    def is_refreshing(self) -> bool:
        """Whether somebody, here or in another program, brings the index up to date right now."""
        return self.files.is_locked

    @contextmanager
    def engine(self) -> Iterator[Engine | None]:
        """The engine over the index as it is now; None where there is none. Raises IndexFault, Interrupted."""
        try:
            with self._connections.engine() as engine:
                yield engine
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if isinstance(error, sqlite3.Error) and is_interrupt(error):  # before the search itself began
                raise Interrupted from error
            hint = _("lufang library refresh --rebuild makes it anew") if is_damage(error) else None
            reason = one_line(_("the index of the library: {reason}").format(reason=error))
            raise IndexFault(reason, hint) from error

    @contextmanager
    def _people(self) -> Iterator[People | None]:
        from lufang_tui.library.joins import read_corrections
        from lufang_tui.library.people import People

        with self.engine() as engine:
            yield People(engine, read_corrections(self.folders.joins_file)) if engine else None
