"""What goes wrong on a desk's machine, for minutes; `test_library_faults` has the same in short."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from library import faults
from lufang_tui.library import database

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.torture


def test_a_kill_at_200_random_moments_loses_nothing(tmp_path: Path) -> None:
    faults.kill_at_random_moments(tmp_path, 200, 60)


def test_disks_of_many_sizes_that_are_full(tmp_path: Path) -> None:
    with faults.disk_of(tmp_path, "64m") as disk:
        assert faults.fill_disks(tmp_path, disk, range(0, 600, 12)) > 15


def test_limits_of_many_sizes_on_files(tmp_path: Path) -> None:
    assert faults.limit_files(tmp_path, range(40_000, 600_000, 12_000)) > 15


@pytest.mark.parametrize("part", ["cache", "data", "archive"])
def test_read_only_folders(tmp_path: Path, part: str) -> None:
    for at in range(5):
        here = tmp_path / str(at)
        here.mkdir()
        with faults.disk_of(here, "16m") as disk:
            faults.read_only(here, disk, part)


def test_an_index_that_somebody_holds_for_half_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 200)
    faults.hold_the_index(tmp_path, 30)


@pytest.mark.parametrize("how", ["cut", "scattered"])
def test_damage_of_a_hundred_kinds(tmp_path: Path, how: str) -> None:
    for seed in range(100):
        faults.damage_index(tmp_path / f"index-{seed}", how, seed)
        faults.damage_cache(tmp_path / f"cache-{seed}", how, seed)


def test_a_clock_that_goes_anywhere(tmp_path: Path) -> None:
    chance = random.Random(11)
    spans = (0, 1, -1, 10**6, 4 * 10**8)  # into the 1920s; file systems take what lies before 1901 for that
    faults.turn_the_clock(tmp_path, [chance.choice(spans) * chance.randrange(9) for _ in range(400)])


def test_10_000_broken_kits_among_good_ones(tmp_path: Path) -> None:
    faults.broken_among_good(tmp_path, 10_000, 200)


def test_kits_that_change_while_they_are_read_for_a_minute(tmp_path: Path) -> None:
    faults.change_while_read(tmp_path, 60, 40)


def test_two_refreshes_at_once_for_a_minute(tmp_path: Path) -> None:
    faults.refresh_twice_at_once(tmp_path, 60, 60)
