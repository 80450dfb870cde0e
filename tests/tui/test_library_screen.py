"""The app over the library: every command of its screen, and what it does when the library changes under it."""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from grids import grid
from kits import small_kit
from library.libraries import library_of
from lufang_tui.clippings import CLIPPINGS
from lufang_tui.kit.load import load
from lufang_tui.kit.model import (
    Dateline,
    Figure,
    Happening,
    Kind,
    Kit,
    Organisation,
    Person,
    Quote,
    Role,
    Section,
)  # fmt: skip
from lufang_tui.kit.write import kit_text
from lufang_tui.library import IndexFault
from lufang_tui.search import Searcher, parse
from lufang_tui.search.query import Group
from lufang_tui.searches import SAVED
from lufang_tui.tui.app import LufangApp
from lufang_tui.tui.browser import Browser
from lufang_tui.tui.clippings.screen import ClippingsScreen
from lufang_tui.tui.library import watching
from lufang_tui.tui.library.commands import COMMANDS
from lufang_tui.tui.library.facets import FacetsDialog
from lufang_tui.tui.library.screen import LibraryScreen
from lufang_tui.tui.session.collected import Shelf
from lufang_tui.tui.session.memory import Memory
from lufang_tui.tui.widgets.bars import PaneTabs, SearchPrompt
from lufang_tui.tui.widgets.chips import Chips
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose
from lufang_tui.tui.widgets.search_box import SearchBox
from screens import shown

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from lufang_tui.library import Library

ZHANG = Person(id="zhang", name="张锡安", roles=(Role(id="head", title="院长", organisation="school"),))


def archive() -> list[Kit]:
    """The festival of two years, a hall of a third one, and a namesake in a kit without a date."""
    festival = load(None).kit
    later = replace(
        festival,
        id="lufang-2019",
        label="2019年鲁纺产业节",
        dateline=Dateline(place="滨州", date="2019-05-15"),
    )
    hall = small_kit(dateline=Dateline(place="Aarhus", date="2020-01-01"))
    other = small_kit(
        id="school",
        label="The school",
        organisations=(Organisation(id="school", name="设计学院"), Organisation(id="office", name="Office")),
        people=(ZHANG, *small_kit().people),
    )
    return [festival, later, hall, other]


