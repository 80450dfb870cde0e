"""A report as one HTML page to send on: no script, no address outside of itself, every text escaped."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lufang_tui.export.markup import EMPTY, Markup, element, joined, lines, raw, text
from lufang_tui.i18n import _, _n, language
from lufang_tui.verify.as_text import stands_in
from lufang_tui.verify.contrast import contrast
from lufang_tui.verify.report import by_code
from lufang_tui.verify.verdicts import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.verify.contrast import Stretch
    from lufang_tui.verify.report import DraftReport, Finding, Report


def to_html(report: Report, *, strict: bool = False) -> str:
    """Give a report as an HTML page with a line feed at its end; the quotations that are findings come first."""
    looks = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(looks.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = _("Quotations verified")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", text(title)),
        element("style", raw(looks)),
    )
    body = lines([
        element("h1", text(title)),
        element("p", text(_("Held against: {sources}").format(sources=" · ".join(held.title for held in report.sources))), class_="quiet"),
        *(
            element("p", text(unread.told), class_="error")
            for unread in (*report.unread_kits, *report.unread_drafts)
        ),
        *(
            _draft(name, draft, strict=strict)
            for name, draft in zip(_names(report.drafts), report.drafts, strict=True)
        ),
    ])  # fmt: skip
    page = element("html", head, Markup("\n"), element("body", body), lang=language())
    return f"<!doctype html>\n{page}\n"


def _names(drafts: Sequence[DraftReport]) -> list[str]:
    """What the drafts are called, without the folders of the machine where the names alone tell them apart."""
    paths = [PurePath(draft.draft) for draft in drafts]
    names = [path.name for path in paths]
    return [
        name if names.count(name) == 1 else f"{path.parent.name}/{name}"
        for path, name in zip(paths, names, strict=True)
    ]


def _draft(name: str, draft: DraftReport, *, strict: bool) -> Markup:
    count = draft.count(strict=strict)
    total = len(draft.findings)
    said = _n("{count} quotation", "{count} quotations", total).format(count=total)
    found = _n("{count} finding", "{count} findings", count).format(count=count)
    said = _("{quotations}, {findings}").format(quotations=said, findings=found)
    ordered = sorted(draft.findings, key=lambda one: not (one.noted if strict else one.grave))
    return lines([
        element("h2", text(name)),
        element("p", text(said)),
        *(element("p", text(notice), class_="quiet") for notice in draft.notices),
        *map(_finding, ordered),
    ])  # fmt: skip


def _finding(finding: Finding) -> Markup:
    label = _(by_code(finding.verdict).label)
    place = _("line {line}").format(line=finding.where.line)
    reason = finding.reason if finding.severity != Severity.NONE else ""
    if finding.waived is not None:
        reason = _("waived: {reason}").format(reason=finding.waived)
    said = joined(
        [
            element("span", text(label), class_="verdict"),
            text(reason),
            element("span", text(place), class_="quiet"),
        ],
        " · ",
    )
    source = finding.source
    rows = [_row(_("draft"), _texts(finding)[1])]
    if finding.said_by:
        rows.append(_row(_("said by"), text(finding.said_by)))
    if source is not None:
        rows.append(_row(_("source"), _texts(finding)[0]))
        rows.append(
            _row(_("from"), text(" · ".join(filter(None, [", ".join(finding.spoken_by), stands_in(source)]))))
        )
    severity = finding.severity if finding.waived is None else Severity.NONE
    return element("section", element("p", said), element("dl", *rows), class_=f"finding {severity}")


def _row(name: str, content: Markup) -> Markup:
    return Markup(element("dt", text(name)) + element("dd", content))


def _texts(finding: Finding) -> tuple[Markup, Markup]:
    """The source's text and the draft's, what differs marked."""
    if finding.source is None:
        return EMPTY, text(finding.text)
    source, own = contrast(finding.source.text, finding.text)
    return _marked(source, "ins"), _marked(own, "del")


def _marked(stretches: Sequence[Stretch], name: str) -> Markup:
    return joined(element(name, text(one.text)) if one.differs else text(one.text) for one in stretches)
