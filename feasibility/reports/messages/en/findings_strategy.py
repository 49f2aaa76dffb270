"""What the rules found about the words, the goal and the readiness of an initiative."""

MESSAGES: dict[str, str] = {
    # CLR: asks. Missing is a question to whoever gave the initiative.
    "clarity.goal_unmeasurable.met": "The goal can be measured: {target}.",
    "clarity.goal_unmeasurable.missing": "The goal names no figure. How much, from whom, by when?",
    "clarity.goal_unmeasurable.open": "The goal names {measure} and no figure. How much?",
    "clarity.goal_without_date.met": "The goal has a date: {goal_day}.",
    "clarity.goal_without_date.missing": "The goal has no date. By when?",
    "clarity.goal_without_date.open": "The date of the goal is open. By when?",
    "clarity.segment_without_criteria.met": "{audience} is defined: {criteria}.",
    "clarity.segment_without_criteria.missing": "{audience} has no criteria. Who belongs to it, in words that can be queried?",  # noqa: E501
    "clarity.segment_without_criteria.missing.nobody": "No audience is named. Whom does it reach?",
    "clarity.no_channels.met": "{n_channels} {n_channels|channel|channels}: {channels}.",
    "clarity.no_channels.missing": "No channel is named. How does it reach them?",
    "clarity.no_owner.met": "{owner} owns it.",
    "clarity.no_owner.missing": "Nobody owns it yet. Who does?",
    "clarity.no_offer.met": "The offer is written down.",
    "clarity.no_offer.missing": "No offer is written down. What do they get for answering?",
    "clarity.no_baseline.met": "The baseline is {baseline}.",
    "clarity.no_baseline.missing": "The goal has no baseline. How much was it last time?",
    "clarity.no_baseline.open": "The baseline is open. How much was it last time?",
    "clarity.no_template.met": "The strategy is {template}.",
    "clarity.no_template.missing": "No strategy is chosen. Which one is it?",
    # RDY
    "readiness.missing.met": "{prerequisite} Yes.",
    "readiness.missing.missing": "{prerequisite} No, and no day is set.",
    "readiness.missing.open": "{prerequisite} Nobody has said yet.",
    "readiness.later_than_needed.met": "{prerequisite} Ready on {ready_day}, needed by {needed_day}.",
    "readiness.later_than_needed.missing": "{prerequisite} Ready on {ready_day}; it was needed by {needed_day}.",
    "readiness.later_than_needed.open": "{prerequisite} The day is open; it is needed by {needed_day}.",
    "readiness.not_answered.met": "{prerequisite} Yes.",
    "readiness.not_answered.missing": "{prerequisite} No.",
    "readiness.not_answered.open": "{prerequisite} Nobody has said yet.",
    # GOL
    "goal.funnel_short.met": "{reached} reached by {goal_day}, {target.number} asked for.",
    "goal.funnel_short.missing": "{reached} at most by {goal_day}; {target.number} asked for.",
    "goal.funnel_short.open": "{least_reached:most_reached} by {goal_day}; {target.number} asked for.",
    "goal.funnel_short.open.reached_unknown": "What is reached by {goal_day} is open; {target} asked for.",
    "goal.funnel_short.open.no_target": "{least_reached:most_reached} by {goal_day}; how much is asked for is open.",
    "goal.funnel_short.open.nothing_known": "What is to be reached in {measure} by {goal_day}, and what can be, is open.",  # noqa: E501
    "goal.sales_capacity.met": "Sellers can take on {there} {sales_counts} by then; {needed} come.",
    "goal.sales_capacity.missing": "Sellers can take on {there} {sales_counts} by then; {needed} are needed.",
    "goal.sales_capacity.open": "Sellers, {sales_counts} by then: they can take on {least_there:most_there}, {least_needed:most_needed} needed.",  # noqa: E501
    "goal.sales_capacity.open.nothing_known": "Sellers: how many {sales_counts} come by then, and how many they can take on, is open.",  # noqa: E501
    # POL
    "policy.forbidden.met": "{policy}: nothing here falls under it.",
    "policy.forbidden.missing": "{policy} forbids {applies_to}.",
    "policy.forbidden.open": "{policy} may forbid {applies_to}; that is open.",
    "policy.needs_approval.met": "{policy}: {approver} approves within {approval_weeks}, in time.",
    "policy.needs_approval.missing": "{policy}: {approver} has to approve, and that comes too late.",
    "policy.needs_approval.open": "{policy}: {approver} has to approve. Nobody has said how long that takes.",
    # BUD
    "money.line_short.met": "{line}, {quarter}: {needed_minor} of {there_minor}.",
    "money.line_short.missing": "{line} is {short_minor} short in {quarter}: {needed_minor} needed, {there_minor} there.",  # noqa: E501
    "money.line_short.open": "{line}, {quarter}: {least_needed_minor:most_needed_minor} needed, {least_there_minor:most_there_minor} there.",  # noqa: E501
    # STL: warns.
    "staleness.stale_fact.met": "{fact}: seen {seen_day}, fresh enough.",
    "staleness.stale_fact.partial": "{fact}: seen {seen_day}, older than {shelf_life_months}.",
}
