"""What the command's exit codes mean; they are part of what scripts rely on."""

from __future__ import annotations

YES = 0
NO = 1
USAGE = 2
INVALID_INPUT = 3
OPEN = 4
OUR_FAULT = 5
# What shells expect of a command that Ctrl-C ended: 128 and the number of the signal.
INTERRUPTED = 130

SUMMARY = (
    "0 feasible, or accepted; 1 not feasible as written, or refused; 2 called wrongly;"
    " 3 input that cannot be used; 4 cannot tell yet, not settled, or not all checked;"
    " 5 a fault of ours."
)
_BY_HEADLINE = {
    "feasible": YES,
    "feasible_with_changes": NO,
    "feasible_with_changes_at_most": NO,
    "infeasible": NO,
    "infeasible_as_written": NO,
    "unknown": OPEN,
    "not_proven": OPEN,
}


def of_headline(headline: str) -> int:
    """The exit code of `check` for the plan's headline."""
    return _BY_HEADLINE[headline]


def of_verification(*, accepted: bool, all_checked: bool) -> int:
    """The exit code of `verify`."""
    if not accepted:
        return NO
    return YES if all_checked else OPEN
