"""Where the words of a draft may come from: passages of kits, with who says what in them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lufang_tui.kit.press import paragraphs
from lufang_tui.text.fold import fold
from lufang_tui.text.languages import family
from lufang_tui.verify.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lufang_tui.kit.model import Kind, Organisation, Person, Quote
    from lufang_tui.kit.press import PressKit

_ALL = 400_000
"""Code points of sources up to which every passage is a candidate for every quotation."""
_GRAM = 3
_MOST = 24
"""Passages that are looked at for one quotation where there are more sources than that."""


class Post(NamedTuple):
    """A post with its titles and the names of the body it is held in, first as the kit has them, then translated."""

    titles: tuple[str, ...]
    bodies: tuple[str, ...] = ()


class Who(NamedTuple):
    """A person or a body that speaks."""

    name: str
    names: tuple[str, ...]
    """The name, its other forms and its translations."""
    posts: tuple[Post, ...] = ()
    is_person: bool = True


class Stated(NamedTuple):
    """A statement in a passage; `start` and `end` are code points of the passage's text."""

    start: int
    end: int
    kind: Kind
    speakers: tuple[Who, ...]
    quote: str
    """The quotation's id."""
    mention: str | None = None
    post: Post | None = None
    """The one that signs."""


class Origin(NamedTuple):
    """The kit that a passage stands in."""

    name: str
    """The path that was given, or what else the person knows it by."""
    id: str
    label: str
    language: str
    date: str | None
    people: tuple[Who, ...]
    article: str
    """Its whole article folded, for what it calls people."""


