"""The texts of the rules, one module a family, as data.

They may not decide anything; what a rule computes stands in the engine. Start at
``entry.py`` for the sections every rule has.
"""
