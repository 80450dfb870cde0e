"""What an exporter needs of a selection. A whole kit has it too. Nothing here is needed at run time but by types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from lufang_tui.kit.model import Figure, Happening, Person, Quote, Section


class Selected(Protocol):
    """The entries that are wanted of a kit, each group in the kit's order."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations."""

    @property
    def people(self) -> tuple[Person, ...]:
        """The people."""

    @property
    def timeline(self) -> tuple[Happening, ...]:
        """The entries of the timeline."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures with their captions."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the article."""
