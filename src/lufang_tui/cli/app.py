"""The commands. Each imports what it needs when it runs: `lufang --help` loads neither YAML nor Textual."""

from __future__ import annotations

from enum import StrEnum
from inspect import getdoc
from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import Annotated

import typer

from lufang_tui.cli import options, streams
from lufang_tui.cli.clippings_commands import clippings_app
from lufang_tui.cli.library_commands import library_app
from lufang_tui.cli.settings_commands import config_app, styles_app
from lufang_tui.i18n import _

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("Read a press kit in the terminal: find who said what, copy it rightly, export it, check it."),
    epilog=_(
        "lufang [KIT]... opens the app; without KIT it opens the festival kit that ships with the program."
    ),
)


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
    CSV = "csv"
    HTML = "html"


class ReportFormat(StrEnum):
    """The formats of `lufang verify`."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    HTML = "html"


def alone(name: str) -> typer.Typer:
    """Give the app with one of its commands only: making the parameters of all of them takes longer than most run."""
    from copy import copy as shallow

    one = shallow(app)
    one.registered_commands = [
        command
        for command in app.registered_commands
        if name in (command.name, getattr(command.callback, "__name__", None))
    ]
    one.registered_groups = [group for group in app.registered_groups if group.name == name]
    return one


@app.callback(invoke_without_command=True)
def about(
    *,
    language: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="en|zh",
            help=_("The language of texts and messages; may stand anywhere on the line."),
            show_default=False,
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", "-V", help=_("Print the version."), is_eager=True)
    ] = False,
) -> None:
    """Read a press kit in the terminal: find who said what, copy it rightly, export it, check it."""
    del language  # main() has taken it, before any text was made
    if version:
        from lufang_tui import __version__

        streams.data(f"lufang {__version__}\n")
        raise typer.Exit


@app.command()
def browse(
    kits: options.KitArguments = None,
    *,
    fresh: Annotated[
        bool, typer.Option("--fresh", help=_("Start at the beginning, not where you were."))
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help=_("Let the log quote error messages, which may quote the kit."))
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help=_("Print pages of plain lines instead, for screen readers."))
    ] = False,
    library: Annotated[
        bool, typer.Option("--library", help=_("Open the library, with the kits beside it."))
    ] = False,
) -> None:
    """Open kits in the terminal app, a tab each (what `lufang KIT...` does); without KIT the library, where there is one."""
    if plain:
        from lufang_tui.cli.plain import browse_plainly

        raise typer.Exit(browse_plainly(tuple(kits or ())))
    from lufang_tui.cli.browse import browse_kit

    raise typer.Exit(browse_kit(tuple(kits or ()), fresh=fresh, debug=debug, library=library))


@app.command()
def search(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY", help=_('Terms, "phrases", -exclusions and fields such as kind:direct.')
        ),
    ],
    kit: options.KitOption = None,
    groups: Annotated[
        list[str] | None,
        typer.Option(
            "--in",
            metavar="GROUP",
            help=_("Only in quotes, people, timeline, figures or article; may be repeated."),
            autocompletion=options.completion.groups,
            show_default=False,
        ),
    ] = None,
    *,
    library: options.Library = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            min=0,
            metavar="N",
            help=_("Of the library, so many at most; 0 for all."),
            show_default=False,
        ),
    ] = None,
    json: options.Json = False,
) -> None:
    """Search a kit, or the library; what is found in a kit is grouped and counted."""
    if library:
        from lufang_tui.cli.over_library import search_library

        options.require_no_kit(kit)
        raise typer.Exit(search_library(query, tuple(groups or ()), limit, as_json=json))
    from lufang_tui.cli.searching import search_kit

    raise typer.Exit(search_kit(kit, query, tuple(groups or ()), as_json=json))


@app.command(name="list")
def list_entries(
    what: Annotated[Listing, typer.Argument(help=_("Which entries."))],
    kit: options.KitOption = None,
    *,
    query: options.Query = None,
    speaker: options.Speaker = None,
    kind: options.QuoteKind = None,
    since: options.Since = None,
    until: options.Until = None,
    reviewed: options.Reviewed = False,
    library: options.Library = False,
    json: options.Json = False,
) -> None:
    """List quotes, people, timeline or figures, a line each."""
    from lufang_tui.cli.selecting import Wanted

    wanted = Wanted(query, tuple(speaker or ()), tuple(kind or ()), since, until, (), reviewed)
    if library:
        from lufang_tui.cli.over_library import list_library

        options.require_no_kit(kit)
        raise typer.Exit(list_library(what.value, wanted, as_json=json))
    from lufang_tui.cli.listing import list_kit

    raise typer.Exit(list_kit(kit, what.value, wanted, as_json=json))


@app.command()
def show(entry_id: options.EntryId, kit: options.KitOption = None, *, json: options.Json = False) -> None:
    """Show one entry with its context and its source."""
    from lufang_tui.cli.listing import show_entry

    raise typer.Exit(show_entry(kit, entry_id, as_json=json))


@app.command()
def copy(
    entry_ids: options.EntryIds = None,
    kit: options.KitOption = None,
    style: options.Style = None,
    first: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="WORDS", help=_("Begin a quotation with these words of it."), show_default=False
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="WORDS", help=_("End a quotation with these words of it."), show_default=False
        ),
    ] = None,
    *,
    contacts: Annotated[bool, typer.Option("--contacts", help=_("Copy the kit's contacts."))] = False,
    boilerplate: Annotated[
        bool, typer.Option("--boilerplate", help=_("Copy the kit's boilerplate."))
    ] = False,
    print_only: Annotated[
        bool, typer.Option("--print", "-p", help=_("Print the text instead of copying it."))
    ] = False,
    embargo_ok: options.EmbargoOk = False,
) -> None:
    """Copy quotations with their speakers' names and titles, or people, captions, contacts."""
    from lufang_tui.cli.copying import Copied, copy_entries

    what = Copied(tuple(entry_ids or ()), style, first, last, contacts, boilerplate)
    raise typer.Exit(copy_entries(kit, what, print_only=print_only, embargo_ok=embargo_ok))


