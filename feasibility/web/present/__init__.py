"""From assessment and plan to the contexts of pages: choosing, ordering, placing on the axis.

Nothing here decides about feasibility or makes up a number; sentences come from ``reports``.
Start at ``plan.py``.
"""