class Passage:
    """A stretch of a source: a section, the passages of an interrupted statement as one, or a translation."""

    def __init__(
        self,
        origin: Origin,
        text: str,
        statements: Sequence[Stated],
        *,
        section: str | None = None,
        at: int = 0,
        paragraph: int = 1,
        language: str | None = None,
        official: bool | None = None,
        joined: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.origin = origin
        self.text = text
        self.statements = statements
        self.section = section
        self.at = at
        """Where in the section's text it begins, in code points."""
        self.paragraph = paragraph
        """The number, from 1, of the section's paragraph that it begins in."""
        self.language = language or origin.language
        self.official = official
        """Of a translation, whether the source itself published it; None for what is no translation."""
        self.joined = joined
        """Of a statement that the release interrupts: where each of its passages stands in the section."""

    @cached_property
    def words(self) -> Words:
        """Its words."""
        return Words(self.text)

    @cached_property
    def marked(self) -> Sequence[tuple[int, int]]:
        """The stretches that stand in quotation marks, without the marks."""
        from lufang_tui.release.model import Span
        from lufang_tui.release.quoting import parse

        spans = [Span(part.start, part.end) for part in paragraphs(self.text)]
        return [
            (one.inner.start, one.inner.end)
            for one in parse(self.text, spans).quoted
            if not (
                one.start and self.text[one.start] in "'’" and self.text[one.start - 1].isalnum()
            )  # the miners' union
        ]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [part.start for part in paragraphs(self.text)]

    def paragraph_at(self, offset: int) -> int:
        """The number, from 1, of the section's paragraph that an offset of the text lies in."""
        return self.paragraph + max(0, sum(start <= offset for start in self._paragraph_starts) - 1)

    def in_section(self, start: int, end: int) -> tuple[int, int]:
        """Where a range of the text stands in the section."""
        if not self.joined:
            return self.at + start, self.at + end
        return self.joined[0][0], self.joined[-1][1]


class Sources(Protocol):
    """Where candidates come from: some kits that are open, or a whole library."""

    def passages(self, row: Words) -> Sequence[Passage]:
        """The passages that may hold the words, or words like them."""

    @property
    def people(self) -> Sequence[Who]:
        """Everybody whom it knows by name, as far as it can tell at once; for a library nobody."""


class LoadedKits:
    """Kits that are open."""

    def __init__(self, kits: Iterable[tuple[str, PressKit]]) -> None:
        self._passages = [passage for name, press in kits for passage in passages_of(name, press)]
        origins = {id(passage.origin): passage.origin for passage in self._passages}
        self._people = [who for origin in origins.values() for who in origin.people]

    @property
    def people(self) -> Sequence[Who]:
        """Everybody in the kits."""
        return self._people

    def passages(self, row: Words) -> Sequence[Passage]:
        """All of them, or of many those that share the most with the words."""
        if self._size <= _ALL:
            return self._passages
        votes: dict[int, float] = {}
        for gram in {row.row[at : at + _GRAM] for at in range(max(1, len(row) - _GRAM + 1))}:
            places = self._index.get(gram, ())
            for place in places:
                votes[place] = votes.get(place, 0) + 1 / len(places)
        best = sorted(votes, key=lambda place: -votes[place])[:_MOST]
        return [self._passages[place] for place in sorted(best)]

    @cached_property
    def _size(self) -> int:
        return sum(len(passage.text) for passage in self._passages)

    @cached_property
    def _index(self) -> Mapping[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, passage in enumerate(self._passages):
            row = passage.words.row
            for gram in {row[at : at + _GRAM] for at in range(len(row) - _GRAM + 1)}:
                index.setdefault(gram, []).append(number)
        return index


def passages_of(name: str, press: PressKit) -> Iterator[Passage]:
    """Give the passages of a kit: its sections, interrupted statements as one, translations."""
    speakers = _Speakers(press)
    kit = press.kit
    date = kit.dateline.date if kit.dateline else None
    article = fold("\n\n".join(section.text for section in kit.sections)).text
    origin = Origin(name, kit.id, kit.label, kit.language, date, tuple(speakers.everybody.values()), article)
    by_section: dict[str, list[Stated]] = {section.id: [] for section in kit.sections}
    further: list[Passage] = []
    for quote in kit.quotes:
        anchors = press.anchors.get(quote.id, ())
        for anchor in anchors:
            by_section[anchor.section].append(speakers.stated(quote, anchor.start, anchor.end))
        if len(quote.passages) > 1 and anchors:
            text = _joined(quote.passages, kit.language)
            places = [(anchor.start, anchor.end) for anchor in anchors]
            first = anchors[0]
            further.append(
                Passage(
                    origin,
                    text,
                    [speakers.stated(quote, 0, len(text))],
                    section=first.section,
                    paragraph=press.paragraph_at(first) + 1,
                    joined=places,
                )
            )
        for language, translation in quote.translations.items():
            parts = translation.text if isinstance(translation.text, tuple) else (translation.text,)
            text = _joined(parts, language)
            further.append(
                Passage(
                    origin,
                    text,
                    [speakers.stated(quote, 0, len(text))],
                    section=anchors[0].section if anchors else None,
                    paragraph=press.paragraph_at(anchors[0]) + 1 if anchors else 1,
                    joined=[(anchor.start, anchor.end) for anchor in anchors],
                    language=language,
                    official=translation.official,
                )
            )
    for section in kit.sections:
        stated = sorted(by_section[section.id], key=lambda one: (one.start, -one.end))
        yield Passage(origin, section.text, stated, section=section.id)
        if section.heading:
            yield Passage(origin, section.heading, (), section=section.id)
    yield from further


def _joined(parts: Sequence[str], language: str) -> str:
    return ("" if family(language) == "zh" else " ").join(parts)


class _Speakers:
    """The people and bodies of a kit as speakers."""

    def __init__(self, press: PressKit) -> None:
        self._press = press
        self.everybody: dict[str, Who] = {}
        for person in press.kit.people:
            self.everybody[person.id] = self._person(person)
        for body in press.kit.organisations:
            self.everybody[body.id] = Who(body.name, self._names(body), is_person=False)

    def stated(self, quote: Quote, start: int, end: int) -> Stated:
        """The statement of a quotation at a place."""
        who = tuple(self.everybody[speaker] for speaker in quote.speakers if speaker in self.everybody)
        post = None
        for speaker in self._press.speakers(quote):
            posts = getattr(speaker, "roles", ())
            named = next((at for at, role in enumerate(posts) if role.id == quote.role), 0)
            if posts:
                post = self.everybody[speaker.id].posts[named]
        return Stated(start, end, quote.kind, who, quote.id, quote.mention, post)

    def _person(self, person: Person) -> Who:
        translated = tuple(one.name for one in person.translations.values())
        posts = []
        for role in person.roles:
            others = [one.roles[role.id] for one in person.translations.values() if role.id in one.roles]
            body = self._press.organisation_of(role)
            posts.append(Post((role.title, *others), self._names(body) if body else ()))
        return Who(person.name, (person.name, *person.aliases, *translated), tuple(posts))

    @staticmethod
    def _names(body: Organisation) -> tuple[str, ...]:
        return (body.name, *body.aliases, *body.translations.values())
