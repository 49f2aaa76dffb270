"""How often Python looks for rings of unused objects, in the processes that check plans."""

from __future__ import annotations

import gc

# A check makes many small objects and hardly a ring of them; Python's own 700 makes it look through
# them again and again. Figures: benchmarks/README.md.
COLLECT_AFTER = (100_000, 50, 50)


def collect_less_often() -> None:
    """Lets Python look less often, in all of this process."""
    gc.set_threshold(*COLLECT_AFTER)
