"""Faults of a kit file: all in one go, in file order, each at its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kits import MemoryFolder
from lufang_tui.errors import LufangError
from lufang_tui.kit import faults as faults_module
from lufang_tui.kit.faults import RULES, BrokenKit
from lufang_tui.kit.load import load, read
from lufang_tui.kit.read import read_bytes

FIXTURE = Path(__file__).parents[1] / "fixtures/kit/faults"

PLANTED = """\
4:5: id: 'Bad_Id' is not an id: lower-case letters, digits and hyphens [wrong-form]
7:1: labels: the format has no key 'labels' here (did you mean 'label'?) [unknown-key]
8:10: embargo: '2018-05-15 09:00' is not a time with its offset from UTC; expected an RFC 3339 time with its offset, \
such as 2018-05-15T09:00:00+08:00 [not-a-time]
9:16: source.file: '../../etc/passwd': the path leaves the kit's folder; expected a path inside the kit, with forward slashes [path-leaves-kit]
9:42: source.sha256: '526A' is not a SHA-256 digest, 64 lower-case hexadecimal digits [wrong-form]
11:12: contacts[0].name: an empty text; expected some [empty]
12:5: contacts[1]: 'just a line'; expected a mapping with name: [wrong-type]
15:10: organisations[1].id: the id 'office' is taken by an entry of organisations [duplicate-id]
17:74: people[0].roles[0].organisation: no organisation has the id 'offce' (did you mean 'office'?) [unknown-id]
18:66: people[1].roles[1].id: Bert has the role id 'head' twice [duplicate-id]
19:5: people[2]: the key 'name' is missing [missing-key]
20:75: people[3].translations.en.roles.chief: Dora has no role with the id 'chief' [unknown-id]
27:24: sections[1].text: a list; expected text [wrong-type]
31:5: sections[2].note: the key 'note' stands here twice; expected once [duplicate-key]
33:26: quotes[0].speakers[0]: no person or organisation has the id 'ana' (did you mean 'anna'?) [unknown-id]
34:39: quotes[1].kind: 'indirct'; expected direct, indirect or partial (did you mean 'indirect'?) [unknown-value]
35:55: quotes[2].text: an empty list; expected at least one passage [empty]
36:39: quotes[3].role: no speaker has the role 'deputy' [unknown-id]
37:89: quotes[4].confidence: '1.5' is out of range; expected a number from 0 to 1 [out-of-range]
38:139: quotes[5].translations.de.official: 'yes'; expected true or false [wrong-type]
40:23: figures[0].number: 'first'; expected a whole number [wrong-type]
41:43: figures[1].section: no section has the id 'opning' (did you mean 'opening'?) [unknown-id]
42:69: figures[2].after_paragraph: 3 is too large; the section 'opening' has 2 paragraphs [out-of-range]
44:21: timeline[0].date: '2018-02-30' is no EDTF date: 2018-02 has the days 01 to 28; expected a date in EDTF, such as \
2018-05-15, 2017, 2016/2020 or 2016-36 (fourth quarter) [not-edtf]
45:21: timeline[1].date: the tag !!timestamp is not read in a kit; leave it out [tag]
""".splitlines()


def test_25_faults_of_25_kinds_are_told_in_one_go() -> None:
    reading = read(FIXTURE)
    file = str(FIXTURE / "press_kit/kit.yaml")
    assert [fault.render(file) for fault in reading.faults] == [f"{file}:{line}" for line in PLANTED]
    assert len(PLANTED) == 25


def test_every_rule_of_the_reader_is_named_once() -> None:
    room = Path(faults_module.__file__).parent
    used = set(
        re.findall(
            r'"([a-z]+(?:-[a-z]+)+|tag|syntax|empty|encoding)"',
            "".join(path.read_text(encoding="utf-8") for path in room.glob("*.py")),
        )
    )
    assert set(RULES) <= used
    assert {fault.rule for fault in read(FIXTURE).faults} <= set(RULES)


def test_loading_raises_all_of_them() -> None:
    with pytest.raises(BrokenKit) as broken:
        load(FIXTURE)
    assert len(broken.value.faults) == 25
    assert str(broken.value).count("\n") == 24


def test_what_could_be_read_is_there() -> None:
    press = read(FIXTURE).press
    assert press is not None
    assert [person.id for person in press.kit.people] == ["anna", "bert", "dora"]
    assert [section.id for section in press.kit.sections] == ["opening", "close"]


def test_places_count_entries_as_they_were_read() -> None:
    reading = read(FIXTURE)
    # sections[1] of the file was left out, so the kit's second section is the file's third
    assert reading.locate("sections", 1, "text") == (29, 11, "sections[2].text")
    assert reading.locate("quotes", 0, "note").where == "quotes[0].note"


def faults(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    return [fault.render("kit.yaml") for fault in read_bytes(data, MemoryFolder()).faults]


HEAD = "format: 1\nid: a\nlanguage: en\nlabel: A\nsections:\n  - {id: s, text: t}\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "1:1: the file is empty; expected a press kit"),
        ("# only a comment\n", "1:1: the file is empty; expected a press kit"),
        ("hello", "1:1: not a press kit; expected a mapping that starts with format:"),
        ("- a\n- b", "1:1: not a press kit; expected a mapping that starts with format:"),
        ("name: a shopping list", "1:1: not a press kit; the key 'format' is missing"),
        ("format: 2\nid: a", "1:9: format: format 2 is newer than this program reads (1); update lufang-tui"),
        ("format: 0\nid: a", "1:9: format: there is no format 0; expected 1"),
        ("[" * 200_000, "1:33: nested more than 32 deep"),
        ("{a: " * 200_000, "1:129: nested more than 32 deep"),
        ("format: 1\nid: \x1b[31m", "2:5: the character U+001B may not stand in YAML"),
        (HEAD + "---\n" + HEAD, "7:1: a second YAML document; a kit is one document"),
        (HEAD + "note: *nothing", "7:7: the alias *nothing names nothing above it"),
        ("format: 1\nid: 鲁纺\n".encode("gb18030"), "2:6: not UTF-8 (byte 0xB7); it reads as GB18030, save it again as UTF-8"),
        (HEAD.encode("utf-16"), "1:1: saved as UTF-16; a kit is UTF-8, save it again as that"),
        (b"\xff" + HEAD.encode(), "1:1: not UTF-8 (byte 0xFF); a kit is a UTF-8 text"),
    ],
)  # fmt: skip
def test_what_is_no_kit_gets_one_line(text: str | bytes, line: str) -> None:
    (told,) = faults(text)
    assert told.startswith(f"kit.yaml:{line} [")


def test_an_alias_bomb_is_refused_quickly() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in range(1, 12):
        bomb += f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n"
    assert faults(HEAD + bomb)[-1].endswith("aliases that stand for more than 10,000 values [too-large]")


def test_nothing_contains_itself() -> None:
    assert (
        faults(HEAD + "note: &self [*self]")[-1]
        == "kit.yaml:7:14: the alias *self names nothing above it [syntax]"
    )


def test_a_few_aliases_are_read() -> None:
    reading = read_bytes((HEAD + "note: &n once\nheadline: *n\n").encode(), MemoryFolder())
    assert not reading.faults
    assert reading.press
    assert reading.press.kit.headline == "once"


def test_a_syntax_fault_ends_the_list_and_what_it_cut_off_is_not_called_missing() -> None:
    told = faults("format: 1\nid: A\nlanguage: en\npeople:\n  - {id: p, name: P}\n  - {id: q, [")
    assert (
        told[0] == "kit.yaml:2:5: id: 'A' is not an id: lower-case letters, digits and hyphens [wrong-form]"
    )
    assert len(told) == 2
    assert told[1].startswith("kit.yaml:7:1: not YAML:")


def test_a_hostile_file_does_not_make_a_million_lines() -> None:
    assert len(faults(HEAD + "people: [" + "1," * 50_000 + "]")) == 1_000


def test_text_of_the_kit_in_a_message_cannot_drive_the_terminal() -> None:
    told = faults(HEAD + 'publisher: "\\e]52;c;eA==\\e\\\\\\u202e\\n"\n')
    assert len(told) == 1
    assert not any(ord(char) < 32 or char == "\u202e" for char in told[0])


@pytest.mark.parametrize("written", ["no", "12:30", "01053327", "2018-05-15", "1e3", "Null", "on", "0o7"])
def test_scalars_are_taken_as_written(written: str) -> None:
    reading = read_bytes(HEAD.replace("label: A", f"label: {written}").encode(), MemoryFolder())
    assert not reading.faults
    assert reading.press
    assert reading.press.kit.label == written


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(LufangError, match="No such file"):
        load(tmp_path / "nothing.yaml")
    with pytest.raises(LufangError, match="no press kit here"):
        load(tmp_path)
