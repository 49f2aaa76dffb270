"""The nouns: frozen Pydantic models of plan, company, catalog and assessment.

They may hold rules of their own shape, but may not load, save, decide or word
anything. Start at ``plan.py`` for what goes in, ``assessment.py`` for what comes out.
"""
