"""The people of a Chinese text, with their posts."""

from __future__ import annotations

import pytest

from lufang_tui.documents import load_document
from lufang_tui.release import extract
from lufang_tui.release.model import PersonFound


def _people(text: str) -> dict[str, PersonFound]:
    found = extract(load_document(text.encode(), "text.md"), language="zh-CN").findings.people
    return {person.name: person for person in found}


def _roles(text: str) -> dict[str, list[tuple[str | None, str]]]:
    return {
        name: [(role.organisation, role.title) for role in one.roles] for name, one in _people(text).items()
    }


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("远山软件总经理陆明哲出席。", {"陆明哲": [("远山软件", "总经理")]}),
        (
            "河口省商务厅副厅长严清，副处长贺一帆等领导到场。",
            {"严清": [("河口省商务厅", "副厅长")], "贺一帆": [(None, "副处长")]},
        ),
        (
            "云海集团副总裁、首席战略官沈砚秋致辞。",
            {"沈砚秋": [("云海集团", "副总裁"), ("云海集团", "首席战略官")]},
        ),
        ("星桥公司创始人兼CEO温以宁表示，很好。", {"温以宁": [("星桥公司", "创始人"), ("星桥公司", "CEO")]}),
        ("白石县委副书记、县长易冬青主持。", {"易冬青": [("白石县委", "县委副书记"), ("白石县", "县长")]}),
        ("会议由东湖大学的彭其昌教授主持。", {"彭其昌": [("东湖大学", "教授")]}),
        ("唐若谷（天目集团董事长）主持。", {"唐若谷": [("天目集团", "董事长")]}),
        ("得到了海湾商会会长闻静秋的支持。", {"闻静秋": [("海湾商会", "会长")]}),
        ("美国驻华大使托马斯·格林说，好。", {"托马斯·格林": [("美国", "驻华大使")]}),
        ("世界银行行长沃尔芬森在会上说，好。", {"沃尔芬森": [("世界银行", "行长")]}),
        ("湖南省长沙市有活动，委员会代表团、单位负责人、用户需求都在。", {}),
        ("首席分析师认为，副会长单位和会员单位参加了董事会会议。", {}),
        ("總經理林佳穎出席。", {"林佳穎": [(None, "總經理")]}),
        (
            "财务总监区桂芝、独立董事钟离秋出席。",
            {"区桂芝": [(None, "财务总监")], "钟离秋": [(None, "独立董事")]},
        ),
        ("校长助理、科研院院长卜凡强调安全。", {"卜凡": [(None, "校长助理"), ("科研院", "院长")]}),
        ("溪州文化體育及旅遊局副局長溫穎妍致辭。", {"溫穎妍": [("溪州文化體育及旅遊局", "副局長")]}),
        ("云计算与大数据研究所所长何青松表示，很好。", {"何青松": [("云计算与大数据研究所", "所长")]}),
        ("共青团河口省委副书记米雪出席。", {"米雪": [("共青团河口省委", "副书记")]}),
        ("“蜂巢”团队队长普布次仁（中）领奖。", {"普布次仁": [("“蜂巢”团队", "队长")]}),
        ("環保團體「綠色海灣」總幹事文迪生質疑。", {"文迪生": [("綠色海灣", "總幹事")]}),
        (
            "海蓝云副总裁、政企事业部总经理柏杨杨出席。",
            {"柏杨杨": [("海蓝云", "副总裁"), ("政企事业部", "总经理")]},
        ),
        ("蓝鲸队换上小将古力帕尔·艾山江庆祝进球。", {"古力帕尔·艾山江": [(None, "小将")]}),
        ("早期投资方、红树资本合伙人吉米·周表示，很好。", {"吉米·周": [("红树资本", "合伙人")]}),
        ("红河县教育局副局长马海木机表示，很好。", {"马海木机": [("红河县教育局", "副局长")]}),
        ("犯罪嫌疑人张某龙等五人被捕，临江市民李某报案。", {"张某龙": [], "李某": []}),
        ("活跃用户和完善的体系。一位老师代上音乐课。", {}),
    ],
)
def test_posts(text: str, roles: dict[str, list[tuple[str | None, str]]]) -> None:
    assert _roles(text) == roles


def test_every_place_of_a_name_is_told() -> None:
    assert (
        len(_people("远山软件总经理陆明哲出席。陆明哲说，很好。会后，陆明哲离开。")["陆明哲"].mentions) == 3
    )


def test_a_surname_with_a_post_is_an_alias() -> None:
    person = _people("云海集团交付总监查文波说，很好。查总监表示，明年再来。")["查文波"]
    assert person.aliases == ("查总监",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("总监贺锋致辞后离开。", "贺锋"),
        ("总监常红梅也表示，很好。", "常红梅"),
        ("主任赵志刚出席。", "赵志刚"),
        ("总经理周昕代表公司签约。", "周昕"),
        ("主教练霍顿坦率地承认失误。", "霍顿"),
        ("副主任蓝欣坦言很难。", "蓝欣"),
        ("主帅鲍春来则对结果感到遗憾。", "鲍春来"),
        ("村支书田满仓蹲在地头。", "田满仓"),
        ("理事长王大有算了一笔账。", "王大有"),
        ("县长包华等领导出席。", "包华"),
        ("队员桑托斯接队友传中破门。", "桑托斯"),
        ("董事长司徒磊共同揭牌。", "司徒磊"),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    assert list(_people(text)) == [name]
