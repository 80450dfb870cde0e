"""A style of the user's own: a Jinja2 template, checked before it runs and run within limits.

A template may come from a stranger. It runs in Jinja2's immutable sandbox, and besides only a small part of the language
is let in (see `grammar`): no calls, no assignments, no arithmetic, no other files; so it can neither reach anything nor
grow a value without end. What is left is bounded here: steps of all loops together, and the length of what comes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, TemplateRuntimeError, TemplateSyntaxError, Undefined
from jinja2 import Template as JinjaTemplate
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lufang_tui.attribution import blocks
from lufang_tui.attribution.filters import FILTERS, MAX_OUTPUT
from lufang_tui.attribution.grammar import COUNTED, admit
from lufang_tui.attribution.marks import puts_in_marks
from lufang_tui.attribution.own_styles import BadTemplate, read_template
from lufang_tui.attribution.variables import Translations, variables
from lufang_tui.i18n import _
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lufang_tui.attribution.statement import Asked, Statement

MAX_STEPS = 2_000
"""Steps of all loops of one rendering together."""

_OF_LOOPS = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"}
)
_FAILURES = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What a template can make Jinja2, and Python while it compiles it, raise."""


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, in which values have keys and no methods."""

    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined,
            finalize=_printable,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,
            cache_size=0,
        )
        self.steps = 0
        self.globals.clear()
        self.filters.clear()
        self.filters.update(FILTERS)
        self.filters[COUNTED] = self._counted

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Give a value's part by its name."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Give a value's part by its name or number; a translation that the kit has not is none."""
        if isinstance(obj, Translations):
            return obj.get(argument)
        if isinstance(obj, LoopContext) and argument in _OF_LOOPS:
            return getattr(obj, argument)
        if isinstance(obj, dict | list | tuple | str):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                pass
        return self.undefined(obj=obj, name=argument)

    def _counted(self, values: Any) -> Iterator[Any]:
        """Go through a list as long as there are steps left."""
        if not isinstance(values, list | tuple | Undefined):
            raise TemplateRuntimeError(_("a loop goes over a list, such as speakers or passages"))
        for value in values:
            self.steps += 1
            if self.steps > MAX_STEPS:
                raise TemplateRuntimeError(
                    _("the loops take more than {most} steps").format(most=f"{MAX_STEPS:,}")
                )
            yield value


class Template:
    """A style that a template writes. Raises BadTemplate where the template is not sound."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._environment = _Environment()
        source = read_template(path)
        try:
            tree = self._environment.parse(source, filename=str(path))
            admit(tree)
            code = self._environment.compile(tree, filename=str(path))
            self._template = JinjaTemplate.from_code(self._environment, code, {})
        except _FAILURES as error:
            raise self._bad(error) from error

    def said(self, asked: Asked) -> Statement:
        """Give what is signed, in the kit's language. Raises NoSuchExcerpt."""
        return blocks.said(asked)

    def render(self, said: Statement) -> str:
        """Sign it. Raises BadTemplate where the template fails or puts a reported statement in quotation marks."""
        self._environment.steps = 0
        pieces: list[str] = []
        length = 0
        try:
            for piece in self._template.generate(variables(said)):
                pieces.append(piece)
                length += len(piece)
                if length > MAX_OUTPUT:
                    raise TemplateRuntimeError(
                        _("it writes more than {most} characters").format(most=f"{MAX_OUTPUT:,}")
                    )
        except _FAILURES as error:
            raise self._bad(error) from error
        text = "".join(pieces).strip("\n")
        if not said.direct and any(puts_in_marks(text, passage) for passage in said.passages):
            raise BadTemplate(
                _("{file}: it puts a reported statement in quotation marks").format(file=self._path),
                _("`words` has the marks that a statement may have"),
            )
        return text

    def _bad(self, error: BaseException) -> BadTemplate:
        """Give the failure as one line with the file and, where it is known, the line."""
        line = error.lineno if isinstance(error, TemplateSyntaxError) else self._line(error)
        where = f"{self._path}:{line}" if line else str(self._path)
        if isinstance(error, MemoryError | RecursionError):
            message = _("nested too deeply")
        else:
            message = (error.message if isinstance(error, TemplateError) else str(error)) or type(
                error
            ).__name__
        return BadTemplate(f"{where}: {visible(' '.join(message.split()))}")

    def _line(self, error: BaseException) -> int | None:
        """Give the line of the template in which rendering failed: Jinja2 writes it into the traceback."""
        line, frame = None, error.__traceback__
        while frame is not None:
            if frame.tb_frame.f_code.co_filename == str(self._path):
                line = frame.tb_lineno
            frame = frame.tb_next
        return line


def _printable(value: Any) -> Any:
    """Print texts and numbers; print nothing for what the kit does not say."""
    if value is None:
        return ""
    if isinstance(value, str | int | Undefined):
        return value
    raise TemplateRuntimeError(
        _("a list or a group of values cannot be written; name a part of it, or use join")
    )
