"""Small kits with one quotation, and the cases that the table of attributions is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lufang_tui.kit.folder import Directory
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

LABELS = {"zh-CN": "鲁纺产业节", "zh-TW": "魯紡產業節", "en-GB": "Lufang Festival", "de": "Lufang-Fest"}
ORGANISATIONS = {
    "zh-CN": [
        ("jd-cloud", "京东云", "JD Cloud"),
        ("cnga", "中国服装协会", "China National Garment Association"),
    ],
    "zh-TW": [
        ("jd-cloud", "京東雲", "JD Cloud"),
        ("cnga", "中國服裝協會", "China National Garment Association"),
    ],
    "en-GB": [
        ("jd-cloud", "JD Cloud", "京东云"),
        ("cnga", "China National Garment Association", "中国服装协会"),
    ],
    "de": [
        ("jd-cloud", "JD Cloud", "JD Cloud"),
        ("cnga", "Bekleidungsverband", "China National Garment Association"),
    ],
}
PEOPLE = {
    "zh-CN": [("zha", "查文雄", "交付总监", "Zha Wenxiong", "Director of Delivery"),
              ("tan", "檀安慈", "副秘书长", "Tan Anci", "Deputy Secretary-General")],
    "zh-TW": [("zha", "查文雄", "交付總監", "Zha Wenxiong", "Director of Delivery"),
              ("tan", "檀安慈", "副秘書長", "Tan Anci", "Deputy Secretary-General")],
    "en-GB": [("zha", "Zha Wenxiong", "Director of Delivery", "查文雄", "交付总监"),
              ("tan", "Tan Anci", "Deputy Secretary-General", "檀安慈", "副秘书长")],
    "de": [("zha", "Zha Wenxiong", "Leiter der Auslieferung", "Zha Wenxiong", "Director of Delivery"),
           ("tan", "Tan Anci", "Generalsekretärin", "Tan Anci", "Deputy Secretary-General")],
}  # fmt: skip


def press_kit(language: str, quote: Quote, article: str | None = None, **more: Any) -> PressKit:
    """A kit of two bodies, four people and one quotation; Chinese has English translations, the others Chinese."""
    other = "zh-CN" if language == "en-GB" else "en"
    organisations = [
        Organisation(id=id_, name=name, translations={other: translated})
        for id_, name, translated in ORGANISATIONS[language]
    ]
    people = [
        Person(
            id=id_,
            name=name,
            roles=(
                Role(id="first", title=title, organisation="jd-cloud" if id_ == "zha" else "cnga"),
                Role(id="second", title=title, organisation="cnga"),
                Role(id="bare", title=title),
            ),
            translations={
                other: PersonTranslation(name=there, roles=dict.fromkeys(("first", "second", "bare"), post))
            },
        )
        for id_, name, title, there, post in PEOPLE[language]
    ]
    people += [Person(id="gan", name="甘德" if language.startswith("zh") else "Gan De")]
    people += [
        Person(
            id="shi",
            name="石申" if language.startswith("zh") else "Shi Shen",
            roles=(Role(id="astronomer", title="天文官", organisation="cnga"),),
        )
    ]
    parts: dict[str, Any] = {
        "format": 1,
        "id": "table",
        "language": language,
        "label": LABELS[language],
        "organisations": tuple(organisations),
        "people": tuple(people),
        "sections": (Section(id="all", text=article or "\n\n".join(quote.passages)),),
        "quotes": (quote,),
    }
    return PressKit(Kit(**(parts | more)), Directory(Path("kit.yaml")))


def quotation(kind: str, text: str | tuple[str, ...], speakers: str = "zha", **more: Any) -> Quote:
    """A quotation; `en` and `zh` give translations, `official` vouches for them."""
    official, name = more.pop("official", False), more.pop("id", "q")
    translations = {
        tag: QuoteTranslation(text=more.pop(key), official=official)
        for key, tag in (("en", "en"), ("zh", "zh-CN"), ("tw", "zh-TW"))
        if key in more
    }
    return Quote(
        id=name,
        kind=Kind(kind),
        text=text,
        speakers=tuple(speakers.split()),
        translations=translations,
        **more,
    )


SIMPLE = "要从自身特色出发。"
IN_ENGLISH = "We should build on our strengths."
CASES: list[tuple[str, str, Quote, str | None]] = [
    ("direct", "zh-CN", quotation("direct", SIMPLE, cue="表示", en=IN_ENGLISH), None),
    ("direct, officially translated", "zh-CN", quotation("direct", SIMPLE, cue="表示", en=IN_ENGLISH, official=True), None),
    ("direct, marks inside", "zh-CN", quotation("direct", "对接‘互联网+’。", cue="说", en="It is about “Internet Plus”."), None),
    ("direct, marks in two levels", "zh-CN", quotation("direct", "他说“做强‘鲁纺’”。", cue="说", en="He said “let’s ‘do’ it.”"), None),
    ("direct, question", "zh-CN", quotation("direct", "为什么不呢？", cue="问", en="Why not?"), None),
    ("direct, no stop", "zh-CN", quotation("direct", "一个新起点", cue="称", en="A new start"), None),
    ("direct, ends in a comma", "zh-CN", quotation("direct", "我们很高兴，", cue="说", en="We are glad,"), None),
    ("direct, stop inside marks", "zh-CN", quotation("direct", "他说：“好。”", cue="说", en="He said, “Good.”"), None),
    ("direct, no cue", "zh-CN", quotation("direct", SIMPLE, en=IN_ENGLISH), None),
    ("direct, interrupted in the sentence", "zh-CN",
     quotation("direct", ("我们很高兴，", "也很期待。"), cue="说", en=("We are glad,", "and look forward.")), None),
    ("direct, interrupted after a sentence", "zh-CN",
     quotation("direct", ("第一段。", "第二段。", "第三段。"), cue="说", en=("One.", "Two.", "Three.")), None),
    ("direct, abbreviation", "zh-CN", quotation("direct", SIMPLE, cue="说", en="We went to the U.S."), None),
    ("direct, a letter at the end", "zh-CN", quotation("direct", SIMPLE, cue="说", en="We follow plan A."), None),
    ("direct, trails off", "zh-CN", quotation("direct", "如果……", cue="说", en="If only..."), None),
    ("direct, second role", "zh-CN", quotation("direct", SIMPLE, cue="表示", role="second", en=IN_ENGLISH), None),
    ("direct, role without organisation", "zh-CN", quotation("direct", SIMPLE, cue="表示", role="bare", en=IN_ENGLISH), None),
    ("direct, person without role or translation", "zh-CN", quotation("direct", SIMPLE, "gan", cue="表示", en=IN_ENGLISH), None),
    ("direct, post without translation", "zh-CN", quotation("direct", SIMPLE, "shi", cue="表示", en=IN_ENGLISH), None),
    ("direct, organisation", "zh-CN", quotation("direct", SIMPLE, "cnga", cue="表示", en=IN_ENGLISH), None),
    ("direct, two speakers", "zh-CN", quotation("direct", SIMPLE, "zha tan", cue="表示", en=IN_ENGLISH), None),
    ("direct, two bare speakers", "zh-CN", quotation("direct", SIMPLE, "gan jd-cloud", cue="表示", en=IN_ENGLISH), None),
    ("direct, three speakers", "zh-CN", quotation("direct", SIMPLE, "zha gan cnga", cue="表示", en=IN_ENGLISH), None),
    ("direct, nobody", "zh-CN", quotation("direct", SIMPLE, "", cue="表示", en=IN_ENGLISH), None),
    ("direct, a pronoun for nobody", "zh-CN", quotation("direct", SIMPLE, "", mention="他", cue="表示", en=IN_ENGLISH), None),
    ("direct, nobody named", "zh-CN",
     quotation("direct", SIMPLE, "", mention="一位业内人士", cue="表示", en=IN_ENGLISH), None),
    ("direct, not translated", "zh-CN", quotation("direct", SIMPLE, cue="表示"), None),
    ("indirect", "zh-CN", quotation("indirect", "行业要升级", cue="表示", en="the industry should upgrade"), None),
    ("indirect, capital", "zh-CN", quotation("indirect", "行业要升级", cue="表示", en="The industry should upgrade."), None),
    ("indirect, name first", "zh-CN", quotation("indirect", "滨州要升级", cue="表示", en="Binzhou should upgrade."), None),
    ("indirect, I first", "zh-CN", quotation("indirect", "我会去", cue="表示", en="I will go."), None),
    ("indirect, marks inside", "zh-CN",
     quotation("indirect", "要建设“好品山东”", cue="指出", en="it should build “Good Shandong”"), None),
    ("indirect, no cue", "zh-CN", quotation("indirect", "行业要升级。", en="the industry should upgrade"), None),
    ("indirect, cue that 据 does not go with", "zh-CN",
     quotation("indirect", "企业要升级", cue="呼吁", en="companies should upgrade"), "查文雄呼吁，企业要升级。"),
    ("indirect, cue that takes its object at once", "zh-CN",
     quotation("indirect", "“千亿级”的目标", cue="提出了", en="the goal is “a hundred billion”"), "查文雄提出了“千亿级”的目标。"),
    ("indirect, denial", "zh-CN", quotation("indirect", "公司违规", cue="否认", en="The company broke the rules."), None),
    ("indirect, strong denial", "zh-CN", quotation("indirect", "公司违规", cue="断然否认了", en="The company broke the rules."), None),
    ("indirect, no denial", "zh-CN", quotation("indirect", "公司违规", cue="并不否认", en="The company broke the rules."), None),
    ("indirect, ends in a comma", "zh-CN", quotation("indirect", "行业要升级，", cue="说", en="the industry should upgrade,"), None),
    ("indirect, two passages", "zh-CN",
     quotation("indirect", ("行业要升级", "企业要创新"), cue="说", en=("the industry should upgrade", "and innovate")), None),
    ("indirect, organisation", "zh-CN", quotation("indirect", "行业要升级", "cnga", cue="介绍", en="the industry should upgrade"), None),
    ("indirect, nobody", "zh-CN", quotation("indirect", "行业要升级", "", en="the industry should upgrade"), None),
    ("indirect, officially translated", "zh-CN",
     quotation("indirect", "行业要升级", cue="说", en="the industry should upgrade", official=True), None),
    ("indirect, a slip", "zh-CN",
     quotation("indirect", "可以遇见，行业要升级", cue="表示", note="“可以遇见”[sic]，疑为“可以预见”之误。", en="the industry should upgrade"), None),
    ("direct, a slip", "zh-CN", quotation("direct", "从自身特设出发。", cue="说", note="“特设”[sic]，疑为“特色”。"), None),
    ("direct, a slip of the whole", "zh-CN", quotation("direct", "从自身特色。", cue="说", note="[sic] 缺谓语。"), None),
    ("direct, a note without slips", "zh-CN", quotation("direct", SIMPLE, cue="说", note="原文如此，疑为“特设”。"), None),
    ("direct, interrupted in the sentence, no cue", "zh-CN", quotation("direct", ("我们很高兴", "也很期待。")), None),
    ("partial", "zh-CN", quotation("partial", "这里将成为“新引擎”", cue="表示", en="the place will be “a new engine”"), None),
    ("partial, official", "zh-CN",
     quotation("partial", "这里将成为“新引擎”", cue="表示", en="The place will be “a new engine”", official=True), None),
    ("partial, no cue", "zh-CN", quotation("partial", "这里将成为“新引擎”。", en="the place will be “a new engine” soon."), None),
    ("partial, organisation", "zh-CN",
     quotation("partial", "这里将成为“新引擎”", "cnga", cue="表示", en="the place will be “a new engine”"), None),
    ("direct", "zh-TW", quotation("direct", "要從自身特色出發。", cue="表示", en=IN_ENGLISH), None),
    ("direct, marks in two levels", "zh-TW", quotation("direct", "他說「做強『魯紡』」。", cue="說", en="He said “do it”."), None),
    ("direct, interrupted", "zh-TW", quotation("direct", ("我們很高興，", "也很期待。"), cue="說"), None),
    ("direct, nobody", "zh-TW", quotation("direct", "要從自身特色出發。", ""), None),
    ("direct, two speakers", "zh-TW", quotation("direct", "要從自身特色出發。", "zha tan", cue="表示", en=IN_ENGLISH), None),
    ("indirect", "zh-TW", quotation("indirect", "產業要升級", cue="表示", en="the industry should upgrade"), None),
    ("indirect, no cue", "zh-TW", quotation("indirect", "要建設「好品山東」"), None),
    ("indirect, denial", "zh-TW", quotation("indirect", "公司違規", cue="否認", en="the company broke the rules"), None),
    ("partial", "zh-TW", quotation("partial", "這裡將成為「新引擎」", cue="表示", en="the place will be “a new engine”"), None),
    ("direct", "en-GB", quotation("direct", IN_ENGLISH, cue="said", zh=SIMPLE), None),
    ("direct, marks and apostrophes", "en-GB",
     quotation("direct", "It’s the workers’ “Internet Plus”, isn’t it?", cue="asked", zh="这是“互联网+”，是吗？"), None),
    ("direct, traditional translation", "en-GB", quotation("direct", IN_ENGLISH, cue="said", tw="要從「自身」出發。"), None),
    ("direct, official translation", "en-GB", quotation("direct", IN_ENGLISH, cue="said", zh=SIMPLE, official=True), None),
    ("direct, interrupted", "en-GB",
     quotation("direct", ("We are glad", "and we look forward"), cue="said", zh=("我们很高兴", "也很期待")), None),
    ("direct, two sentences", "en-GB", quotation("direct", ("We are glad!", "We look forward."), cue="said"), None),
    ("direct, two speakers", "en-GB", quotation("direct", IN_ENGLISH, "zha tan", cue="said", zh=SIMPLE), None),
    ("direct, a slip", "en-GB", quotation("direct", "We was glad.", cue="said", note="“was”[sic]"), None),
    ("direct, a slip of the whole", "en-GB", quotation("direct", "We was glad.", cue="said", note="[sic]"), None),
    ("direct, organisation", "en-GB", quotation("direct", IN_ENGLISH, "cnga", cue="said"), None),
    ("direct, nobody named", "en-GB", quotation("direct", IN_ENGLISH, "", mention="An industry insider", cue="said", zh=SIMPLE), None),
    ("direct, a pronoun for nobody", "en-GB", quotation("direct", IN_ENGLISH, "", mention="He", cue="said"), None),
    ("indirect", "en-GB", quotation("indirect", "the industry should upgrade", cue="said", zh="行业要升级"), None),
    ("indirect with that", "en-GB", quotation("indirect", "that the industry should upgrade", cue="said", zh="行业要升级"), None),
    ("indirect, cue that does more", "en-GB", quotation("indirect", "companies to upgrade", cue="urged", zh="企业要升级"), None),
    ("indirect, denial", "en-GB", quotation("indirect", "that it broke the rules", cue="denied", zh="公司违规"), None),
    ("indirect, organisation", "en-GB", quotation("indirect", "The industry should upgrade.", "cnga", cue="said"), None),
    ("indirect, no cue", "en-GB", quotation("indirect", "the industry should upgrade", zh="行业要升级。"), None),
    ("partial", "en-GB", quotation("partial", "the deal “a landmark”", cue="called", zh="这份协议是“里程碑”"), None),
    ("partial, organisation", "en-GB", quotation("partial", "the deal “a landmark”", "cnga", cue="called"), None),
    ("partial, nobody", "en-GB", quotation("partial", "the deal “a landmark”", "", cue="called"), None),
    ("direct", "de", quotation("direct", "Wir bauen auf Stärken.", cue="sagte", en=IN_ENGLISH), None),
    ("indirect", "de", quotation("indirect", "die Branche müsse aufrüsten", cue="sagte", en="the industry should upgrade"), None),
    ("direct, not translated", "de", quotation("direct", "Wir bauen auf Stärken.", cue="sagte"), None),
]  # fmt: skip
