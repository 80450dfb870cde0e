"""What the program remembers by itself between two starts: `state.json` in the user's state folder.

Queries, kits that were open and the place in each. Nothing in it is a setting, and losing it loses no work. Two programs
may run at once: a save takes a lock, reads the file again and lays only what this program changed over it, so that the
last writer wins for one kit's place and nobody's queries get lost. Keys that this version does not know are kept.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.settings import APPLICATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LOCK_TIMEOUT = 1.0
"""Seconds to wait for another program that is writing; a write takes a few thousandths."""
STATE_FILE = "state.json"
MAX_STATE_BYTES = 4_000_000
MAX_HISTORY = 100
MAX_RECENT = 30
MAX_PLACES = 200
MAX_QUERY = 1_000
"""Code points of a query that is remembered; a longer one was pasted by mistake."""


class State(NamedTuple):
    """What is remembered."""

    history: tuple[str, ...] = ()
    """Queries, the newest first, at most MAX_HISTORY."""
    recent: tuple[str, ...] = ()
    """Absolute paths of kits that were open, the newest first, at most MAX_RECENT."""
    places: Mapping[str, Mapping[str, Any]] = {}
    """Kit (absolute path, or its id for the festival kit) -> where the reader was, the newest last."""
    unknown: Mapping[str, Any] = {}
    """What another version of the program wrote, kept as it is."""
    trouble: str = ""
    """What went wrong when it was read, for the reader; empty where nothing did."""


class NotKept(LufangError):
    """The state could not be written."""


def state_folder() -> Path:
    """Give the folder of the state and the log; it need not exist."""
    if sys.platform == "linux":
        # What platformdirs gives there (XDG Base Directory Specification), without importing it: every start asks.
        base = os.environ.get("XDG_STATE_HOME", "").strip()
        return Path(base or Path.home() / ".local/state") / APPLICATION
    from platformdirs import user_state_path

    return user_state_path(APPLICATION)


def state_path() -> Path:
    """Give the path of the state file; it need not exist."""
    return state_folder() / STATE_FILE


def load_state(path: Path | None = None) -> State:
    """Read the state at `path`, or the user's own. Never raises: what cannot be read counts as nothing remembered.

    A damaged file is moved aside, so that the next save does not destroy it; `State.trouble` says where it is.
    """
    path = state_path() if path is None else path
    try:
        return _load(path)
    except OSError as error:
        return State(trouble=f"{path}: {error.strerror or error}")


def look_at_state(path: Path) -> State:
    """Read the state at `path` and leave a damaged file where it is; `State.trouble` says what is wrong."""
    try:
        return _state(_read(path))
    except OSError as error:
        return State(trouble=f"{path}: {error.strerror or error}")
    except ValueError:
        return State(trouble=_("{path}: damaged").format(path=path))


def save_state(state: State, before: State | None = None, path: Path | None = None) -> State:
    """Write what changed since `before` into the file, over what other programs wrote meanwhile; gives the whole.

    Raises NotKept where it cannot be written.
    """
    path = state_path() if path is None else path
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _locked(path.with_suffix(".lock")):
            merged = _merged(_load(path), state, before or State())
            _write(path, merged)
    except OSError as error:
        raise NotKept(f"{error.filename or path}: {error.strerror or error}") from error
    return merged


def _merged(there: State, ours: State, before: State) -> State:
    changed = {kit: place for kit, place in ours.places.items() if before.places.get(kit) != place}
    places = {kit: place for kit, place in there.places.items() if kit not in changed} | changed
    return State(
        _laid_over(there.history, ours.history, before.history)[:MAX_HISTORY],
        _laid_over(there.recent, ours.recent, before.recent)[:MAX_RECENT],
        dict(list(places.items())[-MAX_PLACES:]),
        there.unknown,
    )


def _laid_over(there: tuple[str, ...], ours: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Put what is new in ours, compared with `before`, in front of what is there."""
    for count in range(len(ours) + 1):
        new = ours[:count]
        old = tuple(text for text in before if text not in new)
        if ours[count:] == old[: len(ours) - count]:
            break
    return (*new, *(text for text in there if text not in new))


def _load(path: Path) -> State:
    """Raises OSError: a file that may not be read must not be replaced either."""
    try:
        return _state(_read(path))
    except ValueError:
        return State(trouble=_move_aside(path))


def _read(path: Path) -> dict[str, Any]:
    """Raises OSError, and ValueError for what is no state."""
    import msgspec

    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_STATE_BYTES + 1)
    except FileNotFoundError:
        return {}
    if len(data) > MAX_STATE_BYTES:
        raise ValueError
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError from error
    if not isinstance(found, dict):
        raise ValueError  # noqa: TRY004 - one error for every kind of damage
    return found


def _state(found: dict[str, Any]) -> State:
    rest = dict(found)
    places = rest.pop("places", None)
    return State(
        _texts(rest.pop("history", None), MAX_HISTORY),
        _texts(rest.pop("recent", None), MAX_RECENT),
        {kit: place for kit, place in places.items() if isinstance(place, dict)}
        if isinstance(places, dict)
        else {},
        rest,
    )


def _texts(found: object, most: int) -> tuple[str, ...]:
    if not isinstance(found, list):
        return ()
    texts = (text for text in found if isinstance(text, str) and 0 < len(text) <= MAX_QUERY)
    return tuple(dict.fromkeys(texts))[:most]


def _write(path: Path, state: State) -> None:
    """Raises OSError."""
    import msgspec

    known = {
        "history": [text for text in state.history if _writable(text) and len(text) <= MAX_QUERY],
        "recent": [text for text in state.recent if _writable(text)],
        "places": {kit: place for kit, place in state.places.items() if _writable({kit: place})},
    }
    data = msgspec.json.format(msgspec.json.encode({**state.unknown, **known}), indent=1)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "wb") as stream:  # noqa: PTH123 - a descriptor: nobody else may read the queries
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _writable(value: object) -> bool:
    # A path whose bytes are no UTF-8 has lone surrogates, which JSON cannot hold; its place is not remembered.
    import msgspec

    try:
        msgspec.json.encode(value)
    except (UnicodeError, TypeError, RecursionError):
        return False
    return True


def _move_aside(path: Path) -> str:
    aside = path.with_suffix(".damaged.json")
    try:
        path.replace(aside)
    except OSError as error:
        reason = error.strerror or error
        return _("{path} is damaged and cannot be moved: {reason}").format(path=path, reason=reason)
    return _("What was remembered is damaged; it is kept in {path}").format(path=aside)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the state's lock. Raises OSError.

    Where the system has none of this kind, or another program sits on it, the last writer of a key wins.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        until = time.monotonic() + LOCK_TIMEOUT
        while time.monotonic() < until:
            with suppress(BlockingIOError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            time.sleep(0.02)
        yield
    finally:
        os.close(handle)
