"""What a machine found and nobody has reviewed, grouped as the panes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cards.pane import BLANK, article_key, link
from lufang_tui.cards.styled import Highlighter, Role, Styled, styled
from lufang_tui.i18n import N_, _
from lufang_tui.kit.model import Figure, Happening, Organisation, Person, Quote, Review, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lufang_tui.kit.model import Entry, Kit
    from lufang_tui.kit.press import PressKit

GROUPS = {
    "quotes": N_("Quotations"),
    "people": N_("People"),
    "organisations": N_("Organisations"),
    "timeline": N_("Timeline"),
    "figures": N_("Figures"),
    "sections": N_("Sections"),
}
"""Field of the kit -> what its group is called."""
EXCERPT = 120
"""Code points of an entry's words that a link shows."""


def unreviewed(kit: Kit) -> dict[str, list[str]]:
    """Return field of the kit -> ids of the entries that nobody has reviewed, in the kit's order; no empty groups."""
    fields: dict[str, tuple[Entry, ...]] = {
        "quotes": kit.quotes,
        "people": kit.people,
        "organisations": kit.organisations,
        "timeline": kit.timeline,
        "figures": kit.figures,
        "sections": kit.sections,
    }
    found = {
        name: [entry.id for entry in entries if entry.review is Review.EXTRACTED]
        for name, entries in fields.items()
    }
    return {name: ids for name, ids in found.items() if ids}


def unreviewed_page(press: PressKit, found: Mapping[str, list[str]], find: Highlighter) -> Iterator[Styled]:
    """Return the groups with their numbers, each entry a link."""
    if not found:
        yield styled((_("Everything has been reviewed, or was made by hand."), Role.LABEL))
        return
    yield styled(
        (_("A rule found these; nobody has looked at them yet. Check them before you use them."), Role.DOUBT)
    )
    for name, ids in found.items():
        yield BLANK
        yield styled((f"{_(GROUPS[name])} {len(ids)}", Role.LABEL))
        for entry_id in ids:
            entry = press.entries[entry_id]
            words = _words(entry).replace("\n", " ")
            shown = words[:EXCERPT] + ("…" if len(words) > EXCERPT else "")
            yield styled((shown, Role.LINK), find=find, link=_target(entry), indent=2)


def _words(entry: Entry) -> str:
    if isinstance(entry, Quote):
        return " … ".join(entry.passages)
    if isinstance(entry, Person | Organisation):
        return entry.name
    if isinstance(entry, Happening):
        return entry.what
    if isinstance(entry, Figure):
        return entry.caption or entry.file or entry.id
    if isinstance(entry, Section):
        return entry.heading or entry.label or entry.id
    return entry.id


def _target(entry: Entry) -> str:
    if isinstance(entry, Quote):
        return link("quotes", entry.id)
    if isinstance(entry, Person):
        return link("people", entry.id)
    if isinstance(entry, Happening):
        return link("timeline", entry.id)
    if isinstance(entry, Figure):
        return link("figures", entry.id)
    if isinstance(entry, Section):
        return link("article", article_key(entry.id, None if entry.heading else 0))
    return link("kit", f"organisation:{entry.id}")
