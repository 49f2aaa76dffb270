"""What the rules found about people, hours, dates, and initiatives beside each other."""

MESSAGES: dict[str, str] = {
    # SKL
    "skills.nobody.met": "{skill} at {proficiency} or more: {workers}.",
    "skills.nobody.partial": "{skill} at {proficiency} needed; the most there is is {held_proficiency}.",
    "skills.nobody.missing": "{skill} at {proficiency} needed; nobody has it.",
    "skills.nobody.open": "{skill} at {proficiency} needed; whether anybody has it is open.",
    "skills.nobody.open.silence": "{skill} at {proficiency} needed; nobody listed has it. Is this everybody?",
    "skills.absence_gap.met": "{skill}: somebody is there in every week of {phase}.",
    "skills.absence_gap.missing": "{skill} at {proficiency}: nobody is there in {gap_mondays}, and {phase} cannot go round it.",  # noqa: E501
    "skills.absence_gap.open": "{skill} at {proficiency}: whether somebody is there in {gap_mondays} is open.",
    "skills.only_one.met": "{skill}: {n_workers} people have it.",
    "skills.only_one.partial": "{worker} alone holds {skill}.",
    # WRK. `first_week` and `last_week` are Mondays of the first and last week.
    "work.short.met": "{needed_hours} fit, week by week.",
    "work.short.met.spare": "{needed_hours} fit. {spare_hours} to spare where it is tightest: {skill}, {first_week:last_week}.",  # noqa: E501
    "work.short.missing": "{skills}: {short_hours} short in {first_week:last_week}. {needed_hours} needed, {there_hours} there.",  # noqa: E501
    "work.short.open": "{skills}: {least_needed_hours:most_needed_hours} needed in {first_week:last_week}, {least_there_hours:most_there_hours} there.",  # noqa: E501
    "work.needs_more_than_three.met": "{skill}: three people are enough for {phase}.",
    "work.needs_more_than_three.missing": "{skill}: {needed_hours} needed for {phase}; the three with most time have {there_hours}.",  # noqa: E501
    "work.needs_more_than_three.open": "{skill}: {least_needed_hours:most_needed_hours} needed for {phase}; the three with most time have {least_there_hours:most_there_hours}.",  # noqa: E501
    "work.not_placed.met": "Every phase has its weeks.",
    "work.not_placed.open": "{needed_hours} fit in sum, and no placement week by week was found.",
    # TIM
    "timing.effect_after_goal_date.met": "Effect by {effect_day}; the goal is {goal_day}.",
    "timing.effect_after_goal_date.missing": "Launched on {launch_day} at the earliest, it has effect on {effect_day}: {late_days} after the goal, {goal_day}.",  # noqa: E501
    "timing.effect_after_goal_date.open": "Effect between {earliest_effect_day} and {latest_effect_day}; the goal is {goal_day}.",  # noqa: E501
    "timing.effect_after_goal_date.open.no_latest": "Effect on {earliest_effect_day} at the earliest, and how late is open; the goal is {goal_day}.",  # noqa: E501
    "timing.window_too_short.met": "{phase}: {needed_weeks} needed, {there_weeks} there.",
    "timing.window_too_short.missing": "{phase} takes {needed_weeks}; from {earliest_day} to {latest_day} there {there_weeks.number|is|are} {there_weeks}.",  # noqa: E501
    "timing.window_too_short.missing.no_weeks": "{phase} takes {needed_weeks}; it can start on {earliest_day} at the earliest, and has to end by {latest_day}.",  # noqa: E501
    "timing.window_too_short.open": "{phase} takes {least_needed_weeks:most_needed_weeks}; from {earliest_day} to {latest_day} there {there_weeks.number|is|are} {there_weeks}.",  # noqa: E501
    "timing.window_too_short.open.no_start": "{phase} takes {least_needed_weeks:most_needed_weeks}; whether it can start early enough is open.",  # noqa: E501
    "timing.queue_too_long.met": "{queue}: {waiting_weeks} to wait, in time for {phase}.",
    "timing.queue_too_long.missing": "{queue}: {waiting_weeks} to wait, until {free_day}; {phase} has to start by {needed_day}.",  # noqa: E501
    "timing.queue_too_long.open": "{queue}: how long it takes is open; {phase} has to start by {needed_day}.",
    "timing.approval_too_long.met": "{policy}: approved by {approved_day}, in time for {needed_day}.",
    "timing.approval_too_long.missing": "{policy}: approval takes {approval_weeks}, until {approved_day}; it has to launch by {needed_day}.",  # noqa: E501
    "timing.approval_too_long.open": "{policy}: how long approval takes is open; it has to launch by {needed_day}.",
    # PRT. `resource` is what is shared, see docs/messages.md.
    "portfolio.clash.met": "It fits beside everything of higher or equal rank.",
    "portfolio.clash.missing": "Feasible alone, not beside {initiatives}. Not enough for all: {resource}.",
    "portfolio.clash.open": "Whether it fits beside {initiatives} is open: {resource}.",
    "portfolio.shared_limit.met": "{provider}: {needed} of {there} {limit.unit} for all together.",
    "portfolio.shared_limit.missing": "{provider}: {needed} {limit.unit} needed together with {initiatives}, {there} there.",  # noqa: E501
    "portfolio.shared_limit.open": "{provider}, {limit.unit} together with {initiatives}: {least_needed:most_needed} needed, {least_there:most_there} there.",  # noqa: E501
    "portfolio.shared_funnel.met": "{audience}: {needed} of {there} accounts for all goals together.",
    "portfolio.shared_funnel.missing": "{audience}: {needed} accounts needed together with {initiatives}, {there} there.",  # noqa: E501
    "portfolio.shared_funnel.open": "{audience}, accounts together with {initiatives}: {least_needed:most_needed} needed, {least_there:most_there} there.",  # noqa: E501
    "portfolio.comes_after.met": "It comes after {initiative}, which has a way of working.",
    "portfolio.comes_after.missing": "It comes after {initiative}, which is not feasible as written.",
    "portfolio.comes_after.open": "It comes after {initiative}, and whether that one can be done is open.",
}
