"""Rules that hold the kit against the release as received, and that look at every string of the kit."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from lufang_tui.documents.model import BlockKind
from lufang_tui.i18n import _
from lufang_tui.kit.faults import excerpt
from lufang_tui.kit.press import paragraphs
from lufang_tui.text.align import difference
from lufang_tui.text.safe import hidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.check.rule import Desk, Where

_MOST_NAMES = 3


def source_missing(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A kit without its source, or with one that cannot be read: nothing can be held against the release."""
    source = desk.kit.source
    if source is None:
        yield ("source",), _("the kit names no source, so nothing proves that its words are the release's")
    elif desk.source_trouble is not None:
        yield ("source", "file"), desk.source_trouble


def source_changed(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A source file that is not the one the kit was made from, by its SHA-256."""
    source = desk.kit.source
    if source is None or source.sha256 is None or desk.source_bytes is None:
        return
    digest = hashlib.sha256(desk.source_bytes).hexdigest()
    if digest != source.sha256:
        yield (
            ("source", "sha256"),
            _("{file} has changed: it is {now}… now, not {then}…").format(
                file=source.file, now=digest[:12], then=source.sha256[:12]
            ),
        )


class _Piece(NamedTuple):
    path: Where
    name: str
    words: str


def article_differs(desk: Desk) -> Iterator[tuple[Where, str]]:
    """An article that is not the source's text: a paragraph left out, added, moved or altered."""
    document = desk.document
    if document is None or desk.source_bytes is None or not desk.kit.sections:
        return
    wanted = list(_article_pieces(desk))
    found = list(_source_pieces(desk))
    at = place = 0
    while at < len(wanted) and place < len(found):
        if wanted[at].words == found[place][0]:
            at, place = at + 1, place + 1
        elif found[place][2]:
            place += 1
        else:
            break
    while place < len(found) and found[place][2]:
        place += 1
    if at == len(wanted) and place == len(found):
        return
    last = wanted[-1]
    if at == len(wanted):
        words, offset, _elsewhere = found[place]
        where = f"{desk.kit.source.file}:{desk.source_line(offset)}" if desk.kit.source else _("the source")
        yield (
            last.path,
            _("the source goes on after this section, at {where}: {words}").format(
                where=where, words=excerpt(words)
            ),
        )
        return
    piece = wanted[at]
    yield piece.path, _how_they_differ(desk, piece, wanted[at + 1 :], found[place:])


def _how_they_differ(
    desk: Desk, piece: _Piece, later: Sequence[_Piece], found: Sequence[tuple[str, int, bool]]
) -> str:
    if not found:
        return _("{name} stands behind the end of the source: {words}").format(
            name=piece.name, words=excerpt(piece.words)
        )
    words, offset, _elsewhere = found[0]
    where = f"{desk.kit.source.file}:{desk.source_line(offset)}" if desk.kit.source else _("the source")
    if any(piece.words == other for other, _offset, _elsewhere in found):
        return _("before {name} the source has, at {where}: {words}").format(
            name=piece.name, where=where, words=excerpt(words)
        )
    if any(words == other.words for other in later):
        return _("{name} does not stand in the source there, at {where}: {words}").format(
            name=piece.name, where=where, words=excerpt(piece.words)
        )
    return _("{name} differs from {where}: {difference}").format(
        name=piece.name, where=where, difference=difference(piece.words, words)
    )


def _article_pieces(desk: Desk) -> Iterator[_Piece]:
    """Give the sections' headings and paragraphs, in order."""
    for index, section in enumerate(desk.kit.sections):
        if section.heading:
            yield _Piece(("sections", index, "heading"), _("the heading"), section.heading.strip())
        for number, paragraph in enumerate(desk.press.paragraphs(section.id), 1):
            yield _Piece(
                ("sections", index, "text"), _("paragraph {number}").format(number=number), paragraph.text
            )


def _source_pieces(desk: Desk) -> Iterator[tuple[str, int, bool]]:
    """Give the source's texts with their offsets, and whether the kit keeps them elsewhere than in a section."""
    kit, document = desk.kit, desk.document
    if document is None:
        return
    elsewhere = {
        text.strip() for text in (kit.headline or "", *(figure.caption or "" for figure in kit.figures))
    }
    elsewhere |= {part.text for part in paragraphs(kit.boilerplate or "")}
    # Whom to ask is kept under `contacts`, piece by piece.
    reached_by = [
        way for contact in kit.contacts for way in (contact.name, contact.email, contact.phone) if way
    ]
    for block in document.blocks:
        if block.kind in (BlockKind.PICTURE, BlockKind.CAPTION):
            continue
        for part in paragraphs(document.text_of(block)):
            excused = part.text in elsewhere or any(way in part.text for way in reached_by)
            yield part.text, block.start + part.start, excused


def control_characters(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A character that hides in a text or could steer a terminal: control, bidirectional, zero-width."""
    for path, text in _strings(desk.kit, ()):
        found = hidden(text)
        if found:
            names = _(", ").join(dict.fromkeys(name for _place, name in found[:_MOST_NAMES]))
            more = (
                _(" and {count} more").format(count=len(found) - _MOST_NAMES)
                if len(found) > _MOST_NAMES
                else ""
            )
            yield (
                path,
                _("holds {names}{more}, first at character {place}").format(
                    names=names, more=more, place=found[0][0] + 1
                ),
            )


def _strings(value: object, path: Where) -> Iterator[tuple[Where, str]]:
    """Give every string of a record with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            held = getattr(value, name)
            if held:
                yield from _strings(held, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _strings(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():  # keys are ids and language tags, which the reader has looked at
            yield from _strings(item, (*path, key))
