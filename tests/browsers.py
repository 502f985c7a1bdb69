"""Which Chromium the journeys, the pictures and the benchmarks start."""

from __future__ import annotations

import os
import shutil
from typing import Any

SPARING = "chromium-headless-shell"  # the same pages without a browser's own windows: a fifth less processor time
# The address bar of each new window draws two pages that nobody sees: more processor time than a page of Kring.
POPUPS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
# The last list counts, so ours repeats what matters of Playwright's.
PLAYWRIGHT_IS_WITHOUT = (
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    *("ThirdPartyStoragePartitioning",),
)


def chromium() -> str | None:
    """The one that KRING_CHROMIUM names, else Debian's: the sparing one, or the one that people have."""
    return os.environ.get("KRING_CHROMIUM") or shutil.which(SPARING) or shutil.which("chromium")


# A page that is only looked at is gone before code that was made faster pays for its making.
AS_WRITTEN = "--js-flags=--no-opt --no-maglev"


def launch_options(*more: str) -> dict[str, Any]:
    """For Playwright: that Chromium, without what it does of its own accord, and with `more`."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    without = f"--disable-features={','.join((*PLAYWRIGHT_IS_WITHOUT, *POPUPS))}"
    return {
        "executable_path": chromium(),
        "args": ["--no-sandbox", "--disable-gpu", "--disable-quic", without, *quiet, *more],
    }
