"""Clippings across kits as one dossier; what has become of the kits is told."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
import pytest

from golden import compare
from kits import small_kit
from lufang_tui import i18n
from lufang_tui.clippings import Clipping, Kits, Standing, collect
from lufang_tui.clippings.dossier import embargoed, write_dossier
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Kind, Quote, Source
from lufang_tui.kit.write import write_kit
from lufang_tui.library import Library
from lufang_tui.search import Group

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
FESTIVAL = (
    (Group.QUOTES, "zha-1"),
    (Group.TIMELINE, "opening-day"),
    (Group.FIGURES, "fig-1"),
    (Group.ARTICLE, "opening#0"),
    (Group.PEOPLE, "xu-jianhua"),
)


def collected(folder: Path, **changes: object) -> list[Clipping]:
    """Entries of the festival kit and of a second one, one of them with a note."""
    write_kit(small_kit(**changes), folder / "hall")
    festival = load(None)
    found = [collect(festival, None, group, key) for group, key in FESTIVAL]
    hall = load(folder / "hall")
    found.insert(1, collect(hall, str(folder / "hall"), Group.QUOTES, "anna-1"))
    return [msgspec.structs.replace(found[0], note="Ask *him* for <b>figures</b>"), *found[1:]]


@pytest.mark.parametrize(("to", "ending"), [("markdown", "md"), ("html", "html")])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_golden(tmp_path: Path, to: str, ending: str, language: str) -> None:
    i18n.use(language)
    try:
        text = write_dossier(collected(tmp_path), to, Kits(), NOW)
    finally:
        i18n.use(None)
    compare(
        f"dossier.{language}.{ending}", re.sub('data:image/png;base64,[^"]*', "data:image/png;base64,…", text)
    )


def test_a_page_has_no_script_and_no_id_twice(tmp_path: Path) -> None:
    hall = collected(tmp_path)
    other = [msgspec.structs.replace(one, path="/elsewhere") for one in hall]
    page = write_dossier([*hall, *other], "html", Kits(), NOW)
    assert "<script" not in page
    assert "default-src 'none'" in page
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)
    assert "<b>figures" not in page


def test_an_embargo_is_told_on_top_and_counts_as_it_is_now(tmp_path: Path) -> None:
    until = "2999-12-31T09:00:00+08:00"
    clippings = collected(tmp_path, embargo=until)
    assert [kit.id for kit in embargoed(clippings, Kits(), NOW)] == ["hall"]
    for to in ("markdown", "html"):
        written = write_dossier(clippings, to, Kits(), NOW).replace("\\", "")
        assert f"The new hall — Under embargo until {until}; not for publication before." in written
    write_kit(small_kit(), tmp_path / "hall", force=True)
    assert embargoed(clippings, Kits(), NOW) == []
    (tmp_path / "hall/press_kit/kit.yaml").unlink()
    assert [kit.id for kit in embargoed(clippings, Kits(), NOW)] == ["hall"]


def test_what_has_become_of_the_kit(tmp_path: Path) -> None:
    clipping = collected(tmp_path)[1]
    kits = Kits()
    file = tmp_path / "hall/press_kit/kit.yaml"

    def standing() -> Standing:
        return kits.today(clipping).standing

    assert standing() is Standing.SAME
    write_kit(small_kit(label="Another label"), tmp_path / "hall", force=True)
    assert standing() is Standing.SAME
    said = Quote(id="anna-1", speakers=("anna",), kind=Kind.DIRECT, cue="said", text="The hall opens")
    write_kit(small_kit(quotes=(said,)), tmp_path / "hall", force=True)
    assert standing() is Standing.CHANGED
    write_kit(small_kit(source=Source(file="r.md", sha256="0" * 64)), tmp_path / "hall", force=True)
    assert standing() is Standing.CHANGED
    write_kit(small_kit(quotes=()), tmp_path / "hall", force=True)
    assert standing() is Standing.DROPPED
    file.write_text("nothing: of a kit", encoding="utf-8")
    assert standing() is Standing.UNREADABLE
    file.unlink()
    file.parent.joinpath("kit.schema.json").unlink(missing_ok=True)
    for path in sorted((tmp_path / "hall").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (tmp_path / "hall").rmdir()
    assert standing() is Standing.GONE
    text = write_dossier([clipping], "markdown", kits, NOW)
    assert "**! The kit is not where it was; here is what was collected.**" in text
    assert "“The hall opens in May.”" in text


def test_a_style_writes_the_quotations(tmp_path: Path) -> None:
    text = write_dossier(collected(tmp_path)[:2], "markdown", Kits(), NOW, style="en-news")
    assert "said Anna Berg, head of the Harbour Office." in text


def test_a_kit_that_moved_is_found_in_the_library(tmp_path: Path) -> None:
    source = Source(file="r.md", sha256="0" * 64)
    clipping = collected(tmp_path / "desk", source=source)[1]
    library = Library(tmp_path / "data", tmp_path / "cache")
    library.add(tmp_path / "desk")
    library.refresh(workers=1)
    (tmp_path / "desk/2018").mkdir()
    (tmp_path / "desk/hall").rename(tmp_path / "desk/2018/hall")
    kits = Kits(library)
    assert kits.today(clipping).standing is Standing.GONE  # nobody has looked yet
    library.refresh(workers=1)
    today = kits.today(clipping)
    assert today.standing is Standing.SAME
    assert today.path == kits.path_of(clipping) == str(tmp_path / "desk/2018/hall/press_kit/kit.yaml")
    assert "not where it was" not in write_dossier([clipping], "markdown", kits, NOW)
    write_kit(small_kit(source=source, quotes=()), tmp_path / "desk/2018/hall", force=True)
    assert kits.today(clipping).standing is Standing.DROPPED


def test_a_kit_of_another_release_with_the_same_id_is_not_the_one_that_moved(tmp_path: Path) -> None:
    clipping = collected(tmp_path / "desk", source=Source(file="r.md", sha256="0" * 64))[1]
    other = small_kit(quotes=(), source=Source(file="r.md", sha256="1" * 64))
    write_kit(other, tmp_path / "desk/another", force=True)
    library = Library(tmp_path / "data", tmp_path / "cache")
    library.add(tmp_path / "desk")
    shutil.rmtree(tmp_path / "desk/hall")
    library.refresh(workers=1)
    assert [kit.id for kit in library.kits()] == ["hall"]
    assert Kits(library).today(clipping).standing is Standing.GONE
