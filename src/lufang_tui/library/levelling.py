"""Levelling the index and the cache of kits as they were read: a kill between the two leaves one ahead of the other.

A kit is put into the cache before the index, and taken out of it after: so the cache may have more than the index, which
the next refresh sees. What the index alone still has, of files that are gone, the cache has too, and an index that is
made anew gets it back from there.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.library.reading import recalled
from lufang_tui.library.records import KitState
from lufang_tui.library.stamps import NO_STAMP

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from lufang_tui.library.parsed import ParsedKits
    from lufang_tui.library.reading import Outcome
    from lufang_tui.library.records import Source
    from lufang_tui.library.writing import Known, Writer


class Levelling:
    """The index and the cache while the index is brought up to date."""

    def __init__(self, writer: Writer, parsed: ParsedKits, sources: Sequence[Source]) -> None:
        self._writer = writer
        self._parsed = parsed
        self._sources = sources
        self._kept = parsed.known()
        """Path -> digest; None where nothing can be kept."""

    def is_lost(self, kit: Known) -> bool:
        """Whether the cache has lost a kit, whose file is there, so that it is to be read again."""
        if self._kept is None or kit.state not in (KitState.SOUND, KitState.FAULTY):
            return False
        return self._kept.get(kit.path) != kit.digest

    def forget_strays(self, known: AbstractSet[str], found: AbstractSet[str]) -> None:
        """Take out of the cache what neither the index nor a file has: it was taken out, or moved, and then came a kill."""
        if self._writer.has_recalled and self._kept:
            for path in self._kept.keys() - known - found:
                self._parsed.forget(path)

    def recall(self, known: Collection[str], found: Collection[str]) -> None:
        """Take into an index that was made anew the kits whose files were gone before; not those that only moved."""
        if self._kept is None or self._writer.has_recalled:
            return
        there = {kit.digest for kit in self._writer.known().values() if kit.path in found}
        for path, digest in self._kept.items():
            if path in found or path in known:
                continue
            if digest in there or not is_covered(path, self._sources):
                self._parsed.forget(path)
            else:
                self._take_in(path)
        self._writer.say_recalled()

    def _take_in(self, path: str) -> None:
        outcome = self.from_cache(path)
        if outcome is not None:
            with self._writer.piece() as change:
                self._writer.put([outcome], change)
                self._writer.mark(path, *_why_gone(path), NO_STAMP, change)

    def mark_gone(self, gone: Mapping[str, Known]) -> None:
        """Say of kits that their files are gone, or out of reach."""
        found = [(kit, *_why_gone(path)) for path, kit in gone.items()]
        new = [one for one in found if (one[1], NO_STAMP) != (one[0].state, one[0].stamp)]
        if not new:
            return
        with self._writer.piece() as change:
            for kit, state, why in new:
                if self._kept and self._kept.get(kit.path) != kit.digest:
                    later = self.from_cache(kit.path)  # read after what the index has
                    self._writer.put([later] if later else [], change)
                self._writer.mark(kit.path, state, why, NO_STAMP, change)

    def from_cache(self, path: str) -> Outcome | None:
        """What the cache has of a kit that cannot be read."""
        parsed = self._parsed.get(path)
        return recalled(path, parsed) if parsed else None


def is_covered(path: str, sources: Iterable[Source]) -> bool:
    """Whether a source holds the place of a kit, so that it is missed where it is gone."""
    return any(path == one.path or path.startswith(one.path.rstrip("/") + "/") for one in sources)


def is_no_kit(kit: Known) -> bool:
    """Whether a file that was not found is there, and was never a kit."""
    return not kit.rows and os.path.isfile(kit.path)  # noqa: PTH113 - see `stamps.stamp_at`


def _why_gone(path: str) -> tuple[KitState, str]:
    """How a kit is whose file was not found, and why."""
    try:
        os.stat(path)  # noqa: PTH116 - see `stamps.stamp_at`
    except (FileNotFoundError, NotADirectoryError):
        return KitState.MISSING, _("the file is gone")
    except OSError as error:
        return KitState.UNREADABLE, one_line(error.strerror or str(error))
    return KitState.MISSING, _("it lies inside another kit's folder, or too deep in the library's")
