"""YAML text to a tree of nodes with places, within limits and without recursion.

One pass over the parser's events does what PyYAML's composer does, on a stack of its own: the C composer
recurses and ends the whole process on deeply nested brackets, which cannot be caught afterwards.
Scalars stay as written; what they mean is the model's business (see decode.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from lufang_tui.i18n import _
from lufang_tui.kit.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_DEPTH = 32
"""Containers inside containers; the format itself needs seven."""
MAX_NODES = 4_000_000
"""Values in a file; a kit of 50,000 quotations has a third of that."""
MAX_ALIASED = 10_000
"""Values that aliases stand for, each written out: nine lines of nested aliases would stand for 10^9."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Only its parser is used; a PyYAML without the C library still reads kits, slower."""


class Scalar:
    """A scalar as written; `plain` is false for quoted and block scalars."""

    __slots__ = ("column", "line", "plain", "value")

    def __init__(self, value: str, plain: bool, line: int, column: int) -> None:
        self.value = value
        self.plain = plain
        self.line = line
        self.column = column


class Sequence:
    """A list; `kept` holds the items that the model accepted, in order, once it has been decoded."""

    __slots__ = ("column", "items", "kept", "line", "size", "whole")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.kept: list[Node] | None = None
        self.line = line
        self.column = column
        self.size = 1
        self.whole = False


class Mapping:
    """Key and value pairs as written, duplicate keys included; `whole` is false where a syntax fault cut it."""

    __slots__ = ("column", "key", "line", "pairs", "size", "whole")

    def __init__(self, line: int, column: int) -> None:
        self.pairs: list[tuple[Node, Node]] = []
        self.key: Node | None = None
        self.line = line
        self.column = column
        self.size = 1
        self.whole = False

    def get(self, name: str) -> Node | None:
        """The first value with that key."""
        for key, value in self.pairs:
            if isinstance(key, Scalar) and key.value == name:
                return value
        return None


Node: TypeAlias = Scalar | Sequence | Mapping


class Composition:
    """What composing gave: the root (None for an empty file) and the fault that ended it, if one did."""

    __slots__ = ("end_fault", "root", "tagged")

    def __init__(self) -> None:
        self.root: Node | None = None
        self.end_fault: Fault | None = None
        self.tagged: list[tuple[Node, str]] = []
        """Nodes with a tag, which no kit has, and the tag."""


def compose(text: str) -> Composition:
    """The node tree of a YAML text.

    A syntax fault, or a limit that is passed, ends the tree there: what was read before it is kept, marked
    as not whole, and the fault is in `end_fault`. Never raises for bad input.
    """
    composer = _Composer()
    try:
        composer.run(yaml.parse(text, Loader=_Loader))
    except _Stop as stop:
        composer.result.end_fault = stop.fault
    except yaml.MarkedYAMLError as error:
        composer.result.end_fault = _syntax_fault(error)
    except yaml.reader.ReaderError as error:
        composer.result.end_fault = _character_fault(text, error.position, error.reason)
    return composer.result


class _Stop(Exception):
    def __init__(self, line: int, column: int, message: str, rule: str) -> None:
        super().__init__(message)
        self.fault = Fault(line=line, column=column, where="", message=message, rule=rule)


def _place(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, counted from 1; every event of a parser has a mark, whatever the stubs say."""
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1


def _syntax_fault(error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = " ".join(part for part in (error.context, error.problem) if part)
    return Fault(
        line=line, column=column, where="", message=_("not YAML: {said}").format(said=said), rule="syntax"
    )


def _character_fault(text: str, position: int, reason: str) -> Fault:
    # The C parser counts bytes of UTF-8 here, the Python one code points; the first forbidden character
    # is found again so that both tell the same place.
    bad = yaml.reader.Reader.NON_PRINTABLE.search(text)
    at = bad.start() if bad else min(position, len(text))
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    what = (
        _("the character U+{code:04X} may not stand in YAML").format(code=ord(text[at]))
        if bad
        else _("not YAML: {reason}").format(reason=reason)
    )
    return Fault(line=line, column=column, where="", message=what, rule="syntax")


class _Composer:
    """The stack of open containers while events come in."""

    def __init__(self) -> None:
        self.result = Composition()
        self.stack: list[Sequence | Mapping] = []
        self.anchors: dict[str, Node] = {}
        self.names: list[str | None] = []
        self.count = 0
        self.aliased = 0

    def run(self, events: Iterable[yaml.Event]) -> None:
        """Take the events in, in order. Raises _Stop at a limit, and what the parser raises at a syntax fault."""
        documents = 0
        for event in events:
            if isinstance(event, yaml.ScalarEvent):  # by far the most frequent, so it comes first
                line, column = _place(event)
                node = Scalar(event.value, not event.style, line, column)
                if event.tag is not None:
                    self.result.tagged.append((node, event.tag))
                if event.anchor is not None:
                    self.anchors[event.anchor] = node
                self.add(node, 1, line, column)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close()
            elif isinstance(event, yaml.CollectionStartEvent):
                self.open(event)
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Stop(*_place(event), _("a second YAML document; a kit is one document"), "syntax")

    def add(self, node: Node, size: int, line: int, column: int) -> None:
        """Put a node into the innermost open container."""
        self.count += size
        if self.count > MAX_NODES:
            raise _Stop(line, column, _("more than {most:,} values").format(most=MAX_NODES), "too-large")
        if not self.stack:
            self.result.root = node
            return
        parent = self.stack[-1]
        parent.size += size
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            parent.pairs.append((parent.key, node))
            parent.key = None

    def open(self, event: yaml.CollectionStartEvent) -> None:
        """Start a list or a mapping."""
        line, column = _place(event)
        if len(self.stack) >= MAX_DEPTH:
            raise _Stop(line, column, _("nested more than {most} deep").format(most=MAX_DEPTH), "too-deep")
        node = Mapping(line, column) if isinstance(event, yaml.MappingStartEvent) else Sequence(line, column)
        if event.tag is not None:
            self.result.tagged.append((node, event.tag))
        self.add(node, 1, line, column)
        self.stack.append(node)
        self.names.append(event.anchor)

    def close(self) -> None:
        """End the innermost container."""
        node = self.stack.pop()
        node.whole = True
        name = self.names.pop()
        if name is not None:  # known only from here on, so that nothing can contain itself
            self.anchors[name] = node
        if self.stack:
            self.stack[-1].size += node.size - 1

    def alias(self, event: yaml.AliasEvent) -> None:
        """Put in what an alias stands for."""
        line, column = _place(event)
        node = self.anchors.get(event.anchor or "")
        if node is None:
            raise _Stop(
                line,
                column,
                _("the alias *{anchor} names nothing above it").format(anchor=event.anchor),
                "syntax",
            )
        size = 1 if isinstance(node, Scalar) else node.size
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            raise _Stop(
                line,
                column,
                _("aliases that stand for more than {most:,} values").format(most=MAX_ALIASED),
                "too-large",
            )
        self.add(node, size, line, column)
