"""From what was found to a kit: ids, sections, and every text verbatim so that it can be anchored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.dates import edtf
from lufang_tui.kit.model import (
    FORMAT,
    Contact,
    Dateline,
    Figure,
    Happening,
    Kit,
    Organisation,
    Person,
    Quote,
    Review,
    Role,
)
from lufang_tui.release.confidence import confidence
from lufang_tui.release.ids import Ids
from lufang_tui.release.languages import language_of
from lufang_tui.release.sections import sections
from lufang_tui.release.selectors import selector
from lufang_tui.release.sentences import sentence_around
from lufang_tui.text.languages import is_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.kit.model import Source
    from lufang_tui.release.model import DateFound, Extraction, OrganisationFound, Span, Statement
    from lufang_tui.release.sections import Layout


def make_kit(extraction: Extraction, *, kit_id: str, label: str, source: Source | None = None) -> Kit:
    """Give the kit of what was found; nobody vouches for any of it yet.

    `label`: the editor's name for the kit, where the release has no headline of its own.
    """
    maker = _Maker(extraction)
    organisations = tuple(maker.organisations())
    people = tuple(maker.people())
    head = extraction.masthead
    return Kit(
        format=FORMAT,
        id=kit_id,
        language=extraction.language,
        headline=maker.text(head.headline) if head.headline else None,
        label=maker.text(head.headline) if head.headline else label,
        dateline=maker.dateline(),
        embargo=head.embargo,
        source=source,
        contacts=tuple(
            Contact(name=one.name, email=one.email, phone=one.phone) for one in head.contacts if one.name
        ),
        boilerplate="\n\n".join(maker.text(span) for span in head.boilerplate) or None,
        organisations=organisations,
        people=people,
        sections=maker.layout.sections,
        quotes=tuple(maker.quotes()),
        figures=tuple(maker.figures()),
        timeline=tuple(maker.timeline()),
    )


def stated(extraction: Extraction, layout: Layout) -> list[Statement]:
    """Give the statements that the kit has: those in the article, not what a boilerplate or a caption says."""
    return [one for one in extraction.findings.statements if all(layout.holds(span) for span in one.spans)]


def dated(extraction: Extraction, layout: Layout) -> list[DateFound]:
    """Give the dates that are entries of the timeline: those in the article of which the day is known."""
    return [one for one in extraction.dates if one.edtf is not None and layout.holds(one.span)]


def bodies(extraction: Extraction) -> list[OrganisationFound]:
    """Give the organisations; two names that differ in capitals alone are one body's."""
    found: dict[str, OrganisationFound] = {}
    for one in extraction.findings.organisations:
        had = found.get(one.name.casefold())
        if had is not None:
            names = dict.fromkeys((*had.aliases, one.name, *one.aliases))
            one = had._replace(  # noqa: PLW2901
                aliases=tuple(name for name in names if name != had.name),
                mentions=had.mentions + one.mentions,
            )
        found[one.name.casefold()] = one
    return list(found.values())


class _Maker:
    """Hands out ids, so that the groups can name each other."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._text = extraction.document.text
        self._ids = Ids()
        self._speakers: dict[str, str] = {}
        self._organisations: dict[str, str] = {}
        self.layout = sections(extraction, self._ids)

    def text(self, span: Span) -> str:
        return self._text[span.start : span.end]

    def organisations(self) -> Iterator[Organisation]:
        for found in bodies(self._extraction):
            entry_id = self._ids.of_name(found.name, "organisation")
            for name in (found.name, *found.aliases):
                self._organisations.setdefault(name, entry_id)
                self._speakers.setdefault(name, entry_id)
            yield Organisation(
                id=entry_id,
                name=found.name,
                aliases=found.aliases,
                review=Review.EXTRACTED,
                rule=found.rule,
                confidence=confidence(found.rule),
            )

    def people(self) -> Iterator[Person]:
        for found in self._extraction.findings.people:
            entry_id = self._ids.of_name(found.name, "person")
            self._speakers[found.name] = entry_id
            roles = tuple(
                Role(
                    id=f"role-{number}",
                    title=role.title,
                    organisation=self._organisations.get(role.organisation or ""),
                )
                for number, role in enumerate(found.roles, 1)
            )
            yield Person(
                id=entry_id,
                name=found.name,
                aliases=found.aliases,
                roles=roles,
                review=Review.EXTRACTED,
                rule=found.rule,
                confidence=confidence(found.rule),
            )

    def dateline(self) -> Dateline | None:
        head = self._extraction.masthead
        if head.dateline is None:
            return None
        date = next((one.edtf for one in self._extraction.dates if one.span == head.date), None)
        return Dateline(
            place=self.text(head.place) if head.place else None, date=date, text=self.text(head.dateline)
        )

    def quotes(self) -> Iterator[Quote]:
        for number, found in enumerate(stated(self._extraction, self.layout), 1):
            passages = tuple(self.text(span) for span in found.spans)
            prefix, suffix = self._selector(found.spans)
            yield Quote(
                id=f"quote-{number}",
                speakers=tuple(self._speakers[name] for name in found.speakers if name in self._speakers),
                mention=self.text(found.mention) if found.mention else None,
                kind=found.kind,
                cue=self.text(found.cue) if found.cue else None,
                text=passages[0] if len(passages) == 1 else passages,
                prefix=prefix,
                suffix=suffix,
                review=Review.EXTRACTED,
                rule=found.rule,
                confidence=confidence(found.rule, inferred=found.inferred),
            )

    def _selector(self, spans: Sequence[Span]) -> tuple[str | None, str | None]:
        return selector(self.layout.sections, [self.layout.anchor(span) for span in spans])

    def figures(self) -> Iterator[Figure]:
        for number, found in enumerate(self._extraction.figures, 1):
            section, paragraph = self.layout.place(found.place)
            yield Figure(
                id=f"fig-{number}",
                number=found.number,
                file=found.file,
                caption=self.text(found.caption) if found.caption else None,
                credit=self.text(found.credit) if found.credit else None,
                section=section,
                after_paragraph=paragraph,
                review=Review.EXTRACTED,
                rule=found.rule,
                confidence=confidence(found.rule),
            )

    def timeline(self) -> Iterator[Happening]:
        for number, found in enumerate(dated(self._extraction, self.layout), 1):
            sentence = sentence_around(self._text, found.span, chinese=self._is_chinese(found.span))
            words = self.text(sentence)
            prefix, suffix = self._selector((sentence,))
            yield Happening(
                id=f"date-{number}",
                date=str(edtf.parse(found.edtf)) if found.edtf else None,
                when=self.text(found.span),
                what=words,
                text=words,
                prefix=prefix,
                suffix=suffix,
                review=Review.EXTRACTED,
                rule=found.rule,
                confidence=confidence(found.rule),
            )

    def _is_chinese(self, span: Span) -> bool:
        """Whether a place stands in Chinese: of a release in two languages, its paragraph tells."""
        language = self._extraction.language
        if len(self._extraction.languages) > 1:
            around = next(
                part for part in self.layout.paragraphs if part[0] <= span.start and span.end <= part[1]
            )
            language = language_of(self._text[around[0] : around[1]])
        return is_chinese(language)
