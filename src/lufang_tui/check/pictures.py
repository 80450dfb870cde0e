"""Rules about pictures: there, whole, and with the caption that the release gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import excerpt
from lufang_tui.kit.folder import PICTURES, MissingFile
from lufang_tui.kit.pictures import picture_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.check.rule import Desk, Where


def missing_picture(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A figure whose picture is not there, cannot be read, or is no PNG, JPEG, GIF or WebP."""
    for index, figure in enumerate(desk.kit.figures):
        if figure.file is None:  # a picture that was not supplied is said to be so
            continue
        try:
            trouble = picture_trouble(desk.press.folder.picture_bytes(figure.file))
        except MissingFile:
            trouble = _("there is no such file in {folder}/").format(folder=PICTURES)
        except LufangError as error:
            trouble = error.message
        if trouble:
            yield ("figures", index, "file"), f"{excerpt(figure.file)}: {trouble}"


def caption_not_in_source(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A caption that does not stand in the source as it is given."""
    if desk.document is None:
        return
    for index, figure in enumerate(desk.kit.figures):
        words = (figure.caption or "").strip()
        if words not in desk.document.text:
            yield (
                ("figures", index, "caption"),
                _("does not stand in the source{nearest}").format(nearest=desk.nearest_in_source(words)),
            )
