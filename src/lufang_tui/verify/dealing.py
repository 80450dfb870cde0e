"""Dealing the posts that a draft gives to people out to its quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lufang_tui.verify.naming import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lufang_tui.release.model import RoleFound
    from lufang_tui.verify.said import Said

_LOWERED = ("副", "代", "前", "原", "助理", "名誉")
_BESIDE = 12
"""Code points that may stand between a name and its post."""


def deal(
    text: str, given: Mapping[str, Sequence[RoleFound]], quotations: Sequence[Said]
) -> dict[int, tuple[tuple[str, RoleFound], ...]]:
    """Deal the posts out to the quotations."""
    ordered = sorted(quotations, key=lambda said: said.around)
    firsts = [said.around[0] for said in ordered]
    by_name: dict[str, list[int]] = {}
    for said in quotations:
        for name in said.names:
            by_name.setdefault(name, []).append(said.spans[0].start)
    dealt: dict[int, dict[tuple[str, RoleFound], None]] = {}
    for name, roles in given.items():
        for role in dict.fromkeys(roles):
            for place in _places(text, name, role):
                near = bisect_right(firsts, place)
                beside = [said for said in ordered[max(0, near - 3) : near] if place <= said.around[1]]
                starts = [said.spans[0].start for said in beside]
                if not beside:
                    own = by_name.get(name, [])
                    starts = own[bisect_right(own, place) :][:1]
                for start in starts:
                    dealt.setdefault(start, {})[name, role] = None
    return {start: tuple(found) for start, found in dealt.items()}


def _places(text: str, name: str, role: RoleFound) -> Iterator[int]:
    """Where a post stands beside a name."""
    title = re.compile(
        rf"(?<![\w-])(?<!vice )(?<!deputy )(?<!Vice )(?<!Deputy ){re.escape(role.title)}(?![\w-])"
    )
    body = role.organisation or ""
    reach = len(role.title) + len(body) + _BESIDE
    chinese = HAN.search(role.title) is not None
    for place in re.finditer(re.escape(name), text):
        before = text[max(0, place.start() - reach) : place.start()].rpartition("\n")[2]
        behind = text[place.end() : place.end() + reach].partition("\n")[0]
        if chinese:
            whole = body + role.title
            lowered = not body and before[: -len(whole)].endswith(_LOWERED)
            held = (before.endswith(whole) and not lowered) or (bool(body) and whole in behind)
        else:
            held = any(body in side and title.search(side) for side in (before, behind))
        if held:
            yield place.start()
