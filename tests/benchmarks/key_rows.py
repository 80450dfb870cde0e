"""The rows of living in the app: a key to its painted result, a held arrow, memory; each beside the bare app in the same run."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.controlled import Controlled
from benchmarks.generate import generated_kit
from benchmarks.measure import PYTHON, Row
from lufang_tui.kit.write import kit_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lufang_tui.kit.model import Kit

LUFANG = shutil.which("lufang", path=str(Path(PYTHON).parent)) or "lufang"
BARE = (PYTHON, str(Path(__file__).parent / "bare_app.py"))
BARE_NAME = "the bare app's echo of the same keys"
QUERIES = ("纺织", "zwx", "产业升级", "zhang", "speaker:王", "滨州 -京东", "1300")
"""Typed a key at a time; every key changes what is found, or what is said of it."""
MEDIAN_MS, P95_MS, LAG_MS = 80.0, 120.0, 100.0
HELD_SECONDS = 5.0
RATES = (30, 100)
"""Keys in a second: what a keyboard is set to, and faster than any terminal hands on."""
QUOTATIONS = 10_000


def rows() -> list[Row]:
    """Measure every row; without tmux there are only those of memory."""
    if shutil.which("tmux") is None:
        return [memory()]
    with tempfile.TemporaryDirectory() as folder:
        kit = generated_kit(QUOTATIONS)
        (Path(folder) / "kit.yaml").write_text(kit_text(kit), encoding="utf-8")
        large = (LUFANG, folder)
        return [
            typed("key to painted result in tmux, festival kit, median", (LUFANG,), "paragraph", 50, MEDIAN_MS),
            typed(f"key to painted result in tmux, {QUOTATIONS:,} quotations, 95th percentile", large, "paragraph", 95, P95_MS),
            *(held(large, kit, rate) for rate in RATES),
            memory(),
        ]  # fmt: skip


def key_times(command: Sequence[str], ready: str, rounds: int, *, ready_after: float = 0.0) -> list[float]:
    """Type the queries; gives for every key the milliseconds until the screen's text changed for the last time.

    The first key comes once the screen shows `ready`, has settled, and `ready_after` seconds have gone by.
    """
    taken = []
    with Controlled(command) as terminal:
        terminal.wait(lambda screen: ready in "\n".join(screen))
        terminal.settle(1.5)
        time.sleep(ready_after)
        for _ in range(rounds):
            for query in QUERIES:
                terminal.press("/")
                terminal.settle()
                for key in query:
                    at = terminal.press("Space" if key == " " else key)
                    changed = terminal.settle()
                    taken.append(1000 * (changed - at))
                screen = terminal.screen()
                if not any(query in line for line in screen):
                    raise ValueError("\n".join(screen))
                for _ in range(2):  # the first empties the box, the second leaves it
                    terminal.press("Escape")
                    terminal.settle()
    return taken


def typed(
    what: str, command: Sequence[str], ready: str, percentile: int, limit_ms: float, *, rounds: int = 3
) -> Row:
    """Type in both programs in turn; the figure is the median of the rounds' percentiles."""

    def one(program: Sequence[str], marker: str) -> float:
        return statistics.quantiles(key_times(program, marker, 1), n=100)[percentile - 1]

    pairs = [(one(command, ready), one(BARE, "MARKER")) for _ in range(rounds)]
    return row_of(what, BARE_NAME, pairs, limit_ms)


