"""Deciding: each decision an edit of the kit that is on the disk before the screen says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui import review as edits
from lufang_tui.cards.pane import post_name
from lufang_tui.cards.styled import Role, Row, one_line, styled
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.kit.model import Happening, Kind, Organisation, Person, Quote

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Literal

    from lufang_tui.kit.anchor import Anchor
    from lufang_tui.kit.model import Kit
    from lufang_tui.tui.review.screen import ReviewScreen

NOBODY = "-"
NEW = "+"
"""Answers to who speaks that are no ids."""
_KINDS = (Kind.DIRECT, Kind.INDIRECT, Kind.PARTIAL)


class Deciding:
    """What the keys of one review do."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._end: Literal["start", "end"] = "end"

    def _kit(self) -> Kit:
        return self._screen.session.kit

    def _save(self, make: Callable[[], Kit], said: str, *, key: str | None = None) -> bool:
        """Make an edit and save it, or tell why not; `said` is shown once it is on the disk."""
        screen = self._screen
        try:
            screen.session.apply(make())
        except LufangError as error:
            screen.app.notify(one_line(str(error)), severity="error", markup=False)
            return False
        screen.show_queue(key)
        screen.say(_("saved: {what}").format(what=one_line(said)))
        return True

    def accept(self) -> None:
        """Accept what is shown."""
        candidate, entry = self._screen.candidate, self._screen.entry
        if candidate is not None:
            self.add_quotation((candidate.anchor,), Kind.DIRECT if candidate.in_marks else Kind.INDIRECT)
        elif entry is not None:
            self._screen.pinned = None
            self._save(lambda: edits.accept(self._kit(), entry.id), _("{id} accepted").format(id=entry.id))

    def reject(self) -> None:
        """Reject what is shown; a passage that was missed is remembered as no statement."""
        candidate, entry = self._screen.candidate, self._screen.entry
        if candidate is not None:
            self._save(
                lambda: edits.pass_over(self._screen.session.press, candidate.anchor), _("no statement")
            )
        elif entry is not None:
            self._save(lambda: edits.reject(self._kit(), entry.id), _("{id} rejected").format(id=entry.id))

    def next_kind(self) -> None:
        """Let a quotation be of the next kind."""
        quote = self._screen.entry
        if isinstance(quote, Quote):
            kind = _KINDS[(_KINDS.index(quote.kind) + 1) % len(_KINDS)]
            self._change(
                lambda: edits.set_kind(self._kit(), quote.id, kind), f"{quote.id}: {kind.value}", quote.id
            )

    def _change(self, make: Callable[[], Kit], said: str, entry_id: str) -> None:
        """Save a correction; the finding stays in sight, since it may need another one."""
        self._screen.pinned = entry_id
        self._save(make, said, key=entry_id)

    def choose_speaker(self) -> None:
        """Ask who speaks."""
        quote = self._screen.entry
        if isinstance(quote, Quote):
            self._ask_speaker(quote.id, quote.speakers[0] if quote.speakers else None)

    def _ask_speaker(self, quote_id: str, current: str | None) -> None:
        from lufang_tui.tui.review.dialogs import Choice

        press = self._screen.session.press
        rows = {
            person.id: Row(
                styled((person.name, Role.WORDS)),
                _("person"),
                styled(" · ".join(post_name(press, post) for post in person.roles)),
            )
            for person in press.kit.people
        }
        rows |= {
            body.id: Row(styled((body.name, Role.WORDS)), _("organisation"), styled("、".join(body.aliases)))
            for body in press.kit.organisations
        }
        rows[NEW] = Row(styled((_("Somebody new…"), Role.LABEL)))
        rows[NOBODY] = Row(styled((_("The release names nobody."), Role.LABEL)))

        def answered(who: str | None) -> None:
            if who == NEW:
                self._new_speaker(quote_id)
            elif who is not None:
                speakers = [] if who == NOBODY else [who]
                name = rows[who].head.text
                self._change(
                    lambda: edits.set_speakers(self._kit(), quote_id, speakers),
                    f"{quote_id}: {name}",
                    quote_id,
                )

        self._screen.app.push_screen(Choice(_("Who speaks?"), rows, current=current), answered)

    def _new_speaker(self, quote_id: str) -> None:
        def answered(lines: tuple[str, ...]) -> None:
            def make() -> Kit:
                kit, person = edits.add_person(self._kit(), lines[0], lines[1], lines[2])
                return edits.set_speakers(kit, quote_id, [person])

            self._change(make, f"{quote_id}: {lines[0]}", quote_id)

        fields = [(_("name"), ""), (_("title"), ""), (_("organisation"), "")]
        self._ask(_("Somebody new"), fields, answered)

    def edit(self) -> None:
        """Ask for the corrected lines of a person, an organisation or a date."""
        match self._screen.entry:
            case Person() as person:
                self._edit_person(person)
            case Organisation() as body:
                self._ask(
                    body.name,
                    [(_("name"), body.name)],
                    lambda lines: self._change(
                        lambda: edits.set_organisation(self._kit(), body.id, name=lines[0]), lines[0], body.id
                    ),
                )
            case Happening() as happening:
                self._ask(
                    happening.when or happening.id,
                    [
                        (_("date (EDTF; empty for undated)"), happening.date or ""),
                        (_("what happened"), happening.what),
                    ],
                    lambda lines: self._change(
                        lambda: edits.set_happening(
                            self._kit(), happening.id, date=lines[0].strip() or None, what=lines[1]
                        ),
                        lines[1],
                        happening.id,
                    ),
                )

    def _ask(
        self, title: str, fields: Sequence[tuple[str, str]], answered: Callable[[tuple[str, ...]], None]
    ) -> None:
        """Ask for some lines; nothing happens where the reader closes the form."""
        from lufang_tui.tui.review.dialogs import Form

        def given(lines: tuple[str, ...] | None) -> None:
            if lines is not None:
                answered(lines)

        self._screen.app.push_screen(Form(title, fields), given)

    def _edit_person(self, person: Person) -> None:
        press = self._screen.session.press
        fields = [(_("name"), person.name)]
        for role in person.roles or (None,):
            body = press.organisation_of(role)
            fields += [
                (_("title"), role.title if role else ""),
                (_("organisation"), body.name if body else ""),
            ]

        def answered(lines: tuple[str, ...]) -> None:
            posts = list(zip(lines[1::2], lines[2::2], strict=True))
            self._change(
                lambda: edits.set_person(self._kit(), person.id, name=lines[0], posts=posts),
                lines[0],
                person.id,
            )

        self._ask(person.name, fields, answered)

    def merge(self) -> None:
        """Ask with whom a person is the same."""
        from lufang_tui.tui.review.dialogs import Choice

        person, press = self._screen.entry, self._screen.session.press
        if not isinstance(person, Person):
            return
        rows = {
            other.id: Row(
                styled((other.name, Role.WORDS)),
                "",
                styled(" · ".join(post_name(press, post) for post in other.roles)),
            )
            for other in press.kit.people
            if other.id != person.id
        }

        def answered(other: str | None) -> None:
            if other is not None:
                name = rows[other].head.text
                self._change(
                    lambda: edits.merge_people(self._kit(), other, person.id),
                    f"{person.name} = {name}",
                    other,
                )

        title = _("{name} is the same as").format(name=person.name)
        self._screen.app.push_screen(Choice(title, rows), answered)

    def other_end(self) -> None:
        """Let the arrows move the other end."""
        self._end = "start" if self._end == "end" else "end"
        self._screen.say(
            _("the arrows move the beginning") if self._end == "start" else _("the arrows move the end")
        )

    def moved_on(self) -> None:
        """The reader went to another item."""
        self._end = "end"

    def move(self, step: int, *, by_words: bool) -> None:
        """Move an end of the words that are shown."""
        entry, press = self._screen.entry, self._screen.session.press
        anchors = press.anchors.get(entry.id, ()) if entry is not None else ()
        if entry is None or not anchors:
            return
        index = 0 if self._end == "start" else len(anchors) - 1
        there = edits.moved(press, anchors[index], self._end, step, by_words=by_words)
        chosen = (*anchors[:index], there, *anchors[index + 1 :])
        end = self._end
        self._change(
            lambda: edits.set_passages(press, entry.id, chosen), _("{id} moved").format(id=entry.id), entry.id
        )
        self._end = end

    def undo(self) -> None:
        """Take the last decision back."""
        screen = self._screen
        try:
            screen.session.undo()
        except LufangError as error:
            screen.app.notify(one_line(str(error)), severity="error", markup=False)
            return
        screen.show_queue(screen.key)
        screen.say(_("saved: the last decision is taken back"))

    def accept_all(self) -> None:
        """Ask from which confidence on everything is accepted."""

        def answered(lines: tuple[str, ...]) -> None:
            try:
                least = float(lines[0].replace(",", "."))
            except ValueError:
                self._screen.app.notify(_("a number from 0 to 1 is needed"), severity="error", markup=False)
                return
            before = len(self._screen.queue.found)
            if self._save(lambda: edits.accept_from(self._kit(), least), ""):
                done = before - len(self._screen.queue.found)
                told = _n("{count} finding accepted", "{count} findings accepted", done).format(count=done)
                self._screen.say(_("saved: {what}").format(what=told))

        fields = [(_("accept every finding with this confidence (0 to 1) or more"), "0.9")]
        self._ask(_("Accept all"), fields, answered)

    def add(self) -> None:
        """Open the article to choose words in it."""
        from lufang_tui.tui.review.choosing import Choosing, Chosen

        def answered(chosen: Chosen | None) -> None:
            if chosen is None:
                return
            if isinstance(chosen.what, Kind):
                self.add_quotation(chosen.anchors, chosen.what)
            elif chosen.what == "person":
                self._add_person(chosen.words)
            else:
                self._add_happening(chosen.anchors[0])

        press = self._screen.session.press
        entry, candidate = self._screen.entry, self._screen.candidate
        at = (
            candidate.anchor
            if candidate
            else next(iter(press.anchors.get(entry.id, ()) if entry else ()), None)
        )
        self._screen.app.push_screen(Choosing(press, at), answered)

    def add_quotation(self, anchors: tuple[Anchor, ...], kind: Kind) -> None:
        """Add a statement, and ask who speaks."""
        press = self._screen.session.press
        try:
            kit, quote_id = edits.add_quotation(press, anchors, kind)
        except LufangError as error:
            self._screen.app.notify(one_line(str(error)), severity="error", markup=False)
            return
        if self._save(lambda: kit, _("{id} added").format(id=quote_id)):
            self._ask_speaker(quote_id, None)

    def _add_person(self, name: str) -> None:
        def answered(lines: tuple[str, ...]) -> None:
            self._save(lambda: edits.add_person(self._kit(), lines[0], lines[1], lines[2])[0], lines[0])

        fields = [(_("name"), name), (_("title"), ""), (_("organisation"), "")]
        self._ask(_("A person who was missed"), fields, answered)

    def _add_happening(self, anchor: Anchor) -> None:
        def answered(lines: tuple[str, ...]) -> None:
            def make() -> Kit:
                kit, new = edits.add_happening(self._screen.session.press, anchor, date=None, when=None)
                what = next(one.what for one in kit.timeline if one.id == new)
                return edits.set_happening(
                    kit, new, date=lines[0].strip() or None, what=lines[1].strip() or what
                )

            self._save(make, lines[1] or lines[0])

        fields = [(_("date (EDTF; empty for undated)"), ""), (_("what happened"), "")]
        self._ask(_("A date that was missed"), fields, answered)
