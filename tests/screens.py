"""What tests of the app share: the app on a kit, and what its widgets show as text."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from lufang_tui.kit.opened import Opened
from lufang_tui.text.breaks import NO_END, NO_START
from lufang_tui.tui.app import LufangApp
from lufang_tui.tui.browser import Browser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.pilot import Pilot
    from textual.widget import Widget

    from lufang_tui.kit.press import PressKit


def browser(app: LufangApp) -> Browser:
    """The browser of a running app."""
    screen = app.screen_stack[0]
    assert isinstance(screen, Browser)
    return screen


async def drawn(pilot: Pilot[int]) -> None:
    """Wait until the app has loaded and drawn everything."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def settled(pilot: Pilot[int]) -> Browser:
    """Do the same; gives the browser that is shown."""
    await drawn(pilot)
    assert isinstance(pilot.app, LufangApp)
    return browser(pilot.app)


def shown(widget: Widget) -> list[str]:
    """The lines that a widget shows now, without the space at their ends."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def text_of(screen: Browser, selector: str) -> str:
    """What a widget of the browser shows, as one text."""
    return "\n".join(shown(screen.query_one(selector)))


def app_on(press: PressKit) -> LufangApp:
    """The app on a kit."""
    return LufangApp((Opened(press),))


def badly_broken(lines: Iterable[str]) -> list[str]:
    """Those lines that start or end with a mark that may not stand there."""
    # The signs of the gutter are no text: the program's own marks for links, doubt, hits and marked entries.
    stripped = (re.sub("^[›!»●] ", "", line.strip(" ▌▁▂▃▄▅▆▇█")) for line in lines)
    return [line for line in stripped if line and (line[0] in NO_START or line[-1] in NO_END)]


def generated_paragraphs(count: int, seed: int = 2018) -> list[str]:
    """Paragraphs as releases have them: Chinese with marks, numbers, Latin words, addresses."""
    chance = random.Random(seed)
    words = [
        "山东",
        "滨州",
        "产业节",
        "京东云",
        "纺织",
        "智能升级",
        "互联网+",
        "JD",
        "Loftex",
        "2018年",
        "1,300.5亿元",
        "50%",
        "12:30",
        "“十三五”",
        "don’t",
    ]
    openers = ["", "", "", "“", "（", "《", "“‘", "【", "$"]
    closers = [
        "",
        "",
        "，",
        "。",
        "、",
        "”",
        "。”",
        "）、",
        "》",
        "……",
        "——",
        "？！",
        "；",
        "：“好”",
        "％",
        "·",
        " ",
    ]
    addresses = ["https://example.org/a/b?c=d&e=f", "press@example.org"]
    paragraphs = []
    for _ in range(count):
        parts = (
            chance.choice(openers)
            + (chance.choice(addresses) if chance.random() < 0.02 else chance.choice(words))
            + chance.choice(closers)
            for _ in range(chance.randint(20, 90))
        )
        paragraphs.append("".join(parts).strip())
    return paragraphs
