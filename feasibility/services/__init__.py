"""What users do, as steps: load, check, save, each in one transaction.

It may not know of HTTP, HTML, arguments or exit codes, and every function takes the
acting member. Start at the module named after the noun you are after.
"""
