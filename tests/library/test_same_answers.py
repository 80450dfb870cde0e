"""The library answers as the search over one kit does: entry by entry, in the kit's order, with the same marks."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library.libraries import kit_of, library_of
from lufang_tui.kit.load import read
from lufang_tui.kit.model import (
    Dateline,
    Figure,
    Happening,
    Kind,
    Kit,
    Organisation,
    Person,
    PersonTranslation,
    Quote,
    QuoteTranslation,
    Role,
    Section,
)
from lufang_tui.library import Library, LibraryKit, names, pieces, planning
from lufang_tui.search import Group, Searcher, parse

# Few words, so that they meet: names that begin alike, traditional and full-width forms, figures, signs, accents.
WORDS = (
    "纺", "织", "纺织", "纺织升级", "紡織昇級", "升级", "京东云", "京東雲", "京东", "云", "热水。没有", "水没", "ＡＩ", "AI", "ai技术", "5G", "采用5G",
    "iphone公司", "1.5", "5", "15万", "1,000", "Wi-Fi", "wi - fi", "O'Neill", "Müller", "Muller", "we believe", "We", "believe wi", "partner",
    "partners", "partnership", "davis", "David", "davies", "director", "direktor", "Direktor", "“转型”", "「轉型」", "转型", "%", "98%", "a.5", ".5",
    "C++", "a_b", "①", "e\u0301", "é", "查文雄", "张文", "张文雄", "赵文", "Zha Wenxiong", "zhang", "wen",
)  # fmt: skip
NAMES = (
    "查文雄", "查文", "张文雄", "張文雄", "张文", "赵文", "单晓", "曾云", "欧阳云", "Anna Berg", "Anna", "David Müller", "Davis Muller", "Zhang Wen", "O'Neill",
)  # fmt: skip
TITLES = ("总监", "交付总监", "Director", "Direktor of sales", "head", "CEO", "David's partner")
QUERIES = (
    *WORDS, "z", "zh", "zw", "zwx", "zhwx", "zha wen", "wenxiong", "zhawenxiong", "zhangwen", "zhengwen", "ouyang", "oy", "dan", "shan", "ceng",
    "davib", "direktör", "partnr", "partnerz", "speaker:zha", "speaker:查文", "speaker:zhang", "speaker:davib", "speaker:anna", "speaker:p-1",
    "speaker:org-1", 'speaker:"Anna Berg"', "org:京东", "org:org-1", "org:jd", "kind:direct", "kind:间接", "in:quotes", "in:people,article",
    "date:2018", "date:2018-05-15", "date:2017..2018", "date:2018-05..", "date:..2016", "date:2018-03", "kit:k-1", "kit:纺织", "i技", "i公司",
    "技", "e公司", "g", "5万", "1.5万", ".5", '"AI"', '"partner"', '"we believe"', "“转", "+", "_", "级。", "。没", "\x00", "\x07", "\ud800",
    # What ends within a word behind a sign, behind Chinese, behind a word.
    "wi-", "wi-f", "wi-fi", "o'n", "o'nei", "o'neil", "1.", "1,0", "1,000", "a.55", "采用5", "用5g", "云w", "织iph", "织ipho", '"partner, w', '"partner, wi',
    '", we', '", part', '"believe w', '"wi - f', '"wi-f"', '"采用5"', ",p", "，pa", "_b", "a_b",
)  # fmt: skip
DATES = (
    None,
    "2016",
    "2017-03",
    "2018",
    "2018-05-15",
    "2018-05-16",
    "2016/2020",
    "2018-05-15/..",
    "2018-36",
    "../2017",
)


def text(most: int = 5) -> st.SearchStrategy[str]:
    """Words in a row, with and without something between them."""
    parts = st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(("", "", " ", "，", ", ", ".", "\n"))),
        min_size=1,
        max_size=most,
    )
    return parts.map(lambda pairs: "".join(word + gap for word, gap in pairs).strip() or "x")


@st.composite
def kits(draw: st.DrawFn, number: int) -> Kit:
    """A kit of a few entries; what it quotes need not stand in its article."""
    organisations = tuple(
        Organisation(id=f"org-{at}", name=draw(st.sampled_from(("京东云", "JD Cloud", "Harbour Office", "京东"))),
                     aliases=draw(st.sampled_from(((), ("京東",), ("jd-1",)))))
        for at in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    ids = [one.id for one in organisations]
    people = tuple(
        Person(
            id=f"p-{at}" if at else draw(st.sampled_from(("p-0", "davis", "zha"))),
            name=draw(st.sampled_from(NAMES)),
            aliases=draw(st.sampled_from(((), (), ("老查",), ("Wenxiong Zha",)))),
            roles=tuple(
                Role(id=f"r-{n}", title=draw(st.sampled_from(TITLES)), organisation=draw(st.sampled_from((None, *ids))))
                for n in range(draw(st.integers(0, 2)))
            ),
            translations=draw(st.sampled_from(({}, {}, {"en": PersonTranslation(name="Zha Wenxiong", roles={"r-0": "Director"})}))),
        )
        for at in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    speakers = [one.id for one in people] + ids
    quotes = tuple(
        Quote(
            id=f"q-{at}", kind=draw(st.sampled_from(Kind)), cue=draw(st.sampled_from((None, "表示", "said"))),
            speakers=tuple(draw(st.lists(st.sampled_from(speakers), max_size=2, unique=True))) if speakers else (),
            mention=draw(st.sampled_from((None, "发言人", "京东云总监查文雄", "the director"))),
            role=draw(st.sampled_from((None, "r-1"))),
            text=draw(text()) if draw(st.booleans()) else (draw(text()), draw(text())),
            translations=draw(st.sampled_from(({}, {}, {"en": QuoteTranslation(text="We believe in 5G")}))),
        )
        for at in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    date = draw(st.sampled_from(DATES))
    return Kit(
        format=1, id=f"k-{number}", language=draw(st.sampled_from(("zh-CN", "en"))), label=draw(text(2)).replace("\n", " "),
        dateline=Dateline(date=date) if date or draw(st.booleans()) else None,
        organisations=organisations, people=people, quotes=quotes,
        sections=tuple(
            Section(id=f"s-{at}", heading=draw(st.sampled_from((None, "纺织升级", "We believe"))), text=draw(text()) + "\n\n" + draw(text()))
            for at in range(draw(st.integers(0, 2)))
        ),
        figures=tuple(Figure(id=f"f-{at}", caption=draw(text())) for at in range(draw(st.integers(0, 1)))),
        timeline=tuple(
            Happening(id=f"t-{at}", date=draw(st.sampled_from(DATES)), what=draw(text(2)), text=draw(text(2)))
            for at in range(draw(st.integers(0, 2)))
        ),
    )  # fmt: skip


queries = st.lists(
    st.tuples(st.sampled_from(("", "", "", "-")), st.sampled_from(QUERIES)), min_size=0, max_size=3
).map(lambda parts: " ".join(sign + part for sign, part in parts))
archives = st.integers(1, 4).flatmap(lambda count: st.tuples(*(kits(at) for at in range(count))))


def compare(library: Library, query_text: str) -> None:
    """Hold what the library finds against what is found in each kit by itself."""
    query = parse(query_text)
    found = library.search(query, limit=10_000)
    assert not found.more
    by_kit: dict[LibraryKit, dict[Group, list[Any]]] = {}
    places = [hit.kit.path for hit in found.hits]
    assert places == [
        path
        for at, path in enumerate(places)
        if not at or path != places[at - 1]
        for _ in range(places.count(path))
    ]
    for hit in found.hits:
        by_kit.setdefault(hit.kit, {}).setdefault(hit.group, []).append(hit)
    total = 0
    for kit in library.kits():
        press = read(Path(kit.path)).press
        assert press is not None
        results = Searcher(press).search(query)
        total += results.total
        for group in Group:
            hits = by_kit.get(kit, {}).get(group, [])
            assert [(hit.id, hit.paragraph) for hit in hits] == [tuple(one) for one in results.group(group)], (
                query_text, group, kit.id, press.kit,
            )  # fmt: skip
            for hit in hits:
                assert [*hit.spans] == results.highlights(hit.text), (query_text, hit, press.kit)
                assert library.highlights(hit, query, hit.who) == results.highlights(hit.who)
    assert found.count == (total, False)
    assert library.count(query) == (total, False)
    facets = library.facets(query, most=0)
    assert facets.total == (total, False)
    assert sum(one.count for one in facets.groups) == total


@pytest.mark.parametrize("few", [0, names.FEW_NAMES])
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(archives, st.lists(queries, min_size=25, max_size=25))
def test_the_library_answers_as_each_kit_by_itself(
    few: int, archive: tuple[Kit, ...], asked: list[str]
) -> None:
    """`few` is how many names are asked for one by one, instead of by what they share."""
    with (
        mock.patch.object(names, "FEW_NAMES", few),
        tempfile.TemporaryDirectory() as folder,
        library_of(archive, Path(folder)) as library,
    ):
        for one in asked:
            compare(library, one)


@pytest.mark.parametrize("most", [0, pieces.FEW_KITS])
def test_what_is_excluded_is_asked_kit_by_kit(tmp_path: Path, most: int) -> None:
    """Excluded is who is called so but for a typo, in kits where nobody is called so; `most` kits are named at once."""
    names = ("David Müller", "Davib Berg", "Anna Berg", "Davis Muller")
    with (
        mock.patch.object(planning, "FEW_KITS", most),
        library_of(
            [kit_of(at, name, "Office", "head") for at, name in enumerate(names)], tmp_path
        ) as library,
    ):
        for query in (
            "-speaker:davib",
            "speaker:davib",
            "-speaker:davi",
            "-speaker:anna",
            "-speaker:zha -davib",
            "-davib",
        ):
            compare(library, query)
