"""`make bench`: measure, print, and write docs/performance.md."""

from __future__ import annotations

import os
import platform
import shutil
import time
from pathlib import Path
from typing import Any

import yaml

from benchmarks import extract_rows, key_rows, search_rows
from benchmarks.generate import generated_bytes
from benchmarks.measure import PYTHON, Row, compare, first_paint, process
from kits import MemoryFolder
from lufang_tui.kit.read import read_bytes

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/performance.md"
LUFANG = shutil.which("lufang", path=str(Path(PYTHON).parent)) or "lufang"


def _seconds(work: Any, *arguments: Any) -> float:
    start = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - start


def _read_whole(data: bytes) -> None:
    reading = read_bytes(data, MemoryFolder())
    assert reading.press, reading.faults
    assert not reading.faults
    assert len(reading.press.anchors) == len(reading.press.kit.quotes)


def rows() -> list[Row]:
    """Measure every row."""
    typer = process(PYTHON, "-c", "import typer")
    data = generated_bytes(1_000_000)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    bare = first_paint("MARKER", PYTHON, str(Path(__file__).parent / "bare_app.py"))
    return [
        compare("`lufang --help`", process(LUFANG, "--help"), '`python -c "import typer"`', typer, most=1.5, runs=25),
        compare("`lufang export` of the festival kit", process(LUFANG, "export"), '`python -c "import typer"`', typer, most=2.0, runs=25),
        compare("first paint of the festival kit in a pty", first_paint("paragraph 2", LUFANG), "a bare Textual app with the same kinds of widgets", bare, most=1.2, runs=15),
        compare(f"reading a kit of {len(data) / 1e6:.2f} MB, faults and anchors included", lambda: _seconds(_read_whole, data), "PyYAML's C loader on the same bytes", lambda: _seconds(yaml.load, data, loader), most=1.3, runs=41),
    ]  # fmt: skip


def machine() -> str:
    """Name the machine as far as the figures need it."""
    model = platform.processor() or platform.machine()
    cpu = Path("/proc/cpuinfo")
    if cpu.exists():
        named = (
            line.split(":", 1)[1].strip()
            for line in cpu.read_text().splitlines()
            if line.startswith("model name")
        )
        model = next(named, model)
    return f"{os.cpu_count()} cores ({model}), {platform.system()}, Python {platform.python_version()}"


def page(measured: list[Row]) -> str:
    """Give docs/performance.md."""
    lines = [
        "# Performance",
        "",
        "Written by `make bench`. Each row runs the program and a peer in turn on the same machine; the ratio is the",
        "median of the ratios of neighbouring runs, with its quartiles. Trust ratios more than milliseconds. Where a limit in",
        "milliseconds was asked for, the peer shows what the machine and the terminal take of it.",
        "",
        f"Machine: {machine()}.",
        "",
        "| what | median | peer | its median | ratio (quartiles) | asked for | |",
        "|---|---:|---|---:|---:|---:|---|",
    ]
    lines += (
        f"| {row.what} | {row.ours_ms:.0f} {row.unit} | {row.peer} | {row.peer_ms:.0f} {row.unit} "
        f"| {row.ratio:.2f} ({row.spread[0]:.2f}–{row.spread[1]:.2f}) | {row.asked} | {'met' if row.met else '**missed**'} |"
        for row in measured
    )
    missed = [row.what for row in measured if not row.met]
    lines += ["", f"Missed: {'; '.join(missed)}." if missed else "Every measure is met.", ""]
    return "\n".join(lines)


def library_part(before: str) -> str:
    """Give what `make bench-library` wrote into the page; it stays as it is."""
    at = before.find("<!-- library -->")
    return "" if at < 0 else "\n" + before[at:]


if __name__ == "__main__":
    text = page([*rows(), *search_rows.rows(), *extract_rows.rows(), *key_rows.rows()])
    print(text)
    PAGE.write_text(text + library_part(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
