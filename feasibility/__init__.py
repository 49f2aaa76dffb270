"""Whether a marketing strategy can be executed, and the proof.

The package is a house of rooms, listed from top to bottom in ``pyproject.toml``: a
room imports only rooms below it, and nothing but this docstring stands here. Start
with ``feasibility.engine`` for what is decided and ``feasibility.cli`` for how it is
called.
"""
