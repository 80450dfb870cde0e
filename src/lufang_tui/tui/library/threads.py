"""A thread of its own for what is asked of the library: the index has a connection and a cache for each thread that asks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from textual.app import App


class OneThread:
    """Does one thing after the other in a thread that stays."""

    def __init__(self, app: Callable[[], App[int]], name: str) -> None:
        """`app` gives the app, which learns of a fault of the program."""
        self._app = app
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._waiting = 0

    @property
    def busy(self) -> bool:
        """Whether something is being done, or waits."""
        return self._waiting > 0

    def run(self, work: Callable[[], None]) -> None:
        """Do this, after what was given before."""
        self._waiting += 1
        self._pool.submit(work).add_done_callback(self._ended)

    def stop(self) -> None:
        """Do nothing more; what is being done ends by itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _ended(self, future: Future[None]) -> None:
        self._waiting -= 1
        error = None if future.cancelled() else future.exception()
        if error is not None:
            self._app().call_later(_raise, error)


def _raise(error: BaseException) -> None:
    """Let a fault end the app, as it would in a worker of Textual's."""
    raise error
