"""Libraries for tests."""

from __future__ import annotations

import os
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kits import small_kit
from lufang_tui.kit.model import Dateline, Kind, Kit, Organisation, Person, Quote, Role, Section
from lufang_tui.kit.write import kit_text
from lufang_tui.library import Library
from lufang_tui.search import parse

if TYPE_CHECKING:
    from collections.abc import Iterable


def written(kits: Iterable[Kit], folder: Path) -> list[Path]:
    """Write kits, a folder each; gives their kit files. They look as if they had been there for a while."""
    return [write(kit, folder / f"kit-{at:04}") for at, kit in enumerate(kits)]


def write(kit: Kit, folder: Path, *, age: float = 3600) -> Path:
    """Write a kit as if so many seconds ago; gives its kit file."""
    file = folder / "press_kit/kit.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(kit_text(kit), encoding="utf-8")
    then = time.time() - age
    os.utime(file, (then, then))
    return file


def zipped(kit_file: Path, path: Path) -> Path:
    """Pack a kit into a .zip; gives that."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(kit_file, "press_kit/kit.yaml")
    then = time.time() - 3600
    os.utime(path, (then, then))
    return path


def library_of(kits: Iterable[Kit], folder: Path) -> Library:
    """A library over some kits, up to date."""
    archive = folder / "archive"
    archive.mkdir(exist_ok=True, parents=True)
    written(kits, archive)
    library = Library(folder / "data", folder / "cache")
    library.add(archive)
    library.refresh(workers=1)
    return library


def kit_saying(words: str, number: int = 0, date: str | None = "2018-05-15", **changes: Any) -> Kit:
    """A kit of one quotation."""
    quote = Quote(id="q", speakers=("anna",), kind=Kind.DIRECT, text=words)
    section = Section(id="s", text=f"Anna Berg said: “{words}”")
    return small_kit(
        id=f"kit-{number}", label=f"Kit {number}", dateline=Dateline(date=date), quotes=(quote,), sections=(section,), figures=(),
        timeline=(), **changes,
    )  # fmt: skip


def kit_of(
    number: int, name: str, organisation: str, title: str, date: str = "2018-05-15", words: str = "Words."
) -> Kit:
    """A kit in which one person speaks."""
    return kit_saying(
        words, number, date, organisations=(Organisation(id="office", name=organisation),),
        people=(Person(id="anna", name=name, roles=(Role(id="post", title=title, organisation="office"),)),),
    )  # fmt: skip


def found(library: Library, query: str) -> list[tuple[str, str]]:
    """The kits and entries that a query finds, in order."""
    return [(hit.kit.id, hit.id) for hit in library.search(parse(query), 10_000).hits]


def everything(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """All that a library finds, by kit: what two indexes over the same kits have in common."""
    by_kit: dict[str, list[tuple[Any, ...]]] = {}
    for query in ("", "the", "anna", "words -gate", "kind:direct", "date:2018"):
        for hit in library.search(parse(query), 100_000).hits:
            by_kit.setdefault(hit.kit.path, []).append(
                (query, hit.group, hit.id, hit.paragraph, hit.text, hit.spans, hit.who)
            )
    return by_kit


def rebuilt(library: Library, folder: Path) -> Library:
    """Another library over the same sources with an index of its own, made from nothing."""
    other = Library(library.folders.data, Path(tempfile.mkdtemp(prefix="another-cache-", dir=folder)))
    other.refresh(workers=1)
    return other
