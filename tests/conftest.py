"""Every test runs in English, whatever the machine speaks; those of the Chinese texts ask for them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from lufang_tui import i18n

if TYPE_CHECKING:
    from collections.abc import Iterator

# Before anything is imported or started: texts may be made at import, and commands inherit the environment.
os.environ["LUFANG_LANG"] = "en"
os.environ["LC_ALL"] = "C.UTF-8"
i18n.use(None)


@pytest.fixture
def chinese() -> Iterator[None]:
    """The program speaks Chinese."""
    i18n.use("zh")
    yield
    i18n.use(None)
