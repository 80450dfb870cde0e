"""Reviewing without a screen: each edit, what is on the disk after it, and a corrected release over a reviewed kit."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import structs

from documents.made_files import PNG
from kits import small_kit
from lufang_tui.errors import LufangError
from lufang_tui.kit.anchor import Anchor
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Kind, Kit, Review
from lufang_tui.kit.write import FileExists, write_kit
from lufang_tui.review import (
    Changed,
    Session,
    WrongEdit,
    accept,
    accept_from,
    add_happening,
    add_person,
    add_quotation,
    candidates,
    merge_people,
    moved,
    pass_over,
    reimport,
    reject,
    set_happening,
    set_kind,
    set_organisation,
    set_passages,
    set_person,
    set_speakers,
    unreviewed,
)
from lufang_tui.review.importing import import_release, safe_name
from review.example import ARTICLE, kit


@pytest.fixture
def session(tmp_path: Path) -> Session:
    write_kit(kit(), tmp_path)
    return Session(tmp_path)


def stored(session: Session) -> Kit:
    return load(session.file).kit


def place(words: str, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = ARTICLE.index(words, start + 1)
    return Anchor("text", start, start + len(words))


def test_every_decision_is_on_the_disk_when_it_returns_and_can_be_taken_back(session: Session) -> None:
    steps = [
        accept(session.kit, "quote-1"),
        set_kind(session.kit, "quote-2", Kind.PARTIAL),
        set_speakers(session.kit, "quote-2", ["company"]),
        set_person(session.kit, "li", name="李四", posts=[("主席", "新协会")]),
        set_organisation(session.kit, "company", name="某某公司"),
        reject(session.kit, "li"),
        merge_people(session.kit, "zhang", "li"),
    ]
    before = session.kit
    for changed in steps:
        session.apply(changed)
        assert stored(session) == changed == session.kit
        session.undo()
        assert stored(session) == before == session.kit
    assert not session.can_undo


def test_the_most_doubtful_comes_first_and_all_above_a_confidence_are_accepted_at_once(
    session: Session,
) -> None:
    assert [entry.id for entry in unreviewed(session.kit)][:2] == ["li", "quote-2"]
    session.apply(accept_from(session.kit, 0.9))
    assert [entry.id for entry in unreviewed(session.kit)] == ["li", "quote-2"]


def test_what_is_rejected_is_named_nowhere_and_stays_out(session: Session) -> None:
    changed = reject(reject(session.kit, "company"), "zhang")
    assert changed.people[0].name == "李四"
    assert changed.quotes[0].speakers == ()
    assert [(one.group, one.text) for one in changed.rejected] == [
        ("organisations", "某公司"),
        ("people", "张三"),
    ]
    again = reimport(changed, kit())
    assert [person.name for person in again.kit.people] == ["李四"]
    assert again.kit.quotes[0].speakers == ()


def test_a_section_cannot_be_rejected(session: Session) -> None:
    with pytest.raises(WrongEdit):
        reject(session.kit, "text")


def test_an_unknown_speaker_is_refused(session: Session) -> None:
    with pytest.raises(WrongEdit, match="nobody"):
        set_speakers(session.kit, "quote-1", ["nobody"])


@pytest.mark.parametrize(
    ("end", "step", "by_words", "expected"),
    [
        ("end", -1, False, "我们要升级"),
        ("start", -1, False, "“我们要升级。"),
        ("start", 1, True, "。"),
        ("end", 1, True, "我们要升级。”"),
        ("end", 3, False, "我们要升级。”他说"),
        ("end", -99, False, "我"),
        ("start", 99, False, "。"),
    ],
)
def test_ends_move_by_characters_and_words(
    session: Session, end: str, step: int, by_words: bool, expected: str
) -> None:
    anchor = moved(session.press, session.press.anchors["quote-1"][0], end, step, by_words=by_words)  # type: ignore[arg-type]
    assert ARTICLE[anchor.start : anchor.end] == expected


def test_ends_stay_in_their_paragraph(session: Session) -> None:
    anchor = session.press.anchors["quote-2"][0]
    back = moved(session.press, anchor, "start", -999, by_words=False)
    assert back.start == ARTICLE.index("“打造")
    english = moved(session.press, place("the plan"), "end", 2, by_words=True)
    assert ARTICLE[english.start : english.end] == "the plan works"


def test_moved_words_are_anchored_where_they_were_chosen(session: Session) -> None:
    second = place("我们要升级", 1)
    session.apply(set_passages(session.press, "quote-2", (second,)))
    assert session.press.anchors["quote-2"] == (second,)
    assert session.press.entry("quote-2").review is Review.EDITED


def test_what_was_missed_is_added_in_the_article_s_order(session: Session) -> None:
    changed, entry_id = add_quotation(session.press, (place("行业需要合作"),), Kind.INDIRECT, ("zhang",))
    session.apply(changed)
    assert [quote.id for quote in session.kit.quotes] == ["quote-1", entry_id, "quote-2"]
    assert session.press.anchors[entry_id] == (place("行业需要合作"),)
    changed, person = add_person(session.kit, "王五", "总裁", "某公司")
    session.apply(changed)
    assert session.press.person(person).roles[0].organisation == "company"  # type: ignore[union-attr]
    changed, happening = add_happening(session.press, place("示例节今日开幕"), date="2018-05-15", when="今日")
    session.apply(changed)
    session.apply(set_happening(session.kit, happening, date="2018-05", what="开幕"))
    assert stored(session).timeline[0].date == "2018-05"
    with pytest.raises(WrongEdit):
        set_happening(session.kit, happening, date="May", what="开幕")


def test_passages_in_marks_and_behind_cues_that_nobody_holds_are_candidates(session: Session) -> None:
    def shown() -> list[tuple[str, bool]]:
        found = candidates(session.press)
        return [(ARTICLE[one.anchor.start : one.anchor.end], one.in_marks) for one in found]

    assert shown() == [("行业需要合作", False), ("打造新模式", True), ("the plan works", False)]
    changed, entry_id = add_quotation(session.press, (place("打造新模式"),), Kind.DIRECT)
    session.apply(changed)
    assert shown() == [("行业需要合作", False), ("the plan works", False)]
    session.apply(reject(session.kit, entry_id))
    assert shown() == [("行业需要合作", False), ("the plan works", False)]
    session.apply(pass_over(session.press, place("行业需要合作")))
    session.apply(add_quotation(session.press, (place("plan works"),), Kind.INDIRECT)[0])
    assert shown() == []


def test_two_people_become_one(session: Session) -> None:
    changed = merge_people(session.kit, "zhang", "li")
    person = changed.people[0]
    assert len(changed.people) == 1
    assert person.aliases == ("李四",)
    assert [(role.id, role.title) for role in person.roles] == [("role-1", "经理"), ("role-2", "主任")]
    assert [quote.speakers for quote in changed.quotes] == [("zhang",), ("zhang",)]


def test_a_file_that_somebody_else_changed_is_not_overwritten(session: Session) -> None:
    other = session.file.read_text() + "note: mine\n"
    session.file.write_text(other)
    with pytest.raises(Changed):
        session.apply(accept(session.kit, "quote-1"))
    assert session.file.read_text() == other


def test_comments_are_kept_in_a_copy(tmp_path: Path) -> None:
    write_kit(kit(), tmp_path)
    file = tmp_path / "press_kit" / "kit.yaml"
    file.write_text(file.read_text() + "# an editor's remark\n")
    before = file.read_text()
    session = Session(file)
    session.apply(accept(session.kit, "quote-1"))
    session.apply(accept(session.kit, "quote-2"))
    assert file.with_name("kit.yaml.before-review").read_text() == before


def test_a_corrected_release_keeps_what_still_stands_and_tells_the_rest() -> None:
    reviewed = accept(accept(kit(), "quote-1"), "quote-2")
    corrected = kit()
    section = structs.replace(
        corrected.sections[0], text=ARTICLE.split("\n\n")[0].replace("某公司", "某某公司")
    )
    corrected = structs.replace(corrected, sections=(section,), quotes=corrected.quotes[:1])
    lost = structs.replace(reviewed.quotes[1], id="quote-3", text="李四主任指出")
    reviewed = structs.replace(reviewed, quotes=(reviewed.quotes[0], lost))
    result = reimport(reviewed, corrected)
    assert [entry.id for entry in result.lost] == ["quote-3"]
    assert [(quote.id, quote.review) for quote in result.kit.quotes] == [("quote-1", Review.ACCEPTED)]
    assert result.kit.sections[0].text.startswith("山东滨州")
    assert [person.id for person in result.kit.people] == ["zhang", "li"]


KILLED = """
import sys
from pathlib import Path
from lufang_tui.review import Session, accept, reject, set_kind
from lufang_tui.kit.model import Kind
session = Session(Path(sys.argv[1]))
number = 0
while True:
    kind = (Kind.DIRECT, Kind.INDIRECT, Kind.PARTIAL)[number % 3]
    session.apply(set_kind(session.kit, "quote-1", kind))
    print(kind.value, flush=True)
    number += 1
