"""The pages: what they take from the program is up to date, their links lead somewhere, their pictures are pictures."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NEEDS_CHROMIUM = pytest.mark.skipif(
    shutil.which("chromium") is None, reason="Chromium is missing: apt-get install chromium"
)


def test_what_the_pages_take_from_the_program_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools/make_docs.py", "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pages_speak_of_the_project_alone(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"/(root|work|home|tmp)/", text)


def test_both_readmes_have_the_same_commands() -> None:
    commands = [re.findall(r"^(?:make|lufang|pipx|uv) [^#\n]*", path.read_text(encoding="utf-8"), re.MULTILINE)
                for path in (ROOT / "README.md", ROOT / "README.zh-CN.md")]  # fmt: skip
    assert [line.strip() for line in commands[0]] == [line.strip() for line in commands[1]]
    assert len(commands[0]) >= 9


@pytest.mark.chromium
@NEEDS_CHROMIUM
def test_a_picture_has_chinese_at_its_right_width(tmp_path: Path) -> None:
    from screenshots import draw, right_widths

    one_cell = '<text class="t-r1" x="0" y="20" textLength="24.4" clip-path="x">{}</text>'
    svg = '<svg viewBox="0 0 300 40" xmlns="http://www.w3.org/2000/svg"><style>.t-r1 {{ font-family: Fira Code; }}</style>{}</svg>'
    chinese = right_widths(svg.format(one_cell.format("引语")))
    assert 'textLength="48.8"' in chinese
    assert 'textLength="24.4"' in right_widths(svg.format(one_cell.format("ab")))
    draw(chinese, tmp_path / "picture.png")
    from PIL import Image, ImageOps

    with Image.open(tmp_path / "picture.png") as picture:
        # the right edge of what is dark, with white as nothing
        box = ImageOps.invert(picture.convert("L")).getbbox()
    assert box
    assert 40 < box[2] < 52  # two characters of two cells of 12.2 pixels each
