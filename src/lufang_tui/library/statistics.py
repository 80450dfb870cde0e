"""How much the library holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.library.records import KitState
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    from lufang_tui.library.database import IndexFiles
    from lufang_tui.library.engine import Engine


def statistics(engine: Engine | None, files: IndexFiles) -> dict[str, int | str | None]:
    """See `Library.stats`."""
    kits = engine.kits() if engine else ()
    groups = engine.group_totals() if engine else dict.fromkeys(Group, 0)
    dates = sorted(one.date for one in kits if one.date)
    path = files.current()
    parsed = files.folder / "parsed.sqlite"
    return {
        "kits": len(kits),
        **{state.value: sum(one.state is state for one in kits) for state in KitState},
        **{group.value: groups[group] for group in Group},
        "names": engine.count_names() if engine else 0,
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "index_bytes": path.stat().st_size if path else 0,
        "cache_bytes": parsed.stat().st_size if parsed.exists() else 0,
    }
