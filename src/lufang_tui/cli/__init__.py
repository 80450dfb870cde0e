"""The command line: standard output is data, standard error is talk, exit codes are a contract.

What a command prints comes from the rooms below; here are only arguments, streams and exit codes.
"""

from lufang_tui.cli.main import main

__all__ = ["main"]
