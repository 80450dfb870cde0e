"""From an environment to the ways of copying, in order. Pure: nothing is run, written or asked here."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


CLIP = "/mnt/c/Windows/System32/clip.exe"


class WayKind(StrEnum):
    """What a way goes through."""

    TOOL = "tool"
    """A program of this machine's desktop; its exit code confirms."""
    TMUX = "tmux"
    """tmux's buffer, and through it the outer terminal's clipboard; its exit code confirms."""
    OSC52 = "osc52"
    """An escape sequence that the terminal takes or drops; nothing confirms."""


class Way(NamedTuple):
    """One way of copying."""

    kind: WayKind
    name: str
    """What the user reads: the program's name, or `OSC 52`."""
    command: tuple[str, ...] = ()
    """The program and its arguments; the text goes to its standard input. Empty for OSC 52."""
    encoding: str = "utf-8"
    """How the text is encoded for the program."""
    environment: tuple[tuple[str, str], ...] = ()
    """Variables that the program needs beside the inherited ones."""


def plan(env: Mapping[str, str], platform: str, which: Callable[[str], str | None]) -> tuple[Way, ...]:
    """Give the ways that this environment offers, the best first; possibly none.

    `env` is the process's environment, `platform` what `sys.platform` says, `which` finds a program (`shutil.which`).

    Tools come first, but never over SSH, where they would fill the clipboard of the wrong machine. Inside tmux its
    buffer follows, also when a tool is there: a paste in tmux then works, and a session that was started at the desk
    and is attached from elsewhere reaches the clipboard of the person who is typing. OSC 52 is the last, since nothing
    confirms it.
    """
    ways: list[Way] = []
    if not (env.get("SSH_CONNECTION") or env.get("SSH_TTY")):
        ways += [way for way in _tools(env, platform) if which(way.command[0])]
    if env.get("TMUX") and which("tmux"):
        ways.append(Way(WayKind.TMUX, "tmux", ("tmux", "load-buffer", "-w", "-")))
    if _terminal_may_take_osc52(env):
        ways.append(Way(WayKind.OSC52, "OSC 52"))
    return tuple(ways)


def _tools(env: Mapping[str, str], platform: str) -> Iterator[Way]:
    """Give the programs that would reach this desktop's clipboard, installed or not."""
    if platform == "darwin":
        # Without a UTF-8 locale pbcopy takes the bytes for Mac Roman.
        yield Way(WayKind.TOOL, "pbcopy", ("pbcopy",), environment=(("LC_ALL", "en_US.UTF-8"),))
        return
    if env.get("WSL_DISTRO_NAME") or env.get("WSL_INTEROP"):
        yield Way(WayKind.TOOL, "clip.exe", ("clip.exe",), encoding="utf-16-le")
        # Where Windows' PATH is not appended, the drive is mounted all the same.
        yield Way(WayKind.TOOL, "clip.exe", (CLIP,), encoding="utf-16-le")
    if env.get("TERMUX_VERSION"):
        yield Way(WayKind.TOOL, "termux-clipboard-set", ("termux-clipboard-set",))
    if env.get("WAYLAND_DISPLAY"):
        # The type is told: left alone, wl-copy starts another program to guess it.
        yield Way(WayKind.TOOL, "wl-copy", ("wl-copy", "--type", "text/plain;charset=utf-8"))
    if env.get("DISPLAY"):
        yield Way(WayKind.TOOL, "xclip", ("xclip", "-selection", "clipboard"))
        yield Way(WayKind.TOOL, "xsel", ("xsel", "--clipboard", "--input"))


def _terminal_may_take_osc52(env: Mapping[str, str]) -> bool:
    """Whether the sequence has a chance; terminals that are known to drop it are left out."""
    term = env.get("TERM", "")
    if term in {"", "dumb", "unknown", "linux"} or env.get("TERM_PROGRAM") == "Apple_Terminal":
        return False
    # GNU screen drops the bare sequence. A TERM of `screen-256color` alone proves nothing: tmux sets it as well.
    return not (env.get("STY") or term.startswith("screen."))
