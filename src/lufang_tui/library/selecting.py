"""What a query finds in the library, kit by kit, as the commands list and export it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.search.query import Group
from lufang_tui.search.selection import AnyEntry, Selection, is_reviewed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lufang_tui.kit.press import PressKit
    from lufang_tui.library.records import LibraryKit


def selections(
    open_kit: Callable[[LibraryKit], PressKit],
    found: Iterable[tuple[LibraryKit, Mapping[Group, Sequence[int]]]],
    *,
    reviewed: bool,
) -> Iterator[tuple[LibraryKit, PressKit, Selection]]:
    """See `Library.selections`."""
    for kit, groups in found:
        try:
            press = open_kit(kit)
        except LufangError:
            continue  # neither the cache nor its file has it any more; the next refresh tells
        yield kit, press, _selection(press, groups, reviewed=reviewed)


def _selection(press: PressKit, groups: Mapping[Group, Sequence[int]], *, reviewed: bool) -> Selection:
    kit = press.kit

    def kept(entries: Sequence[AnyEntry], group: Group) -> tuple[AnyEntry, ...]:
        picked = (entries[at] for at in sorted(groups.get(group, ())) if at < len(entries))
        return tuple(one for one in picked if not reviewed or is_reviewed(one))

    sections = _sections(press, groups.get(Group.ARTICLE, ()))
    return Selection(
        kept(kit.quotes, Group.QUOTES),
        kept(kit.people, Group.PEOPLE),
        kept(kit.timeline, Group.TIMELINE),
        kept(kit.figures, Group.FIGURES),
        tuple(one for one in kit.sections if one.id in sections and (not reviewed or is_reviewed(one))),
    )


def _sections(press: PressKit, numbers: Sequence[int]) -> set[str]:
    """The ids of the sections that headings and paragraphs, by their numbers, are of."""
    wanted = set(numbers)
    found: set[str] = set()
    at = 0
    for section in press.kit.sections:
        count = bool(section.heading) + len(press.paragraphs(section.id))
        if not wanted.isdisjoint(range(at, at + count)):
            found.add(section.id)
        at += count
    return found
