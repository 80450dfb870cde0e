"""The screen on which a draft is verified: it owns the finding that is shown; the desk knows the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from lufang_tui.cards.styled import Role, Styled, one_line, styled
from lufang_tui.cards.verifying import draft_page, finding_page
from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _, _n
from lufang_tui.tui.acting.copying import copy_text
from lufang_tui.tui.browser import WIDE
from lufang_tui.tui.command_screen import Commanded
from lufang_tui.tui.verify.commands import COMMANDS
from lufang_tui.tui.widgets.bars import KeyHints, SearchPrompt, TitleLine
from lufang_tui.tui.widgets.prose import Prose
from lufang_tui.verify.verdicts import Severity

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lufang_tui.verify.desk import Desk
    from lufang_tui.verify.report import Finding


class VerifyScreen(Commanded):
    """The draft on the left, the source of one quotation on the right."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual does not declare it as ClassVar
    DEFAULT_CSS = """
    VerifyScreen { background: $background; }
    VerifyScreen #status { height: 1; padding: 0 1; width: 100%; }
    VerifyScreen #draft { width: 1fr; height: 1fr; }
    VerifyScreen.-narrow #reading { layout: vertical; }
    VerifyScreen.-narrow #draft { width: 100%; height: 40%; min-height: 4; }
    VerifyScreen.-narrow #detail {
        width: 100%; height: 1fr; border-left: none; border-top: solid $foreground 30%;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in COMMANDS]
    AUTO_FOCUS = "#detail"
    COMMANDS_OF_SCREEN = COMMANDS
    HELP_TITLE = N_("Verify")

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.everything = not any(_tells(one) for one in desk.report.findings)
        """Whether every quotation is walked through, or those with something to say."""
        self._number = 0

    def compose(self) -> ComposeResult:
        """Lay out."""
        self.set_class(self.app.size.width < WIDE, "-narrow")
        yield TitleLine(self.desk.path.name, _("verify"))
        yield SearchPrompt(id="status")
        with Horizontal(id="reading"):
            yield Prose(id="draft")
            yield Prose(id="detail")
        yield KeyHints([command.id for command in COMMANDS])

    def on_mount(self) -> None:
        """Show the first finding."""
        self.show_finding()

    @property
    def walked(self) -> list[Finding]:
        """The quotations that the keys go through."""
        return [one for one in self.desk.report.findings if self.everything or _tells(one)]

    @property
    def finding(self) -> Finding | None:
        """The one that is shown."""
        walked = self.walked
        return walked[min(self._number, len(walked) - 1)] if walked else None

    def show_finding(self, said: str = "") -> None:
        """Show the finding, its place in the draft in sight; `said` is told in the status line."""
        if not self.query("#draft"):
            return
        finding = self.finding
        page = draft_page(self.desk, finding)
        draft = self.query_one("#draft", Prose)
        draft.show(page.paragraphs, page.place[0] if page.place else None)
        if page.place is not None:
            draft.reveal(*page.place)
        self.query_one("#detail", Prose).show(self._page(finding))
        self.query_one("#status", SearchPrompt).text = "   ".join(filter(None, [self._counted(), said]))
        self.refresh_bindings()

    def _page(self, finding: Finding | None) -> list[Styled]:
        notices = [styled((one_line(notice), Role.DOUBT)) for notice in self.desk.report.notices]
        if finding is None and self.desk.report.findings:
            return [styled((_("Every quotation is in order."), Role.LABEL)), *notices]
        return [*finding_page(finding), *([Styled("")] if notices else []), *notices]

    def _counted(self) -> str:
        walked = len(self.walked)
        at = min(self._number, walked - 1) + 1 if walked else 0
        count = sum(one.grave for one in self.desk.report.findings)
        found = _n("{count} finding", "{count} findings", count).format(count=count)
        return f"{at}/{walked}   {found}"

    def step(self, by: int) -> None:
        """Go on to another finding, round at the ends."""
        walked = len(self.walked)
        self._number = (min(self._number, walked - 1) + by) % walked if walked else 0
        self.show_finding()

    def toggle_all(self) -> None:
        """Walk through every quotation, or only through those with something to say; the one that is shown stays."""
        shown = self.finding
        self.everything = not self.everything
        walked = self.walked
        self._number = walked.index(shown) if shown in walked else 0
        self.show_finding()

    def fix(self) -> None:
        """Put the source's words into the draft."""
        finding = self.finding
        if finding is None:
            return
        try:
            self.desk.fix(finding)
        except LufangError as error:
            self._tell(error)
            return
        backup = self.desk.backup.name if self.desk.backup else ""
        self.show_finding(_("saved; the draft as it was: {backup}").format(backup=one_line(backup)))

    def undo(self) -> None:
        """Take the last change back."""
        try:
            place = self.desk.undo()
        except LufangError as error:
            self._tell(error)
            return
        starts = [one.spans[0][0] for one in self.walked]
        if place in starts:
            self._number = starts.index(place)
        self.show_finding(_("nothing to take back") if place is None else _("taken back"))

    def again(self) -> None:
        """Read the draft again."""
        try:
            self.desk.reload()
        except LufangError as error:
            self._tell(error)
            return
        self.show_finding(_("read again"))

    def _tell(self, error: LufangError) -> None:
        self.app.notify(one_line(str(error)), severity="error", markup=False)
        self.show_finding()

    def copy(self) -> None:
        """Copy the source's words."""
        finding = self.finding
        if finding is not None and finding.source is not None:
            copy_text(self, finding.suggestion or finding.source.text, ", ".join(finding.spoken_by))

    def leave(self) -> None:
        """Go back to where the screen was opened from, or end the app."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit()


def _tells(finding: Finding) -> bool:
    """Whether there is something to say about a quotation."""
    return finding.severity != Severity.NONE and finding.waived is None
