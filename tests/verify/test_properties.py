"""What holds for any quotation: how it is written does not matter, and one other character in its words always does."""

from __future__ import annotations

import string

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lufang_tui.kit.load import load
from lufang_tui.text.script import simplified
from lufang_tui.verify import Verdict
from lufang_tui.verify.verdicts import is_clean
from lufang_tui.verify.words import Words
from verify.mill import GROWTH, ORDERS
from verify.test_verdicts import festival, gravest, mill, verified

CHINESE = [quote.passages[0] for quote in load(None).kit.quotes if quote.kind.value == "direct"]
SPEAKERS = ["查文雄", "檀安慈"]
ENGLISH = [ORDERS, GROWTH]
NAMES = ["David Garcia", "Anna Carter"]
TRADITIONAL: dict[int, int] = {}
for _traditional, _plain in simplified().items():
    TRADITIONAL.setdefault(_plain, _traditional)
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code) not in "'\"-"}
MARKS = ["“”", "「」", "『』", '""', "«»"]


def clean(verdict: str) -> bool:
    return is_clean(next(one for one in Verdict if one.code == verdict))


@given(
    which=st.sampled_from([0, 1]),
    wide=st.booleans(),
    traditional=st.booleans(),
    marks=st.sampled_from(MARKS),
    gaps=st.lists(st.integers(1, 60), max_size=4),
    stop=st.sampled_from(["", "。", "！", "."]),
)
@settings(max_examples=25, deadline=None)
@example(which=1, wide=True, traditional=True, marks="「」", gaps=[5], stop="。")
def test_the_way_of_writing_does_not_matter(
    which: int, wide: bool, traditional: bool, marks: str, gaps: list[int], stop: str
) -> None:
    text = CHINESE[which].rstrip("。")
    if wide:
        text = text.translate(WIDE)
    if traditional:
        text = text.translate(TRADITIONAL)
    for gap in sorted(gaps, reverse=True):
        if gap < len(text) and not text[gap].isascii() and not text[gap - 1].isascii():
            text = f"{text[:gap]} {text[gap:]}"
    draft = f"{SPEAKERS[which]}表示：{marks[0]}{text}{stop}{marks[1]}"
    assert gravest(verified(draft, festival())) in {"verbatim", "typography"}, draft


@given(
    which=st.sampled_from([0, 1]),
    at=st.integers(0, 500),
    other=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
)
@settings(max_examples=25, deadline=None)
def test_another_character_is_never_clean(which: int, at: int, other: str) -> None:
    text = CHINESE[which]
    places = [place for place, one in enumerate(text) if one.isalnum() or one == "+"]
    place = places[at % len(places)]
    changed = text[:place] + other + text[place + 1 :]
    if Words(changed).row == Words(text).row:  # the same character in the other script
        return
    draft = f"{SPEAKERS[which]}表示：“{changed}”"
    assert not clean(gravest(verified(draft, festival()))), draft


@given(
    which=st.sampled_from([0, 1]),
    at=st.integers(0, 500),
    other=st.sampled_from(string.ascii_lowercase + string.digits),
)
@settings(max_examples=25, deadline=None)
def test_another_letter_is_never_clean(which: int, at: int, other: str) -> None:
    text = ENGLISH[which]
    places = [place for place, one in enumerate(text) if one.isalnum()]
    place = places[at % len(places)]
    if text[place].lower() == other:
        return
    draft = f"{NAMES[which]} said: “{text[:place]}{other}{text[place + 1 :]}”"
    assert not clean(gravest(verified(draft, mill()))), draft


@given(which=st.sampled_from([0, 1]), start=st.integers(0, 100), length=st.integers(1, 30))
@settings(max_examples=25, deadline=None)
def test_words_that_are_left_out_without_a_sign_are_never_clean_inside(
    which: int, start: int, length: int
) -> None:
    text = CHINESE[which]
    inner = [place for place, one in enumerate(text) if one.isalnum()]
    first = inner[1 + start % (len(inner) - 2)]
    left = text[:first] + text[min(first + length, inner[-1]) :]
    if Words(left).row in Words(text).row:
        return
    draft = f"{SPEAKERS[which]}表示：“{left}”"
    assert not clean(gravest(verified(draft, festival()))), draft


@given(text=st.text(st.sampled_from("查文雄说：“”「」『』\"'…—[]（）。，\n 1%\x1b\u202e不"), max_size=60))
@settings(max_examples=25, deadline=None)
def test_any_text_is_read(text: str) -> None:
    verified(f"查文雄说：“京东云”。{text}", festival())
