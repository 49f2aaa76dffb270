"""The verdict: a plan, a company and a catalog in, an assessment out.

It may not see a clock, disk, environment, chance or framework; the same input gives
the same output to the byte. Start at ``check.py``.
"""
