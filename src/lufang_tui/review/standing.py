"""Whether the words of a reviewed entry still stand in a corrected article, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lufang_tui.kit.model import Quote
from lufang_tui.release.selectors import around, selector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.kit.anchor import Anchor, Article
    from lufang_tui.kit.model import Happening, Section


def words_of(entry: Quote | Happening) -> tuple[str, ...]:
    """Give an entry's verbatim passages."""
    return entry.passages if isinstance(entry, Quote) else (entry.text,)


def standing(
    entry: Quote | Happening, article: Article, sections: Sequence[Section]
) -> Quote | Happening | None:
    """Give an entry with the selector that its words have in this article; None where they do not stand there.

    Of several places it is the one whose surroundings are most like those that the entry had, else the first.
    """
    passages = words_of(entry)
    places = list(_places(passages, article))
    if not places:
        return None
    texts = {section.id: section.text for section in sections}

    def likeness(anchors: Sequence[Anchor]) -> int:
        before, after = around(texts, anchors)
        return _common(entry.prefix or "", before, at_end=True) + _common(
            entry.suffix or "", after, at_end=False
        )

    prefix, suffix = selector(sections, max(places, key=likeness))
    return structs.replace(entry, prefix=prefix, suffix=suffix)


def _places(passages: Sequence[str], article: Article) -> Iterator[tuple[Anchor, ...]]:
    """Every place of the first passage behind which the others stand in their order, each at its next place."""
    for start in article.occurrences(passages[0], most=len(article.text)):
        at = start + len(passages[0])
        anchors = [article.anchor(start, at)]
        for passage in passages[1:]:
            found = article.text.find(passage, at)
            if found < 0:
                break
            at = found + len(passage)
            anchors.append(article.anchor(found, at))
        else:
            yield tuple(anchors)


def _common(one: str, other: str, *, at_end: bool) -> int:
    """How many characters two texts share at their ends, or at their beginnings."""
    if at_end:
        one, other = one[::-1], other[::-1]
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
