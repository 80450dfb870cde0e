"""What a search is narrowed to: values of facets that come and go, years that make a range."""

from __future__ import annotations

import datetime as dt

import pytest

from lufang_tui.search import Field
from lufang_tui.searches import Asked, Chip, Narrowing, typed_years, years

DIRECT = Chip(Narrowing.KIND, "direct", "direct")


def chosen(*asked: int, text: str = "") -> Asked:
    """Narrowed by years, chosen one after the other."""
    found = Asked(text, (DIRECT,))
    for year in asked:
        found = found.toggled(years(year, year))
    return found


@pytest.mark.parametrize(
    ("presses", "value", "label"),
    [
        ((2018,), "2018", "2018"),
        ((2018, 2020), "2018..2020", "2018–2020"),
        ((2020, 2018), "2018..2020", "2018–2020"),
        ((2018, 2020, 2018), "2019..2020", "2019–2020"),
        ((2018, 2020, 2020), "2018..2019", "2018–2019"),
        ((2018, 2020, 2019), "2019", "2019"),
        ((2018, 2019, 2019), "2018", "2018"),
    ],
)
def test_years_make_a_range_and_shrink_it(presses: tuple[int, ...], value: str, label: str) -> None:
    asked = chosen(*presses)
    assert asked.chips == (DIRECT, Chip(Narrowing.DATE, value, label))


def test_a_year_that_is_chosen_again_is_taken_away() -> None:
    assert chosen(2018, 2018).chips == (DIRECT,)


def test_a_typed_range_takes_the_place_of_what_is_chosen_and_takes_itself_away() -> None:
    chip = typed_years("2016-2018")
    assert chip is not None
    asked = chosen(2010).toggled(chip)
    assert asked.chips == (DIRECT, chip)
    assert asked.toggled(chip).chips == (DIRECT,)


def test_a_range_has_the_years_within_and_asks_for_all_their_days() -> None:
    asked = chosen(2018, 2020)
    assert [asked.has(years(year, year)) for year in (2017, 2018, 2019, 2020, 2021)] == [
        False, True, True, True, False,
    ]  # fmt: skip
    [date] = [one for one in asked.query().conditions if one.field is Field.DATE]
    assert (date.first, date.last) == (dt.date(2018, 1, 1), dt.date(2020, 12, 31))


@pytest.mark.parametrize(
    "typed", ["2016..2018", " 2016 - 2018", "2016–2018", "２０１６～２０１８", "2016至2018"]
)
def test_ranges_as_people_type_them(typed: str) -> None:
    assert typed_years(typed) == Chip(Narrowing.DATE, "2016..2018", "2016–2018")


@pytest.mark.parametrize("typed", ["", "2016", "2018..2016", "16-18", "2016-20180", "kit 2016-2018"])
def test_what_is_no_range(typed: str) -> None:
    assert typed_years(typed) is None


def test_leaving_a_facet_out() -> None:
    asked = chosen(2018, text="a")
    assert asked.leaving(Narrowing.KIND).chips == (years(2018, 2018),)
    assert asked.leaving(Narrowing.DATE) == Asked("a", (DIRECT,))
