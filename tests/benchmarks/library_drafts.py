"""A draft of 40 quotations out of an archive, half of them altered, and how long verifying it takes as a whole command."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import time
from typing import TYPE_CHECKING

from benchmarks.archive import kit_number, path_of
from benchmarks.measure import PYTHON

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from lufang_tui.kit.model import Kit, Quote

QUOTATIONS = 40
WORDS = 2_000
"""Of the draft, a Chinese character counted as half a word."""
RUNS = 5


def draft_of(kits: Sequence[Kit], number: int = QUOTATIONS) -> str:
    """Give a draft that quotes from some kits, each other quotation with a character or word too few, between other text."""
    chance = random.Random(21)
    paragraphs = []
    for at in range(number):
        kit = kits[at % len(kits)]
        quote = chance.choice([one for one in kit.quotes if one.kind.value == "direct"])
        paragraphs.append(_attributed(kit, quote, altered=at % 2 == 1))
    between = [paragraph for kit in kits for section in kit.sections for paragraph in _told(section.text)]
    while sum(map(_length, paragraphs)) < WORDS and between:
        paragraphs.insert(chance.randrange(len(paragraphs)), between.pop())
    return "\n\n".join(paragraphs) + "\n"


def _attributed(kit: Kit, quote: Quote, *, altered: bool) -> str:
    person = next(one for one in kit.people if one.id == quote.speakers[0])
    words = str(quote.text)
    if kit.language == "en":
        if altered:
            first, _, rest = words.partition(" ")
            words = f"{first} {rest.partition(' ')[2]}"
        return f"“{words}” said {person.name}, {person.roles[0].title}."
    if altered:
        words = words[:3] + words[4:]
    return f"{person.roles[0].title}{person.name}表示：“{words}”"


def _told(text: str) -> list[str]:
    """Sentences of an article that quote nobody."""
    return [part for part in text.replace("\n\n", "。").split("。") if part and not set(part) & set("“”")]


def _length(text: str) -> int:
    return len(text.split()) if text.isascii() else len(text) // 2


def verify_seconds(draft: Path, options: Sequence[str], environment: Mapping[str, str]) -> float:
    """Give the median of the seconds that `lufang verify` takes, by the clock, after a run that does not count."""
    command = [PYTHON, "-m", "lufang_tui", "verify", str(draft), *options, "--format", "json"]
    taken = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)
        taken.append(time.perf_counter() - start)
        assert done.returncode == 1, done.stderr.decode()
    return statistics.median(taken[1:])


def measure(folder: Path, archive: Path, kits: int, library: Path) -> list[tuple[str, str, str, float]]:
    """Give what is measured, the figure as text, what was asked for, and the seconds: against one kit, and the whole library."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("data", "cache"):
        home = folder / name
        home.mkdir(exist_ok=True)
        link = home / "lufang-tui"
        link.unlink(missing_ok=True)
        link.symlink_to(library / name)
    homes = {"XDG_DATA_HOME": str(folder / "data"), "XDG_CACHE_HOME": str(folder / "cache")}
    draft = folder / "draft.md"
    found = []
    one = kits // 3
    draft.write_text(draft_of([kit_number(one)]), encoding="utf-8")
    seconds = verify_seconds(draft, ["--against", str(path_of(archive, one))], homes)
    found.append(
        (
            f"`lufang verify` of a draft of {QUOTATIONS} quotations against one kit",
            f"{seconds:.2f} s",
            "≤ 0.5 s",
            seconds,
        )
    )
    numbers = [kits * at // QUOTATIONS for at in range(QUOTATIONS)]
    draft.write_text(draft_of([kit_number(number) for number in numbers]), encoding="utf-8")
    seconds = verify_seconds(draft, ["--library"], homes)
    found.append(
        (f"… of {QUOTATIONS} from as many kits against the library", f"{seconds:.2f} s", "≤ 2 s", seconds)
    )
    return found
