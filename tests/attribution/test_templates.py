"""The user's own styles: found, made, rendered in a sandbox, and refused in one line where they are not sound."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from golden import compare
from lufang_tui.attribution import (
    BadStyleName,
    BadTemplate,
    Excerpt,
    StyleExists,
    UnknownStyle,
    all_styles,
    attribute,
    attribute_all,
    attributed,
    new_style,
)
from lufang_tui.attribution.own_styles import MAX_TEMPLATE_BYTES
from lufang_tui.errors import ExitCode
from lufang_tui.kit.model import Dateline, Quote, Source
from quotations import press_kit, quotation

DIRECT = quotation("direct", ("我们‘很’高兴，", "也很期待。"), "zha cnga", cue="说", en="We are <glad>.")
INDIRECT = quotation("indirect", "行业要升级", cue="表示")


def render(folder: Path, template: str, quote: Quote = DIRECT, language: str = "zh-CN") -> str:
    (folder / "own.j2").write_text(template, encoding="utf-8")
    return attribute(press_kit(language, quote), quote, "own", folder=folder)


def test_golden_example(tmp_path: Path) -> None:
    new_style(tmp_path, "own")
    parts = []
    for language, quote in [
        ("zh-CN", DIRECT),
        ("zh-CN", INDIRECT),
        ("zh-TW", quotation("direct", "要從「自身」出發。", cue="表示")),
        ("en-GB", quotation("direct", "We “build”.", cue="said")),
        ("en-GB", quotation("partial", "the deal “a landmark”", "", cue="called")),
        ("de", quotation("indirect", "die Branche müsse aufrüsten", cue="sagte")),
    ]:
        press = press_kit(
            language,
            quote,
            dateline=Dateline(place="x", date="2018-05-15"),
            source=Source(file="a.md", url="https://example.org"),
        )
        parts.append(f"# {language}: {quote.kind}\n{attribute(press, quote, 'own', folder=tmp_path)}\n")
    compare("attribution-own-style.txt", "\n".join(parts))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ words }}", "“我们‘很’高兴，”“也很期待。”"),
        (
            "{% for s in speakers %}{{ loop.index }}{{ s.name }}{% if not loop.last %}；{% endif %}{% endfor %}",
            "1查文雄；2中国服装协会",
        ),
        ('{{ speakers | join("、", attribute="name") }}', "查文雄、中国服装协会"),
        (
            "{{ passages[0] | e }}{{ passages | length }}{{ passages | last }}",
            "“我们‘很’高兴，”2“也很期待。”",
        ),
        ("{{ speakers[1].title | default('-') }}{{ speakers[1].title }}", "-"),
        ("{{ translations.en.words }}", "“We are <glad>.” (unofficial translation)"),
        ("{{ translations.en.words | e }}", "“We are &lt;glad&gt;.” (unofficial translation)"),
        ("{{ translations['en'].words | markdown }}", r"“We are \<glad\>.” (unofficial translation)"),
        ("{% if translations.fr %}x{% else %}y{% endif %}", "y"),
        ("{{ 'x' if kind in ['direct', 'partial'] and note is none else 'y' }}", "x"),
        (
            "{% for p in passages if p != words %}{{ p | replace('我', '你') | trim }}\n{% endfor %}",
            "“你们‘很’高兴，”\n“也很期待。”",
        ),
        ("{{ id | upper }} {{ cue }} {{ source.title }} {{ language | lower }}", "Q 说 鲁纺产业节 zh-cn"),
        ("{# nothing #}\n", ""),
    ],
)
def test_what_a_template_may_do(tmp_path: Path, template: str, expected: str) -> None:
    assert render(tmp_path, template) == expected


BOMB = "{% for a in passages %}" * 12 + "x" + "{% endfor %}" * 12


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("a\n{{ spekers }}", 2, "'spekers' is undefined"),
        ("a\n\n{{ speakers[0].nmae }}", 3, "nmae"),
        ("{% if %}", 1, "Expected an expression"),
        ("a\n{% for x in speakers %}", 2, "Unexpected end of template"),
        ("{{ words.__class__ }}", 1, "__class__"),
        ("{{ words['__class__'] }}", 1, "__class__"),
        ("{{ words.format }}", 1, "format"),
        ("{{ speakers.append }}", 1, "append"),
        ("{{ loop }}", 1, "'loop' is undefined"),
        ("\n{{ words.upper() }}", 2, "have no call"),
        ("{{ range(9) }}", 1, "have no call"),
        ("{{ 'a' * 9 }}", 1, "have no mul"),
        ("{{ 9 ** 9 }}", 1, "have no pow"),
        ("{{ 'a' ~ 'b' }}", 1, "have no concat"),
        ("{{ 'a' + 'b' }}", 1, "have no add"),
        ("{{ '%9d' % 1 }}", 1, "have no mod"),
        ("{% set a = 1 %}", 1, "have no assign"),
        ("{% set a %}x{% endset %}", 1, "have no assignblock"),
        ("{% macro a() %}{{ a() }}{% endmacro %}", 1, "have no macro"),
        ("{% include 'x' %}", 1, "have no include"),
        ("{% import 'x' as x %}", 1, "have no import"),
        ("{% extends 'x' %}", 1, "have no extends"),
        ("{% block a %}{% endblock %}", 1, "have no block"),
        ("{% filter upper %}a{% endfilter %}", 1, "have no filterblock"),
        ("{{ words[1:2] }}", 1, "named by a text or a number"),
        ("{{ [words] | join }}", 1, "plain texts and numbers only"),
        ("{{ {'a': 1} }}", 1, "have no dict"),
        ("{{ words | center(9) }}", 1, "no filter is called 'center'"),
        ("{{ words | attr('format') }}", 1, "no filter is called 'attr'"),
        ("{{ words is string }}", 1, "'string'"),
        ("{% for a in speakers recursive %}{% endfor %}", 1, "one variable"),
        ("{% for a, b in speakers %}{% endfor %}", 1, "one variable"),
        ("{% for a in words %}{% endfor %}", 1, "goes over a list"),
        ("{{ speakers }}", 1, "cannot be written"),
        ("{{ speakers | upper }}", 1, "filter for texts"),
        ("{{ words | join }}", 1, "join takes a list"),
        ("{{ speakers | join(attribute='x') }}", 1, "no value of the list has a part 'x'"),
        ("{{ 1 < words }}", 1, "not supported"),
        ("{{ words | replace('a') }}", 1, "argument"),
        ("{{ words" + " | replace('', words)" * 12 + " }}", 1, "more than 200,000 characters"),
        (BOMB, 1, "more than 2,000 steps"),
        ("(" * 3000, None, None),
        ("{{ " + "(" * 3000, None, "nested too deeply"),
        ("{{ " + "not " * 300 + "1 }}", 1, "nested too deeply"),
        ("{% if 1 %}" * 50 + "{% endif %}" * 50, 1, "nested too deeply"),
        ("{{ " + "9" * 5000 + " }}", None, "digit"),
        ("{{ '\\N{x' }}", 1, ""),
    ],
)
def test_what_it_may_not_do_is_one_line_with_file_and_line(
    tmp_path: Path, template: str, line: int | None, message: str | None
) -> None:
    if message is None:
        assert render(tmp_path, template) == template
        return
    with pytest.raises(BadTemplate) as caught:
        render(tmp_path, template)
    text = str(caught.value)
    assert "\n" not in text
    where = f"{tmp_path / 'own.j2'}:{line}: " if line else str(tmp_path / "own.j2")
    assert text.startswith(where)
    assert message.lower() in text.lower()


def test_output_has_a_limit(tmp_path: Path) -> None:
    loops = "{% for a in passages %}" * 9 + "x" * 3000 + "{% endfor %}" * 9
    with pytest.raises(
        BadTemplate, match=r"own\.j2:1: it writes more than 200,000 characters|own\.j2: it writes"
    ):
        render(tmp_path, loops)


def test_a_reported_statement_never_gets_marks(tmp_path: Path) -> None:
    assert render(tmp_path, "{{ words }}", INDIRECT) == "行业要升级"
    for template in (
        "“{{ words }}”",
        "「{{ words }}。」",
        '"{{ passages[0] | markdown }}"',
        "‘{{ words | e }}’",
    ):
        with pytest.raises(BadTemplate, match="puts a reported statement in quotation marks"):
            render(tmp_path, template, INDIRECT)


def test_what_a_template_gets_and_writes_is_safe(tmp_path: Path) -> None:
    quote = quotation("direct", "字\x1b[2J\u202e", cue="\x9b")
    assert render(tmp_path, "{{ words }}\x07{{ cue }}", quote) == "“字\u241b[2J\ufffd”\u2407\ufffd"


def test_excerpts_and_several(tmp_path: Path) -> None:
    (tmp_path / "own.j2").write_text("{{ words }}{% if translations.en %}x{% endif %}", encoding="utf-8")
    quote = quotation("direct", "我们不升级，要创新。", cue="说", en="x")
    press = press_kit("zh-CN", quote)
    found = attributed(press, quote, "own", excerpt=Excerpt("要"), folder=tmp_path)
    assert found.text == "“……要创新。”"
    assert len(found.warnings) == 1
    (tmp_path / "own.j2").write_text("{{ words }}", encoding="utf-8")
    assert (
        attribute_all(press, [quote, quote], "own", folder=tmp_path)
        == "“我们不升级，要创新。”\n\n“我们不升级，要创新。”"
    )


def test_the_folder_is_listed(tmp_path: Path) -> None:
    (tmp_path / "our-paper.j2").write_text("{# How we do it\n more #}x", encoding="utf-8")
    (tmp_path / "bare.j2").write_text("x", encoding="utf-8")
    (tmp_path / "bytes.j2").write_bytes(b"\xff")
    for name in ("Upper.j2", "a b.j2", "plain.j2", "notes.txt", ".j2", "-.j2"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "folder.j2").mkdir()
    styles = all_styles(tmp_path)
    assert [name for name in styles if name not in all_styles()] == ["bare", "bytes", "our-paper"]
    assert styles["our-paper"] == "How we do it"
    assert "not UTF-8" in styles["bytes"]
    assert all_styles(tmp_path / "nowhere") == all_styles()
    quote = quotation("direct", "一。", cue="说")
    press = press_kit("zh-CN", quote)
    assert attribute(press, quote, "plain", folder=tmp_path).startswith("“一。”")
    for name in ("Upper", "../own", "folder", "none", ""):
        with pytest.raises(UnknownStyle, match="bare, bytes, our-paper"):
            attribute(press, quote, name, folder=tmp_path)


def test_a_template_has_a_limit_and_an_encoding(tmp_path: Path) -> None:
    with pytest.raises(BadTemplate, match="larger than a template may be"):
        render(tmp_path, "x" * (MAX_TEMPLATE_BYTES + 1))
    (tmp_path / "own.j2").write_bytes(b"a\n\xff")
    with pytest.raises(BadTemplate, match=r"own\.j2:2: not UTF-8"):
        attribute(press_kit("zh-CN", DIRECT), DIRECT, "own", folder=tmp_path)
    (tmp_path / "own.j2").write_bytes(b"\xef\xbb\xbf{{ words }}\r\nx\r\n")
    assert attribute(press_kit("zh-CN", DIRECT), DIRECT, "own", folder=tmp_path).endswith("”\nx")


def test_new_style_writes_once(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "styles"
    path = new_style(folder, "our-paper")
    assert path == folder / "our-paper.j2"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(StyleExists, match="is there already") as caught:
        new_style(folder, "our-paper")
    assert caught.value.exit_code is ExitCode.UNDELIVERED
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "name", ["", "A", "a b", "../a", "a/b", "a.j2", "-a", "a--b", "样式", "a\x1b", "a" * 41]
)
def test_names_of_styles_are_checked(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadStyleName, match="cannot be the name"):
        new_style(tmp_path, name)
    assert not list(tmp_path.iterdir())


def test_a_built_in_style_keeps_its_name(tmp_path: Path) -> None:
    with pytest.raises(BadStyleName, match="built-in style zh-news"):
        new_style(tmp_path, "zh-news")


def test_modules_are_loaded_when_a_style_needs_them() -> None:
    program = """
import sys
from lufang_tui.attribution import attribute, default_style
from lufang_tui.kit.load import load
press = load(None)
attribute(press, press.kit.quotes[0], default_style(press.kit))
wanted = "jinja2 markupsafe html.entities lufang_tui.attribution.html lufang_tui.attribution.markdown"
wanted += " lufang_tui.text.commonmark lufang_tui.attribution.en_news lufang_tui.text.fold lufang_tui.dates.labels"
print(*(name for name in wanted.split() if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
