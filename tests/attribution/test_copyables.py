"""Names with titles, captions with credits, contacts and boilerplate, in the kit's language."""

from __future__ import annotations

import pytest

from golden import compare
from lufang_tui.attribution import NothingToCopy, attribute, copyable
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Contact, Entry, Figure, Happening, Kit
from quotations import press_kit, quotation

CAPTIONS = {
    "zh-CN": "“鲁纺产业节”启动",
    "zh-TW": "「魯紡產業節」啟動",
    "en-GB": "The hall",
    "de": "Die Halle",
}
CREDITS = {
    "zh-CN": "新华社记者 张三 摄",
    "zh-TW": "張三 攝",
    "en-GB": "Photo: Anna Berg",
    "de": "Foto: Anna Berg",
}


def test_golden_copyables() -> None:
    lines = []
    for language, caption in CAPTIONS.items():
        press = press_kit(
            language,
            quotation("direct", "x"),
            figures=(
                Figure(id="f1", caption=caption, credit=CREDITS[language]),
                Figure(id="f2", caption=caption),
            ),
            contacts=(
                Contact(name="Li", role="PR", organisation="jd-cloud", email="a@b.example", phone="+86 1"),
                Contact(name="Wang"),
            ),
            boilerplate=" About us.\nMore.\n",
        )
        kit = press.kit
        lines.append(f"# {language}")
        entries: list[Entry | Contact | Kit] = [*kit.people, kit.organisations[1], *kit.figures]
        for entry in (*entries, *kit.contacts, kit):
            lines += [copyable(press, entry), "--"]
        lines.append("")
    compare("attribution-copyables.txt", "\n".join(lines))


def test_a_quotation_is_signed_in_the_news_style_of_the_kit() -> None:
    press = load(None)
    quote = press.kit.quotes[3]
    assert copyable(press, quote) == attribute(press, quote, "zh-news")


def test_what_cannot_be_copied_is_said() -> None:
    press = press_kit("en-GB", quotation("direct", "x"))
    with pytest.raises(NothingToCopy, match="no boilerplate"):
        copyable(press, press.kit)
    with pytest.raises(NothingToCopy, match="'gate'"):
        copyable(press, Happening(id="gate", what="x", text="y"))


def test_controls_become_visible() -> None:
    press = press_kit("en-GB", quotation("direct", "x"), boilerplate="a\x1b[2Jb")
    assert copyable(press, press.kit) == "a\u241b[2Jb"
