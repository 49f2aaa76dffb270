"""The second pair of eyes: recomputes every certificate from its premises.

It may import model, kernel, Pydantic and the standard library and nothing else, least
of all the engine whose work it checks. Start at ``check.py``.
"""

from feasibility.verify.check import verify
from feasibility.verify.verification import Refusal, Verification

__all__ = ["Refusal", "Verification", "verify"]
