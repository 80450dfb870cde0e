"""The sentence that gives a verdict's reason, in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import _, _n
from lufang_tui.kit.faults import one_line
from lufang_tui.verify.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.verify.differences import Change
    from lufang_tui.verify.passages import Post, Stated
    from lufang_tui.verify.speaking import Speaking
    from lufang_tui.verify.wording import Wording

_MOST = 60
"""Code points of the draft or the source that a reason quotes."""


def of_words(wording: Wording) -> str:
    """Why the words have their verdict."""
    verdict = wording.verdict
    if wording.changes and verdict.code.startswith("altered"):
        return _changed(wording.changes, verdict)
    hidden = _listed(wording.hidden)
    if verdict is Verdict.ALTERED_WORDS and hidden:
        return _("the sentence goes on in the source: {hidden}").format(hidden=hidden)
    if verdict is Verdict.ALTERED_NUMBER and hidden:
        return _("the draft leaves out {hidden}, which belongs to the number").format(hidden=hidden)
    if verdict is Verdict.ALTERED_NAME and hidden:
        return _("the name {hidden} is cut in two").format(hidden=hidden)
    texts = {
        Verdict.ELLIPSIS_HIDES: _("what the ellipsis leaves out holds {hidden}").format(hidden=hidden),
        Verdict.TRUNCATED_CONDITION: _(
            "the source limits the statement with {hidden}, which the draft leaves out"
        ).format(hidden=hidden),
        Verdict.ALTERED_NEGATION: _(
            "the source denies it with {hidden}, which the draft leaves out or puts in"
        ).format(hidden=hidden),
        Verdict.ALTERED_MODALITY: _(
            "the source says it only with {hidden}, which the draft leaves out"
        ).format(hidden=hidden),
        Verdict.ALTERED_WORDS: _(
            "a question of the source stands as a statement, or a statement as a question"
        ),
    }
    if verdict is Verdict.TRUNCATED_CONDITION and not wording.hidden:
        return _changed(wording.changes, verdict)
    if verdict is Verdict.PARAPHRASE:
        if wording.told:
            return _("the source tells this itself and puts it into nobody’s mouth")
        return _("the source reports this in its own words and does not quote it")
    if verdict is Verdict.ALTERED_MODALITY and not wording.hidden:
        return _(verdict.meaning)
    return texts.get(verdict) or _(verdict.meaning)


def _changed(found: Sequence[Change], verdict: Verdict) -> str:
    telling = [change for change in found if change.verdict is verdict] or list(found)
    change = telling[0]
    source, draft = (_short(text) for text in (change.source, change.draft))
    more = len(found) - 1
    if not change.source:
        text = _("the draft adds “{draft}”").format(draft=draft)
    elif not change.draft:
        text = _("the draft leaves out “{source}”").format(source=source)
    else:
        text = _("the source has “{source}”, the draft “{draft}”").format(source=source, draft=draft)
    if not more:
        return text
    return _n("{text}; {count} more difference", "{text}; {count} more differences", more).format(
        text=text, count=more
    )


def of_speaker(speaking: Speaking, stated: Stated, date: str | None) -> str:
    """Why the speaker has his verdict."""
    who = ", ".join(one_line(one.name) for one in stated.speakers)
    named = _short(speaking.named)
    if speaking.verdict is Verdict.WRONG_SPEAKER:
        if not stated.speakers:
            return _("the draft gives this to {named}, the source names nobody").format(named=named)
        text = _("the draft gives this to {named}, the source to {who}").format(named=named, who=who)
        if speaking.near:
            text = _("{text} (is {near} meant?)").format(text=text, near=one_line(speaking.near))
        return text
    if speaking.verdict is Verdict.WRONG_TITLE:
        posts = stated.speakers[0].posts if stated.speakers else ()
        first = stated.post or (posts[0] if posts else None)
        post = _post(first) if first else ""
        if date:
            return _("the draft says {named}; on {date} {who} was {post}").format(
                named=named, date=date, who=who, post=post
            )
        return _("the draft says {named}; in the source {who} is {post}").format(
            named=named, who=who, post=post
        )
    if who:
        return _("the draft does not say whose words these are; the source gives them to {who}").format(
            who=who
        )
    return _(Verdict.SPEAKER_MISSING.meaning)


def of_rivals(stated: Sequence[Stated]) -> str:
    """Why it cannot be told who speaks."""
    names = dict.fromkeys(one_line(who.name) for one in stated for who in one.speakers)
    return _("these words are said by {names}").format(names=_listed(tuple(names)))


def _post(post: Post) -> str:
    title = one_line(post.titles[0])
    if not post.bodies:
        return title
    return _("{name} ({beside})").format(name=title, beside=one_line(post.bodies[0]))


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(f"“{_short(text)}”" for text in dict.fromkeys(texts))


def _short(text: str) -> str:
    """One line, cut in the middle where it is long."""
    line = one_line(text)
    return line if len(line) <= _MOST else f"{line[: _MOST // 2]}…{line[-_MOST // 2 :]}"
