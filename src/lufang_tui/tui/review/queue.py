"""What the review lists: findings by doubt, passages that may have been missed, and what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.cards.pane import BLANK, Page
from lufang_tui.cards.reviewing import candidate_page, candidate_row, entry_page, entry_row
from lufang_tui.cards.styled import Role, Row, styled
from lufang_tui.i18n import _, _n
from lufang_tui.kit.model import Review
from lufang_tui.review import candidates, unreviewed
from lufang_tui.tui.review.views import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.kit.model import Entry, Kit
    from lufang_tui.kit.press import PressKit
    from lufang_tui.review import Candidate


class Queue(NamedTuple):
    """The lists of one state of a kit."""

    press: PressKit
    found: Sequence[Entry]
    missed: Sequence[Candidate]
    decided: Sequence[Entry]

    @classmethod
    def of(cls, press: PressKit, pinned: str | None = None, before: Queue | None = None) -> Queue:
        """Give the lists of a kit; the entry with the id `pinned` stays where it was in the lists `before`."""
        found = list(unreviewed(press.kit))
        entry = press.entries.get(pinned or "")
        if entry is not None and before is not None and entry not in found:
            place = next((at for at, one in enumerate(before.found) if one.id == pinned), None)
            if place is not None:
                found.insert(place, entry)
        return cls(press, found, candidates(press), _decided(press.kit))

    def keys(self, view: View) -> list[str]:
        """Give the keys of a list's items: an entry's id, or a passage's place."""
        if view is View.MISSED:
            return [f"{one.anchor.section}:{one.anchor.start}-{one.anchor.end}" for one in self.missed]
        return [entry.id for entry in (self.found if view is View.FOUND else self.decided)]

    def candidate(self, key: str | None) -> Candidate | None:
        """Give the passage with a key."""
        return next(
            (one for one, own in zip(self.missed, self.keys(View.MISSED), strict=True) if own == key), None
        )

    def row(self, key: str) -> Row:
        """Give the two lines of an item."""
        candidate = self.candidate(key) if ":" in key else None
        if candidate is not None:
            return candidate_row(self.press, candidate)
        entry = self.press.entries.get(key)
        return entry_row(self.press, entry) if entry is not None else Row(styled(key))

    def page(self, key: str | None, view: View) -> Page:
        """Give what there is to read about an item; without one, what is left to do."""
        candidate = self.candidate(key)
        if candidate is not None:
            return candidate_page(self.press, candidate)
        entry = self.press.entries.get(key or "")
        if entry is not None:
            return entry_page(self.press, entry)
        said = {
            View.FOUND: _("Everything that was found has been reviewed."),
            View.MISSED: _(
                "Every passage in quotation marks, and every sentence with a word of saying, is in an entry or was rejected."
            ),
            View.DECIDED: _("Nothing has been decided yet."),
        }[view]
        parts = [styled((said, Role.LABEL)), BLANK]
        if view is View.FOUND and self.missed:
            left = _n(
                "2 lists {count} passage that may have been missed.",
                "2 lists {count} passages that may have been missed.",
                len(self.missed),
            ).format(count=len(self.missed))
            parts.append(styled((left, Role.LABEL)))
        return Page(tuple(parts))


def _decided(kit: Kit) -> list[Entry]:
    groups = (kit.quotes, kit.people, kit.timeline, kit.figures, kit.organisations, kit.sections)
    return [entry for group in groups for entry in group if entry.review in {Review.ACCEPTED, Review.EDITED}]
