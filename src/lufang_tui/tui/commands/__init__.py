"""The commands of the browser. Bindings, key hints, the help page and the palette come out of the one tuple."""

from __future__ import annotations

from lufang_tui.tui.commands.base import Command
from lufang_tui.tui.commands.collecting import Collect, ShowClippings
from lufang_tui.tui.commands.copying import Copy, CopyInStyle, Mark, Unmark
from lufang_tui.tui.commands.ending import Suspend
from lufang_tui.tui.commands.jumping import Jump
from lufang_tui.tui.commands.kits import CloseKit, Faults, NextKit, OpenKit, PreviousKit, Reload
from lufang_tui.tui.commands.moving import Back, OtherSide, ShowInArticle
from lufang_tui.tui.commands.panes import (
    Article,
    Figures,
    Kit,
    OpenPicture,
    People,
    Quotes,
    Timeline,
    TimelineView,
)
from lufang_tui.tui.commands.program import ChooseTheme, Help, Palette, Quit
from lufang_tui.tui.commands.searching import ClearSearch, NextHit, PreviousHit, Search

COMMANDS: tuple[type[Command], ...] = (
    Copy,
    Collect,
    OpenPicture,
    ShowInArticle,
    TimelineView,
    Back,
    Search,
    ClearSearch,
    NextHit,
    PreviousHit,
    Help,
    OtherSide,
    CopyInStyle,
    Mark,
    Unmark,
    ShowClippings,
    Palette,
    Quit,
    Jump,
    ChooseTheme,
    Quotes,
    People,
    Timeline,
    Figures,
    Article,
    Kit,
    Faults,
    OpenKit,
    NextKit,
    PreviousKit,
    CloseKit,
    Reload,
    Suspend,
)
"""Every command; the key hints keep this order."""

BY_ID = {command.id: command for command in COMMANDS}

__all__ = ["BY_ID", "COMMANDS", "Command"]
