"""A kit as an import makes it, which nobody has reviewed."""

from __future__ import annotations

from lufang_tui.kit.model import Kind, Kit, Organisation, Person, Quote, Review, Role, Section

ARTICLE = (
    "山东滨州，5月15日——示例节今日开幕。某公司经理张三表示：“我们要升级。”他说，行业需要合作。\n\n"
    "“打造新模式”的口号很响。李四主任指出：“我们要升级。”Example Ltd. chief Wang Wu said the plan works."
)


def found(**changes: object) -> dict[str, object]:
    return {"review": Review.EXTRACTED, "rule": "cue-before", "confidence": 0.9, **changes}


def kit() -> Kit:
    return Kit(
        format=1,
        id="example",
        language="zh-CN",
        label="示例",
        organisations=(Organisation(id="company", name="某公司", **found()),),  # type: ignore[arg-type]
        people=(
            Person(id="zhang", name="张三", roles=(Role(id="role-1", title="经理", organisation="company"),), **found()),  # type: ignore[arg-type]
            Person(id="li", name="李四", roles=(Role(id="role-1", title="主任"),), **found(confidence=0.4)),  # type: ignore[arg-type]
        ),
        sections=(Section(id="text", text=ARTICLE),),
        quotes=(
            Quote(id="quote-1", speakers=("zhang",), kind=Kind.DIRECT, text="我们要升级。", suffix="”他说", **found()),  # type: ignore[arg-type]
            Quote(id="quote-2", speakers=("li",), kind=Kind.DIRECT, text="我们要升级。", prefix="李四主任指出：“", **found(confidence=0.5)),  # type: ignore[arg-type]
        ),
    )  # fmt: skip
