"""The commands. Each imports what it needs when it runs: `lufang --help` loads neither YAML nor Textual."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lufang_tui.cli import streams

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read a press kit in the terminal: find who said what, copy it rightly, export it, check it.",
    epilog="lufang [KIT] opens the app; without KIT it opens the festival kit that ships with the program.",
)

KitArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[KIT]",
        help="A kit's folder, its kit.yaml, or a .zip of it; the festival kit where left out.",
        show_default=False,
    ),
]
KitOption = Annotated[
    Path | None,
    typer.Option(
        "--kit",
        "-k",
        metavar="KIT",
        help="A kit's folder, its kit.yaml, or a .zip of it; the festival kit where left out.",
        show_default=False,
    ),
]
EntryId = Annotated[str, typer.Argument(metavar="ID", help="An entry's id, as `lufang list` shows it.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Listing(StrEnum):
    """What `lufang list` lists."""

    QUOTES = "quotes"
    PEOPLE = "people"
    TIMELINE = "timeline"
    FIGURES = "figures"


class Format(StrEnum):
    """The formats of `lufang export`."""

    MARKDOWN = "markdown"
    JSON = "json"


@app.callback(invoke_without_command=True)
def about(
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version.", is_eager=True)
    ] = False,
) -> None:
    """Read a press kit in the terminal: find who said what, copy it rightly, export it, check it."""
    if version:
        from lufang_tui import __version__

        streams.data(f"lufang {__version__}\n")
        raise typer.Exit


@app.command()
def browse(kit: KitArgument = None) -> None:
    """Open a kit in the terminal app (what `lufang KIT` does)."""
    from lufang_tui.cli.browse import browse_kit

    raise typer.Exit(browse_kit(kit))


@app.command(name="list")
def list_entries(
    what: Annotated[Listing, typer.Argument(help="Which entries.")],
    kit: KitOption = None,
    *,
    json: Json = False,
) -> None:
    """List quotes, people, timeline or figures, a line each."""
    from lufang_tui.cli.listing import list_kit

    raise typer.Exit(list_kit(kit, what.value, as_json=json))


@app.command()
def show(entry_id: EntryId, kit: KitOption = None, *, json: Json = False) -> None:
    """Show one entry with its context and its source."""
    from lufang_tui.cli.listing import show_entry

    raise typer.Exit(show_entry(kit, entry_id, as_json=json))


@app.command()
def copy(
    entry_id: EntryId,
    kit: KitOption = None,
    style: Annotated[
        str | None,
        typer.Option("--style", "-s", help="zh-news or en-news; by the kit's language where left out."),
    ] = None,
    *,
    print_only: Annotated[
        bool, typer.Option("--print", "-p", help="Print the quotation instead of copying it.")
    ] = False,
    embargo_ok: Annotated[
        bool, typer.Option("--embargo-ok", help="Copy although the kit is under embargo.")
    ] = False,
) -> None:
    """Copy a quotation with its speaker's name and title."""
    from lufang_tui.cli.copying import copy_quote

    raise typer.Exit(copy_quote(kit, entry_id, style, print_only=print_only, embargo_ok=embargo_ok))


@app.command()
def export(
    kit: KitArgument = None,
    to: Annotated[Format, typer.Option("--to", "-t", help="The format.")] = Format.MARKDOWN,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a file, whole or not at all; - for standard output.",
            show_default=False,
        ),
    ] = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it exists.")] = False,
    embargo_ok: Annotated[
        bool, typer.Option("--embargo-ok", help="Export although the kit is under embargo.")
    ] = False,
) -> None:
    """Export a kit to standard output or a file."""
    from lufang_tui.cli.exporting import export_kit

    raise typer.Exit(export_kit(kit, to.value, output, force=force, embargo_ok=embargo_ok))


@app.command()
def check(kit: KitArgument = None, *, json: Json = False) -> None:
    """Check a kit against its source, a line for each finding."""
    from lufang_tui.cli.checking import check_kit

    raise typer.Exit(check_kit(kit, as_json=json))
