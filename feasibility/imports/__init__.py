"""Files that other programs wrote, read for what they hold: exports of a CRM.

It may not estimate, decide or store anything, and it guesses nothing that a column leaves open:
it says what would settle it. Start at ``opportunities.py``.
"""

from feasibility.imports.opportunities import read_opportunities

__all__ = ["read_opportunities"]
