"""What every room stands on: exceptions, and units of work, time and money.

It may import nothing of ours, and only the standard library. Start at ``errors.py``.
"""
