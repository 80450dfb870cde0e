"""Each rule on a kit of its own that it finds something in, and on the same kit mended."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lufang_tui.check import RULES, check
from lufang_tui.kit.load import read

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "check"
PAGES = ROOT / "docs" / "rules"
NAMES = sorted(folder.name for folder in FIXTURES.iterdir() if folder.is_dir())
TOLD_BY_THE_READER = {"not-edtf", "unknown-id"}


def lines(kit: Path) -> list[str]:
    """Give what `lufang check` prints, with a short name for the file."""
    reading = read(kit)
    return [finding.render("kit.yaml") for finding in (reading.faults or check(reading))]


@pytest.mark.parametrize("name", NAMES)
def test_the_failing_kit_gives_exactly_the_expected_lines(name: str) -> None:
    expected = (FIXTURES / name / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert lines(FIXTURES / name) == expected
    assert len(expected) == 1
    if name not in TOLD_BY_THE_READER:
        assert expected[0].endswith(f"[{name}]")
    reading = read(FIXTURES / name)
    told = [fault.rule for fault in reading.faults] or [finding.rule for finding in check(reading)]
    assert told == [name]


@pytest.mark.parametrize("name", NAMES)
def test_the_mended_kit_gives_none(name: str, tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree(FIXTURES / name, kit)
    shutil.copyfile(kit / "mended.yaml", kit / "press_kit" / "kit.yaml")
    assert lines(kit) == []


def test_every_rule_has_a_fixture_and_a_page() -> None:
    names = {rule.name for rule in RULES} | TOLD_BY_THE_READER
    assert len(names) == len(RULES) + len(TOLD_BY_THE_READER)
    assert set(NAMES) == names
    assert {page.stem for page in PAGES.glob("*.md")} - {"README"} == names


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_the_real_line_and_the_rule_in_its_own_words(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    expected = (FIXTURES / name / "expected.txt").read_text(encoding="utf-8").rstrip("\n")
    assert f"```\npress_kit/{expected}\n```" in page
    assert page.startswith(f"# {name}\n")
    for heading in ("What it finds", "Why it matters", "How to mend it", "Example"):
        assert f"\n## {heading}\n" in page
    for rule in RULES:
        if rule.name == name:
            assert f"\n\n{rule.summary} Severity: {rule.severity}.\n" in page


def test_a_summary_is_one_sentence() -> None:
    for rule in RULES:
        assert rule.summary.endswith(".")
        assert "\n" not in rule.summary


def test_the_festival_kit_has_no_findings() -> None:
    reading = read(None)
    assert reading.faults == ()
    assert check(reading) == ()
