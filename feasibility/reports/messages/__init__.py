"""The texts, one package a language, as data: message id to template with named values.

They may not decide or compute; how a value is written stands in ``values.py``. Start at
``en``, the language every other one is held against.
"""
