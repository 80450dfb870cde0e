"""`lufang copy`: several quotations, excerpts, people, captions, contacts, boilerplate; styles of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Lufang
from kits import small_kit
from lufang_tui.kit.model import Contact, Figure
from lufang_tui.kit.write import write_kit


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    write_kit(
        small_kit(
            contacts=(
                Contact(name="Anna Berg", role="Head", organisation="office", email="anna@example.com"),
                Contact(name="Bo Lind", phone="+46 8 123"),
            ),
            boilerplate="About the Harbour Office: it runs the harbour.",
            figures=(Figure(id="fig-1", caption="The hall", credit="B. Lind"),),
        ),
        tmp_path / "kit",
    )
    return tmp_path / "kit"


def test_several_are_parted_by_an_empty_line_in_the_order_asked(lufang: Lufang) -> None:
    one, two = (lufang("copy", entry, "--print").out for entry in ("zha-1", "tan-1"))
    assert lufang("copy", "zha-1", "tan-1", "--print").out == f"{one}\n{two}"
    assert lufang("copy", "tan-1", "zha-1", "--print").out == f"{two}\n{one}"


def test_a_mixture_keeps_its_order(lufang: Lufang) -> None:
    words = ("zha-wenxiong", "zha-1", "fig-2", "jd-cloud")
    parts = [lufang("copy", word, "--print").out.rstrip("\n") for word in words]
    assert parts[0] == "京东云交付总监查文雄"
    assert parts[2].startswith("京东云交付总监查文雄发表致辞")
    assert parts[3] == "京东云"
    assert lufang("copy", *words, "--print").out == "\n\n".join(parts) + "\n"


def test_what_is_no_quotation_needs_no_style(lufang: Lufang, kit: Path) -> None:
    assert lufang("copy", "anna", "--print", "-k", kit).out == "Anna Berg, head of the Harbour Office\n"
    assert lufang("copy", "fig-1", "--print", "-k", kit).out == "The hall (B. Lind)\n"


def test_contacts_and_boilerplate(lufang: Lufang, kit: Path) -> None:
    contacts = "Anna Berg, Head, Harbour Office\nE-mail: anna@example.com\n\nBo Lind\nTelephone: +46 8 123\n"
    boilerplate = "About the Harbour Office: it runs the harbour.\n"
    assert lufang("copy", "--contacts", "--print", "-k", kit).out == contacts
    assert lufang("copy", "--boilerplate", "--print", "-k", kit).out == boilerplate
    both = lufang("copy", "anna-1", "--contacts", "--boilerplate", "--print", "-k", kit).out
    assert both == lufang("copy", "anna-1", "--print", "-k", kit).out + f"\n{contacts}\n{boilerplate}"


@pytest.mark.parametrize("style", ["zh-news", "zh-dash", "en-news", "markdown", "html", "plain"])
def test_every_style(lufang: Lufang, style: str) -> None:
    ran = lufang("copy", "zha-1", "--print", "--style", style)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


def test_an_excerpt_has_an_ellipsis(lufang: Lufang) -> None:
    ran = lufang("copy", "zha-1", "--from", "助力", "--to", "转型升级", "--print")
    assert (ran.code, ran.err) == (0, "")
    assert "……" in ran.out
    assert "从自身科技特色出发" not in ran.out
    assert "助力以鲁纺为代表的山东传统产业转型升级" in ran.out
    assert lufang("copy", "zha-1", "--to", "出发", "--print").out.count("……") == 1


def test_an_excerpt_that_turns_the_meaning_warns(lufang: Lufang, tmp_path: Path) -> None:
    kit = small_kit()
    text = "We do not believe that the hall opens in May."
    section = kit.sections[0]
    write_kit(
        small_kit(
            sections=(type(section)(id="opening", label="Opening", text=f"Anna Berg said: “{text}”\n\nThe gate closes at six."),),
            quotes=(type(kit.quotes[0])(id="anna-1", speakers=("anna",), kind=kit.quotes[0].kind, cue="said", text=text),),
        ),
        tmp_path / "kit",
    )  # fmt: skip
    ran = lufang("copy", "anna-1", "--from", "the hall", "--print", "-k", tmp_path / "kit")
    assert ran.code == 0
    assert "do not" not in ran.out
    assert ran.err.startswith("lufang: quotation anna-1: the excerpt leaves out a negation")


def test_styles_are_listed_with_ones_own(lufang: Lufang, tmp_path: Path) -> None:
    before = lufang("styles")
    assert [line.split("\t")[0] for line in before.out.splitlines()] == [
        "zh-news", "zh-dash", "en-news", "markdown", "html", "plain",
    ]  # fmt: skip
    ran = lufang("styles", "new", "our-desk")
    path = tmp_path / ".config/lufang-tui/styles/our-desk.j2"
    assert (ran.code, ran.out) == (0, f"{path}\n")
    assert path.is_file()
    rows = json.loads(lufang("styles", "--json").out)
    assert [(row["name"], row["own"]) for row in rows][-2:] == [("plain", False), ("our-desk", True)]
    assert "\nour-desk\t" in lufang("styles").out
    assert lufang("copy", "zha-1", "--print", "--style", "our-desk").out
    path.write_text("{# Ours #}<{{ text }}>", encoding="utf-8")
    again = lufang("styles", "new", "our-desk")
    assert (again.code, again.out) == (3, "")
    assert path.read_text(encoding="utf-8") == "{# Ours #}<{{ text }}>"


@pytest.mark.parametrize("name", ["../x", "a b", "", "zh-news", "Ä", "x" * 100])
def test_a_name_that_no_style_can_have(lufang: Lufang, tmp_path: Path, name: str) -> None:
    ran = lufang("styles", "new", name)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert not list(tmp_path.rglob("*.j2"))
