"""Whether the words of a reviewed entry still stand in a corrected article, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lufang_tui.kit.model import Quote
from lufang_tui.release.sections import selectors

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
    if len(places) == 1 and all(len(article.occurrences(passage)) == 1 for passage in passages):
        return structs.replace(entry, prefix=None, suffix=None)

    def likeness(anchors: tuple[Anchor, ...]) -> int:
        before, after = _around(anchors, sections)
        return _common(entry.prefix or "", before, at_end=True) + _common(
            entry.suffix or "", after, at_end=False
        )

    before, after = _around(max(places, key=likeness), sections)
    return structs.replace(entry, prefix=before or None, suffix=after or None)


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


def _around(anchors: tuple[Anchor, ...], sections: Sequence[Section]) -> tuple[str, str]:
    texts = {section.id: section.text for section in sections}
    first, last = anchors[0], anchors[-1]
    return (
        selectors(texts[first.section], first.start, first.end)[0],
        selectors(texts[last.section], last.start, last.end)[1],
    )


def _common(one: str, other: str, *, at_end: bool) -> int:
    """How many characters two texts share at their ends, or at their beginnings."""
    if at_end:
        one, other = one[::-1], other[::-1]
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
