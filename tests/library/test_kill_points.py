"""A refresh that is killed at each of the points at which a kill leaves something else behind: the next one repairs all."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from library.killing import Killer
from library.libraries import everything, found, kit_saying, library_of, write
from lufang_tui.library import KitState, Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def kit_at(folder: Path, number: int) -> Path:
    return folder / f"archive/kit-{number:04}"


def desk_with_changes(folder: Path) -> None:
    """A library, and whatever may become of kits since its last refresh."""
    library = library_of([kit_saying(f"Words {at} of the day.", at) for at in range(8)], folder)
    library.correct("a/b", "c/d", same=False)
    library.add(write(kit_saying("Words of another desk.", 50), folder / "other/kit").parent.parent.parent)
    kit_at(folder, 7).rename(folder / "away")
    library.refresh(workers=1)
    library.close()
    library.remove(folder / "other")
    (folder / "away").rename(folder / "archive/back")  # was missing, and is found at another place
    write(kit_saying("Words of tomorrow.", 1), kit_at(folder, 1), age=60)
    shutil.rmtree(kit_at(folder, 2))
    kit_at(folder, 3).rename(folder / "archive/moved")
    (kit_at(folder, 4) / "press_kit/kit.yaml").write_text("nonsense")
    os.utime(kit_at(folder, 5) / "press_kit/kit.yaml", (1, 1))
    write(kit_saying("Words that are new.", 9), kit_at(folder, 9))


def lose_index(folder: Path) -> None:
    """Delete the index, so that what kits said that are gone or broken is in the cache alone."""
    with Library(folder / "data", folder / "cache") as library:
        library.refresh(workers=1)
    for file in (folder / "cache/library").glob("index-*"):
        file.unlink()


def damage_index(folder: Path) -> None:
    with Library(folder / "data", folder / "cache") as library:
        path = library.files.current()
    assert path is not None
    os.truncate(path, 10_000)


DESKS: dict[str, tuple[Callable[[Path], None], str]] = {
    "changes": (lambda _folder: None, "refresh"),
    "rebuild": (lambda _folder: None, "rebuild"),
    "no index": (lose_index, "refresh"),
    "damage": (damage_index, "refresh"),
}


def seen(library: Library) -> dict[str, Any]:
    """All that there is to be seen of a library."""
    return {
        "kits": [(kit.path, kit.state, kit.message) for kit in library.kits()],
        "words": everything(library),
        "said": library.corrections,
        "sources": library.sources,
        "open": [library.press(kit).kit for kit in library.kits() if kit.entries],
    }


def words_from_cache(library: Library, folder: Path) -> dict[str, Any]:
    """What is found when every file is gone, and then the index."""
    shutil.rmtree(folder / "archive")
    library.rebuild()
    assert {kit.state for kit in library.kits()} == {KitState.MISSING}
    return everything(library)


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    with Killer() as process:
        yield process


def put_back(template: Path, here: Path) -> None:
    shutil.rmtree(here)
    shutil.copytree(template, here)


def kill_at_each_point(desk: str, folder: Path, killer: Killer) -> None:
    harm, what = DESKS[desk]
    template, here = folder / "template", folder / "desk"
    desk_with_changes(here)
    shutil.copytree(here, template)
    with Library(here / "data", here / "cache") as library:
        library.refresh(workers=1)
        wanted = seen(library)
        wanted_from_cache = words_from_cache(library, here)
    put_back(template, here)
    harm(here)
    put_back(here, template)
    point = 1
    while True:
        put_back(template, here)
        killed = killer.run(here, what, point)
        with Library(here / "data", here / "cache") as library:
            if killed and library.is_ready:
                assert found(library, "words in:quotes") is not None
            library.refresh(workers=1)
            assert seen(library) == wanted, f"killed at point {point}"
            assert len(list((here / "cache/library").glob("index-*.sqlite"))) == 1
            assert words_from_cache(library, here) == wanted_from_cache, f"killed at point {point}"
        if not killed:
            break
        point += 1
    assert point > 10


@pytest.mark.parametrize("desk", DESKS)
def test_a_kill_at_each_point_loses_nothing(desk: str, tmp_path: Path, killer: Killer) -> None:
    kill_at_each_point(desk, tmp_path, killer)
