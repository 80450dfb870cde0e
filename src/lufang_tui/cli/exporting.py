"""`lufang export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.cli.embargo import notice, require_no_embargo
from lufang_tui.cli.kits import STANDARD_INPUT, open_kit
from lufang_tui.cli.selecting import parted, select_from
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.export import export
from lufang_tui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from lufang_tui.cli.selecting import Wanted
    from lufang_tui.kit.press import PressKit
    from lufang_tui.search import Selection


def export_kit(
    path: Path | None,
    to: str,
    output: Path | None,
    wanted: Wanted,
    style: str | None,
    *,
    force: bool,
    embargo_ok: bool,
) -> int:
    """Export what is wanted of a kit as `to` to a file, or to standard output for None or `-`.

    Gives 1 where the selection is empty, as grep does; what is written then tells of the kit alone.
    """
    press = open_kit(path)
    selection = select_from(press, wanted)
    require_no_embargo(press.kit, embargo_ok=embargo_ok)
    if to == "csv" and set(parted(wanted.only)) == {"article"}:
        raise LufangError(_("the article has no table for CSV"), _("name one group with --only"))
    if to == "csv" and (count := len(set(parted(wanted.only)))) > 1:
        raise LufangError(
            _("a CSV file holds one table, not {count}").format(count=count),
            _("name one group with --only"),
        )
    text = document(press, to, selection, style, styles_folder() if style else None)
    deliver(text, output, force=force)
    return ExitCode.DONE if selection is None or selection.total else ExitCode.FINDINGS


def document(
    press: PressKit, to: str, selection: Selection | None, style: str | None, styles: Path | None
) -> str:
    """Give what is selected of a kit as a document, with a notice where it is under embargo."""
    return export(
        press, to, selection=selection, style=style, styles_folder=styles, embargo_notice=notice(press.kit)
    )


def deliver(text: str, output: Path | None, *, force: bool) -> None:
    """Write a document to a file, or to standard output for None or `-`. Raises LufangError."""
    if output is None or str(output) == STANDARD_INPUT:
        streams.data(text)
        return
    from lufang_tui.kit.write import write_whole

    write_whole(output, text.encode(), force=force)
    streams.talk(_("wrote {path}").format(path=output))


def styles_folder() -> Path:
    """Give the folder of the user's own styles."""
    from lufang_tui.attribution.choosing import styles_folder  # not every export needs to know the styles

    return styles_folder()
