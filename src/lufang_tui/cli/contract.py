"""What scripts rely on: each command's exit codes, and the JSON Schemas (draft 2020-12) of what it prints with `--json`.

They are published in docs/schemas, and tests hold every command against them. No command reads this module.
"""

from __future__ import annotations

import json
from typing import Any

from lufang_tui.errors import ExitCode
from lufang_tui.export.schemas import DRAFT, schemas
from lufang_tui.verify.as_json import schema as verification

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_MAYBE_COUNT: Schema = {"type": ["integer", "null"], "minimum": 0}
_YES_NO: Schema = {"type": "boolean"}
_PROBED: Schema = {
    "type": ["boolean", "null"],
    "description": "null where the terminal did not answer, or there is none",
}


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_HIT = {
    **_object(
        id={"type": "string", "description": "the entry's id; in the article, the section's"},
        paragraph={
            "type": ["integer", "null"],
            "minimum": 1,
            "description": "in the article only: the section's paragraph, counted from 1; null for its heading",
        },
        fields=_list(
            _object(
                text=_TEXT,
                highlights={
                    "description": "where the query stands in the text: start and end, in code points",
                    **_list({"type": "array", "prefixItems": [_COUNT, _COUNT], "minItems": 2, "maxItems": 2}),
                },
            )
        ),
    ),
    "required": ["id", "fields"],
}

_GROUP = _object(total=_COUNT, hits=_list(_HIT))

_KIT_OF_LIBRARY = _object(
    id=_TEXT,
    label=_TEXT,
    path={"type": "string", "description": "of its kit file or .zip, absolute"},
    date={"type": ["string", "null"], "description": "of the dateline, in EDTF"},
    state={"enum": ["sound", "faulty", "unreadable", "missing"]},
    embargo={"type": ["string", "null"], "description": "RFC 3339; the time may lie behind us"},
)

_POST = _object(
    title=_TEXT,
    organisation={"type": "string", "description": "empty where the kits name none"},
    first=_MAYBE_TEXT,
    last=_MAYBE_TEXT,
    kits=_COUNT,
)

_RECORD = _object(
    key={"type": "string", "description": "what `lufang library same` and `different` take"},
    kit=_KIT_OF_LIBRARY,
    name=_TEXT,
    organisations=_list(_TEXT),
    titles=_list(_TEXT),
    joined_to=_MAYBE_TEXT,
    joined_by={"enum": ["organisation", "same", None]},
    joined_in={"type": ["string", "null"], "description": "the organisation in common"},
)

_FAULT_OF_QUERY = _object(
    position={**_COUNT, "description": "code points before it"}, length=_COUNT, message=_TEXT
)

