"""Two kits for tests, one a language, whose statements hang on conditions, degrees, sources and subjects."""

from __future__ import annotations

import re

from kits import MemoryFolder
from lufang_tui.kit.model import Kind, Kit, Organisation, Person, Quote, Role, Section
from lufang_tui.kit.press import PressKit

_MARKED = re.compile(
    r"\{(?P<id>[a-z]+)\d?\|(?P<who>[a-z]+)\|(?P<kind>[a-z]+)\|(?P<cue>[^|]*)\|(?P<text>[^}]*)\}"
)

ZH = """馆长方启明说：“{loan|fang|direct|说|经省文物局批准后，一级文物可以借出展览。我们为此准备了三年，至少有120件文物首次公开。}”

保卫处处长陆静表示：“{hours|lu|direct|表示|在温湿度达标的前提下，展厅可以延长开放到晚上九点。观众须凭预约码入场，一次限带一名儿童。我们可能在周末增加夜场。}”

省文物局副局长沈怀远指出：“{repair|shen|direct|指出|部分展品仍在修复，预计有两成不能如期展出。专家认为，釉面的裂纹是运输造成的。展期不到四个月。馆方已经道歉，承运方仍在推诿。}”沈怀远透露，{stock|shen|indirect|透露|修复经费已经到位，库存不缺货，巡展比计划提前一周}。

陆静否认{leak|lu|indirect|否认|展柜曾经漏水}。"""

EN = """“{frost1|achebe|direct|said|The frost destroyed nearly 40 percent of the buds, and some growers may not recover.} {wells|achebe|direct|said|Upon approval by the council, we will plant 3,000 new trees. The old wells can be reopened, subject to a safety inspection.}” Rosalind Achebe, president of the Growers’ Association, said.

Tomasz Wilk, deputy head of irrigation at the Ministry of Water, said: “{canal|wilk|direct|said|Without new pumps, the canal cannot carry more than half of that. Experts say the pipes could last another ten years. The work will begin on Feb. 12 at the earliest. The council has paid, and the contractor has broken its word.}” Wilk said {limits|wilk|indirect|said|he could not rule out further restrictions in August}. The ministry’s offer was {offer|achebe|indirect|said|rejected by the association on Monday}, Achebe said.

Wilk denied {closed|wilk|indirect|denied|that the north canal had been closed}.

“{ward|wilk|direct|said|We will keep the limits in place,}” Wilk said, “{ward2|wilk|direct|said|but only until the reservoir is full.}” """


def _press(
    name: str, language: str, text: str, people: tuple[Person, ...], bodies: tuple[Organisation, ...]
) -> PressKit:
    held: dict[str, tuple[str, str, str, list[str]]] = {}
    for found in _MARKED.finditer(text):
        held.setdefault(found["id"], (found["who"], found["kind"], found["cue"], []))[3].append(found["text"])
    quotes = tuple(
        Quote(
            id=key,
            speakers=(who,),
            kind=Kind(kind),
            cue=cue,
            text=parts[0] if len(parts) == 1 else tuple(parts),
        )
        for key, (who, kind, cue, parts) in held.items()
    )
    section = Section(id="all", label="All", text=_MARKED.sub(lambda found: found["text"], text))
    kit = Kit(
        format=1, id=name, language=language, label=name, organisations=bodies, people=people, sections=(section,), quotes=quotes,
    )  # fmt: skip
    return PressKit(kit, MemoryFolder())


def museum() -> PressKit:
    """The Chinese one."""
    return _press(
        "museum", "zh-CN", ZH,
        (
            Person(id="fang", name="方启明", roles=(Role(id="one", title="馆长", organisation="museum"),)),
            Person(id="lu", name="陆静", roles=(Role(id="one", title="保卫处处长", organisation="museum"),)),
            Person(id="shen", name="沈怀远", roles=(Role(id="one", title="副局长", organisation="office"),)),
        ),
        (Organisation(id="museum", name="云川博物馆"), Organisation(id="office", name="省文物局")),
    )  # fmt: skip


def growers() -> PressKit:
    """The English one."""
    return _press(
        "growers", "en", EN,
        (
            Person(id="achebe", name="Rosalind Achebe", roles=(Role(id="one", title="president", organisation="growers"),)),
            Person(id="wilk", name="Tomasz Wilk", roles=(Role(id="one", title="deputy head of irrigation", organisation="ministry"),)),
        ),
        (Organisation(id="growers", name="Growers’ Association"), Organisation(id="ministry", name="Ministry of Water")),
    )  # fmt: skip


def saying(statement: str) -> PressKit:
    """A kit in which one person says one thing: Tomasz Wilk, or 陆静 where it is Chinese."""
    if statement.isascii():
        wilk = Person(
            id="wilk", name="Tomasz Wilk", roles=(Role(id="one", title="engineer", organisation="ministry"),)
        )
        body = Organisation(id="ministry", name="Ministry of Water")
        return _press(
            "one", "en", f"“{{one|wilk|direct|said|{statement}}}” Tomasz Wilk said.", (wilk,), (body,)
        )
    lu = Person(id="lu", name="陆静", roles=(Role(id="one", title="处长", organisation="museum"),))
    body = Organisation(id="museum", name="云川博物馆")
    return _press("one", "zh-CN", f"陆静说：“{{one|lu|direct|说|{statement}}}”", (lu,), (body,))
