"""Processes that share the program's work: they end with it, also where it is killed and can tell them nothing."""

from __future__ import annotations

import os
from multiprocessing import parent_process
from threading import Thread


def end_with_parent() -> None:
    """See to it that this process ends as soon as the one that started it does; for the initializer of a pool.

    A pool's process waits for work on a pipe whose other end it has itself: it would wait for ever.
    """
    Thread(target=_end_with_parent, daemon=True, name="end with parent").start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
