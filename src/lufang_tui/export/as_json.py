r"""The kit as JSON: the model entire, in its order, and what a script would have to look up.

Every field of the kit format is there under its own name, the empty ones as null, [] or {}. Added are:

- `people[].roles[].organisation_name`: the name that belongs to `organisation`, or null;
- `quotes[].speaker_name`: the speakers' names as one text, or null where the release names nobody;
- `quotes[].speaker_mention`: the same as `mention`;
- `quotes[].anchors` and `timeline[].anchors`: one object a passage, or [] where the text does not stand in the article:
  `section` (an id), `paragraph` (from 1), `start` and `end` (code points of that section's text);
- `quotes[].attributed`: the quotation as an attribution style writes it, only where one was asked for;
- `embargo_notice`: a line for the reader, only while the kit is under embargo.

A selection leaves entries out of `people`, `sections`, `quotes`, `figures` and `timeline`. `organisations` stay whole,
since other entries refer to them. `schemas` describes all of this in JSON Schema.

`quotes[].text` is a text, or a list of texts where the statement has several passages. No field tells where the kit
lies on disk. Characters that must not reach a terminal are written as \uXXXX, which JSON reads back as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from lufang_tui.kit.references import GROUPS
from lufang_tui.text.json_text import json_text
from lufang_tui.text.languages import is_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from lufang_tui.export.selected import Selected
    from lufang_tui.kit.model import Entry, Quote
    from lufang_tui.kit.press import PressKit

SELECTED = ("people", "sections", "quotes", "figures", "timeline")
"""The lists of the document from which a selection leaves entries out."""


def to_json(
    press: PressKit,
    selection: Selected | None = None,
    *,
    style: str | None = None,
    styles_folder: Path | None = None,
    embargo_notice: str | None = None,
) -> str:
    """Give the kit, or what is selected of it, as one JSON document, indented by two spaces, with a newline at its end.

    Raises what `attribution.attribute` raises for `style`.
    """
    document = _document(press)
    if selection is not None:
        for group in SELECTED:
            document[group] = _only(document[group], getattr(selection, group))
    if style is not None:
        from lufang_tui.attribution import attribute

        quotes = press.kit.quotes if selection is None else selection.quotes
        for quote, shown in zip(quotes, document["quotes"], strict=True):
            shown["attributed"] = attribute(press, quote, style, folder=styles_folder)
    if embargo_notice is not None:
        document = {"embargo_notice": embargo_notice, **document}
    return json_text(document)


def extracted_json(
    press: PressKit, places: Mapping[str, Sequence[Mapping[str, Any]]], *, sure_from: float
) -> str:
    """Give a kit that a machine has just made, in the same form, with `source` and `unsure` for each entry.

    `source` tells where in the file it came from, `unsure` whether its confidence is less than `sure_from`.
    Where the speaker is neither a person nor an organisation of the kit, the words of the release that stand for
    them are `speaker_name` too: a reader of the list wants to know that "an industry expert" said it.
    """
    document = _document(press)
    for shown in document["quotes"]:
        shown["speaker_name"] = shown["speaker_name"] or shown["mention"]
    for group in ("organisations", "people", "quotes", "figures", "timeline"):
        for shown in document[group]:
            shown["source"] = list(places.get(shown["id"], ()))
            shown["unsure"] = (shown["confidence"] or 0.0) < sure_from
    return json_text(document)


def group_json(press: PressKit, group: str, entries: Iterable[Entry] | None = None) -> str:
    """Give one list of the document ("quotes", "people", "timeline", "figures") as a JSON array.

    `entries` are those of the group that are wanted; all of them where left out.
    """
    shown = _document(press)[group]
    return json_text(shown if entries is None else _only(shown, entries))


def entry_json(press: PressKit, entry: Entry) -> str:
    """Give one entry of the document as a JSON object."""
    document = _document(press)
    groups = (document[name] for name in GROUPS)
    return json_text(next(shown for group in groups for shown in group if shown["id"] == entry.id))


def _document(press: PressKit) -> dict[str, Any]:
    document: dict[str, Any] = to_builtins(press.kit)
    for person, shown in zip(press.kit.people, document["people"], strict=True):
        for role, shown_role in zip(person.roles, shown["roles"], strict=True):
            organisation = press.organisation_of(role)
            shown_role["organisation_name"] = organisation.name if organisation else None
    for quote, shown in zip(press.kit.quotes, document["quotes"], strict=True):
        shown["speaker_name"] = speaker_name(press, quote)
        shown["speaker_mention"] = quote.mention
        shown["anchors"] = _anchors(press, quote.id)
    for shown in document["timeline"]:
        shown["anchors"] = _anchors(press, shown["id"])
    return document


def _only(shown: list[dict[str, Any]], entries: Iterable[Entry]) -> list[dict[str, Any]]:
    ids = {entry.id for entry in entries}
    return [item for item in shown if item["id"] in ids]


def speaker_name(press: PressKit, quote: Quote) -> str | None:
    """Give the speakers' names as one text in the kit's language; None where the release names nobody."""
    names = [speaker.name for speaker in press.speakers(quote)]
    if is_chinese(press.kit.language) or len(names) < 2:
        return "、".join(names) or None
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _anchors(press: PressKit, entry_id: str) -> list[dict[str, str | int]]:
    return [
        {
            "section": anchor.section,
            "paragraph": press.paragraph_at(anchor) + 1,
            "start": anchor.start,
            "end": anchor.end,
        }
        for anchor in press.anchors.get(entry_id, ())
    ]
