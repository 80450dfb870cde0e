"""Folders and archives: what is found, and what is refused."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kits import small_kit
from lufang_tui.errors import LufangError
from lufang_tui.kit import archive as kit_archive
from lufang_tui.kit.folder import MissingFile, leaves_folder
from lufang_tui.kit.load import load, open_folder
from lufang_tui.kit.write import kit_text

KIT = kit_text(small_kit()).encode()


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    root = tmp_path / "kit"
    (root / "press_kit/source").mkdir(parents=True)
    (root / "assets").mkdir()
    (root / "press_kit/kit.yaml").write_bytes(KIT)
    (root / "press_kit/source/release.md").write_bytes(b"words")
    (root / "assets/a.png").write_bytes(b"picture")
    (root / "secret").write_bytes(b"secret")
    return root


@pytest.mark.parametrize("inside", [".", "press_kit", "press_kit/kit.yaml"])
def test_a_kit_is_found_from_its_folder_its_words_and_its_file(kit: Path, inside: str) -> None:
    found = open_folder(kit / inside)
    assert found.kit_bytes() == KIT
    assert found.source_bytes("source/release.md") == b"words"
    assert found.picture_bytes("a.png") == b"picture"
    assert found.picture_path("a.png") == (kit / "assets/a.png").resolve()


def test_a_kit_file_alone_has_its_pictures_beside_it_and_looks_no_higher(tmp_path: Path) -> None:
    (tmp_path / "flat/assets").mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    (tmp_path / "flat/kit.yaml").write_bytes(KIT)
    (tmp_path / "flat/assets/a.png").write_bytes(b"mine")
    (tmp_path / "assets/a.png").write_bytes(b"not mine")
    assert open_folder(tmp_path / "flat").picture_bytes("a.png") == b"mine"


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../secret", "a/../../secret", "C:\\x", "C:x", "\\\\host\\x", "a\\b", "", ".", "a\0b"],
)
def test_a_path_that_leaves_the_kit_is_refused(kit: Path, path: str) -> None:
    assert leaves_folder(path)
    for read in (open_folder(kit).source_bytes, open_folder(kit).picture_bytes):
        with pytest.raises(LufangError) as error:
            read(path)
        assert "\n" not in str(error.value)


def test_a_link_that_leaves_the_kit_is_refused(kit: Path) -> None:
    (kit / "assets/out.png").symlink_to(kit / "secret")
    (kit / "assets/up").symlink_to(kit)
    for path in ("out.png", "up/secret"):
        with pytest.raises(LufangError, match="link leads out"):
            open_folder(kit).picture_bytes(path)


def test_a_file_that_is_not_there_is_told_apart(kit: Path) -> None:
    with pytest.raises(MissingFile):
        open_folder(kit).picture_bytes("b.png")


def test_a_pipe_is_not_waited_for(kit: Path) -> None:
    os.mkfifo(kit / "assets/pipe.png")
    with pytest.raises(LufangError, match="not a file"):
        open_folder(kit).picture_bytes("pipe.png")


def test_a_large_kit_file_is_refused_without_reading_it(kit: Path) -> None:
    with (kit / "press_kit/kit.yaml").open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(LufangError, match=r"too large \(50 MB; at most 40 MB\)"):
        load(kit)


@pytest.mark.parametrize("name", ["release.md", "release.docx", "kit"])
def test_another_file_is_no_kit(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"words")
    with pytest.raises(LufangError, match="not a press kit"):
        load(tmp_path / name)


def archive(path: Path, entries: dict[str, bytes], *, compress: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compress) as out:
        for name, data in entries.items():
            out.writestr(name, data)
    return path


WHOLE = {"press_kit/kit.yaml": KIT, "press_kit/source/release.md": b"words", "assets/a.png": b"picture"}


@pytest.mark.parametrize("wrapper", ["", "kit-2018/", "鲁纺/"])
def test_an_archive_reads_as_its_folder(tmp_path: Path, wrapper: str) -> None:
    entries = {wrapper + name: data for name, data in WHOLE.items()}
    entries |= {f"__MACOSX/{wrapper}._kit.yaml": b"\0", f"{wrapper}.DS_Store": b"\0"}
    found = open_folder(archive(tmp_path / "kit.zip", entries))
    assert found.kit_bytes() == KIT
    assert found.source_bytes("source/release.md") == b"words"
    assert found.picture_bytes("a.png") == b"picture"
    assert found.picture_path("a.png") is None
    with pytest.raises(MissingFile):
        found.picture_bytes("b.png")


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_the_unicode_flag_are_read_as_gbk_or_utf8(tmp_path: Path, encoding: str) -> None:
    name = "assets/图一.png"
    stand_in = "assets/" + "x" * (len(name.encode(encoding)) - len("assets/"))
    data = archive(tmp_path / "kit.zip", WHOLE | {stand_in: b"picture one"}).read_bytes()
    (tmp_path / "kit.zip").write_bytes(data.replace(stand_in.encode(), name.encode(encoding)))
    assert open_folder(tmp_path / "kit.zip").picture_bytes("图一.png") == b"picture one"


def raw_info(name: str, mode: int = 0o644) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("/etc/cron.d/x", "absolute"),
        ("../../x", "leaves"),
        ("a/../../x", "leaves"),
        ("C:/x", "absolute"),
        ("a\\..\\x", "backslashes"),
    ],
)
def test_an_archive_with_names_that_lead_out_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    path = archive(tmp_path / "kit.zip", WHOLE | {name: b"x"})
    with pytest.raises(LufangError, match=reason):
        load(path)


def test_an_archive_with_a_link_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "kit.zip", "w") as out:
        out.writestr("press_kit/kit.yaml", KIT)
        out.writestr(raw_info("assets/a.png", stat.S_IFLNK | 0o777), "/etc/passwd")
    with pytest.raises(LufangError, match="it is a link"):
        load(tmp_path / "kit.zip")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "kit.zip", WHOLE | {"assets/bomb.png": bytes(20_000_000)})
    assert path.stat().st_size < 50_000
    with pytest.raises(LufangError, match="packed more than 200 times"):
        load(path)


def test_a_bomb_that_lies_about_its_size_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit_archive, "MAX_KIT_BYTES", 100)
    path = archive(tmp_path / "kit.zip", WHOLE)
    with pytest.raises(LufangError, match="too large"):
        load(path)


def _many(path: Path) -> Path:
    return archive(
        path, WHOLE | {f"assets/{number}.png": b"" for number in range(10_001)}, compress=zipfile.ZIP_STORED
    )


def _truncated(path: Path) -> Path:
    whole = archive(path, WHOLE).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def _damaged(path: Path) -> Path:
    data = bytearray(archive(path, WHOLE).read_bytes())
    at = data.index(b"press_kit/kit.yaml") + len(b"press_kit/kit.yaml") + 10
    data[at : at + 40] = bytes(40)
    path.write_bytes(bytes(data))
    return path


def _text(path: Path) -> Path:
    path.write_bytes(b"no archive")
    return path


def _two(path: Path) -> Path:
    return archive(path, {"a/press_kit/kit.yaml": KIT, "b/press_kit/kit.yaml": KIT})


def _none(path: Path) -> Path:
    return archive(path, {"a/b/press_kit/kit.yaml": KIT, "readme.txt": b""})


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_many, "more than 10,000 entries"),
        (_truncated, "not a readable .zip"),
        (_damaged, "cannot be unpacked"),
        (_text, "not a readable .zip"),
        (_two, "several kits"),
        (_none, "no press kit in it"),
    ],
)
def test_a_bad_archive_gets_one_line(tmp_path: Path, make: Callable[[Path], Path], reason: str) -> None:
    with pytest.raises(LufangError, match=reason) as error:
        load(make(tmp_path / "kit.zip"))
    assert "\n" not in str(error.value)


def test_an_encrypted_archive_says_so(tmp_path: Path) -> None:
    data = bytearray(archive(tmp_path / "kit.zip", WHOLE).read_bytes())
    # bit 0 of the general purpose flags, in each local header and in the directory
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 1)
    (tmp_path / "kit.zip").write_bytes(bytes(data))
    with pytest.raises(LufangError, match="encrypted"):
        load(tmp_path / "kit.zip")


def test_archives_are_read_from_real_files_only(tmp_path: Path) -> None:
    assert isinstance(io.BytesIO(), io.IOBase)
    (tmp_path / "kit.zip").mkdir()
    with pytest.raises(LufangError, match="no press kit here"):
        load(tmp_path / "kit.zip")
