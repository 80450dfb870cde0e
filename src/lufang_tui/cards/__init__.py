"""The panes: what each lists, and what it shows of an entry. No widget in here: a screen draws what they say."""

from __future__ import annotations

from lufang_tui.cards.article import ArticlePane
from lufang_tui.cards.figures import FiguresPane
from lufang_tui.cards.kit_page import KitPane
from lufang_tui.cards.pane import Page, Pane, Source
from lufang_tui.cards.people import PeoplePane
from lufang_tui.cards.quotes import QuotesPane
from lufang_tui.cards.timeline import TimelinePane

PANES: tuple[type[Pane], ...] = (QuotesPane, PeoplePane, TimelinePane, FiguresPane, ArticlePane, KitPane)
"""The panes, in the order of their tabs and keys."""

__all__ = [
    "PANES",
    "ArticlePane",
    "FiguresPane",
    "KitPane",
    "Page",
    "Pane",
    "PeoplePane",
    "QuotesPane",
    "Source",
    "TimelinePane",
]
