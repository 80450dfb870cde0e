"""Quotations: who said what, the words in marks only where the release has them in marks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from lufang_tui.attribution.marks import marks_of
from lufang_tui.cards.pane import BLANK, Page, Pane, around, link, places, remarks, signature
from lufang_tui.cards.styled import Highlighter, Piece, Role, Row, Styled, styled
from lufang_tui.i18n import N_, _, _n
from lufang_tui.kit.model import Kind, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lufang_tui.kit.model import Organisation, Person
    from lufang_tui.kit.press import PressKit

KINDS = {Kind.DIRECT: N_("direct"), Kind.INDIRECT: N_("indirect"), Kind.PARTIAL: N_("partial")}
"""What a list calls the kinds."""
UNNAMED = N_("speaker not named")
MOST_OTHERS = 8
"""Other quotations of a speaker that are listed; the rest is behind the speaker's link."""
EXCERPT = 60
"""Code points of each of them."""


class QuotesPane(Pane):
    """The quotations of a kit."""

    name: ClassVar[str] = "quotes"
    title: ClassVar[str] = N_("Quotes")
    nothing: ClassVar[str] = N_("This kit has no quotations.")

    def keys(self) -> Sequence[str]:
        """Return the ids of the quotations."""
        return [quote.id for quote in self.press.kit.quotes]

    def quotation(self, key: str) -> Quote | None:
        """Return the quotation itself."""
        entry = self.press.entries.get(key)
        return entry if isinstance(entry, Quote) else None

    def row(self, key: str, find: Highlighter) -> Row:
        """Return speaker and title, the kind, and the words."""
        quote = self.quotation(key)
        if quote is None:
            return Row(styled(key))
        head: list[Piece] = []
        for speaker in self.press.speakers(quote):
            head += ["、" if head else "", (speaker.name, Role.WORDS)]
            title = signature(self.press, quote, speaker)
            head.append(f" {title}" if title else "")
        words = quoted(self.press, quote.kind, " … ".join(part[:500] for part in quote.passages))
        return Row(
            styled(*(head or [(_(UNNAMED), Role.LABEL)]), find=find),
            _(KINDS[quote.kind]),
            styled(words, find=find),
        )

    def page(self, key: str, find: Highlighter) -> Page:
        """Return the words, who said them and how, the translations, and the paragraphs around."""
        quote = self.quotation(key)
        if quote is None:
            return Page(())
        return Page(tuple(self._page(quote, find)))

    def _page(self, quote: Quote, find: Highlighter) -> Iterator[Styled]:
        for passage in quote.passages:
            for part in quoted(self.press, quote.kind, passage).split("\n"):
                yield styled((part, Role.WORDS), find=find)
        yield BLANK
        speakers = self.press.speakers(quote)
        for speaker in speakers:
            title = signature(self.press, quote, speaker)
            yield styled(
                (speaker.name, Role.LINK),
                f"  {title}" if title else "",
                find=find,
                link=self._card(speaker),
            )
        if not speakers:
            yield styled((_(UNNAMED).capitalize(), Role.DOUBT))
        how = {
            Kind.DIRECT: _("direct quotation"),
            Kind.INDIRECT: _("indirect: the release’s wording, not the speaker’s"),
            Kind.PARTIAL: _("partial: only what stands in marks is the speaker’s"),
        }[quote.kind]
        cue = (" · ", quote.cue) if quote.cue else ()
        yield styled((how, Role.LABEL), *cue, find=find)
        yield BLANK
        yield from self._translations(quote, find)
        yield from _apart(remarks(quote, find))
        anchors = self.press.anchors.get(quote.id, ())
        yield from around(self.press, anchors, find)
        yield from places(self.press, anchors, self.source)
        if not anchors:
            yield styled((_("These words do not stand in the article."), Role.DOUBT))
        for speaker in speakers:
            yield from self._others(quote, speaker, find)

    def _others(self, quote: Quote, speaker: Person | Organisation, find: Highlighter) -> Iterator[Styled]:
        """What else a speaker says, shortly."""
        others = [other for other in self._by_speaker.get(speaker.id, ()) if other is not quote]
        if not others:
            return
        yield BLANK
        said = _n("{count} other quotation of {name}", "{count} other quotations of {name}", len(others))
        before, _name, after = said.format(count=len(others), name="\0").partition("\0")
        yield styled((before, Role.LABEL), (speaker.name, Role.LABEL), (after, Role.LABEL))
        for other in others[:MOST_OTHERS]:
            words = " … ".join(other.passages).replace("\n", " ")
            shown = words[:EXCERPT] + ("…" if len(words) > EXCERPT else "")
            yield styled(
                (quoted(self.press, other.kind, shown), Role.LINK),
                find=find,
                link=link(self.name, other.id),
                indent=2,
            )
        if (more := len(others) - MOST_OTHERS) > 0:
            yield styled(
                (_("{count} more").format(count=more), Role.LINK), link=self._card(speaker), indent=2
            )

    def _card(self, speaker: Person | Organisation) -> str:
        """A link to all there is about a speaker."""
        if self.press.person(speaker.id):
            return link("people", speaker.id)
        return link("kit", f"organisation:{speaker.id}")

    @cached_property
    def _by_speaker(self) -> Mapping[str, Sequence[Quote]]:
        found: dict[str, list[Quote]] = {}
        for quote in self.press.kit.quotes:
            for speaker in quote.speakers:
                found.setdefault(speaker, []).append(quote)
        return found

    def _translations(self, quote: Quote, find: Highlighter) -> Iterator[Styled]:
        for language, translation in quote.translations.items():
            text = translation.text if isinstance(translation.text, str) else " … ".join(translation.text)
            said = _("official") if translation.official else _("unofficial translation")
            yield styled((f"{language} · {said}", Role.LABEL if translation.official else Role.DOUBT))
            for part in quoted(self.press, quote.kind, text, language).split("\n"):
                yield styled(part, find=find)
            yield BLANK


class OwnWords(NamedTuple):
    """A line of a quotation's words on its page."""

    paragraph: int
    """The index on the page."""
    start: int
    """The offset in the paragraph at which the words begin, behind an opening mark."""
    length: int
    place: int
    """Their offset in the passages, one after the other with one place between."""


def own_words(quote: Quote) -> Iterator[OwnWords]:
    """Yield where a quotation's own words stand on its page, line by line; all offsets in code points."""
    paragraph = place = 0
    for passage in quote.passages:
        for number, line in enumerate(passage.split("\n")):
            mark = quote.kind is Kind.DIRECT and number == 0
            yield OwnWords(paragraph, int(mark), len(line), place)
            paragraph += 1
            place += len(line) + 1


def quoted(press: PressKit, kind: Kind, words: str, language: str | None = None) -> str:
    """Put a direct quotation into the marks of a language, the kit's own by default; no other kind ever gets marks."""
    return marks_of(language or press.kit.language).enclose(words) if kind is Kind.DIRECT else words


def _apart(paragraphs: Iterator[Styled]) -> Iterator[Styled]:
    """Let an empty line follow, where there is anything."""
    found = list(paragraphs)
    yield from found
    if found:
        yield BLANK
