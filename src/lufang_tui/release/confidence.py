"""How often each rule was right, measured on annotated releases: `lexicon/rule-precision.txt`."""

from __future__ import annotations

from functools import cache

from lufang_tui.lexicon.words import rows

UNSURE = 0.6
"""A finding with less is marked as unsure."""
UNMEASURED = 0.5
"""For a rule that never fired on the annotated releases: nobody knows."""


@cache
def _table() -> dict[str, float]:
    return {name: float(precision) for name, precision, *_counts in rows("rule-precision")}


def confidence(rule: str, *, inferred: bool = False) -> float:
    """Give the precision of a rule; a speaker that was inferred counts with the precision of inferring."""
    found = _table().get(rule, UNMEASURED)
    return round(found * _table().get("inferred-speaker", 1.0), 2) if inferred else found
