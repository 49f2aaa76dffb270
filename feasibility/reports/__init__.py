"""The words: what was decided, as sentences and laid out in every format.

It may not decide, compute a number of its own, or touch disk or clock; every figure
comes from the assessment. Start at ``view.py``.
"""