class Desk:
    """The app over a library."""

    def __init__(self, pilot: Pilot[int], folder: Path) -> None:
        self.pilot = pilot
        self.app = pilot.app
        assert isinstance(self.app, LufangApp)
        self.program = self.app
        self.folder = folder

    @property
    def screen(self) -> LibraryScreen:
        screen = self.program.kits.library
        assert screen is not None
        return screen

    async def settle(self) -> None:
        """Wait until nothing is asked or read any more."""
        for _ in range(400):
            await self.pilot.pause()
            if not self.screen.busy and not any(worker.is_running for worker in self.app.workers):
                break
            await asyncio.sleep(0.005)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def search(self, query: str) -> None:
        self.screen.query_one(SearchBox).value = query
        await self.settle()

    @property
    def grid(self) -> str:
        return grid(self.app)

    @property
    def detail(self) -> str:
        return "\n".join(part.text for part in self.screen.query_one(Prose).paragraphs)

    @property
    def kits(self) -> list[str]:
        """The kits of the hits that are listed."""
        return [hit.kit.id for hit in self.screen.listed.hits.values()]

    @property
    def counts(self) -> dict[str, str]:
        return {name: str(count) for name, count in self.screen.query_one(PaneTabs).counts.items()}

    @property
    def toasts(self) -> str:
        return "\n".join(str(note.message) for note in self.app._notifications)

    @property
    def opened(self) -> Browser:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, Browser)
        return screen


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library, made once: each test has a copy of it."""
    folder = tmp_path_factory.mktemp("library")
    library_of(archive(), folder).close()
    return folder


@pytest.fixture
def library(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    from lufang_tui.library import Library

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    monkeypatch.chdir(tmp_path)
    # A look at the kits while a test presses keys would show what the test does not ask about.
    monkeypatch.setattr(watching, "EVERY", 1000.0)
    return Library(made / "data", made / "cache")


@pytest.fixture
async def desk(library: Library, tmp_path: Path) -> AsyncIterator[Desk]:
    app = LufangApp((), library=library, shelf=Shelf(tmp_path / "clippings.json"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        desk = Desk(pilot, tmp_path)
        await desk.settle()
        yield desk
    library.close()


def test_every_command_is_tested_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [command.id for command in COMMANDS if f"# {command.id}\n" not in text] == []


async def test_the_newest_come_first_with_counts_of_every_pane(desk: Desk) -> None:
    assert desk.kits[0] == "hall"
    assert desk.kits[-1] == "school"  # undated
    assert desk.counts == {
        "quotes": "14", "people": "17", "timeline": "30", "figures": "10", "article": "38", "kits": "4"
    }  # fmt: skip


# search
async def test_one_box_over_everything_as_you_type(desk: Desk) -> None:
    await desk.press("slash", *"张锡安")
    assert desk.kits == ["lufang-2019", "lufang-2018"]
    assert desk.counts["people"] == "3"
    assert desk.counts["timeline"] == "4"
    assert "hits   esc clears" in desk.grid
    await desk.press("enter")
    assert isinstance(desk.screen.focused, EntryList)
    assert desk.program.state.history[0] == "张锡安"


async def test_a_query_that_this_pane_has_nothing_of_leads_to_one_that_has(desk: Desk) -> None:
    await desk.press("slash", *"fig-1 in:figures")
    await desk.search("hall in:figures")
    await desk.press("enter")
    assert desk.screen.pane_name == "figures"


async def test_what_is_counted_late_is_exact_at_last(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first counts end early; the kits that the pane of kits lists come with the last ones."""
    from lufang_tui.tui.library import finding

    monkeypatch.setattr(finding, "QUIET", 0.0)
    facets = desk.screen.library.facets
    monkeypatch.setattr(
        desk.screen.library,
        "facets",
        lambda query, *, most=3, go_on=None: facets(query, most=most, go_on=go_on),
    )
    await desk.press("6")
    await desk.search("纺织")
    assert desk.counts["kits"] == "2"
    alone = Searcher(load(None)).search(parse("纺织"))
    assert desk.counts["article"] == str(2 * len(alone.group(Group.ARTICLE)))
    assert len(desk.screen.listed.kits) == 2


async def test_earlier_queries_are_at_hand(desk: Desk) -> None:
    await desk.press("slash", *"hall", "enter", "slash", "escape", "up")
    assert desk.screen.query_one(SearchBox).value == "hall"


# clear
async def test_escape_clears_the_words_and_keeps_what_it_is_narrowed_to(desk: Desk) -> None:
    await desk.press("F", "down", "down", "enter", "escape")
    await desk.press("slash", *"hall", "escape")
    assert desk.screen.asked.text == ""
    assert len(desk.screen.asked.chips) == 1
    await desk.press("escape")
    assert isinstance(desk.screen.focused, EntryList)


async def test_faults_of_a_query_are_told_and_the_rest_is_searched(desk: Desk) -> None:
    await desk.search("hall in:nowhere")
    assert "! nowhere: no group is called" in desk.grid
    assert desk.kits


async def test_nothing_found_says_what_may_help(desk: Desk) -> None:
    await desk.search("xylophon")
    assert "Nothing found." in desk.grid
    assert set(desk.counts.values()) == {"0"}


# quotes
# people
# timeline
# figures
# article
# kits
async def test_panes_by_their_keys(desk: Desk) -> None:
    for key, name in zip(
        "123456", ("quotes", "people", "timeline", "figures", "article", "kits"), strict=True
    ):
        await desk.press(key)
        assert desk.screen.pane_name == name
        assert desk.screen.key is not None
        assert desk.detail.strip()


async def test_the_place_in_each_pane_is_kept(desk: Desk) -> None:
    await desk.press("j", "j")
    key = desk.screen.key
    await desk.press("3", "j", "1")
    assert desk.screen.key == key


# library.narrow
# library.widen
async def test_facets_narrow_and_chips_come_off_one_by_one(desk: Desk) -> None:
    await desk.press("F")
    dialog = desk.app.screen
    assert isinstance(dialog, FacetsDialog)
    rows = desk.grid
    for expected in ("direct", "2020", "2019年鲁纺产业节"):
        assert expected in rows
    await desk.press("enter")
    kind = desk.screen.asked.chips[0].label
    assert kind in {"direct", "indirect"}
    await desk.press(*"2019年", "enter", "escape")
    assert [chip.label for chip in desk.screen.asked.chips] == [kind, "2019年鲁纺产业节"]
    assert set(desk.kits) == {"lufang-2019"}
    assert "2019年鲁纺产业节  ×" in desk.grid
    quotes = len(desk.kits)
    await desk.pilot.click(Chips, offset=(3, 0))
    await desk.settle()
    assert [chip.label for chip in desk.screen.asked.chips] == ["2019年鲁纺产业节"]
    assert len(desk.kits) > quotes
    await desk.press("x")
    assert desk.screen.asked.chips == ()
    assert len(set(desk.kits)) == 4


