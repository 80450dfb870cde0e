"""Generated kits of a size, the same in every run."""

from __future__ import annotations

import random

from lufang_tui.kit.model import Kind, Kit, Person, Quote, Review, Role, Section
from lufang_tui.kit.write import kit_text

CHARACTERS = "产业节纺织升级山东滨州企业云计算大数据人工智能技术赋能品牌创新合作发展市场服务平台集群新的旧动能转换工程建设"


def generated_kit(quotations: int, seed: int = 1) -> Kit:
    """Give a sound Chinese kit; its quotations have 40 to 110 characters each and stand in its sections."""
    chance = random.Random(seed)

    def sentence() -> str:
        parts = (
            "".join(chance.choices(CHARACTERS, k=chance.randint(8, 22))) for _ in range(chance.randint(4, 6))
        )
        return "，".join(parts) + "。"

    people = tuple(
        Person(id=f"p-{at}", name="".join(chance.choices("王李张刘陈杨赵黄周吴", k=1) + chance.choices(CHARACTERS, k=2)),
               roles=(Role(id="post", title="副会长"),), review=Review.ACCEPTED)
        for at in range(max(1, quotations // 20))
    )  # fmt: skip
    sections: list[Section] = []
    quotes: list[Quote] = []
    for first in range(0, quotations, 50):
        paragraphs = []
        for at in range(first, min(first + 50, quotations)):
            person, words = chance.choice(people), sentence()
            paragraphs.append(f"{sentence()}副会长{person.name}表示：“{words}”")
            quotes.append(
                Quote(id=f"q-{at}", speakers=(person.id,), mention=f"副会长{person.name}", kind=Kind.DIRECT, cue="表示",
                      text=words, review=Review.ACCEPTED)
            )  # fmt: skip
        sections.append(
            Section(id=f"s-{first // 50}", label=f"第{first // 50 + 1}节", text="\n\n".join(paragraphs))
        )
    return Kit(format=1, id="generated", language="zh-CN", label="生成的材料", people=people,
               sections=tuple(sections), quotes=tuple(quotes))  # fmt: skip


def generated_bytes(size: int) -> bytes:
    """Give a kit file of about `size` bytes."""
    one = len(kit_text(generated_kit(100)).encode()) / 100
    return kit_text(generated_kit(int(size / one))).encode()