@app.command()
def export(
    kit: options.KitArgument = None,
    *,
    to: Annotated[Format, typer.Option("--to", "-t", help=_("The format."))] = Format.MARKDOWN,
    output: options.Output = None,
    query: options.Query = None,
    speaker: options.Speaker = None,
    kind: options.QuoteKind = None,
    since: options.Since = None,
    until: options.Until = None,
    only: options.Only = None,
    style: options.Style = None,
    reviewed: options.Reviewed = False,
    force: Annotated[bool, typer.Option("--force", help=_("Overwrite the file if it exists."))] = False,
    embargo_ok: options.EmbargoOk = False,
    library: options.Library = False,
) -> None:
    """Export a kit, or a selection of it, to standard output or a file."""
    from lufang_tui.cli.selecting import Wanted

    wanted = Wanted(query, tuple(speaker or ()), tuple(kind or ()), since, until, tuple(only or ()), reviewed)
    if library:
        from lufang_tui.cli.over_library import export_library

        options.require_no_kit(kit)
        raise typer.Exit(export_library(to.value, output, wanted, style, force=force, embargo_ok=embargo_ok))
    from lufang_tui.cli.exporting import export_kit

    raise typer.Exit(export_kit(kit, to.value, output, wanted, style, force=force, embargo_ok=embargo_ok))


@app.command()
def check(
    kit: options.KitArgument = None,
    *,
    strict: Annotated[
        bool, typer.Option("--strict", help=_("Let notes count too: what nobody has reviewed."))
    ] = False,
    json: options.Json = False,
) -> None:
    """Check a kit against its source, a line for each finding; notes are shown, and pass."""
    from lufang_tui.cli.checking import check_kit

    raise typer.Exit(check_kit(kit, as_json=json, strict=strict))


