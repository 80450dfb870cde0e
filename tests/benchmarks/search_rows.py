"""The rows of the search: the whole command, the first pinyin search of a process, a kit with 10,000 quotations."""

from __future__ import annotations

import shutil
import statistics
import time
from pathlib import Path

from benchmarks.generate import generated_kit
from benchmarks.measure import PYTHON, Row, compare, process
from kits import MemoryFolder
from lufang_tui.kit.press import PressKit
from lufang_tui.search import Searcher, parse

LUFANG = shutil.which("lufang", path=str(Path(PYTHON).parent)) or "lufang"
FIRST_PINYIN_MS = 30
LARGE_KIT_MS = 30
ONE_SEARCH = (
    "import sys; from lufang_tui.kit.load import load; from lufang_tui.search import Searcher, parse;"
    "assert Searcher(load(None)).search(parse(sys.argv[1])).total"
)
LOADING = "from lufang_tui.lexicon.pinyin import reading; assert reading('查文雄')"
QUERIES = (
    "纺", "纺织", "产业 升级", "“云计算大”", "-纺织 升级", "speaker:王产业", "kind:direct 品牌", "in:article 赋能", "org:京东",
    "wang", "wf", "zhang ye", "li", "lichan", "zhanygue", "wangcahnye", "z", "zh", "zha", "zhan", "zhang", "-wangye", "市場 東",
    "speaker:zhang 品牌", "date:2018", "无人", "textile industry cloud", "in:quotes -in:people 人工",
)  # fmt: skip


def rows() -> list[Row]:
    """Measure every row. Where a limit is in milliseconds the ratio is the share of it that is used."""
    typer = process(PYTHON, "-c", "import typer")
    return [
        compare("`lufang search 查文雄` in the festival kit", process(LUFANG, "search", "查文雄"),
                '`python -c "import typer"`', typer, most=2.2, runs=25),
        first_pinyin(runs=25),
        compare("loading the pinyin table and the surnames in a fresh process", process(PYTHON, "-c", LOADING),
                "the same process without", process(PYTHON, "-c", "import lufang_tui.lexicon.pinyin"), most=1.5, runs=25),
        large_kit(),
    ]  # fmt: skip


def first_pinyin(*, runs: int) -> Row:
    """The first search by pinyin in a fresh process, above a plain one; the ratio is the share of 30 ms."""
    pinyin, plain = (process(PYTHON, "-c", ONE_SEARCH, query) for query in ("zwx", "查文雄"))
    pinyin()
    plain()
    pairs = [(1000 * pinyin(), 1000 * plain()) for _ in range(runs)]
    shares = [(ours - other) / FIRST_PINYIN_MS for ours, other in pairs]
    low, _, high = statistics.quantiles(shares, n=4)
    return Row(
        f"first pinyin search in a fresh process above a plain one; share of {FIRST_PINYIN_MS} ms",
        "a plain search",
        statistics.median(ours for ours, _ in pairs),
        statistics.median(other for _, other in pairs),
        statistics.median(shares),
        (low, high),
        1.0,
        runs,
    )


def large_kit(quotations: int = 10_000, rounds: int = 10) -> Row:
    """The 95th percentile of searches over a large kit that has been searched once; the ratio is the share of 30 ms."""
    searcher = Searcher(PressKit(generated_kit(quotations), MemoryFolder()))
    searcher.search(parse("wang"))
    by_round = []
    for _ in range(rounds):
        taken = []
        for query in QUERIES:
            start = time.perf_counter()
            searcher.search(parse(query))
            taken.append(1000 * (time.perf_counter() - start))
        by_round.append(statistics.quantiles(taken, n=100)[94])
    low, p95, high = statistics.quantiles(by_round, n=4)
    return Row(
        f"search over {quotations:,} quotations, 95th percentile; share of {LARGE_KIT_MS} ms",
        f"a limit of {LARGE_KIT_MS} ms",
        p95,
        LARGE_KIT_MS,
        p95 / LARGE_KIT_MS,
        (low / LARGE_KIT_MS, high / LARGE_KIT_MS),
        1.0,
        rounds * len(QUERIES),
    )


if __name__ == "__main__":
    for row in rows():
        print(row)
