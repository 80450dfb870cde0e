"""A small kit with one entry of another: all that reading, signing and exporting that entry takes, and nothing else.

It has the kit's head, the entry, the people and bodies that it names, and of the article the paragraphs in which it
stands. A paragraph before these is an ellipsis, so that numbers of paragraphs hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import excerpt, one_line
from lufang_tui.kit.folder import MissingFile
from lufang_tui.kit.model import Figure, Happening, Kit, Organisation, Person, Quote
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lufang_tui.kit.model import Section
    from lufang_tui.kit.press import PressKit

LEFT_OUT = "…"
"""A paragraph of the article that is not needed."""


class NotCollected(LufangError):
    """What was named cannot be collected."""


def snapshot(press: PressKit, group: Group, key: str) -> Kit:
    """Take an entry out of a kit, given its group and its key there: an id, or `section#index` in the article.

    Raises NotCollected where the kit has no such entry, or its faults would not let it be read back.
    """
    kit = press.kit
    found: dict[str, object] = {}
    if group is Group.ARTICLE:
        found["sections"] = (_passage(press, key),)
    else:
        entry = press.entry(key)
        if isinstance(entry, Quote) and group is Group.QUOTES:
            found = {"quotes": (entry,), "sections": _around(press, key)}
        elif isinstance(entry, Person) and group is Group.PEOPLE:
            found = {"people": (entry,)}
        elif isinstance(entry, Happening) and group is Group.TIMELINE:
            found = {"timeline": (entry,), "sections": _around(press, key)}
        elif isinstance(entry, Figure) and group is Group.FIGURES:
            found = {"figures": (entry,), "sections": _beside(press, entry)}
        else:
            raise _not_there(key)
    people, bodies = _named(press, found)
    taken = Kit(
        format=kit.format,
        id=kit.id,
        language=kit.language,
        headline=kit.headline,
        label=kit.label,
        dateline=kit.dateline,
        publisher=kit.publisher,
        embargo=kit.embargo,
        source=kit.source,
        note=kit.note,
        organisations=bodies,
        **{"people": people, "sections": (), **found},  # type: ignore[arg-type]
    )
    try:
        return msgspec.json.decode(msgspec.json.encode(taken), type=Kit)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        raise NotCollected(
            _("{id} has a fault, and cannot be collected: {reason}").format(
                id=one_line(key), reason=one_line(str(error))
            ),
            _("lufang check tells what is wrong"),
        ) from error


class NoFolder:
    """The files beside a snapshot: none."""

    def __init__(self, name: str) -> None:
        self.kit_name = name

    def kit_bytes(self) -> bytes:
        """Raise MissingFile."""
        raise self._missing(self.kit_name)

    def source_bytes(self, relative: str) -> bytes:
        """Raise MissingFile."""
        raise self._missing(relative)

    def picture_bytes(self, relative: str) -> bytes:
        """Raise MissingFile."""
        raise self._missing(relative)

    def picture_path(self, relative: str) -> Path | None:
        """Raise MissingFile."""
        raise self._missing(relative)

    def _missing(self, relative: str) -> MissingFile:
        return MissingFile(_("{path}: the kit is not at hand").format(path=excerpt(one_line(relative))))


def _not_there(key: str) -> NotCollected:
    section, sign, index = key.partition("#")
    if sign and index.isdecimal():
        key = f"{section}#{int(index) + 1}"  # counted from 1, as everything that prints paragraphs does
    return NotCollected(
        _("the kit has no {id} that could be collected").format(id=excerpt(one_line(key))),
        _("quotations, people, events, figures and paragraphs can be"),
    )


def _named(press: PressKit, found: dict[str, object]) -> tuple[tuple[Person, ...], tuple[Organisation, ...]]:
    """The people and bodies that a snapshot refers to, in the kit's order."""
    quotes: Iterable[Quote] = found.get("quotes", ())  # type: ignore[assignment]
    own: Iterable[Person] = found.get("people", ())  # type: ignore[assignment]
    ids = {speaker for quote in quotes for speaker in quote.speakers} | {person.id for person in own}
    people = tuple(person for person in press.kit.people if person.id in ids)
    ids |= {role.organisation or "" for person in people for role in person.roles} | {
        press.kit.publisher or ""
    }
    return people, tuple(body for body in press.kit.organisations if body.id in ids)


def _around(press: PressKit, key: str) -> tuple[Section, ...]:
    """The sections in which an entry stands, with its paragraphs only."""
    anchors = press.anchors.get(key, ())
    wanted: dict[str, set[int]] = {}
    for anchor in anchors:
        first = press.paragraph_at(anchor)
        parts = press.paragraphs(anchor.section)
        last = next((at for at in range(first, len(parts)) if parts[at].end >= anchor.end), first)
        wanted.setdefault(anchor.section, set()).update(range(first, last + 1))
    return tuple(
        _shortened(press, section, wanted[section.id])
        for section in press.kit.sections
        if section.id in wanted
    )


def _beside(press: PressKit, figure: Figure) -> tuple[Section, ...]:
    """The section in which a figure stands, without its words."""
    section = press.section(figure.section)
    if section is None:
        return ()
    return (
        msgspec.structs.replace(
            section, text=_paragraphs(press, section.id, set(), figure.after_paragraph or 1)
        ),
    )


def _passage(press: PressKit, key: str) -> Section:
    """A section with one of its paragraphs, or with its heading alone."""
    name, _sign, number = key.partition("#")
    section = press.section(name)
    if section is None or not _sign:
        raise _not_there(key)
    if not number and section.heading:
        return msgspec.structs.replace(section, text=LEFT_OUT)
    if not number.isdecimal() or int(number) >= len(press.paragraphs(name)):
        raise _not_there(key)
    return _shortened(press, section, {int(number)})


def _shortened(press: PressKit, section: Section, wanted: set[int]) -> Section:
    return msgspec.structs.replace(section, text=_paragraphs(press, section.id, wanted, max(wanted) + 1))


def _paragraphs(press: PressKit, section: str, wanted: set[int], count: int) -> str:
    """The first paragraphs of a section as its text, those not wanted left out."""
    return "\n\n".join(_kept(press, section, wanted, count))


def _kept(press: PressKit, section: str, wanted: set[int], count: int) -> Iterator[str]:
    for index, paragraph in enumerate(press.paragraphs(section)[:count]):
        yield paragraph.text if index in wanted else LEFT_OUT
