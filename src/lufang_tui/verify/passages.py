"""Passages of kits, with who says what in them: what the words of a draft are held against."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.anchor import Anchor
from lufang_tui.kit.model import Quote
from lufang_tui.kit.press import paragraphs
from lufang_tui.text.fold import fold
from lufang_tui.text.languages import family
from lufang_tui.verify.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lufang_tui.kit.model import Kind, Organisation, Person
    from lufang_tui.kit.press import PressKit

_I = ("I ", "I'", "I’")
_JOINED = re.compile(r"兼任|兼|暨|、|/|\s+and\s+|,\s+", re.IGNORECASE)


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
    cue: str | None = None


class Origin:
    """The kit that a passage stands in."""

    def __init__(self, name: str, press: PressKit) -> None:
        kit = press.kit
        self.name = name
        """The path that was given, or what else the person knows it by."""
        self.id = kit.id
        self.label = kit.label
        self.language = kit.language
        self.date = kit.dateline.date if kit.dateline else None
        self.press = press
        self.speakers = Speakers(press)

    @property
    def people(self) -> tuple[Who, ...]:
        """Everybody whom the kit lists."""
        return tuple(self.speakers.everybody.values())

    @cached_property
    def article(self) -> str:
        """Its whole article folded, for what it calls people."""
        return fold("\n\n".join(section.text for section in self.press.kit.sections)).text


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


def passages_of(name: str, press: PressKit) -> Iterator[Passage]:
    """Give the passages of a kit: its sections, interrupted statements as one, translations."""
    origin = Origin(name, press)
    kit = press.kit
    by_section: dict[str, list[Stated]] = {section.id: [] for section in kit.sections}
    further: list[Passage] = []
    for quote in kit.quotes:
        anchors = press.anchors.get(quote.id, ())
        for anchor in anchors:
            by_section[anchor.section].append(origin.speakers.stated(quote, anchor.start, anchor.end))
        further += _further(origin, quote, [(anchor.section, anchor.start, anchor.end) for anchor in anchors])
    for section in kit.sections:
        stated = sorted(by_section[section.id], key=lambda one: (one.start, -one.end))
        yield Passage(origin, section.text, stated, section=section.id)
        if section.heading:
            yield Passage(origin, section.heading, (), section=section.id)
    yield from further


def passages_around(
    origin: Origin, quotes: Iterable[str], places: Iterable[tuple[str, int]]
) -> Iterator[Passage]:
    """Give the passages around some quotations of a kit, by their ids, and around paragraphs, by section and index.

    For a kit of a library, of which only a part is looked at: nothing else of it is anchored.
    """
    press = origin.press
    wanted = dict.fromkeys(places)
    chosen = [entry for quote in quotes if isinstance(entry := press.entries.get(quote), Quote)]
    anchored: dict[str, list[tuple[str, int, int]]] = {}
    for quote in chosen:
        anchored[quote.id] = found = list(_stand(press, quote))
        for section, start, _end in found:
            wanted.setdefault((section, press.paragraph_at(Anchor(section, start, start))))
    for section, paragraph in wanted:
        passage = _window(origin, section, paragraph)
        if passage is not None:
            yield passage
    for quote in chosen:
        yield from _further(origin, quote, anchored[quote.id])


def _stand(press: PressKit, quote: Quote) -> Iterator[tuple[str, int, int]]:
    """Where the passages of a quotation stand, one behind the other."""
    for section in press.kit.sections:
        at = section.text.find(quote.passages[0])
        if at < 0:
            continue
        for passage in quote.passages:
            at = section.text.find(passage, at)
            if at < 0:
                return
            yield section.id, at, at + len(passage)
            at += len(passage)
        return


def _window(origin: Origin, section_id: str, paragraph: int) -> Passage | None:
    """A paragraph with those beside it."""
    press = origin.press
    section, parts = press.section(section_id), press.paragraphs(section_id)
    if section is None or not parts:
        return None
    first, last = max(0, paragraph - 1), min(len(parts), paragraph + 2)
    start, end = parts[first].start, parts[last - 1].end
    text = section.text[start:end]
    stated = []
    for quote in press.kit.quotes:
        for words in quote.passages:
            at = text.find(words)
            if at >= 0:
                stated.append(origin.speakers.stated(quote, at, at + len(words)))
    stated.sort(key=lambda one: (one.start, -one.end))
    return Passage(origin, text, stated, section=section_id, at=start, paragraph=first + 1)


def _further(origin: Origin, quote: Quote, places: Sequence[tuple[str, int, int]]) -> Iterator[Passage]:
    """Give an interrupted statement as one, and the translations of a statement."""
    press, speakers = origin.press, origin.speakers
    section = places[0][0] if places else None
    paragraph = press.paragraph_at(Anchor(*places[0])) + 1 if places else 1
    joined = [(start, end) for _section, start, end in places]
    if len(quote.passages) > 1 and places:
        text = _joined(quote.passages, origin.language)
        stated = [speakers.stated(quote, 0, len(text))]
        yield Passage(origin, text, stated, section=section, paragraph=paragraph, joined=joined)
    for language, translation in quote.translations.items():
        parts = translation.text if isinstance(translation.text, tuple) else (translation.text,)
        text = _joined(parts, language)
        yield Passage(
            origin, text, [speakers.stated(quote, 0, len(text))], section=section, paragraph=paragraph, joined=joined,
            language=language, official=translation.official,
        )  # fmt: skip


def _joined(parts: Sequence[str], language: str) -> str:
    """The passages of an interrupted statement as one; a comma before a capital was the attribution's, and a stop."""
    if family(language) == "zh":
        return "".join(parts)
    closed = [
        f"{part.rstrip()[:-1]}."
        if part.rstrip().endswith(",") and following[:1].isupper() and not following.startswith(_I)
        else part
        for part, following in pairwise(parts)
    ]
    return " ".join((*closed, parts[-1]))


def _parts(title: str) -> tuple[str, ...]:
    """A title, and each of those that it joins: 董事长兼首席执行官."""
    parts = [part.strip() for part in _JOINED.split(title)]
    return (title, *parts) if len(parts) > 1 and all(parts) else (title,)


class Speakers:
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
        return Stated(start, end, quote.kind, who, quote.id, quote.mention, post, quote.cue)

    def _person(self, person: Person) -> Who:
        translated = tuple(one.name for one in person.translations.values())
        posts = []
        for role in person.roles:
            others = [one.roles[role.id] for one in person.translations.values() if role.id in one.roles]
            body = self._press.organisation_of(role)
            titles = tuple(part for title in (role.title, *others) for part in _parts(title))
            posts.append(Post(titles, self._names(body) if body else ()))
        return Who(person.name, (person.name, *person.aliases, *translated), tuple(posts))

    @staticmethod
    def _names(body: Organisation) -> tuple[str, ...]:
        return (body.name, *body.aliases, *body.translations.values())