"""


def test_killed_at_any_moment_every_decision_that_was_told_is_in_the_file(tmp_path: Path) -> None:
    write_kit(kit(), tmp_path)
    order = ["direct", "indirect", "partial"]
    for moment in range(50):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(1 + moment % 7)]
        process.send_signal(signal.SIGKILL)
        told += process.stdout.read().split()
        process.wait()
        kind = load(tmp_path).kit.quotes[0].kind.value
        # The kill may come between the write and the telling; never the other way round.
        assert kind in (told[-1], order[(order.index(told[-1]) + 1) % 3])


RELEASE = "示例节开幕\n\n山东滨州，2018年5月15日——某公司经理张三表示：“我们要升级，而且要快。”\n"


def test_an_import_keeps_the_release_byte_for_byte(tmp_path: Path) -> None:
    data = RELEASE.replace("\n", "\r\n").encode("gb18030")
    imported = import_release(data, "新闻 稿.txt", tmp_path / "kit")
    press = load(tmp_path / "kit")
    assert press.kit == imported.kit
    assert (tmp_path / "kit/press_kit/source/新闻 稿.txt").read_bytes() == data
    assert press.kit.source is not None
    assert press.kit.source.file == "source/新闻 稿.txt"
    with pytest.raises(FileExists, match="--update"):
        import_release(data, "新闻 稿.txt", tmp_path / "kit")


def test_an_import_into_a_folder_keeps_what_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    for name in ("notes.txt", "press_kit/source/old.md", "assets/old.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"mine")
    import_release(RELEASE.encode(), "new.md", folder)
    assert load(folder).kit.source is not None
    assert all(
        (folder / name).read_bytes() == b"mine"
        for name in ("notes.txt", "press_kit/source/old.md", "assets/old.png")
    )
    assert [one.name for one in tmp_path.iterdir()] == ["kit"]


def test_an_import_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(LufangError):
        import_release(b"", "a.txt", tmp_path / "kit")
    assert list(tmp_path.iterdir()) == []


def test_pictures_beside_a_release_come_along_by_name_alone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    data = f"{RELEASE}\n![](pics/a.png)\n\n图1：开幕\n\n![](../secret.png)\n".encode()
    imported = import_release(data, "r.md", tmp_path / "kit", beside=tmp_path / "in")
    assert [(file.name, file.read_bytes()) for file in (tmp_path / "kit/assets").iterdir()] == [
        ("a.png", PNG)
    ]
    assert [figure.file for figure in imported.kit.figures] == ["a.png", None]
    assert "secret.png" in (imported.kit.figures[1].note or "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.md", "a.md"), ("../../x.md", "x.md"), ("a\x1b[2J:b.md", "a␛[2J_b.md"), ("..", "release.txt"), ("字" * 200 + ".docx", "字" * 90 + ".docx")],
)  # fmt: skip
def test_a_file_s_name_is_made_safe(name: str, expected: str) -> None:
    assert safe_name(name) == expected


def test_small_kits_have_nothing_to_review() -> None:
    assert all(entry.review is Review.EXTRACTED for entry in unreviewed(small_kit()))
