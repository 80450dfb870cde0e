"""The commands of the library's screen. Those that a kit's screen has too carry the same ids, and so the same keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.tui.library.commands.entries import Collect, Copy, Open
from lufang_tui.tui.library.commands.panes import Article, Figures, Kits, OtherSide, People, Quotes, Timeline
from lufang_tui.tui.library.commands.people import Back, OtherPerson, PersonOf, SamePerson, TakeBack
from lufang_tui.tui.library.commands.program import (
    ChooseTheme,
    Help,
    NextKit,
    OpenKit,
    Palette,
    PreviousKit,
    Quit,
    ShowClippings,
)
from lufang_tui.tui.library.commands.searching import (
    ClearSearch,
    Jump,
    Narrow,
    NextHit,
    PreviousHit,
    Refresh,
    SavedSearches,
    SaveSearch,
    Search,
    Widen,
)

if TYPE_CHECKING:
    from typing import Any

    from lufang_tui.tui.commands.base import ScreenCommand

COMMANDS: tuple[type[ScreenCommand[Any]], ...] = (
    Open,
    Copy,
    Collect,
    SamePerson,
    OtherPerson,
    TakeBack,
    PersonOf,
    Back,
    Search,
    ClearSearch,
    Narrow,
    Widen,
    SavedSearches,
    SaveSearch,
    Help,
    OtherSide,
    ShowClippings,
    Quit,
    Quotes,
    People,
    Timeline,
    Figures,
    Article,
    Kits,
    NextHit,
    PreviousHit,
    Jump,
    Refresh,
    OpenKit,
    NextKit,
    PreviousKit,
    Palette,
    ChooseTheme,
)
"""Every command; the key hints keep this order."""
