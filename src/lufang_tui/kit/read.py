"""Reading a kit: bytes to records, with every fault told at once, in file order."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from lufang_tui.i18n import _
from lufang_tui.kit.decode import Context, fields_of, read_fields
from lufang_tui.kit.faults import Fault
from lufang_tui.kit.model import FORMAT, Kit
from lufang_tui.kit.nodes import Mapping, Scalar, Sequence, compose
from lufang_tui.kit.press import PressKit
from lufang_tui.kit.references import References

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.kit.folder import KitFolder
    from lufang_tui.kit.nodes import Composition, Node

_PLACEHOLDERS: dict[str, Any] = {
    "format": FORMAT,
    "id": "unknown",
    "language": "und",
    "label": "?",
    "sections": (),
}
"""What stands in for a kit's own required values, so that the rest can still be checked and opened."""


class Place(NamedTuple):
    """Where a value stands in the kit file."""

    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in code points."""
    where: str
    """Its path, such as `quotes[2].speakers[0]`."""


class Reading:
    """What reading a kit file gave: the kit as far as it could be read, and every fault in file order."""

    def __init__(self, file: str, press: PressKit | None, faults: list[Fault], root: Node | None) -> None:
        self.file = file
        self.press = press
        self.faults = tuple(faults)
        self._root = root

    def locate(self, *path: str | int) -> Place:
        """The place of a value of the kit, such as ("quotes", 3, "text"); where it is not written, of what holds it.

        Indices count the entries of the kit as it was read; `where` counts those in the file.
        """
        node, where, told = self._root, "", self._root
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str):
                where += f".{step}" if where else step
                node = node.get(step)
            elif isinstance(node, Sequence) and isinstance(step, int):
                items = node.items if node.kept is None else node.kept
                found = items[step] if step < len(items) else None
                where += f"[{_index(node.items, found)}]"
                node = found
            else:
                node = None
            if node is None:
                break
            told = node
        return Place(told.line, told.column, where) if told else Place(1, 1, where)


def _index(items: list[Node], item: Node | None) -> int:
    return next((at for at, candidate in enumerate(items) if candidate is item), 0)


def read_bytes(data: bytes, folder: KitFolder) -> Reading:
    """Read a kit file's bytes; the folder is where its source and pictures lie. Never raises for bad bytes."""
    file = folder.kit_name
    text, fault = _decode_utf8(data)
    if fault is not None:
        return Reading(file, None, [fault], None)
    with without_garbage_collection():
        composition = compose(text)
        root = composition.root
        refusal = _refusal(composition)
        if refusal is not None or not isinstance(root, Mapping):
            return Reading(file, None, [refusal] if refusal else [], root)
        return _read_kit(root, composition, folder)


def _read_kit(root: Mapping, composition: Composition, folder: KitFolder) -> Reading:
    context = Context()
    for node, tag in composition.tagged:
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        context.fault(node, "tag", _("the tag {tag} is not read in a kit; leave it out").format(tag=shown))
    fields = fields_of(Kit)
    values = read_fields(root, fields, context)
    written = {key.value for key, _ in root.pairs if isinstance(key, Scalar)}
    if root.whole:
        for name, field in fields.items():
            if field.required and name not in written:
                context.fault(root, "missing-key", _("the key '{name}' is missing").format(name=name))
    kit = Kit(**(_PLACEHOLDERS | values))
    press = PressKit(kit, folder)
    faults = list(_placed(context, root))
    reading = Reading(folder.kit_name, press, [], root)

    def tell(path: tuple[str | int, ...], rule: str, message: str) -> None:
        place = reading.locate(*path)
        faults.append(Fault(place.line, place.column, place.where, message, rule))

    References(press, root, tell).check(whole=composition.end_fault is None)
    faults.sort(key=lambda fault: (fault.line, fault.column))
    if composition.end_fault is not None:
        faults.append(composition.end_fault)
    return Reading(folder.kit_name, press, faults, root)


def _placed(context: Context, root: Node) -> Iterator[Fault]:
    """The decoder's faults with their places spelled out: one walk over the tree, only where there are any."""
    if not context.faults:
        return
    where: dict[int, str] = {}
    stack: list[tuple[Node, str]] = [(root, "")]
    while stack:
        node, path = stack.pop()
        if id(node) in where:
            continue
        where[id(node)] = path
        if isinstance(node, Sequence):
            stack += ((item, f"{path}[{at}]") for at, item in enumerate(node.items))
        elif isinstance(node, Mapping):
            for key, value in node.pairs:
                name = key.value if isinstance(key, Scalar) else "?"
                inner = f"{path}.{name}" if path else name
                stack.append((value, inner))
                where.setdefault(id(key), inner)
    for fault in context.faults:
        place = where.get(id(fault.node), "")
        if fault.key is not None:
            place = f"{place}.{fault.key}" if place else fault.key
        yield Fault(fault.at.line, fault.at.column, place, fault.message, fault.rule)


def _refusal(composition: Composition) -> Fault | None:
    """Why a file is no kit at all, where it is none: one fault instead of many."""
    root = composition.root
    if root is None:
        return composition.end_fault or Fault(
            1, 1, "", _("the file is empty; expected a press kit"), "not-a-kit"
        )
    if not isinstance(root, Mapping):
        if composition.end_fault is not None:
            return composition.end_fault
        return Fault(
            root.line,
            root.column,
            "",
            _("not a press kit; expected a mapping that starts with format:"),
            "not-a-kit",
        )
    version = root.get("format")
    known = {key.value for key, _ in root.pairs if isinstance(key, Scalar)} & set(Kit.__struct_fields__)
    if version is None and len(known) < 2:
        return composition.end_fault or Fault(
            root.line, root.column, "", _("not a press kit; the key 'format' is missing"), "not-a-kit"
        )
    if isinstance(version, Scalar) and version.value.isdecimal() and int(version.value[:9]) != FORMAT:
        newer = int(version.value[:9]) > FORMAT
        message = (
            _("format {version} is newer than this program reads ({format}); update lufang-tui").format(
                version=version.value[:9], format=FORMAT
            )
            if newer
            else _("there is no format {version}; expected {format}").format(
                version=version.value[:9], format=FORMAT
            )
        )
        return Fault(
            version.line, version.column, "format", message, "newer-format" if newer else "out-of-range"
        )
    return None


def _decode_utf8(data: bytes) -> tuple[str, Fault | None]:
    for bom, name in ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if data.startswith(bom):
            return "", Fault(
                1,
                1,
                "",
                _("saved as {encoding}; a kit is UTF-8, save it again as that").format(encoding=name),
                "encoding",
            )
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = _("not UTF-8 (byte 0x{byte:02X}){advice}").format(
            byte=data[error.start], advice=_looks_like(data)
        )
        return "", Fault(line, column, "", message, "encoding")


def _looks_like(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return _("; a kit is a UTF-8 text")
    return _("; it reads as GB18030, save it again as UTF-8")


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """A million small objects make the collector run again and again, which doubles the reading time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
