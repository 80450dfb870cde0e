"""The question before anything leaves a kit that may not be published yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cards.styled import Role, styled
from lufang_tui.clock import now
from lufang_tui.i18n import _
from lufang_tui.kit.embargo import embargo_notice
from lufang_tui.tui.dialogs.reading import Confirm

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from lufang_tui.kit.model import Kit


def heed_embargo(app: App[int], kit: Kit, question: str, go_on: Callable[[str | None], None]) -> None:
    """Go on, with the line that whatever leaves the kit has to carry; under embargo only if the reader says yes.

    Without an embargo, or after it, nothing is asked and the line is None.
    """
    notice = embargo_notice(kit, now())
    if notice is None:
        go_on(None)
        return

    def answered(yes: bool | None) -> None:
        if yes:
            go_on(notice)

    asked = [
        styled((_("Under embargo"), Role.HEADING)),
        styled(_("Not for release before {embargo}.").format(embargo=kit.embargo)),
        styled(question),
    ]
    app.push_screen(Confirm(asked), answered)
