"""`lufang search`: what a query finds in a kit, by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lufang_tui.cli import streams
from lufang_tui.cli.embargo import tell_embargo
from lufang_tui.cli.kits import open_kit
from lufang_tui.cli.selecting import WrongQuery, faults_shown, parted
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.search import Field, Group, Searcher, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lufang_tui.kit.press import PressKit
    from lufang_tui.search import Hit, Query, Results

HIT = ("\x1b[1;33m", "\x1b[0m")
"""Around highlighted words on a terminal: bold yellow (ECMA-48, SGR)."""


class Found(NamedTuple):
    """A hit as it is shown."""

    hit: Hit
    fields: list[str]
    """Safe to show; the first is the id."""
    spans: list[list[tuple[int, int]]]
    """For each field, the ranges in which the query stands, in code points."""


def search_kit(path: Path | None, text: str, groups: tuple[str, ...], *, as_json: bool) -> int:
    """Print what a query finds in the groups (all of them where none is named); gives 1 where that is nothing.

    Malformed parts of the query are told on standard error, and the rest is searched. Raises WrongQuery where nothing
    is left to search, and LufangError for an unknown group.
    """
    wanted = wanted_groups(groups) or list(Group)
    press = open_kit(path)
    query = query_of(text)
    results = Searcher(press).search(query)
    found = {
        group: [_found(press, group, hit, results) for hit in results.group(group)]
        for group in Group
        if group in wanted
    }
    total = sum(map(len, found.values()))
    tell_embargo(press.kit)
    if as_json:
        from lufang_tui.text.json_text import json_text

        streams.data(json_text(_report(text, query, total, found)))
    else:
        streams.data("".join(_lines(found, colour=streams.has_colour())))
    return ExitCode.DONE if total else ExitCode.FINDINGS


def query_of(text: str) -> Query:
    """Read a query; malformed parts are told on standard error. Raises WrongQuery where nothing is left to search."""
    query = parse(text)
    if query.faults:
        told = faults_shown(text, query)
        if not (query.terms or query.conditions):
            raise WrongQuery(told)
        streams.talk(told)
    return query


def wanted_groups(names: Iterable[str]) -> list[Group]:
    """Give the groups that go by some names. Raises LufangError for one that is none."""
    from lufang_tui.search.syntax import choice, unknown_choice

    found: list[Group] = []
    for name in parted(names):
        known = choice(Field.IN, name)
        if known is None:
            raise LufangError(unknown_choice(Field.IN, name))
        found.append(Group(known))
    return found


def _found(press: PressKit, group: Group, hit: Hit, results: Results) -> Found:
    from lufang_tui.export.as_table import field, fields

    if group is Group.ARTICLE:
        section = press.section(hit.id)
        if hit.paragraph is None:
            shown = [hit.id, "heading", field(section.heading if section else None)]
        else:
            shown = [hit.id, str(hit.paragraph + 1), field(press.paragraphs(hit.id)[hit.paragraph].text)]
    else:
        shown = fields(press, press.entry(hit.id))
    return Found(hit, shown, [[], *(results.highlights(text) for text in shown[1:])])


def _lines(found: dict[Group, list[Found]], *, colour: bool) -> Iterator[str]:
    """A line with the count before each group that has hits, then a line for each hit, its fields parted by tabs."""
    for group, hits in found.items():
        if hits:
            yield f"{group.value} {len(hits)}\n"
        for hit in hits:
            lit = (marked(*pair) for pair in zip(hit.fields, hit.spans, strict=True))
            yield "  " + "\t".join(lit if colour else hit.fields) + "\n"


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Give a text with marks around some ranges, for a terminal."""
    start_mark, end_mark = HIT
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += [text[done:start], start_mark, text[start:end], end_mark]
        done = end
    return "".join([*pieces, text[done:]])


def _report(text: str, query: Query, total: int, found: dict[Group, list[Found]]) -> dict[str, Any]:
    return {
        "query": text,
        "faults": [
            {"position": fault.position, "length": fault.length, "message": fault.message}
            for fault in query.faults
        ],
        "total": total,
        "groups": {
            group.value: {"total": len(hits), "hits": [_hit(group, hit) for hit in hits]}
            for group, hits in found.items()
        },
    }


def _hit(group: Group, found: Found) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": found.hit.id}
    if group is Group.ARTICLE:
        shown["paragraph"] = None if found.hit.paragraph is None else found.hit.paragraph + 1
        fields = [(found.fields[2], found.spans[2])]
    else:
        fields = list(zip(found.fields, found.spans, strict=True))[1:]
    shown["fields"] = [
        {"text": text, "highlights": [[start, end] for start, end in spans]} for text, spans in fields
    ]
    return shown
