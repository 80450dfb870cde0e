"""`make bench-library`: the library over generated archives of 10,000, 100,000 and 1,000,000 quotations.

Writes its part of docs/performance.md. Archives are kept in the folder that LUFANG_BENCH names, if it does, so that the next
run need not write a million quotations again. With arguments, only archives of so many kits, and the page stays as it is.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import key_rows, library_drafts, library_key_rows
from benchmarks.archive import FIRST_DAY, QUOTATIONS, kit_number, kit_yaml, path_of, words_of, write_archive
from benchmarks.library_queries import queries
from benchmarks.measure import PYTHON
from lufang_tui.library import Library, Order
from lufang_tui.library.refreshing import How, Timings, rebuild, refresh
from lufang_tui.search import parse
from lufang_tui.search.term import is_spaceless
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PAGE = Path(__file__).parents[2] / "docs/performance.md"
BEGIN, END = "<!-- library -->", "<!-- end library -->"
KITS = (200, 2_000, 20_000)
SHOWN = 20
"""Hits that a search gives."""
ROUNDS = 3
LIKE_RIPGREP = re.compile(r'[^\s:"-]+(?: [^\s:"-]+)?')
"""Queries that a search for fixed words can be asked: one or two of them."""
NAMES = ("names", "fields")
READY_AFTER = 3.0
"""A large kit is folded after so many times what reading and folding took in a process that did nothing else."""


PEAK = """
def peak():
    try:  # the other figure may be that of the process that started this one
        with open("/proc/self/status") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1000
    except (OSError, StopIteration):
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
"""
"""Code that gives what a process has had in memory at most, in MB."""


class Figure(NamedTuple):
    """One cell of the table."""

    what: str
    said: str
    """What was measured, as the table has it."""
    asked: str = ""
    """What was asked for, such as `≤ 10 ms`; empty for nothing."""
    number: float | None = None
    """What is held against that; None where nothing was measured."""

    @property
    def met(self) -> bool | None:
        """Whether what was asked for was reached; None where nothing was asked, or nothing measured."""
        limit = _LIMIT.match(self.asked)
        if limit is None or self.number is None:
            return None
        most = float(limit[2].replace(",", ""))
        return self.number <= most if limit[1] == "≤" else self.number >= most


_LIMIT = re.compile(r"([≤≥]) ([0-9,.]+)")


class Size:
    """An archive of one size, and what was measured of it."""

    def __init__(self, kits: int, folder: Path) -> None:
        self.kits = kits
        self.archive = folder / f"archive-{kits}"
        self.folded = folder / f"folded-{kits}.txt"
        self.bytes_file = folder / f"bytes-{kits}.txt"
        self.place = folder / f"library-{kits}"
        self.drafts = folder / f"drafts-{kits}"
        self.found: list[Figure] = []

    def library(self) -> Library:
        """The library over it."""
        return Library(self.place / "data", self.place / "cache")

    def measure(self) -> list[Figure]:
        """Measure everything."""
        text = self._made()
        shutil.rmtree(self.place, ignore_errors=True)
        self._added()
        self._rebuilt()
        index = self.library().stats()["index_bytes"]
        share = int(index or 0) / text
        self._tell("index file, rows included, in bytes of text", f"{share:.1f} ×", "≤ 5 ×", share)
        self._tell("text of the archive", f"{text / 1e6:,.0f} MB", "")
        self._refreshed()
        self._searched()
        for figure in library_drafts.measure(self.drafts, self.archive, self.kits, self.place):
            self._tell(*figure)
        self._tell("memory of a process that has searched all of it", f"{self._memory():.0f} MB", "")
        opening = self._opening()
        self._tell(
            "opening and one search in a fresh process, against opening the festival kit and one there",
            f"{opening:.2f} ×",
            "≤ 1.5 ×",
            opening,
        )
        self._lived_in()
        return self.found

    def _lived_in(self) -> None:
        """Measure the app over it, in tmux."""
        for row in library_key_rows.rows(self.place / "data", self.place / "cache"):
            number = row.ours_ms if row.limit is not None else row.ratio
            said = f"{row.ours_ms:.0f} {row.unit}"
            self._tell(
                row.what, said if row.limit is not None else f"{said}, {row.ratio:.2f} ×", row.asked, number
            )

    def _tell(self, what: str, said: str, asked: str, number: float | None = None) -> None:
        figure = Figure(what, said, asked, number)
        self.found.append(figure)
        print(f"{self.kits:>6} {what}: {said}{_verdict(figure)}", flush=True)

    def _made(self) -> int:
        """Write the archive, and its text folded, an entry a line; gives the bytes of the text."""
        if not self.bytes_file.exists():
            shutil.rmtree(self.archive, ignore_errors=True)
            total = write_archive(self.archive, self.kits)
            with self.folded.open("w", encoding="utf-8") as stream:
                for number in range(self.kits):
                    stream.writelines(fold(text).text + "\n" for text in words_of(kit_number(number)))
            self.bytes_file.write_text(str(total))
        return int(self.bytes_file.read_text())

    def _added(self) -> None:
        library = self.library()
        library.add(self.archive)
        timings, own, children = Timings(), time.process_time(), _cpu_of_children()
        started = time.perf_counter()
        done = refresh(library.files, library.sources, How(timings=timings))
        took = time.perf_counter() - started
        self._tell_speed("`lufang library add`, from YAML", done.quotes, took, "≥ 3,000/s", own, children)
        every = timings.reading + timings.folding + timings.writing + timings.merging
        shares = (timings.reading, timings.folding, timings.writing, timings.merging)
        self._tell(
            "… share of reading, folding, writing, merging",
            ", ".join(f"{100 * one / every:.0f} %" for one in shares),
            "",
        )

    def _rebuilt(self) -> None:
        library = self.library()
        own, children = time.process_time(), _cpu_of_children()
        started = time.perf_counter()
        done = rebuild(library.files, library.sources, How())
        self._tell_speed(
            "index made anew, from parsed kits",
            done.quotes,
            time.perf_counter() - started,
            "≥ 8,000/s",
            own,
            children,
        )

    def _tell_speed(
        self, what: str, quotes: int, took: float, asked: str, own: float, children: float
    ) -> None:
        busy = time.process_time() - own + _cpu_of_children() - children
        self._tell(what, f"{quotes / took:,.0f}/s", asked, quotes / took)
        self._tell(
            f"… quotations for a second of one processor's time, {what.rpartition(', ')[2]}",
            f"{quotes / busy:,.0f}",
            "",
        )

    def _refreshed(self) -> None:
        library = self.library()
        library.refresh()
        nothing = statistics.median(_busy(library.refresh) for _ in range(5))
        self._tell("refresh with nothing changed", f"{nothing:.2f} s", "≤ 2 s", nothing)
        library.prepare()
        taken = []
        for at in range(21):
            number = self.kits * at // 21
            word = f"changed{at}kit"
            file = path_of(self.archive, number)
            before = file.read_bytes()
            kit = kit_yaml(kit_number(number)).replace("text: '", f"text: '{word} ", 1)
            file.write_text(kit, encoding="utf-8")

            def visible(sought: str = word) -> None:
                library.refresh()
                assert library.search(parse(sought)).hits

            taken.append(1000 * _busy(visible))
            file.write_bytes(before)
            library.refresh()
        self._tell(
            "one changed kit looked for, read and found, 95th percentile",
            f"{_percentile(taken, 95):.0f} ms",
            "≤ 200 ms",
            _percentile(taken, 95),
        )

    def _searched(self) -> None:
        texts = [
            str(quote.text)
            for number in range(0, self.kits, max(1, self.kits // 100))
            for quote in kit_number(number).quotes
        ]
        years = range(1 + FIRST_DAY // 365, 15 + FIRST_DAY // 365)
        mix = queries(texts, years)
        library = self.library()
        library.prepare()
        asked = [(kind, text, parse(text)) for kind, text in mix]
        taken: list[float] = []
        waited: list[float] = []
        same: list[tuple[str, float]] = []
        for at in range(ROUNDS + 1):
            for kind, text, query in asked:
                started = time.perf_counter()
                milliseconds = 1000 * _busy(partial(library.search, query, SHOWN, order=Order.RELEVANCE))
                if at:
                    taken.append(milliseconds)
                    waited.append(1000 * (time.perf_counter() - started))
                    if kind not in NAMES and LIKE_RIPGREP.fullmatch(text):
                        same.append((text, milliseconds))
        for part, asked_for in ((50, ""), (95, "≤ 10 ms"), (99, "≤ 25 ms")):
            self._tell(
                f"search, {part}th percentile",
                f"{_percentile(taken, part):.1f} ms ({_percentile(waited, part):.1f})",
                asked_for,
                _percentile(taken, part),
            )
        self._against_ripgrep(same)

    def _against_ripgrep(self, same: Sequence[tuple[str, float]]) -> None:
        if shutil.which("rg") is None:
            self._tell("ripgrep", "not installed, so not compared", "")
            return
        texts = list(dict.fromkeys(text for text, _ in same))
        ours = _percentile([taken for _, taken in same], 95)
        for what, pattern, options, most in (
            (
                "counting all hits, asked for beginnings of words (`\\b`) as the search is",
                _beginning,
                ["-c"],
                50,
            ),
            ("counting all lines with the letters anywhere (`-F`)", None, ["-c"], 0),
            (f"stopped at the {SHOWN}th hit", _beginning, ["-m", str(SHOWN)], 4),
        ):
            theirs = [1000 * _busy(partial(self._ripgrep, text, options, pattern)) for text in texts]
            peer = _percentile(theirs, 95)
            self._tell(
                f"ripgrep {what}, same queries, 95th percentile, and how many times slower",
                f"{peer:.0f} ms, {peer / ours:.0f} ×",
                f"≥ {most} ×" if most else "",
                peer / ours,
            )

    def _ripgrep(self, text: str, options: Sequence[str], pattern: Callable[[str], str] | None) -> None:
        """Look for one or two words in the folded text, the second one by another ripgrep."""
        first, *rest = fold(text).text.split()
        how = ["rg", "-N"] if pattern else ["rg", "-N", "-F"]
        words = [pattern(word) if pattern else word for word in (first, *rest)]
        if not rest:
            command = [*how, "--mmap", *options, "--", words[0], str(self.folded)]
            subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
            return
        command = [*how, "--mmap", "--", words[0], str(self.folded)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as one:
            subprocess.run(
                [*how, *options, "--", words[1]], stdin=one.stdout, stdout=subprocess.DEVNULL, check=False
            )
            one.kill()

    def _memory(self) -> float:
        code = (
            f"{PEAK}\nimport sys; from pathlib import Path; from lufang_tui.library import Library; from lufang_tui.search import parse\n"
            "library = Library(Path(sys.argv[1], 'data'), Path(sys.argv[1], 'cache')); library.prepare()\n"
            "for text in sys.argv[2:]: library.search(parse(text)); library.facets(parse(text))\n"
            "print(peak())"
        )
        words = (
            "的",
            "发展",
            "the",
            "we that",
            "zhang",
            "smith",
            "speaker:wangwei",
            "date:2018",
            "in:people",
        )
        done = subprocess.run(
            [PYTHON, "-c", code, str(self.place), *words], capture_output=True, text=True, check=True
        )
        return float(done.stdout)

    def _opening(self) -> float:
        library = (
            "import sys; from pathlib import Path; from lufang_tui.library import Library; from lufang_tui.search import parse\n"
            "Library(Path(sys.argv[1], 'data'), Path(sys.argv[1], 'cache')).search(parse('发展'), 20)"
        )
        festival = "from lufang_tui.kit.load import load; from lufang_tui.search import Searcher, parse; Searcher(load(None)).search(parse('发展'))"
        ratios = []
        for _ in range(9):
            ours = _busy(lambda: subprocess.run([PYTHON, "-c", library, str(self.place)], check=True))
            ratios.append(ours / _busy(lambda: subprocess.run([PYTHON, "-c", festival], check=True)))
        return statistics.median(ratios)


def _beginning(word: str) -> str:
    """Give the regular expression for a word: where a word begins, or anywhere in scripts without spaces."""
    return re.escape(word) if is_spaceless(word) or not word[0].isalnum() else rf"\b{re.escape(word)}"


def large_kit(folder: Path) -> list[Figure]:
    """Measure one kit of 50,000 quotations: its reading, its memory, and a search over it in memory."""
    file = folder / "large/kit.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(kit_yaml(kit_number(7, 50_000)), encoding="utf-8")
    code = (
        f"{PEAK}\nimport sys, time; from pathlib import Path; from lufang_tui.kit.load import load; from lufang_tui.search import Searcher, parse\n"
        "a = time.perf_counter(); press = load(Path(sys.argv[1])); b = time.perf_counter(); searcher = Searcher(press)\n"
        "searcher.prepare(lambda: True); c = time.perf_counter(); taken = []\n"
        "for text in '发展 zwx 产业市场 zhang speaker:王 公司 5g'.split() * 4:\n"
        "    for end in range(1, len(text) + 1):\n"
        "        d = time.perf_counter(); searcher.search(parse(text[:end])); taken.append(time.perf_counter() - d)\n"
        "taken.sort(); print(b - a, c - b, 1000 * taken[int(0.95 * len(taken))], peak())"
    )
    done = subprocess.run([PYTHON, "-c", code, str(file)], capture_output=True, text=True, check=True)
    read, folded, search, memory = map(float, done.stdout.split())
    one = f"one kit of 50,000 quotations ({file.stat().st_size / 1e6:.0f} MB)"
    figures = [
        Figure(f"{one}: read", f"{read:.1f} s"),
        Figure("… folded in the background", f"{folded:.1f} s"),
        Figure("… a search over it, each key of seven queries, 95th percentile", f"{search:.0f} ms"),
        Figure("… memory of the process", f"{memory:.0f} MB"),
    ]
    if shutil.which("tmux"):
        keys = key_rows.key_times(
            (key_rows.LUFANG, str(file)), "paragraph", 2, ready_after=READY_AFTER * (read + folded)
        )
        painted = _percentile(keys, 95)
        what = "… key to painted result in tmux, once it is folded, 95th percentile"
        figures.insert(1, Figure(what, f"{painted:.0f} ms", "≤ 150 ms", painted))
    return figures


def table(measured: dict[int, list[Figure]], more: Sequence[Figure], load: str) -> str:
    """Give the part of the page. What was asked for is asked of the largest archive; the others show the growth."""
    sizes = sorted(measured)
    largest = measured[sizes[-1]]
    lines = [
        "## The library",
        "",
        f"Written by `make bench-library`: generated archives of {QUOTATIONS} quotations a kit, Chinese and English, standing in",
        "their articles (`tests/benchmarks/archive.py`). A search gives the newest hits ranked, 20 of them marked, and the",
        "count up to 1,000; warm. ripgrep looks through the same text, folded, an entry a line. Times of searches and refreshes",
        "are the processor's, those of searches with what a clock said in brackets; speeds of taking in, and what is seen in a",
        "terminal, are by the clock. What was asked for is held against the largest archive; the others show how a figure grows.",
        "",
        f"{load}",
        "",
        f"| what | {' | '.join(f'{kits * QUOTATIONS:,}' for kits in sizes)} | asked for | |",
        f"|---|{'---:|' * len(sizes)}---:|---|",
    ]
    said = {size: {figure.what: figure.said for figure in measured[size]} for size in sizes}
    lines += (
        f"| {figure.what} | {' | '.join(said[size].get(figure.what, '') for size in sizes)} | {figure.asked} | {_mark(figure)} |"
        for figure in largest
    )
    lines += ["", "| what | | asked for | |", "|---|---:|---:|---|"]
    lines += (f"| {figure.what} | {figure.said} | {figure.asked} | {_mark(figure)} |" for figure in more)
    missed = [figure.what.removeprefix("… ") for figure in (*largest, *more) if figure.met is False]
    lines += ["", f"Missed: {'; '.join(missed)}." if missed else "Every measure is met.", ""]
    return "\n".join(lines)


def _mark(figure: Figure) -> str:
    """Say in the table whether it was reached."""
    return {True: "met", False: "**missed**", None: ""}[figure.met]


def _verdict(figure: Figure) -> str:
    """Say the same at the end of a line."""
    mark = _mark(figure).strip("*")
    return f" ({figure.asked}: {mark})" if mark else ""


def put(part: str) -> None:
    """Put the part into the page, at its end where it was not there."""
    page = PAGE.read_text(encoding="utf-8")
    block = f"{BEGIN}\n{part}{END}\n"
    if BEGIN in page:
        page = page[: page.index(BEGIN)] + block + page[page.index(END) + len(END) + 1 :]
    else:
        page = page.rstrip("\n") + "\n\n" + block
    PAGE.write_text(page, encoding="utf-8")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _busy(work: Callable[[], object]) -> float:
    """Processor's seconds, of processes that are started too; other work on the machine hardly counts in it."""
    start = time.process_time() + _cpu_of_children()
    work()
    return time.process_time() + _cpu_of_children() - start


def _percentile(values: Iterable[float], part: int) -> float:
    every = sorted(values)
    return every[min(len(every) - 1, int(part / 100 * len(every)))]


def _cpu_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def main() -> None:
    """Measure and write."""
    from benchmarks.__main__ import machine

    kits = [int(word) for word in sys.argv[1:]] or list(KITS)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(os.environ.get("LUFANG_BENCH") or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        before = os.getloadavg()[0]
        measured = {one: Size(one, folder).measure() for one in kits}
        more = large_kit(folder)
    cores = os.cpu_count() or 1
    load = f"Machine: {machine()}. Load before and after: {before:.1f} and {os.getloadavg()[0]:.1f}"
    load += (
        "."
        if max(before, os.getloadavg()[0]) < cores + 1
        else "; other work ran beside, so that ratios count more than times."
    )
    part = table(measured, more, load)
    print(part)
    if kits == list(KITS):
        put(part)


if __name__ == "__main__":
    main()
