"""The selection options that `list`, `search` and `export` share, from the command line to `search.select`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.errors import LufangError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lufang_tui.kit.press import PressKit
    from lufang_tui.search import Query, Selection

KINDS = ("direct", "indirect", "partial")
GROUPS = ("quotes", "people", "timeline", "figures", "article")


class Wanted(NamedTuple):
    """What the selection options say; empty where they say nothing."""

    query: str | None = None
    speakers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    only: tuple[str, ...] = ()
    reviewed: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()


class WrongQuery(LufangError):
    """A query that cannot be taken as it stands: its message shows each fault with a caret below its place."""


def select_from(press: PressKit, wanted: Wanted) -> Selection | None:
    """Give what is wanted of a kit; None for everything, which needs no search.

    Raises LufangError for an unknown kind, group, speaker or date, and WrongQuery for a query with a fault: what a
    script goes on to use must not be wider than what it asked for.
    """
    if wanted.everything:
        return None
    from lufang_tui.search import parse, select

    query = None
    if wanted.query is not None:
        query = parse(wanted.query)
        if query.faults:
            raise WrongQuery(faults_shown(wanted.query, query))
    return select(
        press,
        query=query,
        speakers=wanted.speakers,
        kinds=parted(wanted.kinds),
        since=wanted.since,
        until=wanted.until,
        only=parted(wanted.only),
        reviewed=wanted.reviewed,
    )


def parted(values: Iterable[str]) -> tuple[str, ...]:
    """Give the values of a repeated option, each of which may hold several, parted by commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def faults_shown(text: str, query: Query) -> str:
    """Say what of a query could not be read: for each fault its message, the query, and a caret below the place."""
    from lufang_tui.kit.faults import one_line
    from lufang_tui.text.cells import width

    shown = one_line(text)
    lines: list[str] = []
    for fault in query.faults:
        before = width(shown[: fault.position])
        marked = max(1, width(shown[fault.position : fault.position + fault.length]))
        lines += [
            f"lufang: query:{fault.position + 1}: {one_line(fault.message)}",
            f"  {shown}",
            f"  {' ' * before}{'^' * marked}",
        ]
    return "\n".join(lines)
