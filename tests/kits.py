"""Small kits for tests, and random ones for properties."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from lufang_tui.kit.folder import MissingFile
from lufang_tui.kit.model import (
    Contact,
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
    Review,
    Role,
    Section,
    Source,
)
from lufang_tui.kit.press import PressKit


class MemoryFolder:
    """A kit's files in memory."""

    kit_name = "kit.yaml"

    def __init__(self, kit: bytes = b"", **files: bytes) -> None:
        self.kit = kit
        self.files = files

    def kit_bytes(self) -> bytes:
        return self.kit

    def source_bytes(self, relative: str) -> bytes:
        return self._file(relative)

    def picture_bytes(self, relative: str) -> bytes:
        return self._file(relative)

    def picture_path(self, relative: str) -> None:
        self._file(relative)

    def _file(self, relative: str) -> bytes:
        if relative not in self.files:
            raise MissingFile(f"{relative}: no such file")
        return self.files[relative]


def small_kit(**changes: Any) -> Kit:
    """A sound English kit with one of everything."""
    parts: dict[str, Any] = {
        "format": 1,
        "id": "hall",
        "language": "en",
        "label": "The new hall",
        "organisations": (Organisation(id="office", name="Harbour Office"),),
        "people": (
            Person(
                id="anna", name="Anna Berg", roles=(Role(id="head", title="Head", organisation="office"),)
            ),
        ),
        "sections": (
            Section(
                id="opening",
                label="Opening",
                text="Anna Berg said: “The hall opens in May.”\n\nThe gate closes at six.",
            ),
        ),
        "quotes": (
            Quote(
                id="anna-1", speakers=("anna",), kind=Kind.DIRECT, cue="said", text="The hall opens in May."
            ),
        ),
        "figures": (Figure(id="fig-1", number=1, caption="The hall", section="opening", after_paragraph=1),),
        "timeline": (
            Happening(id="gate", date="2018-05-15", what="The gate", text="The gate closes at six."),
        ),
    }
    return Kit(**(parts | changes))


def small_press(**changes: Any) -> PressKit:
    """The same, open."""
    return PressKit(small_kit(**changes), MemoryFolder())


def no_surrogates(text: str) -> bool:
    """Whether UTF-8 can hold the text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


# Everything that is awkward in YAML: things that look like numbers, dates, nulls, comments, blocks, controls.
AWKWARD = (
    "no", "null", "~", "12:30", "01053327", "2018-05-15", "1e3", "0x1F", "- a", "a: b", "# x", "'", '"', "|", ">",
    " lead", "trail ", "\ttab", "line\nline", "line\n\n\nline\n", "\n", "\r\n", "\x85", "\u2028", "\ufeff", "\x07",
    "\x1b]52;c;5oG25oSP\x1b\\", "\u202e", "[sic]", "{a}", "%", "@", "`", "“引语”", "山东滨州，5月15日——", "𠮷", "e\u0301",
    "\x00", "\x7f", "\x9b", "a\\b",
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(AWKWARD), st.text(max_size=40), st.text("“”‘’，。：\n ab字产业- #'\"", max_size=60)
).filter(no_surrogates)
filled = texts.filter(lambda text: bool(text.strip()))
optional = st.none() | texts
ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
languages = st.sampled_from(["en", "zh-CN", "zh-Hant", "de"])
dates = st.none() | st.sampled_from(["2017", "2017-05", "2018-05-15", "2016/2020", "2016-36", "2018-40"])
_entry: dict[str, st.SearchStrategy[Any]] = {
    "note": optional,
    "review": st.none() | st.sampled_from(Review),
    "rule": optional,
    "confidence": st.none()
    | st.floats(0, 1, allow_subnormal=False).filter(lambda value: value == 0 or value > 1e-9),
}


@st.composite
def kits(draw: st.DrawFn) -> Kit:
    """Any sound kit: unique ids, references that hold, texts that are as awkward as possible."""
    unique = iter(draw(st.lists(ids, min_size=12, max_size=12, unique=True)))
    organisation = Organisation(
        id=next(unique),
        name=draw(filled),
        aliases=tuple(draw(st.lists(filled, max_size=2))),
        translations=draw(st.dictionaries(languages, filled, max_size=2)),
        **draw(st.fixed_dictionaries(_entry)),
    )
    role = Role(id=draw(ids), title=draw(filled), organisation=organisation.id)
    person = Person(
        id=next(unique),
        name=draw(filled),
        roles=(role,),
        translations={"en": PersonTranslation(name=draw(filled), roles={role.id: draw(filled)})},
        **draw(st.fixed_dictionaries(_entry)),
    )
    sections = tuple(
        Section(id=next(unique), heading=draw(optional), label=draw(optional), text=draw(filled))
        for _ in range(draw(st.integers(1, 3)))
    )
    quotes = tuple(
        Quote(
            id=next(unique),
            speakers=tuple(draw(st.lists(st.sampled_from([person.id, organisation.id]), max_size=2))),
            mention=draw(optional),
            kind=draw(st.sampled_from(Kind)),
            cue=draw(optional),
            text=draw(filled | st.lists(filled, min_size=1, max_size=3).map(tuple)),
            translations=draw(
                st.dictionaries(
                    languages, st.builds(QuoteTranslation, text=filled, official=st.booleans()), max_size=1
                )
            ),
            prefix=draw(optional),
            **draw(st.fixed_dictionaries(_entry)),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    figures = (
        Figure(
            id=next(unique),
            number=draw(st.none() | st.integers(0, 99)),
            caption=draw(filled),
            section=sections[0].id,
        ),
    )
    timeline = (
        Happening(
            id=next(unique), date=draw(dates), when=draw(optional), what=draw(filled), text=draw(filled)
        ),
    )
    return Kit(
        format=1,
        id=draw(ids),
        language=draw(languages),
        headline=draw(optional),
        label=draw(filled),
        dateline=draw(st.none() | st.builds(Dateline, place=optional, date=dates, text=optional)),
        embargo=draw(st.none() | st.just("2018-05-15T09:00:00+08:00")),
        source=draw(
            st.none()
            | st.builds(Source, file=st.just("source/release.md"), sha256=st.none() | st.just("0" * 64))
        ),
        contacts=tuple(draw(st.lists(st.builds(Contact, name=filled, phone=optional), max_size=2))),
        boilerplate=draw(optional),
        note=draw(optional),
        organisations=(organisation,),
        people=(person,),
        sections=sections,
        quotes=quotes,
        figures=draw(st.sampled_from([(), figures])),
        timeline=draw(st.sampled_from([(), timeline])),
    )


__all__ = ["AWKWARD", "MemoryFolder", "kits", "small_kit", "small_press"]
