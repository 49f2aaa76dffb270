"""Which product of the catalog a name means that somebody wrote in a list, an invoice or a mail.

It may not guess in silence: what is not sure is to be confirmed. Start at ``finding.py``.
"""

from feasibility.matching.names.finding import find_product
from feasibility.matching.names.index import NameIndex, build_index

__all__ = ["NameIndex", "build_index", "find_product"]
