from __future__ import annotations

import sys

from kring.cli.main import main

sys.exit(main())
