"""Many texts looked through at once answer as each of them by itself does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.search.strings import Strings
from lufang_tui.search.term import Term

PIECES = ("查", "文", "雄", "zha", "wen", "o'neill", " ", "1.5", "5", "ltd", "\ufdd0", "-")

texts = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)


@given(st.lists(texts, max_size=8), st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join))
def test_the_texts_that_have_a_term(several: list[str], sought: str) -> None:
    term = Term(sought)
    found = Strings(several)
    assert len(found) == len(several)
    assert [*found.places(term)] == [at for at, text in enumerate(several) if term.matcher.is_in(text)]
    assert [*found.having(term)] == [text for text in several if term.matcher.is_in(text)]