async def test_a_facet_that_is_chosen_again_is_taken_away(desk: Desk) -> None:
    await desk.press("F", "enter", "enter")
    assert desk.screen.asked.chips == ()


async def test_several_kinds_kits_and_years_can_be_chosen(desk: Desk) -> None:
    every = len(desk.kits)
    await desk.press("F", "enter", "down", "enter")
    kinds = [chip.value for chip in desk.screen.asked.chips]
    assert sorted(kinds) == ["direct", "indirect"]
    assert len(desk.kits) == every
    await desk.press(*"2020", "enter")
    assert set(desk.kits) == {"hall"}
    desk.app.screen.query_one(Input).value = "2018"
    await desk.press("enter")
    assert desk.screen.asked.chips[-1].label == "2018–2020"
    assert set(desk.kits) == {"hall", "lufang-2018", "lufang-2019"}
    assert "chosen · year" in desk.grid
    desk.app.screen.query_one(Input).value = "2018-2019"
    await desk.press("home", "enter", "escape")
    assert desk.screen.asked.chips[-1].label == "2018–2019"
    assert set(desk.kits) == {"lufang-2018", "lufang-2019"}
    assert "2018–2019  ×" in desk.grid


# jump
async def test_letters_lead_to_rows_panes_and_the_box_and_take_chips_away(desk: Desk) -> None:
    await desk.press("F", "enter", "down", "enter", "escape", "f")
    kept = desk.screen.asked.chips[1]
    letters = desk.screen.query_one(Chips).letters
    assert f"{desk.screen.asked.chips[0].label}  {letters[0]}" in desk.grid
    await desk.press(letters[0])
    assert desk.screen.asked.chips == (kept,)
    await desk.press("f")
    entries = desk.screen.query_one(EntryList)
    row = entries.visible_rows()[3]
    await desk.press(shown(entries)[2 * 3].split(" ")[0])
    assert (entries.cursor, desk.screen.focused) == (row, entries)
    await desk.press("f")
    await desk.press(desk.screen.query_one(PaneTabs).labels[4])
    assert desk.screen.pane_name == "article"
    await desk.press("f")
    await desk.press(desk.screen.query_one("#search SearchPrompt", SearchPrompt).text.strip())
    assert desk.screen.typing
    assert desk.screen.query_one("#search SearchPrompt", SearchPrompt).text == "/ "


# next-hit
# previous-hit
async def test_from_hit_to_hit_in_the_text(desk: Desk) -> None:
    assert not next(one for one in COMMANDS if one.id == "next-hit").available(desk.screen)
    await desk.search("张锡安")
    prose = desk.screen.query_one(Prose)
    places = prose.hits
    assert len(places) > 1
    await desk.press("n")
    assert prose.hit == places[0]
    assert f"hit 1 of {len(places)}" in desk.grid
    await desk.press("N")
    assert prose.hit == places[-1]
    await desk.press("ｎ")
    assert prose.hit == places[0]


# library.save
# library.saved
async def test_searches_are_saved_run_deleted_and_brought_back(desk: Desk) -> None:
    assert not next(one for one in COMMANDS if one.id == "library.save").available(desk.screen)
    await desk.search("张锡安")
    await desk.press("F", *"2019", "enter", "escape", "S", *" !", "enter")
    (saved,) = SAVED.load().items
    assert (saved.name, saved.asked) == ("张锡安 · 2019 !", desk.screen.asked)
    asked = desk.screen.asked
    await desk.press("x", "escape")
    await desk.search("")
    await desk.press("s")
    assert "张锡安 · 2019 !" in desk.grid
    await desk.press("enter")
    assert desk.screen.asked == asked
    assert set(desk.kits) == {"lufang-2019"}
    await desk.press("s", "x")
    assert SAVED.load().items == ()
    await desk.press("u")
    assert SAVED.load().items == (saved,)


