"""`lufang list` and `lufang show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.cli.embargo import tell_embargo
from lufang_tui.cli.kits import open_kit
from lufang_tui.cli.selecting import select_from
from lufang_tui.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from lufang_tui.cli.selecting import Wanted


def list_kit(path: Path | None, what: str, wanted: Wanted, *, as_json: bool) -> int:
    """Print the entries of one group that are wanted; gives 1 where there are none, as grep does."""
    press = open_kit(path)
    selection = select_from(press, wanted)
    entries = getattr(press.kit if selection is None else selection, what)
    tell_embargo(press.kit)
    if as_json:
        from lufang_tui.export.as_json import group_json

        streams.data(group_json(press, what, entries))
    else:
        from lufang_tui.export.as_table import to_table

        streams.data(to_table(press, what, entries, aligned=streams.is_terminal()))
    return ExitCode.DONE if entries else ExitCode.FINDINGS


def show_entry(path: Path | None, entry_id: str, *, as_json: bool) -> int:
    """Print one entry, or the kit's own page for the kit's id. Raises UnknownId."""
    press = open_kit(path)
    if entry_id == press.kit.id and entry_id not in press.entries and not as_json:
        from lufang_tui.cards.card import kit_card

        tell_embargo(press.kit)
        streams.data(kit_card(press))
        return ExitCode.DONE
    entry = press.entry(entry_id)
    tell_embargo(press.kit)
    if as_json:
        from lufang_tui.export.as_json import entry_json

        streams.data(entry_json(press, entry))
    else:
        from lufang_tui.cards.card import card

        streams.data(card(press, entry))
    return ExitCode.DONE
