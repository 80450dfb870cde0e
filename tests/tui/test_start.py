"""What happens before the first screen, and what must not."""

from __future__ import annotations

import subprocess
import sys

from kits import MemoryFolder, small_kit
from lufang_tui.cards.source import LoadedSource, load_source
from lufang_tui.documents import load_document
from lufang_tui.kit.model import Source
from lufang_tui.kit.press import PressKit
from terminal import environment

FIRST_SCREEN = """
import os, sys
import lufang_tui.tui
assert "textual" not in sys.modules, "the room itself is light"
class Drawn(Exception): pass
import textual.app
def run(app):
    raise Drawn
textual.app.App.run = run
from lufang_tui.kit.load import load
from lufang_tui.kit.opened import Opened
try:
    lufang_tui.tui.run((Opened(load(None)),))
except Drawn:
    pass
print(os.environ["TEXTUAL_DISABLE_KITTY_KEY"])
rooms = ("lufang_tui.search", "lufang_tui.documents", "lufang_tui.clipboard", "lufang_tui.tui.dialogs.reading")
print(sorted(set(sys.modules) & {"markdown_it", "charset_normalizer", "textual.widgets._markdown", *rooms}))
"""


def started(**changes: str) -> list[str]:
    command = [sys.executable, "-c", FIRST_SCREEN]
    return subprocess.run(
        command, env=environment(**changes), capture_output=True, text=True, check=True
    ).stdout.split("\n")


def test_the_first_screen_loads_no_more_than_it_shows() -> None:
    assert started()[:2] == ["1", "[]"]


def test_the_reader_may_want_the_kitty_protocol_after_all() -> None:
    assert started(TEXTUAL_DISABLE_KITTY_KEY="0")[0] == "0"


def test_places_are_told_where_they_are_clear() -> None:
    release = "\ufeffFirst **words**.\r\n\r\nTwice.\r\n\r\nTwice.\r\n"
    source = LoadedSource("release.md", load_document(release.encode(), "release.md"))
    place = source.place("words", "First words.")
    assert place is not None
    assert release[slice(*place)] == "words"
    assert source.place("Twice", "Twice.") is None
    assert source.place("elsewhere", "Not there.") is None


def test_a_kit_without_a_source_has_no_places() -> None:
    assert load_source(PressKit(small_kit(), MemoryFolder())) is None
    kit = small_kit(source=Source(file="source/a.md"))
    loaded = load_source(PressKit(kit, MemoryFolder(**{"source/a.md": b"The gate closes at six."})))
    assert loaded is not None
    assert loaded.name == "a.md"
    assert loaded.place("gate", "The gate closes at six.") == (4, 8)


def test_frames_and_threads_are_set_before_textual_is_loaded() -> None:
    """What a key finds would else wait for the next but one frame of sixty, and for a thread that counts."""
    code = (
        "import sys, types, lufang_tui.tui as tui\n"
        "class App:\n"
        "    def __init__(self, *_, **__): self.crash = None\n"
        "    def run(self):\n"
        "        from textual.constants import MAX_FPS\n"
        "        print(MAX_FPS, sys.getswitchinterval()); sys.exit()\n"
        "sys.modules['lufang_tui.tui.app'] = types.SimpleNamespace(LufangApp=App)\n"
        "tui.run(())\n"
    )
    for changes, said in (({}, "120"), ({"TEXTUAL_FPS": "30"}, "30")):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment(**changes),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.split() == [said, "0.0005"], done.stderr
