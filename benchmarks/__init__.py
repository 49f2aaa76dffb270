"""What is measured, and how: a generated company and plan, and the figures of a check on it.

Nothing here is imported by the product or timed by a test. Start at `generate.py`.
"""
