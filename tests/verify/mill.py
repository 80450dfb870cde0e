"""An English kit for tests: two speakers with posts, a condition, a number, a reported statement, an official translation."""

from __future__ import annotations

from kits import MemoryFolder
from lufang_tui.kit.model import (
    Kind,
    Kit,
    Organisation,
    Person,
    PersonTranslation,
    Quote,
    QuoteTranslation,
    Role,
    Section,
)
from lufang_tui.kit.press import PressKit

ORDERS = "Orders grew by 3.5 percent, and we are confident about the market. Rotterdam has a complete chain."
GROWTH = "Growth must begin with every line, and the process needs no manual work, but only if the price of cotton stays stable."
THANKS = "Thank you very much, all of you."


def kit() -> Kit:
    """The kit."""
    text = (
        f"David Garcia, deputy director of the Garment Association, said: “{ORDERS}”\n\n"
        f"“{GROWTH}” said Anna Carter, chief designer of Fountain Cotton.\n\n"
        "Garcia said that the margin had not fallen below five percent.\n\n"
        f"Garcia closed with “{THANKS}” and Carter with “{THANKS}”, too."
    )
    return Kit(
        format=1, id="mill", language="en", label="The mill",
        organisations=(Organisation(id="garments", name="Garment Association"), Organisation(id="cotton", name="Fountain Cotton")),
        people=(
            Person(id="garcia", name="David Garcia", roles=(Role(id="one", title="deputy director", organisation="garments"),)),
            Person(id="carter", name="Anna Carter", roles=(Role(id="one", title="chief designer", organisation="cotton"),),
                   translations={"zh-CN": PersonTranslation(name="卡特")}),
        ),
        sections=(Section(id="all", label="All", text=text),),
        quotes=(
            Quote(id="orders", speakers=("garcia",), kind=Kind.DIRECT, cue="said", text=ORDERS),
            Quote(id="growth", speakers=("carter",), kind=Kind.DIRECT, cue="said", text=GROWTH,
                  translations={"zh-CN": QuoteTranslation(text="增长从每条生产线开始。", official=True)}),
            Quote(id="margin", speakers=("garcia",), kind=Kind.INDIRECT, cue="said", text="that the margin had not fallen below five percent"),
            Quote(id="thanks-1", speakers=("garcia",), kind=Kind.DIRECT, text=THANKS, suffix="” and"),
            Quote(id="thanks-2", speakers=("carter",), kind=Kind.DIRECT, text=THANKS, suffix="”, too"),
        ),
    )  # fmt: skip


def press() -> PressKit:
    """The same, open."""
    return PressKit(kit(), MemoryFolder())
