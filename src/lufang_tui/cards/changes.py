"""What a newer version of a kit has more, fewer or otherwise, as one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import _, _n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lufang_tui.kit.press import PressKit


def what_changed(before: PressKit, after: PressKit) -> str:
    """Say in numbers what changed; empty where both say the same."""
    if before.kit == after.kit:
        return ""
    told = list(_numbers(before, after))
    changed = sum(
        entry != before.entries[name] for name, entry in after.entries.items() if name in before.entries
    )
    if changed:
        told.append(_n("{count} entry changed", "{count} entries changed", changed).format(count=changed))
    return _(", ").join(told) or _("the kit’s head changed")


def _numbers(before: PressKit, after: PressKit) -> Iterator[str]:
    old, new = before.kit, after.kit
    for was, now, more, fewer in (
        (old.quotes, new.quotes, _more_quotations, _fewer_quotations),
        (old.people, new.people, _more_people, _fewer_people),
        (old.timeline, new.timeline, _more_events, _fewer_events),
        (old.figures, new.figures, _more_figures, _fewer_figures),
        (old.sections, new.sections, _more_sections, _fewer_sections),
        (old.organisations, new.organisations, _more_organisations, _fewer_organisations),
    ):
        difference = len(now) - len(was)
        say: Callable[[int], str] = more if difference > 0 else fewer
        if difference:
            yield say(abs(difference)).format(count=abs(difference))


# One function a sentence, since a translation needs each whole: languages differ in where the number stands.


def _more_quotations(count: int) -> str:
    return _n("{count} quotation more", "{count} quotations more", count)


def _fewer_quotations(count: int) -> str:
    return _n("{count} quotation fewer", "{count} quotations fewer", count)


def _more_people(count: int) -> str:
    return _n("{count} person more", "{count} people more", count)


def _fewer_people(count: int) -> str:
    return _n("{count} person fewer", "{count} people fewer", count)


def _more_events(count: int) -> str:
    return _n("{count} event more", "{count} events more", count)


def _fewer_events(count: int) -> str:
    return _n("{count} event fewer", "{count} events fewer", count)


def _more_figures(count: int) -> str:
    return _n("{count} figure more", "{count} figures more", count)


def _fewer_figures(count: int) -> str:
    return _n("{count} figure fewer", "{count} figures fewer", count)


def _more_sections(count: int) -> str:
    return _n("{count} section more", "{count} sections more", count)


def _fewer_sections(count: int) -> str:
    return _n("{count} section fewer", "{count} sections fewer", count)


def _more_organisations(count: int) -> str:
    return _n("{count} organisation more", "{count} organisations more", count)


def _fewer_organisations(count: int) -> str:
    return _n("{count} organisation fewer", "{count} organisations fewer", count)
