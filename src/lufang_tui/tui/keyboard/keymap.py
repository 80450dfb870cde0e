"""The keymap: what the config file says about keys, held against what commands and widgets have. It knows no Textual."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from lufang_tui.i18n import _
from lufang_tui.tui.keyboard.keys import bound, keys, read_key, shown
from lufang_tui.tui.keyboard.moves import MOVES, Focus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

UNBOUND = "no-key"
"""Stands in Textual's keymap for no key at all, since an empty entry means the default there; no terminal sends it."""
REQUIRED = (
    "quit", "help", "clear", "list.choose", "search.leave", "clippings.close", "clippings.help",
    "review.quit", "review.help", "verify.leave", "verify.help",
)  # fmt: skip
"""What must keep a key, lest nobody find the way out or on."""
RESERVED = {"ctrl+c": "copy selected text", "ctrl+q": "quit"}
"""Keys that Textual's own bindings have in every app."""


class HasKeys(Protocol):
    """As much of a command's class as a keymap asks."""

    id: ClassVar[str]
    keys: ClassVar[tuple[str, ...]]


class HasHelp(HasKeys, Protocol):
    """As much of a command's class as a page of help asks."""

    @classmethod
    def help(cls) -> str:
        """Return what it does, in a sentence."""


class Place(StrEnum):
    """The screens that have commands of their own."""

    KIT = "kit"
    LIBRARY = "library"
    CLIPPINGS = "clippings"
    REVIEW = "review"
    VERIFY = "verify"


READING = frozenset({Place.KIT, Place.LIBRARY, Place.CLIPPINGS})
"""Screens on which the keys of a list and a text have to stand beside those of commands; elsewhere the commands come first."""
WITH_BOX = frozenset({Place.KIT, Place.LIBRARY})


class Owner(NamedTuple):
    """Something that has keys: a command, or an action of a widget."""

    id: str
    keys: tuple[str, ...]
    """Its default keys."""
    focus: Focus
    places: frozenset[Place]
    """The screens on which it is."""


class Keymap(NamedTuple):
    """What is changed."""

    changed: Mapping[str, tuple[str, ...]]
    """Id -> its keys from now on, for those that were changed; none for one without a key."""
    faults: tuple[str, ...]
    """What is wrong with the config file's entries, a line each; what it is about keeps its default keys."""

    def for_textual(self) -> dict[str, str]:
        """Return what `App.set_keymap` takes.

        Textual forgets whatever else is on a key that it frees, so commands that share one with a changed command
        are in it, too.
        """
        if not self.changed:
            return {}
        freed = [owner for owner in owners() if owner.id in self.changed]
        kept = {
            owner.id: owner.keys
            for owner in owners()
            if any(owner.focus is other.focus and bound(owner.keys) & bound(other.keys) for other in freed)
        }
        return {name: keys(*found) or UNBOUND for name, found in {**kept, **self.changed}.items()}


def commands_of(place: Place) -> Sequence[type[HasHelp]]:
    """Return the commands of a screen."""
    match place:
        case Place.KIT:
            from lufang_tui.tui.commands import COMMANDS as OF_KIT

            return OF_KIT
        case Place.LIBRARY:
            from lufang_tui.tui.library.commands import COMMANDS as OF_LIBRARY

            return OF_LIBRARY
        case Place.CLIPPINGS:
            from lufang_tui.tui.clippings.commands import COMMANDS as OF_CLIPPINGS

            return OF_CLIPPINGS
        case Place.REVIEW:
            from lufang_tui.tui.review.commands import COMMANDS as OF_REVIEW

            return OF_REVIEW
        case Place.VERIFY:
            from lufang_tui.tui.verify.commands import COMMANDS as OF_VERIFY

            return OF_VERIFY


def owners() -> tuple[Owner, ...]:
    """Return everything that has keys. A command that several screens have is one: its keys are the same on all of them."""
    found: dict[str, Owner] = {}
    for place in Place:
        for command in commands_of(place):
            known = found.get(command.id)
            places = frozenset({place}) | (known.places if known else frozenset())
            found[command.id] = Owner(command.id, command.keys, Focus.ANYWHERE, places)
    moves = [
        Owner(move.id, move.keys, focus, WITH_BOX if focus is Focus.BOX else READING)
        for focus, listed in MOVES.items()
        for move in listed
    ]
    return (*found.values(), *moves)


def read_keymap(written: Mapping[str, Sequence[str]]) -> Keymap:
    """Read the `keys` of the settings: unknown ids, unknown keys, clashes and a lost way out are faults, told in order.

    A faulty entry is left out as a whole; the others hold.
    """
    if not written:
        return Keymap({}, ())
    table = {owner.id: owner for owner in owners()}
    faults: dict[str, list[str]] = {}
    wanted: dict[str, tuple[str, ...]] = {}
    for name, texts in written.items():
        found = [read_key(text) for text in texts]
        faults[name] = list(_wrong(name, texts, found, table))
        if not faults[name]:
            wanted[name] = tuple(key for key in found if key is not None)
    while clash := _clash(wanted, table):
        name, line = clash
        del wanted[name]
        faults[name].append(line)
    return Keymap(wanted, tuple(line for lines in faults.values() for line in lines))


def _wrong(
    name: str, texts: Sequence[str], found: Sequence[str | None], table: Mapping[str, Owner]
) -> Iterator[str]:
    """What is wrong with an entry by itself."""
    from lufang_tui.kit.faults import excerpt, one_line, suggestion

    if name not in table:
        said = _("keys.{command}: there is no such command{near}")
        yield said.format(command=one_line(name)[:40], near=suggestion(name, tuple(table)))
        return
    for text, key in zip(texts, found, strict=True):
        if key is None:
            said = _(
                "keys.{command}: {key} is no key that a terminal sends; such as c, ?, f5, ctrl+f, pageup"
            )
            yield said.format(command=name, key=excerpt(one_line(text)))
        elif key in RESERVED:
            yield _("keys.{command}: {key} is taken by the terminal app itself").format(command=name, key=key)
    if not texts and name in REQUIRED:
        yield _("keys.{command}: needs a key, since there is no other way; it keeps {keys}").format(
            command=name, keys=_listed(table[name].keys)
        )


def _clash(wanted: Mapping[str, tuple[str, ...]], table: Mapping[str, Owner]) -> tuple[str, str] | None:
    """The last entry that takes a key of another, and what to say of it."""
    for name in reversed(tuple(wanted)):
        owner = table[name]
        for other in table.values():
            if other.id == name or not meet(owner, other) or bound(owner.keys) & bound(other.keys):
                continue
            theirs = bound(wanted.get(other.id, other.keys))
            for key in wanted[name]:
                if bound((key,)) & theirs:
                    said = _("keys.{command}: {key} is the key of {other} already; it keeps {keys}")
                    return name, said.format(
                        command=name, key=shown(key), other=other.id, keys=_listed(owner.keys)
                    )
    return None


def meet(one: Owner, other: Owner) -> bool:
    """Whether keys of both can be pressed in one place; in the search box, typing comes before commands."""
    if one.places.isdisjoint(other.places):
        return False
    focuses = (one.focus, other.focus)
    return one.focus is other.focus or (Focus.ANYWHERE in focuses and Focus.BOX not in focuses)


def _listed(names: Sequence[str]) -> str:
    return " ".join(map(shown, names))
