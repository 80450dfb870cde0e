"""`python -m lufang_tui`."""

import sys

from lufang_tui.cli import main

sys.exit(main())
