"""What people mean by the words they write: a product by its name, a strategy by a statement.

It may not decide about feasibility, and asks no clock, disk or network: the same words get the
same ranked answer for ever. Start at ``names/finding.py`` and ``statements/strategies.py``.
"""
