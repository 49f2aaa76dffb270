"""The pages, one blueprint a noun: read the address, ask a service, show.

They may not compute what they show; ``present`` makes contexts and ``fragments`` sends them.
Start at ``plan.py``.
"""
