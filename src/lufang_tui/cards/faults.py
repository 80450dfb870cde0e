"""What is wrong with a kit file: its faults, with their places in the file, and quotations that the article does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lufang_tui.cards.pane import BLANK, Page, Pane, link
from lufang_tui.cards.styled import Highlighter, Role, Row, Styled, styled
from lufang_tui.i18n import N_, _
from lufang_tui.kit.faults import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.kit.faults import Fault
    from lufang_tui.kit.model import Quote
    from lufang_tui.kit.opened import Opened

NOT_ANCHORED = N_("These words do not stand in the article.")


class FaultsPane(Pane):
    """The faults of a kit as it was opened; `searched` tells the screen that a query leaves it alone."""

    name: ClassVar[str] = "faults"
    title: ClassVar[str] = N_("Faults")
    nothing: ClassVar[str] = N_("This kit has no faults.")
    searched: ClassVar[bool] = False

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened.press)
        self._file = opened.file
        self._path = "" if opened.path is None else f" {opened.path}"
        self._faults = {str(index): fault for index, fault in enumerate(opened.faults)}
        self._strangers = {f"quote-{quote.id}": quote for quote in strangers(opened)}

    def keys(self) -> Sequence[str]:
        """Return a key for every fault, in file order, and for every quotation that stands nowhere."""
        return [*self._faults, *self._strangers]

    def row(self, key: str, find: Highlighter) -> Row:
        """Return what is wrong, and where."""
        del find
        if (fault := self._faults.get(key)) is not None:
            where = f" · {fault.where}" if fault.where else ""
            return Row(styled((fault.message, Role.WORDS)), "", styled(f"{_line_of(fault)}{where}"))
        quote = self._strangers.get(key)
        if quote is None:
            return Row(styled(key))
        return Row(
            styled((_(NOT_ANCHORED), Role.WORDS)), "", styled(f"{quote.id} · ", quote.passages[0][:200])
        )

    def page(self, key: str, find: Highlighter) -> Page:
        """Return the whole message, its place, its rule, and how to get the rest."""
        del find
        rest = styled(
            (_("For what else may be wrong, and for the nearest passages: "), Role.LABEL),
            f"lufang check{self._path}",
        )
        if (fault := self._faults.get(key)) is not None:
            return Page((*self._fault(fault), BLANK, rest))
        quote = self._strangers.get(key)
        if quote is None:
            return Page(())
        return Page((*_stranger(quote), BLANK, rest))

    def _fault(self, fault: Fault) -> Iterator[Styled]:
        yield styled((fault.message, Role.WORDS))
        yield BLANK
        yield styled(f"{self._file}:{fault.line}:{fault.column}")
        if fault.where:
            yield styled((_("at {where}").partition("{where}")[0], Role.LABEL), fault.where)
        yield BLANK
        yield styled((f"{fault.rule}  ", Role.LABEL), _(RULES[fault.rule]) if fault.rule in RULES else "")


def strangers(opened: Opened) -> list[Quote]:
    """Return the quotations whose words do not stand in the article; none without an article."""
    press = opened.press
    if not press.kit.sections:
        return []
    return [quote for quote in press.kit.quotes if quote.id not in press.anchors]


def count_faults(opened: Opened) -> int:
    """Return how many entries the pane would have."""
    return len(opened.faults) + len(strangers(opened))


def _stranger(quote: Quote) -> Iterator[Styled]:
    yield styled((_(NOT_ANCHORED), Role.WORDS))
    yield BLANK
    for passage in quote.passages:
        for part in passage.split("\n"):
            yield styled(part)
    yield BLANK
    yield styled((quote.id, Role.LINK), link=link("quotes", quote.id))


def _line_of(fault: Fault) -> str:
    return _("line {line}, column {column}").format(line=fault.line, column=fault.column)
