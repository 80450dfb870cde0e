"""The prompt of the plain mode: words and numbers in, pages out. What it shows comes from the panes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.cards.pane import article_key
from lufang_tui.cards.timeline import TimelinePane
from lufang_tui.cli.paging import ask, page
from lufang_tui.cli.plain_text import entry_line, heading, page_lines
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import excerpt, one_line
from lufang_tui.tui.acting.finder import Finder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lufang_tui.cards import Pane
    from lufang_tui.kit.opened import Opened

WORDS = {
    "help": ("help", "h", "?", "帮助", "帮"),
    "quit": ("quit", "q", "exit", "bye", "退出", "再见"),
    "panes": ("panes", "menu", "top", "目录", "栏目"),
    "list": ("list", "l", "entries", "列表"),
    "search": ("search", "s", "/", "find", "搜索", "找", "查"),
    "all": ("all", "clear", "全部", "清除"),
    "next": ("next", "n", "下一条", "下一个", "下"),
    "previous": ("previous", "prev", "p", "上一条", "上一个", "上"),
    "again": ("again", "read", "repeat", "再读", "重读"),
    "copy": ("copy", "c", "复制", "拷贝"),
    "article": ("article", "a", "文章", "正文"),
    "place": ("place", "where", "o", "出处", "位置"),
    "line": ("line", "时间顺序", "按时间"),
    "back": ("back", "b", "返回", "回"),
}
"""What a reader may type for a command; the language of the program does not matter."""
PANE_WORDS = {
    "quotes": ("quotes", "quotations", "引语"),
    "people": ("people", "persons", "人物"),
    "timeline": ("timeline", "时间线", "大事"),
    "figures": ("figures", "pictures", "图片"),
    "article": WORDS["article"],
    "kit": ("kit", "about", "素材包", "资料包"),
    "faults": ("faults", "错误", "问题"),
}


class Place(NamedTuple):
    """Where the reader is."""

    pane: str | None
    """None at the top, where the panes are."""
    key: str | None
    """None in a pane's list."""


