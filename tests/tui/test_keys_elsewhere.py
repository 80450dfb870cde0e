"""The keymap on the screens beside a kit's: the config file's keys hold there, and hints and help show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kits import small_kit
from library.libraries import library_of
from lufang_tui.kit.load import load
from lufang_tui.kit.write import write_kit
from lufang_tui.review import Session
from lufang_tui.tui.app import LufangApp
from lufang_tui.tui.clippings.screen import ClippingsScreen
from lufang_tui.tui.dialogs.reading import Reading
from lufang_tui.tui.library import watching
from lufang_tui.tui.library.facets import FacetsDialog
from lufang_tui.tui.review.app import ReviewApp
from lufang_tui.tui.session.collected import Shelf
from lufang_tui.tui.verify.app import VerifyApp
from lufang_tui.tui.widgets.prose import Prose
from lufang_tui.verify.desk import Desk
from lufang_tui.verify.sources import LoadedKits

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "config/lufang-tui/config.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "keys: {library.narrow: z, clippings: w, clippings.close: f8, review.accept: g, verify.help: f8, verify.leave: z}\n"
    )
    monkeypatch.setattr(watching, "EVERY", 1000.0)


def help_of(app: App[int]) -> str:
    assert isinstance(app.screen, Reading)
    return "\n".join(f"{line.lead} {line.text}" for line in app.screen.query_one(Prose).paragraphs)


async def test_over_the_library_and_the_clippings(tmp_path: Path) -> None:
    library = library_of([small_kit()], tmp_path)
    app = LufangApp((), library=library, shelf=Shelf(tmp_path / "clippings.json"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        screen = app.screen
        await pilot.press("F")
        assert app.screen is screen
        await pilot.press("ｚ")
        assert isinstance(app.screen, FacetsDialog)
        await pilot.press("escape", "?")
        assert "z Narrow the search" in help_of(app)
        await pilot.press("escape", "w")
        assert isinstance(app.screen, ClippingsScreen)
        await pilot.press("q")
        assert isinstance(app.screen, ClippingsScreen)
        await pilot.press("f8")
        assert app.screen is screen
        assert not [note.message for note in app._notifications]
    library.close()


async def test_in_a_review(tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    write_kit(small_kit(), folder)
    app = ReviewApp(Session(folder))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("?")
        assert "g Accept the finding" in help_of(app)


async def test_over_a_draft(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("查文雄表示：“京东云要从自身科技特色起步。”", encoding="utf-8")
    app = VerifyApp(Desk(draft, LoadedKits([("festival", load(None))])))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        await pilot.press("q", "?")
        assert app.screen is screen
        await pilot.press("f8")
        assert "z Leave" in help_of(app)
