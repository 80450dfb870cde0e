"""The commands of the browser. Bindings, key hints, the help page and the palette come out of the one tuple."""

from __future__ import annotations

from lufang_tui.tui.commands.base import Command
from lufang_tui.tui.commands.copying import Copy, CopyInStyle
from lufang_tui.tui.commands.moving import Back, OtherSide, ShowInArticle
from lufang_tui.tui.commands.panes import Article, Figures, People, Quotes, Timeline
from lufang_tui.tui.commands.program import Help, Quit
from lufang_tui.tui.commands.searching import ClearSearch, Search

COMMANDS: tuple[type[Command], ...] = (
    Copy,
    ShowInArticle,
    Back,
    Search,
    ClearSearch,
    Help,
    OtherSide,
    CopyInStyle,
    Quit,
    Quotes,
    People,
    Timeline,
    Figures,
    Article,
)
"""Every command; the key hints keep this order."""

BY_ID = {command.id: command for command in COMMANDS}

__all__ = ["BY_ID", "COMMANDS", "Command"]
