"""The databases: tables, migrations, rows to nouns and back.

It is the only room that may import SQLAlchemy, and it decides nothing about
feasibility. Start at ``tables.py``.
"""
