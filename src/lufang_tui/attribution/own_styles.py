"""The user's own styles: templates in a folder, `NAME.j2` each. Finding them, describing them, making a new one.

Rendering them is the business of templates.py, which alone needs Jinja2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.attribution.built_in import STYLES
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SUFFIX = ".j2"
MAX_TEMPLATE_BYTES = 20_000
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_NAME = 40
_COMMENT = re.compile(r"\s*\{#-?\s*(.*?)\s*-?#\}", re.DOTALL)


class BadTemplate(LufangError):
    """A template of the user's cannot be read or rendered."""


class BadStyleName(LufangError):
    """A name that no style can have."""


class StyleExists(LufangError):
    """There is such a style already, and it is left as it is."""

    exit_code = ExitCode.UNDELIVERED


def find(folder: Path, name: str) -> Path | None:
    """Give the template of the style `name` in `folder`, or None."""
    path = folder / f"{name}{SUFFIX}"
    return path if _is_name(name) and path.is_file() else None


def described(folder: Path) -> Mapping[str, str]:
    """Give the names of the templates in `folder`, sorted, each with the first line of the comment it begins with.

    A file whose name no style can have is passed over; so is a folder that is not there.
    """
    if not folder.is_dir():
        return {}
    paths = sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file())
    return {path.stem: _description(path) for path in paths if _is_name(path.stem)}


def read_template(path: Path) -> str:
    """Read a template. Raises BadTemplate where it cannot be read, is too large, or is not UTF-8."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_TEMPLATE_BYTES + 1)
    except OSError as error:
        raise BadTemplate(f"{path}: {error.strerror or error}") from error
    if len(data) > MAX_TEMPLATE_BYTES:
        raise BadTemplate(
            _("{file}: larger than a template may be ({most} bytes)").format(
                file=path, most=f"{MAX_TEMPLATE_BYTES:,}"
            )
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadTemplate(_("{file}:{line}: not UTF-8").format(file=path, line=line)) from error


def new_style(folder: Path, name: str) -> Path:
    """Write a commented example as the style `name` into `folder`, which is made where it is missing; gives its path.

    Raises BadStyleName for a name that is malformed or a built-in style's, and StyleExists; nothing is overwritten.
    """
    if not _is_name(name):
        raise BadStyleName(
            _("'{name}' cannot be the name of a style").format(name=visible(name)),
            _("lower-case letters, digits and single hyphens, at most {most} characters").format(
                most=_MAX_NAME
            ),
        )
    if name in STYLES:
        raise BadStyleName(_("the built-in style {name} cannot be replaced").format(name=name))
    from lufang_tui.attribution.example import EXAMPLE

    path = folder / f"{name}{SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(EXAMPLE)
    except FileExistsError as error:
        raise StyleExists(_("{file} is there already").format(file=error.filename or path)) from error
    except OSError as error:
        raise StyleExists(f"{path}: {error.strerror or error}") from error
    return path


def _is_name(name: str) -> bool:
    return len(name) <= _MAX_NAME and _NAME.fullmatch(name) is not None


def _description(path: Path) -> str:
    try:
        comment = _COMMENT.match(read_template(path))
    except BadTemplate as error:
        return error.message
    lines = comment[1].splitlines() if comment else []
    return visible(lines[0].strip()) if lines else str(path)
