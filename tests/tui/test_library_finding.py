"""Asking the library from a screen, without a screen: the newest wins, hits are painted before anything is counted."""

from __future__ import annotations

from collections import deque
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, cast

from lufang_tui.library import Count, Facets, Found, IndexFault, Interrupted
from lufang_tui.searches import Asked
from lufang_tui.tui.library.finding import Finding, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from lufang_tui.library import Library


class Told:
    """A screen of one test: what it was told in order; it says `painted` when the test lets it."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.painted: Callable[[], object] = lambda: None

    def show_listing(self, listing: Any, painted: Callable[[], object]) -> None:
        self.told.append(f"hits of {listing.asked.text}")
        self.painted = painted

    def show_counts(self, counts: Any) -> None:
        self.told.append(f"counts of {counts.asked.text}")

    def show_trouble(self, trouble: str) -> None:
        self.told.append(trouble)


class Shelf:
    """A library whose answers the test writes down; `steps` says what happens at each call."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.steps: dict[str, Callable[[], None]] = {}
        self.interrupts = 0

    def _step(self, name: str) -> None:
        self.calls.append(name)
        step = self.steps.pop(name, None)
        if step is not None:
            step()

    def search(self, *_: Any, **__: Any) -> Found:
        self._step("search")
        return Found((), Count(0), more=False)

    def facets(self, *_: Any, **__: Any) -> Facets:
        self._step("facets")
        return Facets(Count(0))

    def totals(self) -> dict[str, int]:
        return {}

    def kits(self) -> tuple[()]:
        return ()

    def interrupt(self) -> None:
        self.interrupts += 1


class Desk:
    """The search of one test. Its thread runs when the test says so, and what it hands over arrives then."""

    def __init__(self) -> None:
        self.library, self.screen = Shelf(), Told()
        self.waiting: deque[Callable[[], None]] = deque()
        self.arriving: deque[tuple[Callable[..., object], tuple[Any, ...]]] = deque()
        self.finding = Finding(
            cast("Library", self.library),
            self.screen,
            self.waiting.append,
            lambda what, *arguments: self.arriving.append((what, arguments)),
        )

    def ask(self, text: str) -> None:
        self.finding.ask(Wanted(Asked(text), "quotes"))

    def run(self) -> None:
        """Let the thread do all it has to do, and the screen hear all of it."""
        while self.waiting or self.arriving:
            if self.waiting:
                self.waiting.popleft()()
            while self.arriving:
                what, arguments = self.arriving.popleft()
                what(*arguments)


def never_painted(monkeypatch: Any) -> None:
    monkeypatch.setattr("lufang_tui.tui.library.finding.PAINTED_SECONDS", 0.0)


def test_nothing_is_counted_before_the_hits_are_painted() -> None:
    desk, counting = Desk(), Event()
    desk.library.steps["facets"] = counting.set
    desk.ask("a")
    thread = Thread(target=desk.waiting.popleft())
    thread.start()
    while not desk.arriving:
        pass
    what, arguments = desk.arriving.popleft()
    what(*arguments)
    assert desk.screen.told == ["hits of a"]
    assert not counting.wait(0.05)
    desk.screen.painted()
    assert counting.wait(5)
    thread.join(5)
    desk.run()
    assert desk.screen.told == ["hits of a", "counts of a"]
    assert not desk.finding.busy


def test_what_is_asked_meanwhile_is_answered_by_the_same_run(monkeypatch: Any) -> None:
    never_painted(monkeypatch)
    desk = Desk()

    def type_on() -> None:
        desk.ask("ab")
        raise Interrupted

    desk.library.steps["search"] = type_on
    desk.ask("a")
    desk.run()
    assert desk.library.interrupts == 1
    assert desk.library.calls == ["search", "search", "facets"]
    assert desk.screen.told == ["hits of ab", "counts of ab"]
    assert not desk.finding.busy


def test_a_key_while_counting_leaves_the_count(monkeypatch: Any) -> None:
    never_painted(monkeypatch)
    desk = Desk()
    desk.library.steps["facets"] = lambda: desk.ask("ab")
    desk.ask("a")
    desk.run()
    assert desk.screen.told == ["hits of ab", "counts of ab"]  # what is old is not shown any more


def test_an_interrupt_that_comes_too_late_costs_no_answer(monkeypatch: Any) -> None:
    never_painted(monkeypatch)
    desk = Desk()

    def late() -> None:
        raise Interrupted

    desk.library.steps["search"] = late
    desk.ask("a")
    desk.run()
    assert desk.screen.told == ["hits of a", "counts of a"]


def test_a_fault_of_the_index_is_told_once_and_the_next_is_asked(monkeypatch: Any) -> None:
    never_painted(monkeypatch)
    desk = Desk()

    def broken() -> None:
        raise IndexFault("disk I/O error")

    desk.library.steps["search"] = broken
    desk.ask("a")
    desk.run()
    assert desk.screen.told == ["disk I/O error"]
    desk.ask("ab")
    desk.run()
    assert desk.screen.told == ["disk I/O error", "hits of ab", "counts of ab"]


def test_a_stopped_search_ends(monkeypatch: Any) -> None:
    never_painted(monkeypatch)
    desk = Desk()

    def end() -> None:
        desk.finding.stop()
        raise Interrupted

    desk.library.steps["search"] = end
    desk.ask("a")
    desk.run()
    assert desk.screen.told == []
    assert not desk.finding.busy
