"""Rules about the words of quotations and timeline entries: verbatim, in the right marks, beside the right names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.check.marks import CLOSES, OPENS, Marked, carries_outer_marks
from lufang_tui.i18n import _
from lufang_tui.kit.faults import excerpt
from lufang_tui.kit.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lufang_tui.check.rule import Desk, Where
    from lufang_tui.kit.anchor import Anchor
    from lufang_tui.kit.model import Quote

_USUAL_SELECTOR, _LONGEST_SELECTOR = 6, 40  # code points of a prefix or suffix that a message proposes
_MOST_PLACES = 100


def not_verbatim(desk: Desk) -> Iterator[tuple[Where, str]]:
    """Words given as verbatim that stand nowhere in the article, or not where the kit says."""
    missing = desk.press.anchoring.missing
    for group, index, entry, passages in desk.verbatim():
        for at in missing.get(entry.id, ()):
            words = passages[at]
            if desk.article.occurrences(words, 1):
                field = "prefix" if entry.prefix else "suffix" if entry.suffix else "text"
                told = _("stands in the article, but not with this {field}").format(field=field)
                if field == "text":
                    told = _("stands in the article only before the passage that it follows here")
                yield (group, index, field), told
            else:
                yield (
                    _text_path(group, index, entry, at),
                    _("does not stand in the article{nearest}").format(
                        nearest=desk.nearest_in_article(words)
                    ),
                )
    yield from _other_words(desk)


def _other_words(desk: Desk) -> Iterator[tuple[Where, str]]:
    """The expression of a timeline entry, and what stands outside the sections."""
    kit = desk.kit
    for index, happening in enumerate(kit.timeline):
        if happening.when and happening.when not in desk.article.text:
            told = _("does not stand in the article{nearest}").format(
                nearest=desk.nearest_in_article(happening.when)
            )
            yield ("timeline", index, "when"), told
    if desk.document is None:
        return
    dateline = kit.dateline.text if kit.dateline else None
    for path, text in (
        (("headline",), kit.headline),
        (("boilerplate",), kit.boilerplate),
        (("dateline", "text"), dateline),
    ):
        for part in (text or "").split("\n\n"):
            if part.strip() and part.strip() not in desk.document.text:
                yield (
                    path,
                    _("does not stand in the source{nearest}").format(
                        nearest=desk.nearest_in_source(part.strip())
                    ),
                )


def ambiguous(desk: Desk) -> Iterator[tuple[Where, str]]:
    """Words that stand more than once in the article, where prefix and suffix do not say which is meant."""
    found = desk.press.anchoring.ambiguous
    for group, index, entry, passages in desk.verbatim():
        for at in found.get(entry.id, ()):
            places = desk.article.occurrences(passages[at], _MOST_PLACES)
            first = places[0]
            if entry.id in desk.press.anchors:
                anchor = desk.press.anchors[entry.id][at]
                first = next(
                    (place for place in places if desk.article.anchor(place, place) == _start(anchor)), first
                )
            place = desk.place(desk.article.anchor(first, first + len(passages[at])))
            count = (
                _("{count} times").format(count=len(places))
                if len(places) < _MOST_PLACES
                else _("{count} times or more").format(count=_MOST_PLACES)
            )
            ends = {"first": at == 0, "last": at == len(passages) - 1}
            hint = _selector(desk.article.text, places, first, len(passages[at]), **ends)
            yield (
                _text_path(group, index, entry, at),
                _("stands {count} in the article; for {place}, {hint}").format(
                    count=count, place=place, hint=hint
                ),
            )


def _start(anchor: Anchor) -> Anchor:
    return type(anchor)(anchor.section, anchor.start, anchor.start)


def _selector(text: str, places: list[int], chosen: int, size: int, *, first: bool, last: bool) -> str:
    """Propose a prefix, or else a suffix, that only the chosen place has: short, but not so short as to be brittle."""
    end = chosen + size
    for length in (*range(_USUAL_SELECTOR, _LONGEST_SELECTOR + 1), *range(_USUAL_SELECTOR - 1, 0, -1)):
        if first:
            words = text[max(0, chosen - length) : chosen]
            alone = all(at == chosen or not text.endswith(words, 0, at) for at in places)
            if alone and len(words) == length and "\0" not in words and "\n" not in words:
                return _("write prefix: {words}").format(words=excerpt(words))
        if last:
            words = text[end : end + length]
            alone = all(at == chosen or not text.startswith(words, at + size) for at in places)
            if alone and len(words) == length and "\0" not in words and "\n" not in words:
                return _("write suffix: {words}").format(words=excerpt(words))
    return _("take more of the words around it into the text")


def marks_left_in(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A direct quotation whose text carries its outer quotation marks; styles would add a second pair."""
    for index, quote in _of_kind(desk, Kind.DIRECT):
        inside = _stretches(desk, quote, Marked.exactly)
        for at, words in enumerate(quote.passages):
            if carries_outer_marks(words) and not (at < len(inside) and inside[at]):
                marks = words.strip()[0] + words.strip()[-1]
                yield (
                    _text_path("quotes", index, quote, at),
                    _("carries its outer marks {marks}; leave them out").format(marks=marks),
                )


