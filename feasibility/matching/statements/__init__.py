"""Which strategies a statement in a CMO's own words sounds like, or that it is too vague to tell.

It reads templates, capabilities and a lexicon, and asks no clock, disk or network. Start at
``strategies.py``.
"""

from feasibility.matching.statements.strategies import StrategyFinder

__all__ = ["StrategyFinder"]
