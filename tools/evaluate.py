"""Score the extraction against annotated releases, where they are at hand, and write the table of docs/extraction.md.

    tools/evaluate.py [FOLDER]

FOLDER (default: ../shared) holds `eval/score.py` and the annotated sets in `releases/` and `seed/`. They are not part of
this repository: no text of them may come into it, only figures.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "extraction.md"
SETS = {
    "Chinese releases": "releases/zh",
    "English releases": "releases/en",
    "Chinese news sentences": "releases/zh-news",
    "English news articles": "releases/en-news",
    "the festival's release": "seed",
}
"""What a column is called, and where its annotations lie."""
ROWS = (
    "quotes, overlap",
    "quotes, exact",
    "direct quotes, overlap",
    "direct quotes with speaker",
    "speaker of the found quotes",
    "people",
    "people with organisation and title",
    "dates of the timeline",
    "figures with caption",
)
QUOTATIONS_ONLY = ("Chinese news sentences", "English news articles")
_TABLE = re.compile(r"(<!-- scores -->\n).*?(<!-- end of scores -->)", re.DOTALL)


def main() -> int:
    """Score every set that is there; gives the exit code."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    if not (folder / "eval" / "score.py").is_file():
        print(f"{folder}: no eval/score.py here, so there is nothing to score with", file=sys.stderr)
        return 0
    scores = {name: score(folder, place) for name, place in SETS.items() if (folder / place).is_dir()}
    table = "\n".join(lines(scores)) + "\n"
    print(table)
    if PAGE.is_file():
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(_TABLE.sub(lambda found: f"{found[1]}\n{table}\n{found[2]}", page), encoding="utf-8")
    return 0


def score(folder: Path, place: str) -> dict[str, dict[str, float]]:
    """Give the rows of one set, as score.py writes them."""
    gold = sorted(str(path) for path in (folder / place).glob("*.gold.yaml"))
    command = f"{sys.executable} -m lufang_tui extract {{file}} --date {{date}} --json"
    with tempfile.TemporaryDirectory() as temporary:
        result = Path(temporary) / "rows.json"
        subprocess.run(
            [
                sys.executable,
                str(folder / "eval/score.py"),
                "--command",
                command,
                "--json",
                str(result),
                *gold,
            ],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        rows: dict[str, dict[str, float]] = json.loads(result.read_text())
    for row in rows.values():
        row["files"] = len(gold)
    return rows


def lines(scores: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    """Give the table as lines of Markdown: F1, and hits of predicted and annotated ones."""
    head = [f"{name} ({next(iter(rows.values()))['files']})" for name, rows in scores.items()]
    found = [f"| F1 (hits / found / annotated) | {' | '.join(head)} |", "|---" * (len(head) + 1) + "|"]
    for row in ROWS:
        cells = [cell(name, rows.get(row)) for name, rows in scores.items()]
        found.append(f"| {row} | {' | '.join(cells)} |")
    return found


def cell(name: str, row: dict[str, float] | None) -> str:
    """Give one figure; a set that is annotated for quotations only has no others."""
    if row is None or (name in QUOTATIONS_ONLY and not row["gold"]):
        return ""
    return f"{row['f1']:.3f} ({row['hit']:.0f}/{row['predicted']:.0f}/{row['gold']:.0f})"


if __name__ == "__main__":
    sys.exit(main())
