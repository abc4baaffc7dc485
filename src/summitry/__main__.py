"""``python -m summitry`` is ``summitry``."""

import sys

from summitry.cli import main

sys.exit(main())