# library.open
async def test_the_kit_opens_in_a_tab_at_the_entry_and_the_library_stays(desk: Desk) -> None:
    await desk.search("张锡安")
    await desk.press("j", "o")
    assert desk.opened.press.kit.id == "lufang-2018"
    assert desk.opened.key == "zhang-1"
    assert "1 Library" in desk.grid
    await desk.press("left_square_bracket")
    assert desk.app.screen is desk.screen
    await desk.press("5", "enter")
    assert desk.opened.pane_name == "article"


# next-kit
# previous-kit
async def test_tabs_go_round_and_closing_leads_back(desk: Desk) -> None:
    await desk.press("o", "right_square_bracket")
    assert desk.app.screen is desk.screen
    await desk.press("left_square_bracket")
    assert isinstance(desk.app.screen, Browser)
    await desk.press("W")
    assert desk.app.screen is desk.screen
    assert desk.program.kits.browsers == []


# copy
async def test_copy_signs_the_quotation(desk: Desk) -> None:
    await desk.press("c")
    assert desk.app.clipboard == "“The hall opens in May,” said Anna Berg, head of the Harbour Office."


# collect
# clippings
@pytest.mark.parametrize("key", ["space", "ideographic_space"])
async def test_entries_of_several_kits_are_collected(desk: Desk, key: str) -> None:
    await desk.press(key, "j", key)
    assert "clipped" in desk.grid
    kept = CLIPPINGS.load(desk.folder / "clippings.json").items
    assert [one.kit.id for one in kept] == ["hall", "lufang-2019"]
    await desk.press(key, "v")
    assert isinstance(desk.app.screen, ClippingsScreen)
    assert len(CLIPPINGS.load(desk.folder / "clippings.json").items) == 1
    await desk.press("o")
    assert desk.opened.press.kit.id == "hall"
    assert "clipped" in desk.grid


# library.person
# back
async def test_a_speaker_is_shown_across_kits_by_date(desk: Desk) -> None:
    await desk.search("张锡安")
    await desk.press("p")
    lines = desk.detail.splitlines()
    assert lines[0] == "张锡安"
    dates = [line.split()[0] for line in lines if re.match(r"\d{4}-\d\d-\d\d ", line)]
    assert len(dates) == 6
    assert dates == sorted(dates, reverse=True)
    assert "Taken for one person  2" in desk.detail
    assert "same name, same organisation: 中国纺织品进出口商会" in desk.detail
    assert "Namesakes" in desk.detail
    await desk.press("b")
    assert not desk.screen.showing.apart
    assert "Taken for one person" not in desk.detail


async def test_a_person_who_is_shown_stays_when_the_library_changes(desk: Desk) -> None:
    await desk.search("张锡安")
    await desk.press("p")
    assert desk.screen.showing.apart
    desk.screen.search_again()
    await desk.settle()
    assert desk.screen.showing.apart
    assert "Taken for one person  2" in desk.detail
    await desk.press("equals_sign", "enter")
    assert "Taken for one person  3" in desk.detail
    await desk.press("u")
    assert "Taken for one person  2" in desk.detail
    await desk.search("hall")
    assert not desk.screen.showing.apart


async def test_many_people_are_joined_when_they_are_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lufang_tui.tui.library.finding.FEW_PEOPLE", 0)
    await desk.search("鲁纺")
    await desk.search("")
    await desk.press("2")
    names = [hit.text for hit in desk.screen.listed.hits.values()]
    assert names.count("张锡安") == 2  # of two bodies; the same record of two years is listed once
    await desk.press("g")
    while desk.screen.listed.hits[desk.screen.key or ""].who.find("副会长") < 0:
        await desk.press("j")
    assert "Taken for one person  2" in desk.detail
    assert desk.screen.person is not None


async def test_links_of_a_person_lead_to_entries_and_namesakes(desk: Desk) -> None:
    await desk.search("张锡安")
    await desk.press("2")
    prose = desk.screen.query_one(Prose)
    namesake = next(part.link for part in prose.paragraphs if part.link and part.link.startswith("person/"))
    desk.screen.doing.follow(namesake)
    await desk.settle()
    assert "院长" in desk.detail
    await desk.press("b", "tab", "enter")
    assert desk.opened.press.kit.id == "lufang-2019"


