"""The library from end to end in a real terminal: add, open, search, a person across kits, chips, a saved search, clippings,
a dossier, a kit that comes while the app runs, and going on where it was left."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from kits import small_kit
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Dateline
from lufang_tui.kit.write import write_kit
from terminal import NEEDS_TMUX, environment, tmux

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {
    "en": {
        "library": "Library · 3 kits", "hits": "12 hits", "joined": "Taken for one person  2", "narrow": "─ Narrow the search ─",
        "clipped": "clipped", "two": "2 clippings", "wrote": "wrote", "sources": "## Sources", "opened": "1 Library  2",
        "saved": "Saved: 鲁纺 years", "new": "1 new", "more": "4 kits", "years": " 2018–2019  ×",
    },
    "zh": {
        "library": "资料库 · 3 个素材包", "hits": "12 条结果", "joined": "视为同一人  2", "narrow": "─ 筛选 ─",
        "clipped": "已剪", "two": "2 条剪报", "wrote": "已写入", "sources": "## 来源", "opened": "1 资料库  2",
        "saved": "已保存：鲁纺 years", "new": "新增 1 个", "more": "4 个素材包", "years": " 2018–2019  ×",
    },
}  # fmt: skip


@pytest.mark.tmux
@NEEDS_TMUX
@pytest.mark.parametrize("language", ["en", "zh"])
def test_from_adding_to_the_dossier(tmp_path: Path, language: str) -> None:
    said = WORDS[language]
    festival = load(None).kit
    later = replace(
        festival, id="lufang-2019", label="2019年鲁纺产业节", dateline=Dateline(date="2019-05-15")
    )
    hall = small_kit(dateline=Dateline(date="2020-01-01"))
    archive = tmp_path / "archive"
    for kit in (festival, later, hall):
        write_kit(kit, archive / kit.id)
    lufang = f"{shlex.quote(sys.executable)} -m lufang_tui"
    line = f"{lufang} library add archive && {lufang} && echo once more && read _ && exec {lufang}"
    env = environment(
        LUFANG_LANG=language,
        HOME=str(tmp_path),
        XDG_DATA_HOME=str(tmp_path / "data"),
        XDG_CACHE_HOME=str(tmp_path / "cache"),
    )
    with tmux(
        ["sh", "-c", f"cd {shlex.quote(str(tmp_path))} && {line}"], width=110, height=34, env=env
    ) as terminal:
        terminal.wait(said["library"])
        terminal.wait("The hall opens in May")
        terminal.type("/张锡安")
        terminal.wait(said["hits"])
        terminal.keys("Enter")
        terminal.type("p")
        screen = terminal.wait("2018-05-15 – 2019-05-15")
        assert "2019年鲁纺产业节" in screen
        terminal.keys("G")
        terminal.type("b")
        # A chip goes on and comes off.
        terminal.type("F")
        terminal.wait(said["narrow"])
        terminal.type("2018")
        terminal.keys("Enter")
        terminal.wait(" 2018  ×")
        terminal.keys("Escape")
        terminal.wait(lambda now: said["narrow"] not in now)
        terminal.type("x")
        terminal.wait(lambda now: " 2018  ×" not in now and said["hits"] in now)
        # Entries of two kits are collected, and exported as one dossier.
        terminal.type("g ")
        terminal.wait(said["clipped"])
        terminal.keys("j")
        terminal.keys("Enter")
        terminal.wait(said["opened"])
        terminal.type(" ")
        terminal.wait(said["clipped"])
        terminal.type("[v")
        terminal.wait(said["two"])
        terminal.type("e")
        terminal.wait("clippings.md")
        terminal.keys("Enter")
        terminal.wait(said["wrote"])
        terminal.type("q")
        # A search over two years is saved; a kit comes while the app runs; the next start goes on from there.
        terminal.wait(said["hits"])
        terminal.type("F")
        terminal.wait(said["narrow"])
        terminal.type("2018-2019")
        terminal.keys("Enter")
        terminal.wait(said["years"])
        terminal.keys("Escape")
        terminal.wait(lambda now: said["narrow"] not in now)
        terminal.type("S")
        terminal.wait("张锡安 · 2018–2019")
        terminal.keys("C-u")
        terminal.type("鲁纺 years")
        terminal.keys("Enter")
        terminal.wait(said["saved"])
        write_kit(replace(later, id="lufang-2021", dateline=Dateline(date="2021-05-15")), archive / "late")
        terminal.type("r")
        terminal.wait(said["new"])
        terminal.wait(said["more"])
        terminal.type("3q")
        terminal.wait("once more")
        terminal.keys("Enter")
        terminal.wait(lambda now: said["more"] in now and said["years"] in now and "张锡安" in now)
        terminal.type("xs")
        terminal.wait("鲁纺 years")
        terminal.keys("Enter")
        terminal.wait(said["years"])
        terminal.type("q")
        terminal.wait("exit code 0")
    dossier = (tmp_path / "clippings.md").read_text(encoding="utf-8")
    assert said["sources"] in dossier
    assert dossier.count("lufang-2018") == dossier.count("lufang-2019") == 1
