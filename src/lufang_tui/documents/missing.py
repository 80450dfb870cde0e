"""What to say of formats that need something else first: an extra that is not installed, or another program."""

from __future__ import annotations

from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _

CONVERT = {
    "doc": N_("open it in Word or LibreOffice and save it as .docx"),
    "rtf": N_("open it in Word or LibreOffice and save it as .docx"),
    "wps": N_("open it in WPS Office and save it as .docx"),
    "odt": N_("open it in LibreOffice and save it as .docx"),
    "pages": N_("open it in Pages and export it as .docx"),
    "msg": N_("open it in Outlook and save it as .eml, or its attachment"),
    "pptx": N_("copy its text into a .txt file"),
    "jpg": N_("it is a picture; a program for text recognition (OCR) can make a .txt of it"),
    "jpeg": N_("it is a picture; a program for text recognition (OCR) can make a .txt of it"),
    "png": N_("it is a picture; a program for text recognition (OCR) can make a .txt of it"),
}
"""Formats that are not read, and how their text comes into one that is."""


def missing_extra(name: str, extra: str) -> LufangError:
    """The error where a format's library is not installed. `name` is the file's, `extra` that of the package's extra."""
    return LufangError(
        _("{name}: reading this format needs an extra that is not installed").format(name=name),
        _("pip install 'lufang-tui[{extra}]'").format(extra=extra),
    )
