"""The search over one kit: by example in the festival kit, and against a slow but obvious search in generated ones."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kits import small_press
from lufang_tui.kit.load import load
from lufang_tui.kit.model import (
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
from lufang_tui.kit.press import PressKit
from lufang_tui.search import Group, Hit, Query, Results, Searcher, parse
from lufang_tui.text.fold import fold


@cache
def festival() -> Searcher:
    return Searcher(festival_kit())


@cache
def festival_kit() -> PressKit:
    return load(None)


def find(text: str, group: Group) -> list[str]:
    return [hit.id for hit in festival().search(parse(text)).group(group)]


def test_an_empty_query_finds_everything_in_the_kits_order() -> None:
    press = festival_kit()
    results = Searcher(press).search(Query.EMPTY)
    assert [hit.id for hit in results.group(Group.QUOTES)] == [quote.id for quote in press.kit.quotes]
    assert [hit.id for hit in results.group(Group.PEOPLE)] == [person.id for person in press.kit.people]
    assert [hit.id for hit in results.group(Group.TIMELINE)] == [entry.id for entry in press.kit.timeline]
    assert [hit.id for hit in results.group(Group.FIGURES)] == [figure.id for figure in press.kit.figures]
    paragraphs = [
        Hit(section.id, index)
        for section in press.kit.sections
        for index in range(len(press.paragraphs(section.id)))
    ]
    assert [hit for hit in results.group(Group.ARTICLE) if hit.paragraph is not None] == paragraphs
    assert results.total == sum(len(results.group(group)) for group in Group)


@pytest.mark.parametrize(
    "text", ["查文雄", "京東雲 轉型升級", "zha wenxiong", "交付總監", "ＪＤ cloud", "京东云交付总监查文雄"]
)
def test_the_quotation_by_its_words_and_its_speaker(text: str) -> None:
    assert "zha-1" in find(text, Group.QUOTES)
    assert "tan-1" not in find(text, Group.QUOTES)


def test_terms_may_stand_in_different_fields_and_exclusions_in_any() -> None:
    assert find("转型升级 表示 查文雄", Group.QUOTES) == ["zha-1"]
    assert "zha-1" not in find("转型升级 -查文雄", Group.QUOTES)
    assert find("查文雄", Group.PEOPLE) == ["zha-wenxiong"]
    assert find("企業代表 簽訂", Group.FIGURES) == ["fig-4"]


def test_nothing_found() -> None:
    results = festival().search(parse("不存在的词"))
    assert results.total == 0
    assert all(results.group(group) == () for group in Group)


# A kit made of few characters, so that queries of the same characters hit and miss.
WORDS = st.text("纺紡织aAéb“”，。 5.1", min_size=1, max_size=8).filter(str.strip)
LATIN = st.sampled_from(["Textile art", "article", "Art of Jd", "5.1 per cent", "ab 51"])
FIELD = st.one_of(WORDS, LATIN)


@st.composite
def kits(draw: st.DrawFn) -> Kit:
    organisation = Organisation(
        id="org", name=draw(FIELD), aliases=(draw(FIELD),), translations={"en": draw(LATIN)}
    )
    people = tuple(
        Person(
            id=f"p-{number}",
            name=draw(FIELD),
            aliases=tuple(draw(st.lists(FIELD, max_size=1))),
            roles=tuple(Role(id="r", title=draw(FIELD), organisation="org") for _ in range(number)),
            translations={"en": PersonTranslation(name=draw(LATIN), roles={"r": draw(LATIN)})}
            if number
            else {},
        )
        for number in range(2)
    )
    texts = draw(st.lists(FIELD, min_size=6, max_size=6))
    quotes = tuple(
        Quote(
            id=f"q-{number}",
            speakers=speakers,
            kind=Kind.DIRECT,
            text=tuple(texts[number : number + 2]),
            cue=draw(FIELD),
            mention=draw(st.none() | FIELD),
            translations={"en": QuoteTranslation(text=draw(LATIN))},
        )
        for number, speakers in enumerate([(), ("p-0",), ("p-1", "org")])
    )
    return Kit(
        format=1,
        id="kit",
        language="zh-CN",
        label="kit",
        organisations=(organisation,),
        people=people,
        quotes=quotes,
        sections=(Section(id="s", heading=draw(st.none() | FIELD), text="\n\n".join(texts)),),
        figures=(Figure(id="f", caption=draw(FIELD), credit=draw(st.none() | FIELD)),),
        timeline=(
            Happening(id="t", date="2018-05-15", when=draw(FIELD), what=draw(FIELD), text=draw(FIELD)),
        ),
    )


def speaker_fields(person: Person, organisation: Organisation) -> list[str]:
    fields = [person.name, *person.aliases]
    for role in person.roles:
        fields += [role.title, organisation.name, *organisation.aliases, *organisation.translations.values()]
        fields += [f"{organisation.name} {role.title} {person.name}"]
    for translation in person.translations.values():
        fields += [translation.name, *translation.roles.values()]
    return fields


def all_fields(press: PressKit) -> dict[Group, list[tuple[Hit, list[str]]]]:
    kit = press.kit
    organisation = kit.organisations[0]
    own = [organisation.name, *organisation.aliases, *organisation.translations.values()]
    people = {person.id: speaker_fields(person, organisation) for person in kit.people} | {"org": own}
    quotes = []
    for quote in kit.quotes:
        translated = [str(translation.text) for translation in quote.translations.values()]
        fields = [*quote.passages, quote.mention or "", quote.cue or "", *translated]
        quotes.append((Hit(quote.id), fields + [field for name in quote.speakers for field in people[name]]))
    section, figure, entry = kit.sections[0], kit.figures[0], kit.timeline[0]
    heading = [(Hit(section.id), [section.heading])] if section.heading else []
    paragraphs = [(Hit(section.id, n), [part.text]) for n, part in enumerate(press.paragraphs(section.id))]
    return {
        Group.QUOTES: quotes,
        Group.PEOPLE: [(Hit(person.id), people[person.id]) for person in kit.people],
        Group.TIMELINE: [(Hit(entry.id), [entry.what, entry.text, entry.when or "", entry.date or ""])],
        Group.FIGURES: [(Hit(figure.id), [figure.caption or "", figure.credit or ""])],
        Group.ARTICLE: [*heading, *paragraphs],
    }


def brute_force(press: PressKit, query: Query) -> dict[Group, tuple[Hit, ...]]:
    """Every term against every field of every entry, each folded for itself."""

    def holds(fields: list[str]) -> bool:
        for term in query.terms:
            found = any(next(term.matcher.spans(fold(field).text), None) is not None for field in fields)
            if found == term.excluded:
                return False
        return True

    return {
        group: tuple(hit for hit, fields in entries if holds(fields))
        for group, entries in all_fields(press).items()
    }


QUERIES = st.lists(
    st.builds(
        lambda minus, word, marks: minus + marks[:1] + word + marks[1:],
        st.sampled_from(["", "", "-"]),
        st.one_of(WORDS, st.sampled_from(["art", "a", "text", "5", "1", "纺织", "2018", "jd", "cent"])),
        st.sampled_from(["", "", '""', "“”"]),
    ),
    max_size=3,
).map(" ".join)


@settings(max_examples=200)
@given(kits(), QUERIES)
def test_the_search_finds_what_a_slow_one_finds(kit: Kit, typed: str) -> None:
    press = PressKit(kit, festival_kit().folder)
    query = parse(typed)
    results = Searcher(press).search(query)
    assert {group: results.group(group) for group in Group} == brute_force(press, query)


@settings(max_examples=60)
@given(kits(), QUERIES)
def test_what_was_typed_before_changes_no_answer(kit: Kit, typed: str) -> None:
    """A query that grows is looked for in what it found before, which must not leave anything out."""
    press = PressKit(kit, festival_kit().folder)
    typing = Searcher(press)
    assert typing.prepare(lambda: True)  # reads what words begin with, which a search by itself does not
    keys = [*range(1, len(typed) + 1), *range(len(typed) - 1, 0, -1)]
    for end in keys:
        query = parse(typed[:end])
        found, alone = typing.search(query), Searcher(press).search(query)
        assert {group: found.group(group) for group in Group} == {
            group: alone.group(group) for group in Group
        }


def test_a_word_that_goes_on_in_chinese_is_not_looked_for_at_the_beginning_of_words_alone() -> None:
    """`g` begins a word, `g网` stands anywhere."""
    searcher = Searcher(
        small_press(sections=(Section(id="opening", label="Opening", text="the 5g网, a grid"),))
    )
    assert searcher.search(parse("g")).group(Group.ARTICLE)
    assert searcher.search(parse("g网")).group(Group.ARTICLE) == (Hit("opening", 0),)
    other = Searcher(small_press(sections=(Section(id="opening", label="Opening", text="the 5g网"),)))
    assert not other.search(parse("g")).group(Group.ARTICLE)
    assert other.search(parse("g网")).group(Group.ARTICLE) == (Hit("opening", 0),)


@given(kits(), QUERIES, QUERIES)
def test_more_terms_find_fewer_entries(kit: Kit, one: str, other: str) -> None:
    press = PressKit(kit, festival_kit().folder)
    searcher = Searcher(press)

    def found(typed: str) -> Results:
        return searcher.search(Query(parse(one).terms + parse(typed).terms))

    for group in Group:
        assert set(found(other).group(group)) <= set(found("").group(group))


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("zwx", "京东云交付总监查文雄表示", ["查文雄"]),
        ("zha wen", "查文雄，Zha Wenxiong，張錫安", ["查文雄", "Zha Wenxiong"]),
        ("wenxoing", "查 文雄 and Wenxiong", ["查 文雄"]),
        ("directer", "Director of Delivery, directors", ["Director"]),
        ("speaker:zwx", "查文雄说", ["查文雄"]),
        ("speaker:查文", "查文雄说", ["查文雄"]),
        ("org:京东云", "京東雲说", ["京東雲"]),
        ("-zwx", "查文雄", []),
        ("-speaker:zwx", "查文雄", []),
        ("zwx 致辞", "查文雄发表致辞", ["查文雄", "致辞"]),
        ("kind:direct", "direct", []),
    ],
)
def test_highlights_of_names(query: str, text: str, shown: list[str]) -> None:
    spans = festival().search(parse(query)).highlights(text)
    assert [text[start:end] for start, end in spans] == shown


def test_a_word_that_the_kit_has_is_no_typo() -> None:
    people = (Person(id="a", name="Anna Marsh"), Person(id="b", name="Bo Marsch"))
    press = small_press(people=people, quotes=(), timeline=(), figures=())
    found = Searcher(press).search(parse("marsh"))
    assert [hit.id for hit in found.group(Group.PEOPLE)] == ["a"]
    assert [hit.id for hit in Searcher(press).search(parse("marhs")).group(Group.PEOPLE)] == ["a"]


def test_an_unknown_end_of_a_date_is_not_believed() -> None:
    def dates(text: str, query: str) -> int:
        entry = Happening(id="t", date=text, what="w", text="x")
        return len(Searcher(small_press(timeline=(entry,))).search(parse(query)).group(Group.TIMELINE))

    assert dates("2016/", "date:2016") == dates("2016/..", "date:2030") == dates("../2016", "date:1990") == 1
    assert dates("2016/", "date:2030") == dates("/2016", "date:1990") == dates("2016~", "date:2017") == 0


def test_the_role_that_signs_says_for_which_organisation_a_quotation_is() -> None:
    organisations = (Organisation(id="one", name="One"), Organisation(id="two", name="Two"))
    roles = (
        Role(id="r1", title="head", organisation="one"),
        Role(id="r2", title="chair", organisation="two"),
    )
    quote = Quote(id="q", speakers=("p",), role="r2", kind=Kind.DIRECT, text="text")
    press = small_press(
        organisations=organisations, people=(Person(id="p", name="P. P.", roles=roles),), quotes=(quote,)
    )
    searcher = Searcher(press)
    assert not searcher.search(parse("org:one")).group(Group.QUOTES)
    assert searcher.search(parse("org:two")).group(Group.QUOTES) == (Hit("q"),)
    assert searcher.search(parse("org:one")).group(Group.PEOPLE) == (Hit("p"),)
