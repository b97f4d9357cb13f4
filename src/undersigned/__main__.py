"""Runs the command line as `python -m undersigned`."""

import sys

from undersigned.cli import main

if __name__ == "__main__":
    sys.exit(main())
