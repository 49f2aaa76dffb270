"""The data files: YAML read strictly, checked, and made into one ``Catalog``.

It is the only room that may import ``yaml``, and it decides nothing about feasibility.
Start at ``load.py``.
"""
