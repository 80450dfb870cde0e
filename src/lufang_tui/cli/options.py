"""The arguments and options that several commands have, each with its help and its completion."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lufang_tui.cli import completion
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _

KIT_HELP = _(
    "A kit's folder, its kit.yaml, or a .zip of it; - for a kit.yaml on standard input; "
    "the festival kit where left out."
)

KitArgument = Annotated[Path | None, typer.Argument(metavar="[KIT]", help=KIT_HELP, show_default=False)]
KitArguments = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[KIT]...",
        help=_("Kits' folders, their kit.yaml, or .zips of them; the festival kit where left out."),
        show_default=False,
    ),
]
KitOption = Annotated[
    Path | None, typer.Option("--kit", "-k", metavar="KIT", help=KIT_HELP, show_default=False)
]
EntryId = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=_("An entry's id, as `lufang list` shows it."), autocompletion=completion.ids
    ),
]
EntryIds = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ID]...",
        help=_("Ids of quotations, people, organisations or figures, as `lufang list` shows them."),
        autocompletion=completion.copyable_ids,
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help=_("Print JSON."))]
Query = Annotated[
    str | None,
    typer.Option("--query", "-q", metavar="QUERY", help=_("Only what a query finds."), show_default=False),
]
Speaker = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        metavar="WHO",
        help=_("Only what this person or organisation says, by id or name; may be repeated."),
        autocompletion=completion.speakers,
        show_default=False,
    ),
]
QuoteKind = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help=_("Only quotations of this kind: direct, indirect or partial; may be repeated."),
        autocompletion=completion.kinds,
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help=_("Only from this date on (EDTF): happenings by their own, the rest by the dateline."),
        show_default=False,
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE",
        help=_("Only up to this date (EDTF): happenings by their own, the rest by the dateline."),
        show_default=False,
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="GROUP",
        help=_("Only this group: quotes, people, timeline, figures or article; may be repeated."),
        autocompletion=completion.groups,
        show_default=False,
    ),
]
Library = Annotated[bool, typer.Option("--library", help=_("Over all kits of the library."))]
Reviewed = Annotated[bool, typer.Option("--reviewed", help=_("Only what a person has accepted or edited."))]
Style = Annotated[
    str | None,
    typer.Option(
        "--style",
        "-s",
        metavar="STYLE",
        help=_(
            "A style of attribution, as `lufang styles` lists them; by the config, or the kit's language, where left out."
        ),
        autocompletion=completion.styles,
        show_default=False,
    ),
]
Attachment = Annotated[
    str | None,
    typer.Option(
        "--attachment",
        metavar="NAME",
        help=_("Of an e-mail, read this attachment instead."),
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=_("Write to a file, whole or not at all; - for standard output."),
        show_default=False,
    ),
]
ClippingName = Annotated[
    str, typer.Argument(metavar="CLIPPING", help=_("Its number in the list, or its id."))
]
EmbargoOk = Annotated[
    bool,
    typer.Option("--embargo-ok", help=_("Go on although the kit is under embargo, without being asked.")),
]


def require_no_kit(kit: Path | None) -> None:
    """Raise LufangError for a kit beside --library."""
    if kit is not None:
        raise LufangError(_("--library is over all its kits, and --kit over one"), _("name one of the two"))
