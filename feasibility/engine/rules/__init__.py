"""The rules: what each family finds about an initiative, explained from its settled answer.

They decide nothing and do not know each other. ``../findings.py`` asks them all.
"""
