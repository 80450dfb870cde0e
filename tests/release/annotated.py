"""Reads own releases and articles with their annotations, and counts what the finders get right of them.

A file begins with lines `D: date`, `R:` for a release (its people, reported speech and dates are annotated too),
`P: name | title | organisation | title @ organisation …` and `F: picture | caption`; behind a line `---` stands the text with
`<d Speaker>…</>` for direct and `<i Speaker>…</>` for reported speech, `<t EDTF>…</>` for dates, `<u>…</>` and `<t? …>…</>` for
what counts neither way. Several names of a speaker, or other posts, that are right as well stand behind `=` and `|`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from lufang_tui.documents import load_document
from lufang_tui.release import Extraction, extract

_TAG = re.compile(r"<(d|i|m|u|t\??)(?: ([^>\n]*))?>|</>")


class Said(NamedTuple):
    """An annotated passage; `who`: the names that are right, the one to show first."""

    kind: str
    start: int
    end: int
    who: tuple[str, ...]


class Annotated(NamedTuple):
    """A text with its annotations."""

    name: str
    text: str
    date: dt.date
    is_release: bool
    said: tuple[Said, ...]
    people: tuple[tuple[str, ...], ...]
    figures: tuple[tuple[str, str | None], ...]


def annotated(folder: str) -> list[Annotated]:
    """Give the annotated texts of a folder beside this file."""
    return [_read(path) for path in sorted((Path(__file__).parent / folder).glob("*.txt"))]


def _read(path: Path) -> Annotated:
    head, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    lines = [line.partition(":") for line in head.splitlines()]
    fields = {key: [value.strip() for name, _, value in lines if name == key] for key, _, _ in lines}
    text, said, opened, at = "", [], [], 0
    for tag in _TAG.finditer(body := body.rstrip("\n")):
        text += body[at : tag.start()]
        at = tag.end()
        if tag[1]:
            opened.append((tag[1], tag[2] or "", len(text)))
        else:
            kind, who, start = opened.pop()
            said.append(Said(kind, start, len(text), tuple(who.split("="))))
    assert not opened, path.name
    people = tuple(tuple(part.strip() for part in line.split("|")) for line in fields.get("P", []))
    figures = [[part.strip() for part in line.split("|")] for line in fields.get("F", [])]
    return Annotated(
        path.stem,
        text + body[at:],
        dt.date.fromisoformat(fields["D"][0]),
        "R" in fields,
        tuple(said),
        people,
        tuple((figure[0], figure[1] if len(figure) > 1 else None) for figure in figures),
    )


def count(one: Annotated) -> Counter[str]:
    """Count by kind what is annotated (`direct`), what of it is found (`direct found`) and what is found besides (`direct wrong`)."""
    extraction = extract(load_document(one.text.encode(), "text.md"), date=one.date, language="en")
    counts: Counter[str] = Counter()
    _statements(one, extraction, counts)
    if one.is_release:
        names = {person[0] for person in one.people}
        found = {person.name for person in extraction.findings.people}
        _tally(counts, "people", names, found)
        counts["posts found"] += sum(
            any(_held(role.title, role.organisation) in _posts(person) for role in there.roles)
            for person in one.people
            for there in extraction.findings.people
            if there.name == person[0]
        )
        counts["posts"] += sum(len(person) > 1 and bool(person[1]) for person in one.people)
        words = extraction.document.text
        figures = {
            (figure.file, words[slice(*figure.caption)] if figure.caption else None)
            for figure in extraction.figures
        }
        _tally(counts, "figures", set(one.figures), figures)
        dates = {said.who[0] for said in one.said if said.kind == "t"}
        _tally(counts, "dates", dates, {_months(date.edtf) for date in extraction.dates if date.edtf})
    return counts


def _statements(one: Annotated, extraction: Extraction, counts: Counter[str]) -> None:
    words = extraction.document.text
    kinds = {"d": "direct", "i": "indirect"} if one.is_release else {"d": "direct"}
    gold = {
        (kinds[said.kind], _flat(one.text[said.start : said.end])): said
        for said in one.said
        if said.kind in kinds
    }
    found = set()
    for statement in extraction.findings.statements:
        mention = words[slice(*statement.mention)] if statement.mention else "-"
        for span in statement.spans:
            key = str(statement.kind), _flat(words[slice(*span)])
            found.add(key)
            if key in gold:
                who = gold[key].who
                counts[f"{key[0]} with speaker"] += any(
                    _same(name, right, exact=one.is_release)
                    for name in (*statement.speakers, mention)
                    for right in who
                )
    unsure = [_flat(one.text[said.start : said.end]) for said in one.said if said.kind not in kinds]
    for kind in kinds.values():
        right = {key for key in gold if key[0] == kind}
        there = {
            key
            for key in found
            if key[0] == kind
            and (key in gold or not any(key[1] in other or other in key[1] for other in unsure))
        }
        _tally(counts, kind, right, there)


def _tally(counts: Counter[str], name: str, right: set[Any], found: set[Any]) -> None:
    counts[name] += len(right)
    counts[f"{name} found"] += len(right & found)
    counts[f"{name} wrong"] += len(found - right)


def _flat(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip()


def _same(found: str, right: str, *, exact: bool) -> bool:
    """Whether a speaker is the annotated one; in articles the family name is enough."""
    if exact:
        return found.casefold() == right.casefold()
    return found == right or bool(
        set(re.findall(r"[A-Z][\w’'-]+", found)) & set(re.findall(r"[A-Z][\w’'-]+", right))
    )


def _held(title: str, organisation: str | None) -> str:
    return f"{title} @ {organisation or ''}".casefold().strip()


def _posts(person: tuple[str, ...]) -> set[str]:
    first = _held(person[1] if len(person) > 1 else "", person[2] if len(person) > 2 else "")
    return {
        first,
        *(
            f"{other.partition('@')[0].strip()} @ {other.partition('@')[2].strip()}".casefold().strip()
            for other in person[3:]
        ),
    }


def _months(date: str) -> str:
    """Quarters and halves as months, as the annotations have them."""
    year, _, group = date.partition("-")
    spans = {"33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12), "40": (1, 6), "41": (7, 12)}
    if group not in spans:
        return date
    first, last = spans[group]
    return f"{year}-{first:02}/{year}-{last:02}"