def held(command: Sequence[str], kit: Kit, rate: int, *, rounds: int = 3) -> Row:
    """Hold ↓ for five seconds; the figure is the largest lag between a key and the highlight on the screen."""
    starts = {str(quote.text)[:8]: index for index, quote in enumerate(kit.quotes)}
    assert len(starts) == len(kit.quotes), "a row must be known by how its words start"

    def ours(screen: list[str]) -> int | None:
        marked = (line[2:].lstrip("“ ") for line in screen if line.startswith("▌"))
        return next((starts[words[:8]] for words in marked if words[:8] in starts), None)

    def bare(screen: list[str]) -> int | None:
        # The bare list scrolls by a line a key once the highlight is at its end, so its last line tells the row.
        seen = [line.split("row ")[1].split()[0] for line in screen if "row " in line]
        return int(seen[-1]) if seen else None

    def one(
        program: Sequence[str], marker: str, index: Callable[[list[str]], int | None], lead: int
    ) -> float:
        with Controlled(program) as terminal:
            terminal.wait(lambda screen: marker in "\n".join(screen))
            terminal.settle(1.5)
            return largest_lag(terminal, index, rate, lead)

    pairs = [
        (one(command, "paragraph", ours, 0), one((*BARE, str(QUOTATIONS)), "MARKER", bare, 60))
        for _ in range(rounds)
    ]
    what = f"↓ held for {HELD_SECONDS:.0f} s at {rate} keys/s on {QUOTATIONS:,} rows, largest lag of the highlight"
    return row_of(what, "the bare app's list, as long", pairs, LAG_MS)


def largest_lag(
    terminal: Controlled, index: Callable[[list[str]], int | None], rate: int, lead: int
) -> float:
    """Give milliseconds; `lead` keys go before, since a list that does not scroll yet may not tell its row."""
    for _ in range(lead):
        terminal.press("Down")
    terminal.settle()
    first = index(terminal.screen())
    assert first is not None
    keys = int(HELD_SECONDS * rate)
    sent: list[float] = []
    lags: list[float] = []
    start = time.perf_counter()
    while len(lags) < keys:
        now = time.perf_counter()
        if now - start > 6 * HELD_SECONDS:
            raise TimeoutError(f"{len(lags)} of {keys} keys arrived")
        while len(sent) < keys and start + len(sent) / rate <= now:
            sent.append(terminal.press("Down"))
            now = time.perf_counter()
        due = start + len(sent) / rate if len(sent) < keys else now + 0.05
        # What was drawn for the last key may have been read while that was sent.
        if terminal.wait_output(max(0.0, due - now)) or len(sent) == keys:
            at = index(terminal.screen())
            seen = time.perf_counter()
            reached = min((at or 0) - first, len(sent))
            lags += (1000 * (seen - sent[key]) for key in range(len(lags), reached))
    return max(lags)


def memory(*, rounds: int = 5) -> Row:
    """What the program has in memory once the first screen has settled, in MB; shared pages by their share if known."""
    pairs = [(megabytes((LUFANG,), "paragraph"), megabytes(BARE, "MARKER")) for _ in range(rounds)]
    kind = "proportional set size" if _KIND == "Pss" else "resident set size"
    what = f"memory with the festival kit open ({kind})"
    return row_of(what, "a bare Textual app with the same kinds of widgets", pairs, None, most=1.6, unit="MB")


def _kind() -> str:
    try:
        return "Pss" if "Pss:" in Path("/proc/self/smaps_rollup").read_text() else "Rss"
    except OSError:
        return "Rss"


_KIND = _kind()


def megabytes(command: Sequence[str], ready: str) -> float:
    """The same for a command, once its first screen has settled."""
    with Controlled(command) as terminal:
        terminal.wait(lambda screen: ready in "\n".join(screen))
        terminal.settle(2)
        return megabytes_of(terminal)


def megabytes_of(terminal: Controlled) -> float:
    """What the program in a terminal has in memory, in MB."""
    process = terminal.process()
    if _KIND == "Pss":
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    status = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024


def row_of(
    what: str,
    peer: str,
    pairs: list[tuple[float, float]],
    limit: float | None,
    *,
    most: float = 0.0,
    unit: str = "ms",
) -> Row:
    ratios = [ours / other for ours, other in pairs]
    low, middle, high = statistics.quantiles(ratios, n=4)
    return Row(
        what,
        peer,
        statistics.median(ours for ours, _ in pairs),
        statistics.median(other for _, other in pairs),
        middle,
        (low, high),
        most,
        len(pairs),
        limit=limit,
        unit=unit,
    )


if __name__ == "__main__":
    for row in rows():
        print(row)
