"""Was die Regeln zu Worten, Ziel und Bereitschaft einer Initiative gefunden haben."""

MESSAGES: dict[str, str] = {
    "clarity.goal_unmeasurable.met": "Das Ziel ist messbar: {target}.",
    "clarity.goal_unmeasurable.missing": "Das Ziel nennt keine Zahl. Wie viel, von wem, bis wann?",
    "clarity.goal_unmeasurable.open": "Das Ziel nennt {measure} und keine Zahl. Wie viel?",
    "clarity.goal_without_date.met": "Das Ziel hat ein Datum: {goal_day}.",
    "clarity.goal_without_date.missing": "Das Ziel hat kein Datum. Bis wann?",
    "clarity.goal_without_date.open": "Das Datum des Ziels ist offen. Bis wann?",
    "clarity.segment_without_criteria.met": "{audience} ist bestimmt: {criteria}.",
    "clarity.segment_without_criteria.missing": "{audience} hat keine Kriterien. Wer gehört dazu, in abfragbaren Worten?",  # noqa: E501
    "clarity.segment_without_criteria.missing.nobody": "Keine Zielgruppe ist genannt. Wen erreicht es?",
    "clarity.no_channels.met": "{n_channels} {n_channels|Kanal|Kanäle}: {channels}.",
    "clarity.no_channels.missing": "Kein Kanal ist genannt. Wie erreicht es sie?",
    "clarity.no_owner.met": "{owner} verantwortet es.",
    "clarity.no_owner.missing": "Noch verantwortet es niemand. Wer?",
    "clarity.no_offer.met": "Das Angebot ist aufgeschrieben.",
    "clarity.no_offer.missing": "Kein Angebot ist aufgeschrieben. Was bekommt, wer antwortet?",
    "clarity.no_baseline.met": "Der Ausgangswert ist {baseline}.",
    "clarity.no_baseline.missing": "Das Ziel hat keinen Ausgangswert. Wie viel war es zuletzt?",
    "clarity.no_baseline.open": "Der Ausgangswert ist offen. Wie viel war es zuletzt?",
    "clarity.no_template.met": "Die Strategie ist {template}.",
    "clarity.no_template.missing": "Keine Strategie ist gewählt. Welche ist es?",
    "readiness.missing.met": "{prerequisite} Ja.",
    "readiness.missing.missing": "{prerequisite} Nein, und kein Tag ist gesetzt.",
    "readiness.missing.open": "{prerequisite} Das hat noch niemand gesagt.",
    "readiness.later_than_needed.met": "{prerequisite} Bereit am {ready_day}, gebraucht bis {needed_day}.",
    "readiness.later_than_needed.missing": "{prerequisite} Bereit am {ready_day}; gebraucht bis {needed_day}.",
    "readiness.later_than_needed.open": "{prerequisite} Der Tag ist offen; gebraucht bis {needed_day}.",
    "readiness.not_answered.met": "{prerequisite} Ja.",
    "readiness.not_answered.missing": "{prerequisite} Nein.",
    "readiness.not_answered.open": "{prerequisite} Das hat noch niemand gesagt.",
    "goal.funnel_short.met": "{reached} bis {goal_day} erreicht, {target.number} verlangt.",
    "goal.funnel_short.missing": "Höchstens {reached} bis {goal_day}; {target.number} verlangt.",
    "goal.funnel_short.open": "{least_reached:most_reached} bis {goal_day}; {target.number} verlangt.",
    "goal.funnel_short.open.reached_unknown": "Was bis {goal_day} erreicht wird, ist offen; {target} verlangt.",
    "goal.funnel_short.open.no_target": "{least_reached:most_reached} bis {goal_day}; wie viel verlangt ist, ist offen.",  # noqa: E501
    "goal.funnel_short.open.nothing_known": "Was bis {goal_day} erreicht werden soll und kann ({measure}), ist offen.",
    "goal.sales_capacity.met": "Der Vertrieb kann bis dahin {there} {sales_counts} bearbeiten; {needed} kommen.",
    "goal.sales_capacity.missing": "Der Vertrieb kann bis dahin {there} {sales_counts} bearbeiten; {needed} werden gebraucht.",  # noqa: E501
    "goal.sales_capacity.open": "Vertrieb, {sales_counts} bis dahin: {least_there:most_there} kann er bearbeiten, {least_needed:most_needed} gebraucht.",  # noqa: E501
    "goal.sales_capacity.open.nothing_known": "Vertrieb: wie viele {sales_counts} bis dahin kommen und wie viele er bearbeiten kann, ist offen.",  # noqa: E501
    "policy.forbidden.met": "{policy}: nichts hier fällt darunter.",
    "policy.forbidden.missing": "{policy} verbietet {applies_to}.",
    "policy.forbidden.open": "{policy} verbietet vielleicht {applies_to}; das ist offen.",
    "policy.needs_approval.met": "{policy}: {approver} gibt innerhalb von {approval_weeks} frei, rechtzeitig.",
    "policy.needs_approval.missing": "{policy}: {approver} muss freigeben, und das kommt zu spät.",
    "policy.needs_approval.open": "{policy}: {approver} muss freigeben. Niemand hat gesagt, wie lange das dauert.",
    "money.line_short.met": "{line}, {quarter}: {needed_minor} von {there_minor}.",
    "money.line_short.missing": "{line} fehlen {short_minor} in {quarter}: {needed_minor} gebraucht, {there_minor} da.",
    "money.line_short.open": "{line}, {quarter}: {least_needed_minor:most_needed_minor} gebraucht, {least_there_minor:most_there_minor} da.",  # noqa: E501
    "staleness.stale_fact.met": "{fact}: gesehen am {seen_day}, frisch genug.",
    "staleness.stale_fact.partial": "{fact}: gesehen am {seen_day}, älter als {shelf_life_months}.",
}
