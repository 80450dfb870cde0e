"""Traditional characters and the simplified ones they are compared as; the table is data, made by a tool."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def simplified() -> dict[int, int]:
    """A table for `str.translate`: each traditional character's code point to one simplified one's.

    Several traditional characters may come to one (後 and 后), which suits a search. Made by
    tools/make_script_table.py from the Unihan database and CLDR (Unicode License v3).
    """
    traditional, plain = Path(__file__).with_name("simplified.txt").read_text(encoding="utf-8").splitlines()
    return str.maketrans(traditional, plain)
