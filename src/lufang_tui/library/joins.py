"""What was said about who is the same person across kits: a list in the user's data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.library.sources import change_list, read_list

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = "corrections"


def read_corrections(file: Path) -> Sequence[tuple[str, str, bool]]:
    """Pairs of keys, and whether they are the same person, in the order in which it was said. Raises WrongList."""
    found = ((one.get("one"), one.get("other"), one.get("same")) for one in read_list(file, NAME))
    return [
        (one, other, same)
        for one, other, same in found
        if isinstance(one, str) and isinstance(other, str) and isinstance(same, bool)
    ]


def correct(file: Path, one: str, other: str, *, same: bool) -> None:
    """Say it; what was said of the pair before no longer counts. Raises LufangError."""
    if one == other:
        raise LufangError(one_line(_("{key}: a record is the same person as itself").format(key=one)))
    said = {"one": one, "other": other, "same": same}
    change_list(file, NAME, lambda every: [*(was for was in every if not _is_of(was, one, other)), said])


def withdraw(file: Path, one: str, other: str) -> None:
    """Take back what was said of a pair. Raises LufangError where nothing was."""
    if not any({one, other} == {first, second} for first, second, _same in read_corrections(file)):
        raise LufangError(
            one_line(_("nothing was said about {one} and {other}").format(one=one, other=other)),
            _("lufang library joins shows what was"),
        )
    change_list(file, NAME, lambda every: [was for was in every if not _is_of(was, one, other)])


def _is_of(said: dict[str, Any], one: str, other: str) -> bool:
    return {said.get("one"), said.get("other")} == {one, other}
