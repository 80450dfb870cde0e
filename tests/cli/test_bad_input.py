"""Bad kits at the command line: one clear line and exit code 2, or shown safely; never a traceback."""

from __future__ import annotations

import os
import zipfile
from base64 import b64encode
from pathlib import Path

import pytest

from cli.conftest import Lufang
from kits import small_kit
from lufang_tui.kit.model import Figure, Happening, Kind, Organisation, Person, Quote, Role, Section, Source
from lufang_tui.kit.write import kit_text, write_kit
from lufang_tui.text.safe import visible

HEAD = "format: 1\nid: a\nlanguage: en\nlabel: A\n"
SOUND = kit_text(small_kit())


def bomb() -> str:
    """Aliases for aliases, in one key that the format does not have."""
    levels = ", ".join(f"&a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    return SOUND + f"bomb: [&a0 [x, x, x], {levels}]\n"


BAD: dict[str, bytes] = {
    "not a kit": b"name: groceries\nitems: [milk]\n",
    "empty": b"",
    "50 MB": b"#" * 50_000_000,
    "alias bomb": bomb().encode(),
    "200,000 brackets": b"[" * 200_000,
    "wrong types": (HEAD + "sections: 5\n").encode(),
    "duplicate key": (SOUND + "label: again\n").encode(),
    "newer format": SOUND.replace("format: 1", "format: 2").encode(),
    "GB18030": SOUND.replace("The new hall", "鲁纺产业节").encode("gb18030"),
    "UTF-16": SOUND.encode("utf-16"),
    "missing article": HEAD.encode(),
    "path that leaves": (SOUND + "source: {file: ../../../etc/passwd}\n").encode(),
    "raw ESC": SOUND.replace("The new hall", "a\x1b]52;c;eA==\x07").encode(),
    "binary": bytes(range(256)) * 10,
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize(
    "command", [["check"], ["export"], ["list", "quotes", "--kit"], ["browse"]], ids=" ".join
)
def test_one_clear_line_and_exit_code_2(
    lufang: Lufang, tmp_path: Path, name: str, command: list[str]
) -> None:
    path = tmp_path / "kit.yaml"
    path.write_bytes(BAD[name])
    ran = lufang(*command, path)
    said = ran.out + ran.err
    assert ran.code == 2
    assert said.count("\n") == (2 if name == "alias bomb" else 1), said
    assert str(path) in said
    assert "Traceback" not in said
    assert said.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "command", [["check"], ["export"], ["list", "quotes", "--kit"], ["browse"]], ids=" ".join
)
def test_bad_archives(lufang: Lufang, tmp_path: Path, command: list[str]) -> None:
    for name, entry, data in (
        ("bomb", "assets/b.png", bytes(30_000_000)),
        ("absolute", "/etc/cron.d/x", b"x"),
    ):
        path = tmp_path / f"{name}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("press_kit/kit.yaml", SOUND)
            archive.writestr(entry, data)
        ran = lufang(*command, path)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert ran.err.startswith(f"lufang: {path}: ")


def test_a_file_that_cannot_be_opened(lufang: Lufang, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.yaml", tmp_path / "loop.yaml", Path("/dev/null/x.yaml")):
        if path.name == "loop.yaml":
            path.symlink_to(path)
        ran = lufang("check", path)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "not a file" in lufang("check", tmp_path / "pipe.yaml").err


HOSTILE = "\x1b]52;c;5oG25oSP\x1b\\\x1b[31m\x9b2J\u202e\u2066[red]x[/] [/b] [@click=app.quit]y[/] [sic]\x07\x00".replace(
    "\x00", ""
)


def hostile_kit(folder: Path) -> None:
    """Write a kit with hostile text in every field that can hold text."""
    bad = HOSTILE
    kit = small_kit(
        label=bad,
        headline=bad,
        note=bad,
        boilerplate=bad,
        source=Source(file="source/release.md"),
        organisations=(Organisation(id="office", name=bad, aliases=(bad,), translations={"en": bad}),),
        people=(Person(id="anna", name=bad, aliases=(bad,), roles=(Role(id="head", title=bad, organisation="office"),), note=bad),),
        sections=(Section(id="opening", heading=bad, label=bad, text=f"{bad} said: “{bad}.”\n\n{bad}"),),
        quotes=(
            Quote(id="anna-1", speakers=("anna",), mention=bad, kind=Kind.DIRECT, cue=bad, text=f"“{bad}.”", note=bad),
            Quote(id="anna-2", speakers=("anna",), kind=Kind.INDIRECT, cue=bad, text=bad, prefix=bad, note=bad),
        ),
        figures=(Figure(id="fig-1", file="a.png", caption=bad, credit=bad, alt=bad, section="opening", after_paragraph=1, note=bad),),
        timeline=(Happening(id="gate", when=bad, what=bad, text=bad, note=bad),),
    )  # fmt: skip
    write_kit(kit, folder)


@pytest.mark.parametrize(
    "command",
    [
        *(["list", what] for what in ("quotes", "people", "timeline", "figures")),
        *(["show", entry] for entry in ("anna", "anna-1", "anna-2", "fig-1", "gate", "office", "opening")),
        *(["copy", entry, "--print"] for entry in ("anna", "anna-1", "anna-2", "fig-1")),
        *(["copy", "anna-1", "--print", "--style", style] for style in ("markdown", "html", "plain")),
        ["search", "sic"],
        ["search", "sic", "--json"],
        ["show", "anna-1", "--json"],
        ["export", "--to", "csv"],
        ["export", "--to", "html"],
        ["check"],
        ["export"],
        ["export", "--to", "json"],
        ["list", "quotes", "--json"],
        ["check", "--json"],
    ],
    ids=" ".join,
)
def test_control_characters_never_reach_standard_output(
    lufang: Lufang, tmp_path: Path, command: list[str]
) -> None:
    hostile_kit(tmp_path / "kit")
    named = [tmp_path / "kit"] if command[0] in {"export", "check"} else ["--kit", tmp_path / "kit"]
    ran = lufang(*command, *named)
    assert ran.code in {0, 1}, ran.err
    assert ran.out
    # a CSV file begins with a byte order mark, and its lines end with CRLF
    told = ran.out.removeprefix("\ufeff").replace("\r\n", "\n") if "csv" in command else ran.out
    assert visible(told) == told
    assert "Traceback" not in ran.err
    if "check" not in command and "--json" not in command:
        assert "sic" in ran.out  # nothing is lost with what was made harmless


def test_a_200000_character_quotation_and_a_kit_without_quotations(lufang: Lufang, tmp_path: Path) -> None:
    words = "纺织产业升级，" * 28_571 + "升级。"
    kit = small_kit(
        language="zh-CN",
        sections=(Section(id="s", label="L", text=f"查文雄表示：“{words}”"),),
        quotes=(Quote(id="q", speakers=(), kind=Kind.DIRECT, text=words),),
        figures=(),
        timeline=(),
    )
    write_kit(kit, tmp_path / "long")
    assert words in lufang("show", "q", "--kit", tmp_path / "long").out.replace("\n", "")
    assert words in lufang("copy", "q", "--print", "--kit", tmp_path / "long").out
    write_kit(small_kit(quotes=()), tmp_path / "none")
    assert lufang("list", "quotes", "--kit", tmp_path / "none") == (1, "", "")
    assert lufang("export", tmp_path / "none").code == 0


def test_a_source_or_picture_that_leads_out_of_the_kit_or_cannot_be_read(
    lufang: Lufang, tmp_path: Path
) -> None:
    (tmp_path / "secret.md").write_text("TOP SECRET", encoding="utf-8")
    figures = tuple(
        Figure(id=f"fig-{name}", file=f"{name}.png", caption="The hall", section="opening", after_paragraph=1)
        for name in ("link", "broken", "folder")
    )
    kit = tmp_path / "kit"
    write_kit(small_kit(source=Source(file="source/release.md"), figures=figures), kit)
    (kit / "press_kit/source").mkdir()
    (kit / "press_kit/source/release.md").symlink_to(tmp_path / "secret.md")
    (kit / "assets").mkdir()
    (kit / "assets/link.png").symlink_to(tmp_path / "secret.md")
    (kit / "assets/broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (kit / "assets/folder.png").mkdir()
    ran = lufang("check", kit)
    assert ran.code == 1
    assert ran.out.count("a link leads out of the kit's folder") == 2
    assert sum("[missing-picture]" in line for line in ran.out.splitlines()) == 3
    for to in ("markdown", "json", "csv", "html"):
        ran = lufang("export", kit, "--to", to)
        assert (ran.code, ran.err) == (0, "")
        assert "TOP SECRET" not in ran.out
        assert b64encode(b"TOP SECRET").decode()[:12] not in ran.out
    for name in ("link", "broken", "folder"):
        ran = lufang("show", f"fig-{name}", "--kit", kit)
        assert (ran.code, ran.err) == (0, "")
        assert "The hall" in ran.out
    assert "cannot be read" in lufang("show", "fig-link", "--kit", kit).out
