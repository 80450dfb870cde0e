"""OSC 52 on a terminal of its own, and where there is none."""

from __future__ import annotations

import os
import subprocess
import sys

from lufang_tui.clipboard import osc52

TEXT = "查文雄表示：“…”👩🏽‍💻"
SEND = "import sys; from lufang_tui.clipboard import send_to_terminal; send_to_terminal(sys.argv[1])"
DELIVER = """
import sys
from lufang_tui.clipboard import deliver, plan
print(deliver(sys.argv[1], plan({"TERM": "xterm"}, "linux", lambda name: None)).sentence)
"""


def test_controlling_terminal_gets_the_sequence_and_nothing_else() -> None:
    pid, master = os.forkpty()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-c", SEND, TEXT])
    got = b""
    try:
        while piece := os.read(master, 4096):
            got += piece
    except OSError:
        pass  # Linux reports the end of a pseudo-terminal as an input error
    finally:
        os.close(master)
        _, status = os.waitpid(pid, 0)
    assert status == 0
    assert got == osc52(TEXT)


def test_without_a_terminal_the_reason_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-c", DELIVER, TEXT],
        start_new_session=True,
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )
    assert done.stdout == "Not copied: the terminal cannot be written to: No such device or address.\n"
