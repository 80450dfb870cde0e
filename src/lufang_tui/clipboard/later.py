"""The last resort: what could not be copied is kept in a file of the user's own."""

from __future__ import annotations

import os
from pathlib import Path

from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _

FILE_NAME = "copied.txt"


class NotSaved(LufangError):
    """The file that keeps uncopied text could not be written."""

    exit_code = ExitCode.UNDELIVERED


def save_for_later(text: str, folder: Path | None = None) -> Path:
    """Write `text` (UTF-8) to `copied.txt`, for its owner alone to read, and give the path.

    `folder` is the program's state folder unless told. The file is replaced whole or not at all. Raises NotSaved.
    """
    from tempfile import mkstemp

    if folder is None:
        from platformdirs import user_state_path

        folder = user_state_path("lufang-tui")
    path = folder / FILE_NAME
    draft: str | None = None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # mkstemp creates with mode 600, and the rename keeps it.
        handle, draft = mkstemp(prefix=f".{FILE_NAME}.", dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except OSError as error:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)
        raise NotSaved(
            _("{path}: cannot be written: {reason}").format(path=path, reason=error.strerror)
        ) from error
    return path
