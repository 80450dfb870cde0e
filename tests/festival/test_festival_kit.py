"""The festival kit against the release that it was made from."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL.PngImagePlugin import PngImageFile

from lufang_tui.kit.load import load
from lufang_tui.kit.model import Entry, Kind, Person, Quote, Review
from lufang_tui.kit.press import PressKit

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT / "press_kit" / "source" / "release.md"
RELEASE_SHA256 = "526a1b71002e1ad9280d066195abcf514d5d6967f5e9adf37371a4101b121136"
NOT_SUPPLIED = "照片未随稿提供 · Photo not supplied with the release"

PEOPLE = [
    ("檀安慈", "中国服装协会", "副秘书长"),
    ("张锡安", "中国纺织品进出口商会", "副会长"),
    ("徐建华", "中国纺织工业联合会流通分会", "副会长"),
    ("查文雄", "京东云", "交付总监"),
    ("钱淑芬", "山东省商务厅电商处", "调研员"),
    ("甄恩如", "滨州市经信委", "主任"),
    ("刘金刚", "滨州经济开发区管委会", "副主任"),
]
QUOTES = [
    (["山东省人民政府办公厅"], "indirect", "提出"),
    (["滨州市委", "滨州市政府"], "indirect", "提出了"),
    (["张锡安"], "indirect", "坦言"),
    (["查文雄"], "direct", "表示"),
    (["檀安慈"], "direct", "说"),
    (["徐建华"], "indirect", "表示"),
]
SLIPS = {
    "可以遇见": "brand-building",
    "由中低端迈向中高端的迈进": "cluster",
    "该基建成后": "jd-empowers",
    "2018首届鲁纺产业节": "outlook",
}


@pytest.fixture(scope="module")
def press() -> PressKit:
    return load(ROOT / "press_kit" / "kit.yaml")


@pytest.fixture(scope="module")
def article(press: PressKit) -> str:
    return "\n".join(section.text for section in press.kit.sections)


def source_blocks() -> list[str]:
    return [block.strip() for block in re.split(r"\n\s*\n", RELEASE.read_text(encoding="utf-8"))]


def is_body(block: str) -> bool:
    return not block.startswith(("![", "**"))


def entries(press: PressKit) -> Iterator[Entry]:
    kit = press.kit
    for group in (kit.organisations, kit.people, kit.sections, kit.quotes, kit.figures, kit.timeline):
        yield from group


def paragraph_of(press: PressKit, quote: Quote) -> str:
    anchor = press.anchors[quote.id][0]
    return press.paragraphs(anchor.section)[press.paragraph_at(anchor)].text


def test_the_release_is_byte_for_byte_the_one_received(press: PressKit) -> None:
    assert hashlib.sha256(RELEASE.read_bytes()).hexdigest() == RELEASE_SHA256
    assert press.kit.source is not None
    assert press.kit.source.sha256 == RELEASE_SHA256
    assert press.folder.source_bytes(press.kit.source.file) == RELEASE.read_bytes()


def test_the_kit_that_ships_is_this_one(press: PressKit) -> None:
    assert load(None).kit == press.kit


def test_the_first_line_names_the_schema() -> None:
    first = (ROOT / "press_kit" / "kit.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=kit.schema.json"


def test_every_paragraph_of_the_release_is_in_the_sections_whole_and_in_order(press: PressKit) -> None:
    ours = [p.text for section in press.kit.sections for p in press.paragraphs(section.id)]
    assert ours == [block for block in source_blocks() if is_body(block)]
    assert len(ours) == 17


def test_the_release_has_no_headings_so_every_section_has_a_label_only(press: PressKit) -> None:
    assert all(section.heading is None and section.label for section in press.kit.sections)


def test_the_dateline_opens_the_article(press: PressKit, article: str) -> None:
    dateline = press.kit.dateline
    assert dateline is not None
    assert (dateline.place, dateline.date) == ("山东滨州", "2018-05-15")
    assert dateline.text is not None
    assert article.startswith(dateline.text)


def test_seven_people_with_organisation_and_title_as_the_release_puts_them(
    press: PressKit, article: str
) -> None:
    found = [
        (person.name, organisation.name, role.title)
        for person in press.kit.people
        for role in person.roles
        if (organisation := press.organisation_of(role))
    ]
    assert found == PEOPLE
    assert all(organisation + title + name in article for name, organisation, title in found)


def test_every_name_and_alias_stands_in_the_release(press: PressKit, article: str) -> None:
    names = [name for o in press.kit.organisations for name in (o.name, *o.aliases)]
    names += [name for person in press.kit.people for name in (person.name, *person.aliases)]
    assert [name for name in names if name not in article] == []


def test_twenty_organisations_the_signing_companies_and_both_names_of_the_zone_among_them(
    press: PressKit, article: str
) -> None:
    names = [organisation.name for organisation in press.kit.organisations]
    assert len(names) == len(set(names)) == 20
    signing = re.search(r"当天，(.+?)等滨州纺织企业界代表", article)
    assert signing is not None
    assert len(signing[1].split("、")) == 5
    assert {*signing[1].split("、"), "滨州经济技术开发区管委会", "滨州经济开发区管委会"} <= set(names)
    offices = [o for o in press.kit.organisations if o.name.endswith("开发区管委会")]
    assert all("两名" in (o.note or "") or "他处" in (o.note or "") for o in offices)


def test_every_passage_stands_exactly_once(press: PressKit) -> None:
    assert press.anchoring.missing == {}
    assert press.anchoring.ambiguous == {}
    assert set(press.anchors) == {entry.id for entry in (*press.kit.quotes, *press.kit.timeline)}


def test_the_quotations_with_speakers_kinds_and_cues(press: PressKit) -> None:
    found = [([s.name for s in press.speakers(q)], q.kind.value, q.cue) for q in press.kit.quotes]
    assert found == QUOTES


def test_marks_stand_around_direct_quotations_only_and_are_not_part_of_them(press: PressKit) -> None:
    for quote in press.kit.quotes:
        [anchor] = press.anchors[quote.id]
        section = press.section(anchor.section)
        assert section is not None
        around = section.text[anchor.start - 1] + section.text[anchor.end]
        assert (around == "“”") == (quote.kind is Kind.DIRECT), quote.id


def test_mention_and_cue_stand_before_the_quotation_in_its_paragraph(press: PressKit) -> None:
    for quote in press.kit.quotes:
        before, _, _ = paragraph_of(press, quote).partition(quote.passages[0])
        assert quote.mention
        assert quote.cue
        assert before.rfind(quote.mention) < before.rfind(quote.cue), quote.id
        assert quote.mention in before, quote.id


def test_a_document_that_speaks_is_said_to_be_one(press: PressKit) -> None:
    quote = next(q for q in press.kit.quotes if (q.mention or "").startswith("《"))
    assert "文件" in (quote.note or "")
    assert not any(isinstance(speaker, Person) for speaker in press.speakers(quote))


def test_figures_have_the_numbers_captions_and_places_of_the_release(press: PressKit) -> None:
    body: list[str] = []
    pictures: list[tuple[str, str]] = []  # file and the paragraph before it
    captions: list[tuple[str, str]] = []
    for block in source_blocks():
        if is_body(block):
            body.append(block)
        elif picture := re.fullmatch(r"!\[(.+)\]\(\)", block):
            pictures.append((picture[1], body[-1]))
        elif caption := re.fullmatch(r"\*\*（图(.)）(.+)\*\*", block):
            captions.append((caption[1], caption[2]))
    figures = press.kit.figures
    assert [("一二三四"[(f.number or 0) - 1], f.caption) for f in figures] == captions
    places = []
    for figure in figures:
        assert figure.section
        assert figure.after_paragraph
        places.append((figure.file, press.paragraphs(figure.section)[figure.after_paragraph - 1].text))
    assert places == pictures
    assert len(figures) == 4


def test_every_picture_is_a_small_stand_in_that_says_so(press: PressKit) -> None:
    for figure in press.kit.figures:
        assert figure.file
        assert figure.credit is None
        assert "照片未随稿提供" in (figure.alt or "")
        assert "照片未随稿提供" in (figure.note or "")
        file = press.folder.picture_path(figure.file)
        assert file is not None
        assert file.stat().st_size <= 30_000
        with PngImageFile(file) as picture:
            assert picture.size == (960, 640)
            assert picture.text == {"Title": figure.caption, "Description": NOT_SUPPLIED}


def test_the_stand_ins_script_says_which_font_it_misses(tmp_path: Path) -> None:
    font = tmp_path / "no-such-font.ttc"
    script = ROOT / "tools" / "make_standins.py"
    done = subprocess.run(
        [sys.executable, str(script), "--font", str(font), "--out", str(tmp_path)],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"make_standins: no font at {font} ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_timeline_dates_are_those_of_the_release_and_the_others_stay_undated(press: PressKit) -> None:
    dated = [(h.date, h.when) for h in press.kit.timeline if h.date]
    assert dated == [
        ("2016/2020", "“十三五”期间"),
        ("2017", "2017年"),
        ("2018-05-15", "5月15日"),
        ("2018-05-15", "当天"),
        ("2018-05-15", "当天"),
    ]
    undated = {h.when for h in press.kit.timeline if not h.date}
    assert undated == {None, "在产业数字化转型的新时期", "该基建成后", "近年来", "启动仪式后"}
    assert len(press.kit.timeline) == 14


def test_an_expression_of_time_stands_in_the_text_that_it_dates(press: PressKit) -> None:
    assert [h.id for h in press.kit.timeline if h.when and h.when not in h.text] == []


def test_names_titles_and_quotations_have_an_unofficial_english_translation(press: PressKit) -> None:
    for organisation in press.kit.organisations:
        assert organisation.translations["en"].isprintable()
    for person in press.kit.people:
        assert set(person.translations["en"].roles) == {role.id for role in person.roles}
    for quote in press.kit.quotes:
        translation = quote.translations["en"]
        assert translation.official is False
        assert isinstance(translation.text, str)
        assert translation.text.endswith(".") == (quote.kind is Kind.DIRECT)


def test_english_texts_are_english(press: PressKit) -> None:
    kit = press.kit
    texts = [organisation.translations["en"] for organisation in kit.organisations]
    texts += [t for person in kit.people for t in person.translations["en"].roles.values()]
    texts += [person.translations["en"].name for person in kit.people]
    texts += [str(quote.translations["en"].text) for quote in kit.quotes]
    assert [text for text in texts if not re.fullmatch(r"[A-Za-z0-9 ,.\-‘’“”]+", text)] == []


@pytest.mark.parametrize(("slip", "section_id"), SLIPS.items())
def test_a_slip_of_the_release_is_kept_and_noted_where_it_stands(
    press: PressKit, slip: str, section_id: str
) -> None:
    section = press.section(section_id)
    assert section is not None
    assert slip in section.text
    assert slip in (section.note or "")
    assert "[sic]" in (section.note or "")


def test_everything_is_reviewed_and_no_id_is_used_twice(press: PressKit) -> None:
    ids = [entry.id for entry in entries(press)]
    assert len(ids) == len(set(ids))
    assert [entry.id for entry in entries(press) if entry.review is not Review.ACCEPTED] == []


def test_what_the_release_does_not_say_stays_empty(press: PressKit) -> None:
    kit = press.kit
    assert (kit.headline, kit.publisher, kit.embargo, kit.boilerplate, kit.contacts) == (
        None,
        None,
        None,
        None,
        (),
    )