_OWN: dict[str, Schema] = {
    "check": _list(
        _object(
            file=_TEXT,
            line={"type": "integer", "minimum": 1},
            column={"type": "integer", "minimum": 1, "description": "in code points"},
            where={"type": "string", "description": "the place in the kit, such as quotes[3].text"},
            message=_TEXT,
            rule={"type": "string", "description": "the name of a page of docs/rules"},
            severity={"enum": ["error", "warning", "note"]},
        )
    ),
    "search": _object(
        query=_TEXT,
        faults=_list(_FAULT_OF_QUERY),
        total=_COUNT,
        groups={
            "type": "object",
            "properties": dict.fromkeys(("quotes", "people", "timeline", "figures", "article"), _GROUP),
            "additionalProperties": False,
            "description": "the groups that were searched",
        },
    ),
    "search-library": _object(
        query=_TEXT,
        faults=_list(_FAULT_OF_QUERY),
        total=_COUNT,
        hits=_list(
            _object(
                kit=_KIT_OF_LIBRARY,
                group={"enum": ["quotes", "people", "timeline", "figures", "article"]},
                id={"type": "string", "description": "the entry's id; in the article, the section's"},
                paragraph={
                    "type": ["integer", "null"],
                    "minimum": 1,
                    "description": "in the article: the section's paragraph, counted from 1; null for its heading",
                },
                kind=_MAYBE_TEXT,
                who=_MAYBE_TEXT,
                text=_TEXT,
                highlights=_list(
                    {"type": "array", "prefixItems": [_COUNT, _COUNT], "minItems": 2, "maxItems": 2}
                ),
            )
        ),
    ),
    "list-people-library": _list(
        _object(
            key=_TEXT,
            name=_TEXT,
            namesakes={**_COUNT, "description": "other people of that name"},
            posts={**_list(_POST), "description": "titles over time, the latest first"},
            records=_list(_RECORD),
        )
    ),
    "library-list": _list(
        _object(
            path=_TEXT,
            kind={"enum": ["folder", "kit"]},
            added=_TEXT,
            release={"type": ["string", "null"], "description": "the raw release that it was imported from"},
            kits=_COUNT,
            quotes=_COUNT,
            troubled={**_COUNT, "description": "kits that are missing, cannot be read or have faults"},
        )
    ),
    "library-kits": _list(
        {
            **_KIT_OF_LIBRARY,
            "properties": {**_KIT_OF_LIBRARY["properties"], "quotes": _COUNT, "message": _MAYBE_TEXT},
            "required": [*_KIT_OF_LIBRARY["required"], "quotes", "message"],
        }
    ),
    "library-refresh": _object(
        kits=_COUNT,
        quotes=_COUNT,
        added=_COUNT,
        changed=_COUNT,
        moved=_COUNT,
        removed=_COUNT,
        missing=_COUNT,
        faulty=_COUNT,
        unreadable=_COUNT,
        rebuilt=_TEXT,
        stopped=_YES_NO,
    ),
    "library-stats": _object(
        kits=_COUNT,
        sound=_COUNT,
        faulty=_COUNT,
        unreadable=_COUNT,
        missing=_COUNT,
        quotes=_COUNT,
        people=_COUNT,
        timeline=_COUNT,
        figures=_COUNT,
        article=_COUNT,
        names=_COUNT,
        first=_MAYBE_TEXT,
        last=_MAYBE_TEXT,
        index_bytes=_COUNT,
        cache_bytes=_COUNT,
    ),
    "library-joins": _list(_object(one=_TEXT, other=_TEXT, same=_YES_NO)),
    "styles": _list(
        _object(
            name=_TEXT,
            description=_TEXT,
            own={"type": "boolean", "description": "whether it is a template of the user's"},
        )
    ),
    "clippings-list": _list(
        _object(
            number={"type": "integer", "minimum": 1, "description": "its place in the list"},
            id={"type": "string", "description": "the same as long as the clipping is kept"},
            kit={"type": "string", "description": "the kit's id"},
            label=_TEXT,
            path={
                "type": ["string", "null"],
                "description": "of the kit's file or .zip, absolute; null for the festival kit",
            },
            group={"enum": ["quotes", "people", "timeline", "figures", "article"]},
            entry={"type": "string", "description": "the entry's id; in the article, the section's"},
            paragraph={
                "type": ["integer", "null"],
                "minimum": 1,
                "description": "in the article: the section's paragraph, counted from 1; null for its heading",
            },
            title={"type": "string", "description": "who speaks, or who or what it is about"},
            text={"type": "string", "description": "the words as they were collected"},
            standing={
                "enum": ["same", "changed", "dropped", "gone", "unreadable"],
                "description": "whether the kit says the same now, something else, no longer has it, or cannot be read",
            },
            note=_TEXT,
            added={"type": "string", "description": "when it was collected (RFC 3339)"},
            source=_MAYBE_TEXT,
            sha256=_MAYBE_TEXT,
            embargo=_MAYBE_TEXT,
        )
    ),
    "config-show": _object(
        path=_TEXT,
        settings=_object(
            style=_MAYBE_TEXT,
            lang=_MAYBE_TEXT,
            theme=_MAYBE_TEXT,
            keys={
                "type": "object",
                "additionalProperties": _list(_TEXT),
                "description": "command -> its keys, as written",
            },
        ),
        unknown={**_list(_TEXT), "description": "keys of the file that this version does not know"},
        faults={**_list(_TEXT), "description": "what is wrong with keys and theme"},
    ),
    "doctor": _object(
        lufang=_TEXT,
        python=_TEXT,
        platform=_object(system=_TEXT, release=_TEXT, machine=_TEXT),
        packages={"type": "object", "additionalProperties": _MAYBE_TEXT},
        locale=_object(name=_TEXT, encoding=_TEXT, stdout=_TEXT),
        terminal=_object(
            stdin=_YES_NO,
            stdout=_YES_NO,
            stderr=_YES_NO,
            term=_MAYBE_TEXT,
            program=_MAYBE_TEXT,
            columns=_MAYBE_COUNT,
            lines=_MAYBE_COUNT,
            colours=_COUNT,
            no_color=_YES_NO,
            ambiguous_width={
                "type": ["integer", "null"],
                "description": "cells of “, — and their like; null where the terminal did not answer",
            },
            tmux=_YES_NO,
            screen=_YES_NO,
            ssh=_YES_NO,
        ),
        copy={
            "description": "the ways of copying, in the order in which they are tried",
            **_list(
                _object(
                    way=_TEXT,
                    ready=_YES_NO,
                    missing=_MAYBE_TEXT,
                    confirms={"type": "boolean", "description": "whether it says that the text has arrived"},
                )
            ),
        },
        pictures=_object(sixel=_PROBED, kitty=_PROBED, half_blocks=_YES_NO),
        config=_object(
            path=_TEXT, exists=_YES_NO, unknown=_list(_TEXT), faults=_list(_TEXT), trouble=_MAYBE_TEXT
        ),
        state=_object(path=_TEXT, exists=_YES_NO, unknown=_list(_TEXT), trouble=_MAYBE_TEXT),
        log=_object(path=_TEXT, exists=_YES_NO),
    ),
}
"""Of what the commands print that is not made of entries."""


