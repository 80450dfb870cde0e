"""`lufang clippings …`: the commands as typer reads them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import Annotated

import typer

from lufang_tui.cli import options
from lufang_tui.i18n import _


class DossierFormat(StrEnum):
    """The formats of `lufang clippings export`."""

    MARKDOWN = "markdown"
    HTML = "html"


clippings_app = typer.Typer(
    rich_markup_mode=None, help=_("List, change or export what was collected across kits.")
)


@clippings_app.callback(invoke_without_command=True)
def clippings(ctx: typer.Context) -> None:
    """List, change or export what was collected across kits."""
    if ctx.invoked_subcommand is None:
        from lufang_tui.cli.clipping import list_clippings

        raise typer.Exit(list_clippings(as_json=False))


@clippings_app.command(name="list")
def clippings_list(*, json: options.Json = False) -> None:
    """List the clippings in their order: number, id, kit, how the kit stands to them, who or what, words, note."""
    from lufang_tui.cli.clipping import list_clippings

    raise typer.Exit(list_clippings(as_json=json))


@clippings_app.command(name="add")
def clippings_add(
    kit: Annotated[
        Path,
        typer.Argument(
            metavar="KIT",
            help=_("A kit's folder, its kit.yaml, or a .zip of it; lufang-2018 for the festival kit."),
        ),
    ],
    entry_ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help=_(
                "Entries' ids, as `lufang list` shows them; SECTION#NUMBER for a paragraph of the article."
            ),
            autocompletion=options.completion.ids,
        ),
    ],
) -> None:
    """Collect entries of a kit; what is collected already stays as it is."""
    from lufang_tui.cli.clipping import add_entries

    raise typer.Exit(add_entries(kit, entry_ids))


@clippings_app.command(name="note")
def clippings_note(
    clipping: options.ClippingName,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("The note; an empty one takes it away."))],
) -> None:
    """Write a note on a clipping."""
    from lufang_tui.cli.clipping import note_on

    raise typer.Exit(note_on(clipping, text))


@clippings_app.command(name="move")
def clippings_move(
    clipping: options.ClippingName,
    to: Annotated[
        int, typer.Argument(metavar="PLACE", min=1, help=_("The place in the list, counted from 1."))
    ],
) -> None:
    """Put a clipping in another place."""
    from lufang_tui.cli.clipping import move_to

    raise typer.Exit(move_to(clipping, to))


@clippings_app.command(name="remove")
def clippings_remove(
    clippings: Annotated[
        list[str], typer.Argument(metavar="CLIPPING...", help=_("Numbers in the list, or ids."))
    ],
) -> None:
    """Take clippings out of the list; their kits stay as they are."""
    from lufang_tui.cli.clipping import remove_some

    raise typer.Exit(remove_some(clippings))


@clippings_app.command(name="clear")
def clippings_clear(
    *, yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Do not ask."))] = False
) -> None:
    """Take every clipping out of the list."""
    from lufang_tui.cli.clipping import remove_all

    raise typer.Exit(remove_all(sure=yes))


@clippings_app.command(name="export")
def clippings_export(
    *,
    to: Annotated[DossierFormat, typer.Option("--to", "-t", help=_("The format."))] = DossierFormat.MARKDOWN,
    output: options.Output = None,
    style: options.Style = None,
    force: Annotated[bool, typer.Option("--force", help=_("Overwrite the file if it exists."))] = False,
    embargo_ok: options.EmbargoOk = False,
) -> None:
    """Export the clippings as one dossier with notes and sources."""
    from lufang_tui.cli.clipping import export_clippings

    raise typer.Exit(export_clippings(to.value, output, style, force=force, embargo_ok=embargo_ok))
