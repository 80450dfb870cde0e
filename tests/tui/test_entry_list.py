from __future__ import annotations

from textual.app import App, ComposeResult

from lufang_tui.cards.styled import Role, Row, styled
from lufang_tui.text.cells import width
from lufang_tui.tui.widgets.entry_list import EntryList
from screens import shown


class Lister(App[None]):
    """Nothing but an EntryList."""

    def __init__(self) -> None:
        super().__init__()
        self.highlighted: list[str | None] = []
        self.chosen: list[str] = []
        self.drawn: list[str] = []

    def compose(self) -> ComposeResult:
        yield EntryList()

    def on_mount(self) -> None:
        self.entries.focus()

    @property
    def entries(self) -> EntryList:
        return self.query_one(EntryList)

    def show(self, *keys: str, key: str | None = None) -> None:
        self.entries.show(keys, self.row, key=key, empty="nothing")

    def row(self, key: str) -> Row:
        self.drawn.append(key)
        return Row(styled((f"head {key}", Role.WORDS)), "kind", styled(f"body {key}"))

    def on_entry_list_highlighted(self, message: EntryList.Highlighted) -> None:
        self.highlighted.append(message.key)

    def on_entry_list_chosen(self, message: EntryList.Chosen) -> None:
        self.chosen.append(message.key)


async def test_an_entry_has_two_lines_and_the_highlighted_one_a_bar() -> None:
    app = Lister()
    async with app.run_test(size=(40, 6)) as pilot:
        app.show("a", "b")
        await pilot.pause()
        assert shown(app.entries)[:4] == [
            "▌ head a" + " " * 26 + "kind",
            "▌ body a",
            "  head b" + " " * 26 + "kind",
            "  body b",
        ]


async def test_the_highlight_moves_and_tells() -> None:
    app = Lister()
    async with app.run_test(size=(40, 6)) as pilot:
        app.show(*map(str, range(50)))
        await pilot.press("down", "j", "k", "ｊ", "G", "down", "g", "pagedown", "enter")
        assert app.highlighted == ["1", "2", "1", "2", "49", "0", "3"]
        assert app.chosen == ["3"]
        await pilot.click(EntryList, offset=(5, 0))
        assert app.entries.key == app.highlighted[-1]


async def test_the_highlight_stays_on_its_entry_else_at_its_row() -> None:
    app = Lister()
    async with app.run_test(size=(40, 6)) as pilot:
        app.show(*"abcdef", key="d")
        assert app.entries.key == "d"
        app.show(*"bdf", key="d")
        assert app.entries.key == "d"
        app.show(*"abc", key="d")
        assert app.entries.key == "b"
        app.show()
        assert app.entries.key is None
        await pilot.press("down", "enter", "end")
        await pilot.pause()
        assert shown(app.entries)[0].strip() == "nothing"


async def test_only_what_is_visible_is_drawn() -> None:
    app = Lister()
    async with app.run_test(size=(40, 10)) as pilot:
        app.show(*map(str, range(100_000)))
        await pilot.press("end")
        await pilot.pause()
        assert len(set(app.drawn)) < 30
        assert any("head 99999" in line for line in shown(app.entries))


async def test_long_rows_end_with_an_ellipsis_and_no_opening_mark_before_it() -> None:
    app = Lister()
    async with app.run_test(size=(24, 4)) as pilot:
        app.entries.show(
            ["a"],
            lambda _: Row(styled("山东省" * 9), "kind", styled("山东滨州产业节的《好品山东》")),
            key=None,
            empty="",
        )
        await pilot.pause()
        head, body = shown(app.entries)[:2]
        assert head == "▌ 山东省山东省山… kind"
        assert body == "▌ 山东滨州产业节的…"
        assert width(head) == 22
