"""`python -m careerguide`: the same as the command `careerguide`."""

import sys

from careerguide.cli import main

sys.exit(main())
