"""The command line: one module a command, arguments in, text and exit code out.

It may not reach into store, engine or catalog; it asks the services, and imports heavy
libraries only inside the command that needs them. Start at ``main.py``.
"""
