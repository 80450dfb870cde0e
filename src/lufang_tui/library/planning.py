"""A query as one expression over the index, and what holds in the kits where that is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.library.filters import LETTERS
from lufang_tui.library.pieces import (
    EVERYTHING,
    FEW_KITS,
    NOTHING,
    DatePiece,
    PartyPiece,
    Piece,
    TermPiece,
    any_filter,
    both,
    either,
    kit_piece,
)
from lufang_tui.search.meaning import names_somebody
from lufang_tui.search.query import Field, Group
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lufang_tui.library.pieces import Check, Indexed
    from lufang_tui.search.query import Query


class _EveryKit(frozenset[int]):
    """A set that every kit is in."""

    def __contains__(self, kit: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True


EVERY_KIT = _EveryKit()


class Plan(NamedTuple):
    """A query, ready to be asked."""

    pieces: Sequence[Piece]
    groups: frozenset[Group]
    """The groups to look in."""

    @property
    def terms(self) -> list[TermPiece]:
        """The terms, in the order of the query."""
        return [piece for piece in self.pieces if isinstance(piece, TermPiece)]

    def expression(self) -> str:
        """What finds everything that answers in kits where nothing special holds, and more than that in the others."""
        special = self._excluding_less
        plain = self._together((one, one.expression) for one in self.pieces)
        if not special:
            return plain
        wide = self._together((one, one.expression) for one in self.pieces if not one.excluded)
        if len(special) > FEW_KITS:
            return wide
        return either((plain, both((wide, any_filter(*(f"c{kit}" for kit in sorted(special)))))))

    @property
    def special(self) -> frozenset[int]:
        """The kits in which `within` has to be asked."""
        if len(self._excluding_less) > FEW_KITS:
            return EVERY_KIT
        return frozenset[int]().union(*(one.special for one in self.pieces))

    @property
    def _excluding_less(self) -> frozenset[int]:
        """The kits in which what is excluded may be less than elsewhere."""
        return frozenset[int]().union(*(one.special for one in self.pieces if one.excluded))

    @property
    def is_plain(self) -> bool:
        """Whether all that `expression` finds answers."""
        return not self.special and not self.checks()

    def within(self, kits: Sequence[int]) -> dict[str, list[int]]:
        """What finds everything that answers in some kits, as far as that is something else than `expression`."""
        for piece in self.pieces:
            piece.look_at(kits)
        less = self._excluding_less
        every = len(less) > FEW_KITS
        found: dict[str, list[int]] = {}
        for kit in kits:
            own = [(piece, piece.within(kit)) for piece in self.pieces]
            if every or kit in less or any(expression is not piece.expression for piece, expression in own):
                found.setdefault(self._together(own), []).append(kit)
        return found

    def checks(self) -> list[tuple[Check, bool]]:
        """What no expression holds, each with whether it must not be met."""
        return [(one.check, one.excluded) for one in self.pieces if one.check is not None]

    def _together(self, pieces: Iterable[tuple[Piece, str | None]]) -> str:
        wanted: list[str] = []
        unwanted: list[str] = []
        if not self.groups:
            return NOTHING
        if len(self.groups) < len(LETTERS):
            wanted.append(any_filter(*("g" + LETTERS[group] for group in Group if group in self.groups)))
        for piece, expression in pieces:
            if expression is None:
                continue
            if not piece.excluded:
                wanted.append(expression)
            elif expression != NOTHING and piece.check is None:
                unwanted.append(expression)
        found = both(wanted or [EVERYTHING])
        if unwanted and found != NOTHING:
            return f"({found}) NOT ({either(unwanted)})"
        return found


def plan(query: Query, index: Indexed) -> Plan:
    """Plan a query."""
    words = [term.text if names_somebody(term) else None for term in query.terms]
    wanted = [None if term.excluded else word for term, word in zip(query.terms, words, strict=True)]
    typed = index.names.typed(wanted) if any(words) else [{} for word in words]
    pieces: list[Piece] = []
    for term, word, meant in zip(query.terms, words, typed, strict=True):
        if word and term.excluded:
            # Only names that are written out are excluded.
            everybody = index.names.typed([word])[0]
            written_out = {key: rank for key, rank in everybody.items() if rank == 0}
            pieces.append(TermPiece(term, written_out, index))
        else:
            pieces.append(TermPiece(term, meant, index))
    groups = frozenset(Group)
    for condition in query.conditions:
        match condition.field:
            case Field.IN:
                named = frozenset(Group(choice) for choice in condition.choices)
                groups = groups - named if condition.excluded else groups & named
            case Field.KIND:
                kinds = any_filter(*("k" + kind for kind in condition.choices))
                pieces.append(Piece(excluded=condition.excluded, expression=kinds))
            case Field.KIT:
                pieces.append(kit_piece(condition, index))
            case Field.DATE:
                pieces.append(DatePiece(condition, index))
            case Field.SPEAKER | Field.ORG:
                pieces.append(PartyPiece(condition, index))
    return Plan(pieces, groups)


def folded_names(kit_id: str, label: str) -> str:
    """What a condition on the kit looks in."""
    return f"{fold(kit_id).text}\n{fold(label).text}"