# library.same
# library.other
# library.undo
async def test_joins_are_corrected_kept_and_taken_back(desk: Desk) -> None:
    await desk.search("张锡安 in:people")
    await desk.press("2")
    assert sorted(len(one.records) for one in desk.screen.listed.people.values()) == [1, 2]
    await desk.press("equals_sign", "enter")
    assert [len(one.records) for one in desk.screen.listed.people.values()] == [3]
    assert "you said that this is the same person" in desk.detail
    assert len(desk.screen.library.corrections) == 1
    await desk.press("u")
    assert sorted(len(one.records) for one in desk.screen.listed.people.values()) == [1, 2]
    await desk.press("g")
    if len(desk.screen.person.records) == 1:  # type: ignore[union-attr]
        await desk.press("j")
    await desk.press("minus", "enter")
    assert [len(one.records) for one in desk.screen.listed.people.values()] == [1, 1, 1]
    await desk.press("u")
    assert len(desk.screen.library.corrections) == 0


# other-side
# help
# theme
# library.open-path
async def test_what_the_screen_shares_with_a_kits(desk: Desk) -> None:
    await desk.press("tab")
    assert isinstance(desk.screen.focused, Prose)
    await desk.press("tab")
    assert isinstance(desk.screen.focused, EntryList)
    await desk.press("question_mark")
    said = "\n".join(part.text for part in desk.app.screen.query_one(Prose).paragraphs)
    assert [command.id for command in COMMANDS if command.help() not in said] == []
    for key in ("T", "ctrl+o"):
        await desk.press("escape", key)
        assert desk.app.screen is not desk.screen


# palette
async def test_the_palette_has_commands_searches_and_kits(desk: Desk) -> None:
    await desk.search("hall")
    await desk.press("S", "enter", "o", "left_square_bracket")
    await desk.search("")
    await desk.press("ctrl+p", *"hall")
    assert "saved search" in desk.grid
    assert "The new hall" in desk.grid
    await desk.press("enter")
    assert desk.screen.asked.text == "hall"
    await desk.press("ctrl+p", *"clippings", "enter")
    assert isinstance(desk.app.screen, ClippingsScreen)


HOSTILE = "[b]evil[/b] \x1b]52;c;5oG25oSP\x07 \u202e [@click=app.exit]x[/]"


