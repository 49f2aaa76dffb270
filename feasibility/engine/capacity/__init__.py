"""Do the work hours fit: problem, flow, placement, presence, explanation, in whole numbers.

It may not know a plan, a company or a rule: quarter-hours, week numbers and ids only.
Start at ``problem.py``; ``flow.py`` refutes and ``placement.py`` proves.
"""
