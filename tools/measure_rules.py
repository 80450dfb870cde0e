"""Count how often each rule of the finders is right on annotated releases, and write `lexicon/rule-precision.txt`.

    tools/measure_rules.py [FOLDER]

FOLDER (default: ../shared) holds the annotated sets in `releases/` and `seed/`; they are not part of this repository. The own
annotated texts in tests/release/english are counted too.

A statement is right where half of the union of its span and an annotated one is common to both; a person where the
name is annotated, an organisation where it is as a speaker or as somebody's, a date where its EDTF is, a figure where
file and caption are. One right and one wrong are added to each count, since the sets are small (Laplace's rule of
succession): a rule that never fired counts as right every second time, which the program shows as unsure.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from lufang_tui.dates.edtf import parse
from lufang_tui.documents import load_document
from lufang_tui.release import Extraction, extract
from release.annotated import Annotated, annotated

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src/lufang_tui/lexicon/rule-precision.txt"
Table = Counter[tuple[str, bool]]


def measure(gold_file: Path, table: Table) -> None:
    """Add what is found in one annotated release."""
    gold = yaml.safe_load(gold_file.read_text(encoding="utf-8"))
    release = gold_file.with_name(gold_file.name.replace(".gold.yaml", ".md"))
    date = parse(str(gold["reference_date"])).last
    count(extract(load_document(release.read_bytes(), release.name), date=date), gold, table)


def measure_own(one: Annotated, table: Table) -> None:
    """Add what is found in one of the own texts; of an article, only what it says directly is annotated."""
    extraction = extract(load_document(one.text.encode(), "text.md"), date=one.date, language="en")
    kinds = ("d", "i") if one.is_release else ("d",)
    quotes = [
        {
            "start": said.start,
            "end": said.end,
            "speaker": said.who[0],
            "speakers": list(said.who),
            "unsure": said.kind not in kinds,
        }
        for said in one.said
        if said.kind in {"d", "i", "u"}
    ]
    gold: dict[str, Any] = {"quotes": quotes}
    if one.is_release:
        gold["people"] = [
            {"name": name, "roles": [{"organisation": post.rpartition("@")[2].strip()} for post in posts]}
            for name, *posts in one.people
        ]
        gold["events"] = [
            {"date": date, "unsure": said.kind == "t?"}
            for said in one.said
            if said.kind in {"t", "t?"}
            for date in said.who
        ]
        gold["figures"] = [{"image": image, "caption": caption} for image, caption in one.figures]
    else:
        direct = tuple(said for said in extraction.findings.statements if said.kind == "direct")
        gold["speaker_match"] = "mention"  # articles name people by their family names
        extraction = extraction._replace(findings=extraction.findings._replace(statements=direct))
    count(extraction, gold, table)


def count(extraction: Extraction, gold: dict[str, Any], table: Table) -> None:
    """Add what was found in a text, held against its annotations."""
    document = extraction.document
    said = [(one["start"], one["end"], bool(one.get("unsure")), one) for one in gold.get("quotes") or []]
    for statement in extraction.findings.statements:
        spans = [document.to_source(*span) for span in statement.spans]
        overlaps = [max(said, key=lambda one: _iou(span, one), default=None) for span in spans]
        best = overlaps[0]
        if best is None or (best[2] and _iou(spans[0], best) > 0):
            table[statement.rule, False] += best is None
            continue
        right = _iou(spans[0], best) >= 0.5
        table[statement.rule, right] += 1
        if right and statement.inferred and best[3].get("speaker") and gold.get("speaker_match") != "mention":
            names = {best[3]["speaker"], *(best[3].get("speakers") or [])}
            mention = {document.text[slice(*statement.mention)]} if statement.mention else set()
            table["inferred-speaker", bool(names & {*statement.speakers, *mention})] += 1
    if "people" not in gold:
        return
    names = {person["name"] for person in gold["people"] or []}
    for person in extraction.findings.people:
        table[person.rule, person.name in names] += 1
    known = {_flat(name) for name in _organisations(gold)}
    for body in extraction.findings.organisations:
        table[body.rule, any(_flat(name) in known for name in (body.name, *body.aliases))] += 1
    events = gold.get("events") or []
    dates = {_days(event["date"]) for event in events if not event.get("unsure")}
    unsure = {_days(event["date"]) for event in events} - dates
    for found in extraction.dates:
        if found.edtf is not None and _days(found.edtf) not in unsure:
            table[found.rule, _days(found.edtf) in dates] += 1
    figures = {(one["image"], _flat(one.get("caption"))) for one in gold.get("figures") or []}
    for figure in extraction.figures:
        words = document.text[figure.caption.start : figure.caption.end] if figure.caption else None
        table[figure.rule, (figure.file, _flat(words)) in figures] += 1


def _organisations(gold: dict[str, Any]) -> Iterator[str]:
    """The organisations that somebody's posts name, and whoever speaks without being a person."""
    people = {person["name"] for person in gold["people"] or []}
    for person in gold["people"] or []:
        for role in (person, *(person.get("roles") or ())):
            if role.get("organisation"):
                yield role["organisation"]
    for quote in gold.get("quotes") or []:
        speakers = {quote.get("speaker"), quote.get("speaker_mention"), *(quote.get("speakers") or ())}
        yield from (one for one in speakers if one and one not in people)


def _iou(span: tuple[int, int], other: tuple[Any, ...]) -> float:
    common = min(span[1], other[1]) - max(span[0], other[0])
    return float(max(0, common) / (max(span[1], other[1]) - min(span[0], other[0]) or 1))


def _flat(words: str | None) -> str:
    return "".join((words or "").split()).casefold()


def _days(date: object) -> str:
    """A date by its first and last day, however it is written."""
    year, _, quarter = str(date).partition("-Q")
    text = f"{year}-{32 + int(quarter)}" if quarter.isdigit() else str(date)
    try:
        found = parse(text)
    except ValueError:
        return text
    return f"{found.first}/{found.last}"


def main() -> int:
    """Write the table; gives the exit code."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    files = sorted(folder.glob("releases/*/*.gold.yaml")) + sorted(folder.glob("seed/*.gold.yaml"))
    if not files:
        print(f"{folder}: no annotated releases here, so there is nothing to count", file=sys.stderr)
        return 0
    table: Table = Counter()
    for file in files:
        measure(file, table)
    texts = annotated("english")
    for text in texts:
        measure_own(text, table)
    lines = [
        "# How often what a rule found was right on annotated releases and news (tools/measure_rules.py).",
        "# Columns: the rule, its precision with one right and one wrong added, right, found.",
    ]
    for rule in sorted({rule for rule, _right in table}):
        right, wrong = table[rule, True], table[rule, False]
        lines.append(f"{rule}\t{(right + 1) / (right + wrong + 2):.2f}\t{right}\t{right + wrong}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)}: {len(lines) - 2} rules, {len(files) + len(texts)} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