async def test_no_text_of_a_kit_is_markup_or_moves_the_terminal(tmp_path: Path) -> None:
    kit = small_kit(
        label=HOSTILE,
        organisations=(Organisation(id="office", name=HOSTILE),),
        people=(
            Person(id="anna", name=HOSTILE, roles=(Role(id="head", title=HOSTILE, organisation="office"),)),
        ),
        sections=(Section(id="opening", label="Opening", text=HOSTILE),),
        quotes=(Quote(id="anna-1", speakers=("anna",), kind=Kind.DIRECT, text=HOSTILE),),
        figures=(Figure(id="fig-1", caption=HOSTILE, section="opening", after_paragraph=1),),
        timeline=(Happening(id="gate", date="2018-05-15", what=HOSTILE, text=HOSTILE),),
    )
    library = library_of([kit], tmp_path)
    app = LufangApp((), library=library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        desk = Desk(pilot, tmp_path)
        await desk.settle()
        await desk.search("evil")
        for keys in (("1",), ("p",), ("2",), ("3",), ("4",), ("5",), ("6",), ("1", "space"), ("F",), ("end", "pagedown", "enter"),
                     ("escape", "S"), ("enter", "s"), ("escape", "ctrl+p"), ("escape", "v"), ("a",), ("escape", "escape", "o")):  # fmt: skip
            await desk.press(*keys)
            now = desk.grid
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", now)
            assert "[b]" in now or "evil" not in now
    library.close()


# quit
async def test_quit_and_resume_where_i_was(library: Library, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    for attempt in range(2):
        memory = Memory(state)
        app = LufangApp((), memory, library=library)
        async with app.run_test(size=(120, 40)) as pilot:
            desk = Desk(pilot, tmp_path)
            await desk.settle()
            if not attempt:
                await desk.search("鲁纺")
                await desk.press("F", *"2019年", "enter", "escape", "3", "j", "j")
                place = (desk.screen.asked, desk.screen.pane_name, desk.screen.key)
                assert place[2] is not None
            else:
                assert (desk.screen.asked, desk.screen.pane_name, desk.screen.key) == place
            await pilot.press("q")
        assert app.return_value == 0
        app.save()
    library.close()


async def test_the_detail_stays_where_it_was_read_when_the_same_is_found_again(desk: Desk) -> None:
    await desk.pilot.resize_terminal(80, 24)
    await desk.search("张锡安")
    prose = desk.screen.query_one(Prose)
    prose.scroll_to(y=3, animate=False)
    await desk.settle()
    desk.screen.search_again()
    await desk.settle()
    assert prose.scroll_offset.y == 3
    await desk.search("张锡安 纺织")
    assert prose.scroll_offset.y == 3


# reload
async def test_a_change_is_taken_in_and_the_place_is_kept(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "archive", tmp_path / "archive")
    library = library_of([], tmp_path)
    app = LufangApp((), library=library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        desk = Desk(pilot, tmp_path)
        await desk.settle()
        await desk.press("j", "j")
        key = desk.screen.key
        file = tmp_path / "archive/kit-0005/press_kit/kit.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(kit_text(small_kit(id="newest", label="The newest", dateline=Dateline(date="2022"))))
        (tmp_path / "archive/kit-0002/press_kit/kit.yaml").unlink()
        await desk.press("r")
        for _ in range(400):
            await desk.settle()
            if "newest" in desk.kits:
                break
            await asyncio.sleep(0.01)
        assert desk.kits[0] == "newest"
        assert desk.screen.key == key
        assert "1 new" in desk.toasts
        (tmp_path / "archive/kit-0003/press_kit/kit.yaml").write_text("no: kit")
        looks = desk.screen.watching.looks
        await desk.press("6", "r")
        for _ in range(400):
            await desk.settle()
            if desk.screen.watching.looks > looks:
                break
            await asyncio.sleep(0.01)
        await desk.settle()
        assert "unreadable" in desk.grid
        assert "file gone" in desk.grid
        await desk.press("j", "o")
        assert desk.opened.press.kit.id == "hall"  # as the library remembers it
    library.close()


async def test_more_is_fetched_near_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lufang_tui.tui.library.screen.FIRST", 30)
    library = library_of(
        (small_kit(id=f"hall-{number}", label=f"Hall {number}") for number in range(70)), tmp_path
    )
    app = LufangApp((), library=library)
    async with app.run_test(size=(120, 40)) as pilot:
        desk = Desk(pilot, tmp_path)
        await desk.settle()
        await desk.press("G")
        await desk.press("G")
        assert len(desk.screen.listed.keys) == 70
        assert desk.screen.query_one(EntryList).cursor == 69
    library.close()


async def test_an_empty_library_opens(tmp_path: Path) -> None:
    from lufang_tui.library import Library

    library = Library(tmp_path / "data", tmp_path / "cache")
    app = LufangApp((), library=library)
    async with app.run_test(size=(80, 24)) as pilot:
        desk = Desk(pilot, tmp_path)
        await desk.settle()
        assert "lufang library add" in desk.grid
        await desk.press("1", "2", "3", "6", "F", "escape", "question_mark", "escape", "q")
    assert app.return_value == 0


def test_an_interrupt_that_meets_the_end_of_a_search_leaves_the_library_usable(library: Library) -> None:
    """Such an interrupt takes the rollback away, so that the thread's next search begins within a transaction."""
    assert library.search(parse("鲁纺"), 5).hits
    library._connections._local.own.connection.execute("BEGIN")
    assert library.search(parse("鲁纺"), 5).hits
    library.close()


async def test_what_is_wrong_with_the_index_is_told_and_the_app_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise IndexFault("the index of the library: disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(desk.screen.library, "search", broken)
        await desk.search("hall")
        assert "! the index of the library: disk I/O error" in desk.grid
    await desk.search("Anna")
    assert desk.kits


async def test_typing_on_ends_what_is_asked_and_the_newest_wins(desk: Desk) -> None:
    box = desk.screen.query_one(SearchBox)
    for query in ("张", "张锡", "hall", "纺织", "Anna"):
        box.value = query
        await desk.pilot.pause()
    await desk.settle()
    assert desk.screen.asked.text == "Anna"
    assert {hit.kit.id for hit in desk.screen.listed.hits.values()} == {"hall", "school"}
    assert desk.counts["quotes"] == "2"
