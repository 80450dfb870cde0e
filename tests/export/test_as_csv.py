"""The kit as CSV: golden tables, read back by the csv module, and never a formula."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

import golden
from kits import kits, small_press
from lufang_tui.attribution import attribute
from lufang_tui.export import export
from lufang_tui.export.as_csv import COLUMNS, GROUPS, defuse, restore, to_csv
from lufang_tui.kit.folder import Directory
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Kit, Person, Quote
from lufang_tui.kit.press import PressKit
from lufang_tui.search import Selection
from lufang_tui.text.safe import hidden, visible

FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'", "''", "'=1", "=", "a;=1", "a\n=1", "a\t@x", ";;=1", "；=1",
    "＝1", "＋1", "－1", "＠x", '"=1"', "a,b", 'a"b', "\n=1", ";'=1", "a;'b", '=HYPERLINK("http://a.example")', "\t\t=1",
]  # fmt: skip
TEXTS = st.sampled_from(FORMULAS) | st.text("=+-@＝＋－＠';\t\r\n\",字a ", max_size=10) | st.text(max_size=20)


def read(table: str) -> list[list[str]]:
    """The rows, without the byte order mark."""
    assert table.startswith("\ufeff")
    return list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""), strict=True))


@pytest.mark.parametrize("group", GROUPS)
def test_golden_tables_of_the_festival_kit(group: str) -> None:
    golden.compare(
        "festival.csv" if group == "quotes" else f"festival.{group}.csv", to_csv(load(None), group)
    )


def test_the_first_group_that_has_entries_is_exported() -> None:
    press = load(None)
    assert export(press, "csv") == to_csv(press, "quotes")
    only = Selection(timeline=press.kit.timeline[:2], figures=press.kit.figures)
    assert export(press, "csv", selection=only) == to_csv(press, "timeline", only)
    assert len(read(export(press, "csv", selection=only))) == 3
    assert read(export(press, "csv", selection=Selection())) == [list(COLUMNS["quotes"])]


@given(TEXTS)
@example("'=1")
@example(";'\t=1")
def test_defusing_can_be_undone(text: str) -> None:
    assert restore(defuse(text)) == text


def starts_a_formula(cell: str) -> bool:
    """Whether a spreadsheet finds a formula in a cell, or in a part of it if it parts cells by something else."""
    return any(part[:1] in set("=+-@＝＋－＠") for part in re.split(r"[;\t\r\n]", cell) if part)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_known_trick_is_left(text: str) -> None:
    assert not starts_a_formula(defuse(text))


@given(TEXTS)
def test_no_text_starts_a_formula(text: str) -> None:
    assert not starts_a_formula(defuse(text))


@given(TEXTS)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    if not re.search(r"(^|[;\t\r\n])[\"\s]*[=+\-@\t\r'＝＋－＠]", text):
        assert defuse(text) == text


@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking a whole kit takes minutes
@given(kits(), TEXTS)
def test_every_table_reads_back_and_no_cell_starts_a_formula(kit: Kit, text: str) -> None:
    if text:
        person = Person(id="extra-person", name=text, aliases=(text, text), note=text)
        kit = Kit(
            **{name: getattr(kit, name) for name in Kit.__struct_fields__} | {"people": (*kit.people, person)}
        )
    press = PressKit(kit, Directory(Path("kit.yaml")))
    for group in GROUPS:
        table = to_csv(press, group, embargo_notice=text)
        assert hidden(table.removeprefix("\ufeff").replace("\r\n", "\n")) == []
        header, *rows = read(table)
        assert header == [*COLUMNS[group], "embargo_notice"]
        assert all(len(row) == len(header) for row in rows)
        # However the file is taken apart - by commas, semicolons, tabs, lines - nothing begins with a formula's sign.
        assert not any(starts_a_formula(cell) for row in rows for cell in row)
        wanted = [entry.id for entry in getattr(kit, group)]
        assert list(dict.fromkeys(row[0] for row in rows)) == wanted
        assert all(restore(row[-1]) == visible(text) for row in rows)
    by_id = {
        row[0]: dict(zip(COLUMNS["quotes"], row, strict=True)) for row in read(to_csv(press, "quotes"))[1:]
    }
    for quote in kit.quotes:
        assert restore(by_id[quote.id]["text"]) == visible("\n".join(quote.passages))
        assert restore(by_id[quote.id]["cue"]) == visible(quote.cue or "")
    names = {row[0]: restore(row[1]) for row in read(to_csv(press, "people"))[1:]}
    assert names == {person.id: visible(person.name) for person in kit.people}


def test_lines_end_as_the_standard_says_and_only_special_cells_are_quoted() -> None:
    table = to_csv(small_press(), "quotes")
    assert table.count("\r\n") == table.count("\n") == 2
    assert table.endswith("\r\n")
    assert re.findall('"[^"]*"', table) == ['"Anna Berg, head of the Harbour Office"']


def test_a_style_and_a_notice_have_columns_of_their_own() -> None:
    press = load(None)
    header, *rows = read(to_csv(press, "quotes", style="zh-news", embargo_notice="under embargo"))
    assert header[-2:] == ["attributed", "embargo_notice"]
    first: Quote = press.kit.quotes[3]
    assert restore(rows[3][-2]) == attribute(press, first, "zh-news")
    assert {row[-1] for row in rows} == {"under embargo"}
    assert read(to_csv(press, "people", style="zh-news"))[0] == list(COLUMNS["people"])


@given(st.text("=+-@a; \t\"',\n\r", max_size=20))
def test_no_cell_starts_a_formula_whatever_the_separator(text: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow([defuse(text)])
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(stream.getvalue(), newline=""), delimiter=separator):
            assert not [cell for cell in row if cell.lstrip(" ").startswith(("=", "+", "-", "@"))], row
    assert restore(defuse(text)) == text


def test_a_formula_behind_quotation_marks_is_defused() -> None:
    assert defuse('a;"=HYPERLINK(1);"b"') == """a;"'=HYPERLINK(1);"b\""""
