"""`lufang search|list|export --library`: the same over every kit of the library."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from lufang_tui.cli import streams
from lufang_tui.cli.embargo import UnderEmbargo
from lufang_tui.cli.library import NOTHING, kit_object, ready_library
from lufang_tui.cli.searching import marked, query_of, wanted_groups
from lufang_tui.cli.selecting import WrongQuery, faults_shown, parted
from lufang_tui.clock import now
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.kit.faults import excerpt, one_line
from lufang_tui.search import Condition, Field, Query, WrongSelection, parse, selection_query
from lufang_tui.text.json_text import json_text
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lufang_tui.cli.selecting import Wanted
    from lufang_tui.kit.press import PressKit
    from lufang_tui.library import Found, Library, LibraryHit, LibraryKit, LibraryPerson

MOST_HITS = 1_000
"""Hits that are printed where no limit is given."""


def search_library(text: str, groups: tuple[str, ...], limit: int | None, *, as_json: bool) -> int:
    """Print what a query finds in the library, the newest first; gives 1 where that is nothing.

    Raises WrongQuery and LufangError as `search_kit` does.
    """
    query = query_of(text)
    wanted = wanted_groups(groups)
    asked = query
    if wanted:
        only = Condition(Field.IN, choices=tuple(group.value for group in wanted))
        asked = Query(query.terms, (*query.conditions, only))
    most = MOST_HITS if limit is None else limit or 1 << 40
    with ready_library() as library:
        found = library.search(asked, most)
        total = library.count(asked) if found.more else found.count
    _tell_embargoes({hit.kit for hit in found.hits})
    if as_json:
        streams.data(json_text(_report(text, query, found, total.number)))
    else:
        colour = streams.has_colour()
        for hit in found.hits:
            streams.data(_line(hit, colour=colour))
        if found.more:
            streams.talk(
                _("{count:,} of {total:,}; --limit 0 prints all").format(
                    count=len(found.hits), total=total.number
                )
            )
    return ExitCode.DONE if found.hits else ExitCode.FINDINGS


def list_library(what: str, wanted: Wanted, *, as_json: bool) -> int:
    """Print the entries of one group that are wanted, kit by kit, the newest first; people are joined across kits.

    Gives 1 where there are none.
    """
    query = _query(wanted)
    if what == "people" and not wanted.reviewed:
        return _list_people(query, as_json=as_json)
    shown: list[dict[str, Any]] = []
    total = 0
    with ready_library() as library:
        _require_speakers(library, wanted)
        only = Condition(Field.IN, choices=(what,))
        asked = Query(query.terms, (*query.conditions, only))
        for kit, press, selection in library.selections(asked, reviewed=wanted.reviewed):
            entries = getattr(selection, what)
            total += len(entries)
            if as_json:
                shown += _objects(kit, press, what, entries)
            else:
                from lufang_tui.export.as_table import fields

                streams.data("".join("\t".join((kit.id, *fields(press, entry))) + "\n" for entry in entries))
    if as_json:
        streams.data(json_text(shown))
    return ExitCode.DONE if total else ExitCode.FINDINGS


def export_library(
    to: str, output: Path | None, wanted: Wanted, style: str | None, *, force: bool, embargo_ok: bool
) -> int:
    """Export what is wanted of the library: JSON and CSV as one, the others as a document a kit in the folder `output`.

    Gives 1 where the selection is empty.
    """
    from lufang_tui.cli import exporting

    if to == "csv" and len(set(parted(wanted.only))) != 1:
        raise LufangError(_("a CSV file holds one table"), _("name one group with --only"))
    if to not in ("json", "csv") and output is None:
        raise LufangError(
            _("{format} of a library is a document a kit").format(format=to),
            _("name their folder with --output, or take --to json"),
        )
    query = _query(wanted)
    with ready_library() as library:
        _require_speakers(library, wanted)
        chosen = [
            (kit, press, selection)
            for kit, press, selection in library.selections(query, reviewed=wanted.reviewed)
            if selection.total
        ]
        _require_no_embargoes([kit for kit, _press, _selection in chosen], embargo_ok=embargo_ok)
        styles = exporting.styles_folder() if style else None
        documents = [
            (kit, exporting.document(press, to, selection, style, styles)) for kit, press, selection in chosen
        ]
    if to in ("json", "csv"):
        text = _joined(to, documents)
        exporting.deliver(text, output, force=force)
    elif output is not None:
        _write_folder(output, to, documents, force=force)
    return ExitCode.DONE if documents else ExitCode.FINDINGS


def _query(wanted: Wanted) -> Query:
    """The query for what is wanted. Raises WrongQuery and WrongSelection."""
    query = None
    if wanted.query is not None:
        query = parse(wanted.query)
        if query.faults:
            raise WrongQuery(faults_shown(wanted.query, query))
    return selection_query(
        query, speakers=wanted.speakers, kinds=parted(wanted.kinds), since=wanted.since, until=wanted.until,
        only=parted(wanted.only),
    )  # fmt: skip


def _require_speakers(library: Library, wanted: Wanted) -> None:
    """Raises WrongSelection for a speaker whom no kit has."""
    for name in wanted.speakers:
        asked = selection_query(None, speakers=(name,))
        if not library.search(asked, 1, count_to=0).hits:
            raise WrongSelection(
                _("no kit of the library has a speaker {name}").format(name=excerpt(one_line(name)))
            )


def _list_people(query: Query, *, as_json: bool) -> int:
    with ready_library() as library:
        people = library.people(query)
    if as_json:
        streams.data(json_text([_person_object(person) for person in people]))
    else:
        for person in people:
            posts = "; ".join(
                " ".join(
                    part for part in (post.organisation, post.title, _span(post.first, post.last)) if part
                )
                for post in person.posts
            )
            fields = (person.key, person.name, str(len(person.records)), posts or NOTHING)
            streams.data("\t".join(_field(one) for one in fields) + "\n")
    return ExitCode.DONE if people else ExitCode.FINDINGS


def _span(first: str | None, last: str | None) -> str:
    """From when to when, in round brackets; nothing where it is not known."""
    if first is None or last is None:
        return ""
    return f"({first})" if first == last else f"({first}–{last})"


def _person_object(person: LibraryPerson) -> dict[str, Any]:
    return {
        "key": person.key,
        "name": person.name,
        "namesakes": person.namesakes,
        "posts": [post._asdict() for post in person.posts],
        "records": [
            {
                "key": one.record.key, "kit": kit_object(one.record.kit), "name": one.record.name,
                "organisations": list(one.record.organisations), "titles": list(one.record.titles),
                "joined_to": None if one.by is None else one.to, "joined_by": one.by, "joined_in": one.organisation or None,
            }
            for one in person.records
        ],
    }  # fmt: skip


def _report(text: str, query: Query, found: Found, total: int) -> dict[str, Any]:
    return {
        "query": text,
        "faults": [
            {"position": fault.position, "length": fault.length, "message": fault.message}
            for fault in query.faults
        ],
        "total": total,
        "hits": [_hit_object(hit) for hit in found.hits],
    }


def _hit_object(hit: LibraryHit) -> dict[str, Any]:
    return {
        "kit": kit_object(hit.kit), "group": hit.group.value, "id": hit.id,
        "paragraph": None if hit.paragraph is None else hit.paragraph + 1, "kind": hit.kind, "who": hit.who or None,
        "text": hit.text, "highlights": [list(span) for span in hit.spans],
    }  # fmt: skip


def _line(hit: LibraryHit, *, colour: bool) -> str:
    """A hit as a line: date, kit, group, id, who, words."""
    words = marked(hit.text, hit.spans) if colour and visible(hit.text) == hit.text else hit.text
    shown = "\t".join(_field(one) for one in (hit.kit.date, hit.kit.id, hit.group.value, hit.id, hit.who))
    text = " ".join(words.split()) if colour and words is not hit.text else _field(hit.text)
    return f"{shown}\t{text}\n"


def _field(text: str | None) -> str:
    from lufang_tui.export.as_table import field

    return field(text)


def _objects(kit: LibraryKit, press: PressKit, what: str, entries: Sequence[Any]) -> Iterator[dict[str, Any]]:
    import msgspec

    from lufang_tui.export.as_json import group_json

    about = kit_object(kit)
    for shown in msgspec.json.decode(group_json(press, what, entries)):
        yield {"kit": about, "entry": shown}


def _joined(to: str, documents: Sequence[tuple[LibraryKit, str]]) -> str:
    """Documents of kits as one."""
    if to == "json":
        import msgspec

        return json_text(
            [{"kit": kit_object(kit), "document": msgspec.json.decode(text)} for kit, text in documents]
        )
    from lufang_tui.export.as_csv import joined_tables

    return joined_tables([(kit.id, text) for kit, text in documents])


def _write_folder(folder: Path, to: str, documents: Sequence[tuple[LibraryKit, str]], *, force: bool) -> None:
    """Write a file a kit, named by its id. Raises LufangError."""
    from lufang_tui.kit.write import write_whole

    if not documents:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LufangError(one_line(f"{folder}: {error.strerror or error}")) from error
    ending = {"markdown": "md"}.get(to, to)
    taken: dict[str, int] = {}
    files: list[tuple[Path, str]] = []
    for kit, text in documents:
        taken[kit.id] = taken.get(kit.id, 0) + 1
        name = kit.id if taken[kit.id] == 1 else f"{kit.id}.{taken[kit.id]}"
        files.append((folder / f"{name}.{ending}", text))
    # Those that are there would stop it halfway.
    for file, text in sorted(files, key=lambda one: not one[0].exists()):
        write_whole(file, text.encode(), force=force)
    streams.talk(
        _n("wrote {count} file to {path}", "wrote {count} files to {path}", len(documents)).format(
            count=len(documents), path=folder
        )
    )


def _embargoed(kits: Sequence[LibraryKit]) -> list[LibraryKit]:
    return [kit for kit in kits if kit.embargo and now() < datetime.fromisoformat(kit.embargo)]


def _tell_embargoes(kits: set[LibraryKit]) -> None:
    for kit in sorted(_embargoed(list(kits)), key=lambda one: one.id):
        streams.talk(
            "lufang: " + _("{kit}: under embargo until {embargo}").format(kit=kit.id, embargo=kit.embargo)
        )


def _require_no_embargoes(kits: Sequence[LibraryKit], *, embargo_ok: bool) -> None:
    """Raises UnderEmbargo where a kit may not be used yet and nobody said that it is all right."""
    embargoed = _embargoed(kits)
    if embargoed and not embargo_ok:
        names = ", ".join(kit.id for kit in embargoed[:5])
        raise UnderEmbargo(
            _("under embargo: {kits}").format(kits=names), _("--embargo-ok goes on all the same")
        )
    _tell_embargoes(set(embargoed))
