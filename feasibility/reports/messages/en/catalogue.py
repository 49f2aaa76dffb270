"""All English texts. A new module of texts is named here."""

from __future__ import annotations

from feasibility.reports.messages.en import (
    commands,
    cycle,
    facts,
    faults,
    fields,
    findings_stack,
    findings_strategy,
    findings_work,
    name_matches,
    pages,
    pages_catalog,
    pages_facts,
    pages_initiative,
    pages_library,
    proofs,
    report,
    strategies,
    suggestions,
    values,
    verdicts,
)

TEXTS: dict[str, str] = {
    **commands.MESSAGES,
    **cycle.MESSAGES,
    **values.MESSAGES,
    **facts.MESSAGES,
    **faults.MESSAGES,
    **findings_strategy.MESSAGES,
    **findings_stack.MESSAGES,
    **findings_work.MESSAGES,
    **verdicts.MESSAGES,
    **proofs.MESSAGES,
    **report.MESSAGES,
    **strategies.MESSAGES,
    **suggestions.MESSAGES,
    **name_matches.MESSAGES,
    **fields.MESSAGES,
    **pages.MESSAGES,
    **pages_catalog.MESSAGES,
    **pages_facts.MESSAGES,
    **pages_initiative.MESSAGES,
    **pages_library.MESSAGES,
}