class Prompt:
    """A reader at a terminal without a screen."""

    def __init__(self, opened: Opened, panes: Sequence[Pane]) -> None:
        self._opened = opened
        self._panes = {pane.name: pane for pane in panes}
        self._finder = Finder(opened.press, [pane for pane in panes if pane.searched])
        self._found = self._finder.everything
        self._place = Place(None, None)
        self._trail: list[Place] = []
        self._numbered: list[str] = []
        """What the numbers that were told last lead to."""

    def run(self) -> None:
        """Take lines until the reader leaves or the input ends."""
        typed = self._show_panes()
        while True:
            if not typed:
                answer = ask("> ")
                if answer is None:
                    return
                typed = answer.strip()
            words, typed = unicodedata.normalize("NFKC", typed).strip(), ""
            if not words:
                continue
            if _command(words.casefold()) == "quit":
                return
            try:
                typed = self._obey(words)
            except LufangError as error:
                typed = page([str(error)])

    def _obey(self, words: str) -> str:
        if words.isdecimal():
            return self._open_number(int(words))
        first, _space, rest = words.partition(" ")
        if words.startswith("/") and len(words) > 1:
            first, rest = "/", words[1:]
        command = _command(words.casefold()) or _command(first.casefold())
        if command == "search":
            return self._search(rest.strip())
        if command == "copy":
            return self._copy(rest.strip() or None)
        pane = next((name for name, said in PANE_WORDS.items() if words.casefold() in said), None)
        if pane is not None and pane in self._panes:
            return self._go(Place(pane, None))
        actions: dict[str | None, Callable[[], str]] = {
            "help": self._help,
            "panes": lambda: self._go(Place(None, None)),
            "list": lambda: self._go(Place(self._place.pane, None)),
            "all": lambda: self._search(""),
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "again": self._show,
            "place": self._show_place,
            "line": self._by_time,
            "back": self._back,
        }
        action = actions.get(command)
        if action is None:
            return page(
                [_("No such command: {word}. Type help for what there is.").format(word=_shown(words))]
            )
        return action()

    def _go(self, place: Place) -> str:
        if place != self._place:
            self._trail.append(self._place)
        self._place = place
        return self._show()

    def _back(self) -> str:
        if not self._trail:
            return page([_("There is nothing to go back to.")])
        self._place = self._trail.pop()
        return self._show()

    def _show(self) -> str:
        pane, key = self._place
        if pane is None:
            return self._show_panes()
        return self._show_list(self._panes[pane]) if key is None else self._show_entry(self._panes[pane], key)

    def _show_panes(self) -> str:
        self._numbered = list(self._panes)
        lines = [_("Panes:")]
        for number, (name, pane) in enumerate(self._panes.items(), start=1):
            lines.append(f"{number}. {heading(pane, len(self._keys(name)), of=len(pane.keys()))}")
        return page([*lines, _("Type a number or a word; help tells all of them.")])

    def _show_list(self, pane: Pane) -> str:
        keys = self._keys(pane.name)
        self._numbered = [f"{pane.name}/{key}" for key in keys]

        def lines() -> Iterable[str]:
            yield heading(pane, len(keys), of=len(pane.keys()))
            if not keys:
                yield _("Nothing found.") if self._found.query else _(pane.nothing)
            for number, key in enumerate(keys, start=1):
                yield entry_line(pane.row(key, self._found.find), number)

        return page(lines())

    def _show_entry(self, pane: Pane, key: str) -> str:
        keys = self._keys(pane.name)
        self._numbered = []
        found = pane.page(key, self._found.find)
        paragraphs = found.paragraphs[found.marked or 0 :]  # the article is read on from its place
        where = (
            _("{title}, {number} of {count}.").format(
                title=_(pane.title), number=keys.index(key) + 1, count=len(keys)
            )
            if key in keys
            else _(pane.title)
        )
        return page([where, *page_lines(paragraphs, self._numbered)])

    def _keys(self, pane: str) -> Sequence[str]:
        found = self._panes[pane]
        return self._found.keys.get(pane, ()) if found.searched else found.keys()

    def _open_number(self, number: int) -> str:
        if not 1 <= number <= len(self._numbered):
            return page([_("There is no number {number} here.").format(number=number)])
        target = self._numbered[number - 1]
        pane, _sign, key = target.partition("/")
        return self._go(Place(pane, key or None))

    def _step(self, step: int) -> str:
        pane, key = self._place
        if pane is None:
            return page([_("Open a pane first.")])
        keys = self._keys(pane)
        at = keys.index(key) + step if key is not None and key in keys else 0 if step > 0 else len(keys) - 1
        if not 0 <= at < len(keys):
            return page([_("That was the last.") if step > 0 else _("That was the first.")])
        self._place = Place(pane, keys[at])
        return self._show()

    def _search(self, query: str) -> str:
        from lufang_tui.cli.selecting import faults_shown
        from lufang_tui.search import parse

        parsed = parse(query)
        if parsed.faults:
            answer = page([faults_shown(query, parsed)])
            if answer:
                return answer
        self._found = self._finder.find(query)
        if query and not self._found.total:
            return page([_("Nothing found.")])
        pane = self._place.pane
        if pane is None or not query:
            return self._go(Place(None, None))
        return self._go(Place(pane if self._keys(pane) else None, None))

    def _show_place(self) -> str:
        pane, key = self._place
        anchor = self._panes[pane].anchor(key) if pane is not None and key is not None else None
        if anchor is None:
            return page([_("This has no place in the article.")])
        index = self._opened.press.paragraph_at(anchor)
        return self._go(Place("article", article_key(anchor.section, index)))

    def _by_time(self) -> str:
        pane = self._panes["timeline"]
        if not isinstance(pane, TimelinePane):
            return ""
        self._numbered = []
        paragraphs = pane.line(None, self._found.find).paragraphs[2:]  # without the signs' legend
        return page([heading(pane, len(pane.keys())), *page_lines(paragraphs, self._numbered)])

    def _copy(self, style: str | None) -> str:
        from lufang_tui.cli.copying import Copied, copy_from

        pane, key = self._place
        if pane in {None, "article", "kit", "faults"} or key is None:
            return page([_("Open what you want to copy first.")])
        copy_from(self._opened.press, Copied((key,), style))
        return ""

    def _help(self) -> str:
        return page(
            [
                _("A number opens what was listed with it."),
                _("quotes, people, timeline, figures, article, kit: list a pane. panes: list the panes."),
                _("next, previous: the entry after or before. list: the list again. back: where you were."),
                _("search WORDS: narrow every pane to what is found. all: everything again."),
                _("copy: copy the entry that is open; copy en-news: in that style."),
                _("place: read on in the article from where the entry stands. line: the timeline by date."),
                _("again: read the same once more. quit: leave."),
            ]
        )


def _command(word: str) -> str | None:
    """Return the command for which a word stands; `article` is a pane."""
    return next((name for name, said in WORDS.items() if word in said and name != "article"), None)


def _shown(words: str) -> str:
    return excerpt(one_line(words))
