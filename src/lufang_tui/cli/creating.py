"""`lufang new`: a kit that an editor fills in."""

from __future__ import annotations

import locale
import os
import re
from pathlib import Path

from lufang_tui.cli import streams
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import excerpt, one_line
from lufang_tui.kit.folder import KIT_FILE, PICTURES, WORDS
from lufang_tui.kit.schema import SCHEMA_FILE, schema_text
from lufang_tui.kit.write import FileExists, write_whole
from lufang_tui.text.languages import is_chinese

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""A language tag, as the kit format has it."""
SOURCE = "source"


def new_kit(folder: Path, language: str | None) -> int:
    """Make a kit in `folder`: kit file, schema, and the folders for the release and the pictures.

    `language` is that of the release; its comments are Chinese for Chinese, English for every other. The user's own
    language where None. Raises FileExists where one of the files is there already, LufangError for what is no language
    tag and where nothing can be written.
    """
    language = language or own_language()
    if not _LANGUAGE.fullmatch(language):
        raise LufangError(
            _("{name} is not a language tag").format(name=excerpt(one_line(language))),
            _("such as en, zh-CN or zh-Hant"),
        )
    words = folder / WORDS
    files = {
        words / KIT_FILE: skeleton(identifier(folder.resolve().name), language, folder.resolve().name),
        words / SCHEMA_FILE: schema_text(),
    }
    taken = next((path for path in files if path.is_symlink() or path.exists()), None)
    if taken is not None:
        raise FileExists(
            one_line(_("{path}: exists already").format(path=taken)), _("lufang new overwrites nothing")
        )
    try:
        for inner in (words / SOURCE, folder / PICTURES):
            inner.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LufangError(one_line(f"{error.filename or folder}: {error.strerror}")) from error
    for path, text in files.items():
        write_whole(path, text.encode())
    streams.data(f"{words / KIT_FILE}\n")
    streams.talk(
        one_line(
            _("put the release into {source}; then: lufang check {folder}").format(
                source=words / SOURCE, folder=folder
            )
        )
    )
    return ExitCode.DONE


def skeleton(kit_id: str, language: str, label: str) -> str:
    """Give the text of a kit file with comments, to be filled in."""
    name = "zh.yaml" if is_chinese(language) else "en.yaml"
    text = (Path(__file__).parent / "skeleton" / name).read_text(encoding="utf-8")
    return text.format(id=kit_id, language=language, label=_quoted(label))


def identifier(name: str) -> str:
    """Give an id that is near a folder's name; `kit` where that has no letter or digit of an id."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "kit"


def own_language() -> str:
    """Give the language of the user's settings or locale, as far as a skeleton needs it: zh-CN, zh-Hant or en."""
    from lufang_tui.settings import load_settings

    named = load_settings().lang or _locale_name()
    tag = named.partition(".")[0].replace("_", "-").lower()
    if not is_chinese(tag):
        return "en"
    return "zh-Hant" if re.search(r"-(hant|tw|hk|mo)\b", tag) else "zh-CN"


def _locale_name() -> str:
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((name for name in named if name), None) or locale.getlocale()[0] or ""


def _quoted(text: str) -> str:
    """Give a text as a double-quoted YAML scalar: JSON's strings are YAML's (YAML 1.2, section 7.3.1)."""
    import json

    from lufang_tui.text.safe import visible

    return json.dumps(visible(text.encode("utf-8", "replace").decode()) or "?", ensure_ascii=False)
