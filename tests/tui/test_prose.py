from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult

from lufang_tui.cards.styled import Role, Styled, styled
from lufang_tui.text.cells import width
from lufang_tui.tui.widgets.prose import Prose
from screens import badly_broken, generated_paragraphs, shown

if TYPE_CHECKING:
    from collections.abc import Sequence


class Reader(App[None]):
    """Nothing but a Prose."""

    def __init__(self, paragraphs: Sequence[Styled]) -> None:
        super().__init__()
        self.paragraphs = paragraphs
        self.followed: list[str] = []

    def compose(self) -> ComposeResult:
        yield Prose()

    def on_mount(self) -> None:
        self.prose.show(self.paragraphs)
        self.prose.focus()

    def on_prose_followed(self, message: Prose.Followed) -> None:
        self.followed.append(message.link)

    @property
    def prose(self) -> Prose:
        return self.query_one(Prose)

    def every_line(self) -> list[str]:
        """All lines, also those out of sight, as they are drawn."""
        lines = []
        for number in range(len(self.prose.lines)):
            self.prose.scroll_to(y=number, animate=False, force=True, immediate=True)
            lines.append(self.prose.render_line(number - self.prose.scroll_offset.y).text)
        return lines


@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_no_line_of_200_paragraphs_starts_or_ends_with_a_forbidden_mark(columns: int) -> None:
    paragraphs = generated_paragraphs(200)
    app = Reader([styled(text) for text in paragraphs])
    async with app.run_test(size=(columns, 30)):
        lines = app.every_line()
        assert len(lines) > 1000
        assert badly_broken(lines) == []
        assert {width(line) for line in lines} == {columns}
        joined = "".join(line.strip() for line in lines).replace(" ", "")
        assert joined == "".join(paragraphs).replace(" ", "")


async def test_a_narrower_terminal_keeps_the_place() -> None:
    app = Reader([styled(f"{number} " + text) for number, text in enumerate(generated_paragraphs(80))])
    async with app.run_test(size=(100, 20)) as pilot:
        app.prose.reveal(40)
        app.prose.scroll_to(y=app.prose.line_of(40), animate=False, force=True)
        await pilot.pause()
        assert shown(app.prose)[0].strip().startswith("40 ")
        await pilot.resize_terminal(50, 12)
        await pilot.pause()
        assert shown(app.prose)[0].strip().startswith("40 ")


async def test_a_place_is_brought_into_sight_and_marked() -> None:
    text = "山东滨州。" * 400
    app = Reader([styled("before")] * 30 + [styled(text + "这里" + text)])
    async with app.run_test(size=(60, 20)) as pilot:
        app.prose.show(app.paragraphs, marked=30)
        app.prose.reveal(30, len(text))
        await pilot.pause()
        lines = shown(app.prose)
        assert any("这里" in line for line in lines)
        assert all(line.startswith("▌ ") for line in lines)


async def test_links_are_followed_by_key_and_by_click() -> None:
    app = Reader([styled("plain"), styled("one", link="people/a"), styled("two", link="people/b")])
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("enter")
        await pilot.press("down", "enter")
        await pilot.press("k", "enter")
        await pilot.click(Prose, offset=(3, 2))
        await pilot.click(Prose, offset=(3, 0))
        assert app.followed == ["people/a", "people/b", "people/a", "people/b"]


async def test_the_arrows_scroll_where_no_link_is_in_sight() -> None:
    app = Reader([styled(str(number)) for number in range(50)])
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("down", "j", "j")
        assert app.prose.scroll_offset.y == 3
        await pilot.press("up")
        assert app.prose.scroll_offset.y == 2
        await pilot.press("G")
        assert shown(app.prose)[-1].strip() == "49"
        await pilot.press("g")
        assert app.prose.scroll_offset.y == 0
        await pilot.press("pagedown")
        assert app.prose.scroll_offset.y == 10


async def test_what_the_mouse_selects_has_no_soft_line_ends() -> None:
    first, second = "山东滨州，五月十五日。" * 8, "The second paragraph."
    app = Reader([styled(first), styled(second)])
    async with app.run_test(size=(40, 20)) as pilot:
        lines = len(app.prose.lines)
        await pilot.mouse_down(Prose, offset=(2, 0))
        await pilot.hover(Prose, offset=(11, lines - 1))
        await pilot.mouse_up(Prose, offset=(11, lines - 1))
        await pilot.pause()
        assert app.screen.get_selected_text() == f"{first}\nThe second"
        await pilot.mouse_down(Prose, offset=(2, 1))
        await pilot.hover(Prose, offset=(6, 2))
        await pilot.mouse_up(Prose, offset=(6, 2))
        await pilot.pause()
        begin, end = app.prose.lines[1].start, app.prose.lines[2].start + 3
        assert app.screen.get_selected_text() == first[begin:end]
        selected = "".join(
            s.text
            for y in (1, 2)
            for s in app.prose.render_line(y)
            if s.style and s.style.bgcolor != app.prose.rich_style.bgcolor
        )
        assert selected == first[begin:end]


async def test_roles_are_drawn_and_spans_may_overlap() -> None:
    text = styled("以", ("鲁纺", Role.WORDS), "为", find=lambda words: [(1, 2)] if words == "鲁纺" else [])
    app = Reader([text])
    async with app.run_test(size=(40, 5)):
        segments = {segment.text: segment.style for segment in app.prose.render_line(0)}
        assert segments["鲁"] is not None
        assert segments["鲁"].bold
        assert segments["纺"] is not None
        assert segments["纺"].bold
        assert segments["纺"].bgcolor != segments["鲁"].bgcolor
        assert segments["以"] is not None
        assert not segments["以"].bold


@pytest.mark.parametrize("columns", [1, 2, 3, 5])
async def test_a_terminal_of_some_cells_is_survived(columns: int) -> None:
    app = Reader([styled("“山东滨州，”", indent=4, link="a/b")])
    async with app.run_test(size=(columns, 2)) as pilot:
        await pilot.press("down", "enter", "pagedown")
        assert app.followed == ["a/b"]
