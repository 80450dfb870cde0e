"""What a query found, pane by pane: the search room's answer in the words of this room."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.cards.styled import Highlighter, no_hits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lufang_tui.cards.pane import Pane
    from lufang_tui.kit.press import PressKit
    from lufang_tui.search import Results, Searcher


class Found(NamedTuple):
    """The answer to a query."""

    query: str
    """The query as typed; empty for everything."""
    keys: Mapping[str, Sequence[str]]
    """Pane name -> keys of the entries found, in the kit's order."""
    find: Highlighter
    """Where the query stands in a text."""

    @property
    def total(self) -> int:
        """How many entries were found."""
        return sum(map(len, self.keys.values()))


class Finder:
    """Answers queries over one kit. Knows nothing of the screen, so that it can be asked from a thread."""

    def __init__(self, press: PressKit, panes: Sequence[Pane]) -> None:
        self._press = press
        self._searcher: Searcher | None = None
        self._preparing = Lock()
        self.everything = Found("", {pane.name: pane.keys() for pane in panes}, no_hits)

    def prepare(self, go_on: Callable[[], bool] = lambda: True) -> bool:
        """Read and fold the kit, step by step, unless that is done; the first query does it otherwise.

        `go_on` is asked between the steps, lets others work meanwhile, and ends it by False, which is given back.
        """
        with self._preparing:
            return self._the_searcher().prepare(go_on)

    def _the_searcher(self) -> Searcher:
        if self._searcher is None:
            from lufang_tui.search import Searcher

            self._searcher = Searcher(self._press)
        return self._searcher

    def glance(self, text: str) -> Found | None:
        """Answer from as much of the kit as is folded already; None where the whole answer needs no waiting."""
        from lufang_tui.search import parse

        searcher, query = self._the_searcher(), parse(text)
        return None if searcher.is_ready_for(query) else self._found(text, searcher.glance(query))

    def find(self, text: str) -> Found:
        """Answer a query as typed; an empty one finds everything."""
        if not text.strip():
            return self.everything
        from lufang_tui.search import parse

        searcher, query = self._the_searcher(), parse(text)
        if not searcher.is_ready_for(query):
            self.prepare()
        return self._found(text, searcher.search(query))

    def _found(self, text: str, results: Results) -> Found:
        """Name the hits by the keys of their panes, which are in the order of what is searched."""
        from lufang_tui.search import Group

        keys: dict[str, Sequence[str]] = {}
        for group in Group:
            every, numbers = self.everything.keys[group.value], results.numbers(group)
            keys[group.value] = every if isinstance(numbers, range) else [every[at] for at in numbers]
        return Found(text, keys, results.highlights)
