"""Forms made from the nouns: what a field holds, how it is shown, read back and turned into edits.

Nothing here knows a single page, and no form is written by hand for one noun. Start at
``kinds.py``, then ``build.py`` and ``read.py``, which are each other's inverse.
"""
