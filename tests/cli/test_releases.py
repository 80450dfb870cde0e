"""`lufang extract` and `lufang import` on releases of every format, and on files that are none."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.conftest import Lufang
from documents.made_files import PNG, mail_file, paragraph, pdf_file, word_file
from lufang_tui.kit.load import load
from lufang_tui.kit.opened import open_at
from lufang_tui.review import Session, accept_from
from lufang_tui.tui.app import LufangApp
from releases import EN_OPENING, EN_SAID, HEADLINE, OPENING, SAID, SECOND, mail, samples
from screens import browser, settled, text_of
from terminal import in_pty

SAMPLES = dict(samples())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a sample of every format."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, data in SAMPLES.items():
        (folder / name).write_bytes(data)
    return folder


async def test_every_format_goes_from_file_to_a_kit_that_check_passes_and_the_app_opens(
    lufang: Lufang, place: Path, tmp_path: Path
) -> None:
    kits = tmp_path / "kits"
    ran = lufang("import", *(place / name for name in SAMPLES), "-o", kits)
    assert ran.code == 0, ran.err
    made = [Path(line) for line in ran.out.splitlines()]
    assert len(made) == len(SAMPLES)
    for folder, (name, data) in zip(made, SAMPLES.items(), strict=True):
        checked = lufang("check", folder)
        assert (checked.code, checked.err) == (0, ""), checked.out
        assert all("[not-reviewed]" in line for line in checked.out.splitlines())
        kit = load(folder).kit
        assert kit.source is not None
        assert (folder / "press_kit" / kit.source.file).read_bytes() == data
        assert kit.source.sha256 == hashlib.sha256(data).hexdigest()
        app = LufangApp((open_at(folder),))
        async with app.run_test(size=(100, 30)) as pilot:
            await settled(pilot)
            assert "沈文清" in text_of(browser(app), "#entries"), name


def test_the_findings_tell_where_they_stand_and_why(lufang: Lufang, place: Path) -> None:
    found = json.loads(lufang("extract", place / "release.txt", "--json").out)
    file = (place / "release.txt").read_bytes().decode("gb18030")
    quote = found["quotes"][0]
    stand = quote["source"][0]
    assert file[stand["start"] : stand["end"]] == stand["exact"] == SAID
    assert file.startswith(stand["suffix"], stand["end"])
    assert file.endswith(stand["prefix"], 0, stand["start"])
    assert quote["rule"]
    assert 0 < quote["confidence"] <= 1
    for group in ("quotes", "people", "organisations", "timeline"):
        for entry in found[group]:
            assert entry["unsure"] is (entry["confidence"] < 0.6)


def test_a_kit_file_on_standard_output(lufang: Lufang, place: Path, tmp_path: Path) -> None:
    kit = tmp_path / "kit.yaml"
    kit.write_text(lufang("extract", place / "release.docx", "--yaml").out, encoding="utf-8")
    assert load(kit).kit.headline == HEADLINE
    assert (
        lufang("extract", place / "release.docx").out
        == lufang("extract", place / "release.docx", "--json").out
    )


def test_the_date_gives_the_year(lufang: Lufang, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("示例节5月15日开幕。", encoding="utf-8")
    dates = [
        json.loads(lufang("extract", file, "--date", date).out)["timeline"][0]["date"]
        for date in ("2018", "2019-06")
    ]
    assert dates == ["2018-05-15", "2019-05-15"]
    ran = lufang("extract", file, "--date", "last year")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_pasted_text(tmp_path: Path) -> None:
    def paste(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "lufang_tui", *arguments], input=OPENING.encode(), capture_output=True, check=True
        )  # fmt: skip

    assert json.loads(paste("extract", "-").stdout)["quotes"][0]["text"] == SAID
    paste("import", "-", "-o", str(tmp_path / "pasted"))
    assert (tmp_path / "pasted/press_kit/source/release.txt").read_bytes() == OPENING.encode()


def bomb() -> bytes:
    return word_file(paragraph("词"), parts={"word/bomb.xml": b"<a/>" + b" " * 30_000_000})


def locked_pdf() -> bytes:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf_file([(72, 700, 12, "Words")]))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


BAD: dict[str, tuple[bytes, str]] = {
    "empty.md": (b"", "is empty"),
    "blank.txt": (b" \r\n\n", "is empty"),
    "empty.docx": (b"", "is empty"),
    "empty.pdf": (b"", "is empty"),
    "binary.txt": (bytes(range(256)) * 10, "not a text file"),
    "picture.md": (PNG, "not a text file"),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    "broken.docx": (word_file(paragraph("词"))[:700], "not a readable Word document"),
    "bomb.docx": (bomb(), "unpacks to more"),
    "entities.docx": (
        word_file(paragraph("&a;"), before='<!DOCTYPE x [<!ENTITY a "b">]>'),
        "defines XML entities",
    ),
    "locked.pdf": (locked_pdf(), "password"),
    "broken.pdf": (b"%PDF-1.4\n1 0 obj\n<<", "not a readable PDF file"),
    "scanned.pdf": (pdf_file([], picture=(72, 300)), "text recognition (OCR)"),
    "scripts.html": (b"<script>document.write('a')</script><style>p{}</style>", "no text"),
    "not-mail.eml": (b"\x00\x01\x02", "not an e-mail"),
    "old.doc": (b"\xd0\xcf\x11\xe0", "save it as .docx"),
    "old.rtf": (b"{\\rtf1 words}", "save it as .docx"),
    "old.wps": (b"\xd0\xcf\x11\xe0", "save it as .docx"),
    "words.xyz": (b"words", "give a .md, .txt, .html, .docx, .pdf or .eml file"),
    "mixed.txt": ("鲁纺产业节\n".encode() + "开幕了，很热闹".encode("gb18030") * 9, "mixed encodings: a part of it is UTF-8, but not line 2"),
    "mixed-latin.txt": ("“Ja”, said Zoë.\n".encode() + "“Größe“, said Müller.".encode("cp1252"), "but not line 2"),
    "cut.txt": (b"\xef\xbb\xbf" + "鲁纺".encode()[:-1], "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_release_gets_one_clear_line_and_leaves_nothing(
    lufang: Lufang, tmp_path: Path, name: str
) -> None:
    data, expected = BAD[name]
    file = tmp_path / name
    file.write_bytes(data)
    for ran in (lufang("extract", file), lufang("import", file, "-o", tmp_path / "kit")):
        assert (ran.code, ran.out) == (2, ""), ran.out
        assert ran.err.count("\n") == 1, ran.err
        assert expected in ran.err
        assert name in ran.err
    assert not [one for one in tmp_path.iterdir() if one.name not in {name, "state"}]


@pytest.mark.parametrize("ending", ["md", "txt", "html", "docx", "pdf", "eml"])
def test_a_hundred_megabytes_are_refused_at_once(lufang: Lufang, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"large.{ending}"
    with file.open("wb") as stream:
        stream.write(b"%PDF-1.4 words ")
        stream.truncate(100_000_000)
    start = time.monotonic()
    ran = lufang("extract", file)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "larger than" in ran.err
    assert time.monotonic() - start < 20


def test_a_release_without_a_quotation_is_no_failure(lufang: Lufang, tmp_path: Path) -> None:
    file = tmp_path / "plain.txt"
    file.write_text("河湾造纸集团今天开工。\n\n这里没有引语。", encoding="utf-8")
    ran = lufang("extract", file)
    assert (ran.code, json.loads(ran.out)["quotes"]) == (0, [])
    assert ran.err == f"{file}: no quotation found\n"
    ran = lufang("import", file, "-o", tmp_path / "kit")
    assert ran.code == 0
    assert "no quotation found" in ran.err


def test_a_release_in_two_languages_is_read_in_both(lufang: Lufang, tmp_path: Path) -> None:
    file = tmp_path / "two.md"
    more = "The laboratory will open its doors to every school along the river in May 2024, and to their teachers."
    file.write_text(f"{OPENING}\n\n{SECOND}\n\n{EN_OPENING}\n\n{more}\n", encoding="utf-8")
    ran = lufang("extract", file)
    found = json.loads(ran.out)
    assert ran.code == 0
    assert ran.err == f"{file}: in two languages, zh-CN, en; both were read\n"
    assert [quote["text"] for quote in found["quotes"] if quote["kind"] == "direct"] == [SAID, EN_SAID]
    assert found["timeline"][-1]["what"] == more
    assert {"沈文清", "Margaret Osei"} <= {person["name"] for person in found["people"]}
    assert lufang("extract", file, "--language", "zh-CN").err == ""
    assert lufang("import", file, "-o", tmp_path / "kit").code == 0
    assert lufang("check", tmp_path / "kit").code == 0


def test_an_e_mail_offers_its_attachments(lufang: Lufang, tmp_path: Path) -> None:
    file = tmp_path / "mail.eml"
    file.write_bytes(mail(attached=True))
    ran = lufang("extract", file)
    assert ran.code == 0
    assert "attached are 新闻稿.docx; --attachment NAME reads one" in ran.err
    assert "attached are 新闻稿.docx" in lufang("import", file, "-o", tmp_path / "cover").err
    ran = lufang("import", file, "--attachment", "新闻稿.docx", "-o", tmp_path / "kit")
    assert ran.code == 0, ran.err
    kit = load(tmp_path / "kit").kit
    assert (kit.headline, kit.quotes[0].text) == (HEADLINE, SAID)
    assert (tmp_path / "kit/press_kit/source/新闻稿.docx").exists()
    ran = lufang("extract", file, "--attachment", "other.docx")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "attached: 新闻稿.docx" in ran.err


def test_pictures_come_along_or_are_told_to_be_missing(lufang: Lufang, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    file = tmp_path / "release.md"
    file.write_text(
        f"{OPENING}\n\n![](a.png)\n\n图1：现场\n\n![](https://img.example/b.jpg)\n\n图2：远处\n",
        encoding="utf-8",
    )
    ran = lufang("import", file, "-o", tmp_path / "kit")
    assert "1 picture did not come with the release: b.jpg" in ran.err
    figures = load(tmp_path / "kit").kit.figures
    assert [(figure.file, figure.caption) for figure in figures] == [("a.png", "现场"), (None, "远处")]
    assert (tmp_path / "kit/assets/a.png").read_bytes() == PNG
    assert lufang("check", tmp_path / "kit").code == 0


def test_a_broken_release_stops_nothing_and_is_told_at_the_end(
    lufang: Lufang, place: Path, tmp_path: Path
) -> None:
    (place / "broken.docx").write_bytes(b"PK")
    ran = lufang(
        "import",
        place / "release.md",
        place / "broken.docx",
        place / "absent.txt",
        place / "release.eml",
        "-o",
        tmp_path / "kits",
    )
    assert ran.code == 2
    assert [Path(line).name for line in ran.out.splitlines()] == ["release", "release-2"]
    said = ran.err.splitlines()
    assert [line for line in said if line.startswith("lufang: ")] == [
        f"lufang: {place / 'broken.docx'}: not a readable Word document (open it in Word and save it again)".replace(f"{place}/", ""),
        f"lufang: {place / 'absent.txt'}: No such file or directory",
    ]  # fmt: skip
    assert said[-1] == "2 of 4 releases were not imported"


def test_an_import_over_a_kit_needs_update_and_keeps_the_review(
    lufang: Lufang, place: Path, tmp_path: Path
) -> None:
    kit = tmp_path / "kit"
    assert lufang("import", place / "release.md", "-o", kit).code == 0
    ran = lufang("import", place / "release.md", "-o", kit)
    assert (ran.code, ran.out) == (3, "")
    assert "--update" in ran.err
    file = kit / "press_kit/kit.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("review: extracted", "review: accepted"), encoding="utf-8"
    )
    corrected = tmp_path / "corrected.md"
    corrected.write_text(f"# {HEADLINE}\n\n{OPENING}\n\n", encoding="utf-8")
    ran = lufang("import", corrected, "-o", kit, "--update")
    assert ran.code == 0, ran.err
    assert "words that no longer stand: 1" in ran.err
    assert "quote-2: 实验室将面向全省的中小企业开放" in ran.err
    reviewed = load(kit).kit
    assert [(quote.id, quote.review.value) for quote in reviewed.quotes if quote.review] == [
        ("quote-1", "accepted")
    ]
    assert lufang("check", kit).code in {0, 1}


def test_check_counts_what_nobody_reviewed_and_exports_leave_it_out(
    lufang: Lufang, place: Path, tmp_path: Path
) -> None:
    kit = tmp_path / "kit"
    lufang("import", place / "release.md", "-o", kit)
    assert "nobody has reviewed 2 of 2 quotations: quote-1, quote-2" in lufang("check", kit).out
    assert (lufang("check", kit).code, lufang("check", kit, "--strict").code) == (0, 1)
    file = kit / "press_kit/kit.yaml"
    first, second, rest = file.read_text(encoding="utf-8").partition("text: " + SAID)
    file.write_text(
        first + second + rest.replace("review: extracted", "review: accepted", 1), encoding="utf-8"
    )
    assert "nobody has reviewed 1 of 2 quotations: quote-2" in lufang("check", kit).out
    out = lufang("export", kit, "--to", "json", "--reviewed").out
    assert [quote["id"] for quote in json.loads(out)["quotes"]] == ["quote-1"]


def test_several_releases_show_a_bar_on_a_terminal_alone(lufang: Lufang, place: Path, tmp_path: Path) -> None:
    files = [place / "release.md", place / "release.docx"]
    assert "importing" not in lufang("import", *files, "-o", tmp_path / "piped").err
    command = [sys.executable, "-m", "lufang_tui", "import", *map(str, files), "-o", str(tmp_path / "kits")]
    with in_pty(command) as terminal:
        terminal.wait(b"importing")
        terminal.wait(b"100%")
        terminal.wait(str(tmp_path / "kits/release-2").encode())


def test_the_bar_leaves_standard_output_to_the_script(place: Path, tmp_path: Path) -> None:
    files = f"{place / 'release.md'} {place / 'release.docx'}"
    line = f"{sys.executable} -m lufang_tui import {files} -o {tmp_path / 'kits'} > {tmp_path / 'made.txt'}; echo done"
    with in_pty(["sh", "-c", line]) as terminal:
        terminal.wait(b"importing")
        terminal.wait(b"done")
    assert (tmp_path / "made.txt").read_text().split() == [
        str(tmp_path / "kits/release"),
        str(tmp_path / "kits/release-2"),
    ]


@pytest.mark.parametrize("moment", [0.15, 0.35, 0.55])
def test_an_import_that_is_killed_leaves_no_half_kit(place: Path, tmp_path: Path, moment: float) -> None:
    kits = tmp_path / "kits"
    many = tmp_path / "many"
    many.mkdir()
    for number in range(30):
        (many / f"{number}.docx").write_bytes(SAMPLES["release.docx"])
    process = subprocess.Popen(
        [sys.executable, "-m", "lufang_tui", "import", *map(str, many.iterdir()), "-o", str(kits)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    end = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < end and not (kits.is_dir() and any(kits.iterdir())):
        time.sleep(0.01)
    time.sleep(moment)
    process.kill()
    process.communicate(timeout=30)  # ends when the processes that share the work have ended too
    for folder in kits.iterdir():
        if folder.name.startswith("."):
            continue  # a draft beside the kits, never under a kit's name
        kit = load(folder).kit
        assert kit.source is not None
        assert (folder / "press_kit" / kit.source.file).read_bytes() == SAMPLES["release.docx"]
        assert kit.figures[0].file is not None
        assert (folder / "assets" / kit.figures[0].file).exists()


def test_a_cover_note_alone_is_no_release(lufang: Lufang, tmp_path: Path) -> None:
    file = tmp_path / "bare.eml"
    file.write_bytes(mail_file("请查收。"))
    assert lufang("extract", file).err == f"{file}: no quotation found\n"


def test_a_review_needs_a_terminal_and_a_kit_that_can_be_changed(
    lufang: Lufang, place: Path, tmp_path: Path
) -> None:
    kit = tmp_path / "kit"
    lufang("import", place / "release.md", "-o", kit)
    packed = shutil.make_archive(str(tmp_path / "kit"), "zip", kit)
    for asked, expected in (
        (kit, "a review needs a terminal"),
        (packed, "a kit in an archive cannot be changed"),
        (tmp_path / "absent", "absent"),
    ):
        ran = lufang("review", asked)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1), ran.err
        assert expected in ran.err
    (kit / "press_kit/kit.yaml").write_text("format: 1\n", encoding="utf-8")
    ran = lufang("review", kit)
    assert ran.code == 2
    assert all("kit.yaml:" in line for line in ran.err.splitlines())


def test_a_review_that_is_done_leaves_nothing_to_note(lufang: Lufang, place: Path, tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    lufang("import", place / "release.docx", "-o", kit)
    session = Session(kit)
    session.apply(accept_from(session.kit, 0.0))
    ran = lufang("check", kit, "--strict")
    assert (ran.code, ran.out) == (0, "")
    exported = json.loads(lufang("export", kit, "--to", "json", "--reviewed").out)
    assert [len(exported[group]) for group in ("quotes", "figures")] == [2, 1]
    assert OPENING in exported["sections"][0]["text"]
