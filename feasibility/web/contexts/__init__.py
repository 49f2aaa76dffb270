"""One frozen dataclass a page and a fragment: all that its template may show.

They hold texts and numbers ready to be written; nothing in them computes. Start at
``frame.py``, which every page of a plan has around it.
"""
