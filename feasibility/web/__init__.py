"""The pages: app factory, one module a noun, forms, contexts, fragments, errors.

It may not decide anything, word a verdict, or reach into store, engine or catalog; it
asks the services and renders what they return. Start at ``app.py``.
"""
