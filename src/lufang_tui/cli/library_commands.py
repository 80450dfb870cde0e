"""`lufang library …`: the commands as typer reads them."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import Annotated

import typer

from lufang_tui.cli import options  # noqa: TC001
from lufang_tui.i18n import _

library_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help=_("Keep an archive of kits that is searched as one: what is in it, and bringing it up to date."),
)

_KEY = _("A record of a person: a kit's id and the person's, such as lufang-2018/zha-wenxiong.")
Key = Annotated[str, typer.Argument(metavar="KEY", help=_KEY)]


@library_app.command()
def add(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help=_("Folders of kits, kits, or raw releases, which are imported.")
        ),
    ],
    *,
    later: Annotated[bool, typer.Option("--later", help=_("Only write it down; refresh later."))] = False,
    releases: Annotated[
        bool, typer.Option("--releases", help=_("Import the raw releases that lie in the folders too."))
    ] = False,
) -> None:
    """Add folders, kits and releases to the library, and take them in."""
    from lufang_tui.cli.library import add_sources

    raise typer.Exit(add_sources(paths, later=later, releases=releases))


@library_app.command()
def remove(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help=_("What was added, as it was named."))
    ],
) -> None:
    """Take folders and kits out of the library; none of their files is touched."""
    from lufang_tui.cli.library import remove_sources

    raise typer.Exit(remove_sources(paths))


@library_app.command(name="list")
def list_(
    *,
    kits: Annotated[bool, typer.Option("--kits", help=_("List the kits, not what was added."))] = False,
    json: options.Json = False,
) -> None:
    """List what was added, or the kits: which are missing, cannot be read or have faults."""
    from lufang_tui.cli.library import list_kits, list_sources

    raise typer.Exit(list_kits(as_json=json) if kits else list_sources(as_json=json))


@library_app.command()
def refresh(
    *,
    rebuild: Annotated[bool, typer.Option("--rebuild", help=_("Make the index anew from the kits."))] = False,
    json: options.Json = False,
) -> None:
    """Take in what is new or changed in the library's folders."""
    from lufang_tui.cli.library import refresh_library

    raise typer.Exit(refresh_library(rebuild=rebuild, as_json=json))


@library_app.command()
def stats(*, json: options.Json = False) -> None:
    """Tell how much the library holds, and how large its index is."""
    from lufang_tui.cli.library import tell_stats

    raise typer.Exit(tell_stats(as_json=json))


@library_app.command()
def same(one: Key, other: Key) -> None:
    """Say that two records are the same person."""
    from lufang_tui.cli.library import join_people

    raise typer.Exit(join_people(one, other, same=True))


@library_app.command()
def different(one: Key, other: Key) -> None:
    """Say that two records are not the same person."""
    from lufang_tui.cli.library import join_people

    raise typer.Exit(join_people(one, other, same=False))


@library_app.command()
def forget(one: Key, other: Key) -> None:
    """Take back what was said of two records."""
    from lufang_tui.cli.library import forget_people

    raise typer.Exit(forget_people(one, other))


@library_app.command()
def joins(*, json: options.Json = False) -> None:
    """List what was said about who is the same person."""
    from lufang_tui.cli.library import list_joins

    raise typer.Exit(list_joins(as_json=json))
