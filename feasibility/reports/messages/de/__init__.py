"""German texts, one module a subject, as the English ones.

They may not name a value that the English ones do not name. Start at ``catalogue.py``.
"""