def _of_library(name: str, whole: Schema) -> Schema:
    """Give the schema of what `whole` describes over one kit, over the library: with its kit."""
    title = f"lufang {name.replace('-', ' ')} --library"
    definitions = {"$defs": whole["$defs"]} if "$defs" in whole else {}
    if name == "export":
        document = {key: part for key, part in whole.items() if key not in ("$schema", "title", "$defs")}
        items = _object(kit=_KIT_OF_LIBRARY, document=document)
    else:
        title += " --json"
        items = _object(kit=_KIT_OF_LIBRARY, entry=whole["items"])
    return {"$schema": DRAFT, "title": title, **_list(items), **definitions}


_OF_KITS = schemas()
_OVER_LIBRARY = ("list-quotes", "list-timeline", "list-figures", "export")

SCHEMAS: dict[str, Schema] = {
    **_OF_KITS,
    **{f"{name}-library": _of_library(name, _OF_KITS[name]) for name in _OVER_LIBRARY},
    **{
        name: {"$schema": DRAFT, "title": f"lufang {name.replace('-', ' ')} --json", **own}
        for name, own in {**_OWN, "verify": verification()}.items()
    },
}
"""By the name of the file in docs/schemas: `list-quotes` is `lufang list quotes --json`, `export` is `lufang export --to json`."""


def schema_files() -> dict[str, str]:
    """Give what stands in docs/schemas: file name -> text with a line end."""
    return {
        f"{name}.json": json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
        for name, shown in SCHEMAS.items()
    }


def schemas_of(command: str) -> list[str]:
    """Give the names of the schemas of a command, such as "config show"."""
    name = command.replace(" ", "-")
    others = {"search": ("search-library",), "library-list": ("library-kits",), "export": ("export-library",)}
    return [
        known
        for known in SCHEMAS
        if known == name or known in others.get(name, ()) or (name == "list" and known.startswith("list-"))
    ]


_ALWAYS = (ExitCode.DONE, ExitCode.UNREADABLE, ExitCode.INTERRUPTED)

EXIT_CODES: dict[str, tuple[ExitCode, ...]] = {
    "browse": (*_ALWAYS, ExitCode.CRASHED),
    "search": (*_ALWAYS, ExitCode.FINDINGS),
    "list": (*_ALWAYS, ExitCode.FINDINGS),
    "show": _ALWAYS,
    "copy": (*_ALWAYS, ExitCode.UNDELIVERED, ExitCode.EMBARGOED),
    "export": (*_ALWAYS, ExitCode.FINDINGS, ExitCode.UNDELIVERED, ExitCode.EMBARGOED),
    "check": (*_ALWAYS, ExitCode.FINDINGS),
    "verify": (*_ALWAYS, ExitCode.FINDINGS),
    "extract": (*_ALWAYS, ExitCode.UNDELIVERED),
    "import": (*_ALWAYS, ExitCode.UNDELIVERED),
    "review": _ALWAYS,
    "new": (*_ALWAYS, ExitCode.UNDELIVERED),
    "library": _ALWAYS,
    "library add": (*_ALWAYS, ExitCode.UNDELIVERED),
    "library remove": (*_ALWAYS, ExitCode.UNDELIVERED),
    "library list": (*_ALWAYS, ExitCode.FINDINGS),
    "library refresh": (*_ALWAYS, ExitCode.UNDELIVERED),
    "library stats": (*_ALWAYS, ExitCode.UNDELIVERED),
    "library same": (*_ALWAYS, ExitCode.UNDELIVERED),
    "library different": (*_ALWAYS, ExitCode.UNDELIVERED),
    "library forget": _ALWAYS,
    "library joins": (*_ALWAYS, ExitCode.FINDINGS),
    "styles": _ALWAYS,
    "styles new": (*_ALWAYS, ExitCode.UNDELIVERED),
    "clippings": (*_ALWAYS, ExitCode.FINDINGS),
    "clippings list": (*_ALWAYS, ExitCode.FINDINGS),
    "clippings add": _ALWAYS,
    "clippings note": _ALWAYS,
    "clippings move": _ALWAYS,
    "clippings remove": _ALWAYS,
    "clippings clear": (*_ALWAYS, ExitCode.FINDINGS),
    "clippings export": (*_ALWAYS, ExitCode.FINDINGS, ExitCode.UNDELIVERED, ExitCode.EMBARGOED),
    "doctor": _ALWAYS,
    "config": _ALWAYS,
    "config path": _ALWAYS,
    "config show": _ALWAYS,
}
"""By command; what a code means is told where the codes are defined."""
