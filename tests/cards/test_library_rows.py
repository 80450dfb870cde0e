"""What a list over the library shows of a hit."""

from __future__ import annotations

from lufang_tui.cards.library import hit_row
from lufang_tui.library.records import KitState, LibraryHit, LibraryKit
from lufang_tui.search.query import Group


def test_a_signer_is_cut_at_the_front_but_not_within_a_latin_name() -> None:
    hit = LibraryHit(
        LibraryKit(1, "/k", "k", "K", "zh-CN", None, KitState.SOUND, "", 1, 1, "", None),
        Group.QUOTES, "q", None, "好", "身池集团国际市场发展中心总监Clara A. Novák", "direct", (), 1,
    )  # fmt: skip
    assert str(hit_row(hit).head.text) == "…Clara A. Novák"
    assert (
        hit_row(hit._replace(who="身池集团国际市场发展中心总监查文雄")).head.text == "…市场发展中心总监查文雄"
    )
    assert hit_row(hit._replace(who="中心总监查文雄")).head.text == "中心总监查文雄"
