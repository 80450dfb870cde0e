"""`lufang copy`."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.attribution import attribute_all, attributed
from lufang_tui.attribution.choosing import chosen_style, styles_folder
from lufang_tui.cli import streams
from lufang_tui.cli.embargo import notice, require_no_embargo
from lufang_tui.cli.kits import open_kit
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.model import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lufang_tui.kit.model import Entry
    from lufang_tui.kit.press import PressKit


class Copied(NamedTuple):
    """What a command line asks to have copied."""

    ids: tuple[str, ...]
    style: str | None = None
    first: str | None = None
    """The words that an excerpt begins with."""
    last: str | None = None
    """The words that it ends with."""
    contacts: bool = False
    boilerplate: bool = False


def copy_entries(path: Path | None, what: Copied, *, print_only: bool, embargo_ok: bool) -> int:
    """Copy what is asked, or print it, its parts in the order of the command line with an empty line between.

    Raises LufangError for an unknown id or style, for an entry that cannot be copied, and where nothing is asked.
    """
    if not (what.ids or what.contacts or what.boilerplate):
        raise LufangError(
            _("nothing to copy"), _("give ids, as lufang list shows them, --contacts or --boilerplate")
        )
    press = open_kit(path)
    return copy_from(press, what, print_only=print_only, embargo_ok=embargo_ok)


def copy_from(press: PressKit, what: Copied, *, print_only: bool = False, embargo_ok: bool = False) -> int:
    """Copy from a kit that is open; raises as `copy_entries`."""
    parts = [*_entries(press, what), *_of_the_kit(press, what)]
    require_no_embargo(press.kit, embargo_ok=embargo_ok)
    text = "\n\n".join(filter(None, (notice(press.kit), *parts)))
    if print_only:
        streams.data(f"{text}\n")
        return ExitCode.DONE
    return _deliver(text)


def _entries(press: PressKit, what: Copied) -> Iterator[str]:
    """Give the text of each entry; quotations that stand together are signed together."""
    entries = [press.entry(entry_id) for entry_id in what.ids]
    if what.first is not None or what.last is not None:
        yield _excerpt(press, entries, what)
        return
    for are_quotes, together in groupby(entries, key=lambda entry: isinstance(entry, Quote)):
        if are_quotes:
            quotes = [entry for entry in together if isinstance(entry, Quote)]
            style = chosen_style(what.style, press.kit)
            yield attribute_all(press, quotes, style, folder=styles_folder())
        else:
            from lufang_tui.attribution import copyable

            yield from (copyable(press, entry) for entry in together)


def _excerpt(press: PressKit, entries: list[Entry], what: Copied) -> str:
    """Give a part of a quotation; warnings about what it leaves out go to standard error."""
    (entry,) = entries if len(entries) == 1 else (None,)
    if not isinstance(entry, Quote):
        raise LufangError(_("--from and --to take a part of one quotation"), _("give the id of one"))
    from lufang_tui.attribution import Excerpt

    style = chosen_style(what.style, press.kit)
    cut = attributed(press, entry, style, excerpt=Excerpt(what.first, what.last), folder=styles_folder())
    for warning in cut.warnings:
        streams.talk(f"lufang: {warning}")
    return cut.text


def _of_the_kit(press: PressKit, what: Copied) -> Iterator[str]:
    """Give the contacts and the boilerplate. Raises LufangError where the kit has none."""
    if not (what.contacts or what.boilerplate):
        return
    from lufang_tui.attribution import copyable

    if what.contacts:
        if not press.kit.contacts:
            raise LufangError(_("the kit has no contacts"))
        yield from (copyable(press, contact) for contact in press.kit.contacts)
    if what.boilerplate:
        yield copyable(press, press.kit)


def _deliver(text: str) -> int:
    from lufang_tui.clipboard import deliver, plan, run_tool, save_for_later, surroundings

    env = surroundings(os.environ)
    delivery = deliver(text, plan(env, sys.platform, shutil.which), run=partial(run_tool, env=env))
    if delivery.outcome != "failed":
        streams.talk(delivery.sentence)
        return ExitCode.DONE
    kept = save_for_later(text)
    streams.talk(_("{sentence}; the text is in {path}").format(sentence=delivery.sentence, path=kept))
    return ExitCode.UNDELIVERED
