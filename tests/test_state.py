"""What is remembered between two starts: nothing read from the file can harm, and two programs do not harm each other."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lufang_tui.state import (
    MAX_HISTORY,
    MAX_PLACES,
    MAX_RECENT,
    MAX_STATE_BYTES,
    NotKept,
    State,
    load_state,
    look_at_state,
    save_state,
)

if TYPE_CHECKING:
    from pathlib import Path

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
named = st.dictionaries(
    st.sampled_from(["history", "recent", "places", "later", "version"]) | st.text(max_size=8),
    anything,
    max_size=6,
)
on_disk = settings(
    max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@on_disk
@given(data=st.binary(max_size=200) | anything.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_harm(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(data)
    state = load_state(path)
    assert isinstance(save_state(state._replace(history=("查文雄",)), state, path), State)
    assert load_state(path).history[0] == "查文雄"


@on_disk
@given(content=named)
def test_what_another_version_wrote_is_kept(tmp_path: Path, content: dict[str, Any]) -> None:
    path = tmp_path / "state.json"
    path.write_text(json.dumps(content), encoding="utf-8", errors="surrogatepass")
    state = load_state(path)
    if state.trouble:
        return
    save_state(state._replace(recent=("/kit", *state.recent)), state, path)
    now = json.loads(path.read_text(encoding="utf-8"))
    for key in content.keys() - {"history", "recent", "places"}:
        assert now[key] == content[key]
    assert now["recent"][0] == "/kit"


def test_without_a_file_nothing_is_remembered_and_nothing_said(tmp_path: Path) -> None:
    assert load_state(tmp_path / "state.json") == State()


@pytest.mark.parametrize("data", [b"{", b"[]", b"\xff", b'"x"', b" " * (MAX_STATE_BYTES + 1), b"[" * 100_000])
def test_a_damaged_file_is_moved_aside_and_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(data)
    assert look_at_state(path).trouble == f"{path}: damaged"
    state = load_state(path)
    aside = tmp_path / "state.damaged.json"
    assert str(aside) in state.trouble
    assert aside.read_bytes() == data
    assert not path.exists()


def test_two_programs_keep_what_the_other_wrote(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    old = {"/old": {"pane": "people"}}
    start = save_state(State(history=("first",), places=old), None, path)
    one = start._replace(
        history=("one", "first"), places=old | {"/one": {"pane": "quotes"}}, recent=("/one",)
    )
    two = start._replace(
        history=("two", "first"), places=old | {"/old": {"pane": "article"}}, recent=("/two",)
    )
    save_state(one, start, path)
    save_state(two, start, path)
    both = load_state(path)
    assert both.history == ("two", "one", "first")
    assert both.recent == ("/two", "/one")
    assert both.places == {"/old": {"pane": "article"}, "/one": {"pane": "quotes"}}
    assert list(both.places)[-1] == "/old"


def test_a_query_used_again_comes_to_the_front_once(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    start = save_state(State(history=("a", "b", "c")), None, path)
    save_state(start._replace(history=("c", "a", "b")), start, path)
    assert load_state(path).history == ("c", "a", "b")


WRITER = """
import sys
from pathlib import Path
from lufang_tui.state import State, save_state
path, name = Path(sys.argv[1]), sys.argv[2]
written = State()
for number in range(30):
    now = written._replace(places={**written.places, f"{name}-{number}": {"row": number}})
    save_state(now, written, path)
    written = now
"""


def test_programs_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in ("a", "b", "c")]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert len(load_state(path).places) == 90


def test_it_does_not_grow_without_end(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    many = [f"{number}" for number in range(1_000)]
    save_state(State(tuple(many), tuple(many), {name: {"row": 1} for name in many}), None, path)
    state = load_state(path)
    assert state.history == tuple(many[:MAX_HISTORY])
    assert state.recent == tuple(many[:MAX_RECENT])
    assert list(state.places) == many[-MAX_PLACES:]


def test_a_path_that_json_cannot_hold_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    save_state(State(recent=("/\udcff", "/a"), places={"/\udcff": {}, "/a": {"query": "\ud800"}}), None, path)
    assert load_state(path) == State(recent=("/a",))


def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "state.json"
    save_state(State(history=("geheim",)), None, path)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert sorted(item.name for item in path.parent.iterdir()) == ["state.json", "state.lock"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotKept, match="file"):
        save_state(State(), None, tmp_path / "file" / "state.json")


def test_what_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.mkdir()
    with pytest.raises(NotKept):
        save_state(State(history=("x",)), None, path)
