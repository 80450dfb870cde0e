"""From YAML nodes to the model's records, directed by the model's types.

Every fault is told, none stops the reading: an entry that lacks what it must have is left out of the
records, an optional value that is wrong is left empty, and both are faults.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from msgspec import NODEFAULT, inspect

from lufang_tui.dates import edtf
from lufang_tui.i18n import _
from lufang_tui.kit.faults import excerpt, suggestion
from lufang_tui.kit.folder import leaves_folder
from lufang_tui.kit.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lufang_tui.kit.nodes import Node

MAX_FAULTS = 1_000
"""No one reads further, and a hostile file would make millions."""

BAD: Final = object()
"""What a decoder gives for a value that cannot be read; the fault has been told."""

_NULLS = {"", "~", "null", "Null", "NULL"}


class NodeFault(NamedTuple):
    """A fault before its place in the kit is spelled out: a node, or a key inside it."""

    node: Node
    key: str | None
    rule: str
    message: str
    at: Node
    """The node whose line and column are told."""


class Context:
    """What decoding collects on its way."""

    def __init__(self) -> None:
        self.faults: list[NodeFault] = []
        self.origin: dict[int, Mapping] = {}
        """id() of a record -> the node it came from."""

    def fault(
        self, node: Node, rule: str, message: str, *, key: str | None = None, at: Node | None = None
    ) -> object:
        """Tell a fault; gives BAD, so that a decoder can return it."""
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(NodeFault(node, key, rule, message, at or node))
        return BAD


class Decoder(Protocol):
    """Turns a node into a value of one type, or into BAD."""

    def __call__(self, node: Node, context: Context) -> Any: ...


def _kind_of(node: Node) -> str:
    if isinstance(node, Scalar):
        return _("nothing") if node.plain and node.value in _NULLS else excerpt(node.value)
    return _("a list") if isinstance(node, Sequence) else _("a mapping")


def decoder(kind: inspect.Type, description: str = "", rule: str = "") -> Decoder:
    """The decoder of a type of the model."""
    match kind:
        case inspect.Metadata():
            said = (kind.extra_json_schema or {}).get("description", description)
            return decoder(kind.type, said, (kind.extra or {}).get("rule", rule))
        case inspect.UnionType():
            return _union(kind)
        case inspect.StrType():
            return _text(kind, description, rule)
        case inspect.IntType():
            return _integer(kind)
        case inspect.FloatType():
            return _number(description)
        case inspect.BoolType():
            return _boolean
        case inspect.EnumType():
            return _choice(kind.cls)
        case inspect.VarTupleType():
            return _list(decoder(kind.item_type))
        case inspect.DictType():
            return _dictionary(decoder(kind.key_type), decoder(kind.value_type))
        case inspect.StructType():
            return _record(kind)
        case _:  # pragma: no cover - the model has no other types
            raise TypeError(kind)


def _union(kind: inspect.UnionType) -> Decoder:
    """A value or null, or one text or a list of texts."""
    types = [part for part in kind.types if not isinstance(part, inspect.NoneType)]
    optional = len(types) < len(kind.types)
    single = next((decoder(part) for part in types if not isinstance(part, inspect.VarTupleType)), None)
    several = next((decoder(part) for part in types if isinstance(part, inspect.VarTupleType)), None)

    def decode(node: Node, context: Context) -> Any:
        if optional and isinstance(node, Scalar) and node.plain and node.value in _NULLS:
            return None
        if several is not None and (single is None or isinstance(node, Sequence)):
            value = several(node, context)
            if value == ():
                return context.fault(node, "empty", _("an empty list; expected at least one passage"))
            return value
        assert single is not None  # noqa: S101 - the model has no union without a single type
        return single(node, context)

    return decode


def _edtf_reason(value: str) -> str | None:
    try:
        edtf.parse(value)
    except ValueError as error:
        return str(error)
    return None


def _time_reason(value: str) -> str | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return _("{value} is no time").format(value=excerpt(value))
    if moment.tzinfo and "T" in value.upper():
        return None
    return _("{value} is not a time with its offset from UTC").format(value=excerpt(value))


def _path_reason(value: str) -> str | None:
    reason = leaves_folder(value)
    return _("{value}: {reason}").format(value=excerpt(value), reason=reason) if reason else None


_SEMANTIC: dict[str, Callable[[str], str | None]] = {
    "not-edtf": _edtf_reason,
    "not-a-time": _time_reason,
    "path-leaves-kit": _path_reason,
}
"""Rule -> why a text does not keep it, or None."""


def _text(kind: inspect.StrType, description: str, rule: str) -> Decoder:
    pattern = re.compile(kind.pattern) if kind.pattern else None
    required = bool(kind.min_length)
    semantic = _SEMANTIC.get(rule)

    def decode(node: Node, context: Context) -> Any:
        if not isinstance(node, Scalar):
            return context.fault(
                node,
                "wrong-type",
                _("{found}; expected {description}").format(
                    found=_kind_of(node), description=_(description) if description else _("text")
                ),
            )
        value = node.value
        if node.plain and value in {"", "~", "null"}:
            return context.fault(
                node,
                "wrong-type",
                _("nothing; expected {description}").format(
                    description=_(description) if description else _("text")
                ),
            )
        if required and not value.strip():
            return context.fault(node, "empty", _("an empty text; expected some"))
        if pattern is not None and not pattern.search(value):
            return context.fault(
                node,
                "wrong-form",
                _("{value} is not {description}").format(value=excerpt(value), description=_(description)),
            )
        if semantic is not None and (reason := semantic(value)):
            return context.fault(
                node,
                rule,
                _("{reason}; expected {description}").format(reason=reason, description=_(description)),
            )
        return value

    return decode


def _integer(kind: inspect.IntType) -> Decoder:
    def decode(node: Node, context: Context) -> Any:
        if not (isinstance(node, Scalar) and node.plain and re.fullmatch(r"[-+]?[0-9]{1,15}", node.value)):
            return context.fault(
                node, "wrong-type", _("{found}; expected a whole number").format(found=_kind_of(node))
            )
        value = int(node.value)
        if kind.ge is not None and value < kind.ge:
            return context.fault(
                node,
                "out-of-range",
                _("{value} is too small; expected at least {least}").format(value=value, least=kind.ge),
            )
        return value

    return decode


def _number(description: str) -> Decoder:
    def decode(node: Node, context: Context) -> Any:
        if not (
            isinstance(node, Scalar) and re.fullmatch(r"[0-9]+(\.[0-9]*)?([eE]-?[0-9]{1,3})?", node.value)
        ):
            return context.fault(
                node,
                "wrong-type",
                _("{found}; expected {description}").format(found=_kind_of(node), description=_(description)),
            )
        value = float(node.value)
        return (
            value
            if 0 <= value <= 1
            else context.fault(
                node,
                "out-of-range",
                _("{value} is out of range; expected {description}").format(
                    value=excerpt(node.value), description=_(description)
                ),
            )
        )

    return decode


def _boolean(node: Node, context: Context) -> Any:
    if isinstance(node, Scalar) and node.plain and node.value in {"true", "false"}:
        return node.value == "true"
    return context.fault(
        node, "wrong-type", _("{found}; expected true or false").format(found=_kind_of(node))
    )


def _choice(cls: Any) -> Decoder:
    values = {member.value: member for member in cls}

    def decode(node: Node, context: Context) -> Any:
        if isinstance(node, Scalar) and node.value in values:
            return values[node.value]
        near = suggestion(node.value, values) if isinstance(node, Scalar) else ""
        *others, last = values
        expected = _("{others} or {last}").format(others=_(", ").join(others), last=last)
        return context.fault(
            node,
            "unknown-value",
            _("{found}; expected {expected}{near}").format(
                found=_kind_of(node), expected=expected, near=near
            ),
        )

    return decode


def _list(item: Decoder) -> Decoder:
    def decode(node: Node, context: Context) -> Any:
        if isinstance(node, Scalar) and node.plain and node.value in _NULLS:
            return ()  # a key left empty holds no entries
        if not isinstance(node, Sequence):
            return context.fault(
                node, "wrong-type", _("{found}; expected a list").format(found=_kind_of(node))
            )
        values = [item(part, context) for part in node.items]
        if BAD in values:
            node.kept = [part for part, value in zip(node.items, values, strict=True) if value is not BAD]
            values = [value for value in values if value is not BAD]
        return tuple(values)

    return decode


def _dictionary(key_decoder: Decoder, value_decoder: Decoder) -> Decoder:
    def decode(node: Node, context: Context) -> Any:
        if isinstance(node, Scalar) and node.plain and node.value in _NULLS:
            return {}
        if not isinstance(node, Mapping):
            return context.fault(
                node, "wrong-type", _("{found}; expected a mapping").format(found=_kind_of(node))
            )
        values: dict[Any, Any] = {}
        for key_node, value_node in node.pairs:
            key, value = key_decoder(key_node, context), value_decoder(value_node, context)
            if key in values:
                context.fault(node, "duplicate-key", _twice(key), key=key, at=key_node)
            elif key is not BAD and value is not BAD:
                values[key] = value
        return values

    return decode


def _twice(key: str) -> str:
    return _("the key {key} stands here twice; expected once").format(key=excerpt(key))


class _Field(NamedTuple):
    decode: Decoder
    required: bool


def _record(kind: inspect.StructType) -> Decoder:
    cls = kind.cls
    fields = {
        field.encode_name: _Field(
            decoder(field.type), field.default is NODEFAULT and field.default_factory is NODEFAULT
        )
        for field in kind.fields
    }
    required = [name for name, field in fields.items() if field.required]

    def decode(node: Node, context: Context) -> Any:
        if not isinstance(node, Mapping):
            return context.fault(
                node,
                "wrong-type",
                _("{found}; expected a mapping with {keys}").format(
                    found=_kind_of(node), keys=_some(required or fields)
                ),
            )
        values = read_fields(node, fields, context)
        if lacking := [name for name in required if name not in values]:
            told = {key.value for key, _ in node.pairs if isinstance(key, Scalar)}
            for name in lacking:
                if name not in told and node.whole:
                    context.fault(node, "missing-key", _("the key '{name}' is missing").format(name=name))
            return BAD
        record = cls(**values)
        context.origin[id(record)] = node
        return record

    return decode


def _some(names: Iterable[str]) -> str:
    return ", ".join(f"{name}:" for name in list(names)[:4])


def read_fields(node: Mapping, fields: dict[str, _Field], context: Context) -> dict[str, Any]:
    """The values of a record's fields that could be read, by name; the rest are faults."""
    values: dict[str, Any] = {}
    seen: set[str] = set()
    for key_node, value_node in node.pairs:
        if not isinstance(key_node, Scalar):
            context.fault(
                node,
                "unknown-key",
                _("{found} as a key; expected a name").format(found=_kind_of(key_node)),
                at=key_node,
            )
            continue
        name = key_node.value
        field = fields.get(name)
        if field is None:
            near = suggestion(name, fields)
            context.fault(
                node,
                "unknown-key",
                _("the format has no key {name} here{near}").format(name=excerpt(name), near=near),
                key=name,
                at=key_node,
            )
        elif name in seen:
            context.fault(node, "duplicate-key", _twice(name), key=name, at=key_node)
        else:
            seen.add(name)
            value = field.decode(value_node, context)
            if value is not BAD:
                values[name] = value
    return values


def fields_of(cls: type) -> dict[str, _Field]:
    """The fields of a record class by name."""
    kind = inspect.type_info(cls)
    assert isinstance(kind, inspect.StructType)  # noqa: S101 - only record classes come here
    return {
        field.encode_name: _Field(
            decoder(field.type), field.default is NODEFAULT and field.default_factory is NODEFAULT
        )
        for field in kind.fields
    }
