"""Screens as grids of text: what a reader would see, a line of the terminal for a line of the file.

Fixed for the grids: the kits, the size, the language, the time, no animation, no blinking cursor, an empty memory, no config
file (tests/conftest.py) and a relative path for every kit, so that the same screen gives the same bytes on every machine.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.widgets import Input

from kits import small_kit
from lufang_tui import clock, i18n
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Dateline, Kind, Quote
from lufang_tui.kit.opened import open_at
from lufang_tui.kit.write import kit_text, write_kit
from lufang_tui.library import Library
from lufang_tui.text.cells import width
from lufang_tui.tui.app import LufangApp
from screens import drawn

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

NOW = datetime(2018, 5, 12, 8, tzinfo=timezone(timedelta(hours=8)))
"""The time and the zone of every grid."""
UNTIL = "2018-05-15T06:00:00+02:00"
"""An embargo that lasts three days more, told in another zone."""
SIZES = ((80, 24), (120, 40))
SMALL = (60, 20)
LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Shot:
    """A screen, and how a reader gets there."""

    name: str
    keys: tuple[str, ...] = ()
    """Pressed one after the other, each when the one before has been dealt with."""
    kit: str | None = None
    """A folder of `write_kits`; the festival kit for None."""
    small: bool = False
    """Whether it is taken at 60×20 too."""
    library: bool = False
    """Whether it is taken of the library of `library_folder`."""


SHOTS = (
    Shot("quotes", ("j", "j", "j"), small=True),
    Shot("people", ("2", "j", "j", "j")),
    Shot("timeline-list", ("3",)),
    Shot("timeline-line", ("3", "t")),
    Shot("figures", ("4",)),
    Shot("article", ("5",)),
    Shot("kit", ("6",)),
    Shot("faults", ("7",), kit="broken"),
    Shot("search", ("slash", "z", "w", "x"), small=True),
    Shot("search-fault", ("slash", *"in:nowhere")),
    Shot("help", ("question_mark",)),
    Shot("style", ("j", "C")),
    Shot("marked", ("m", "j", "j", "m")),
    Shot("excerpt", ("j", "x")),
    Shot("export", ("e",)),
    Shot("open", ("O",)),
    Shot("palette", ("ctrl+p",)),
    Shot("theme", ("T",)),
    Shot("jump", ("f",)),
    Shot("clipped", ("j", "space", "3", "space", "1")),
    Shot("clippings", ("j", "space", "j", "j", "space", "3", "space", "v", "a", *"核对", "enter")),
    Shot("clippings-none", ("v",)),
    Shot("embargo", (), kit="embargo"),
    Shot("embargo-copy", ("c",), kit="embargo"),
)

LIBRARY_SHOTS = (
    Shot("library", ("j",), library=True, small=True),
    Shot("library-search", ("slash", *"张锡安", "enter"), library=True),
    Shot("library-person", ("slash", *"张锡安", "enter", "p"), library=True),
    Shot("library-facets", ("F",), library=True),
    Shot(
        "library-chips", ("slash", *"产业", "enter", "F", *"2019", "enter", "escape", "space"), library=True
    ),
    Shot("library-nothing", ("slash", *"xylophon"), library=True),
    Shot("library-saved", ("s",), library=True),
)

CASES = [
    (shot, size, language)
    for shot in (*SHOTS, *LIBRARY_SHOTS)
    for size in (*SIZES, *([SMALL] if shot.small else ()))
    for language in LANGUAGES
]


def file_name(shot: Shot, size: tuple[int, int], language: str) -> str:
    """Give the golden file's name below tests/golden."""
    return f"screens/{shot.name}.{language}.{size[0]}x{size[1]}.txt"


def write_kits(folder: Path) -> None:
    """Write the kits that shots name, each into a folder of its own."""
    quote = small_kit().quotes[0]
    stranger = Quote(id="anna-2", speakers=("anna",), kind=Kind.DIRECT, cue="said", text="Nobody said this.")
    broken = kit_text(small_kit(quotes=(quote, stranger))).replace("date: '2018-05-15'", "date: 15 May")
    kits = {"broken": f"{broken}colour: red\n", "embargo": kit_text(small_kit(embargo=UNTIL))}
    for name, text in kits.items():
        (folder / name).mkdir()
        (folder / name / "kit.yaml").write_text(text, encoding="utf-8")


@cache
def library_folder() -> Path:
    """Give a folder with an archive of three kits of three years, and a library over it; made once."""
    folder = Path(tempfile.mkdtemp(prefix="lufang-library-"))
    festival = load(None).kit
    dateline = Dateline(place="滨州", date="2019-05-15")
    later = replace(festival, id="lufang-2019", label="2019年鲁纺产业节", dateline=dateline)
    hall = small_kit(dateline=Dateline(place="Aarhus", date="2020-01-01"))
    for kit in (festival, later, hall):
        write_kit(kit, folder / "archive" / kit.id)
    with Library(folder / "data", folder / "cache") as library:
        library.add(folder / "archive")
        library.refresh(workers=1)
    return folder


def grid(app: App[int]) -> str:
    """Give what the screen shows, a line for each of the terminal's, without the space at their ends."""
    # The only way to the finished screen, dialogs and toasts over it included; Textual's own screenshots take it too.
    strips = app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return "\n".join(lines) + "\n"


async def quiet(pilot: Pilot[int]) -> None:
    """Wait until nothing moves: workers are done, and drawing twice gives the same screen."""
    await at_rest(pilot)
    before = ""
    while before != (now := grid(pilot.app)):
        before = now
        await pilot.pause()
        await at_rest(pilot)


async def at_rest(pilot: Pilot[int]) -> None:
    """Wait until workers are done, and the library has answered."""
    await drawn(pilot)
    library = pilot.app.kits.library if isinstance(pilot.app, LufangApp) else None
    while library is not None and (library.busy or not library.watching.looks):
        await drawn(pilot)


async def take(shot: Shot, size: tuple[int, int], language: str) -> str:
    """Run the app in the working folder, where `write_kits` has been, and give the shot's screen."""
    i18n.use(language)
    clock.stop(NOW)
    library = Library(library_folder() / "data", library_folder() / "cache") if shot.library else None
    try:
        kits = () if library else (open_at(Path(shot.kit) if shot.kit else None),)
        app = LufangApp(kits, library=library)
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            await quiet(pilot)
            for key in shot.keys:
                await pilot.press(key)
                await quiet(pilot)
            for box in app.screen.query(Input):
                box.cursor_blink = False
            found = grid(app)
    finally:
        if library is not None:
            library.close()
        i18n.use(None)
        clock.stop(None)
    check(found, size)
    return found


def check(found: str, size: tuple[int, int]) -> None:
    """Hold what is true of every screen: its size in cells, and no character that moves a terminal's cursor."""
    lines = found.split("\n")[:-1]
    assert len(lines) == size[1]
    assert max(width(line) for line in lines) <= size[0]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]", found)
