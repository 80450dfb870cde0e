"""`lufang styles …` and `lufang config …`: the commands as typer reads them."""

from __future__ import annotations

from typing import Annotated

import typer

from lufang_tui.cli import options  # noqa: TC001
from lufang_tui.i18n import _

styles_app = typer.Typer(
    rich_markup_mode=None, help=_("List the styles of attribution, or make one of your own.")
)


@styles_app.callback(invoke_without_command=True)
def styles(ctx: typer.Context, *, json: options.Json = False) -> None:
    """List the styles of attribution, or make one of your own."""
    if ctx.invoked_subcommand is None:
        from lufang_tui.cli.styling import list_styles

        raise typer.Exit(list_styles(as_json=json))


@styles_app.command(name="new")
def new_style(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("Lower-case letters, digits and hyphens."))],
) -> None:
    """Make a style of your own, a template to be changed; overwrites nothing."""
    from lufang_tui.cli.styling import make_style

    raise typer.Exit(make_style(name))


config_app = typer.Typer(rich_markup_mode=None, help=_("Show the settings, or where they are."))


@config_app.callback(invoke_without_command=True)
def config(ctx: typer.Context) -> None:
    """Show the settings, or where they are."""
    if ctx.invoked_subcommand is None:
        from lufang_tui.cli.configuring import show_settings

        raise typer.Exit(show_settings(as_json=False))


@config_app.command(name="path")
def config_path() -> None:
    """Print the path of the config file, whether or not it exists."""
    from lufang_tui.cli.configuring import print_path

    raise typer.Exit(print_path())


@config_app.command(name="show")
def config_show(*, json: options.Json = False) -> None:
    """Print every setting with its value."""
    from lufang_tui.cli.configuring import show_settings

    raise typer.Exit(show_settings(as_json=json))
