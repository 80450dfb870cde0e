"""`lufang export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.cli.embargo import require_no_embargo
from lufang_tui.errors import ExitCode
from lufang_tui.export import to_json, to_markdown
from lufang_tui.kit.press import load

if TYPE_CHECKING:
    from pathlib import Path


def export_kit(path: Path | None, to: str, output: Path | None, *, force: bool, embargo_ok: bool) -> int:
    """Export a kit as `to` to a file, or to standard output for None or `-`."""
    press = load(path)
    require_no_embargo(press.kit, embargo_ok=embargo_ok)
    text = to_json(press) if to == "json" else to_markdown(press)
    if output is None or str(output) == "-":
        streams.data(text)
        return ExitCode.DONE
    from lufang_tui.kit.write import write_whole

    write_whole(output, text.encode(), force=force)
    streams.talk(f"wrote {output}")
    return ExitCode.DONE
