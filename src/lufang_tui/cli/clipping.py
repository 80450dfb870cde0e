"""`lufang clippings`: what was collected, listed, changed and exported in scripts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from lufang_tui.cli import embargo, streams
from lufang_tui.clippings import CLIPPINGS, Kits, collect, place_of, title, words
from lufang_tui.clippings.changes import add, annotate, index_of, move, remove
from lufang_tui.clock import now
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lufang_tui.clippings import Clipping
    from lufang_tui.clippings.changes import Change
    from lufang_tui.clippings.today import Today
    from lufang_tui.keeping import Kept
    from lufang_tui.kit.press import PressKit


class NoSuchClipping(LufangError):
    """No clipping has that number or id."""


class Row(NamedTuple):
    """A clipping as it is listed."""

    number: int
    clipping: Clipping
    today: Today


def list_clippings(*, as_json: bool) -> int:
    """Print the clippings in their order; gives 1 where there are none, as grep does."""
    kept = _told(CLIPPINGS.load())
    kits = Kits()
    rows = [Row(number, clipping, kits.today(clipping)) for number, clipping in enumerate(kept.items, 1)]
    if as_json:
        from lufang_tui.text.json_text import json_text

        streams.data(json_text([_report(row) for row in rows]))
    else:
        streams.data("".join(map(_line, rows)))
    return ExitCode.DONE if rows else ExitCode.FINDINGS


def add_entries(path: Path, names: Sequence[str]) -> int:
    """Collect entries of a kit, by their ids; a paragraph is `SECTION#NUMBER`, its heading `SECTION#`.

    Raises LufangError for an id that cannot be collected; then nothing is.
    """
    press, kept_as = _opened(path)
    new = [collect(press, kept_as, *_entry(press, name)) for name in names]
    before = len(_told(CLIPPINGS.load()).items)
    after = len(_changed(add(new)).items)
    embargo.tell_embargo(press.kit)
    count = after - before
    streams.talk(_n("{count} clipping added", "{count} clippings added", count).format(count=count))
    return ExitCode.DONE


def note_on(name: str, note: str) -> int:
    """Write a note on a clipping; an empty one takes it away. Raises NoSuchClipping."""
    clipping = _find(name)
    _changed(annotate(clipping.id, note.strip()))
    return ExitCode.DONE


def move_to(name: str, number: int) -> int:
    """Put a clipping in a place, counted from 1. Raises NoSuchClipping."""
    clipping = _find(name)
    _changed(move(clipping.id, number - 1))
    return ExitCode.DONE


def remove_some(names: Sequence[str]) -> int:
    """Take clippings out. Raises NoSuchClipping; then none is."""
    ids = {_find(name).id for name in names}
    _changed(remove(ids))
    streams.talk(_n("{count} clipping removed", "{count} clippings removed", len(ids)).format(count=len(ids)))
    return ExitCode.DONE


def remove_all(*, sure: bool) -> int:
    """Take every clipping out; asks on a terminal unless `sure`. Raises LufangError where nobody can be asked."""
    count = len(_told(CLIPPINGS.load()).items)
    if count and not sure:
        question = _n("Remove {count} clipping? [y/N] ", "Remove all {count} clippings? [y/N] ", count)
        if not streams.can_ask():
            raise LufangError(_("this removes every clipping"), _("--yes goes on all the same"))
        sys.stderr.write(f"lufang: {question.format(count=count)}")
        sys.stderr.flush()
        if sys.stdin.readline().strip().casefold() not in {"y", "yes", "ｙ", "是"}:
            return ExitCode.FINDINGS
    _changed(lambda _there: ())
    return ExitCode.DONE


def export_clippings(
    to: str, output: Path | None, style: str | None, *, force: bool, embargo_ok: bool
) -> int:
    """Write the clippings as a dossier to a file, or to standard output for None or `-`; gives 1 where there are none."""
    from lufang_tui.attribution.choosing import styles_folder
    from lufang_tui.clippings.dossier import embargoed, write_dossier
    from lufang_tui.kit.write import write_whole

    clippings = _told(CLIPPINGS.load()).items
    kits, time = Kits(), now()
    for kit in embargoed(clippings, kits, time):
        embargo.require_no_embargo(kit, embargo_ok=embargo_ok)
    text = write_dossier(clippings, to, kits, time, style=style, styles_folder=styles_folder())
    done = ExitCode.DONE if clippings else ExitCode.FINDINGS
    if output is None or str(output) == "-":
        streams.data(text)
        return done
    write_whole(output, text.encode(), force=force)
    streams.talk(_("wrote {path}").format(path=output))
    return done


def _opened(path: Path) -> tuple[PressKit, str | None]:
    """Open a kit, and give how a clipping names it: its absolute path, None for the festival kit."""
    from lufang_tui.kit.load import load

    if str(path) == "-":
        raise LufangError(_("a kit on standard input cannot be collected from"), _("name its folder"))
    festival = load(None)
    if not path.exists() and str(path) == festival.kit.id:
        return festival, None
    return load(path), place_of(path)


def _entry(press: PressKit, name: str) -> tuple[Group, str]:
    """Give the group and the key of what a command line names."""
    from lufang_tui.kit.model import Figure, Happening, Person, Quote

    section, sign, number = name.partition("#")
    if sign:
        # The command line counts paragraphs from 1, as everything that prints them does.
        index = str(int(number) - 1) if number.isdecimal() and int(number) else number and "?"
        return Group.ARTICLE, f"{section}#{index}"
    groups = {Quote: Group.QUOTES, Person: Group.PEOPLE, Happening: Group.TIMELINE, Figure: Group.FIGURES}
    return groups.get(type(press.entry(name)), Group.ARTICLE), name


def _find(name: str) -> Clipping:
    """Find a clipping by its number in the list, or its id."""
    clippings = _told(CLIPPINGS.load()).items
    if name.isdecimal() and 0 < int(name) <= len(clippings):
        return clippings[int(name) - 1]
    at = index_of(clippings, name)
    if at is None:
        from lufang_tui.kit.faults import excerpt, one_line

        raise NoSuchClipping(
            _("no clipping has the number or id {name}").format(name=excerpt(one_line(name))),
            _("lufang clippings lists them"),
        )
    return clippings[at]


def _changed(what: Change) -> Kept[Clipping]:
    return _told(CLIPPINGS.change(what))


def _told(kept: Kept[Clipping]) -> Kept[Clipping]:
    if kept.trouble:
        streams.talk(f"lufang: {kept.trouble}")
    return kept


def _report(row: Row) -> dict[str, Any]:
    clipping = row.clipping
    kit = clipping.kit
    section, _sign, number = clipping.entry.partition("#")
    return {
        "number": row.number,
        "id": clipping.id,
        "kit": kit.id,
        "label": kit.label,
        "path": row.today.path or clipping.path,
        "group": clipping.group.value,
        "entry": section,
        "paragraph": int(number) + 1 if number else None,
        "title": title(clipping),
        "text": words(clipping),
        "standing": row.today.standing.value,
        "note": clipping.note,
        "added": clipping.added,
        "source": kit.source.file if kit.source else None,
        "sha256": kit.source.sha256 if kit.source else None,
        "embargo": kit.embargo,
    }


def _line(row: Row) -> str:
    from lufang_tui.export.as_table import field

    clipping = row.clipping
    fields: Iterable[str] = (
        str(row.number), clipping.id, clipping.kit.id, row.today.standing.value, title(clipping), words(clipping), clipping.note,
    )  # fmt: skip
    return "\t".join(map(field, fields)) + "\n"
