"""All German texts. What is not in here is said in English."""

from __future__ import annotations

from feasibility.reports.messages.de import (
    facts,
    findings_stack,
    findings_strategy,
    findings_work,
    name_matches,
    proofs,
    report,
    suggestions,
    values,
    verdicts,
)

TEXTS: dict[str, str] = {
    **values.MESSAGES,
    **facts.MESSAGES,
    **findings_strategy.MESSAGES,
    **findings_stack.MESSAGES,
    **findings_work.MESSAGES,
    **verdicts.MESSAGES,
    **proofs.MESSAGES,
    **report.MESSAGES,
    **suggestions.MESSAGES,
    **name_matches.MESSAGES,
}
