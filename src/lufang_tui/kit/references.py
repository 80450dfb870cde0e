"""What the parts of a kit say of each other: ids are unique, and every id that is named exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import _
from lufang_tui.kit.faults import suggestion
from lufang_tui.kit.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lufang_tui.kit.model import Entry, Kit
    from lufang_tui.kit.nodes import Node
    from lufang_tui.kit.press import PressKit

    Path = tuple[str | int, ...]
    Tell = Callable[[Path, str, str], None]

GROUPS = ("organisations", "people", "sections", "quotes", "figures", "timeline")
"""The lists of entries; an id is unique over all of them."""


def declared_ids(root: Node, group: str) -> list[str]:
    """The ids in a list of entries as written, those of entries that could not be read included."""
    entries = root.get(group) if isinstance(root, Mapping) else None
    if not isinstance(entries, Sequence):
        return []
    ids = (item.get("id") for item in entries.items if isinstance(item, Mapping))
    return [node.value for node in ids if isinstance(node, Scalar)]


class References:
    """The references of one kit, checked against the ids that the file declares."""

    def __init__(self, press: PressKit, root: Node, tell: Tell) -> None:
        self.press = press
        self.kit: Kit = press.kit
        self.tell = tell
        self.ids = {group: set(declared_ids(root, group)) for group in GROUPS}

    def check(self, *, whole: bool) -> None:
        """Tell every fault. Where the file was cut short, an id may be declared in what is missing."""
        self.check_unique()
        if whole:
            self.check_people()
            self.check_quotes()
            self.check_figures()
            self.check_organisation("publisher", self.kit.publisher)
            for index, contact in enumerate(self.kit.contacts):
                self.check_organisation("contacts", contact.organisation, index, "organisation")

    def check_unique(self) -> None:
        """Ids of entries are unique over the kit, ids of roles within a person."""
        first: dict[str, str] = {}
        for group, index, entry in self._entries():
            if entry.id in first:
                self.tell(
                    (group, index, "id"),
                    "duplicate-id",
                    _("the id '{id}' is taken by an entry of {group}").format(
                        id=entry.id, group=first[entry.id]
                    ),
                )
            else:
                first[entry.id] = group
        for index, person in enumerate(self.kit.people):
            roles: set[str] = set()
            for at, role in enumerate(person.roles):
                if role.id in roles:
                    path: Path = ("people", index, "roles", at, "id")
                    self.tell(
                        path,
                        "duplicate-id",
                        _("{person} has the role id '{id}' twice").format(person=person.name, id=role.id),
                    )
                roles.add(role.id)

    def check_people(self) -> None:
        """Roles name organisations; translations of roles name roles."""
        for index, person in enumerate(self.kit.people):
            for at, role in enumerate(person.roles):
                self.check_organisation("people", role.organisation, index, "roles", at, "organisation")
            known = {role.id for role in person.roles}
            for language, translation in person.translations.items():
                for role_id in translation.roles:
                    if role_id not in known:
                        path: Path = ("people", index, "translations", language, "roles", role_id)
                        self.tell(
                            path,
                            "unknown-id",
                            _("{person} has no role with the id '{id}'{near}").format(
                                person=person.name, id=role_id, near=suggestion(role_id, known)
                            ),
                        )

    def check_quotes(self) -> None:
        """Speakers are people or organisations; the role that signs is one of theirs."""
        speakers = self.ids["people"] | self.ids["organisations"]
        for index, quote in enumerate(self.kit.quotes):
            for at, speaker in enumerate(quote.speakers):
                if speaker not in speakers:
                    near = suggestion(speaker, speakers)
                    path: Path = ("quotes", index, "speakers", at)
                    self.tell(
                        path,
                        "unknown-id",
                        _("no person or organisation has the id '{id}'{near}").format(id=speaker, near=near),
                    )
            people = [person for person in map(self.press.person, quote.speakers) if person]
            roles = {role.id for person in people for role in person.roles}
            if quote.role is not None and people and quote.role not in roles:
                near = suggestion(quote.role, roles)
                self.tell(
                    ("quotes", index, "role"),
                    "unknown-id",
                    _("no speaker has the role '{id}'{near}").format(id=quote.role, near=near),
                )

    def check_figures(self) -> None:
        """A figure's section exists and has the paragraph that the figure follows."""
        for index, figure in enumerate(self.kit.figures):
            if figure.section is None:
                continue
            if figure.section not in self.ids["sections"]:
                near = suggestion(figure.section, self.ids["sections"])
                self.tell(
                    ("figures", index, "section"),
                    "unknown-id",
                    _("no section has the id '{id}'{near}").format(id=figure.section, near=near),
                )
                continue
            count = len(self.press.paragraphs(figure.section))
            if self.press.section(figure.section) and (figure.after_paragraph or 0) > count:
                self.tell(
                    ("figures", index, "after_paragraph"),
                    "out-of-range",
                    _("{number} is too large; the section '{section}' has {count} paragraphs").format(
                        number=figure.after_paragraph, section=figure.section, count=count
                    ),
                )

    def check_organisation(self, group: str, organisation: str | None, *path: str | int) -> None:
        """An organisation that is named exists."""
        if organisation is not None and organisation not in self.ids["organisations"]:
            near = suggestion(organisation, self.ids["organisations"])
            self.tell(
                (group, *path),
                "unknown-id",
                _("no organisation has the id '{id}'{near}").format(id=organisation, near=near),
            )

    def _entries(self) -> Iterator[tuple[str, int, Entry]]:
        for group in GROUPS:
            for index, entry in enumerate(getattr(self.kit, group)):
                yield group, index, entry
