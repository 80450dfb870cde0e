"""The rows of living in the library: a key to its first results, fast typing, opening, memory; the bare app beside them.

`make bench-library` takes them into its table; `python -m benchmarks.library_key_rows DATA CACHE` measures the library of these
two folders alone, as `Library(DATA, CACHE)` opens it.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import key_rows
from benchmarks.controlled import Controlled
from benchmarks.key_rows import BARE, BARE_NAME, LUFANG
from benchmarks.measure import Row
from lufang_tui.settings import APPLICATION

if TYPE_CHECKING:
    from collections.abc import Sequence

QUERIES = ("表示", "献圣以", "下蹲 瞄吕", "shie", "zha wen", "speaker:查文雄", "kind:direct 产", "囧囧")
"""Typed a key at a time: common words and rare ones, two terms, a beginning, pinyin, fields, and what nobody has said."""
FIRST_MS, BURST_MS, MEMORY_MB = 100.0, 500.0, 250.0
PATIENCE = 0.6
"""Seconds after which a key is taken to change nothing in the list: what it added finds the same."""
LIST = slice(5, -1)
"""Lines of the screen in which the entries are."""


def home_of(data: Path, cache: Path, folder: Path) -> Path:
    """Make a home in a folder whose library is that of two folders."""
    for kind, own in (("data", data), ("cache", cache)):
        (folder / kind).mkdir(parents=True)
        (folder / kind / APPLICATION).symlink_to(own.absolute())
    return folder


def command(home: Path) -> tuple[str, ...]:
    """Give the command that opens the library of a home."""
    return (
        "env",
        f"XDG_DATA_HOME={home}/data",
        f"XDG_CACHE_HOME={home}/cache",
        LUFANG,
        "browse",
        "--library",
    )


def rows(data: Path, cache: Path) -> list[Row]:
    """Measure every row over the library of two folders; none without tmux."""
    if shutil.which("tmux") is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        home = home_of(data, cache, Path(folder) / "home")
        return [first_results(home), burst(home), opening(home), memory(home)]


def first_results(home: Path, *, rounds: int = 3) -> Row:
    """From a key to the first frame that shows what it found, in milliseconds, at the 95th percentile."""

    def one(program: Sequence[str], marker: str) -> float:
        return statistics.quantiles(first_times(program, marker), n=100)[94]

    pairs = []
    for _ in range(rounds):
        bare = key_rows.key_times(BARE, "MARKER", 1)
        pairs.append((one(command(home), "1 Quotes"), statistics.quantiles(bare, n=100)[94]))
    what = "key to painted first results in tmux, 95th percentile"
    return key_rows.row_of(what, BARE_NAME, pairs, FIRST_MS)


def first_times(program: Sequence[str], ready: str) -> list[float]:
    """Type the queries; gives for every key the milliseconds until the list shows something else than before it.

    A key after which the list stays as it is counts with the moment at which its counts are painted.
    """
    taken = []
    with Controlled(program) as terminal:
        terminal.wait(
            lambda screen: ready in "\n".join(screen) and any(line.startswith("▌") for line in screen)
        )
        terminal.settle(3)
        for query in QUERIES:
            terminal.press("/")
            terminal.settle()
            for key in query:
                before = terminal.screen()
                at = terminal.press("Space" if key == " " else key)
                changed = _changed(terminal, before, at)
                if changed is not None:  # a space at the end shows nothing
                    taken.append(1000 * (changed - at))
                terminal.settle(PATIENCE)
            if not any(query in line for line in terminal.screen()):
                raise ValueError("\n".join(terminal.screen()))
            for _ in range(2):  # the first empties the box, the second leaves it
                terminal.press("Escape")
                terminal.settle(PATIENCE)
    return taken


def _changed(terminal: Controlled, before: list[str], at: float) -> float | None:
    """The moment at which the list has changed; where it does not within a while, that of the first other change, if any."""
    first = None
    while (left := at + PATIENCE - time.perf_counter()) > 0:
        if terminal.wait_output(left):
            now, seen = terminal.screen(), time.perf_counter()
            if now[LIST] != before[LIST]:
                return seen
            if first is None and now != before:
                first = seen
    return first


def burst(home: Path, *, rounds: int = 5) -> Row:
    """Twelve keys in one write, then the whole answer to the last: nothing queues up behind them."""

    def one(program: Sequence[str], ready: str) -> float:
        with Controlled(program) as terminal:
            terminal.wait(lambda screen: ready in "\n".join(screen))
            terminal.settle(3)
            terminal.press("/")
            terminal.settle()
            at = time.perf_counter()
            terminal.ask("send-keys -l 'zha wen shie'")
            terminal.wait(lambda screen: any("zha wen shie" in line for line in screen[:4]))
            before = terminal.screen()
            return 1000 * ((_changed(terminal, before, at) or time.perf_counter()) - at)

    pairs = [(one(command(home), "1 Quotes"), one(BARE, "MARKER")) for _ in range(rounds)]
    what = "twelve keys in one write to the results of the last, in tmux"
    return key_rows.row_of(what, BARE_NAME, pairs, BURST_MS)


def opening(home: Path, *, rounds: int = 7) -> Row:
    """From the command to a list with entries, beside the festival kit."""

    def one(program: Sequence[str]) -> float:
        at = time.perf_counter()
        with Controlled(program) as terminal:
            terminal.wait(lambda screen: any(line.startswith("▌") for line in screen))
            return 1000 * (time.perf_counter() - at)

    pairs = [(one(command(home)), one((LUFANG,))) for _ in range(rounds)]
    what = "opening the app to its first entries in tmux, against opening it on the festival kit"
    return key_rows.row_of(what, "opening the festival kit", pairs, None, most=1.5)


def memory(home: Path, *, rounds: int = 3) -> Row:
    """What the program has in memory after some searches, in MB."""

    def one() -> float:
        with Controlled(command(home)) as terminal:
            terminal.wait(lambda screen: any(line.startswith("▌") for line in screen))
            terminal.settle(3)
            for query in QUERIES:
                terminal.press("/")
                terminal.ask(f"send-keys -l '{query}'")
                terminal.settle(1)
                for _ in range(2):
                    terminal.press("Escape")
                    terminal.settle()
            return key_rows.megabytes_of(terminal)

    pairs = [(one(), key_rows.megabytes(BARE, "MARKER")) for _ in range(rounds)]
    what = "memory of the app after searches"
    return key_rows.row_of(
        what, "a bare Textual app with the same kinds of widgets", pairs, MEMORY_MB, unit="MB"
    )


if __name__ == "__main__":
    for row in rows(Path(sys.argv[1]), Path(sys.argv[2])):
        print(
            f"{row.what}: {row.ours_ms:.0f} {row.unit} (peer {row.peer_ms:.0f}), {row.asked}: {'met' if row.met else 'MISSED'}"
        )
