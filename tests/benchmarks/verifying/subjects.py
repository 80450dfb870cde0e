"""The quotations that are mutated, with their speakers, and drafts around them."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import NamedTuple

from benchmarks.verifying.newsrooms import EN, ZH, generated
from kits import MemoryFolder
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Kind, Person, Quote, Role
from lufang_tui.kit.press import PressKit
from lufang_tui.text.languages import is_chinese

RELEASES = Path(__file__).parents[4] / "shared" / "releases"


class Subject(NamedTuple):
    """A quotation of a kit."""

    kit: str
    press: PressKit
    quote: Quote
    text: str
    """The words, final comma of an English one left out."""
    person: Person | None
    role: Role | None
    body: str | None
    zh: bool
    official: bool = True
    """Whether the people and posts of the kit were made by hand, so that a wrong post can be told."""

    def draft(
        self,
        inner: str,
        chance: random.Random,
        *,
        name: str | None = None,
        title: str | None = None,
        body: str | None = None,
        marks: str | None = None,
    ) -> str:
        """A paragraph of a draft that gives `inner` to the speaker, or to somebody else."""
        return written(inner, chance, zh=self.zh, name=name or (self.person.name if self.person else ""),
                       title=title if title is not None else (self.role.title if self.role else ""),
                       body=body if body is not None else (self.body or ""), marks=marks)  # fmt: skip


def written(
    inner: str, chance: random.Random, *, zh: bool, name: str, title: str, body: str, marks: str | None = None
) -> str:
    """A paragraph in one of the ways in which newsrooms attribute a quotation."""
    opening, closing = tuple(marks or "“”")
    if zh:
        cue = chance.choice(["表示", "说", "指出", "介绍"])
        who = f"{body}{title}{name}"
        return chance.choice([
            f"{who}{cue}：{opening}{inner}{closing}",
            f"对此，{who}{cue}：{opening}{inner}{closing}",
            f"{opening}{inner}{closing}{who}{cue}。" if cue in ("表示", "说", "指出") else f"{who}{cue}说，{opening}{inner}{closing}",
            f"在接受采访时，{who}{cue}，{opening}{inner}{closing}" if cue != "介绍" else f"{who}介绍说：{opening}{inner}{closing}",
        ])  # fmt: skip
    cue = chance.choice(["said", "explained", "added"])
    post = f", {title} of {body}" if title and body else f", {title}" if title else ""
    ended = re.sub(r"\.$", ",", inner)
    return chance.choice([
        f"{opening}{ended}{closing} {cue} {name}{post}.",
        f"{name}{post}{',' if post else ''} {cue}: {opening}{inner}{closing}",
        f"{name}{post}{',' if post else ''} {cue}, {opening}{inner}{closing}",
    ])  # fmt: skip


def subjects(rooms: int, *, annotated: bool = True) -> list[Subject]:
    """Every direct quotation of the festival kit, of generated kits, and of annotated releases where they are at hand."""
    found = list(_of("festival", load(None)))
    for seed in range(rooms):
        for language in (ZH, EN):
            press = generated(language, seed)
            assert not press.anchoring.missing
            found += _of(press.kit.id, press)
    for name, press in releases() if annotated else ():
        found += [one._replace(official=False) for one in _of(name, press)]
    return found


def releases() -> list[tuple[str, PressKit]]:
    """Kits that the extractor makes of the annotated releases beside the repository; none where they are not there."""
    from lufang_tui.documents import load_document
    from lufang_tui.release import extract
    from lufang_tui.release.kit import make_kit

    found = []
    for folder in ("zh", "en", "en-news"):
        for path in sorted((RELEASES / folder).glob("*.md")) if RELEASES.is_dir() else ():
            document = load_document(path.read_bytes(), path.name)
            kit = make_kit(extract(document), kit_id=f"{folder}-{path.stem}".lower(), label=path.stem)
            found.append((f"{folder}/{path.stem}", PressKit(kit, MemoryFolder())))
    return found


def _of(name: str, press: PressKit) -> list[Subject]:
    found = []
    for quote in press.kit.quotes:
        if quote.kind is not Kind.DIRECT or len(quote.passages) != 1 or quote.id in press.anchoring.missing:
            continue
        speakers = press.speakers(quote)
        person = speakers[0] if len(speakers) == 1 and isinstance(speakers[0], Person) else None
        if person is None:
            continue
        role = press.signing_role(quote, person)
        organisation = press.organisation_of(role)
        text = quote.passages[0].strip()
        if (
            len(text) < (12 if is_chinese(press.kit.language) else 24)
            or (text.count(" ") < 3 and not is_chinese(press.kit.language))
            or "\n" in text
            or not _plain(text)
        ):
            continue
        found.append(
            Subject(
                name,
                press,
                quote,
                re.sub(r",$", ".", text),
                person,
                role,
                organisation.name if organisation else None,
                is_chinese(press.kit.language),
            )
        )
    return found


def _plain(text: str) -> bool:
    """Whether a quotation's own marks are in pairs: a release that has lost one makes no sound case."""
    return (
        text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and "[" not in text
        and "(" not in text
        and "…" not in text
    )
