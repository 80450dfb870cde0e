"""`python -m lufang_tui`."""

import sys

from lufang_tui.cli import main

if __name__ == "__main__":  # processes that read kits import this module again
    sys.exit(main())
