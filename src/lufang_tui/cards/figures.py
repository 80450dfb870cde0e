"""Figures: caption, credit, and what is known of the file. The picture itself is not opened here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lufang_tui.cards.pane import BLANK, Page, Pane, article_key, labelled, link, place_name, remarks
from lufang_tui.cards.styled import Highlighter, Role, Row, Styled, styled
from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _
from lufang_tui.kit.folder import MissingFile
from lufang_tui.kit.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.kit.anchor import Anchor


KIND_NAMES = {"png": "PNG", "jpeg": "JPEG", "gif": "GIF", "webp": "WebP"}


class FiguresPane(Pane):
    """The figures of a kit."""

    name: ClassVar[str] = "figures"
    title: ClassVar[str] = N_("Figures")
    nothing: ClassVar[str] = N_("This kit has no figures.")

    def keys(self) -> Sequence[str]:
        """Return the ids of the figures."""
        return [figure.id for figure in self.press.kit.figures]

    def anchor(self, key: str) -> Anchor | None:
        """Return the paragraph after which the figure stands."""
        from lufang_tui.kit.anchor import Anchor

        figure = self._figure(key)
        paragraph = _paragraph(figure)
        if figure is None or figure.section is None or paragraph is None:
            return None
        found = self.press.paragraphs(figure.section)
        if paragraph >= len(found):
            return None
        return Anchor(figure.section, found[paragraph].start, found[paragraph].start)

    def row(self, key: str, find: Highlighter) -> Row:
        """Return the number, the file, and the caption."""
        figure = self._figure(key)
        if figure is None:
            return Row(styled(key))
        head = styled((_title(figure), Role.WORDS), find=find)
        return Row(head, figure.file or _("no file"), styled(figure.caption or "", find=find))

    def page(self, key: str, find: Highlighter) -> Page:
        """Return the caption and what is known of the picture."""
        figure = self._figure(key)
        return Page(tuple(self._page(figure, find)) if figure else ())

    def _page(self, figure: Figure, find: Highlighter) -> Iterator[Styled]:
        yield styled((_title(figure), Role.LABEL))
        yield (
            styled((figure.caption, Role.WORDS), find=find)
            if figure.caption
            else styled((_("The release gives it no caption."), Role.LABEL))
        )
        yield BLANK
        if figure.alt:
            yield labelled(_("shows"), figure.alt, find)
        yield (
            labelled(_("credit"), figure.credit, find)
            if figure.credit
            else styled((_("no credit given"), Role.LABEL))
        )
        yield self._file(figure, find)
        yield from remarks(figure, find)
        paragraph = _paragraph(figure)
        if figure.section is not None and paragraph is not None:
            yield BLANK
            where = place_name(self.press, figure.section, paragraph)
            target = link("article", article_key(figure.section, paragraph))
            side = _("after {place}") if figure.after_paragraph else _("before {place}")
            before, _place, after = side.partition("{place}")
            yield styled((before, Role.LABEL), (where, Role.LINK), (after, Role.LABEL), link=target)

    def _file(self, figure: Figure, find: Highlighter) -> Styled:
        if figure.file is None:
            return styled((_("The kit names no file for it."), Role.DOUBT))
        try:
            data = self.press.folder.picture_bytes(figure.file)
        except MissingFile:
            return _file_line(figure.file, (_("is missing"), Role.DOUBT), find)
        except LufangError as error:
            return _file_line(
                figure.file, (_("cannot be read: {reason}").format(reason=error.message), Role.DOUBT), find
            )
        return _file_line(figure.file, (_facts(data), Role.LABEL), find)

    def figure(self, key: str | None) -> Figure | None:
        """Return the figure itself, for whoever draws it."""
        return self._figure(key) if key is not None else None

    def _figure(self, key: str) -> Figure | None:
        entry = self.press.entries.get(key)
        return entry if isinstance(entry, Figure) else None


def _file_line(file: str, remark: tuple[str, Role], find: Highlighter) -> Styled:
    text, role = remark
    return styled((_("file") + "  ", Role.LABEL), file, (f"  {text}", role), find=find)


def _facts(data: bytes) -> str:
    """Say the format, the size in pixels and in bytes, or what is wrong with the file."""
    from lufang_tui.export.pictures import media_type_of
    from lufang_tui.kit.pictures import picture_size, picture_trouble

    size = _("{size:,} bytes").format(size=len(data))
    trouble = picture_trouble(data)
    if trouble is not None:
        return f"{size} · {trouble}"
    kind = (media_type_of(data) or "").removeprefix("image/")
    pixels = picture_size(data)
    shown = _("{width} × {height} pixels").format(width=pixels[0], height=pixels[1]) if pixels else ""
    return " · ".join(part for part in (KIND_NAMES.get(kind, ""), shown, size) if part)


def _title(figure: Figure) -> str:
    return (
        _("Figure {number}").format(number=figure.number)
        if figure.number is not None
        else _("Figure {number}").format(number=figure.id)
    )


def _paragraph(figure: Figure | None) -> int | None:
    """Return the index, from 0, of the paragraph beside which the figure stands."""
    if figure is None or figure.after_paragraph is None:
        return None
    return max(0, figure.after_paragraph - 1)
