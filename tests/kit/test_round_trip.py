"""Writing a kit and reading it back: order and meaning stay, and a write is whole or not there."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from kits import MemoryFolder, kits, small_kit
from lufang_tui.errors import LufangError
from lufang_tui.kit.load import festival_folder, load
from lufang_tui.kit.model import Kit
from lufang_tui.kit.read import read_bytes
from lufang_tui.kit.schema import FIRST_LINE, SCHEMA_FILE, schema, schema_text
from lufang_tui.kit.write import FileExists, kit_text, write_kit, write_whole


@given(kits())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_a_kit_reads_back_as_itself(kit: Kit) -> None:
    reading = read_bytes(kit_text(kit).encode(), MemoryFolder())
    assert [fault.render("kit.yaml") for fault in reading.faults] == []
    assert reading.press
    assert reading.press.kit == kit


@given(kits())
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_what_is_written_keeps_the_schema_for_other_readers(kit: Kit) -> None:
    # An editor's YAML reader resolves types: what it then sees must still be what the schema asks for.
    jsonschema.validate(yaml.safe_load(kit_text(kit)), schema())


def test_the_schema_in_the_kit_is_the_one_of_the_model() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    words = festival_folder() / "press_kit"
    assert (words / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text()
    assert (words / "kit.yaml").read_text(encoding="utf-8").startswith(FIRST_LINE)
    # BaseLoader: scalars as written, as this program takes them; numbers are put right for the validator
    festival = json.loads(json.dumps(yaml.load((words / "kit.yaml").read_bytes(), yaml.BaseLoader)))
    assert festival["id"] == load(None).kit.id


def test_the_festival_kit_reads_back_as_itself() -> None:
    kit = load(None).kit
    reading = read_bytes(kit_text(kit).encode(), MemoryFolder())
    assert reading.press
    assert reading.press.kit == kit


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(LufangError, match="half a character"):
        kit_text(small_kit(label="\ud800"))


def test_writing_makes_the_folder_and_refuses_to_overwrite(tmp_path: Path) -> None:
    path = write_kit(small_kit(), tmp_path / "new")
    assert load(tmp_path / "new").kit == small_kit()
    assert (path.parent / SCHEMA_FILE).is_file()
    with pytest.raises(FileExists):
        write_kit(small_kit(label="Another"), tmp_path / "new")
    assert load(path).kit.label == "The new hall"
    write_kit(small_kit(label="Another"), tmp_path / "new", force=True)
    assert load(path).kit.label == "Another"


def test_a_write_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(LufangError, match="No space left"):
        write_whole(path, b"new", force=True)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_written_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new", force=True)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP])
def test_a_file_system_without_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "no hard links here")

    monkeypatch.setattr("os.link", refuse)
    write_whole(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    with pytest.raises(FileExists):
        write_whole(tmp_path / "file", b"newer")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_behind_a_link_the_file_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_whole(tmp_path / "link", b"new", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_what_is_no_file_is_not_written_to(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/null")):
        with pytest.raises(LufangError, match="not a file"):
            write_whole(path, b"new", force=True)