@app.command()
def verify(
    drafts: Annotated[
        list[Path],
        typer.Argument(
            metavar="DRAFT...", help=_("Drafts: .md, .txt, .html, .docx, .pdf, .eml, or - for text.")
        ),
    ],
    against: Annotated[
        list[Path] | None,
        typer.Option(
            "--against",
            "-a",
            metavar="KIT",
            help=_("A kit that the quotations come from; may be repeated."),
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        ReportFormat, typer.Option("--format", "-f", help=_("The format of the report."))
    ] = ReportFormat.TEXT,
    *,
    library: Annotated[
        bool, typer.Option("--library", help=_("Against the library; so it is where no kit is given."))
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help=_("Count notes as findings: trimmed, ellipsis, typography and the like.")
        ),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help=_("The same as --format json."))] = False,
    watch: Annotated[
        bool,
        typer.Option("--watch", help=_("Verify again whenever a draft or a kit is saved, until Ctrl+C.")),
    ] = False,
    screen: Annotated[
        bool,
        typer.Option(
            "--screen", help=_("Open the draft beside its sources, to walk through it and correct it.")
        ),
    ] = False,
) -> None:
    """Verify every quotation of drafts: whether it is verbatim, and whether that person said it."""
    from lufang_tui.cli.against import Against
    from lufang_tui.cli.verifying import one_way, show_draft, verify_drafts, watch_drafts

    one_way(json=json, form=form.value, screen=screen, watch=watch)
    told = Against(tuple(against or ()), library=library)
    if screen:
        raise typer.Exit(show_draft(drafts, told))
    run = watch_drafts if watch else verify_drafts
    raise typer.Exit(run(drafts, told, "json" if json else form.value, strict=strict))


@app.command()
def extract(
    release: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help=_("The release: .md, .txt, .html, .docx, .pdf, .eml, or - for pasted text.")
        ),
    ],
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help=_("When the release was sent (EDTF), for dates without a year."),
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="TAG",
            help=_("The release's language, such as en or zh-CN; by its script where left out."),
            show_default=False,
        ),
    ] = None,
    *,
    attachment: options.Attachment = None,
    json: options.Json = False,
    yaml: Annotated[bool, typer.Option("--yaml", help=_("Print a kit file."))] = False,
) -> None:
    """Find the quotations, people, dates and captions of a release, and print them as a kit."""
    from lufang_tui.cli.extracting import extract_release

    raise typer.Exit(
        extract_release(release, date, language, attachment=attachment, as_yaml=yaml and not json)
    )


@app.command(name="import")
def import_(
    releases: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help=_("Releases: .md, .txt, .html, .docx, .pdf, .eml, or - for pasted text.")
        ),
    ],
    to: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help=_("The kit's folder; for several releases, the folder of their kits."),
        ),
    ],
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help=_("When the release came, in EDTF: it gives dates their year."),
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="TAG",
            help=_("The release's language, where it is told wrongly."),
            show_default=False,
        ),
    ] = None,
    *,
    attachment: options.Attachment = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update", help=_("Bring kits that are there up to a corrected release; reviews are kept.")
        ),
    ] = False,
) -> None:
    """Make kits of raw releases: the file itself, and what was found in it, to be reviewed."""
    from lufang_tui.cli.importing import import_releases

    raise typer.Exit(import_releases(releases, to, date, language, update=update, attachment=attachment))


@app.command()
def review(
    kit: Annotated[Path, typer.Argument(metavar="KIT", help=_("The kit's folder or its kit.yaml."))],
) -> None:
    """Accept, correct or reject what was found in a release, and add what was missed; saved at every step."""
    from lufang_tui.cli.reviewing import review_kit

    raise typer.Exit(review_kit(kit))


@app.command()
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=_("The kit's folder, made where it is not there."))
    ],
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="TAG",
            help=_("The release's language, such as en or zh-CN; the comments are Chinese for Chinese."),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Make a kit for an editor to fill in; overwrites nothing."""
    from lufang_tui.cli.creating import new_kit

    raise typer.Exit(new_kit(folder, language))


app.add_typer(library_app, name="library")

app.add_typer(styles_app, name="styles")
app.add_typer(clippings_app, name="clippings")


@app.command()
def doctor(*, json: options.Json = False) -> None:
    """Tell what a bug report needs: versions, locale, terminal, ways of copying."""
    from lufang_tui.cli.doctor import examine

    raise typer.Exit(examine(as_json=json))


app.add_typer(config_app, name="config")


def _say_helps() -> None:
    """Let typer show the commands' docstrings in the language in use."""
    for part in (app, library_app, clippings_app, styles_app, config_app):
        for command in part.registered_commands:
            said = getdoc(command.callback)
            command.help = _(said) if said else None


_say_helps()
