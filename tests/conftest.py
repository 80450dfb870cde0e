"""Every test runs in English, whatever the machine speaks; those of the Chinese texts ask for them."""

from __future__ import annotations

import os
import signal
import tempfile
from typing import TYPE_CHECKING

import pytest

from lufang_tui import clock, i18n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

# Before anything is imported or started: texts may be made at import, and commands inherit the environment.
os.environ["LUFANG_LANG"] = "en"
os.environ["LC_ALL"] = "C.UTF-8"
# Neither the settings nor the state of whoever runs the tests may be read or written.
for _variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
    os.environ[_variable] = os.path.join(tempfile.mkdtemp(prefix="lufang-tests-"), "user")  # noqa: PTH118
i18n.use(None)
# Run in the background of a script, tests are started with ctrl+c ignored, and so would be every command that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def stopped_clock() -> Iterator[Callable[[datetime], None]]:
    """Sets the time, a time with its offset; it stands still until it is set anew."""
    yield clock.stop
    clock.stop(None)


@pytest.fixture
def chinese() -> Iterator[None]:
    """The program speaks Chinese."""
    i18n.use("zh")
    yield
    i18n.use(None)
