"""People across kits: joined by a name and an organisation in common, corrected by whoever knows better."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from library.libraries import kit_of, library_of
from lufang_tui.errors import LufangError
from lufang_tui.library import Join, Library, LibraryPerson
from lufang_tui.search import Group, parse

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Zhang Xi'an of the chamber, in three kits, and two namesakes."""
    kits = [
        kit_of(0, "张锡安", "进出口商会", "副会长", "2016-03-01", "第一句。"),
        kit_of(1, "張錫安", "進出口商會", "会长", "2018-05-15", "第二句。"),
        kit_of(2, "张锡安", "滨州大学", "教授", "2017", "第三句。"),
        kit_of(3, "张锡安", "进出口商会", "会长", "2019-01", "第四句。"),
        kit_of(4, "张锡安", "城建公司", "经理", "2015", "第五句。"),
        kit_of(5, "查文雄", "京东云", "总监", "2015", "张锡安说过别的。"),
    ]
    return library_of(kits, tmp_path)


def person(library: Library, kit: str) -> LibraryPerson:
    number = next(one for one in library.kits() if one.id == kit)
    found = library.person_of(number, "anna")
    assert found is not None
    return found


def records(one: LibraryPerson) -> list[str]:
    return [joined.record.key for joined in one.records]


def test_records_with_a_name_and_an_organisation_in_common_are_one_person(library: Library) -> None:
    one = person(library, "kit-1")
    assert records(one) == ["kit-3/anna", "kit-1/anna", "kit-0/anna"]
    assert one.key == "kit-0/anna"
    assert [joined.by for joined in one.records] == [Join.ORGANISATION, Join.ORGANISATION, None]
    assert one.records[0].to == "kit-0/anna"
    assert one.records[0].organisation == "进出口商会"


def test_titles_over_time(library: Library) -> None:
    posts = person(library, "kit-0").posts
    assert [(post.title, post.first, post.last, post.kits) for post in posts] == [
        ("会长", "2018-05-15", "2019-01", 2),
        ("副会长", "2016-03-01", "2016-03-01", 1),
    ]


def test_namesakes_stay_apart(library: Library) -> None:
    one = person(library, "kit-2")
    assert records(one) == ["kit-2/anna"]
    assert one.namesakes == 2
    assert {other.key for other in library.namesakes(one)} == {"kit-0/anna", "kit-4/anna"}


def test_everything_that_names_the_person_in_order_of_dates(library: Library) -> None:
    events = library.timeline(person(library, "kit-0"))
    assert [(event.date, event.hit.group, event.hit.text) for event in events] == [
        ("2019-01", Group.QUOTES, "第四句。"),
        ("2018-05-15", Group.QUOTES, "第二句。"),
        ("2016-03-01", Group.QUOTES, "第一句。"),
    ]
    assert len(library.timeline(person(library, "kit-0"), 2)) == 2


def test_what_somebody_says_joins_and_parts(library: Library) -> None:
    library.correct("kit-4/anna", "kit-2/anna", same=True)
    one = person(library, "kit-4")
    assert records(one) == ["kit-2/anna", "kit-4/anna"]
    assert one.records[0].by is Join.SAME
    library.correct("kit-0/anna", "kit-3/anna", same=False)
    groups = {kit: set(records(person(library, kit))) for kit in ("kit-0", "kit-3")}
    assert "kit-3/anna" not in groups["kit-0"]
    assert "kit-0/anna" not in groups["kit-3"]
    assert library.corrections == [("kit-4/anna", "kit-2/anna", True), ("kit-0/anna", "kit-3/anna", False)]
    library.withdraw("kit-3/anna", "kit-0/anna")
    assert "kit-3/anna" in records(person(library, "kit-0"))
    with pytest.raises(LufangError, match="nothing was said"):
        library.withdraw("kit-3/anna", "kit-0/anna")


def test_people_of_other_names_are_the_same_where_somebody_says_so(library: Library) -> None:
    library.correct("kit-5/anna", "kit-2/anna", same=True)
    assert set(records(person(library, "kit-2"))) == {"kit-5/anna", "kit-2/anna"}
    assert len(library.timeline(person(library, "kit-2"))) == 2


def test_people_are_found_by_name_pinyin_and_typo(library: Library) -> None:
    for query in ("张锡安", "zhangxian", "zxa", "zhangxain", "speaker:张锡安 OR", "會長 张锡安"):
        keys = [one.key for one in library.people(parse(query.removesuffix(" OR")))]
        assert "kit-0/anna" in keys or query.startswith("speaker"), query
        assert len(keys) == len(set(keys))
    assert [one.key for one in library.people(parse("查文雄"))] == ["kit-5/anna"]
    assert len(library.people()) == 4
    assert len(library.people(limit=2)) == 2


def test_no_record_is_looked_for_in_all_of_them(library: Library) -> None:
    """However many people there are, finding those of a name asks an index."""
    asked: list[str] = []
    with library.engine() as engine:
        assert engine is not None
        connection = engine._connection
        connection.set_trace_callback(asked.append)
        assert engine.records(kit=1)
        assert engine.records(key=engine.records(kit=1)[0][2])
        assert engine.records(party_id="anna")
        connection.set_trace_callback(None)
        assert len(asked) == 4
        for statement in asked:
            how = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
            assert not any("SCAN" in step for step in how), how


def test_a_spokesman_of_hundreds_of_kits_is_one_person_but_for_whom_somebody_parted(tmp_path: Path) -> None:
    library = library_of(
        [kit_of(at, "张锡安", "进出口商会", "会长", f"20{at % 20:02}") for at in range(60)], tmp_path
    )
    assert [len(one.records) for one in library.people()] == [60]
    library.correct("kit-3/anna", "kit-40/anna", same=False)
    people = library.people()
    assert sorted(len(one.records) for one in people) == [1, 59]
    for one in people:
        assert not {"kit-3/anna", "kit-40/anna"} <= set(records(one))
