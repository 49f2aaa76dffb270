"""What `feasibility catalog lint` looks for. Codes are permanent and never used again for another.

An *error* makes answers wrong or a file useless; a *warning* is something to look at; a *note*
says what nobody can mend, such as a source whose page states no day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class LintCheck:
    """One thing that is looked for: what is wrong where it is found, and what to do."""

    code: str
    severity: Severity
    wrong: str
    fix: str


CHECKS: dict[str, LintCheck] = {
    check.code: check
    for check in (
        LintCheck(
            "LNT001",
            "error",
            "The file cannot be used as it is.",
            "Correct it as the fault says; `feasibility schema catalog` names every key.",
        ),
        LintCheck(
            "LNT002",
            "error",
            "A name leads nowhere.",
            "Write the id of an entry that is there, or add the entry.",
        ),
        LintCheck(
            "LNT003",
            "error",
            "Two entries go by the same name, so that a search finds the wrong one.",
            "Keep the alias with the entry that people mean by it.",
        ),
        LintCheck(
            "LNT004",
            "error",
            "A limit has no unit.",
            "Write what is counted, such as `contacts` or `e-mails a month`.",
        ),
        LintCheck(
            "LNT005",
            "error",
            "A higher edition has less of a capability than a lower one.",
            "Correct the level, or say why in `falls_because`.",
        ),
        LintCheck(
            "LNT006",
            "warning",
            "A claim was last seen longer ago than claims of its kind are good for.",
            "Read the source again and renew `seen`.",
        ),
        LintCheck(
            "LNT007",
            "warning",
            "Nothing names this entry.",
            "Name it where it belongs, or remove it.",
        ),
        LintCheck(
            "LNT008",
            "error",
            "Strategies fall back on each other in a circle.",
            "Let the last of them have no `fallback`.",
        ),
        LintCheck(
            "LNT009",
            "error",
            "A formula names a term that does not exist.",
            "Use one of the terms listed with the fault.",
        ),
        LintCheck(
            "LNT010",
            "error",
            "A claim has neither a source nor says that it is an assumption.",
            "Add `source` and `known`, or `known: assumption`.",
        ),
        LintCheck(
            "LNT011",
            "error",
            "A category leaves out what more than a third of its products do.",
            "Add the capability to the category: what it leaves out counts as not there.",
        ),
        LintCheck(
            "LNT012",
            "note",
            "A source was never dated, so nobody can tell when it is out of date.",
            "Add `seen` once a day is known: the one the page states, or the one it was read on.",
        ),
        LintCheck(
            "LNT013",
            "error",
            "Phases must come after each other in a circle.",
            "Take one `after` out.",
        ),
        LintCheck(
            "LNT014",
            "error",
            "The least of a formula is more than its most.",
            "Exchange the two, or leave one out.",
        ),
        LintCheck(
            "LNT015",
            "error",
            "A strategy has no phase in which it is launched or runs, so no goal can be dated.",
            "Give one phase the role `launch`.",
        ),
        LintCheck(
            "LNT016",
            "error",
            "An edition is said to have no cap, and a limit too.",
            "Take it out of `uncapped`, or out of `values`.",
        ),
        LintCheck(
            "LNT017",
            "error",
            "Products need each other first, in a circle.",
            "Take one `needs_first` out.",
        ),
        LintCheck(
            "LNT018",
            "warning",
            "A connector names no object, so nothing flows.",
            "Name the objects, or take the connector out.",
        ),
        LintCheck(
            "LNT019",
            "note",
            "Only plans can name this word: no entry of the catalog does.",
            "Leave it if companies use it, or remove it.",
        ),
    )
}
