"""English texts, British spelling, one module a subject.

They may not name a value that the other languages do not name. Start at
``findings_stack.py``.
"""
