"""How long deals take to close, and how many are won, from deals of which many are still open.

It may not read a file or ask what day it is; whoever asks brings the deals and the day. Start
at ``estimate.py``.
"""

from feasibility.engine.cycle.estimate import estimate_cycle

__all__ = ["estimate_cycle"]
