"""What the rules found about capabilities, limits, data flows and the choice of tools."""

MESSAGES: dict[str, str] = {
    # CAP
    "capability.missing.met": "{capability}: level {level} needed, {provider} has {held_level}.",
    "capability.missing.missing": "{capability}: level {level} needed, and nothing here does it.",
    "capability.missing.missing.nearest": "{capability}: level {level} needed. Nearest is {provider}: {reason}.",
    "capability.missing.open": "{capability}: level {level} needed. Whether anything here does it is open.",
    "capability.missing.open.provider": "{capability}: level {level} needed. Whether {provider} does it is open.",
    "capability.missing.open.silence": "{capability}: level {level} needed, and nothing listed does it. Is the list of {area} complete?",  # noqa: E501
    "capability.level_too_low.met": "{capability}: level {level} needed, {provider} has {held_level}.",
    "capability.level_too_low.partial": "{capability}: level {level} needed, {provider} has {held_level}.",
    "capability.level_too_low.open": "{capability}: level {level} needed, {provider} has {least_level:most_level}.",
    "capability.not_live_in_time.met": "{capability}: {provider} is live in time.",
    "capability.not_live_in_time.missing": "{capability}: {provider} goes live on {live_day}; it is needed by {needed_day}.",  # noqa: E501
    "capability.not_live_in_time.missing.no_date": "{capability}: {provider} is {provider_status}, and no go-live is set.",  # noqa: E501
    "capability.not_live_in_time.missing.ends": "{capability}: {provider} ends on {live_until_day}; it is needed until {needed_day}.",  # noqa: E501
    "capability.not_live_in_time.open": "{capability}: when {provider} goes live is open; it is needed by {needed_day}.",  # noqa: E501
    "capability.not_live_in_time.open.ends": "{capability}: until when {provider} is there is open; it is needed until {needed_day}.",  # noqa: E501
    # SCP. `needed` and `there` are amounts of the limit.
    "scope.over_limit.met": "{provider}: {needed} of {there} {limit.unit}.",
    "scope.over_limit.missing": "{provider} is {short} {limit.unit} short: {needed} needed, {there} there.",
    "scope.over_limit.open": "{provider}, {limit.unit}: {least_needed:most_needed} needed, {least_there:most_there} there.",  # noqa: E501
    "scope.under_minimum.met": "{provider}: {there} {limit.unit}, at least {needed} needed.",
    "scope.under_minimum.missing": "{provider} needs at least {needed} {limit.unit}; there are {there}.",
    "scope.under_minimum.open": "{provider}, {limit.unit}: at least {least_needed:most_needed} needed, {least_there:most_there} there.",  # noqa: E501
    "scope.overage_costs.met": "{provider}: no {limit.unit} over the limit.",
    "scope.overage_costs.partial": "{provider}: {over} {limit.unit} over the limit cost {cost_minor}.",
    "scope.overage_costs.open": "{provider}: up to {over} {limit.unit} over the limit; what they cost is open.",
    # FLW. `minutes` is the earliest arrival, `within_minutes` what is needed.
    "flow.no_path.met": "{object}: from {from_provider} to {to_provider} in {minutes}; {within_minutes} allowed.",
    "flow.no_path.missing": "{object}: no connection leads from {from_capability} to {to_capability}.",
    "flow.no_path.missing.nobody": "{object}: nothing here does {capability}.",
    "flow.no_path.missing.nearest": "{object}: no way from {from_capability} to {to_capability}; {connection} {blocked}.",  # noqa: E501
    "flow.no_path.open": "{object}: whether there is a way from {from_capability} to {to_capability} is open.",
    "flow.no_path.open.nobody": "{object}: whether anything here does {capability} is open.",
    "flow.no_path.open.silence": "{object}: no listed way from {from_capability} to {to_capability}. Are all connections of {provider} listed?",  # noqa: E501
    "flow.too_late.met": "{object}: stays in {provider}.",
    "flow.too_late.missing": "{object}: at {to_capability} after {minutes}; needed within {within_minutes}.",
    "flow.too_late.open": "{object}: at {to_capability} after {least_minutes:most_minutes}; needed within {within_minutes}.",  # noqa: E501
    "flow.suppression_missing.met": "{object}: at {provider} in {minutes}; {within_minutes} allowed.",
    "flow.suppression_missing.missing": "{object}: not at {provider} within {within_minutes}.",
    "flow.suppression_missing.missing.nobody": "{object}: nothing here does {capability}.",
    "flow.suppression_missing.open": "{object}: whether {provider} has them within {within_minutes} is open.",
    "flow.suppression_missing.open.nobody": "{object}: whether anything here does {capability} is open.",
    "flow.no_consent.met": "{object}: the consent comes along.",
    "flow.no_consent.missing": "{object}: from {from_capability} to {to_capability} the consent is left behind.",
    "flow.no_consent.open": "{object}: whether {connection} brings the consent along is open.",
    # SRV
    "serving.no_one_fits_all.met": "One choice of tools meets every line: {providers}.",
    "serving.no_one_fits_all.missing": "Each line is met by something, and no one choice of tools meets all of them: {capabilities}.",  # noqa: E501
    "serving.no_one_fits_all.open": "Whether one choice of tools meets all lines is open: {capabilities}.",
}
