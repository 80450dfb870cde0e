"""The option `--lang`, which stands anywhere on the command line: texts are made before typer reads the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lufang_tui.errors import LufangError
from lufang_tui.i18n import LANGUAGES, _

if TYPE_CHECKING:
    from collections.abc import Sequence

OPTION: Final = "--lang"


def from_arguments(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """Take `--lang LANGUAGE` or `--lang=LANGUAGE` out of a command line; gives the language as written, and the rest.

    The last one counts. What follows a bare `--` is left alone. Raises LufangError where the language is missing or is
    not one that the program speaks.
    """
    named: str | None = None
    rest: list[str] = []
    after = iter(words)
    for word in after:
        if word == "--":
            return named, [*rest, word, *after]
        option, equals, value = word.partition("=")
        if option != OPTION:
            rest.append(word)
            continue
        named = value if equals else next(after, "")
        if named not in LANGUAGES:
            from lufang_tui.kit.faults import excerpt, one_line

            raise LufangError(
                _("{option} needs a language, not {word}").format(
                    option=OPTION, word=excerpt(one_line(named))
                ),
                _("one of {languages}").format(languages=", ".join(LANGUAGES)),
            )
    return named, rest