def marks_missing(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A direct quotation whose words do not stand in quotation marks in the article."""
    for index, quote in _of_kind(desk, Kind.DIRECT):
        covered = _stretches(desk, quote, Marked.covers)
        for at, (inside, anchor) in enumerate(
            zip(covered, desk.press.anchors.get(quote.id, ()), strict=True)
        ):
            if not inside and not _beside_a_mark(desk, anchor):
                told = _(
                    "is direct, but the article has these words outside of quotation marks; is it indirect or partial?"
                )
                yield _text_path("quotes", index, quote, at), told


def _beside_a_mark(desk: Desk, anchor: Anchor) -> bool:
    """Whether a mark opens right before a stretch or closes right behind it: the release may have lost its other one.

    Straight marks inside straight ones tell no pairs either.
    """
    section = desk.press.section(anchor.section)
    text = section.text if section is not None else ""
    text = text.replace("''", '""').replace("``", '""')
    return text[max(0, anchor.start - 1) : anchor.start] in OPENS or any(
        text[at : at + 1] in CLOSES for at in (anchor.end, anchor.end + 1)
    )


def indirect_in_marks(desk: Desk) -> Iterator[tuple[Where, str]]:
    """An indirect quotation whose words stand in quotation marks as a whole."""
    for index, quote in _of_kind(desk, Kind.INDIRECT):
        inside = _stretches(desk, quote, Marked.exactly)
        for at, words in enumerate(quote.passages):
            if carries_outer_marks(words) or (at < len(inside) and inside[at]):
                told = _("is indirect, but the article has these words in quotation marks; is it direct?")
                yield _text_path("quotes", index, quote, at), told


def partial_without_marks(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A partial quotation of which nothing stands in quotation marks in the article."""
    for index, quote in _of_kind(desk, Kind.PARTIAL):
        inside = _stretches(desk, quote, Marked.touches)
        if inside and not any(inside):
            yield (
                ("quotes", index, "text"),
                _("is partial, but no part of it stands in quotation marks; is it indirect?"),
            )


def mention_not_beside(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A mention of the speaker that stands neither in the paragraph of the words nor next to it."""
    yield from _not_beside(desk, "mention", lambda quote: quote.mention)


def cue_not_beside(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A cue that stands neither in the paragraph of the words, outside of them, nor next to it."""
    # A partial quotation is a reported sentence, which may hold its cue: 他把直播间称为“第二块茶园”.
    yield from _not_beside(desk, "cue", lambda quote: quote.cue, inside=Kind.PARTIAL)


def _not_beside(
    desk: Desk, field: str, value: Callable[[Quote], str | None], inside: Kind | None = None
) -> Iterator[tuple[Where, str]]:
    for index, quote in enumerate(desk.kit.quotes):
        words, anchors = value(quote), desk.press.anchors.get(quote.id, ())
        if (
            not words
            or not anchors
            or (quote.kind is inside and any(words in text for text in quote.passages))
        ):
            continue
        if not any(words in text for anchor in anchors for text in _outside(desk, anchor, anchors)):
            told = _("{words} does not stand beside the words, in {place}").format(
                words=excerpt(words), place=desk.place(anchors[0])
            )
            yield ("quotes", index, field), told


def _outside(desk: Desk, anchor: Anchor, anchors: tuple[Anchor, ...]) -> Iterator[str]:
    """Give what stands around a passage, without the passages of the quotation itself."""
    for paragraph in desk.paragraphs_around(anchor):
        at = paragraph.start
        for other in anchors:
            if other.section == anchor.section and at <= other.start < paragraph.end:
                yield paragraph.text[at - paragraph.start : other.start - paragraph.start]
                at = other.end
        yield paragraph.text[max(0, at - paragraph.start) :]


def _of_kind(desk: Desk, kind: Kind) -> Iterator[tuple[int, Quote]]:
    return ((index, quote) for index, quote in enumerate(desk.kit.quotes) if quote.kind is kind)


def _stretches(desk: Desk, quote: Quote, test: Callable[[Marked, int, int], bool]) -> list[bool]:
    """Test each anchored passage against the marks of its paragraph; empty where the quotation has no anchors."""
    results: list[bool] = []
    for anchor in desk.press.anchors.get(quote.id, ()):
        paragraph, marks = desk.marked_at(anchor)
        # A statement over several paragraphs has marks of its own in each; the first paragraph's tell the kind.
        end = min(anchor.end, paragraph.end)
        results.append(test(marks, anchor.start - paragraph.start, end - paragraph.start))
    return results


def _text_path(group: str, index: int, entry: object, passage: int) -> Where:
    several = isinstance(getattr(entry, "text", None), tuple)
    return (group, index, "text", passage) if several else (group, index, "text")
