"""Many kits on one machine: what was added, the index over it, and the search that answers as over one kit."""

from __future__ import annotations

from lufang_tui.library.faults import IndexFault, Interrupted
from lufang_tui.library.library import Library
from lufang_tui.library.records import (
    Count,
    Facets,
    Found,
    Join,
    Joined,
    KitState,
    LibraryHit,
    LibraryKit,
    LibraryPerson,
    Order,
    PersonEvent,
    PersonRecord,
    Post,
    Progress,
    Refreshed,
    Source,
    SourceKind,
    Tally,
)
from lufang_tui.library.watching import Watcher

__all__ = [
    "Count",
    "Facets",
    "Found",
    "IndexFault",
    "Interrupted",
    "Join",
    "Joined",
    "KitState",
    "Library",
    "LibraryHit",
    "LibraryKit",
    "LibraryPerson",
    "Order",
    "PersonEvent",
    "PersonRecord",
    "Post",
    "Progress",
    "Refreshed",
    "Source",
    "SourceKind",
    "Tally",
    "Watcher",
]
