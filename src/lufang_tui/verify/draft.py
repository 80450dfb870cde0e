"""The quotations of a draft: what stands in marks, what is reported, and the words that say whose it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.documents import BlockKind
from lufang_tui.kit.model import Kind
from lufang_tui.release.languages import language_of
from lufang_tui.release.model import Span
from lufang_tui.text.fold import fold
from lufang_tui.text.languages import is_chinese
from lufang_tui.verify.blocks import block_quotations, with_marks
from lufang_tui.verify.credits import credited
from lufang_tui.verify.dealing import deal
from lufang_tui.verify.footers import signature, signed_blocks
from lufang_tui.verify.introduced import before_colon
from lufang_tui.verify.said import Said
from lufang_tui.verify.speech import follows_cue, is_named, is_speech, is_title
from lufang_tui.verify.stances import stances
from lufang_tui.verify.voices import voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lufang_tui.documents import Block, Document
    from lufang_tui.release.model import Findings, RoleFound, Statement
    from lufang_tui.release.quoting import Quoted

_STOPS = re.compile(r"[。！？!?]|(?<![A-Z])(?<!\b[A-Z][a-z])\.(?=\s|$)|\n")
_OPENING = re.compile(r"[“「『\"«]")
_COLON = re.compile(r"[：:]\s*$")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LONGEST_NAME = 5
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST)
_MARKS = " ，,“”‘’「」『』\"'"
_NEAR = 400
"""Code points beside a quotation in which the words that name its speaker are looked for."""


class Draft(NamedTuple):
    """A draft that was read."""

    document: Document
    quotations: tuple[Said, ...]
    posts: Mapping[int, tuple[tuple[str, RoleFound], ...]]
    """The posts that the draft gives to people, by where the quotation begins that they count for: the one in whose
    sentence they stand, else the next one of that person."""
    unclosed: tuple[int, ...]
    """Where opening marks stand that nothing closes."""

    def posts_for(self, said: Said) -> Sequence[tuple[str, RoleFound]]:
        """Names and posts that the draft gives for a quotation."""
        return self.posts.get(said.spans[0].start, ())


def read_draft(document: Document, names: Sequence[str] = ()) -> Draft:
    """Find the quotations of a draft, in the order of their beginnings; `names`: of people whom the sources know."""
    from lufang_tui.verify.wrapped import rejoined

    return _Reader(with_marks(rejoined(document)), names).read()


class _Reader:
    """One draft."""

    def __init__(self, document: Document, names: Sequence[str]) -> None:
        self._document = document
        self._names = [name for name in names if name in document.text or name.split()[-1] in document.text]
        self._text = document.text
        folded = fold(document.text).text
        self._known = tuple(
            name
            for name in dict.fromkeys(names)
            if _HAN.match(name) and len(name) > 1 and fold(name).text in folded
        )
        """Chinese names that the sources know and the draft has."""
        self._blocks = [
            block for block in document.blocks if block.kind is not BlockKind.CODE and block.end > block.start
        ]
        self._starts = [block.start for block in self._blocks]
        self._quoted: list[Quoted] = []
        self._ends: list[int] = []
        self._chinese: dict[Block, bool] = {}

    def read(self) -> Draft:
        from lufang_tui.release.quoting import parse

        text = self._text
        spans = [Span(start, end) for block in self._blocks for start, end in _lines(text, block)]
        everything = parse(text, spans).quoted
        self._quoted = _outermost(text, everything)
        self._ends = [one.end for one in self._quoted]
        claimed: dict[int, Said] = {}
        taken: set[int] = set()
        given: dict[str, list[RoleFound]] = {}
        found = self._findings()
        for findings in found:
            for person in findings.people:
                for name in (person.name, *person.aliases):
                    self._names.append(name)
                    given.setdefault(name, []).extend(person.roles)
        for statement in (one for findings in found for one in findings.statements):
            self._claim(statement, claimed, taken)
        self._take_the_rest(claimed, taken)
        covered = [span for said in claimed.values() for span in said.spans]
        lines = [(block.start, block.end) for block in self._blocks if block.kind in _RUNNING]
        for said in stances(text, lines, covered, self._names):
            claimed.setdefault(said.spans[0].start, said)
        quotations = tuple(claimed[at] for at in sorted(claimed))
        return Draft(self._document, quotations, deal(text, given, quotations), _unclosed(everything))

    def _take_the_rest(self, claimed: dict[int, Said], taken: set[int]) -> None:
        """Take what no finder took: block quotations, signed ones, those that nobody is said to have spoken."""
        for said in signed_blocks(self._text, self._blocks, block_quotations(self._document)):
            inside = self._inside(said.spans)
            if said.speech or not inside:
                taken.update(inside)
                for start in [at for at in claimed if any(one.start <= at < one.end for one in said.spans)]:
                    del claimed[start]
                claimed[said.spans[0].start] = said
        for number, one in enumerate(self._quoted):
            if number not in taken and self._text[one.inner.start : one.inner.end].strip():
                claimed[one.inner.start] = self._unclaimed(one)

    def _findings(self) -> list[Findings]:
        """What the finders find, those of each language in the blocks that are written in it."""
        languages = dict.fromkeys(self._language(block) for block in self._blocks)
        result = []
        for chinese in languages:
            # A language's finders take a while to load.
            if chinese:
                from lufang_tui.release.zh import find as find_zh

                findings = find_zh(self._document, (), self._known)
            else:
                from lufang_tui.release.en import find as find_en

                findings = find_en(self._document, ())
            kept = tuple(
                one
                for one in findings.statements
                if self._language(self._block_at(one.spans[0].start)) == chinese
            )
            result.append(findings._replace(statements=kept))
        return result

    def _language(self, block: Block) -> bool:
        """Whether a block is written in Chinese."""
        known = self._chinese.get(block)
        if known is None:
            known = self._chinese[block] = is_chinese(language_of(self._text[block.start : block.end]))
        return known

    def _block_at(self, at: int) -> Block:
        return self._blocks[max(0, bisect_right(self._starts, at) - 1)]

    def _claim(self, statement: Statement, claimed: dict[int, Said], taken: set[int]) -> None:
        """Take over a statement that the finders found, and the quotations in it."""
        text = self._text
        first = statement.spans[0].start
        mine = self._inside(statement.spans)
        before, behind, around = self._frame(
            first, statement.spans[-1].end, indirect=statement.kind is Kind.INDIRECT
        )
        said = Said(
            statement.spans,
            tuple(text[span.start : span.end] for span in statement.spans),
            statement.kind,
            *self._who(statement, before, behind),
            before,
            f"{self._middle(statement.spans)}{behind}",
            text[statement.cue.start : statement.cue.end] if statement.cue else None,
            attributed=True,
            earlier=self._earlier(around[0]),
            around=self._with_signature(around, statement.mention.end if statement.mention else 0),
        )
        if statement.kind is Kind.DIRECT:
            if any(number in taken for number in mine):
                return
            taken.update(mine)
            claimed[first] = said
            return
        for part in self._parted(said, mine):
            self._report(part, self._inside(part.spans), claimed, taken)

    def _who(self, statement: Statement, before: str, behind: str) -> tuple[str | None, tuple[str, ...]]:
        """The words that name the speaker, and under which names the draft lists them.

        The sources know where a Chinese name begins and ends; the finders may have cut it wrongly out of its sentence.
        """
        if statement.mention is None:
            last = statement.spans[-1]
            return credited(before, self._text[last.start : last.end], behind), statement.speakers
        start, end = statement.mention
        mention = self._text[start:end]
        first = max(0, start - _LONGEST_NAME)
        around = self._text[first : end + _LONGEST_NAME]
        for name in self._known:
            at = around.find(name)
            while at >= 0:
                begin, stop = first + at, first + at + len(name)
                if begin < end and start < stop and name not in mention:
                    return name, (name,)
                at = around.find(name, at + 1)
        return mention, statement.speakers

    def _middle(self, spans: Sequence[Span]) -> str:
        """The draft's own words between the parts of a statement that it interrupts."""
        between = [self._text[one.end : other.start].strip(_MARKS) for one, other in pairwise(spans)]
        return "".join(f"{text} " for text in between if text and len(text) < _NEAR and "\n" not in text)

    def _parted(self, said: Said, mine: Sequence[int]) -> Iterator[Said]:
        """A reported statement, or its parts where somebody else takes the word in it."""
        quoted = [Span(self._quoted[number].start, self._quoted[number].end) for number in mine]
        whole = said.spans[0]
        parts = voices(self._text, whole, quoted, self._names) if len(said.spans) == 1 else []
        if len(parts) < 2:
            yield said
            return
        for part in parts:
            own = said._replace(spans=(part.span,), texts=(self._text[part.span.start : part.span.end],))
            if part.mention is not None and part.cue is not None:
                lead = self._text[part.mention.start : part.span.start]
                mention = self._text[part.mention.start : part.mention.end]
                if mention not in ("he", "she", "they"):  # who spoke before goes on
                    own = own._replace(mention=mention, names=())
                own = own._replace(before=lead, cue=self._text[part.cue.start : part.cue.end])
            yield own

    def _report(self, said: Said, mine: Sequence[int], claimed: dict[int, Said], taken: set[int]) -> None:
        """Take over a reported statement of one voice, and what stands in marks in it."""
        text, first = self._text, said.spans[0].start
        if not any(
            self._quoted[number].end - self._quoted[number].start >= len(said.texts[0]) for number in mine
        ):
            within = bool(mine) and self._quoted[mine[0]].inner.start == first
            claimed.setdefault(
                first - 1 if within else first, said._replace(kind=Kind.INDIRECT, within=first)
            )
        for number in mine:
            one = self._quoted[number]
            if number in taken or not text[one.inner.start : one.inner.end].strip():
                continue
            taken.add(number)
            inner = text[one.inner.start : one.inner.end]
            led = follows_cue(text[max(0, one.start - 60) : one.start]) and not is_title(inner)
            claimed[one.inner.start] = said._replace(
                spans=(one.inner,),
                texts=(inner,),
                kind=Kind.DIRECT,
                speech=is_speech(inner) or (led and not is_named(inner, text[one.end : one.end + 1])),
                within=first,
                closed=one.closed,
            )

    def _inside(self, spans: Sequence[Span]) -> list[int]:
        """The numbers of the quotations that share something with some stretches."""
        found: dict[int, None] = {}
        for span in spans:
            number = max(0, bisect_right(self._ends, span.start) - 1)
            while number < len(self._quoted) and self._quoted[number].inner.start < span.end:
                if span.start < self._quoted[number].inner.end:
                    found.setdefault(number)
                number += 1
        return list(found)

    def _unclaimed(self, one: Quoted) -> Said:
        """A quotation that no finder took: in a heading, signed, without anybody, or no speech at all."""
        text = self._text
        inner = text[one.inner.start : one.inner.end]
        before, behind, around = self._frame(one.start, one.end, indirect=False)
        mention, signed = signature(text, self._blocks, one)
        around = self._with_signature(around, signed)
        mention = mention or credited(before, inner, behind)
        if mention is None and _COLON.search(before):
            mention = before_colon(_COLON.sub("", before), self._names)
        return Said(
            (one.inner,), (inner,), Kind.DIRECT, mention, (), before, behind,
            attributed=mention is not None, earlier=self._earlier(around[0]), around=around,
            speech=mention is not None or is_speech(inner) or (follows_cue(before) and not is_title(inner)), closed=one.closed,
        )  # fmt: skip

    def _earlier(self, start: int) -> str:
        """The sentence that ends where another one begins, what stands in marks left out."""
        block = self._block_at(start)
        left = max(block.start, start - _NEAR)
        text = self._text[left:start]
        for one in self._quoted[max(0, bisect_right(self._ends, left) - 1) : bisect_right(self._ends, start)]:
            if one.start >= left:
                text = text[: one.start - left] + " " * (one.end - one.start) + text[one.end - left :]
        text = text.rstrip(" \n。.！？!?”’」』\"'")
        cuts = [cut.end() for cut in _STOPS.finditer(text)]
        return text[cuts[-1] :] if cuts else text

    def _with_signature(self, around: tuple[int, int], end: int) -> tuple[int, int]:
        """The range with the rest of the line that names the speaker behind the quotation."""
        if end <= around[1]:
            return around
        stop = self._text.find("\n", end)
        return around[0], stop if stop >= 0 else len(self._text)

    def _frame(self, start: int, end: int, *, indirect: bool) -> tuple[str, str, tuple[int, int]]:
        """The words of the sentence around a place, up to the quotations beside it, and the range that it all takes."""
        block = self._block_at(start)
        left = max(block.start, start - _NEAR)
        number = bisect_right(self._ends, start)
        while number and self._quoted[number - 1].end > left:
            beside = self._quoted[number - 1].inner
            if not is_title(self._text[beside.start : beside.end]):  # told the “Marlow Echo” that
                left = self._quoted[number - 1].end
                break
            number -= 1
        before = self._text[left:start]
        before = before[max((cut.end() for cut in _STOPS.finditer(before)), default=0) :]
        first = start - len(before)
        if indirect:
            return before, "", (first, end)
        closing = end
        while closing < block.end and self._text[closing] in "”’」』\"'»":
            closing += 1
        behind = self._text[closing : min(block.end, closing + _NEAR)]
        for limit in (_STOPS, _OPENING):
            found = limit.search(behind)
            behind = behind[: found.start()] if found else behind
        return before.rstrip("“‘「『\"'«"), behind, (first, closing + len(behind))


def _lines(text: str, block: Block) -> Iterable[tuple[int, int]]:
    """The block, or of a table its rows."""
    if block.kind is not BlockKind.TABLE:
        return [(block.start, block.end)]
    found = []
    at = block.start
    for line in text[block.start : block.end].split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _unclosed(quoted: Sequence[Quoted]) -> tuple[int, ...]:
    """Where marks stand that nothing closes, in the paragraph or in the next one, whose first mark goes on with it."""
    found: list[int] = []
    goes_on = False
    for one in reversed(quoted):
        if not one.closed and not goes_on:
            found.append(one.start)
        goes_on = one.continues or (goes_on and one.closed)
    return tuple(reversed(found))


def _outermost(text: str, quoted: Sequence[Quoted]) -> list[Quoted]:
    """The outer quotations; a single mark that nothing closes is an apostrophe."""
    found: list[Quoted] = []
    for one in quoted:
        if found and one.start < found[-1].end and found[-1].closed:
            continue
        if not one.closed and text[one.start] in "'’‘":
            continue
        if not one.closed and found and one.start < found[-1].end:
            continue
        found.append(one)
    return found
