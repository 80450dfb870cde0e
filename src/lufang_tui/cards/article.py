"""The article: its headings and paragraphs as a list, and the whole of it to read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from lufang_tui.cards.pane import BLANK, Page, Pane, article_key, lines, link, section_name
from lufang_tui.cards.quotes import KINDS, UNNAMED
from lufang_tui.cards.styled import Highlighter, Role, Row, Span, Styled, styled
from lufang_tui.i18n import N_, _
from lufang_tui.kit.anchor import Anchor
from lufang_tui.kit.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lufang_tui.kit.model import Figure, Quote, Section
    from lufang_tui.kit.press import Paragraph


class ArticlePane(Pane):
    """The article of a kit."""

    name: ClassVar[str] = "article"
    title: ClassVar[str] = N_("Article")
    nothing: ClassVar[str] = N_("This kit has no article.")

    _drawn: tuple[Highlighter, Sequence[Styled], Mapping[str, int]] | None = None

    @cached_property
    def _keys(self) -> Sequence[str]:
        found: list[str] = []
        for section in self.press.kit.sections:
            if section.heading:
                found.append(article_key(section.id, None))
            found += (
                article_key(section.id, index) for index in range(len(self.press.paragraphs(section.id)))
            )
        return found

    def keys(self) -> Sequence[str]:
        """Return the keys of headings and paragraphs."""
        return self._keys

    def anchor(self, key: str) -> Anchor | None:
        """Return the paragraph itself."""
        section, _sign, number = key.partition("#")
        paragraphs = self.press.paragraphs(section)
        index = int(number) if number else 0
        return (
            Anchor(section, paragraphs[index].start, paragraphs[index].end)
            if index < len(paragraphs)
            else None
        )

    def row(self, key: str, find: Highlighter) -> Row:
        """Return the section, the paragraph's number, and how it begins."""
        section, _sign, number = key.partition("#")
        name = section_name(self.press.section(section))
        if not number:
            return Row(styled((name, Role.HEADING), find=find), _("heading"))
        text = self.press.paragraphs(section)[int(number)].text
        return Row(styled((name, Role.LABEL)), f"¶ {int(number) + 1}", styled(text[:500], find=find))

    def page(self, key: str, find: Highlighter) -> Page:
        """Return the whole article, this paragraph marked."""
        if self._drawn is None or self._drawn[0] is not find:
            places: dict[str, int] = {}
            self._drawn = (find, tuple(self._article(find, places)), places)
        _, paragraphs, found = self._drawn
        return Page(paragraphs, found.get(key))

    def key_at(self, paragraph: int) -> str | None:
        """Return the entry that the page shows at a paragraph, given its index, or next before it."""
        if self._drawn is None:
            return None
        keys = [key for key, at in self._drawn[2].items() if at <= paragraph]
        return keys[-1] if keys else None

    def _article(self, find: Highlighter, places: dict[str, int]) -> Iterator[Styled]:
        at = 0
        for section in self.press.kit.sections:
            for key, paragraph in self._section(section, find):
                if key is not None:
                    places.setdefault(key, at)
                yield paragraph
                at += 1

    def _section(self, section: Section, find: Highlighter) -> Iterator[tuple[str | None, Styled]]:
        if section.heading:
            yield article_key(section.id, None), styled((section.heading, Role.HEADING), find=find)
        else:
            yield None, styled((f"§ {section_name(section)}", Role.LABEL))
        yield None, BLANK
        for figure in self._pictures(section, 0):
            yield None, figure
        quotations = self._quotations.get(section.id, ())
        for index, paragraph in enumerate(self.press.paragraphs(section.id)):
            inside = [
                found for found in quotations if found[0] < paragraph.end and found[1] > paragraph.start
            ]
            spans = [
                Span(max(0, start - paragraph.start), end - paragraph.start, Role.QUOTED)
                for start, end, _quote in inside
            ]
            for part in lines(paragraph.text, find, spans):
                yield article_key(section.id, index), part
            for said in self._whose(paragraph, inside):
                yield None, said
            yield None, BLANK
            for figure in self._pictures(section, index + 1):
                yield None, figure

    def _whose(self, paragraph: Paragraph, inside: Sequence[tuple[int, int, Quote]]) -> Iterator[Styled]:
        """Under a paragraph, a line for each quotation that ends in it: whose it is; a link to it."""
        ending = {quote.id: quote for _start, end, quote in inside if end <= paragraph.end}
        for quote in ending.values():
            names = "、".join(speaker.name for speaker in self.press.speakers(quote)) or _(UNNAMED)
            yield styled(
                (names, Role.LINK),
                (f"  {_(KINDS[quote.kind])}", Role.LABEL),
                link=link("quotes", quote.id),
                indent=5,
                lead="   “”" if quote.kind is Kind.DIRECT else "   ·",
            )

    @cached_property
    def _quotations(self) -> Mapping[str, Sequence[tuple[int, int, Quote]]]:
        """Section -> start, end and quotation of every passage in it, in the article's order."""
        found: dict[str, list[tuple[int, int, Quote]]] = {}
        for quote in self.press.kit.quotes:
            for anchor in self.press.anchors.get(quote.id, ()):
                found.setdefault(anchor.section, []).append((anchor.start, anchor.end, quote))
        return {section: sorted(passages, key=_place) for section, passages in found.items()}

    def _pictures(self, section: Section, after: int) -> Iterator[Styled]:
        for figure in self._figures.get((section.id, after), ()):
            number = (
                _("Figure {number}").format(number=figure.number)
                if figure.number is not None
                else _("Figure")
            )
            yield styled(
                (_("{number}: {caption}").format(number=number, caption=figure.caption or ""), Role.LINK),
                link=link("figures", figure.id),
                indent=2,
            )
            yield BLANK

    @cached_property
    def _figures(self) -> Mapping[tuple[str, int], Sequence[Figure]]:
        found: dict[tuple[str, int], list[Figure]] = {}
        for figure in self.press.kit.figures:
            if figure.section is not None and figure.after_paragraph is not None:
                found.setdefault((figure.section, figure.after_paragraph), []).append(figure)
        return found


def _place(passage: tuple[int, int, Quote]) -> tuple[int, int]:
    return passage[:2]
