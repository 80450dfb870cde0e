"""The commands of the browser. Bindings, key hints, the help page and the palette come out of the one tuple."""

from __future__ import annotations

from typing import Any

from lufang_tui.tui.commands.base import Command, ScreenCommand
from lufang_tui.tui.commands.collecting import Collect, ShowClippings
from lufang_tui.tui.commands.copying import Copy, CopyInStyle, Excerpt, Mark, Unmark
from lufang_tui.tui.commands.ending import Suspend
from lufang_tui.tui.commands.exporting import Export
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
from lufang_tui.tui.commands.verifying import VerifyDraft

COMMANDS: tuple[type[ScreenCommand[Any]], ...] = (
    Quotes,
    People,
    Timeline,
    Figures,
    Article,
    Kit,
    Faults,
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
    Mark,
    OtherSide,
    Excerpt,
    CopyInStyle,
    Unmark,
    ShowClippings,
    Export,
    Palette,
    Quit,
    Jump,
    ChooseTheme,
    VerifyDraft,
    OpenKit,
    NextKit,
    PreviousKit,
    CloseKit,
    Reload,
    Suspend,
)
"""Every command; the key hints, the palette and the parts of the help page keep this order."""

BY_ID = {command.id: command for command in COMMANDS}

__all__ = ["BY_ID", "COMMANDS", "Command", "ScreenCommand"]
