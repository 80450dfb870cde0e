"""What drafts are held against: the kits of `--against`, or the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lufang_tui.verify import Sources
    from lufang_tui.verify.report import Held, Unread


class Against(NamedTuple):
    """What drafts are held against."""

    kits: tuple[Path, ...]
    library: bool = False


class Opened(NamedTuple):
    """The same, open."""

    sources: Sources
    held: tuple[Held, ...]
    """What it is called."""
    unread: tuple[Unread, ...] = ()
    """What of it could not be read."""


def open_sources(against: Against) -> Opened:
    """Open what drafts are held against. Raises LufangError where there is nothing, or none of it can be read."""
    if against.library and against.kits:
        raise LufangError(
            _("a draft is held against kits or against the library"), _("give --against or --library")
        )
    return _open_kits(against.kits) if against.kits else _open_library(asked=against.library)


def _open_kits(paths: Sequence[Path]) -> Opened:
    from lufang_tui.kit.load import load
    from lufang_tui.verify import LoadedKits
    from lufang_tui.verify.report import Held, Unread

    opened, held, unread = [], [], []
    for path in dict.fromkeys(paths):
        try:
            press = load(path)
        except LufangError as error:
            unread.append(Unread(str(path), told(error)))
            continue
        opened.append((str(path), press))
        held.append(Held(str(path), press.kit.id, press.kit.label))
    if not opened and len(unread) == 1:
        raise LufangError(unread[0].message)
    if not opened:
        faults = "; ".join(one.message for one in unread)
        raise LufangError(_("none of the kits can be read: {faults}").format(faults=faults))
    return Opened(LoadedKits(opened, [one.name for one in unread]), tuple(held), tuple(unread))


def _open_library(*, asked: bool) -> Opened:
    from lufang_tui.library import Library
    from lufang_tui.verify import LibraryKits
    from lufang_tui.verify.report import Held

    library = Library()
    if not library.is_ready:
        if not asked and not library.sources:
            raise LufangError(
                _("nothing to verify against"), _("give kits with --against KIT, or make a library of them")
            )
        trouble = library.trouble or _("the library has no index yet")
        raise LufangError(trouble, _("lufang library refresh makes it"))
    return Opened(LibraryKits(library), (Held(None, None, _("the library")),))


def told(error: LufangError) -> str:
    """A fault in one line, however many there are in a file."""
    first, *others = str(error).splitlines()
    return _("{fault} (and {count} more)").format(fault=first, count=len(others)) if others else first
