"""Making a clipping of an entry, and what it is in a few words or as a text to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution import attribute, copyable
from lufang_tui.clippings.model import Clipping
from lufang_tui.clippings.snapshot import snapshot
from lufang_tui.clock import now
from lufang_tui.i18n import _
from lufang_tui.kit.folder import KIT_FILE, WORDS
from lufang_tui.kit.load import festival_folder
from lufang_tui.kit.model import Happening, Quote
from lufang_tui.kit.opened import absolute
from lufang_tui.search.query import Group
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from pathlib import Path

    from lufang_tui.kit.press import PressKit


def place_of(path: Path | None) -> str | None:
    """Name the kit at a path the same way however it is opened: its kit file or .zip, absolute; None for the festival kit."""
    if path is None:
        return None
    for file in (path / WORDS / KIT_FILE, path / KIT_FILE, path):
        if file.is_file():
            same = file.resolve() == (festival_folder() / WORDS / KIT_FILE).resolve()
            return None if same else absolute(file)
    return absolute(path)


def collect(press: PressKit, path: str | None, group: Group, key: str) -> Clipping:
    """Make a clipping of an entry; `path` is what `place_of` calls the kit.

    Raises NotCollected, and UnknownId with the nearest known id.
    """
    taken = snapshot(press, group, key)
    return Clipping(path=path, group=group, entry=key, kit=taken, added=now().isoformat(timespec="seconds"))


def title(clipping: Clipping) -> str:
    """Say in a few words what a clipping is: who speaks, who or what it is about, or where it stands."""
    press = clipping.press
    kit = clipping.kit
    if kit.quotes:
        return "、".join(speaker.name for speaker in press.speakers(kit.quotes[0])) or _("speaker not named")
    if clipping.group is Group.PEOPLE:
        return kit.people[0].name
    if kit.timeline:
        return f"{kit.timeline[0].date or _('undated')}  {kit.timeline[0].what}"
    if kit.figures:
        number = kit.figures[0].number
        return _("Figure {number}").format(number=kit.figures[0].id if number is None else number)
    section = kit.sections[0]
    name = section.heading or section.label or section.id
    number = paragraph_of(clipping)
    return (
        name
        if number is None
        else _("§ {section} · paragraph {number}").format(section=name, number=number + 1)
    )


def paragraph_of(clipping: Clipping) -> int | None:
    """Give the index, from 0, of the paragraph that an article's clipping is; None for a heading."""
    number = clipping.entry.partition("#")[2]
    return int(number) if number.isdecimal() else None


def words(clipping: Clipping) -> str:
    """Give the words of a clipping, as the release has them, without attribution."""
    kit = clipping.kit
    if kit.quotes:
        return " … ".join(kit.quotes[0].passages)
    if clipping.group is Group.PEOPLE:
        return "; ".join(role.title for role in kit.people[0].roles)
    if kit.timeline:
        return kit.timeline[0].text
    if kit.figures:
        return kit.figures[0].caption or ""
    number = paragraph_of(clipping)
    section = kit.sections[0]
    if number is None:
        return section.heading or ""
    return clipping.press.paragraphs(section.id)[number].text


def text(clipping: Clipping, style: str, folder: Path | None) -> str:
    """Give a clipping as a text to paste, safe to show: a quotation with its attribution in a style, else its words.

    Raises what `attribution.attribute` raises.
    """
    press = clipping.press
    if clipping.group is Group.ARTICLE:
        return visible(words(clipping))
    entry = press.entry(clipping.entry)
    if isinstance(entry, Quote):
        return attribute(press, entry, style, folder=folder)
    if isinstance(entry, Happening):
        return visible(f"{entry.date or _('undated')}  {entry.text}")
    return copyable(press, entry)
