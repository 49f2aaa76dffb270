"""Was die Regeln zu Menschen, Stunden, Tagen und Initiativen nebeneinander gefunden haben."""

MESSAGES: dict[str, str] = {
    "skills.nobody.met": "{skill} mit {proficiency} oder mehr: {workers}.",
    "skills.nobody.partial": "{skill} mit {proficiency} gebraucht; das meiste ist {held_proficiency}.",
    "skills.nobody.missing": "{skill} mit {proficiency} gebraucht; niemand kann es.",
    "skills.nobody.open": "{skill} mit {proficiency} gebraucht; ob es jemand kann, ist offen.",
    "skills.nobody.open.silence": "{skill} mit {proficiency} gebraucht; niemand Aufgeführtes kann es. Sind das alle?",
    "skills.absence_gap.met": "{skill}: in jeder Woche von {phase} ist jemand da.",
    "skills.absence_gap.missing": "{skill} mit {proficiency}: in {gap_mondays} ist niemand da, und {phase} kann nicht ausweichen.",  # noqa: E501
    "skills.absence_gap.open": "{skill} mit {proficiency}: ob in {gap_mondays} jemand da ist, ist offen.",
    "skills.only_one.met": "{skill}: {n_workers} Menschen können es.",
    "skills.only_one.partial": "Nur {worker} kann {skill}.",
    "work.short.met": "{needed_hours} passen, Woche für Woche.",
    "work.short.met.spare": "{needed_hours} passen. Wo es am engsten ist, bleiben {spare_hours}: {skill}, {first_week:last_week}.",  # noqa: E501
    "work.short.missing": "{skills}: {short_hours} fehlen in {first_week:last_week}. {needed_hours} gebraucht, {there_hours} da.",  # noqa: E501
    "work.short.open": "{skills}: {least_needed_hours:most_needed_hours} gebraucht in {first_week:last_week}, {least_there_hours:most_there_hours} da.",  # noqa: E501
    "work.needs_more_than_three.met": "{skill}: drei Menschen reichen für {phase}.",
    "work.needs_more_than_three.missing": "{skill}: {needed_hours} gebraucht für {phase}; die drei mit der meisten Zeit haben {there_hours}.",  # noqa: E501
    "work.needs_more_than_three.open": "{skill}: {least_needed_hours:most_needed_hours} gebraucht für {phase}; die drei mit der meisten Zeit haben {least_there_hours:most_there_hours}.",  # noqa: E501
    "work.not_placed.met": "Jede Phase hat ihre Wochen.",
    "work.not_placed.open": "{needed_hours} passen in der Summe, und keine Verteilung auf Wochen wurde gefunden.",
    "timing.effect_after_goal_date.met": "Wirkung bis {effect_day}; das Ziel ist der {goal_day}.",
    "timing.effect_after_goal_date.missing": "Frühestens am {launch_day} gestartet, wirkt es am {effect_day}: {late_days} nach dem Ziel, {goal_day}.",  # noqa: E501
    "timing.effect_after_goal_date.open": "Wirkung zwischen {earliest_effect_day} und {latest_effect_day}; das Ziel ist der {goal_day}.",  # noqa: E501
    "timing.effect_after_goal_date.open.no_latest": "Wirkung frühestens am {earliest_effect_day}, wie spät, ist offen; das Ziel ist der {goal_day}.",  # noqa: E501
    "timing.window_too_short.met": "{phase}: {needed_weeks} gebraucht, {there_weeks} da.",
    "timing.window_too_short.missing": "{phase} dauert {needed_weeks}; von {earliest_day} bis {latest_day} {there_weeks.number|ist es|sind es} {there_weeks}.",  # noqa: E501
    "timing.window_too_short.missing.no_weeks": "{phase} dauert {needed_weeks}; Beginn frühestens am {earliest_day}, Ende spätestens am {latest_day}.",  # noqa: E501
    "timing.window_too_short.open": "{phase} dauert {least_needed_weeks:most_needed_weeks}; von {earliest_day} bis {latest_day} {there_weeks.number|ist es|sind es} {there_weeks}.",  # noqa: E501
    "timing.window_too_short.open.no_start": "{phase} dauert {least_needed_weeks:most_needed_weeks}; ob es früh genug beginnen kann, ist offen.",  # noqa: E501
    "timing.queue_too_long.met": "{queue}: {waiting_weeks} Wartezeit, rechtzeitig für {phase}.",
    "timing.queue_too_long.missing": "{queue}: {waiting_weeks} Wartezeit, bis {free_day}; {phase} muss bis {needed_day} beginnen.",  # noqa: E501
    "timing.queue_too_long.open": "{queue}: wie lange es dauert, ist offen; {phase} muss bis {needed_day} beginnen.",
    "timing.approval_too_long.met": "{policy}: freigegeben bis {approved_day}, rechtzeitig für {needed_day}.",
    "timing.approval_too_long.missing": "{policy}: die Freigabe dauert {approval_weeks}, bis {approved_day}; der Start muss bis {needed_day} sein.",  # noqa: E501
    "timing.approval_too_long.open": "{policy}: wie lange die Freigabe dauert, ist offen; der Start muss bis {needed_day} sein.",  # noqa: E501
    "portfolio.clash.met": "Es passt neben alles von höherem oder gleichem Rang.",
    "portfolio.clash.missing": "Allein machbar, nicht neben {initiatives}. Nicht genug für alle: {resource}.",
    "portfolio.clash.open": "Ob es neben {initiatives} passt, ist offen: {resource}.",
    "portfolio.shared_limit.met": "{provider}: {needed} von {there} {limit.unit} für alle zusammen.",
    "portfolio.shared_limit.missing": "{provider}: {needed} {limit.unit} gebraucht zusammen mit {initiatives}, {there} da.",  # noqa: E501
    "portfolio.shared_limit.open": "{provider}, {limit.unit} zusammen mit {initiatives}: {least_needed:most_needed} gebraucht, {least_there:most_there} da.",  # noqa: E501
    "portfolio.shared_funnel.met": "{audience}: {needed} von {there} Firmen für alle Ziele zusammen.",
    "portfolio.shared_funnel.missing": "{audience}: {needed} Firmen gebraucht zusammen mit {initiatives}, {there} da.",
    "portfolio.shared_funnel.open": "{audience}, Firmen zusammen mit {initiatives}: {least_needed:most_needed} gebraucht, {least_there:most_there} da.",  # noqa: E501
    "portfolio.comes_after.met": "Sie kommt nach {initiative}, und das geht.",
    "portfolio.comes_after.missing": "Sie kommt nach {initiative}, und die ist so nicht machbar.",
    "portfolio.comes_after.open": "Sie kommt nach {initiative}, und ob die machbar ist, ist offen.",
}
