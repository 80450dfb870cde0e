"""Keys and their twins: every key of every command runs it, as the keymap has it and as an input method sends it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding
from textual.keys import Keys
from textual.widgets import Input

from kits import small_press
from lufang_tui.kit.load import load
from lufang_tui.tui.app import LufangApp
from lufang_tui.tui.commands import COMMANDS, ScreenCommand
from lufang_tui.tui.commands.base import GROUPS
from lufang_tui.tui.dialogs.help import keys_of
from lufang_tui.tui.dialogs.reading import Reading
from lufang_tui.tui.keyboard.keymap import Place, commands_of, meet, owners, read_keymap
from lufang_tui.tui.keyboard.keys import NAMED, bound, half_width, keys, read_key, textual_name, twins
from lufang_tui.tui.keyboard.moves import Focus
from lufang_tui.tui.widgets.bars import KeyHints
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose
from screens import app_on, settled, text_of


@pytest.fixture
def configure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Writes the config file of the app that the test starts; gives its path."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    def write(text: str) -> Path:
        path = tmp_path / "lufang-tui/config.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def only(command: type[ScreenCommand[Any]], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let no other command on the same key be available, and note when this one runs."""
    ran: list[str] = []
    for other in COMMANDS:
        if bound(other.keys) & bound(command.keys):
            here = other is command
            monkeypatch.setattr(other, "available", classmethod(lambda cls, browser, here=here: here))
    monkeypatch.setattr(command, "run", classmethod(lambda cls, browser: ran.append(cls.id)))
    return ran


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
async def test_every_key_and_its_twins_run_the_command(
    command: type[ScreenCommand[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = only(command, monkeypatch)
    pressed = [key for name in command.keys for key in (name, *twins(name))]
    async with app_on(load(None)).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press(*pressed)
        assert ran == [command.id] * len(pressed)


def test_what_input_methods_send() -> None:
    pairs = {
        "?": "？",
        "/": "／、",
        "[": "［【",
        "]": "］】",
        "C": "Ｃ",
        "1": "１",
        ":": "：",
        "space": "\u3000",
    }
    for key, sent in pairs.items():
        assert set(sent) <= set(twins(key)), key
    assert twins("escape") == twins("ctrl+p") == twins("纺") == ""


def test_no_twin_belongs_to_two_keys() -> None:
    characters = [*map(chr, range(0x21, 0x7F)), "space"]
    every = [twin for key in characters for twin in twins(key)]
    assert len(every) == len(set(every))


@given(st.characters(min_codepoint=0x21, max_codepoint=0x7E))
def test_keys_have_the_names_that_textual_gives_them(character: str) -> None:
    made = Binding.make_bindings(
        [Binding(twin, "x") for twin in (character, *twins(character)) if twin != ","]
    )
    expected = [textual_name(twin) for twin in (character, *twins(character)) if twin != ","]
    assert [binding.key for binding in made] == expected
    assert all(binding.key == name for binding, name in zip(made, expected, strict=False))
    assert half_width(textual_name(character))
    assert not any(half_width(textual_name(twin)) for twin in twins(character))


def test_named_keys_are_those_of_textual() -> None:
    assert {key.value for key in Keys} >= NAMED - {"space"}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("c", "c"),
        ("C", "C"),
        ("/", "/"),
        ("slash", "/"),
        ("question_mark", "?"),
        ("comma", ","),
        (",", ","),
        ("esc", "escape"),
        ("Ctrl+F", "ctrl+f"),
        ("ctrl + f", "ctrl+f"),
        ("F5", "f5"),
        ("PgDn", "pagedown"),
        ("shift+tab", "shift+tab"),
        ("alt+x", "alt+x"),
        ("ctrl+i", "tab"),
        ("space", "space"),
        (" ", "space"),
        ("", None),
        ("cc", None),
        ("ctrl+1", None),
        ("ctrl+", None),
        ("shift+a", None),
        ("hyper+f", None),
        ("ctrl+ctrl+f", None),
        ("f99", None),
        ("\x1b", None),
        ("c,y", None),
    ],
)
def test_keys_as_people_write_them(written: str, key: str | None) -> None:
    assert read_key(written) == key


@given(st.text(max_size=12))
def test_no_text_breaks_reading_a_key(text: str) -> None:
    key = read_key(text)
    assert key is None or read_key(key) == key or "+" in key


# The keymap


def test_defaults_do_not_clash() -> None:
    table = owners()
    assert len({owner.id for owner in table}) == len(table)
    for one in table:
        for other in table:
            if one.id < other.id and meet(one, other) and not (one.focus is other.focus is Focus.ANYWHERE):
                assert not bound(one.keys) & bound(other.keys), (one, other)


def test_a_command_of_several_screens_has_the_same_keys_on_all() -> None:
    table = {owner.id: owner for owner in owners()}
    for place in Place:
        for command in commands_of(place):
            assert command.keys == table[command.id].keys, (place, command)


def test_what_clashes_depends_on_the_screen() -> None:
    # x opens an excerpt of a kit, widens a search over the library, takes a clipping out and rejects a finding.
    assert read_keymap({"library.saved": ["z"], "clippings.note": ["z"], "review.kind": ["z"]}).faults == ()
    for name in ("library.saved", "clippings.note", "review.kind", "verify.fix"):
        [fault] = read_keymap({name: ["u"]}).faults
        assert fault.startswith(f"keys.{name}: u is the key of {name.partition('.')[0]}.undo already")
    [fault] = read_keymap({"copy": ["s"]}).faults  # on a kit's screen s is free
    assert "s is the key of library.saved already" in fault
    [fault] = read_keymap({"list.down": ["s"]}).faults
    assert "library.saved" in fault
    [fault] = read_keymap({"verify.leave": []}).faults
    assert "needs a key" in fault


def test_every_command_has_a_part_of_the_help_page() -> None:
    for command in COMMANDS:
        assert command.__module__.rpartition(".")[2] in GROUPS


def test_a_swap_is_no_clash_and_the_rest_of_a_faulty_keymap_holds() -> None:
    swapped = read_keymap({"copy": ["q"], "quit": ["c"]})
    assert swapped.faults == ()
    assert swapped.changed == {"copy": ("q",), "quit": ("c",)}
    half = read_keymap({"copy": ["q"], "search": ["ctrl+f"], "help": ["ctrl+f"]})
    assert half.changed == {"search": ("ctrl+f",)}
    assert [fault.partition(":")[0] for fault in half.faults] == ["keys.copy", "keys.help"]


def test_an_entry_that_falls_back_to_a_key_taken_meanwhile_is_told() -> None:
    # search wants the reserved q and keeps /, which copy takes at the same time.
    read = read_keymap({"search": ["q"], "copy": ["/"]})
    assert read.changed == {}
    assert len(read.faults) == 2


@given(
    st.dictionaries(
        st.sampled_from([owner.id for owner in owners()]),
        st.lists(st.sampled_from([*"abcdefgq/?【[", "f5", "ctrl+f", "down", "enter"]), max_size=2),
        max_size=6,
    )
)
def test_whatever_is_written_no_two_share_a_key_and_the_ways_out_stay(written: dict[str, list[str]]) -> None:
    keymap = read_keymap(written)
    table = {owner.id: owner for owner in owners()}
    now = {name: bound(keymap.changed.get(name, owner.keys)) for name, owner in table.items()}
    for name in keymap.changed:
        for other, owner in table.items():
            shared_before = bound(table[name].keys) & bound(owner.keys)
            if other != name and meet(owner, table[name]) and not shared_before:
                assert not now[name] & now[other]
    for required in ("quit", "help", "clear"):
        assert now[required]
    told = {fault.split(":")[0].removeprefix("keys.") for fault in keymap.faults}
    assert told | set(keymap.changed) == set(written)


async def test_changed_keys_hold_everywhere(configure: Callable[[str], Path]) -> None:
    configure("keys: {people: [z, '{'], search: ctrl+f, copy: q, quit: c, back: null, list.down: w}\n")
    async with app_on(load(None)).run_test(size=(120, 40)) as pilot:
        screen = await settled(pilot)
        for key in ("z", "ｚ", "{", "『"):
            screen.open_pane("quotes")
            await pilot.press(key)
            assert screen.pane_name == "people", key
        screen.open_pane("quotes")
        await pilot.press("2")
        assert screen.pane_name == "quotes"
        await pilot.press("w", "ｗ")
        assert screen.query_one(EntryList).cursor == 2
        await pilot.press("ctrl+f")
        assert screen.typing
        await pilot.press("escape", "escape")
        hints = text_of(screen, "KeyHints")
        assert "q copy" in hints
        assert "^f search" in hints
        shown = keys_of(screen.program)
        assert (shown["people"], shown["quit"], shown["back"]) == ("z {", "c", "")
        await pilot.press("?")
        lines = pilot.app.screen.query_one(Prose).paragraphs
        assert any(line.lead == "z {" for line in lines)
        await pilot.press("escape", "c")
    assert pilot.app.return_value == 0


async def test_a_wrong_keymap_is_told_and_the_rest_works(configure: Callable[[str], Path]) -> None:
    configure("theme: nrod\nkeys: {coppy: y, copy: q, people: z, quit: []}\n")
    async with app_on(load(None)).run_test(size=(120, 40), notifications=True) as pilot:
        screen = await settled(pilot)
        told = [note.message for note in pilot.app._notifications]
        assert len(told) == 4
        assert "no theme is called 'nrod' (did you mean 'nord'?)" in told[0]
        assert "keys.coppy: there is no such command (did you mean 'copy'?)" in told[1]
        assert "keys.copy: q is the key of quit already; it keeps c" in told[2]
        assert "keys.quit" in told[3]
        assert pilot.app.theme == "lufang-dark"
        await pilot.press("z")
        assert screen.pane_name == "people"


@pytest.mark.parametrize("text", ["keys: [", "style: 1\n", "\x00", "- a\n"])
async def test_a_broken_config_file_keeps_nothing_from_opening(
    configure: Callable[[str], Path], text: str
) -> None:
    config = configure(text)
    async with app_on(small_press()).run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        [note] = pilot.app._notifications
        assert str(config) in note.message
        assert "\n" not in note.message


def test_judging_a_keymap_needs_no_textual() -> None:
    code = (
        "import sys\nfrom lufang_tui.tui.keyboard.keymap import read_keymap\n"
        "read_keymap({'copy': ['y'], 'nothing': ['z']})\nprint(sorted({'textual', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# Help, hints and the mouse


async def test_help_says_the_live_keys_the_query_language_and_the_files(
    configure: Callable[[str], Path],
) -> None:
    config = configure("")
    async with app_on(load(None)).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("／")
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, Reading)
        prose = pilot.app.screen.query_one(Prose)
        text = "\n".join(f"{line.lead} {line.text}" for line in prose.paragraphs)
        for words in (
            "speaker:",
            "date:",
            "kind:",
            "org:",
            "In the list",
            "In the search box",
            "Mouse",
            str(config),
        ):
            assert words in text
        for command in COMMANDS:
            assert command.help() in text
        await pilot.press("end")
        assert prose.scroll_offset.y > 0
        await pilot.press("escape")
        assert screen.typing


async def test_what_help_says_is_bound(configure: Callable[[str], Path]) -> None:
    configure("keys: {copy: [y, f5], list.up: w}\n")
    async with app_on(load(None)).run_test(size=(120, 40)) as pilot:
        screen = await settled(pilot)
        assert isinstance(pilot.app, LufangApp)
        said = keys_of(pilot.app)
        live: dict[str, list[str]] = {}
        for key, active in screen.active_bindings.items():
            if active.binding.id in said and half_width(key):
                live.setdefault(active.binding.id or "", []).append(pilot.app.get_key_display(active.binding))
        for name, shown in live.items():
            assert sorted(shown) == sorted(said[name].split(" ")), name


async def test_queries_of_the_help_page_are_understood() -> None:
    from lufang_tui.search import Field, parse
    from lufang_tui.tui.dialogs.help import QUERIES

    fields = set()
    for query, _meaning in QUERIES:
        parsed = parse(query)
        assert not parsed.faults
        fields |= {condition.field for condition in parsed.conditions}
    assert fields == set(Field) - {Field.KIT}, "kit: is of use in a library only"


async def test_a_click_on_a_hint_does_what_its_key_does() -> None:
    async with app_on(load(None)).run_test(size=(120, 40)) as pilot:
        screen = await settled(pilot)
        await pilot.press("/", *"智能")
        hints = text_of(screen, "KeyHints")
        await pilot.hover(KeyHints, offset=(hints.index("clear"), 0))
        assert "Clear the search" in str(screen.query_one(KeyHints).tooltip)
        await pilot.click(KeyHints, offset=(hints.index("to the hits"), 0))
        assert not isinstance(screen.focused, Input)


@pytest.mark.parametrize("width", [60, 80, 100, 240])
async def test_help_is_always_among_the_hints(width: int) -> None:
    async with app_on(load(None)).run_test(size=(width, 24)) as pilot:
        screen = await settled(pilot)
        assert "? help" in text_of(screen, "KeyHints")


def test_keys_binds_each_with_its_twins() -> None:
    assert keys("/", "escape", "c").split(",") == [
        "slash", "fullwidth_solidus", "ideographic_comma", "escape", "c", "ｃ",
    ]  # fmt: skip


async def test_changing_one_of_two_commands_on_a_key_leaves_the_other_its_key(
    configure: Callable[[str], Path],
) -> None:
    configure("keys: {open-picture: z}\n")
    async with app_on(load(None)).run_test(size=(120, 40)) as pilot:
        screen = await settled(pilot)
        await pilot.press("o")
        assert screen.pane_name == "article"
        assert keys_of(screen.program)["in-article"] == "o a"
