"""The part of Jinja2's language that a style's template may use.

Admitted are printing, choosing, repeating, comparing and a few filters. Whatever could call, assign, compute, or read
another file is refused by name of what it is, so a construct of a later Jinja2 is refused too.
"""

from __future__ import annotations

from jinja2 import TemplateSyntaxError, nodes

from lufang_tui.attribution.filters import FILTERS
from lufang_tui.i18n import _

COUNTED = "counted by the sandbox"
"""The name of the filter through which every loop goes; no template can write it."""

_MAX_DEPTH = 40
_PLAIN = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.CondExpr,
    nodes.Getattr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Const,
)
_TESTS = frozenset({"defined", "none", "undefined"})


def admit(tree: nodes.Template) -> None:
    """Check a parsed template and send its loops through the counter. Raises TemplateSyntaxError with the line."""
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    loops: list[nodes.For] = []
    while waiting:
        node, depth = waiting.pop()
        fault = _("nested too deeply") if depth > _MAX_DEPTH else _fault(node)
        if fault is not None:
            raise TemplateSyntaxError(fault, node.lineno)
        if isinstance(node, nodes.For):
            loops.append(node)
        waiting += ((child, depth + 1) for child in node.iter_child_nodes())
    for loop in loops:
        loop.iter = nodes.Filter(loop.iter, COUNTED, [], [], None, None, lineno=loop.lineno)
        if tree.environment is not None:
            loop.iter.set_environment(tree.environment)


def _fault(node: nodes.Node) -> str | None:
    """Say why the node is not admitted, or give None."""
    if isinstance(node, _PLAIN):
        return None
    if isinstance(node, nodes.Name):
        return None
    if isinstance(node, nodes.Filter):
        return _filter_fault(node)
    if isinstance(node, nodes.Keyword):
        return None
    if isinstance(node, nodes.Test):
        known = node.name in _TESTS and not node.args
        return None if known else _("no test is called '{name}' here").format(name=node.name)
    if isinstance(node, nodes.For):
        plain = isinstance(node.target, nodes.Name) and not node.recursive
        return None if plain else _("a loop has one variable here")
    if isinstance(node, nodes.Getitem):
        plain = isinstance(node.arg, nodes.Const)
        return None if plain else _("a part is named by a text or a number here")
    if isinstance(node, nodes.List | nodes.Tuple):
        plain = all(isinstance(item, nodes.Const) for item in node.items)
        return None if plain else _("a list has plain texts and numbers only here")
    return _("templates of styles have no {construct}").format(construct=type(node).__name__.lower())


def _filter_fault(node: nodes.Filter) -> str | None:
    if node.name not in FILTERS:
        return _("no filter is called '{name}' here").format(name=node.name)
    if node.node is None or node.dyn_args is not None or node.dyn_kwargs is not None:
        return _("a filter stands behind a value here")
    return None
